"""What happens in an article: predicates with their words, their time and whether it has come true.

A time belongs to the predicate that the parse attaches it to. Whether something happened, goes on
or is planned, the verb group says; the calendar decides only where no word does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from summarizer.dates import VerbGroup, verb_group
from summarizer.domain import Article, Moment, Published, Sentence, Span, Status
from summarizer.parsing import Token, Tree
from summarizer.reading.model import Happening, Modality
from summarizer.reading.standing import is_conditional

_APART = frozenset({"conj", "cc", "parataxis", "punct", "mark"})
_OF_NOUN = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_BESIDE = frozenset({"advcl", "relcl"})
_LAST_MONTH = 12
_PARTS = {
    **{33 + n: (f"{3 * n + 1:02d}", f"{3 * n + 3:02d}") for n in range(4)},
    **{40 + n: (f"{6 * n + 1:02d}", f"{6 * n + 6:02d}") for n in range(2)},
}
"""First and last month of the quarters and halves of EDTF, by the number that stands for them."""


def happenings_of(article: Article, trees: Sequence[Tree], moments: Iterable[Moment]) -> list[Happening]:
    """Return the happenings of an article in order: the predicate of every time, and other main clauses."""
    timed = moments_by_sentence(article.sentences, moments)
    found: list[Happening] = []
    for sentence, tree in zip(article.sentences, trees, strict=True):
        here = timed.get(sentence.number, ())
        dated = [happening for moment in here if (happening := _at(article, sentence, tree, moment))]
        taken = {happening.predicate.start for happening in dated}
        undated = (h for h in _main(article, sentence, tree) if h.predicate.start not in taken)
        found += sorted([*dated, *undated], key=lambda happening: happening.predicate.start)
    return found


def moments_by_sentence(
    sentences: Sequence[Sentence], moments: Iterable[Moment]
) -> dict[int, tuple[Moment, ...]]:
    """Return the moments that lie wholly in a sentence, by its number."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, tuple[Moment, ...]] = {}
    for moment in moments:
        place = bisect_right(starts, moment.start) - 1
        if place >= 0 and moment.end <= sentences[place].end:
            number = sentences[place].number
            found[number] = (*found.get(number, ()), moment)
    return found


def _at(article: Article, sentence: Sentence, tree: Tree, moment: Moment) -> Happening | None:
    """Return what happens at a moment: the predicate above the words of its time."""
    inside = tree.at(moment.start - sentence.start, moment.end - sentence.start)
    within = {token.index for token in inside}
    top = next((token for token in inside if token.head not in within), None)
    if top is None:
        return None
    above = tree.head(top)
    if top.dep in _OF_NOUN and above.pos in {"NOUN", "PROPN"}:
        return _happening(article, sentence, tree, VerbGroup(above), moment)  # "the Oct. 7 attacks"
    group = verb_group(tree, above) or VerbGroup(tree.roots[0])  # a headline may have no verb
    return _happening(article, sentence, tree, group, moment)


def _main(article: Article, sentence: Sentence, tree: Tree) -> Iterator[Happening]:
    for root in tree.roots:
        for verb in tree.conjuncts(root):
            group = verb_group(tree, verb)
            if group is not None and group.verb.index == verb.index and group.tense is not None:
                yield _happening(article, sentence, tree, group, None)


def _happening(
    article: Article, sentence: Sentence, tree: Tree, group: VerbGroup, moment: Moment | None
) -> Happening:
    verb = group.verb
    words = tree.subtree(
        verb, lambda t: t.dep in _APART or (t.dep in _BESIDE and not _covers(sentence, t, moment))
    )
    return Happening(
        sentence=sentence.number,
        predicate=Span(start=sentence.start + verb.start, end=sentence.start + verb.end),
        clause=Span(start=sentence.start + words[0].start, end=sentence.start + words[-1].end),
        moment=moment,
        status=status_of(group, moment, article.published),
        modality=_modality(tree, group),
    )


def _covers(sentence: Sentence, token: Token, moment: Moment | None) -> bool:
    at = sentence.start + token.start
    return moment is not None and moment.start <= at < moment.end


def status_of(group: VerbGroup, moment: Moment | None, published: Published) -> Status:
    """Return whether something happened, goes on or is planned: by its verb, else by the calendar."""
    side = calendar_side(moment, published)
    if moment is not None and moment.relation == "since" and group.tense != "future" and not group.intended:
        return "ongoing"
    if group.intended or group.tense == "future":
        return "planned"
    if group.tense == "past" or (group.perfect and not group.progressive):
        return "planned" if side == "future" else "happened"
    if group.tense == "present" and side is None:
        return "ongoing"
    return "planned" if side == "future" else "happened"


def says_nothing_of_when(moment: Moment) -> bool:
    """Tell whether a moment only says that something is so as it is told: "we have an agreement now"."""
    return moment.value is None and moment.phrase.casefold() in {"now", "right now", "already"}


def past_part(moment: Moment, status: Status, published: Published) -> Moment:
    """Return the moment, ending with the publication day when what happened in it is told on that day.

    "This week" is the whole week of a calendar; what happened this week happened before it was told.
    """
    first, _, last = (moment.value or "").partition("/")
    day = published.value.isoformat() if published.value else ""
    if status != "happened" or not last or not first <= day < last:
        return moment
    return moment.model_copy(update={"value": day if first == day else f"{first}/{day}"})


def calendar_side(moment: Moment | None, published: Published) -> Literal["past", "future"] | None:
    """Return on which side of the publication date a moment lies wholly, None where neither is plain."""
    if moment is None or moment.value is None or published.value is None:
        return None
    day = published.value.isoformat()
    first, last = (_edge(part, end) for end, part in enumerate((moment.value.split("/") * 2)[:2]))
    if first[: len(day)] > day[: len(first)]:
        return "future"
    return "past" if last < day[: len(last)] else None


def _edge(part: str, end: int) -> str:
    """Return the first or last month of a quarter or half; a year for a season; else the date itself."""
    year, _, month = part.partition("-")
    if not month[:2].isdigit() or int(month[:2]) <= _LAST_MONTH:
        return part
    months = _PARTS.get(int(month[:2]))
    return f"{year}-{months[end]}" if months else year


def _modality(tree: Tree, group: VerbGroup) -> Modality:
    if is_conditional(tree, group.verb):
        return "conditional"
    if group.negated:
        return "denied"
    once = group.intended and group.tense == "past"  # "was expected to end": whether it did, nobody tells
    return "possible" if group.modal or once else "stated"
