"""The English words of time and the numbers that they stand for."""

from summarizer.dates.edtf import Unit

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
ARTICLES = {"a": 1, "an": 1}
DIGITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENFOLDS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
COUNTS = ARTICLES | DIGITS | TEENS | TENFOLDS
MULTIPLES = {"dozen": 12, "hundred": 100}
"""Words that multiply the count before them: a hundred."""
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_OTHERS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", *(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first",
)  # fmt: skip
DAY_ORDINALS = {word: number for number, word in enumerate((*_ONES, *_OTHERS), start=1)}
ORDINALS = DAY_ORDINALS | {"last": -1, "final": -1}
TENS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "before": -1, "earlier": -1,
    "this": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1, "after": 1, "later": 1, "afterwards": 1, "thereafter": 1,
}  # fmt: skip
"""Words that lead from one unit to its neighbour: -1 is back, 1 is ahead."""
DAYS_AWAY = {
    "the night before last": -2, "the day before yesterday": -2, "yesterday": -1, "last night": -1,
    "today": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
}  # fmt: skip
UNITS: dict[str, Unit] = {
    "day": "day", "weekend": "weekend", "week": "week", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
PLURALS: dict[str, Unit] = {
    "days": "day", "weekends": "weekend", "weeks": "week", "months": "month", "quarters": "quarter",
    "years": "year", "decades": "decade", "centuries": "century",
}  # fmt: skip
COUNTED_IN: dict[Unit, tuple[Unit, int]] = {"decade": ("year", 10), "century": ("year", 100)}
"""Units that people count in but mean to the year: two decades ago."""
LENGTHS: dict[str, tuple[Unit, int]] = {
    **{word: COUNTED_IN.get(unit, (unit, 1)) for word, unit in (UNITS | PLURALS).items()},
    "fortnight": ("week", 2), "fortnights": ("week", 2),
}  # fmt: skip
"""Words that measure time, each with the unit to count in and how many of it they are."""
FIXED_HOLIDAYS = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "may day": (5, 1), "juneteenth": (6, 19),
    "july fourth": (7, 4), "fourth of july": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
    "veterans day": (11, 11), "armistice day": (11, 11), "christmas eve": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
"""Month and day; what many countries keep on different days (Independence Day) is no date."""
EASTER_HOLIDAYS = {
    "ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter sunday": 0, "easter": 0,
    "easter monday": 1,
}  # fmt: skip
"""Days from western Easter Sunday."""
WEEKDAY_HOLIDAYS = {
    "martin luther king day": (1, 0, 3), "presidents' day": (2, 0, 3),
    "memorial day": (5, 0, -1), "labor day": (9, 0, 1),
    "thanksgiving day": (11, 3, 4), "thanksgiving": (11, 3, 4),
}  # fmt: skip
"""Month, weekday and which of them in the month, as the United States keep them."""
SEASONAL_HOLIDAYS = ("christmas", "easter", "thanksgiving")
"""Names that are days after a preposition only: by Christmas, but the Christmas truce."""
HOLIDAYS = sorted({*FIXED_HOLIDAYS, *EASTER_HOLIDAYS, *WEEKDAY_HOLIDAYS} - {*SEASONAL_HOLIDAYS})
