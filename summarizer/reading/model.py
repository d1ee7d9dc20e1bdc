"""What code understands of an article: who takes part, who says what, what happens and when."""

from dataclasses import dataclass
from typing import Literal

from summarizer.domain import Moment, Span, Status
from summarizer.domain.disputes import StatementKind

PartyKind = Literal["state", "person", "organisation", "group"]
Modality = Literal["stated", "possible", "conditional", "denied"]


@dataclass(frozen=True)
class Mention:
    """One place where the article names a party; `start` and `end` count characters of its text."""

    party: str
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Party:
    """Somebody who takes part, under all names that the article uses.

    `aliases` are the other spellings, the most used first; `title` is a person's office as the
    article words it, or empty; `spoken` is the name as it stands within a sentence ("the United States").
    """

    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    title: str
    spoken: str
    mentions: tuple[Mention, ...]

    @property
    def sentences(self) -> tuple[int, ...]:
        """Return the numbers of the sentences that name the party."""
        return tuple(sorted({mention.sentence for mention in self.mentions}))


@dataclass(frozen=True)
class Statement:
    """Who says, wants, refuses, plans or denies what; all spans count characters of the article's text.

    Of several who say it together, each has a statement with the same cue.
    """

    source: str | None
    """Who says it: a party's name, else the words that describe who; None, where that is left open."""
    source_span: Span | None
    holder: str | None
    """The party whose position it is: the source, or for whom it speaks; None where neither is a party."""
    cue: Span
    """The word that says that it is said: "said", "according", "demand"."""
    content_spans: tuple[Span, ...]
    """What is said, in the article's words."""
    sentences: tuple[int, ...]
    """Numbers of the sentences that it takes up."""
    kind: StatementKind
    negated: bool
    withheld: bool
    """Whether it is that nothing was said: "declined to comment", "did not respond"."""
    modality: Modality
    chain: tuple[str, ...]
    """Through whom it is told, the outermost first: who reports that the source says it."""


@dataclass(frozen=True)
class Reference:
    """A pronoun, or a noun as in "the two leaders", and whom it plainly means; characters of the article."""

    start: int
    end: int
    parties: tuple[str, ...]
    """Names of those who are meant; several, where they were named together."""
    sentence: int
    """Number of the sentence that names them."""


@dataclass(frozen=True)
class Happening:
    """A predicate with its arguments, and the time that belongs to it."""

    sentence: int
    predicate: Span
    clause: Span
    """From the first to the last word of the predicate and its arguments."""
    moment: Moment | None
    status: Status
    modality: Modality


@dataclass(frozen=True)
class Reading:
    """All of it; parties in the order of their weight, the rest in the order of the article."""

    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    happenings: tuple[Happening, ...]
    references: tuple[Reference, ...]
    """The pronouns of which it is plain whom they mean; the others are left out."""
