"""What somebody hands in to be verified against articles, and what came of it."""

from datetime import date

from pydantic import computed_field, model_validator

from summarizer.domain.article import Span
from summarizer.domain.claims import Evidence, Verdict
from summarizer.domain.frozen import Frozen


class Quotation(Frozen):
    """Words that an article is said to hold, or the place where it is said to hold them, or both."""

    words: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: int | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Quotation":
        if self.words is None and self.sentence is None and (self.start is None or self.end is None):
            raise ValueError("holds neither words nor a sentence's number nor start and end")
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
    cites: tuple[str, ...] = ()
    """The articles that it is said to rest on, by number, name, title or address; all where it says none."""
    names: tuple[str, ...] = ()
    """Who the entry is about; the article has to name each of them."""
    dated: Dated | None = None
    asserts: bool = True
    """False for a question, which affirms nothing."""
    problems: tuple[str, ...] = ()
    """What the file itself notes against the claim."""


class Reference(Frozen):
    """An article in the list of sources of what was handed in."""

    key: str
    """What it is cited by: "1"."""
    told: tuple[str, ...]
    """What the list tells of it: name, title, address, or all of them in a line."""


class Submission(Frozen):
    """A brief, an answer, or a list of claims and quotations, by whomever it was written."""

    name: str
    entries: tuple[Entry, ...]
    aliases: tuple[tuple[str, ...], ...] = ()
    """Spellings of one party each."""
    references: tuple[Reference, ...] = ()
    published: date | None = None
    """The publication date of its article, as the file says."""
    content_hash: str | None = None
    """SHA-256 of the text that it was made from, as the file says."""
    notes: tuple[str, ...] = ()


class Place(Frozen):
    """A quotation and where an article says it; no spans where none does."""

    article: int | None
    """The number of the article, None where none says it."""
    quote: str
    """The words of the article, or those handed in where the article does not say them."""
    spans: tuple[Span, ...]
    """Several for parts joined by "…"."""
    sentences: tuple[int, ...]


class Passage(Evidence):
    """A sentence of an article that carries a claim for which nobody gave a quotation."""

    article: int
    """The number of the article."""


class Finding(Frozen):
    """What came of one entry: it holds exactly when there is no problem."""

    where: str
    claim: str | None
    names: tuple[str, ...]
    date: str | None
    cites: tuple[int, ...]
    """The numbers of the articles that it cites, from 1; it was checked against all where it cites none."""
    places: tuple[Place, ...]
    found_in: tuple[Passage, ...]
    """For a claim without quotations, the one to three sentences that carry it best, if not all of it."""
    problems: tuple[str, ...]
    verdict: Verdict = "supported"
    """Whether its sentences carry it, say otherwise, or nowhere say so."""
    notes: tuple[str, ...]
    """What a reader should know and what is no fault of the claim: a drifted offset, a likely cause."""

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def holds(self) -> bool:
        """Whether no check found a problem; this is no proof that the claim is true."""
        return not self.problems


class Against(Frozen):
    """An article that was verified against."""

    name: str
    published: date | None
    """The publication date that relative dates were counted from."""


class Verification(Frozen):
    """Everything that was handed in, checked against its articles, in the order of the file."""

    name: str
    """What was verified."""
    articles: tuple[Against, ...]
    """In the order in which they were given, which is that of their numbers, from 1."""
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

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def percent(self) -> float:
        """How many of a hundred entries hold, rounded down to a tenth: 99.9 is not all."""
        return 1_000 * self.holding // max(1, len(self.findings)) / 10
