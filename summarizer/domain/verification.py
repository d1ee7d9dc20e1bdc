"""What somebody hands in to be verified against an article, and what came of it."""

from datetime import date

from pydantic import computed_field, model_validator

from summarizer.domain.article import Span
from summarizer.domain.frozen import Frozen


class Quotation(Frozen):
    """Words that the article is said to hold, or the place where it is said to hold them, or both."""

    words: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: int | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Quotation":
        if self.words is None and (self.start is None or self.end is None):
            raise ValueError("holds neither words nor start and end")
        return self


class Dated(Frozen):
    """The date of an event as it was handed in; `value` is EDTF, None for an event without a date."""

    value: str | None = None
    phrase: str | None = None
    relation: str | None = None


class Entry(Frozen):
    """One claim, its quotations, or both; nothing in it has been checked."""

    where: str
    """Its place in the file, in a person's words: `row 2`, `position 3`."""
    claim: str | None = None
    quotes: tuple[Quotation, ...] | None = None
    """None where the article as a whole is asked for, empty where the claim rests on nothing."""
    names: tuple[str, ...] = ()
    """Who the entry is about; the article has to name each of them."""
    dated: Dated | None = None
    asserts: bool = True
    """False for a question, which affirms nothing."""
    problems: tuple[str, ...] = ()
    """What the file itself notes against the claim."""


class Submission(Frozen):
    """A brief or a list of claims and quotations, by whomever it was written."""

    name: str
    entries: tuple[Entry, ...]
    aliases: tuple[tuple[str, ...], ...] = ()
    """Spellings of one party each."""
    published: date | None = None
    """The publication date of its article, as the file says."""
    content_hash: str | None = None
    """SHA-256 of the text that it was made from, as the file says."""
    notes: tuple[str, ...] = ()


class Place(Frozen):
    """A quotation and where the article says it; no spans where it does not."""

    quote: str
    """The words of the article, or those handed in where the article does not say them."""
    spans: tuple[Span, ...]
    """Several for parts joined by "…"."""
    sentences: tuple[int, ...]


class Finding(Frozen):
    """What came of one entry: it holds exactly when there is no problem."""

    where: str
    claim: str | None
    names: tuple[str, ...]
    date: str | None
    places: tuple[Place, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    """What a reader should know and what is no fault of the claim: a drifted offset, a likely cause."""

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def holds(self) -> bool:
        """Whether no check found a problem; this is no proof that the claim is true."""
        return not self.problems


class Verification(Frozen):
    """Everything that was handed in, checked against one article, in the order of the file."""

    name: str
    """What was verified."""
    article: str
    published: date | None
    """The publication date that relative dates were counted from."""
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def holding(self) -> int:
        """How many entries hold."""
        return sum(not finding.problems for finding in self.findings)

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def failing(self) -> int:
        """How many entries do not hold."""
        return len(self.findings) - self.holding
