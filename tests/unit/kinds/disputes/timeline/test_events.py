"""What happens, with the time that is its own."""

import pytest

from summarizer.kinds.disputes.timeline.events import Told, events_of
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.reading import read
from tests.articles import article


def events(text: str) -> list[Told]:
    made = article(text)
    return events_of(Clauses(made, read(made)))


def dated(text: str) -> list[tuple[str | None, str]]:
    return [(each.value, each.clause.text) for each in events(text) if each.moment]


def test_an_event_has_its_time_and_its_clause() -> None:
    found = [(e.value, e.clause.text) for e in events("Norlin Lines sold the ferries in May 2024.")]
    assert found == [("2024-05", "Norlin Lines sold the ferries in May 2024.")]


def test_two_times_of_one_subject_are_two_events() -> None:
    found = events("Norlin Lines cut the crossings in March 2024 and sold the ferries in May 2024.")
    assert [(each.value, each.clause.text) for each in found] == [
        ("2024-03", "Norlin Lines cut the crossings in March 2024."),
        ("2024-05", "Norlin Lines sold the ferries in May 2024."),
    ]


def test_who_tells_of_an_event_vouches_for_it() -> None:
    (told,) = [e for e in events("Ana Vell said that the port will close in May 2025.") if e.value]
    assert (told.clause.text, told.attribution.according_to) == (
        "The port will close in May 2025.",
        "Ana Vell",
    )


def test_a_time_that_something_is_compared_with_is_of_no_event() -> None:
    found = events("Sales of Norlin Lines rose to 17%, up from 14% in May 2024.")
    assert all(each.value != "2024-05" for each in found)


def test_a_time_within_a_name_or_of_a_noun_is_not_that_of_the_verb() -> None:
    assert dated("Ada Lund sold a 2012 ferry of the port.") == []
    assert dated("The plan of May 2024 for the harbour has failed.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Lund spoke of the 2012 Sund conference.", ("2012", "The 2012 Sund conference.")),
        (
            "Norlin Lines is angry over the agreement with the dockers of June 2023.",
            ("2023-06", "The agreement with the dockers of June 2023."),
        ),
        (
            "Norlin Lines met Peru on June 3, 2024, after the start of a dockers' strike on May 2, 2024.",
            ("2024-05-02", "The start of a dockers' strike on May 2, 2024."),
        ),
    ],
)
def test_a_dated_occasion_that_is_only_named_is_an_event(text: str, told: tuple[str, str]) -> None:
    assert told in dated(text)


def test_an_occasion_that_is_new_or_has_only_its_date_is_no_event() -> None:
    assert dated("Ada Lund told the dockers of a 2012 strike in Sund.") == []
    assert dated("Ada Lund spoke of the 2012 conference.") == []


def test_what_came_after_another_event_is_told_with_the_words_for_it() -> None:
    (told,) = events("The deal on the ferries was reached after a day of talks in Sund.")
    assert told.moment is not None
    assert (told.moment.phrase, told.value) == ("after a day of talks in Sund", None)


def test_what_has_gone_on_since_another_event_goes_on() -> None:
    (told,) = events("Ferry fares have grown in Sund since the dockers left the port.")
    assert (told.when, told.status) == ("since the dockers left the port", "ongoing")


def test_what_stands_after_somebody_or_something_tells_no_time() -> None:
    assert dated("Norlin Lines signed the deal before diplomats of Peru.") == []
    assert dated("Norlin Lines named the ferry after the mayor.") == []


def test_a_date_that_a_report_only_mentions_is_told_by_the_article() -> None:
    text = "Ana Vell told the council that the ferries, which were built in May 2003, will be sold."
    (told,) = [each for each in events(text) if each.value]
    assert (told.clause.text, told.attribution.according_to) == ("The ferries were built in May 2003.", None)


def test_the_end_of_a_period_is_no_event() -> None:
    assert dated("Norlin Lines lost money in the quarter which ended on June 30, 2024.") == []


def test_an_occasion_that_did_something_is_dated_by_its_own_time() -> None:
    assert dated("The strike in May 2024 led to a deal.") == [
        ("2024-05", "The strike in May 2024 led to a deal.")
    ]


def test_what_happened_after_an_occasion_is_told_as_after_its_time() -> None:
    (told,) = events("Norlin Lines sold all ferries of Sund after the start of the strike in May 2024.")
    assert told.moment is not None
    assert (told.moment.relation, told.value) == ("after", "2024-05")


def test_who_was_one_of_several_to_do_something_did_it() -> None:
    text = "Norlin Lines was the first company to leave the port of Sund, in May 2024."
    assert [value for value, _ in dated(text)] == ["2024-05"]


def test_what_a_clause_beside_a_noun_tells_is_an_event_of_the_noun() -> None:
    text = "Dockers fear the sale of the ferries, which were built in May 2003."
    assert dated(text) == [("2003-05", "The ferries were built in May 2003.")]


def test_what_something_is_done_for_may_be_known_to_the_article_alone() -> None:
    told = "Parliament is to convene in May 2026 to enact the measures."
    assert dated(told) == [("2026-05", told)]
    assert dated("The measures hit Parliament in May 2024.") == []


def test_a_time_of_day_is_of_the_one_day_that_was_told_before() -> None:
    text = (
        "Dockers of Sund marched on May 3, 2024.\nThe rally of the dockers began at 2 p.m. in the old port.\n"
    )
    assert dated(text)[1] == ("2024-05-03", "The rally of the dockers began at 2 p.m. in the old port.")
    two = f"Norlin Lines sold the ferries on May 1, 2024.\n{text}"
    assert [value for value, _ in dated(two)] == ["2024-05-01", "2024-05-03"]


def test_after_the_meeting_is_after_the_day_of_the_meeting() -> None:
    text = (
        "Norlin Lines and Peru held a meeting on May 3, 2024.\nAfter the meeting, Norlin Lines left Peru.\n"
    )
    told = events(text)[1]
    assert told.moment is not None
    assert (told.moment.relation, told.value) == ("after", "2024-05-03")


def test_what_somebody_says_to_have_come_after_another_event_is_told_by_them() -> None:
    text = "Ana Vell said that Norlin Lines and Peru had agreed on a fare after five hours of talks."
    told = next(each for each in events(text) if not each.said)
    assert (told.when, told.attribution.according_to) == ("after five hours of talks", "Ana Vell")


def test_an_earlier_forecast_does_not_date_the_one_that_it_is_compared_with() -> None:
    text = (
        "Norlin Lines expects that sales will grow by 1.6 percent, half a point less than forecast in July."
    )
    assert dated(text) == []


def test_what_stands_behind_a_semicolon_is_told_alone() -> None:
    text = "Dockers will spend the week in Tarn; new ferries were sold in May 2024."
    assert ("2024-05", "New ferries were sold in May 2024.") in dated(text)


def test_what_is_so_does_not_happen() -> None:
    assert dated("Norlin Lines had 300 ferries at the end of 2023.") == []


def test_what_should_be_done_is_no_event() -> None:
    assert dated("Buyers should try again in May 2026.") == []


def test_what_a_sentence_tells_by_the_way_is_an_event_of_its_own_date() -> None:
    text = "Norlin Lines, which bought the ferries in May 2023, sold the boats to Peru in May 2024."
    assert [value for value, _ in dated(text)] == ["2024-05", "2023-05"]


def test_a_question_a_heading_and_a_caption_tell_no_event() -> None:
    assert dated("Did Norlin Lines sell the ferries in May 2024?") == []
    assert dated("Norlin sells ferries in May 2024\n\nThe port of Sund is old and quiet.\n") == []
    assert dated("FILE Ada Lund opens the port of Sund, May 3, 2024.") == []


def test_a_quarter_that_is_over_has_happened() -> None:
    (told,) = events("Norlin Lines lost 300 ferries in the first quarter of 2009.")
    assert (told.value, told.status) == ("2009-33", "happened")


def test_no_time_counts_from_a_date_that_is_a_name() -> None:
    text = "Ada Lund named a 9/11 plotter.\nEarlier in the day, Norlin Lines sold 300 ferries.\n"
    assert "2001-09-11" not in [each.value for each in events(text)]


def test_what_shall_be_is_no_event() -> None:
    assert dated("The council insisted that the union agree to cuts in May 2026.") == []


def test_a_call_for_something_at_a_time_is_no_event_of_that_time() -> None:
    assert dated("Ada Lund sounded a call for the United States to accept more dockers in May 2026.") == []


def test_a_report_of_who_is_no_party_is_no_event() -> None:
    assert dated("Reuters reported in May 2024 that the port of Sund is old.") == []


def test_a_year_told_by_the_way_is_an_event_of_its_own() -> None:
    text = "Norlin Lines belongs to the coalition formed in 2014 against Peru."
    assert ("2014", "The coalition [was] formed in 2014 against Peru.") in dated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norlin Lines has promised Peru a new ferry before the end of May 2026.",
        "The notice marked the third time in the past decade that the port has closed.",
        "Ferries of Sund (@sundferries) February 3, 2025.",
    ],
)
def test_a_deadline_a_period_or_the_date_of_a_post_is_no_time_of_an_event(text: str) -> None:
    assert dated(text) == []


def test_why_something_is_so_is_no_time_of_it() -> None:
    cause = "Peru has lost many voters since most of them firmly accept the new ferry prices."
    assert all(each.moment is None for each in events(cause))
    (time,) = events("Peru has lost many voters since the ferry war began.")
    assert time.moment


def test_the_day_of_an_occasion_is_that_of_what_was_done_there() -> None:
    found = dated("In a Tuesday media event, Norlin Lines showed a new ferry of its northern line.")
    assert [value for value, _ in found] == ["2025-02-04"]


def test_news_has_the_day_that_the_next_sentences_tell_for_the_same_act() -> None:
    text = "Peru and Chile have signed a ferry accord.\nThe ministers signed the accord on Monday in Sund.\n"
    assert [each.value for each in events(text)] == ["2025-02-03", "2025-02-03"]


def test_what_happens_at_another_time_is_left_out_behind_a_comma() -> None:
    text = "Two more ferries of Norlin Lines will close in 2026, another two in 2027."
    assert dated(text) == [("2026", "Two more ferries of Norlin Lines will close in 2026.")]
