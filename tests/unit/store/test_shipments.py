from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from summarizer.domain import Usage
from summarizer.store import Asked, Outcome, Store, open_store
from tests.articles import article

ARTICLE = article("Peru wants to close the harbour.\n")
KEY = ARTICLE.content_hash
WHERE = ("gpt-4o-mini", "https://example.org/v1/")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "briefs.db") as opened:
        opened.take()
        opened.add(ARTICLE, b"")
        yield opened


def intend(store: Store, name: str = "s1", *ids: str, tokens: int = 10) -> None:
    requests = [Asked(each, KEY, "c", f"digest of {each}") for each in ids or ("a", "b")]
    store.shipments.intend(name, *WHERE, tokens=tokens, requests=requests)


def fetched(store: Store, name: str = "s1") -> None:
    intend(store, name)
    store.shipments.uploaded(name, "file")
    store.shipments.created(name, "batch")
    store.shipments.answered(name, "nothing came")


def test_every_step_of_a_shipment_is_told(store: Store) -> None:
    intend(store)
    (each,) = store.shipments.live(*WHERE)
    assert (each.state, each.file_id, each.batch_id, each.tokens) == ("intended", None, None, 10)
    store.shipments.uploaded("s1", "file-1")
    store.shipments.created("s1", "batch_1")
    store.shipments.seen("s1", "in_progress", datetime(2025, 1, 1, tzinfo=UTC))
    (each,) = store.shipments.live(*WHERE)
    assert (each.state, each.file_id, each.batch_id) == ("created", "file-1", "batch_1")
    assert (each.status, each.expires_at) == ("in_progress", datetime(2025, 1, 1, tzinfo=UTC))
    assert store.shipments.of(KEY, "c") == each
    store.shipments.answered("s1", "rest")
    assert store.shipments.live(*WHERE) == []
    assert store.shipments.live("gpt-4o", WHERE[1]) == []


def test_of_several_replies_the_first_answer_stays(store: Store) -> None:
    intend(store)
    store.shipments.keep("s1", [("a", False, "error"), ("a", True, "first"), ("a", True, "second")])
    store.shipments.keep("s1", [("a", False, "late error"), ("nobody's", True, "x")])
    store.shipments.answered("s1", "rest")
    assert store.shipments.replies(KEY, "c") == {
        "digest of a": (True, "first"),
        "digest of b": (False, "rest"),
    }


@pytest.mark.parametrize(
    ("outcome", "settled", "used_up"),
    [("failed", True, True), ("unanswered", True, False), ("stopped", False, False)],
)
def test_a_request_is_settled_when_the_attempt_that_used_it_has_ended(
    store: Store, outcome: Outcome, *, settled: bool, used_up: bool
) -> None:
    fetched(store)
    attempt = store.shipments.begin("s1", KEY, "c")
    assert store.shipments.of(KEY, "c") is not None
    store.fail(attempt, outcome, "so", usage=Usage())
    assert (store.shipments.of(KEY, "c") is None) is settled
    assert (store.shipments.waiting(*WHERE) == []) is settled
    assert (store.shipments.replies(KEY, "c") == {}) is used_up


def test_a_process_that_dies_while_it_collects_leaves_the_replies_open(store: Store, tmp_path: Path) -> None:
    fetched(store)
    store.shipments.begin("s1", KEY, "c")
    store._lock.release()
    with open_store(tmp_path / "briefs.db") as later:
        assert later.take() == 1
        assert later.shipments.waiting(*WHERE) == [(KEY, "c")]
        assert later.standing(KEY, "c").suspect


def test_what_a_batch_did_not_answer_counts_like_a_failure(store: Store) -> None:
    for name in ("s1", "s2", "s3"):
        assert store.standing(KEY, "c").given_up is None
        fetched(store, name)
        store.fail(store.shipments.begin(name, KEY, "c"), "unanswered", "expired")
    assert store.standing(KEY, "c").given_up == "given up after 3 times: expired"


def test_of_a_batch_that_failed_for_one_line_the_others_are_open_again(store: Store) -> None:
    intend(store, "s1", "a", "b", "c")
    assert not store.shipments.blame("s1", [(0, "x"), (4, "x")])
    assert [each.id for each in store.shipments.live(*WHERE)] == ["s1"]
    assert store.shipments.blame("s1", [(2, "refused")])
    assert store.shipments.replies(KEY, "c") == {"digest of b": (False, "refused")}


def test_what_is_void_is_open_again(store: Store) -> None:
    intend(store)
    store.shipments.void("s1", "no reason")
    assert store.shipments.of(KEY, "c") is None
    assert store.shipments.waiting(*WHERE) == []


def test_how_much_was_too_much_is_remembered_with_all_that_was_queued(store: Store) -> None:
    intend(store, "s1", tokens=100)
    intend(store, "s2", tokens=20)
    assert store.shipments.too_many_tokens(*WHERE, since=LONG_AGO) is None
    store.shipments.void("s2", "too much", too_much_queued=True)
    assert store.shipments.too_many_tokens(*WHERE, since=LONG_AGO) == 120
    assert store.shipments.too_many_tokens(*WHERE, since=datetime.now(UTC).replace(year=2999)) is None


def test_replies_are_dropped_when_nothing_needs_them(store: Store) -> None:
    fetched(store)
    store.shipments.drop_used_replies()
    assert len(store.shipments.replies(KEY, "c")) == 2
    store.fail(store.shipments.begin("s1", KEY, "c"), "failed", "so")
    store.shipments.drop_used_replies()
    with store._database.reading() as connection:
        (kept,) = connection.execute(
            "SELECT count(*) FROM shipment_requests WHERE reply IS NOT NULL"
        ).fetchone()
    assert kept == 0
