from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from summarizer.store import Store
from tests.articles import FERRIES, article
from tests.unit.pipeline.reviews import ferries_brief, ferries_store, keep
from tests.unit.web.asking import Answer, app_of, ask, post

WORDS = {
    "holders": ["Norlin Lines"],
    "kind": "demands",
    "statement": "Norlin Lines wants cuts.",
    "sentences": [2],
}
APRIL = {"phrase": "April 2025", "value": "2025-04", "relation": "by"}
EVENT = {"what": "Talks are held.", "status": "planned", "moment": APRIL, "sentences": [6]}
SIDE = {"holder": "Norlin Lines", "wants": "Norlin Lines wants cuts.", "sentences": [2]}
DISPUTE = {"question": "Will there be cuts?", "sides": [SIDE], "sentences": [2, 4]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with ferries_store(tmp_path / "briefs.db") as opened:
        yield opened


@pytest.fixture
def app(store: Store) -> Starlette:
    return app_of(store)


def added(section: str, wording: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "add", "section": section, "wording": wording}


def event(**moment: str) -> dict[str, Any]:
    return EVENT | {"moment": APRIL | moment}


def act(app: Starlette, seen: int, **action: object) -> Answer:
    return post(app, "/briefs/1/actions", {"seen": seen, "by": "anna", "action": action})


def test_the_whole_article_and_every_claim_stand_on_the_page(app: Starlette) -> None:
    body = ask(app, "GET", "/briefs/1").body
    for line in FERRIES.strip().splitlines():
        assert line.replace("'", "&#39;") in body
    for claim in ("summary-1", "party-1", "party-2", "position-1", "position-2", "event-1", "dispute-1"):
        assert f'id="{claim}"' in body
    assert "“12” is not in the sentence" in body
    assert 'data-claims="summary-1 party-1 position-1 event-1 dispute-1"' in body


def test_verdicts_reasons_notes_and_what_the_machine_had_are_shown(app: Starlette) -> None:
    act(app, 0, kind="reject", claim="summary-1", reason="Said already")
    act(app, 1, kind="edit", claim="position-1", wording=WORDS)
    act(app, 2, kind="note", claim="event-1", text="Ask the desk")
    assert act(app, 3, kind="note", text="Whole").status == 200
    body = ask(app, "GET", "/briefs/1").body
    for words in (
        "Rejected: Said already",
        "The machine had:",
        "cut 12 crossings",
        "Ask the desk",
        "anna edited position 1",
    ):
        assert words in body
    assert "<b>2</b> of 7 judged" in body


def test_an_action_answers_with_the_new_revision(app: Starlette) -> None:
    assert act(app, 0, kind="accept", claim="party-1").json == {"revision": 1, "open": 6}
    assert ask(app, "GET", "/briefs/1/revision").json == {"revision": 1}


def test_an_event_is_placed_by_the_words_of_the_article(app: Starlette, store: Store) -> None:
    assert act(app, 0, **added("event", EVENT)).status == 200
    (entry,) = store.reviews.entries(1)
    assert entry.made is not None
    assert entry.made["moment"] == {
        "start": FERRIES.index("April 2025"), "end": FERRIES.index("April 2025") + 10, "phrase": "April 2025",
        "value": "2025-04", "relation": "by", "unresolved": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("action", "field", "told"),
    [
        (added("position", WORDS | {"kind": "guesses"}), "kind", "Input should be 'demands'"),
        (added("position", WORDS | {"sentences": ["two"]}), "sentences", "valid integer"),
        (added("position", WORDS | {"statement": ""}), "statement", "is empty"),
        (added("event", event(phrase="May")), "phrase", "do not say this"),
        (added("event", event(relation="near")), "relation", "Input should be 'on'"),
        (added("position", WORDS | {"holders": []}), "holders", "names nobody; choose a party"),
        (added("position", WORDS | {"holders": [" "]}), "holders", "names nobody; choose a party"),
        (added("position", WORDS | {"attribution": {"certainty": "sure"}}), "certainty", "'stated'"),
        (added("event", event(phrase="")), "phrase", "or leave the date empty, too"),
        (
            added("dispute", DISPUTE | {"sides": [SIDE | {"sentences": []}]}),
            "side 1",
            "no sentence",
        ),
        (added("dispute", DISPUTE | {"sides": [SIDE, SIDE | {"wants": ""}]}), "side 2", "is empty"),
        (added("dispute", DISPUTE | {"sides": 7}), "sides", "valid tuple"),
        ({"kind": "reject", "claim": "summary-1", "reason": " "}, "reason", "at least 1 character"),
        ({"kind": "reject", "claim": "summary-1"}, "reason", "Field required"),
        ({"kind": "accept", "claim": "../etc"}, "claim", "should match pattern"),
        ({"kind": "accept", "claim": "summary-9"}, "", "no such claim"),
        ({"kind": "sign"}, "", "7 claims have no verdict yet"),
        ({"kind": "drop"}, "", "does not match any of the expected tags"),
    ],
)
def test_what_is_wrong_is_told_by_field_and_nothing_is_kept(
    action: dict[str, Any], field: str, told: str, app: Starlette, store: Store
) -> None:
    answer = act(app, 0, **action)
    assert answer.status == 422
    assert [what for name, what in answer.json["slips"] if name == field and told in what], answer.json
    assert store.reviews.revision(1) == 0


def test_a_name_of_endless_length_is_refused(app: Starlette, store: Store) -> None:
    sent = {"seen": 0, "by": "a" * 201, "action": {"kind": "accept", "claim": "party-1"}}
    answer = post(app, "/briefs/1/actions", sent)
    assert answer.status == 422
    assert answer.json["slips"][0][0] == "by"
    assert store.reviews.revision(1) == 0


@pytest.mark.parametrize(
    "body", [{}, {"seen": "x"}, [], {"seen": 0, "by": "a", "action": 5}, {"claim": 3, "wording": {}}]
)
def test_a_body_of_another_shape_is_refused(body: object, app: Starlette) -> None:
    for path in ("/briefs/1/actions", "/briefs/1/check"):
        assert post(app, path, body).status == 422


@pytest.mark.parametrize(
    "wording",
    [
        {},
        {"what": 1},
        {"sentences": 7},
        {"text": "a", "sentences": "12"},
        EVENT | {"moment": {"value": None}},
        APRIL,
        {"moment": [[APRIL]]},
    ],
)
def test_a_wording_of_another_shape_is_told_while_it_is_typed(
    wording: dict[str, Any], app: Starlette
) -> None:
    answer = post(app, "/briefs/1/check", {"claim": None, "section": "event", "wording": wording})
    assert answer.status == 200
    assert answer.json["slips"]


def test_a_wording_is_checked_before_it_is_kept(app: Starlette, store: Store) -> None:
    sent = {
        "claim": "position-1",
        "section": "position",
        "wording": WORDS | {"statement": "Norlin Lines wants to cut 99 crossings."},
    }
    answer = post(app, "/briefs/1/check", sent).json
    assert answer["slips"] == []
    assert any("99" in problem for problem in answer["problems"])
    assert [moment["phrase"] for moment in answer["moments"]] == ["March"]
    assert store.reviews.revision(1) == 0


def test_an_event_may_have_no_time(app: Starlette, store: Store) -> None:
    wording = event(phrase=" ", value="")
    sent = {"claim": None, "section": "event", "wording": wording}
    assert post(app, "/briefs/1/check", sent).json["slips"] == []
    assert act(app, 0, **added("event", wording)).status == 200
    (entry,) = store.reviews.entries(1)
    assert entry.made is not None
    assert entry.made["moment"] is None
    assert "undated" in ask(app, "GET", "/briefs/1").body


def test_each_side_is_checked_by_itself_while_it_is_typed(app: Starlette) -> None:
    wrong = SIDE | {"wants": "Norlin Lines wants to cut 77 crossings."}
    sent = {"claim": "dispute-1", "section": "dispute", "wording": DISPUTE | {"sides": [SIDE, wrong]}}
    answer = post(app, "/briefs/1/check", sent).json
    assert (answer["slips"], answer["problems"], answer["parts"][0]) == ([], [], [])
    assert any("77" in problem for problem in answer["parts"][1])


def test_holders_sources_and_sides_are_shown_with_what_they_rest_on(app: Starlette) -> None:
    told = {"according_to": "Some <i>Ruritanians", "certainty": "reported"}
    joint = WORDS | {"holders": ["Norlin Lines", "Ilan Voss"], "attribution": told}
    act(app, 0, kind="edit", claim="position-1", wording=joint)
    act(app, 1, kind="edit", claim="dispute-1", wording=DISPUTE | {"sentences": [4]})
    body = ask(app, "GET", "/briefs/1").body
    assert '<span dir="auto">Norlin Lines and Ilan Voss</span> · demands:' in body
    assert "(reported, according to Some &lt;i&gt;Ruritanians)" in body
    assert "“Some &lt;i&gt;Ruritanians” is not in the article" in body
    side = body[body.rindex('<li class="side">') :]
    assert side.index('href="#s2"') < side.index("</li>")
    assert (
        'id="dispute-1" tabindex="0" data-section="dispute" data-verdict="edited" data-cites="2 4 "' in body
    )


def test_every_kind_and_certainty_can_be_chosen(app: Starlette) -> None:
    body = ask(app, "GET", "/briefs/1").body
    for name in ("demands", "offers", "agrees", "refuses", "warns", "plans", "denies", "says",
                 "stated", "reported", "possible", "conditional", "denied"):  # fmt: skip
        assert f"<option>{name}</option>" in body
    assert "<option>view</option>" not in body


def test_a_store_that_fails_is_told_and_the_page_goes_on(app: Starlette, store: Store) -> None:
    with store._database.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    answer = act(app, 0, kind="accept", claim="party-1")
    assert answer.status == 503
    assert "it may only be read" in answer.json["message"]
    assert ask(app, "GET", "/briefs/1").status == 200
    with store._database.reading() as connection:
        connection.execute("PRAGMA query_only = OFF")
    assert act(app, 0, kind="accept", claim="party-1").status == 200


def test_who_was_overtaken_is_told_what_changed(app: Starlette, store: Store) -> None:
    act(app, 0, kind="accept", claim="party-1")
    answer = act(app, 0, kind="reject", claim="party-1", reason="no")
    assert answer.status == 409
    (change,) = answer.json["changes"]
    assert change.startswith("anna accepted party 1 (")
    assert store.reviews.revision(1) == 1


@pytest.mark.parametrize(
    "path",
    ["/briefs/9", "/briefs/99999999999999999999999", "/briefs/x", "/static/app.py", "/static/..%2fapp.py"],
)
def test_what_is_not_there_is_not_found(path: str, app: Starlette) -> None:
    assert ask(app, "GET", path).status == 404


def test_the_queue_filters_and_tells_the_progress(app: Starlette, store: Store) -> None:
    made = article(f"{FERRIES}More news follow.\n").model_copy(update={"publisher": "Sund Herald"})
    keep(store, made, ferries_brief(made))
    act(app, 0, kind="accept", claim="party-1")
    assert "<b>0</b> of 2 briefs signed off · 1 begun · 1 not looked at" in ask(app, "GET", "/").body
    for query, found in (
        ("review=begun", ["1"]), ("review=unreviewed", ["2"]), ("publisher=sund", ["2"]),
        ("party=voss", ["1", "2"]),
        ("words=crossings", ["1", "2"]), ("problems=1&review=signed", []),
        ("review=nonsense&after=x", ["1", "2"]),
        ("since=2025-02-05&until=2025-02-05", ["1", "2"]),
        ("since=2025-02-06", []),
        ("until=yesterday", ["1", "2"]),
        ("after=1", ["2"]), ("after=99999999999999999999", []),
    ):  # fmt: skip
        body = ask(app, "GET", f"/?{query}").body
        assert [number for number in "12" if f'href="/briefs/{number}"' in body] == found, query


def test_another_brief_of_the_same_article_is_named_with_its_review(app: Starlette, store: Store) -> None:
    act(app, 0, kind="accept", claim="party-1")
    keep(store, article(FERRIES), ferries_brief(), "other prompts")
    body = ask(app, "GET", "/briefs/2").body
    assert "An earlier brief of this article" in body
    assert '<a href="/briefs/1">brief 1</a>, begun' in body


def test_a_section_with_several_unmarked_claims_can_be_accepted_at_once(app: Starlette) -> None:
    body = ask(app, "GET", "/briefs/1").body
    assert 'data-bulk="party" data-ids="party-1 party-2"' in body
    assert 'data-bulk="position"' not in body  # one of the two is marked
    assert act(app, 0, kind="accept-all", section="party", claims=["party-1", "party-2"]).json["open"] == 5
    body = ask(app, "GET", "/briefs/1").body
    assert "accepted in bulk" in body
    assert "anna accepted 2 unmarked claims of the section party together" in body
    assert 'data-bulk="party"' not in body


def test_the_forms_of_positions_and_disputes_take_a_new_party(app: Starlette) -> None:
    body = ask(app, "GET", "/briefs/1").body
    assert body.count('name="party"') == 2
    party = {"name": "Oslo", "aliases": [], "role": "", "sentences": [6]}
    assert act(app, 0, **added("party", party)).status == 200
    position = {**WORDS, "holders": ["Oslo"], "statement": "Oslo agreed to hold talks.", "sentences": [6]}
    assert act(app, 1, **added("position", position)).status == 200
