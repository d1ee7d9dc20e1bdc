from datetime import date

import pytest

from summarizer.candidates import status_of
from summarizer.dates import find_time_mentions
from summarizer.domain import Published

PUBLISHED = Published(value=date(2024, 7, 23), found_in="given")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The mission will end by September 2025.", "planned"),
        ("US troops left Iraq in 2011.", "happened"),
        ("Iraq had planned in 2011 to leave.", "happened"),
        ("Attacks have gone on since October 2023.", "ongoing"),
        ("The deal is to be signed on Friday.", "planned"),
        ("The ambassador handed over the letter on Wednesday.", "happened"),
    ],
)
def test_the_moment_decides_before_the_tense(sentence: str, status: str) -> None:
    moment = find_time_mentions(sentence, PUBLISHED.value)[0]
    assert status_of(moment, sentence, PUBLISHED, 0) == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Troops will leave in September.", "planned"),
        ("A delegation spent Monday in Washington.", "happened"),
        ("The talks have been going on for months.", "ongoing"),
    ],
)
def test_without_a_publication_date_the_tense_decides(sentence: str, status: str) -> None:
    moment = find_time_mentions(sentence, None)[0]
    assert status_of(moment, sentence, Published(), 0) == status
