"""Which sentences hold a position, whose it is where the grammar says so, and of which kind.

A holder is the subject of a verb of speech or intent ("Baghdad says …", "the union rejects …");
"he said", "the official added" and "these militants" point back to who was named before. Where the
grammar does not tell, there is no candidate: a small model that was asked to choose the holder put
words into the mouth of whoever is named most.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from summarizer.candidates.names import Token, tokens
from summarizer.candidates.parties import PartyMention
from summarizer.candidates.words import (
    AGREEMENTS,
    ANSWERS,
    CONJUNCTIONS,
    DECLINES,
    DEFINITE_SPEAKERS,
    DETERMINERS,
    FORMS_OF_BE,
    GROUP_KINDS,
    INTENT,
    NEGATIONS,
    PREPOSITIONS,
    PRESSES,
    PRONOUNS,
    REACHING,
    SPEECH,
)
from summarizer.domain import Article, PositionKind, Sentence

_CLAUSE_BREAKS = frozenset({"but", "while", "although", "though", "because", "after", "when", ";", "–", "—"})
_SPEAKER_SENTENCES = 2
"""How many sentences on "he said" and an open quotation still mean whoever spoke last."""
_FARTHEST_OWNER = 3
"""How many words on stands for whom a spokesman speaks: "a spokesman for the State Department"."""
NEGATION_REACH = 3
"""How many words before a verb a "not" may stand that turns it round."""
_FARTHEST_VERB = 12
"""How many words may stand between a subject and its verb; appositions are rarely longer."""


@dataclass(frozen=True)
class PositionCandidate:
    """A sentence that gives a position, and whose; "Iraq and the US" hold it together."""

    sentence: int
    holders: tuple[str, ...]
    kind: PositionKind
    spoken: bool = False
    """Whether the holder says it, so that "we" and "he" after it may be the holder."""
    verb: int | None = None
    """Where the verb stands that says so, in characters from the start of the sentence, if one does."""


@dataclass(frozen=True)
class _Subject:
    """Who a clause is about: parties, or nobody that code knows (a pronoun, "the sources")."""

    holders: tuple[str, ...]
    refers_to: Literal["speaker", "person", "group"] | None
    at: int
    """Index of its last word."""


def find_positions(article: Article, mentions: Sequence[PartyMention]) -> list[PositionCandidate]:
    """Return candidates in the order of the article, at most one for each sentence and its holders."""
    found: list[PositionCandidate] = []
    named = by_sentence(mentions)
    group: str | None = None
    speaker: str | None = None
    person: str | None = None
    heard = 0
    for passage in _passages(article):
        ending = article.words(passage.sentences[-1])
        for sentence in passage.sentences:
            words, number = article.words(sentence), sentence.number
            here = named.get(number, [])
            group = next((m.party for m in reversed(here) if m.kind == "group"), group)
            if number - heard > _SPEAKER_SENTENCES:
                speaker = person = None
            before = {"speaker": speaker, "person": person, "group": group}
            quoted = sentence != passage.sentences[0] or words.startswith(("“", '"'))
            if quoted:
                last = named.get(passage.sentences[-1].number, [])
                told = _speaker_told(ending, last, before, closed=passage.closed)
                before |= {"speaker": told, "person": told}
            candidates = _distinct(list(_in_sentence(number, words, here, before)))
            if quoted and not candidates and (holder := before["speaker"]):
                candidates = [PositionCandidate(number, (holder,), "view", spoken=True)]
            if candidates or any(mention.kind == "person" for mention in here):
                person = _last_heard(candidates, here) or person
                speaker, heard = candidates[-1].holders[-1] if candidates else person, number
            found += candidates
    return found


@dataclass(frozen=True)
class _Passage:
    """A sentence, or all sentences of one quotation; whether the quotation ends in the last of them."""

    sentences: tuple[Sentence, ...]
    closed: bool


def _passages(article: Article) -> Iterator[_Passage]:
    open_since: list[Sentence] = []
    for sentence in article.sentences:
        if open_since and "\n" in article.text[open_since[-1].end : sentence.start]:
            yield _Passage(tuple(open_since), closed=False)
            open_since = []
        quoting = _still_open(article.words(sentence), bool(open_since))
        open_since.append(sentence)
        if not quoting:
            yield _Passage(tuple(open_since), closed=True)
            open_since = []
    if open_since:
        yield _Passage(tuple(open_since), closed=False)


def _speaker_told(
    ending: str, mentions: Sequence[PartyMention], before: Mapping[str, str | None], *, closed: bool
) -> str | None:
    """Return who speaks in a quotation: who is told at its end, else who spoke before it.

    Nobody, where its end tells somebody who is no party: "… of suppliers,” said a trader."
    """
    told = [
        candidate.holders[-1] for candidate in _in_sentence(0, ending, mentions, before) if candidate.spoken
    ]
    if told:
        return told[-1]
    parts = re.split(r"[“”\"]", ending) if closed else []
    outside = parts[len(parts) % 2 ^ 1 :: 2]  # an odd number of marks: the quotation was open before
    return (
        None if any(word.text in SPEECH for part in outside for word in tokens(part)) else before["speaker"]
    )


def _last_heard(candidates: Sequence[PositionCandidate], mentions: Sequence[PartyMention]) -> str | None:
    """Return who "he" is in the next sentence: who spoke last, else the one person named."""
    spoken = [candidate.holders[-1] for candidate in candidates if candidate.spoken]
    persons = {mention.party for mention in mentions if mention.kind == "person"}
    return spoken[-1] if spoken else persons.pop() if len(persons) == 1 else None


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
    """Keep one candidate for the same holders: of the kind that says most, at the first verb of speech."""
    best: dict[tuple[str, ...], PositionCandidate] = {}
    for candidate in candidates:
        kept = best.get(candidate.holders, candidate)
        kind = candidate.kind if kept.kind == "view" else kept.kind
        first = candidate if candidate.spoken and not kept.spoken else kept
        best[candidate.holders] = replace(first, kind=kind)
    return list(best.values())


def _in_sentence(
    number: int, sentence: str, mentions: Sequence[PartyMention], before: Mapping[str, str | None]
) -> Iterator[PositionCandidate]:
    words = tokens(sentence)
    subjects = list(_subjects(words, mentions))
    for mention in mentions:
        if sentence[: mention.start].casefold().endswith("according to "):
            yield PositionCandidate(number, (mention.party,), "view", spoken=True, verb=mention.start)
    for i, word in enumerate(words):
        text = word.text
        if text not in SPEECH and text not in INTENT:
            continue  # a capital makes it a name: the "State" of "Islamic State"
        if _means_otherwise(words, i):
            continue
        subject = _subject_of(i, words, subjects)
        kind = _kind(text, words[max(0, i - NEGATION_REACH) : i])
        if subject is None or any(
            rule(words, subject.at, i) for rule in (_nothing_said, _is_asked, _is_made_to)
        ):
            continue
        referred = before[subject.refers_to] if subject.refers_to else None
        if holders := (referred,) if referred else subject.holders:
            yield PositionCandidate(number, holders, kind, spoken=text in SPEECH, verb=word.start)


def _means_otherwise(words: Sequence[Token], i: int) -> bool:
    """Tell whether what stands beside a verb gives it another meaning: "responded by", "sales dropped 4%"."""
    text, following = words[i].text, words[i + 1].text if i + 1 < len(words) else ""
    if text.endswith("ed") and i and words[i - 1].text.casefold() in FORMS_OF_BE:
        return True  # passive: "the talks that were announced" say nothing, "Peru is expected" holds nothing
    if text in INTENT and text not in AGREEMENTS and _definite(words, i):
        return True  # a noun for what is known: "said the offer was too low"
    match text:
        case "respond" | "responded":
            return following in {"by", "to", "with"}
        case "drop" | "dropped" | "drops":
            return following[:1].isdigit() or following in {"", "by", "from", "in", "to"}
        case "set":
            return following != "to"
        case "pressure":
            return not i or words[i - 1].text != "to"
    return False


def _is_made_to(words: Sequence[Token], subject: int, verb: int) -> bool:
    """Tell whether an infinitive is what somebody wants of its subject: "under pressure to agree"."""
    if verb < 2 or words[verb - 1].text != "to":  # noqa: PLR2004 - a governing word and "to"
        return False
    if words[verb - 2].text in PRESSES:
        passive = any(word.text in FORMS_OF_BE for word in words[subject + 1 : verb - 2])
        return passive or words[verb - 2].text.startswith("pressure")
    return subject == verb - 2 and any(word.text in PRESSES for word in words[max(0, subject - 4) : subject])


def _is_asked(words: Sequence[Token], subject: int, verb: int) -> bool:
    """Tell whether a subject is asked to do what the verb says: "insisted that the union agree"."""
    if INTENT.get(words[verb].text) not in {"agrees", "offers"}:
        return False
    if words[verb].text in AGREEMENTS:  # "reached an agreement" agrees, "their agreement" does not
        return not any(word.text in REACHING for word in words[max(subject + 1, verb - 4) : verb])
    asked = [i for i in range(subject) if INTENT.get(words[i].text) == "demands"]
    return any(words[i + 1].text == "that" for i in asked)


def _nothing_said(words: Sequence[Token], subject: int, verb: int) -> bool:
    """Tell whether a clause is about what its subject did not say: "declined to comment on the plan"."""
    clause = range(subject + 1, verb + 1)
    silent = [i for i in clause if _withholds(i, words)]
    return bool(silent) and not any(
        words[i].text.casefold() in _CLAUSE_BREAKS for i in range(silent[-1], verb)
    )


def _withholds(verb: int, words: Sequence[Token]) -> bool:
    text, after = words[verb].text, [word.text for word in words[verb + 1 : verb + 3]]
    if text in DECLINES:
        return len(after) > 1 and after[0] == "to" and after[1] in ANSWERS
    return text in ANSWERS and negated(words[max(0, verb - 3) : verb])


def _kind(verb: str, before: Sequence[Token]) -> PositionKind:
    kind = INTENT.get(verb, "view")
    return "refuses" if negated(before) and kind in {"agrees", "offers"} else kind


def negated(words: Iterable[Token]) -> bool:
    """Tell whether a negation is among words."""
    return any(word.text.casefold() in NEGATIONS or word.text.endswith(("n't", "n’t")) for word in words)


def _subject_of(verb: int, words: Sequence[Token], subjects: Sequence[_Subject]) -> _Subject | None:
    """Return the nearest subject before the verb in its clause, or the one right after it ("said Vell")."""
    before = [subject for subject in subjects if subject.at < verb]
    if before and words[verb].text.endswith("ing") and words[verb - 1].text == ",":
        return before[0]  # a participle after a comma is about the sentence's subject: ", demanding …"
    for subject in reversed(before):
        between = [word.text.casefold() for word in words[subject.at + 1 : verb]]
        apposed = bool(between) and between[0] == "," and between[-1] == ","
        if between == [","] and (about := _apposition_to(subject, words, before)):
            return about
        if apposed or (
            len(between) < _FARTHEST_VERB and not set(between) & _CLAUSE_BREAKS and "," not in between
        ):
            return subject
    if words[verb].text not in SPEECH or not _inverted(words, verb):
        return None
    return next((subject for subject in subjects if 0 < subject.at - verb <= 3), None)  # noqa: PLR2004 - "said the US envoy"


def _apposition_to(
    subject: _Subject, words: Sequence[Token], subjects: Sequence[_Subject]
) -> _Subject | None:
    """Return whom an apposition that ends in a subject is about: "Vell, leader of the group Ansar, said"."""
    for earlier in subjects:
        between = [word.text.casefold() for word in words[earlier.at + 1 : subject.at]]
        if between[:1] == [","] and "," not in between[-3:] and not set(between) & _CLAUSE_BREAKS:
            return earlier
    return None


def _inverted(words: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb of speech may stand before its subject: it does not after a noun."""
    before = words[verb - 1].text if verb else ""
    return not before or not before[-1].isalnum()


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
        elif text in {"he", "she"}:
            yield _Subject((), refers_to="person", at=i)
        elif text in DEFINITE_SPEAKERS and words[i + 1 : i + 2] and words[i + 1].text in {"for", "of"}:
            behind = [(m.party, last) for m, first, last in placed if 0 < first - i <= _FARTHEST_OWNER]
            yield _Subject(
                (behind[0][0],) if behind else (), refers_to=None, at=behind[0][1] if behind else i
            )
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
    while i >= 0 and (words[i].text.casefold() in DETERMINERS - {"that"} or words[i].text.endswith("al")):
        i -= 1
    return i >= 0 and words[i].text.casefold() in PREPOSITIONS - CONJUNCTIONS


def _possessive(words: Sequence[Token], last: int) -> bool:
    return words[last].text.endswith(("'s", "’s", "s'", "s’"))


def _coordinated(words: Sequence[Token], left: int, right: int) -> bool:
    between = [word.text.casefold() for word in words[left + 1 : right]]
    return bool(between) and "and" in between and set(between) <= {"and", "the", ","}


def _definite(words: Sequence[Token], i: int) -> bool:
    """Tell whether a noun points back: "the group", "his spokesman", "the group's spokesman"."""
    if i < 1:
        return False
    leading = words[i - 1].text.casefold()
    if leading.endswith(("'s", "’s")):
        return _definite(words, i - 1)
    return leading in {"the", "this", "these", "those", "his", "her", "its"}
