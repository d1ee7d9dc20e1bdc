"""Which article a citation means: by number, by name, or by the answer's own list of sources."""

import pytest

from summarizer.domain import Article, Reference
from summarizer.pipeline.citing import Citations
from tests.articles import FERRIES, article


def named(name: str, **fields: object) -> Article:
    return article(FERRIES).model_copy(update={"name": name, **fields})


PORT = named("port.txt", title="Norlin cuts night crossings")
STRIKE = named("https://www.news.example/strike/", url="https://www.news.example/strike/")
GIVEN = (PORT, STRIKE)


@pytest.mark.parametrize(
    ("cite", "places"),
    [
        ("1", (0,)),
        ("2", (1,)),
        ("0", ()),
        ("3", ()),
        ("port.txt", (0,)),
        ("Port", (0,)),
        ("Norlin cuts night crossings", (0,)),
        ("norlin cuts", ()),
        ("http://news.example/strike#end", (1,)),
        ("https://news.example/strikes", ()),
        ("", ()),
    ],
)
def test_without_a_list_of_sources_a_citation_is_a_number_name_title_or_address(
    cite: str, places: tuple[int, ...]
) -> None:
    assert Citations((), GIVEN).find(cite) == places


@pytest.mark.parametrize(
    "told",
    [
        ("port.txt",),
        ("see port.txt p. 3",),
        ("Lund, A.: “Norlin Cuts Night Crossings”. News, 2025.",),
        ("other words", "Norlin cuts night crossings"),
    ],
)
def test_a_list_of_sources_decides_what_its_numbers_mean(told: tuple[str, ...]) -> None:
    listed = (Reference(key="2", told=told), Reference(key="1", told=("https://news.example/strike",)))
    found = Citations(listed, GIVEN)
    assert (found.find("2"), found.find("1"), found.find("3")) == ((0,), (1,), ())
    assert not found.counted


def test_a_list_that_names_another_article_is_not_counted_through() -> None:
    listed = (Reference(key="1", told=("Some other report",)), Reference(key="2", told=("port.txt",)))
    assert Citations(listed, GIVEN).find("1") == ()


def test_a_list_that_names_no_article_counts_them() -> None:
    found = Citations((Reference(key="1", told=("A",)), Reference(key="2", told=("B",))), GIVEN)
    assert (found.counted, found.find("1"), found.find("2")) == (True, (0,), (1,))
