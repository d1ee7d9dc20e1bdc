"""The page of a kind that is not built in: its forms, its claims and what may be done to them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated, Literal

import pytest
from starlette.applications import Starlette

from summarizer.domain import Brief, Claim, Moment, Section
from summarizer.domain.claims import Holder, Name
from summarizer.domain.disputes import DisputeBrief
from summarizer.store import Store, open_store
from summarizer.web.forms import Control, forms_of, new_party
from tests.articles import article
from tests.court import CASE, court_brief, court_store
from tests.kinds import LawsuitBrief
from tests.unit.pipeline.reviews import keep
from tests.unit.render.hostile import HOSTILE
from tests.unit.render.pages import Page
from tests.unit.web.asking import Answer, app_of, ask, post


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with court_store(tmp_path / "briefs.db") as opened:
        yield opened


@pytest.fixture
def app(store: Store) -> Starlette:
    return app_of(store)


def act(app: Starlette, seen: int, **action: object) -> Answer:
    return post(app, "/briefs/1/actions", {"seen": seen, "by": "anna", "action": action})


def places(brief: type[Brief], section: str) -> list[list[tuple[str, str, str]]]:
    """Return the lines of a form: name, place and label of each control."""
    form = next(each for each in forms_of(brief) if each.section == section)
    return [[(each.name, each.place, each.title) for each in line] for line in form.lines]


class Fields(HTMLParser):
    """The controls of each form of a page by section: element, name and what it is a part of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: dict[str, list[tuple[str, str, str | None]]] = {}
        self._form = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            self._form = told.get("data-wording") or ""
        if self._form and "data-name" in told:
            found = (tag, told["data-name"] or "", told.get("data-within"))
            self.forms.setdefault(self._form, []).append(found)


def test_a_form_has_a_place_for_each_field_of_the_class_and_its_base() -> None:
    assert places(LawsuitBrief, "plea") == [
        [("holders", "holders", "Who holds it"), ("kind", "choice", "Kind")],
        [("statement", "text", "Statement")],
        [("amount", "line", "Amount")],
        [("according_to", "line", "According to"), ("certainty", "choice", "Certainty")],
    ]
    assert places(LawsuitBrief, "litigant") == [
        [("name", "line", "Name")],
        [("aliases", "lines", "Also called")],
        [("side", "choice", "Side")],
        [("role", "line", "Part in this")],
    ]
    assert places(LawsuitBrief, "remedy") == [[("remedy", "text", "Remedy")], [("units", "line", "Units")]]


def test_the_forms_of_disputes_have_their_fields_where_they_always_were() -> None:
    assert [form.title for form in forms_of(DisputeBrief)] == [
        "Summary line", "Party", "Position", "Event", "Dispute",
    ]  # fmt: skip
    assert places(DisputeBrief, "event") == [
        [("phrase", "line", "When, in the words of the article")],
        [("value", "line", "Date")],
        [("relation", "choice", "Relation to the date"), ("status", "choice", "Status")],
        [("what", "text", "What")],
        [("according_to", "line", "According to"), ("certainty", "choice", "Certainty")],
    ]
    assert places(DisputeBrief, "dispute") == [
        [("question", "text", "Question")],
        [("sides", "rows", "What each side wants")],
    ]


class Treaty(Claim):
    signed_on: Moment | None = None
    guarantor: Holder | None = None
    topics: tuple[Literal["trade", "arms"], ...]
    status: Literal["kept", "broken"] | None = None
    form: Literal["written", "spoken"] = "written"
    places: tuple[Name, ...] = ()


class TreatyBrief(Brief):
    kind: Literal["treaty"] = "treaty"
    treaties: Annotated[tuple[Treaty, ...], Section("Treaties", "peace_treaty")]


def test_a_kind_without_parties_has_its_holders_written_and_takes_no_party() -> None:
    (_, form) = forms_of(TreatyBrief)
    assert (form.title, form.takes_party, new_party(TreatyBrief)) == ("Peace treaty", False, None)
    controls: list[Control] = [each for line in form.lines for each in line]
    assert [(each.name, each.place, each.needed) for each in controls] == [
        ("guarantor", "line", False),
        ("phrase", "line", True),
        ("value", "line", True),
        ("relation", "choice", True),
        ("places", "lines", False),
        ("topics", "choice", True),
        ("status", "choice", False),
        ("form", "choice", True),
    ]
    assert [each.title for each in controls][1] == "Signed on: When, in the words of the article"
    assert controls[5].values == ("trade", "arms")
    assert controls[5].many


def test_a_missing_party_is_added_with_what_its_class_needs() -> None:
    party = new_party(LawsuitBrief)
    assert party is not None
    assert (party.section, [each.name for each in party.lines[0]]) == ("litigant", ["side"])
    disputes = new_party(DisputeBrief)
    assert disputes is not None
    assert disputes.lines == ((),)


def test_the_page_has_the_forms_of_the_kind(app: Starlette) -> None:
    body = ask(app, "GET", "/briefs/1").body
    forms = Fields(body).forms
    assert list(forms) == ["summary", "litigant", "plea", "ruling", "question", "remedy"]
    assert forms["ruling"] == [
        ("input", "phrase", "moment"),
        ("input", "value", "moment"),
        ("select", "relation", "moment"),
        ("input", "court", None),
        ("select", "status", None),
        ("select", "outcome", None),
        ("textarea", "what", None),
        ("input", "words", None),
        ("input", "according_to", "attribution"),
        ("select", "certainty", "attribution"),
        ("input", "sentences", None),
    ]
    assert re.search(r'<select name="outcome"[^>]*><option>granted</option><option>denied</option>', body)
    assert "A litigant that is missing" in body
    assert 'aria-label="Name of the new litigant"' in body
    for button in ("summary", "litigant", "plea", "ruling", "question", "remedy"):
        assert f'data-section="{button}">{button}</button>' in body


def test_the_claims_of_the_kind_are_shown_with_what_only_they_have(app: Starlette) -> None:
    body = ask(app, "GET", "/briefs/1").body
    words = " ".join(re.sub(r"<[^>]+>", "", body).split())
    for told in ("side: claimant", "amount: 50,000 crowns", "court: Sund District Court", "outcome: granted",
                 "words: “a plain breach”", "Hand over the looms. units: 2 looms"):  # fmt: skip
        assert told in words
    assert '<p class="verdict verdict-not-found">not found</p>' in body
    assert "a second look found it in other words: “not delivered”" in words


def test_claims_of_the_kind_are_edited_and_added(app: Starlette, store: Store) -> None:
    ruling = {
        "what": "The claim is granted.", "status": "happened", "court": "Sund District Court",
        "outcome": "granted", "words": "a plain breach", "sentences": [4],
        "moment": {"phrase": "3 January 2025", "value": "2025-01-03", "relation": "on"},
    }  # fmt: skip
    assert act(app, 0, kind="add", section="ruling", wording=ruling).status == 200
    remedy = {"remedy": "Hand over the looms.", "units": "17 looms", "sentences": [5]}
    assert act(app, 1, kind="edit", claim="remedy-1", wording=remedy).status == 200
    added, edited = store.reviews.entries(1)
    assert added.made is not None
    assert (added.made["outcome"], added.made["moment"]["value"]) == ("granted", "2025-01-03")
    assert edited.made is not None
    assert any("17" in problem for problem in edited.made["problems"])
    assert act(app, 2, kind="add", section="position", wording=ruling).status == 422


def test_what_is_wrong_with_a_field_of_the_kind_is_told_beside_it(app: Starlette) -> None:
    plea = {"holders": ["Edda Holm"], "kind": "offers", "statement": "x", "sentences": [2]}
    sent = {"claim": "plea-1", "section": "plea", "wording": plea}
    (slip,) = post(app, "/briefs/1/check", sent).json["slips"]
    assert slip[0] == "kind"
    wrong = {"claim": None, "section": "litigant", "wording": {"name": "The court", "sentences": [4]}}
    assert post(app, "/briefs/1/check", wrong).json["slips"] == [["side", "Field required"]]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_the_kind_change_the_page(words: str, tmp_path: Path) -> None:
    def page(told: str) -> list[tuple[str, list[str]]]:
        with open_store(tmp_path / f"{len(told)}.db") as opened:
            made = article(CASE)
            keep(opened, made, court_brief(made, told))
            return Page(ask(app_of(opened), "GET", "/briefs/1").body).form

    assert page(words) == page("x" * 1_000)
