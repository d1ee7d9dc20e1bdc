import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarizer.domain import Accept, Review, ReviewEntry, ReviewState, Signature
from summarizer.errors import ReviewConflict
from summarizer.store import Filter, Store
from tests.articles import FERRIES, article
from tests.unit.pipeline.reviews import ferries_brief, ferries_store, keep

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ferries_store(tmp_path / "briefs.db") as opened:
        yield opened


def entry(revision: int) -> ReviewEntry:
    return ReviewEntry(revision=revision, at=NOON, by="anna", action=Accept(claim="summary-1"))


def test_actions_come_back_in_order_and_as_they_were(store: Store) -> None:
    for revision in (1, 2, 3):
        store.reviews.add(1, entry(revision), Review(revision=revision))
    assert store.reviews.entries(1) == (entry(1), entry(2), entry(3))
    assert store.reviews.entries(1, after=2) == (entry(3),)
    assert store.reviews.revision(1) == 3
    assert store.reviews.revision(2) == 0


@pytest.mark.parametrize("revision", [2, 5])
def test_an_action_with_another_number_than_the_next_is_refused(store: Store, revision: int) -> None:
    with pytest.raises(ReviewConflict):
        store.reviews.add(1, entry(revision), Review(revision=revision))
    assert store.reviews.entries(1) == ()


@pytest.mark.parametrize("change", ["UPDATE review_actions SET entry = x''", "DELETE FROM review_actions"])
def test_what_was_kept_of_a_review_cannot_be_changed(store: Store, change: str) -> None:
    store.reviews.add(1, entry(1), Review(revision=1))
    with (
        pytest.raises(sqlite3.IntegrityError, match="a review only grows"),
        store._database.changing() as sql,
    ):
        sql.execute(change)
    assert store.reviews.entries(1) == (entry(1),)


def test_the_queue_tells_how_each_brief_stands(store: Store) -> None:
    (row,) = store.reviews.queue(Filter(), 10)
    assert (row.number, row.claims, row.problems, row.state, row.open) == (1, 7, 1, "unreviewed", 7)
    signed = Review(revision=1, signed=Signature(by="ben", at=NOON))
    store.reviews.add(1, entry(1), signed)
    (row,) = store.reviews.queue(Filter(), 10)
    assert (row.state, row.open, row.signed_by) == ("signed", 0, "ben")
    assert row.signed_at == "2026-05-04T12:00:00+00:00"


@pytest.mark.parametrize(("state", "numbers"), [("unreviewed", [3]), ("begun", [1]), ("signed", [2])])
def test_briefs_are_found_by_their_review(store: Store, state: ReviewState, numbers: list[int]) -> None:
    made = article(FERRIES)
    keep(store, made, ferries_brief(), "another")
    keep(store, made, ferries_brief(), "a third")
    store.reviews.add(1, entry(1), Review(revision=1))
    store.reviews.add(2, entry(1), Review(revision=1, signed=Signature(by="ben", at=NOON)))
    assert [kept.number for kept in store.briefs(Filter(review=state))] == numbers
    assert [row.number for row in store.reviews.queue(Filter(review=state, with_problems=True), 9)] == numbers
    assert store.reviews.counts(Filter()) == {"unreviewed": 1, "begun": 1, "signed": 1}
    assert [row.number for row in store.reviews.of_article(made.content_hash)] == [1, 2, 3]


def test_the_queue_goes_on_after_a_number(store: Store) -> None:
    for name in "xyz":
        keep(store, article(FERRIES), ferries_brief(), name)
    assert [row.number for row in store.reviews.queue(Filter(), 2)] == [1, 2]
    assert [row.number for row in store.reviews.queue(Filter(), 2, after=2)] == [3, 4]
