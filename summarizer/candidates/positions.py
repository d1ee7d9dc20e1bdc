"""Which sentences hold a position, whose it is where the grammar says so, and of which kind.

A holder is the subject of a verb of speech or intent ("Baghdad says …", "the union rejects …");
"he said", "the official added" and "these militants" point back to who was named before. Where the
grammar does not tell, there is no candidate: a small model that was asked to choose the holder put
words into the mouth of whoever is named most.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarizer.candidates.names import Token, tokens
from summarizer.candidates.parties import PartyMention
from summarizer.candidates.words import (
    CONJUNCTIONS,
    DEFINITE_SPEAKERS,
    DETERMINERS,
    FORMS_OF_BE,
    GROUP_KINDS,
    INTENT,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
)
from summarizer.domain import Article, PositionKind

_CLAUSE_BREAKS = frozenset({"but", "while", "although", "though", "because", "after", "when", ";", "–", "—"})
_FARTHEST_VERB = 12
"""How many words may stand between a subject and its verb; appositions are rarely longer."""


@dataclass(frozen=True)
class PositionCandidate:
    """A sentence that gives a position, and whose."""

    sentence: int
    holder: str
    kind: PositionKind
    spoken: bool = False
    """Whether the holder says it, so that "we" and "he" after it may be the holder."""


@dataclass(frozen=True)
class _Subject:
    """Who a clause is about: parties, or nobody that code knows (a pronoun, "the sources")."""

    holders: tuple[str, ...]
    refers_to: Literal["speaker", "group"] | None
    at: int
    """Index of its last word."""


def find_positions(article: Article, mentions: Sequence[PartyMention]) -> list[PositionCandidate]:
    """Return candidates in the order of the article, at most one for each sentence and holder."""
    found: list[PositionCandidate] = []
    named = by_sentence(mentions)
    group: str | None = None
    speaker: str | None = None
    quoting = False
    end = 0
    for sentence in article.sentences:
        words = article.words(sentence)
        quoting = quoting and "\n" not in article.text[end : sentence.start]
        end = sentence.end
        here = named.get(sentence.number, [])
        group = next((m.party for m in reversed(here) if m.kind == "group"), group)
        candidates = list(_in_sentence(sentence.number, words, here, {"speaker": speaker, "group": group}))
        if not candidates and speaker and (quoting or words.startswith(("“", '"'))):
            candidates = [PositionCandidate(sentence.number, speaker, "view")]
        found += _distinct(candidates)
        last = candidates[-1].holder if candidates else speaker
        speaker = next((c.holder for c in reversed(candidates) if c.spoken), last)
        quoting = _still_open(words, quoting)
    return found


def by_sentence(mentions: Iterable[PartyMention]) -> dict[int, list[PartyMention]]:
    """Return the mentions by the number of their sentence."""
    found: dict[int, list[PartyMention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def _still_open(words: str, quoting: bool) -> bool:  # noqa: FBT001 - the state of the text before
    opened, closed = words.count("“"), words.count("”")
    straight = words.count('"')
    if opened or closed:
        return opened > closed + straight % 2
    return quoting != bool(straight % 2)


def _distinct(candidates: list[PositionCandidate]) -> list[PositionCandidate]:
    """Keep one candidate for each holder, the one whose verb says more than that somebody spoke."""
    best: dict[str, PositionCandidate] = {}
    for candidate in candidates:
        kept = best.get(candidate.holder)
        if kept is None or (kept.kind == "view" and candidate.kind != "view"):
            best[candidate.holder] = candidate
    return list(best.values())


def _in_sentence(
    number: int, sentence: str, mentions: Sequence[PartyMention], before: Mapping[str, str | None]
) -> Iterator[PositionCandidate]:
    words = tokens(sentence)
    subjects = list(_subjects(words, mentions))
    for mention in mentions:
        if sentence[: mention.start].casefold().endswith("according to "):
            yield PositionCandidate(number, mention.party, "view", spoken=True)
    for i, word in enumerate(words):
        text = word.text
        if text not in SPEECH and text not in INTENT:
            continue  # a capital makes it a name: the "State" of "Islamic State"
        if text in SPEECH and i and words[i - 1].text.casefold() in FORMS_OF_BE:
            continue  # passive: "the talks that were announced" say nothing
        subject = _subject_of(i, words, subjects)
        kind = _kind(text, words[max(0, i - 3) : i])
        if subject is None:
            continue
        for holder in (before[subject.refers_to],) if subject.refers_to else subject.holders:
            if holder is not None:
                yield PositionCandidate(number, holder, kind, spoken=text in SPEECH)


def _kind(verb: str, before: Sequence[Token]) -> PositionKind:
    kind = INTENT.get(verb, "view")
    negated = any(word.text.casefold() in NEGATIONS or word.text.endswith("n't") for word in before)
    return "refuses" if negated and kind in {"agrees", "offers"} else kind


def _subject_of(verb: int, words: Sequence[Token], subjects: Sequence[_Subject]) -> _Subject | None:
    """Return the nearest subject before the verb in its clause, or the one right after it ("said Vell")."""
    before = [subject for subject in subjects if subject.at < verb]
    if before and words[verb].text.endswith("ing") and words[verb - 1].text == ",":
        return before[0]  # a participle after a comma is about the sentence's subject: ", demanding …"
    for subject in reversed(before):
        between = [word.text.casefold() for word in words[subject.at + 1 : verb]]
        apposed = bool(between) and between[0] == "," and between[-1] == ","
        if apposed or (
            len(between) < _FARTHEST_VERB and not set(between) & _CLAUSE_BREAKS and "," not in between
        ):
            return subject
    inverted = [subject for subject in subjects if 0 < subject.at - verb <= 3]  # noqa: PLR2004 - "said the US envoy"
    return inverted[0] if inverted and words[verb].text in SPEECH else None


def _subjects(words: Sequence[Token], mentions: Sequence[PartyMention]) -> Iterator[_Subject]:
    """Yield the possible subjects in order; coordinated parties ("Iraq and the US") are one."""
    placed = [(mention, *_token_range(words, mention)) for mention in mentions]
    free = [item for item in placed if not _governed(words, item[1]) and not _possessive(words, item[2])]
    starts = {first: (mention.party, last) for mention, first, last in free}
    joined = {right[1] for left, right in pairwise(placed) if _coordinated(words, left[2], right[1])}
    pending: list[str] = []
    quoted = _quoted(words)
    for i, word in enumerate(words):
        text = word.text.casefold()
        if i in starts or i in joined:
            party, last = starts.get(i) or next((m.party, end) for m, first, end in placed if first == i)
            pending = [*pending, party] if i in joined and pending else [party]
            yield _Subject(tuple(dict.fromkeys(pending)), refers_to=None, at=last)
        elif word.start in quoted:
            continue  # who "we" and "they" are in a quotation, its speaker knows
        elif text in {"he", "she"} and (
            persons := [m.party for m, first, _ in placed if first < i and m.kind == "person"]
        ):
            yield _Subject((persons[-1],), refers_to=None, at=i)
        elif text in PRONOUNS - {"it"} or (text in DEFINITE_SPEAKERS and _definite(words, i)):
            yield _Subject((), refers_to="speaker", at=i)
        elif text in GROUP_KINDS and _definite(words, i):
            yield _Subject((), refers_to="group", at=i)
        elif text in {"sources", "source"}:
            yield _Subject((), refers_to=None, at=i)


def _quoted(words: Sequence[Token]) -> set[int]:
    """Return the offsets of the words inside quotation marks."""
    inside: set[int] = set()
    opened = False
    for word in words:
        if word.text in {"“", "”", '"'}:
            opened = word.text == "“" or (word.text == '"' and not opened)
        elif opened:
            inside.add(word.start)
    return inside


def _token_range(words: Sequence[Token], mention: PartyMention) -> tuple[int, int]:
    inside = [i for i, word in enumerate(words) if mention.start <= word.start < mention.end]
    return (inside[0], inside[-1]) if inside else (-1, -1)


def _governed(words: Sequence[Token], first: int) -> bool:
    """Tell whether a preposition governs the name: "talks with the US" is not about what the US says."""
    i = first - 1
    if i >= 0 and words[i].text == "with":
        return not any(word.text in INTENT and word.text.endswith("ing") for word in words[first:])
    while i >= 0 and (words[i].text.casefold() in DETERMINERS or words[i].text.endswith("al")):
        i -= 1
    return i >= 0 and words[i].text.casefold() in PREPOSITIONS - CONJUNCTIONS


def _possessive(words: Sequence[Token], last: int) -> bool:
    return words[last].text.endswith(("'s", "’s", "s'", "s’"))


def _coordinated(words: Sequence[Token], left: int, right: int) -> bool:
    between = [word.text.casefold() for word in words[left + 1 : right]]
    return bool(between) and "and" in between and set(between) <= {"and", "the", ","}


def _definite(words: Sequence[Token], i: int) -> bool:
    return i > 0 and words[i - 1].text.casefold() in {
        "the",
        "this",
        "these",
        "those",
        "a",
        "one",
        "his",
        "her",
        "its",
    }
