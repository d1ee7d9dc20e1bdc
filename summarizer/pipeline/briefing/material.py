"""What code knows of an article before any model is asked; both strategies start from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from summarizer.domain import Article, Attribution, Moment, Sentence, StatementKind
from summarizer.pipeline.briefing.gists import find_gists
from summarizer.reading import Happening, Party, Reading, Statement, read
from summarizer.text import Language

_MERELY_SAID = frozenset({"plans", "says"})
"""Kinds that give way to another where one sentence has several statements of the same holder."""


@dataclass(frozen=True)
class PositionCandidate:
    """A sentence that gives a position, and whose; "Iraq and the US" hold it together."""

    sentence: int
    holders: tuple[str, ...]
    kind: StatementKind
    attribution: Attribution
    spoken: bool
    """Whether the holder says it, so that "we" and "he" after it may be the holder."""
    negated: bool
    verb: int | None
    """Where the word stands that says so, in characters from the start of the sentence, if one does."""


@dataclass(frozen=True)
class Material:
    """An article and its reading, sorted by sentence; sentence numbers are those of the article."""

    article: Article
    parties: tuple[Party, ...]
    named: dict[int, frozenset[str]]
    """Names of the parties that a sentence mentions, by its number."""
    positions: dict[int, tuple[PositionCandidate, ...]]
    """Candidates by the number of their sentence."""
    happenings: dict[int, tuple[Happening, ...]]
    """Happenings whose time the article tells, by the number of their sentence."""
    gists: tuple[int, ...]
    claims: Language
    """What the claims are to be in."""

    def happening(self, moment: Moment) -> Happening:
        """Return what happens at a time that the article tells."""
        return self._at[moment.start]

    @cached_property
    def _at(self) -> dict[int, Happening]:
        return {h.moment.start: h for group in self.happenings.values() for h in group if h.moment}


def gather(article: Article, language: str | None = None) -> Material:
    """Read an article and sort what was understood by sentence; `language` is that of the claims."""
    reading = read(article)
    found = sorted(_candidates(article, reading.statements), key=lambda candidate: candidate.sentence)
    positions = {
        number: tuple(_distinct(list(group))) for number, group in groupby(found, key=lambda c: c.sentence)
    }
    return Material(
        article=article,
        parties=reading.parties,
        named=_named(reading),
        positions=positions,
        happenings=_dated(reading),
        gists=tuple(find_gists(article, positions)),
        claims=Language.of(language or article.language),
    )


def _named(reading: Reading) -> dict[int, frozenset[str]]:
    named: dict[int, frozenset[str]] = {}
    for party in reading.parties:
        for number in party.sentences:
            named[number] = named.get(number, frozenset()) | {party.name}
    return named


def _dated(reading: Reading) -> dict[int, tuple[Happening, ...]]:
    dated: dict[int, tuple[Happening, ...]] = {}
    for happening in reading.happenings:
        if happening.moment and happening.modality != "conditional":
            dated[happening.sentence] = (*dated.get(happening.sentence, ()), happening)
    return dated


def _candidates(article: Article, statements: Sequence[Statement]) -> Iterator[PositionCandidate]:
    """Yield what parties hold, sentence by sentence of what each of them says."""
    sentences = {sentence.number: sentence for sentence in article.sentences}
    held = [s for s in statements if s.holder and not s.withheld and s.modality == "stated"]
    for _, group in groupby(held, key=lambda statement: statement.cue.start):
        together = list(group)
        statement = together[0]
        holders = tuple(dict.fromkeys(s.holder for s in together if s.holder))
        for number in statement.sentences:
            candidate = _in_sentence(sentences[number], statement, holders)
            if candidate is not None:
                yield candidate


def _in_sentence(
    sentence: Sentence, statement: Statement, holders: tuple[str, ...]
) -> PositionCandidate | None:
    spoken = statement.kind == "says"
    here = sentence.start <= statement.cue.start < sentence.end
    if not here and not spoken:
        return None
    verb = statement.cue.start - sentence.start if here else None
    return PositionCandidate(
        sentence.number, holders, statement.kind, _vouched(statement), spoken, statement.negated, verb
    )


def _vouched(statement: Statement) -> Attribution:
    """Return who tells that a holder says so: the outermost of those who tell it, or its source."""
    teller = next(iter((*statement.chain, statement.source)), None)
    if teller is None or teller == statement.holder:
        return Attribution()
    return Attribution(according_to=teller, certainty="reported")


def _distinct(candidates: Sequence[PositionCandidate]) -> list[PositionCandidate]:
    """Keep one candidate for the same holders: of the kind that says most, at the first verb of speech."""
    best: dict[tuple[str, ...], PositionCandidate] = {}
    for candidate in candidates:
        kept = best.get(candidate.holders, candidate)
        kind = candidate.kind if kept.kind in _MERELY_SAID else kept.kind
        first = candidate if candidate.spoken and not kept.spoken else kept
        best[candidate.holders] = replace(first, kind=kind)
    return list(best.values())
