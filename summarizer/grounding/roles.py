"""Who does it to whom: a claim must not turn round what two named parties do to each other."""

from collections.abc import Iterator, Sequence

from summarizer.grounding.names import Spellings, name_places
from summarizer.grounding.vocabulary import MUTUAL, SAYING
from summarizer.grounding.words import Word, stem

_REACH = 6
"""How many words from a verb a party is looked for, within the clause."""
_MUTUAL = frozenset(map(stem, MUTUAL))
_SAYING = frozenset(map(stem, SAYING))

Act = tuple[str, str, str]
"""Who, the stem of what is done, and to whom."""


def check_roles(claim: Sequence[Word], evidence: Sequence[Word], spellings: Spellings) -> Iterator[str]:
    """Yield a problem where claim and evidence have the same two parties the other way round."""
    theirs = dict(_acts(evidence, spellings))
    for (doer, verb, other), words in _acts(claim, spellings):
        if (other, verb, doer) in theirs and (doer, verb, other) not in theirs:
            yield f"says “{words}”, the sentence says “{theirs[other, verb, doer]}”"


def _acts(words: Sequence[Word], spellings: Spellings) -> Iterator[tuple[Act, str]]:
    """Yield what one party does to another, with the words from the first to the second."""
    parties = _parties(words, spellings)
    for place, word in enumerate(words):
        acts = word.content or word.stem in _SAYING
        if word.capitalised or not acts or word.stem in _MUTUAL:
            continue
        before = next((p for p in range(place - 1, max(-1, place - _REACH), -1) if p in parties), None)
        after = next((p for p in range(place + 1, min(len(words), place + _REACH)) if p in parties), None)
        if before is None or after is None or parties[before] == parties[after]:
            continue
        if len({words[p].clause for p in (before, place, after)}) > 1:
            continue
        doer, other = parties[before], parties[after]
        if any(between.text.lower() == "by" for between in words[place + 1 : after]):
            doer, other = other, doer
        while parties.get(before - 1) == parties[before]:
            before -= 1
        while parties.get(after + 1) == parties[after]:
            after += 1
        yield (doer, word.stem, other), " ".join(w.text for w in words[before : after + 1])


def _parties(words: Sequence[Word], spellings: Spellings) -> dict[int, str]:
    """Map the places of names to the party they name: one of the known spellings, else the name itself."""
    parties = {place: f"name {words[place].stem}" for place in name_places(words)}
    for party, places in spellings.mentions(words).items():
        parties |= dict.fromkeys(places, party)
    return parties
