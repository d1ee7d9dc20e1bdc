"""What code can do with a text in a language: all of it in English, what needs no language in any other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language by the first part of its tag, in ISO 639: `en` of `en-gb`."""

    code: str

    @classmethod
    def of(cls, tag: str | None) -> "Language":
        """Return the language of a tag; a text of which nobody knows it is taken as English."""
        return cls((tag or "en").casefold().replace("_", "-").partition("-")[0])

    @property
    def parsed(self) -> bool:
        """Whether the parser knows it, and all that rests on it: reading, date rules, checks of wording."""
        return self.code == "en"

    @property
    def name(self) -> str:
        """Its name in English, the code where it has none."""
        from babel import Locale

        return str(Locale("en").languages.get(self.code, self.code))

    @property
    def known(self) -> bool:
        """Whether its code is one of ISO 639-1."""
        return len(self.code) == len("en") and self.name != self.code
