"""Which claims a reader gets."""

from summarizer.domain import Draft
from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article, fill_in


def draft(text: str) -> Draft:
    return Staged().draft(gather(article(text)), Asker(ScriptedModel(always=fill_in), load_prompts()))


def test_the_summary_begins_with_what_the_article_begins_with() -> None:
    first, *rest = draft(FERRIES).summary
    assert first.text.startswith("Ferry operator Norlin Lines wants to cut the night crossings")
    assert 1 <= len(rest) <= 2


def test_a_line_of_the_summary_tells_who_says_it() -> None:
    texts = [
        line.text for line in draft("Minister Ana Vell said that the port of Sund will close.\n").summary
    ]
    assert texts == ["Minister Ana Vell said that the port of Sund will close."]


def test_no_event_is_told_twice() -> None:
    events = draft("Norlin Lines sold the ferries of Sund in May 2024.\n" * 1).timeline
    assert len(events) == 1


def test_what_is_told_as_an_event_is_no_position_as_well() -> None:
    made = draft("Norlin Lines agreed on May 3, 2024 to sell the ferries of Sund to Peru.\n")
    assert [event.what for event in made.timeline] == [
        "Norlin Lines agreed on May 3, 2024 to sell the ferries of Sund to Peru."
    ]
    assert made.positions == ()


def test_what_somebody_wants_is_a_position_whatever_time_it_tells() -> None:
    made = draft("Norlin Lines wants to sell the ferries of Sund in May 2026.\n")
    assert [position.kind for position in made.positions] == ["demands"]
    assert made.timeline == ()


def test_news_without_a_time_stands_in_the_summary_only() -> None:
    text = (
        "Norlin Lines sold the ferries of Sund in May 2024.\n"
        "Dockers of the union blocked the harbour gates of Tarn.\n"
    )
    made = draft(text)
    assert "Dockers of the union blocked the harbour gates of Tarn." in [line.text for line in made.summary]
    assert [event.what for event in made.timeline] == ["Norlin Lines sold the ferries of Sund in May 2024."]
