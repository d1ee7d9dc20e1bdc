"""What briefs are compared by: a gold brief that a person wrote, and the neutral form of any brief.

Both are read more loosely than what we write: fields that the comparison does not need are left aside.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, ConfigDict, Field

from summarizer.domain.frozen import Frozen

Salience = Literal["core", "minor"]
"""Whether a good brief must have an item (`core`), or may have it."""

Offsets = tuple[int, int]
"""Start inclusive and end exclusive, in characters of the article's text."""


class _Loose(Frozen):
    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class GoldParty(_Loose):
    """Somebody who takes part, with every other name that is right."""

    name: str
    aliases: tuple[str, ...] = ()
    salience: Salience = "minor"


class GoldClaim(_Loose):
    """What the gold items but parties have in common."""

    evidence: tuple[str | Offsets, ...]
    """Words of the article, wherever they stand in it, or a pair of offsets."""
    salience: Salience = "minor"

    @property
    def said(self) -> str:
        """What is said, in the words of whoever made the gold; empty where nobody wrote it down."""
        return ""


class GoldPosition(GoldClaim):
    """What a party wants, offers, refuses, warns of or holds to be so."""

    holder: str
    """The name of one of the parties, not an alias."""
    gist: str = ""

    @property
    def said(self) -> str:
        """The gist."""
        return self.gist


class GoldEvent(GoldClaim):
    """Something with a time: an EDTF value, or null where the text has none."""

    value: str | None
    gist: str = ""

    @property
    def said(self) -> str:
        """The gist."""
        return self.gist


class GoldDispute(GoldClaim):
    """A question on which the parties have not agreed."""

    question: str

    @property
    def said(self) -> str:
        """The question."""
        return self.question


class GoldPublished(_Loose):
    """The publication date in EDTF, null where the article does not tell it."""

    value: str | None = None


class Gold(_Loose):
    """One article as a careful person briefs it; what briefs are scored against."""

    article: str
    """File name of the article."""
    published: Annotated[GoldPublished, BeforeValidator(lambda raw: raw or {})] = GoldPublished()
    parties: tuple[GoldParty, ...]
    positions: tuple[GoldPosition, ...]
    timeline: tuple[GoldEvent, ...]
    open_disputes: tuple[GoldDispute, ...]

    def cited(self) -> Iterator[tuple[str, GoldClaim]]:
        """Yield every item with evidence and its place in the file, in a person's words."""
        sections: dict[str, tuple[GoldClaim, ...]] = {
            "positions": self.positions,
            "timeline": self.timeline,
            "open_disputes": self.open_disputes,
        }
        for section, items in sections.items():
            for number, item in enumerate(items, start=1):
                yield f"{section}, item {number}", item


class NeutralParty(_Loose):
    """A name and the other names."""

    name: str
    aliases: tuple[str, ...] = ()


class NeutralPosition(_Loose):
    """Who holds what, and where the article is said to say it."""

    holder: str
    text: str = Field("", validation_alias=AliasChoices("text", "statement", "gist"))
    spans: tuple[Offsets, ...] = ()


class NeutralEvent(_Loose):
    """What happens when; the value is EDTF or null."""

    value: str | None = None
    text: str = Field("", validation_alias=AliasChoices("text", "what", "gist"))
    spans: tuple[Offsets, ...] = ()


class NeutralDispute(_Loose):
    """What the parties have not agreed on."""

    question: str = ""
    spans: tuple[Offsets, ...] = ()

    @property
    def text(self) -> str:
        """The question, as what the others say."""
        return self.question


NeutralClaim = NeutralPosition | NeutralEvent | NeutralDispute


class NeutralBrief(_Loose):
    """Names, texts, EDTF values and spans only: what briefs of any tool can be compared by."""

    article: str
    """File name of the article."""
    parties: tuple[NeutralParty, ...] = ()
    positions: tuple[NeutralPosition, ...] = ()
    timeline: tuple[NeutralEvent, ...] = ()
    open_disputes: tuple[NeutralDispute, ...] = ()

    def claims(self) -> tuple[NeutralClaim, ...]:
        """Return every item with spans, in reading order."""
        return (*self.positions, *self.timeline, *self.open_disputes)
