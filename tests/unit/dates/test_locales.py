import pytest

from summarizer.dates import publisher_day_first
from summarizer.reading import read
from summarizer.sources import read_bytes
from tests.articles import article


@pytest.mark.parametrize(
    ("language", "url", "day_first"),
    [
        ("en-GB", None, True),
        ("en-gb", "https://news.example.com/a", True),
        ("en", "https://news.example.co.uk/a", True),
        ("en-US", "https://agency.gov/a", False),
        ("en-US", "https://news.example.com/a", None),
        ("en-US", "https://news.example.com.au/a", True),
        ("en-GB", "https://agency.gov/a", None),
        ("en-CA", "https://news.example.ca/a", None),
        (None, None, None),
        ("en", "not an address", None),
    ],
)
def test_the_publisher_tells_by_region_or_domain(language: str, url: str, day_first: object) -> None:
    told = article("So.").model_copy(update={"language": language, "url": url})
    assert publisher_day_first(told) is day_first


def test_a_date_in_figures_is_read_as_its_page_writes_it() -> None:
    page = (
        "<html lang='{}'><body><article><p>The two sides met in Oslo on 03/04/2024 for talks.</p></article>"
    )
    values = []
    for language in ("en-GB", "en-US"):
        reading = read(read_bytes(page.format(language).encode(), "page.html"))
        values += [happening.moment.value for happening in reading.happenings if happening.moment]
    assert values == ["2024-04-03", None]
