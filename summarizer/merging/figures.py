"""What more than one source counts, by date of writing: a figure that moves on is a series, no conflict.

What a figure counts is the plural noun after it, "times" counts its verb, and a figure without a noun
("900 in the south") counts what the one before it does. Measures (money, percent, hours) are left out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.domain import Citation, DossierSource, Evidence, Figure, FigureTold
from summarizer.grounding.numbers import Number, blank_dates, numbers
from summarizer.grounding.vocabulary import STOP_WORDS
from summarizer.grounding.words import stem
from summarizer.merging.material import Material
from summarizer.merging.statements import read_statement
from summarizer.text.lexicon import words
from summarizer.text.states import state_adjectives, state_names

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLURALS = frozenset(("people", "men", "women", "children", "police"))
_PASSED = frozenset(("of", "the", "its", "their", "his", "her", "other", "more", "-"))
"""What may stand between a figure and its noun: "hundreds of their troops"."""
_REACH = 5
_BEFORE = 3
"""Words after a figure among which its noun stands, and before one among which a verb does."""
_SIGHT = 80
"""Characters that hold so many words."""
_FATES = {
    stem(word): fate
    for fate, row in {
        "killed": "killed dead died death deaths",
        "hurt": "injured wounded hurt",
        "held": "arrested detained jailed",
        "missing": "missing disappeared",
    }.items()
    for word in row.split()
}
"""What has become of those who are counted: the dead are no later figure of the wounded."""

Key = tuple[str, str]
"""What is counted, by stem, and what has become of it."""


@dataclass(frozen=True)
class _Count:
    number: Number
    word: str
    key: Key
    place: str | None
    source: DossierSource
    evidence: Evidence


def merge_figures(material: Material) -> tuple[Figure, ...]:
    """Return the series that at least two independent sources tell, by what they count."""
    counts = [count for source, evidence in _sentences(material) for count in _counts(source, evidence)]
    series: defaultdict[tuple[Key, str | None], list[_Count]] = defaultdict(list)
    homes = _homes(counts)
    for count in counts:
        series[count.key, count.place or homes.get(count.key)].append(count)
    figures = [_figure(place, told) for (_, place), told in series.items() if _independent(told)]
    return tuple(sorted(figures, key=lambda figure: (-len(figure.told), figure.model_dump_json())))


def _sentences(material: Material) -> Iterator[tuple[DossierSource, Evidence]]:
    """Yield each sentence that a claim rests on, once for each source."""
    seen = set()
    for brief, source in material.pairs():
        for evidence in brief.cited().values():
            if (source.label, evidence.quote) not in seen:
                seen.add((source.label, evidence.quote))
                yield source, evidence


def _counts(source: DossierSource, evidence: Evidence) -> Iterator[_Count]:
    text = blank_dates(evidence.quote)
    found = [n for n in numbers(text) if n.unit in (None, "crowd") and not _YEAR.fullmatch(n.text)]
    found.sort(key=lambda number: number.start)
    word = ""
    ends = [*(number.start for number in found), len(text)][1:]
    for number, after in zip(found, ends, strict=True):
        own = _counted(text, number)
        word = own or word
        if own or (word and re.match(r"\s+(?:in|at|near)\b", text[number.end :])):
            head = text.find(own, number.end) + len(own)
            place = _place(text[head:after]) or _place(text[: number.start], last=True)
            key = (stem(word), _fate(text, number.start, head))
            if any(stem(word) in _speech() for word in _words(text[head : head + _SIGHT])[:1]):
                continue  # "three sources told": those whom the news quotes
            yield _Count(number, word, _meaning(key), place, source, evidence)


@cache
def _speech() -> frozenset[str]:
    """Return the stems of the verbs of saying."""
    return frozenset(stem(word) for word in words("verbs", "says"))


def _meaning(key: Key) -> Key:
    """Return the key with one stem for words of one meaning: soldiers are troops."""
    return min(read_statement(key[0]).stems, default=key[0]), key[1]


def _counted(text: str, number: Number) -> str:
    """Return the word for what a figure counts, empty if none stands near."""
    for word in _words(text[number.end : number.end + _SIGHT])[:_REACH]:
        if word == "times":
            before = text[max(0, number.start - _SIGHT) : number.start]
            verbs = [w for w in _words(before)[-_BEFORE:] if w.endswith("ed")]
            return verbs[-1] if verbs else ""
        plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        if word.islower() and (plural or word in _PLURALS) and word not in STOP_WORDS:
            return word
        if word not in _PASSED and ((word.lower() in STOP_WORDS and word != "US") or not word[0].isalpha()):
            return ""
    return ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _place(text: str, *, last: bool = False) -> str | None:
    """Return the first state that a text names, or the last one."""
    named = [_states()[word] for word in _words(text) if word in _states()]
    return named[-1 if last else 0] if named else None


def _fate(text: str, start: int, end: int) -> str:
    before = [stem(word) for word in _words(text[max(0, start - _SIGHT) : start])[:-_REACH:-1]]
    after = [stem(word) for word in _words(text[end : end + _SIGHT])[:_BEFORE]]
    near = [
        (place, _FATES[word]) for side in (before, after) for place, word in enumerate(side) if word in _FATES
    ]
    return min(near)[1] if near else ""


def _homes(counts: Sequence[_Count]) -> dict[Key, str]:
    """Return the place that is named most for each thing: a sentence without a place means it."""
    named = Counter((count.key, count.place) for count in counts if count.place)
    best: dict[Key, str] = {}
    for (key, place), _ in sorted(named.items(), key=lambda item: (item[1], item[0])):
        best[key] = place or ""
    return best


def _independent(told: Sequence[_Count]) -> bool:
    return len({count.source.copy_of or count.source.label for count in told}) > 1


def _figure(place: str | None, told: Sequence[_Count]) -> Figure:
    return Figure(
        counted=min(told, key=lambda count: count.word.endswith("ed")).word,
        place=place,
        told=tuple(
            FigureTold(
                text=count.number.text,
                value=count.number.value,
                bound="rough" if count.number.unit == "crowd" else count.number.bound,
                published=count.source.published,
                cited=(Citation(source=count.source.label, evidence=count.evidence),),
                sources=1,
            )
            for count in told
        ),
    )


@cache
def _states() -> dict[str, str]:
    return state_names() | state_adjectives()
