from datetime import date

import pytest

from summarizer.domain import Article, Status
from summarizer.pipeline.briefing.moments import Found, When, find_moments
from tests.articles import article

PUBLISHED = date(2025, 2, 5)
LINES = (
    "The talks ran from 3 to 5 May in Tarn.",
    "The crews will meet in September.",
    "The operator cut the crossings in September.",
    "After the vote the crews left for Sund.",
    "The minister met “the crews” on Monday\u00a0evening.",
    "Norlin Lines closed the pier from March to May.",
    "The strike began when the offer was withdrawn.",
    "The minister told reporters that the state would not pay, according to Radio Sund.",
    "The pier was built in 1962 with help of the union.",
    "The crews spoke in Tarn.",
)


def written(*lines: str, published: date | None = PUBLISHED) -> Article:
    return article("\n".join(lines), published)


def found(
    words: str, *cited: int, status: Status = "happened", published: date | None = PUBLISHED
) -> Found | None:
    (only,) = find_moments(written(*LINES, published=published), [When(words, cited, status)])
    return only


def value(words: str, *cited: int, status: Status = "happened") -> str | None:
    told = found(words, *cited, status=status)
    return told.moment.value if told else "none"


@pytest.mark.parametrize(
    "words",
    [
        "on Monday evening",
        "Monday evening",
        "ON MONDAY EVENING",
        "on\nMonday   evening",
        "“on Monday evening”",
    ],
)
def test_case_quotes_and_line_breaks_do_not_hide_words(words: str) -> None:
    told = found(words, 5)
    assert told is not None
    assert (told.sentence, told.moment.phrase, told.moment.value) == (5, "Monday\u00a0evening", "2025-02-03")


def test_words_that_wrap_in_the_article_are_found() -> None:
    when = When("on Monday of last week", (1,), "happened")
    (told,) = find_moments(article("The crews met on Monday\nof last week in Tarn."), [when])
    assert told is not None
    assert told.moment.value is not None


def test_a_moment_has_the_words_of_the_article() -> None:
    text, told = "\n".join(LINES), found("IN SEPTEMBER", 3)
    assert told is not None
    assert text[told.moment.start : told.moment.end] == told.moment.phrase == "September"


def test_words_of_a_neighbouring_sentence_are_found_there() -> None:
    told = found("in 1962", 10)
    assert told is not None
    assert (told.sentence, told.moment.value) == (9, "1962")


def test_the_cited_sentence_comes_before_its_neighbours() -> None:
    assert [found("in September", number).sentence for number in (2, 3)] == [2, 3]  # type: ignore[union-attr]


@pytest.mark.parametrize("cited", [(5,), (99,), (), (1,)])
def test_words_far_from_what_is_cited_tell_of_something_else(cited: tuple[int, ...]) -> None:
    assert found("in 1962", *cited) is None


@pytest.mark.parametrize("words", ["from 3 to 5 May", "3 to 5 May", "5 May"])
def test_a_range_is_one_stretch_of_time(words: str) -> None:
    assert value(words, 1) == "2024-05-03/2024-05-05"
    assert value(words, 1, status="planned") == "2025-05-03/2025-05-05"


def test_a_range_of_two_mentions_is_one_stretch_of_time() -> None:
    told = found("from March to May", 6)
    assert told is not None
    moment = told.moment
    assert (moment.phrase, moment.value, moment.relation) == ("March to May", "2024-03/2024-05", "during")
    assert value("from March to May", 6, status="planned") == "2025-03/2025-05"


@pytest.mark.parametrize(
    ("sentence", "status", "expected"),
    [
        (2, "planned", "2025-09"),
        (2, "happened", "2024-09"),
        (2, "ongoing", "2025-09"),
        (3, "happened", "2024-09"),
        (3, "planned", "2025-09"),
    ],
)
def test_the_status_says_which_september_where_the_verb_says_another(
    sentence: int, status: Status, expected: str
) -> None:
    assert value("in September", sentence, status=status) == expected


def test_a_status_changes_no_date_that_says_its_year() -> None:
    assert value("in 1962", 9, status="planned") == "1962"


def test_turning_one_event_turns_no_other() -> None:
    whens = [When("in September", (2,), "happened"), When("in September", (3,), "happened")]
    assert [each and each.moment.value for each in find_moments(written(*LINES), whens)] == [
        "2024-09",
        "2024-09",
    ]


def test_two_events_of_one_time_that_contradict_each_other_keep_their_own_side() -> None:
    whens = [When("in September", (2,), "planned"), When("in September", (2,), "happened")]
    assert [each and each.moment.value for each in find_moments(written(*LINES), whens)] == [
        "2025-09",
        "2024-09",
    ]


def test_what_happened_this_week_happened_before_it_was_told() -> None:
    (told,) = find_moments(written("The crews left this week."), [When("this week", (1,), "happened")])
    assert told is not None
    assert told.moment.value == "2025-02-03/2025-02-05"


@pytest.mark.parametrize(
    ("words", "sentence", "reason"),
    [
        ("After the vote", 4, "depends on another event"),
        ("when the offer was withdrawn", 7, "depends on another event"),
    ],
)
def test_words_for_a_time_without_a_date_stay_open_with_the_reason(
    words: str, sentence: int, reason: str
) -> None:
    told = found(words, sentence)
    assert told is not None
    assert (told.moment.value, told.moment.unresolved, told.moment.phrase) == (None, reason, words)


@pytest.mark.parametrize(
    "lead",
    [
        "before the council decides",
        "as talks collapsed",
        "just as talks collapsed",
        "following the vote",
        "upon arrival",
        "shortly after the vote",
        "since the vote",
        "in the wake of the vote",
        "later",
    ],
)
def test_words_that_lead_to_an_event_tell_when(lead: str) -> None:
    (told,) = find_moments(written(f"The crews left the pier {lead}."), [When(lead, (1,), "happened")])
    assert told is not None
    assert told.moment.unresolved


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("the crews", 4),
        ("for Sund", 4),
        ("in Tarn", 10),
        ("to reporters", 8),
        ("according to Radio Sund", 8),
        ("that the state would not pay", 8),
        ("of the union", 9),
        ("", 4),
        ("  ", 4),
        ("…", 4),
        ("—", 4),
        ("in 2019", 4),
        ("2025-09", 2),
    ],
)
def test_words_that_tell_no_time_or_are_not_there_have_no_moment(words: str, sentence: int) -> None:
    assert found(words, sentence) is None


def test_without_a_publication_date_nothing_relative_has_a_value() -> None:
    told = found("in September", 2, status="planned", published=None)
    assert told is not None
    assert (told.moment.value, told.moment.unresolved) == (None, "no publication date")
    fixed = found("in 1962", 9, published=None)
    assert fixed is not None
    assert fixed.moment.value == "1962"


def test_every_proposal_gets_its_own_outcome_in_order() -> None:
    whens = [
        When("in 1962", (9,), "happened"),
        When("", (), "happened"),
        When("in September", (2,), "planned"),
    ]
    assert [each and each.moment.value for each in find_moments(written(*LINES), whens)] == [
        "1962",
        None,
        "2025-09",
    ]
    assert find_moments(written(*LINES), []) == []
