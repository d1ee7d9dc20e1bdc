import datetime as dt

from summarizer.merging import merge, since
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
