"""Time mentions as a reader of the brief meets them: phrase, value, relation, reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.dates import Direction, Reason, find_time_mentions
from summarizer.dates.phrases import RULES

TUESDAY = date(2024, 7, 23)
SATURDAY = date(2024, 1, 27)


def told(text: str, published: date | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(moment.phrase, moment.value) for moment in find_time_mentions(text, published)]


def relations(text: str) -> list[tuple[str, str]]:
    return [(moment.phrase, moment.relation) for moment in find_time_mentions(text, TUESDAY)]


def reasons(text: str, published: date | None = TUESDAY) -> list[tuple[str, str | None]]:
    return [(moment.phrase, moment.unresolved) for moment in find_time_mentions(text, published)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("to end its mission by September 2025,", "September 2025"),
        ("They met last Wednesday in Geneva", "last Wednesday"),
        ("since early December 2023", "early December 2023"),
        ("It fell late last July.", "late last July"),
        ("until the end of 2026.", "the end of 2026"),
        ("since mid-October the strikes", "mid-October"),
        ("It began two weeks ago.", "two weeks ago"),
        ("the attack the next day on a base", "the next day"),
        ("reported exclusively this week", "this week"),
        ("It began on Tuesday's deadline", "Tuesday"),
        ("at 10:30 on Tuesday, 23rd of July, 2024, in Oslo", "Tuesday, 23rd of July, 2024"),
        ("signed on\nJuly\n23, 2024", "July\n23, 2024"),
        ("talks of several months, if not longer, with", "several months"),
    ],
)
def test_the_span_is_the_whole_expression_without_its_preposition(text: str, phrase: str) -> None:
    assert [found for found, _ in told(text)] == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital in a second.",
        "The sun will fall on the second column.",
        "Security Council Resolution 1701",
        "a Boeing 737 and flight UA 1701",
        "about 2,500 troops and 2014 people",
        "a force of 2014 people",
        "Call +1 202-555-2014.",
        "The score was 3-2 and the price $1999.",
        "Prime Minister April Jones met August Wilson.",
        "the Great March of Return",
        "The Sunday Times wrote of Black Friday.",
        "a 22-year-old man and his 5 years old child",
        "at the end of the day",
        "every Tuesday",
        "the Arab Spring",
        "at COP28 in Dubai",
        "Resolution 2231, Route 2020 and House Bill 2017",
        "in 2000 villages and over 1800 flights",
        "at 14:30 GMT, by 2000 GMT and at 2015 hours",
        "code 20240304",
        "from 9 to 5, at 3 p.m. and at 6 in the morning",
        "the 15th meeting of the 15th Infantry Brigade on the 5th floor",
        "the first Tuesday and a weekend in Paris",
        "Christmas Island, Mary Christmas and the Christmas truce",
        "the Easter Rising on Easter Island",
        "on Independence Day",
        "Chinese New Year's Eve",
        "the third quarter of the game and the second half of the match",
        "the past quarter century",
        "the 12th Five-Year Plan",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_person_called_may_is_no_month() -> None:
    assert told("Theresa May lost in June. A deal rejected by May was dead.") == [("June", "2024-06")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy handed over a letter on Wednesday.", "2024-07-17"),
        ("the latest of which occurred on Tuesday.", "2024-07-23"),
        ("The talks will resume on Wednesday.", "2024-07-24"),
        ("The trial is set to begin on Wednesday.", "2024-07-24"),
        ("US, Iraq to host talks on Monday", "2024-07-29"),
        ("On Monday, the court will rule.", "2024-07-29"),
        ("On Monday, the court ruled that they will pay.", "2024-07-22"),
        ("Talks failed to reach a deal on Monday.", "2024-07-22"),
        ("The vote was postponed to Friday.", "2024-07-26"),
        ("They must leave by Friday.", "2024-07-26"),
        ("They have been fighting since Friday.", "2024-07-19"),
        ("The bill passed on Monday and heads to the House on Thursday.", "2024-07-25"),
        ("Asked by reporters on Thursday, they would not say.", "2024-07-18"),
        ("Speaking to reporters on Thursday, he refused.", "2024-07-18"),
    ],
)
def test_the_verb_decides_between_the_last_and_the_coming_weekday(text: str, value: str) -> None:
    assert told(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Iraq aims for the coalition to start withdrawing in September", "2024-09"),
        ("dialogue that was announced back in August", "2023-08"),
        ("It was introduced in January.", "2024-01"),
        ("Sales fell in July.", "2024-07"),
        ("A September 3 hearing has been scheduled.", "2024-09-03"),
        ("They held elections on November 5.", "2023-11-05"),
        ("Elections on November 5 will decide.", "2024-11-05"),
        ("It could run out of money by March if nothing was done.", "2025-03"),
        ("The next round is on August 5.", "2024-08-05"),
        ("The talks, originally planned for May, failed.", "2024-05"),
        ("By March, they had run out of money.", "2024-03"),
        ("The contract may be signed on September 12.", "2024-09-12"),
    ],
)
def test_the_verb_decides_the_year_of_a_month_or_day_without_one(text: str, value: str) -> None:
    assert [found for _, found in told(text)] == [value]


def test_a_day_without_year_and_verb_is_the_nearest_one() -> None:
    assert told("the Oct. 7 attacks", SATURDAY) == [("Oct. 7", "2023-10-07")]


def test_attacks_are_never_in_the_future() -> None:
    assert told("the Oct. 7 attacks will shape the vote", TUESDAY) == [("Oct. 7", "2023-10-07")]


def test_a_weekday_beside_a_date_picks_the_year_in_which_both_are_true() -> None:
    assert told("on Saturday, October 7") == [("Saturday, October 7", "2023-10-07")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between March and May", [("March and May", "2024-03/2024-05")]),
        ("between March and May 2021", [("March and May 2021", "2021-03/2021-05")]),
        ("between 2011 and 2014", [("2011 and 2014", "2011/2014")]),
        ("in March-May 2021", [("March-May 2021", "2021-03/2021-05")]),
        ("on July 23-27, 2021", [("July 23-27, 2021", "2021-07-23/2021-07-27")]),
        ("from November to February 2021", [("November", "2020-11"), ("February 2021", "2021-02")]),
        ("in March and May 2021", [("March", "2021-03"), ("May 2021", "2021-05")]),
    ],
)
def test_spans_share_what_is_said_once(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks will run from Monday to Friday.", ["2024-07-29", "2024-08-02"]),
        ("Talks ran from Monday until Friday.", ["2024-07-22", "2024-07-26"]),
        ("It closed from November to February.", ["2023-11", "2024-02"]),
        ("from January through March this year", ["2024-01", "2024-03"]),
        ("between Monday and Friday", ["2024-07-15/2024-07-19"]),
        ("between the 7th and the 9th of May 2021", ["2021-05-07/2021-05-09"]),
    ],
)
def test_the_end_of_a_span_comes_after_its_start(text: str, expected: list[str]) -> None:
    assert [value for _, value in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by September 2025", [("September 2025", "by")]),
        ("no later than Sept. 30", [("Sept. 30", "by")]),
        ("since 2011", [("2011", "since")]),
        ("from 2011 to 2014", [("2011", "since"), ("2014", "until")]),
        ("until Friday", [("Friday", "until")]),
        ("till May 2025", [("May 2025", "until")]),
        ("before 2014", [("2014", "before")]),
        ("after the end of 2026", [("the end of 2026", "after")]),
        ("during 2014", [("2014", "during")]),
        ("over the past year", [("the past year", "during")]),
        ("throughout 2022", [("2022", "during")]),
        ("for months", [("months", "during")]),
        ("several months", [("several months", "during")]),
        ("after a decade of fighting", [("a decade", "after")]),
        ("in August 2023", [("August 2023", "on")]),
        ("set for Aug. 14", [("Aug. 14", "on")]),
        ("as of Monday", [("Monday", "on")]),
        ("from 5 to 6 May", [("5 to 6 May", "during")]),
        ("Sales were up from 2019.", [("2019", "on")]),
        ("Output fell 10% from a year earlier.", [("a year earlier", "on")]),
        ("an increase of a fifth from last year", [("last year", "on")]),
        ("Prices rose from 2019 to 2021.", [("2019", "since"), ("2021", "until")]),
        ("Prices will rise from April.", [("April", "since")]),
        ("It has been in force from 2019.", [("2019", "since")]),
        ("It began more than a decade ago.", [("a decade ago", "before")]),
        ("over a year ago", [("a year ago", "before")]),
        (
            "In 2014 it met, and more than two years later it split",
            [("2014", "on"), ("two years later", "after")],
        ),
        ("almost three years ago", [("three years ago", "on")]),
    ],
)
def test_the_words_before_it_say_how_the_event_lies_to_the_date(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert relations(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 5, 2011 they met; the next day they fought", "2011-05-06"),
        ("It began in 2003. That year it grew.", "2003"),
        ("In May 2011 it grew; a month later it fell.", "2011-06"),
        ("In March 2011 and two years earlier", "2009"),
        ("They met on May 5, 2011 and left the following week.", "2011-05-09/2011-05-15"),
        ("They met on May 5, 2011. The same month they left.", "2011-05"),
        ("It began in 2011. Over the next two years, 300 people died.", "2011/2013"),
        ("They met on May 5, 2011. Earlier that day they fought.", "2011-05-05"),
        ("They met in the spring of 2011; that autumn they fought.", "2011-23"),
        ("In March 2023 he resigned. By the following January, he had died.", "2024-01"),
    ],
)
def test_anaphora_count_from_the_last_mention_that_is_fine_enough(text: str, expected: str) -> None:
    assert told(text, None)[-1][1] == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "the next day",
        "a year and a half later",
        "that Friday",
        "that summer",
        "the following May",
        "that date",
    ],
)
def test_anaphora_do_not_reach_past_an_unresolved_date(phrase: str) -> None:
    text = f"On May 5, 2011 they met. On January 27 they met again, and fought {phrase}."
    assert reasons(text, None)[-1] == (phrase, Reason.NO_EARLIER_DATE)


def test_a_part_of_an_unknown_fiscal_year_is_no_date_to_count_from() -> None:
    text = "Sales rose in 2011. In the third quarter of fiscal 2012 they fell from the previous quarter."
    assert reasons(text)[-1] == ("the previous quarter", Reason.NO_EARLIER_DATE)


def test_now_is_no_date_to_count_from() -> None:
    text = "On May 5, 2011 they met. They now say that the next day they left."
    assert told(text)[-1] == ("the next day", "2011-05-06")


def test_ambiguous_numbers_stay_unresolved() -> None:
    assert reasons("on 03/04/2024") == [("03/04/2024", Reason.AMBIGUOUS_ORDER)]


def test_ambiguous_numbers_follow_the_other_dates_of_the_text() -> None:
    assert told("on 03/04/2024 and 27/01/2024")[0] == ("03/04/2024", "2024-04-03")


def test_contradicting_dates_decide_nothing() -> None:
    assert told("03/04/2024, 27/01/2024 and 01/27/2024")[0] == ("03/04/2024", None)
    (first, *_) = find_time_mentions("03/04/2024, 27/01/2024 and 01/27/2024", TUESDAY, day_first=True)
    assert first.value is None


@pytest.mark.parametrize(("day_first", "value"), [(True, "2024-04-03"), (False, "2024-03-04"), (None, None)])
def test_ambiguous_numbers_follow_the_publisher(day_first: object, value: str | None) -> None:
    assert isinstance(day_first, bool | None)
    (found,) = find_time_mentions("on 03/04/2024", TUESDAY, day_first=day_first)
    assert found.value == value


def test_the_text_knows_better_than_its_publisher() -> None:
    (first, _) = find_time_mentions("03/04/2024 and 27/01/2024", TUESDAY, day_first=False)
    assert first.value == "2024-04-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BAGHDAD, Sept. 8 (Reuters) - Iraq said", "2024-09-08"),
        ("Sept 8, 2024 at 9:31 a.m. EDT", "2024-09-08"),
        ("Updated 10:15 ET, Mon March 4, 2024", "2024-03-04"),
        ("Published: 4th of March 2024", "2024-03-04"),
        ("2024-03-01T14:00Z", "2024-03-01"),
        ("They met at 3 p.m. on Tuesday", "2024-07-23"),
        ("It was hit late yesterday evening", "2024-07-22"),
    ],
)
def test_a_time_of_day_changes_no_day(text: str, value: str) -> None:
    assert [found for _, found in told(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It is expected to last several weeks.", "It could last two weeks.", "It may last months.",
        "It did last three days.", "They last two days.", "It won't last 48 hours.",
    ],
)  # fmt: skip
def test_what_lasts_is_no_past(text: str) -> None:
    assert [found for _, found in told(text) if found] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("in recent weeks", Reason.VAGUE),
        ("in the coming days", Reason.VAGUE),
        ("They previously met", Reason.VAGUE),
        ("for months", Reason.NO_START),
        ("a two-year timeline", Reason.NO_START),
        ("two days before the vote", Reason.OTHER_EVENT),
        ("31 April 2024", Reason.NOT_IN_CALENDAR),
        ("3000 years ago", Reason.NOT_IN_CALENDAR),
    ],
)
def test_what_has_no_calendar_value_says_why(text: str, reason: Reason) -> None:
    assert [found for _, found in reasons(text)] == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "On January 27", "on Tuesday", "last month", "this week", "tomorrow", "currently", "in June",
        "10 years ago", "the past two weeks", "last summer", "the end of the year", "next March",
        "Wednesday of last week", "the week of July 8", "between March and May",
    ],
)  # fmt: skip
def test_without_a_publication_date_nothing_relative_is_guessed(text: str) -> None:
    assert [found for _, found in reasons(text, None)] == [Reason.NO_PUBLICATION_DATE]


def test_absolute_dates_need_no_publication_date() -> None:
    text = "from 23 July 2024, in May 2003, since 2011 and in the 1990s"
    assert [found for _, found in told(text, None)] == ["2024-07-23", "2003-05", "2011", "199X"]


def test_a_chain_of_ranges_is_no_range_of_ranges() -> None:
    assert len(told("March-May-" * 2_000)) == 2_000


def directed(text: str, published: date | None = TUESDAY, **ways: Direction) -> list[str | None]:
    """Return the values of the mentions of a text, of which some, by their words, look one way."""
    starts = {text.index(words): way for words, way in ways.items()}
    return [moment.value for moment in find_time_mentions(text, published, directions=starts)]


@pytest.mark.parametrize(
    ("text", "words", "past", "future"),
    [
        ("They will meet in September.", "September", "2023-09", "2024-09"),
        ("They met in September.", "September", "2023-09", "2024-09"),
        ("Talks on Friday", "Friday", "2024-07-19", "2024-07-26"),
        ("Talks from 3 to 5 May", "3", "2024-05-03/2024-05-05", "2025-05-03/2025-05-05"),
    ],
)
def test_a_direction_that_is_told_goes_before_the_verb(text: str, words: str, past: str, future: str) -> None:
    assert directed(text, **{words: "past"}) == [past]
    assert directed(text, **{words: "future"}) == [future]


def test_a_direction_turns_the_mention_at_its_place_and_no_other() -> None:
    assert directed("They met in March and in May.", March="future") == ["2025-03", "2024-05"]
    assert directed("They met in March.", They="future") == ["2024-03"]


def test_what_counts_from_a_turned_mention_turns_with_it() -> None:
    text = "They met on 3 March and left two days later."
    assert directed(text) == ["2024-03-03", "2024-03-05"]
    assert directed(text, **{"3 March": "future"}) == ["2025-03-03", "2025-03-05"]


@pytest.mark.parametrize("way", ["past", "future"])
def test_a_date_with_its_year_looks_nowhere(way: Direction) -> None:
    assert directed("They met in May 2003.", **{"May 2003": way}) == ["2003-05"]


@pytest.mark.parametrize("way", ["past", "future"])
def test_a_direction_is_no_publication_date(way: Direction) -> None:
    assert directed("They met in May.", None, May=way) == [None]


FRAGMENTS = [
    *sorted({text for rule in RULES for text in rule.examples}),
    *("the ", " on ", "\n", "May ", "2014", "-", "early ", "the end of ", "Monday, ", "a", "9999", "1/1/"),
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=8).map(" ".join))
DATES = st.one_of(st.none(), st.dates())


@given(TEXTS, DATES)
def test_spans_quote_the_text_in_order_without_overlap(text: str, published: date | None) -> None:
    end = 0
    for moment in find_time_mentions(text, published):
        assert end <= moment.start < moment.end
        assert text[moment.start : moment.end] == moment.phrase
        end = moment.end


@given(TEXTS, DATES)
def test_a_mention_has_either_a_value_or_a_reason(text: str, published: date | None) -> None:
    for moment in find_time_mentions(text, published):
        assert (moment.value is None) == (moment.unresolved in set(Reason))


@given(TEXTS, st.dates(), st.dates())
def test_a_value_without_publication_date_does_not_depend_on_one(text: str, one: date, other: date) -> None:
    timeless, *dated = (find_time_mentions(text, published) for published in (None, one, other))
    for index, moment in enumerate(timeless):
        if moment.value is not None:
            assert [mentions[index].value for mentions in dated] == [moment.value] * 2
