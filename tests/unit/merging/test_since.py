import datetime as dt

from summarizer.domain import Brief
from summarizer.merging import merge, since
from tests.unit.merging.dossiers import brief, event
from tests.unit.merging.test_dossier import STORY


def test_nothing_is_new_against_itself() -> None:
    update = since(merge(STORY), merge(STORY))
    assert (*update.new, *update.changed, *update.resolved) == ()


def test_a_later_article_brings_news_changes_and_what_is_resolved() -> None:
    update = since(merge(STORY[:2]), merge(STORY[:1]))
    assert "The port and the dockers signed a pay deal." in {line.says for line in update.new}
    assert [line.says for line in update.changed] == ["Ana Vell: Vell refuses a pay rise of 3 percent."]
    assert [line.section for line in update.resolved] == ["closed_disputes"]


def test_a_date_says_the_same_as_the_dossier_of_that_day() -> None:
    assert since(merge(STORY[:2]), dt.date(2024, 1, 31)) == since(merge(STORY[:2]), merge(STORY[:1]))


def test_a_figure_that_a_later_article_counts_anew_is_a_change() -> None:
    def told(name: str, day: str, quote: str) -> Brief:
        return brief(name, day, event("Troops are in Peru.", day, "ongoing", quote))

    first = told("a", "2024-01-10", "About 900 troops are in Peru.")
    second = told("b", "2024-02-10", "Some 950 troops are in Peru.")
    third = told("c", "2024-03-10", "More than 1,200 troops are in Peru.")
    (line,) = since(merge([first, second, third]), merge([first, second])).changed
    assert (line.section, line.says) == ("figures", "troops, Peru: 1,200")
    assert [new.section for new in since(merge([first, second]), dt.date(2023, 1, 1)).new].count(
        "figures"
    ) == 1
