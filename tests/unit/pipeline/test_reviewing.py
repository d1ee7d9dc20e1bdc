import itertools
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from summarizer.domain import Action, ReviewedBrief, reviewed_type
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import ReviewConflict, ReviewRefused
from summarizer.pipeline.reviewing import act, apply_review, open_review
from summarizer.pipeline.wording import placed
from summarizer.store import Filter, Store, open_store
from tests.articles import FERRIES, article
from tests.unit.pipeline.reviews import ferries_brief, ferries_store, keep

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
WORDS = {
    "holders": ["Norlin Lines"],
    "kind": "demands",
    "statement": "Norlin Lines wants cuts.",
    "sentences": [2],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ferries_store(tmp_path / "briefs.db") as opened:
        yield opened


def do(store: Store, by: str = "anna", **action: object) -> ReviewedBrief:
    """Take an action on brief 1 as somebody who has seen everything before it."""
    return act(store, 1, ACTION.validate_python(action), by, store.reviews.revision(1))


def accept_all(store: Store) -> ReviewedBrief:
    opened = open_review(store, 1)
    assert opened is not None
    for claim in opened.reviewed.review.claims:
        if claim.verdict == "open":
            do(store, kind="accept", claim=claim.id)
    reviewed = open_review(store, 1)
    assert reviewed is not None
    return reviewed.reviewed


def event(phrase: str, value: str, sentences: list[int]) -> dict[str, object]:
    moment = placed(article(FERRIES), sentences, phrase, value, "by")
    return {"what": "Talks are held.", "status": "planned", "moment": moment, "sentences": sentences}


def test_without_actions_a_reviewed_brief_says_what_the_machine_said() -> None:
    brief = ferries_brief()
    reviewed = apply_review(brief, ())
    assert reviewed.claims() == brief.claims()
    assert [claim.id for claim in reviewed.review.claims] == [
        "summary-1", "party-1", "party-2", "position-1", "position-2", "event-1", "dispute-1",
    ]  # fmt: skip
    assert (reviewed.review.state, reviewed.review.open) == ("unreviewed", 7)


def test_a_rejected_claim_is_out_of_the_brief_and_kept_with_its_reason(store: Store) -> None:
    after = do(store, kind="reject", claim="position-1", reason="wrong number")
    assert [position.holders for position in after.positions] == [("Ilan Voss",)]
    (rejected,) = after.review.rejected
    assert (rejected.id, rejected.reason, rejected.by) == ("position-1", "wrong number", "anna")
    assert rejected.claim == ferries_brief().positions[0]


def test_an_edit_gets_its_evidence_from_code_and_keeps_what_the_machine_had(store: Store) -> None:
    after = do(store, kind="edit", claim="position-1", wording=WORDS | {"sentences": [2, 5]})
    edited = after.positions[0]
    assert [item.quote for item in edited.evidence] == [
        "Ferry operator Norlin Lines wants to cut the night crossings between Sund and Tarn in March.",
        "He rejected an offer of Norlin Lines to keep the weekend crossings.",
    ]
    assert edited.problems == ()
    assert after.review.claims[3].verdict == "edited"
    assert after.review.claims[3].was == ferries_brief().positions[0]


def test_an_edit_is_checked_as_a_machines_claim_is_and_keeps_its_problems(store: Store) -> None:
    after = do(
        store, kind="edit", claim="position-1", wording=WORDS | {"statement": "Norlin cuts 99 crossings."}
    )
    assert any("99" in problem for problem in after.positions[0].problems)


def test_the_machines_version_in_the_store_is_never_touched(store: Store) -> None:
    do(store, kind="edit", claim="position-1", wording=WORDS)
    do(store, kind="reject", claim="summary-1", reason="no")
    kept = store.brief(1)
    assert kept is not None
    assert kept.brief == ferries_brief()


@pytest.mark.parametrize(
    ("section", "wording", "field", "told"),
    [
        ("position", WORDS | {"statement": "  "}, "statement", "is empty"),
        ("position", WORDS | {"statement": "x" * 1_001}, "statement", "1,000 are the most"),
        ("position", WORDS | {"holders": ["Norlin"]}, "holders", "“Norlin” is no party of the brief"),
        ("position", WORDS | {"sentences": []}, "sentences", "rests on no sentence"),
        (
            "position",
            WORDS | {"sentences": [2, 99]},
            "sentences",
            "99 is no sentence of the article, which has 1 to 8",
        ),
        ("event", event("May 2025", "2025-05", [6]), "phrase", "its sentences do not say this"),
        ("event", event("April 2025", "2025-04", [2]), "phrase", "its sentences do not say this"),
        ("event", event("April 2025", "2025-02-30", [6]), "value", "is no EDTF date"),
        ("event", event("April 2025", "2025-05/2025-04", [6]), "value", "is no EDTF date"),
        ("event", event("April 2025", "April", [6]), "value", "is no EDTF date"),
        (
            "party",
            {"name": "Ilan Voss", "role": "", "sentences": [4]},
            "name",
            "is a party of the brief already",
        ),
        (
            "dispute",
            {
                "question": "Why?",
                "sides": [{"holder": "X", "wants": "y", "sentences": [4]}],
                "sentences": [4],
            },
            "side 1",
            "“X” is no party of the brief",
        ),
        ("dispute", {"question": "Why?", "sides": [], "sentences": []}, "sentences", "rests on no sentence"),
        ("summary", {"text": "", "sentences": [2]}, "text", "is empty"),
    ],
)
def test_a_wording_without_what_a_claim_needs_is_refused_by_field(
    store: Store, section: str, wording: dict[str, object], field: str, told: str
) -> None:
    with pytest.raises(ReviewRefused) as refused:
        do(store, kind="add", section=section, wording=wording)
    assert [what for name, what in refused.value.slips if name == field and told in what]
    assert store.reviews.revision(1) == 0


@pytest.mark.parametrize("value", ["2025-04", "2025-04-01", "2025", "2025-21", "2025-04/2025-05", ""])
def test_every_kind_of_date_can_be_written(store: Store, value: str) -> None:
    after = do(store, kind="add", section="event", wording=event("April 2025", value, [6]))
    assert after.timeline[-1].value == (value or None)
    assert after.timeline[-1].moment is not None
    assert (after.timeline[-1].moment.unresolved is None) == bool(value)


def test_a_date_that_the_sentence_does_not_say_is_a_problem_of_the_claim(store: Store) -> None:
    after = do(store, kind="add", section="event", wording=event("April 2025", "2026-04", [6]))
    assert any(problem.startswith("invented date: 2026-04") for problem in after.timeline[-1].problems)


def test_an_added_claim_has_an_id_of_its_own_and_can_be_edited_and_rejected(store: Store) -> None:
    do(store, kind="note", text="one claim is missing")
    assert do(store, kind="add", section="position", wording=WORDS).review.claims[5].id == "added-2"
    after = do(store, kind="edit", claim="added-2", wording=WORDS | {"kind": "offers"})
    assert (after.positions[2].kind, after.review.claims[5].verdict) == ("offers", "added")
    with pytest.raises(ReviewRefused, match="was added by a person"):
        do(store, kind="accept", claim="added-2")
    assert len(do(store, kind="reject", claim="added-2", reason="no").positions) == 2


def test_positions_and_sides_follow_a_party_that_is_renamed(store: Store) -> None:
    wording = {"name": "Norlin", "aliases": ["Norlin Lines"], "role": "Ferry operator", "sentences": [2]}
    after = do(store, kind="edit", claim="party-1", wording=wording)
    assert after.positions[0].holders == ("Norlin",)
    assert after.open_disputes[0].sides[0].holder == "Norlin"
    assert after.open_disputes[0].sides[0].evidence == ferries_brief().open_disputes[0].sides[0].evidence
    assert do(store, kind="undo", takes_back=1).positions[0].holders == ("Norlin Lines",)


def test_undo_takes_back_one_action_after_the_other_and_is_itself_in_the_log(store: Store) -> None:
    do(store, kind="accept", claim="summary-1")
    do(store, kind="reject", claim="summary-1", reason="no")
    with pytest.raises(ReviewRefused, match="the latest action is another one"):
        do(store, kind="undo", takes_back=1)
    assert do(store, kind="undo", takes_back=2).review.claims[0].verdict == "accepted"
    after = do(store, kind="undo", takes_back=1)
    assert after.review.claims[0].verdict == "open"
    assert after.review.revision == 4
    with pytest.raises(ReviewRefused, match="nothing to take back"):
        do(store, kind="undo", takes_back=1)


def test_a_brief_is_signed_when_every_claim_has_a_verdict_and_then_rests(store: Store) -> None:
    with pytest.raises(ReviewRefused, match="7 claims have no verdict yet"):
        do(store, kind="sign")
    accept_all(store)
    after = do(store, by="ben", kind="sign")
    assert after.review.signed is not None
    assert after.review.signed.by == "ben"
    for action in (
        {"kind": "accept", "claim": "summary-1"},
        {"kind": "note", "text": "late"},
        {"kind": "sign"},
    ):
        with pytest.raises(ReviewRefused, match="signed off by ben; undo the sign-off first"):
            do(store, **action)
    assert do(store, kind="undo", takes_back=after.review.revision).review.state == "begun"


def test_a_position_whose_party_was_rejected_holds_up_the_sign_off(store: Store) -> None:
    do(store, kind="reject", claim="party-2", reason="a person, not a party")
    accept_all(store)
    with pytest.raises(ReviewRefused, match="position-2: its holder “Ilan Voss” is no party"):
        do(store, kind="sign")


JOINT = WORDS | {
    "holders": ["Ilan Voss", "Norlin Lines"],
    "attribution": {"according_to": "Ilan Voss", "certainty": "reported"},
}


def test_every_holder_and_source_follows_a_party_that_is_renamed_and_is_named_once(store: Store) -> None:
    do(store, kind="edit", claim="position-2", wording=JOINT)
    wording = {"name": "Voss", "aliases": ["Ilan Voss"], "role": "", "sentences": [4]}
    renamed = do(store, kind="edit", claim="party-2", wording=wording).positions[1]
    assert renamed.holders == ("Voss", "Norlin Lines")
    assert (renamed.attribution.according_to, renamed.attribution.certainty) == ("Voss", "reported")
    do(store, kind="reject", claim="party-1", reason="the same")
    one = do(store, kind="edit", claim="party-2", wording=wording | {"name": "Norlin Lines"})
    assert one.positions[1].holders == ("Norlin Lines",)


def test_a_joint_position_of_which_one_party_was_rejected_holds_up_the_sign_off(store: Store) -> None:
    do(store, kind="edit", claim="position-1", wording=JOINT)
    do(store, kind="reject", claim="position-2", reason="no")
    do(store, kind="reject", claim="party-2", reason="a person, not a party")
    accept_all(store)
    with pytest.raises(ReviewRefused, match="position-1: its holder “Ilan Voss” is no party"):
        do(store, kind="sign")


@pytest.mark.parametrize(
    "action",
    [
        {"kind": "accept", "claim": "position-9"},
        {"kind": "reject", "claim": "added-1", "reason": "no"},
        {"kind": "note", "claim": "party-9", "text": "who?"},
        {"kind": "edit", "claim": "summary-1", "wording": WORDS},
    ],
)
def test_an_action_on_what_is_not_there_is_refused_and_not_kept(store: Store, action: dict[str, Any]) -> None:
    with pytest.raises(ReviewRefused):
        do(store, **action)
    assert store.reviews.entries(1) == ()


def test_an_action_needs_a_name(store: Store) -> None:
    with pytest.raises(ReviewRefused, match="write a name"):
        do(store, by="  ", kind="accept", claim="summary-1")


def test_who_has_not_seen_the_last_action_is_told_and_nothing_is_written(store: Store) -> None:
    do(store, kind="accept", claim="summary-1")
    late = ACTION.validate_python({"kind": "reject", "claim": "summary-1", "reason": "no"})
    with pytest.raises(ReviewConflict, match="at revision 1 and not at 0"):
        act(store, 1, late, "ben", 0)
    assert [entry.by for entry in store.reviews.entries(1)] == ["anna"]


def test_of_200_interleavings_none_loses_or_overwrites_an_action(tmp_path: Path) -> None:
    """Two connections as two programs have them, each acting on what it last saw, in random turns."""
    made, path, conflicts = article(FERRIES), tmp_path / "briefs.db", 0
    with ferries_store(path) as one, open_store(path) as other:
        stores = {"one": one, "other": other}
        for seed in range(200):
            chance = random.Random(seed)
            keep(one, made, ferries_brief(made), configuration=f"batch {seed}")
            number = seed + 2
            seen, taken = {"one": 0, "other": 0}, []
            for turn in range(6):
                name = chance.choice(("one", "other"))
                action = ACTION.validate_python({"kind": "note", "text": f"{name} {turn}"})
                try:
                    seen[name] = act(stores[name], number, action, name, seen[name]).review.revision
                    taken.append(f"{name} {turn}")
                except ReviewConflict:
                    conflicts += 1
                    seen[name] = stores[name].reviews.revision(number)
            kept = one.reviews.entries(number)
            assert [entry.action.text for entry in kept if entry.action.kind == "note"] == taken
            assert [entry.revision for entry in kept] == list(range(1, len(taken) + 1))
        assert {row.open for row in one.reviews.queue(Filter(), 999)} == {7}
    assert conflicts > 100


def test_of_threads_that_act_at_once_exactly_one_is_first(store: Store) -> None:
    action = ACTION.validate_python({"kind": "accept", "claim": "summary-1"})

    def attempt(name: str) -> bool:
        try:
            act(store, 1, action, name, 0)
        except ReviewConflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, map(str, range(32)))) == 1
    assert store.reviews.revision(1) == 1


def test_the_same_log_gives_the_same_brief_and_reads_back(store: Store) -> None:
    do(store, kind="edit", claim="position-1", wording=WORDS)
    do(store, kind="add", section="event", wording=event("April 2025", "2025-04", [6]))
    do(store, kind="note", claim="event-1", text="check")
    opened = open_review(store, 1)
    assert opened is not None
    again = apply_review(opened.kept.brief, opened.entries)
    assert again == opened.reviewed
    assert reviewed_type(DisputeBrief).model_validate_json(again.model_dump_json()) == again


def test_random_logs_never_break_a_brief(tmp_path: Path) -> None:
    actions = [
        {"kind": "accept", "claim": "position-1"}, {"kind": "reject", "claim": "party-1", "reason": "r"},
        {"kind": "edit", "claim": "position-1", "wording": WORDS},
        {"kind": "add", "section": "position", "wording": WORDS},
        {"kind": "note", "claim": "event-1", "text": "t"},
        {"kind": "reject", "claim": "position-1", "reason": "r"},
        {"kind": "edit", "claim": "party-1", "wording": {"name": "N", "role": "", "sentences": [2]}},
        {"kind": "sign"},
    ]  # fmt: skip
    with ferries_store(tmp_path / "b.db") as store:
        chance = random.Random(3)
        for _ in itertools.repeat(None, 150):
            action = dict(chance.choice(actions))
            opened = open_review(store, 1)
            assert opened is not None
            if chance.random() < 0.3 and opened.entries:
                action = {"kind": "undo", "takes_back": chance.randint(1, opened.entries[-1].revision)}
            try:
                after = do(store, **action)
            except ReviewRefused:
                continue
            machine = len(ferries_brief().claims())
            added = sum(claim.verdict == "added" for claim in after.review.claims)
            rejected = [each for each in after.review.rejected if not each.id.startswith("added")]
            assert len(after.claims()) == machine - len(rejected) + added
            assert len(after.claims()) == len(after.review.claims)


def bulk(store: Store, *claims: str, section: str = "party") -> ReviewedBrief:
    return do(store, kind="accept-all", section=section, claims=claims)


def test_the_unmarked_claims_of_a_section_are_accepted_together_and_it_is_recorded(store: Store) -> None:
    reviewed = bulk(store, "party-1", "party-2")
    said = {each.id: (each.verdict, each.in_bulk, each.by) for each in reviewed.review.claims}
    assert said["party-1"] == said["party-2"] == ("accepted", True, "anna")
    assert said["position-1"] == ("open", False, None)
    assert len(store.reviews.entries(1)) == 1


@pytest.mark.parametrize(
    ("section", "claims"),
    [
        ("position", ("position-2", "position-1")),
        ("party", ("party-1", "position-2")),
        ("party", ("party-9",)),
        ("party", ("party-1", "party-1", "summary-1")),
    ],
    ids=["marked", "of another section", "none such", "one of them"],
)
def test_what_has_to_be_looked_at_is_not_accepted_with_others(
    store: Store, section: str, claims: tuple[str, ...]
) -> None:
    with pytest.raises(ReviewRefused, match="look at it by itself"):
        bulk(store, *claims, section=section)
    assert store.reviews.entries(1) == ()


def test_a_dispute_of_which_a_side_is_marked_is_not_accepted_with_others(tmp_path: Path) -> None:
    brief = ferries_brief()
    (dispute,) = brief.open_disputes
    side = dispute.sides[0].model_copy(update={"problems": ("“all” is not in the sentence",)})
    marked = brief.model_copy(
        update={"open_disputes": (dispute, dispute.model_copy(update={"sides": (side,)}))}
    )
    with open_store(tmp_path / "marked.db") as store:
        keep(store, article(FERRIES), marked)
        assert store.reviews.queue(Filter(), 1)[0].problems == 2
        with pytest.raises(ReviewRefused, match="dispute-2: is marked"):
            bulk(store, "dispute-1", "dispute-2", section="dispute")
        bulk(store, "dispute-1", section="dispute")


def test_a_claim_that_was_judged_is_not_accepted_with_others(store: Store) -> None:
    do(store, kind="reject", claim="party-1", reason="No")
    with pytest.raises(ReviewRefused):
        bulk(store, "party-1")


def test_a_verdict_of_its_own_takes_the_place_of_one_with_others(store: Store) -> None:
    bulk(store, "party-1", "party-2")
    reviewed = do(store, kind="accept", claim="party-2")
    assert [(each.id, each.in_bulk) for each in reviewed.review.claims if each.verdict == "accepted"] == [
        ("party-1", True),
        ("party-2", False),
    ]
    undone = do(store, kind="undo", takes_back=2)
    assert [each.in_bulk for each in undone.review.claims if each.verdict == "accepted"] == [True, True]


def test_taking_a_section_back_opens_all_of_it(store: Store) -> None:
    bulk(store, "party-1", "party-2")
    assert do(store, kind="undo", takes_back=1).review.open == 7
