"""A store whose rows version 0.1 wrote: nothing in it is rewritten, and everything goes on as before."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.domain import Accept, Edit, SignOff
from summarizer.domain.disputes import DisputeBrief
from summarizer.pipeline.reviewing import act, open_review
from summarizer.pipeline.verdicts import count_verdicts, gold_of, reviewed_briefs
from summarizer.render import RENDERERS
from summarizer.render.many import claim_rows
from summarizer.store import Filter, Store, open_store
from tests.articles import FERRIES, article
from tests.earlier_form import earlier_brief, earlier_entries
from tests.unit.pipeline.reviews import keep


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a store with the brief and the review, each byte for byte as it was written then."""
    with open_store(tmp_path / "briefs.db") as opened:
        keep(opened, article(FERRIES), DisputeBrief.model_validate(earlier_brief()))
        with opened._database.changing() as sql:
            packed = zlib.compress(json.dumps(earlier_brief()).encode())
            sql.execute("UPDATE briefs SET brief = ?", (packed,))
            for entry in earlier_entries():
                row = (1, entry["revision"], json.dumps(entry).encode())
                sql.execute("INSERT INTO review_actions VALUES (?, ?, ?)", row)
            sql.execute("INSERT INTO review_standings VALUES (1, 2, 'begun', 6, NULL, NULL)")
        yield opened


def rows(store: Store) -> list[tuple[object, ...]]:
    with store._database.reading() as sql:
        kept = [*sql.execute("SELECT brief FROM briefs"), *sql.execute("SELECT entry FROM review_actions")]
    return [tuple(row) for row in kept]


def test_its_briefs_open_list_and_are_found(store: Store) -> None:
    found = (Filter(party="voss"), Filter(words="night crossings"), Filter(with_problems=True))
    for wanted in (Filter(), *found):
        assert [kept.number for kept in store.briefs(wanted)] == [1]
        assert [(row.claims, row.problems, row.state) for row in store.reviews.queue(wanted, 9)] == [
            (7, 1, "begun")
        ]
    kept = store.brief(1)
    assert kept is not None
    assert kept.brief.positions[1].holders == ("Ilan Voss",)


def test_its_review_stands_and_goes_on(store: Store) -> None:
    opened = open_review(store, 1)
    assert opened is not None
    edited, added = opened.reviewed.positions[1], opened.reviewed.open_disputes[1]
    assert (edited.holders, edited.kind, edited.problems) == (("Ilan Voss",), "says", ("a problem",))
    assert [item.sentence for item in added.sides[0].evidence] == [5]
    before = rows(store)
    for claim in opened.reviewed.review.claims:
        if claim.verdict == "open":
            act(store, 1, Accept(claim=claim.id), "ben", store.reviews.revision(1))
    after = act(store, 1, SignOff(), "ben", store.reviews.revision(1))
    assert after.review.signed is not None
    assert rows(store)[: len(before)] == before


def test_its_positions_can_get_a_second_holder(store: Store) -> None:
    joint = {
        "holders": ["Norlin Lines", "Ilan Voss"],
        "kind": "demands",
        "statement": "They want talks.",
        "sentences": [5],
    }
    edit = Edit.model_validate({"claim": "position-1", "wording": joint})
    assert act(store, 1, edit, "ben", 2).positions[0].holders == ("Norlin Lines", "Ilan Voss")


def test_it_is_exported_as_before(store: Store) -> None:
    (opened,) = reviewed_briefs(store, Filter())
    positions = [row for row in claim_rows(opened.reviewed) if row["section"] == "position"]
    assert [(row["holder"], row["kind"], row["sentences"]) for row in positions] == [
        ("Norlin Lines", "demands", "2"),
        ("Ilan Voss", "says", "5"),
    ]
    for name in ("md", "html", "json"):
        assert "Ilan Voss rejected an offer." in RENDERERS[name].render(opened.reviewed)
    gold = gold_of(opened.reviewed, opened.article, "ferries.txt")
    assert [each.holder for each in gold.positions] == ["Norlin Lines", "Ilan Voss"]
    (model,) = count_verdicts([opened.reviewed]).models
    assert (model.sections["position"].edited, model.sections["dispute"].added) == (1, 1)
