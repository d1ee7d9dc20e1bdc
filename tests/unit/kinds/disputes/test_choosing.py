"""Which claims a reader gets."""

from summarizer.domain.disputes import Disputes
from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article, fill_in
from tests.proposals import sections


def draft(text: str) -> Disputes:
    asker = Asker(ScriptedModel(always=fill_in), load_prompts())
    return sections(Staged().draft(gather(article(text)), asker))


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


def test_a_dated_act_of_a_party_is_an_event_and_a_position() -> None:
    made = draft("Norlin Lines agreed on May 3, 2024 to sell the ferries of Sund to Peru.\n")
    assert [event.what for event in made.timeline] == [
        "Norlin Lines agreed on May 3, 2024 to sell the ferries of Sund to Peru."
    ]
    assert [position.kind for position in made.positions] == ["agrees"]


def test_what_somebody_reports_to_have_happened_at_a_time_is_an_event_only() -> None:
    made = draft("Minister Ana Vell said Norlin Lines sold the ferries of Sund to Peru on May 3, 2024.\n")
    assert [event.attribution.according_to for event in made.timeline] == ["Ana Vell"]
    assert made.positions == ()


def test_who_says_nothing_on_a_matter_refuses_to() -> None:
    made = draft("Norlin Lines would not say whether the ferries of Sund will be sold to Peru.\n")
    assert [position.kind for position in made.positions] == ["refuses"]


def test_what_somebody_wants_is_a_position_whatever_time_it_tells() -> None:
    made = draft("Norlin Lines wants to sell the ferries of Sund in May 2026.\n")
    assert [position.kind for position in made.positions] == ["plans"]
    assert made.timeline == ()


def test_what_somebody_wants_others_to_do_by_a_date_is_planned_for_it() -> None:
    made = draft("Norlin Lines wants the union to leave the port of Sund by May 2026.\n")
    assert [position.kind for position in made.positions] == ["demands"]
    assert [(event.value, event.status) for event in made.timeline] == [("2026-05", "planned")]


def test_news_that_came_after_something_stands_in_the_timeline_without_a_date() -> None:
    made = draft("Dockers of Sund blocked the harbour gates of Tarn after the vote.\n")
    assert [(event.value, event.moment and event.moment.phrase) for event in made.timeline] == [
        (None, "after the vote")
    ]


def test_the_summary_has_no_line_that_only_says_that_somebody_said_nothing() -> None:
    text = (
        "Norlin Lines sold the ferries of Sund in May 2024.\n"
        "Minister Ana Vell declined to comment when asked about a timeline for the sale of the port.\n"
    )
    assert "declined" not in " ".join(line.text for line in draft(text).summary)


def test_the_summary_has_no_loose_beginning() -> None:
    text = (
        "Norlin Lines sold the ferries of Sund in May 2024.\n"
        "Soon after, dockers of the union blocked the harbour gates of Tarn.\n"
    )
    assert "Dockers of the union blocked the harbour gates of Tarn." in [
        line.text for line in draft(text).summary
    ]


def test_the_news_that_an_article_begins_with_is_an_event_without_a_time() -> None:
    made = draft(
        "Norlin Lines has sold the ferries of Sund to Peru.\nThe dockers have left the port of Tarn.\n"
    )
    assert [(event.what, event.moment) for event in made.timeline] == [
        ("Norlin Lines has sold the ferries of Sund to Peru.", None)
    ]


def test_news_without_a_time_stands_in_the_summary_only() -> None:
    text = (
        "Norlin Lines sold the ferries of Sund in May 2024.\n"
        "Dockers of the union blocked the harbour gates of Tarn.\n"
    )
    made = draft(text)
    assert "Dockers of the union blocked the harbour gates of Tarn." in [line.text for line in made.summary]
    assert [event.what for event in made.timeline] == ["Norlin Lines sold the ferries of Sund in May 2024."]


def test_what_was_done_on_a_day_is_told_once_in_whatever_words() -> None:
    made = draft(
        "Norlin Lines announced the release of its Tarn ferry map on Monday.\n"
        "The Tarn ferry map was released on Monday for five crowns.\n"
    )
    assert len(made.timeline) == 1


def test_how_long_something_will_take_is_no_date_of_it() -> None:
    made = draft("Peru and Chile met in Sund on Monday.\nThe talks on ferries will take several months.\n")
    assert [event.value for event in made.timeline] == ["2025-02-03"]


def test_no_line_of_the_summary_is_a_quotation_of_nobody() -> None:
    text = (
        "Norlin Lines cut the night crossings between Sund and Tarn in May 2024.\n"
        "“The harbour of Sund leaves behind what only Peru and its ferries could have built.”\n"
    )
    assert not [line for line in draft(text).summary if line.text.startswith("“")]


def test_that_somebody_said_as_much_tells_nothing() -> None:
    text = "Norlin Lines lost the harbour.\nMinister Edda Holm said as much in an interview on May 3, 2024.\n"
    made = draft(text)
    assert not [each for each in (*made.timeline, *made.summary) if each.evidence[0].sentence == 2]
