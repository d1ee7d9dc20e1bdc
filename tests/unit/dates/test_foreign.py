"""Words for a time in other languages: a value where they surely say it, else none."""

from datetime import date

import pytest

from summarizer.dates import Direction, Reason, resolve
from summarizer.text import Language

TUESDAY = date(2024, 7, 23)


def value(code: str, words: str, direction: Direction = "past") -> str | None:
    told = resolve(words, Language(code), TUESDAY, direction)
    return told.value if told else None


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("es", "el martes", "2024-07-23"),
        ("es", "el lunes por la noche", "2024-07-22"),
        ("es", "el próximo lunes", "2024-07-29"),
        ("es", "ayer", "2024-07-22"),
        ("es", "hace dos semanas", "2024-07-08/2024-07-14"),
        ("es", "hace tres días", "2024-07-20"),
        ("es", "dentro de tres días", "2024-07-26"),
        ("es", "el 3 de mayo", "2024-05-03"),
        ("es", "en septiembre", "2023-09"),
        ("es", "la semana pasada", "2024-07-15/2024-07-21"),
        ("es", "el año pasado", "2023"),
        ("es", "03/04/2024", "2024-04-03"),
        ("es", "lunes 15 de julio", "2024-07-15"),
        ("fr", "mardi soir", "2024-07-23"),
        ("fr", "lundi prochain", "2024-07-29"),
        ("fr", "jeudi dernier", "2024-07-18"),
        ("fr", "le 1er juillet", "2024-07-01"),
        ("fr", "en mars 2024", "2024-03"),
        ("fr", "fin mars 2024", "2024-03"),
        ("fr", "il y a deux semaines", "2024-07-08/2024-07-14"),
        ("fr", "l’an dernier", "2023"),
        ("fr", "demain", "2024-07-24"),
        ("de", "am 3. Mai", "2024-05-03"),
        ("de", "am Dienstagabend", "2024-07-23"),
        ("de", "am kommenden Montag", "2024-07-29"),
        ("de", "gestern, Montag", "2024-07-22"),
        ("de", "übermorgen", "2024-07-25"),
        ("de", "in der vergangenen Woche", "2024-07-15/2024-07-21"),
        ("de", "im Jahr 2023", "2023"),
        ("de", "01.07.2024", "2024-07-01"),
        ("ar", "يوم الثلاثاء", "2024-07-23"),
        ("ar", "مساء الاثنين", "2024-07-22"),
        ("ar", "أمس الاثنين", "2024-07-22"),
        ("ar", "٣ مايو ٢٠٢٤", "2024-05-03"),
        ("ar", "تشرين الأول/أكتوبر 2023", "2023-10"),
        ("ar", "15 تموز", "2024-07-15"),
        ("ar", "الشهر الماضي", "2024-06"),
        ("ar", "الأسبوع المقبل", "2024-07-29/2024-08-04"),
        ("ar", "قبل ثلاثة أيام", "2024-07-20"),
        ("ja", "2024年5月3日", "2024-05-03"),
        ("ru", "3 мая 2024 года", "2024-05-03"),
    ],
)
def test_words_have_the_value_that_they_say_and_no_finer_one(code: str, words: str, expected: str) -> None:
    assert value(code, words) == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("es", "dos semanas"),
        ("fr", "pendant trois jours"),
        ("de", "drei Tage lang"),
        ("ar", "ثلاثة أيام"),
        ("es", "15"),
        ("es", "99"),
        ("es", "10:00"),
        ("fr", "à 10h"),
        ("es", "tras la votación"),
        ("ar", "بعد التصويت"),
        ("es", "el 3 de mayo del año pasado"),
        ("es", "entre marzo y mayo de 2024"),
        ("de", "vom 3. bis 5. Mai 2024"),
        ("fr", "dans la nuit de lundi à mardi"),
        ("de", "nach drei Tagen"),
        ("ru", "до 3 мая 2024 года"),
        ("es", " ".join(["mayo", "junio"] * 15)),
    ],
)
def test_words_that_leave_a_day_open_get_none(code: str, words: str) -> None:
    assert resolve(words, Language(code), TUESDAY, "past") is None


@pytest.mark.parametrize("words", ["عام 1446", "1446"])
def test_a_year_of_another_calendar_is_none_of_this_one(words: str) -> None:
    assert resolve(words, Language("ar"), TUESDAY, "past") is None


def test_what_is_planned_lies_ahead() -> None:
    assert value("es", "en septiembre", "future") == "2024-09"
    assert value("fr", "jeudi", "future") == "2024-07-25"
    assert value("de", "am Dienstag", "future") == "2024-07-23"


def test_the_weekday_beside_a_day_tells_the_year() -> None:
    assert value("fr", "vendredi 26 juillet", "past") == "2024-07-26"


def test_a_weekday_that_the_day_never_was_is_not_of_the_calendar() -> None:
    told = resolve("lundi 16 juillet 2024", Language("fr"), TUESDAY, "past")
    assert told is not None
    assert (told.value, told.reason) == (None, Reason.NOT_IN_CALENDAR)


@pytest.mark.parametrize(
    ("code", "words", "relation"),
    [
        ("es", "desde el 3 de mayo de 2024", "since"),
        ("fr", "jusqu'en mars 2025", "until"),
        ("de", "vor dem 3. Mai", "before"),
        ("ar", "منذ عام 2021", "since"),
        ("es", "durante 2023", "during"),
        ("es", "en 2023", "on"),
    ],
)
def test_the_word_before_a_date_tells_how_things_lie_to_it(code: str, words: str, relation: str) -> None:
    told = resolve(words, Language(code), TUESDAY, "past")
    assert told is not None
    assert told.value
    assert told.relation == relation


@pytest.mark.parametrize(
    ("code", "words"), [("es", "ayer"), ("fr", "mardi"), ("de", "am 3. Mai"), ("ar", "أمس")]
)
def test_without_a_publication_date_nothing_is_counted_from_another_day(code: str, words: str) -> None:
    told = resolve(words, Language(code), None, "past")
    assert told is not None
    assert (told.value, told.reason) == (None, Reason.NO_PUBLICATION_DATE)


def test_a_date_with_its_year_needs_no_publication_date() -> None:
    told = resolve("3 de mayo de 2024", Language("es"), None, "past")
    assert told is not None
    assert told.value == "2024-05-03"


def test_a_language_without_dates_has_none() -> None:
    assert resolve("3 mai 2024", Language("xx"), TUESDAY, "past") is None
