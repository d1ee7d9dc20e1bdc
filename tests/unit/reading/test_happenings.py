from datetime import date

import pytest

from summarizer.domain import Moment, Published
from summarizer.reading import Happening, past_part, read, says_nothing_of_when
from tests.articles import article


def happenings(text: str) -> list[Happening]:
    """Return the happenings of a text that was published on Wednesday, 5 February 2025."""
    return list(read(article(text)).happenings)


def at(text: str, phrase: str) -> tuple[str, str, str]:
    """Return the predicate, the status and the modality of what happens at a time."""
    made = article(text)
    found = next(h for h in read(made).happenings if h.moment and h.moment.phrase == phrase)
    return made.words(found.predicate), found.status, found.modality


@pytest.mark.parametrize(
    ("text", "phrase", "predicate", "status"),
    [
        ("The port closed on Monday.", "Monday", "closed", "happened"),
        ("The port will close on Monday.", "Monday", "close", "planned"),
        ("The port was closed in 2019 by the mayor.", "2019", "closed", "happened"),
        ("The union plans to meet the owners in March.", "March", "meet", "planned"),
        ("Talks are due to begin on Friday.", "Friday", "begin", "planned"),
        ("The soldiers have guarded the dam since 2023.", "2023", "guarded", "ongoing"),
        ("The company will cut jobs over the next four years.", "the next four years", "cut", "planned"),
        ("Floods killed 102 people this year.", "this year", "killed", "happened"),
        ("The summit begins on Friday in Tarn.", "Friday", "begins", "planned"),
    ],
)
def test_the_verb_tells_whether_it_happened_or_is_planned(
    text: str, phrase: str, predicate: str, status: str
) -> None:
    assert at(text, phrase)[:2] == (predicate, status)


def test_a_time_belongs_to_the_predicate_that_has_it_and_not_to_the_nearest() -> None:
    text = "The minister, who resigned in May, said the port will close on Monday."
    assert (at(text, "May")[0], at(text, "Monday")[0]) == ("resigned", "close")


def test_what_was_said_on_a_day_does_not_happen_then() -> None:
    assert at("Vell said on Monday that the port would close.", "Monday")[0] == "said"


def test_the_time_of_a_noun_is_that_of_the_noun() -> None:
    text = "Talks, once expected to end within weeks of an October conference, are over."
    assert at(text, "October") == ("conference", "happened", "stated")
    assert at(text, "weeks")[2] == "possible"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The union may strike on Friday.", "possible"),
        ("If the union strikes on Friday, the port will close.", "conditional"),
        ("The union did not strike on Monday.", "denied"),
        ("The union struck on Monday.", "stated"),
    ],
)
def test_what_may_happen_would_happen_or_did_not_is_told(text: str, modality: str) -> None:
    assert at(text, "Friday" if "Friday" in text else "Monday")[2] == modality


def test_news_without_a_time_has_its_place_too() -> None:
    made = article("The ferry sank. The owners sold the wreck and left.")
    told = [(made.words(h.predicate), h.moment) for h in read(made).happenings]
    assert told == [("sank", None), ("sold", None), ("left", None)]


def test_a_line_without_a_verb_is_read() -> None:
    assert [h.moment.phrase for h in happenings("Port closed, 3 May 2024") if h.moment] == ["3 May 2024"]


def test_what_happened_in_this_week_ended_on_the_day_it_is_told() -> None:
    moment = Moment(start=0, end=9, phrase="this week", value="2025-02-03/2025-02-09")
    published = Published(value=date(2025, 2, 5), found_in="given")
    assert past_part(moment, "happened", published).value == "2025-02-03/2025-02-05"
    assert past_part(moment, "planned", published).value == moment.value


def test_now_says_nothing_of_when() -> None:
    assert says_nothing_of_when(Moment(start=0, end=3, phrase="now"))
    assert not says_nothing_of_when(Moment(start=0, end=6, phrase="Monday", value="2025-02-03"))


def test_a_weekday_is_the_date_that_the_article_has_for_it_elsewhere() -> None:
    text = "Ada Lund, who left on Thursday, May 2, 2024, was arrested Thursday."
    undated = article(text).model_copy(update={"published": Published()})
    values = [h.moment.value for h in read(undated).happenings if h.moment and h.moment.phrase == "Thursday"]
    assert values == ["2024-05-02"]
