"""Yes against no, will against may, up against down: where a claim turns round what its evidence says."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from summarizer.grounding.contraries import CONTRARIES
from summarizer.grounding.vocabulary import (
    DENIALS,
    INTENTIONS,
    MODALS,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    OPPOSED,
    STRICT_WORDS,
)
from summarizer.grounding.words import Word, remembered, stem

_DENIALS = frozenset(map(stem, DENIALS))
_INTENTIONS = frozenset(map(stem, INTENTIONS))
_SHORTEST_CONTRARY = 4
_REACH = 6
"""How many words after a negation or modal verb are read under it, within the clause."""


def check_polarity(claim: Sequence[Word], evidence: Sequence[Word]) -> Iterator[str]:
    """Yield problems of negation, possibility, quantity words and contraries."""
    yield from check_negations(claim, evidence)
    yield from _modals(claim, evidence)
    yield from _strict_words(claim, evidence)
    yield from _contraries(claim, evidence)
    yield from _prefixes(claim, evidence)


def _negates(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    lower = word.text.lower().replace("\u2019", "'")
    denies = word.stem in _DENIALS
    if not (denies or lower in NEGATIONS or lower.endswith("n't")):
        return False
    following = [other.text.lower() for other in words[place + 1 : place + 2]]
    return following == ["to"] if denies else following != ["only"]


@remembered
def _scopes(words: Sequence[Word]) -> list[tuple[Word, list[str]]]:
    """Return each negation with the stems of the content words that it turns, nearest first."""
    found = []
    for place, word in enumerate(words):
        if not _negates(words, place):
            continue
        clause = [other for other in words[place + 1 :] if other.clause == word.clause]
        found.append((word, [other.stem for other in clause[:_REACH] if other.content]))
    return found


def check_negations(claim: Sequence[Word], evidence: Sequence[Word]) -> Iterator[str]:
    """Yield problems of negation only: what one side denies and the other affirms."""
    ours, theirs = _scopes(claim), _scopes(evidence)
    their_turned = {turned for _, scope in theirs for turned in scope}
    said = _stems(evidence)
    for word, scope in ours:
        known = [turned for turned in scope if turned in said]
        carried = any(turned in their_turned for turned in known) if known else bool(theirs)
        affirmed = word.stem not in _DENIALS and scope[:1] == known[:1] != []
        if not carried and (affirmed or word.stem not in said):
            yield f"“{word.text}” is not in the sentence"
    if not theirs or ours:
        return
    plain = _content(claim) - (_content(evidence) - their_turned)
    for word, scope in theirs:
        denied = word.stem in _stems(claim) or any(o.text in OPPOSED for o in claim)
        if scope and scope[0] in plain and not denied:
            yield f"leaves out “{word.text}”, which is in the sentence"


@remembered
def _stems(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words)


@remembered
def _content(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words if word.content)


def _modals(claim: Sequence[Word], evidence: Sequence[Word]) -> Iterator[str]:
    ours, theirs = _moods(claim), _moods(evidence)
    open_anyway = any(word.stem in _INTENTIONS for word in claim)
    for verb, moods in ours.items():
        said = theirs.get(verb, {})
        for mood, word in moods.items():
            plain = "plain" in {mood, *said}
            if "possible" in {mood, *said} and said and mood not in said and not (plain and open_anyway):
                other = next(iter(said.values()))
                yield f"says “{word}”, the sentence says “{other}”"


@remembered
def _moods(words: Sequence[Word]) -> dict[str, dict[str, str]]:
    """Map the stem of each content word to the moods it occurs in, each with its words."""
    moods: dict[str, dict[str, str]] = {}
    for place, word in enumerate(words):
        if not word.content or word.capitalised:
            continue
        modal = _modal(words, place)
        mood = MODALS[modal.lower()] if modal else "plain"
        moods.setdefault(word.stem, {})[mood] = f"{modal} {word.text}" if modal else word.text
    return moods


def _modal(words: Sequence[Word], place: int) -> str | None:
    """Return the modal verb before a word, `not`, `be` and adverbs passed over; `cannot` opens nothing."""
    for i in range(place - 1, max(-1, place - 4), -1):
        other = words[i]
        if other.text.lower() in MODALS and (other.initial or not other.capitalised):  # May is a month
            shut = other.text.lower() in {"can", "could"} and words[i + 1].text.lower() == "not"
            return None if shut else other.text
        if other.content and not other.text.endswith("ly"):
            return None
    return None


def _strict_words(claim: Sequence[Word], evidence: Sequence[Word]) -> Iterator[str]:
    for word, row in _strict(claim):
        if not any(other.text.lower() in row for other in evidence):
            yield f"“{word.text}” is not in the sentence"


@remembered
def _strict(words: Sequence[Word]) -> list[tuple[Word, frozenset[str]]]:
    """Return the words that must be in the evidence, each with those that say the same."""
    return [(word, row) for word in words for row in STRICT_WORDS if word.text.lower() in row]


def _contraries(claim: Sequence[Word], evidence: Sequence[Word]) -> Iterator[str]:
    ours, theirs = _forms(claim), _forms(evidence)
    rows = _contrary_stems()
    for number in sorted({number for key in ours for number in _rows_of().get(key, ())}):
        for here in rows[number]:
            said = [ours[key] for key in here if key in ours]
            if not said or any(key in theirs for key in here):
                continue
            instead = [
                theirs[key]
                for there in rows[number]
                if there is not here and not any(key in ours for key in there)
                for key in there
                if key in theirs
            ]
            if instead:
                yield f"says “{said[0]}”, the sentence says “{instead[0]}”"


@cache
def _contrary_stems() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(map(stem, side)) for side in row) for row in CONTRARIES)


@cache
def _rows_of() -> dict[str, set[int]]:
    """Map each stem to the rows of contraries that it stands in."""
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(_contrary_stems()):
        for key in chain.from_iterable(row):
            rows[key].add(number)
    return dict(rows)


@remembered
def _forms(words: Sequence[Word]) -> dict[str, str]:
    """Map the stems of all words that no negation turns to how they are written."""
    turned = {key for _, scope in _scopes(words) for key in scope}
    return {word.stem: word.text for word in words if word.stem not in turned}


def _prefixes(claim: Sequence[Word], evidence: Sequence[Word]) -> Iterator[str]:
    """Yield problems such as `able` for `unable`, either way round."""
    ours, theirs = _plainly_written(claim), _plainly_written(evidence)
    turned = [*_prefixed(claim), *((bare, prefixed) for prefixed, bare in _prefixed(evidence))]
    for mine, contrary in turned:
        if mine in ours and contrary in theirs and mine not in theirs:
            yield f"says “{ours[mine]}”, the sentence says “{theirs[contrary]}”"


@remembered
def _prefixed(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return the words that begin with a negative prefix, each with what is left without it."""
    begun = (lower for lower in _plainly_written(words) if lower.startswith(NEGATIVE_PREFIXES))
    pairs = ((lower, lower.removeprefix(prefix)) for lower in begun for prefix in NEGATIVE_PREFIXES)
    return [(lower, bare) for lower, bare in pairs if bare != lower and len(bare) >= _SHORTEST_CONTRARY]


@remembered
def _plainly_written(words: Sequence[Word]) -> dict[str, str]:
    """Map content words that are no names, in lower case, to how they are written."""
    return {word.text.lower(): word.text for word in words if word.content and not word.capitalised}
