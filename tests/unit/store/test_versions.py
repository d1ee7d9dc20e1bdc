import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.domain import Article
from summarizer.llm import ScriptedModel
from summarizer.pipeline import make_brief
from summarizer.prompting import load_prompts
from summarizer.store import Filter, Store, open_store
from summarizer.store.migrations import MIGRATIONS
from summarizer.text import signature
from tests.articles import article, fill_in

HARBOUR = [
    f"Minister Ana Vell said that pier {number} of the harbour would close in May." for number in range(9)
]
FOREST = [f"Rangers in Tarn found {number} burnt trees near the old northern road." for number in range(9)]


def text(lines: list[str], ending: str, origin: str | None = "/news/a.txt") -> Article:
    return article("\n".join([*lines, ending])).model_copy(update={"origin": origin, "name": "a.txt"})


FIRST = text(HARBOUR, "Peru will pay 40 million euros.")
CORRECTED = text(HARBOUR, "Peru will pay 60 million euros.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefs.db") as opened:
        yield opened


def add(store: Store, *articles: Article) -> None:
    for each in articles:
        store.add(each, signature(each))


def finish(store: Store, made: Article) -> None:
    add(store, made)
    brief = make_brief(made, ScriptedModel(always=fill_in), load_prompts())
    store.finish(store.begin(made.content_hash, "c"), brief)


def listed(store: Store, wanted: Filter | None = None) -> list[str]:
    return [kept.brief.source.content_hash for kept in store.briefs(wanted)]


def lines(store: Store, made: Article) -> list[list[str]]:
    return [[each.article_hash for each in line] for line in store.versions.of(made.content_hash)]


def test_another_text_at_the_same_place_is_a_new_version_and_both_are_kept(store: Store) -> None:
    finish(store, FIRST)
    finish(store, CORRECTED)
    assert lines(store, CORRECTED) == [[FIRST.content_hash, CORRECTED.content_hash]]
    assert listed(store) == [CORRECTED.content_hash]
    assert listed(store, Filter(versions=True)) == [FIRST.content_hash, CORRECTED.content_hash]
    assert store.article(FIRST.content_hash) == FIRST


def test_the_older_version_is_listed_until_the_newer_one_has_its_brief(store: Store) -> None:
    finish(store, FIRST)
    add(store, CORRECTED)
    assert listed(store) == [FIRST.content_hash]


def test_a_text_that_comes_back_is_the_newest_again(store: Store) -> None:
    finish(store, FIRST)
    finish(store, CORRECTED)
    add(store, FIRST)
    assert listed(store) == [FIRST.content_hash]
    assert len(lines(store, FIRST)[0]) == 3


def test_reading_the_same_text_again_makes_no_version(store: Store) -> None:
    add(store, FIRST, FIRST, FIRST)
    assert lines(store, FIRST) == [[FIRST.content_hash]]


def test_a_text_that_still_stands_elsewhere_is_not_outdated(store: Store) -> None:
    finish(store, FIRST)
    store.seen(FIRST.model_copy(update={"origin": "/other/a.txt"}), signature(FIRST))
    finish(store, CORRECTED)
    assert listed(store) == [FIRST.content_hash, CORRECTED.content_hash]


def test_another_article_at_the_same_place_hides_nothing(store: Store) -> None:
    other = text(FOREST, "Nobody was hurt.")
    finish(store, FIRST)
    finish(store, other)
    finish(store, CORRECTED)
    assert listed(store) == [other.content_hash, CORRECTED.content_hash]


def test_short_texts_at_one_place_are_versions(store: Store) -> None:
    one, other = text([], "Peru will close pier 4."), text([], "Chile may open pier 5.")
    finish(store, one)
    finish(store, other)
    assert listed(store) == [other.content_hash]


def test_without_a_place_nothing_is_a_version(store: Store) -> None:
    for made in (FIRST, CORRECTED):
        finish(store, made.model_copy(update={"origin": None}))
    assert len(listed(store)) == 2
    assert store.versions.of(FIRST.content_hash) == []


def test_the_queue_of_reviews_has_the_newest_alone(store: Store) -> None:
    finish(store, FIRST)
    finish(store, CORRECTED)
    assert [row.article_hash for row in store.reviews.queue(Filter(), 9)] == [CORRECTED.content_hash]
    assert len(store.reviews.of_article(FIRST.content_hash)) == 1


def old_row(connection: sqlite3.Connection, made: Article) -> None:
    """Put an article into a store as it was before versions were known."""
    packed = made.model_dump_json(exclude={"origin"}).encode()
    connection.execute(
        "INSERT INTO articles (hash, name, added_at, article, signature) VALUES (?, ?, ?, ?, ?)",
        (made.content_hash, made.name, "2026-01-02", zlib.compress(packed), signature(made)),
    )


@pytest.mark.parametrize("steps", range(1, 5))
def test_articles_of_every_older_store_become_versions_when_they_are_read_again(
    tmp_path: Path, steps: int
) -> None:
    path, other = tmp_path / "old.db", text(FOREST, "Nobody was hurt.")
    with sqlite3.connect(path) as old:
        for step in MIGRATIONS[:steps]:
            step(old)
        for made in (FIRST, other, CORRECTED):  # the third as a copy of the first, as it was taken then
            old_row(old, made)
        old.execute(f"PRAGMA user_version = {steps}")
    old.close()
    again = text(HARBOUR, "Peru will pay 70 million euros.")
    with open_store(path) as store:
        kept = store.article(FIRST.content_hash)
        assert kept is not None
        assert kept.text == FIRST.text
        assert [each.article_hash for each in store.versions.before(again, signature(again))] == [
            FIRST.content_hash,
            CORRECTED.content_hash,
        ]
        finish(store, again)
        assert lines(store, again) == [[FIRST.content_hash, CORRECTED.content_hash, again.content_hash]]
        assert lines(store, other) == [[other.content_hash]]
        assert listed(store) == [again.content_hash]


@pytest.mark.parametrize("steps", range(1, len(MIGRATIONS)))
def test_briefs_of_every_older_store_are_found_by_the_version_that_made_them(
    tmp_path: Path, steps: int
) -> None:
    path = tmp_path / "old.db"
    brief = make_brief(FIRST, ScriptedModel(always=fill_in), load_prompts())
    row = (FIRST.content_hash, "2026-01-02T08:00:00+00:00", zlib.compress(brief.model_dump_json().encode()))
    with sqlite3.connect(path) as old:
        for step in MIGRATIONS[:steps]:
            step(old)
        old_row(old, FIRST)
        insert = "INSERT INTO briefs (article_hash, configuration, model, made_at, claims, problems, brief) "
        old.execute(insert + "VALUES (?, 'c', 'm', ?, 1, 0, ?)", row)
        old.execute(insert + "VALUES (?, 'd', 'm', ?, 1, 0, x'00')", row[:2])
        old.execute(f"PRAGMA user_version = {steps}")
    old.close()
    with open_store(path) as store:
        wanted = Filter(by_version=brief.provenance.version, versions=True)
        assert [kept.brief for kept in store.briefs(wanted)] == [brief]
