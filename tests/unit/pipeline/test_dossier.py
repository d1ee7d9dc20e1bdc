from itertools import permutations
from pathlib import Path

import pytest

from summarizer.domain import Brief
from summarizer.errors import UnusableInput
from summarizer.pipeline import collect, read_earlier, write_dossier
from tests.articles import FERRIES, article
from tests.unit.merging.dossiers import brief, event

WIRE = (
    "The dockers of the northern port went on strike on Monday after weeks of talks with the company.",
    "Their union asks for a pay rise of 3 percent and for two more nights of rest in every month.",
    "The company says that it has lost 40 ships to other ports and will not pay for nights without work.",
)


def told(name: str, day: str, *sentences: str) -> Brief:
    made = [event(sentence, None) for sentence in sentences]
    placed = [
        each.model_copy(
            update={"evidence": tuple(item.model_copy(update={"sentence": at}) for item in each.evidence)}
        )
        for at, each in enumerate(made)
    ]
    return brief(name, day, *placed)


def test_copies_are_told_by_what_briefs_quote_the_earliest_being_the_first() -> None:
    first, copy = told("wire", "2024-01-10", *WIRE), told("reprint", "2024-01-11", *WIRE[:2], "And so on.")
    other = told("other", "2024-01-09", "The soldiers of Ostrava hold the dam until the river council meets.")
    for order in permutations((first, copy, other)):
        collected = collect(order)
        assert collected.copies == {copy.source.content_hash: first.source.content_hash}
        sources = collected.joined(collected.whole()).sources
        assert [(source.name, source.copy_of) for source in sources] == [
            ("other", None),
            ("wire", None),
            ("reprint", "S2"),
        ]


def test_copies_are_told_by_the_articles_where_they_are_there() -> None:
    whole = article(FERRIES)
    cut = article(FERRIES.rsplit("\n", 2)[0])
    briefs = [
        brief(each.name, None).model_copy(
            update={"source": brief(name, day).source.model_copy(update={"content_hash": each.content_hash})}
        )
        for each, name, day in ((whole, "whole", "2024-01-10"), (cut, "cut", "2024-01-11"))
    ]
    assert collect(briefs).copies == {}
    assert collect(briefs, [whole, cut]).copies == {cut.content_hash: whole.content_hash}


def test_of_several_briefs_of_one_article_the_last_counts() -> None:
    one, other = told("a", "2024-01-10", WIRE[0]), told("a", "2024-01-10", WIRE[1])
    assert collect([one, other]).briefs == (other,)


def test_an_earlier_dossier_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    collected = collect([told("a", "2024-01-10", *WIRE)])
    made = collected.joined(collected.whole())
    (path,) = write_dossier(made, tmp_path, "dossier", ["json"])
    assert read_earlier(str(path)) == made
    with pytest.raises(UnusableInput, match="is no day"):
        read_earlier("last week")
