"""Briefs of a kind of one's own are read to be verified as loosely as those of the kind that is built in."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.domain import Dated, Entry, Finding, Quotation, Submission
from summarizer.errors import UnusableInput
from summarizer.pipeline import verify
from summarizer.render import RENDERERS
from summarizer.sources import read_submission
from tests.articles import article
from tests.court import CASE, court_brief


def read(folder: Path, content: str | dict[str, Any]) -> Submission:
    file = folder / "brief.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_submission(str(file))


def findings(submission: Submission) -> dict[str, Finding]:
    return {each.where: each for each in verify(submission, [article(CASE)]).findings}


def places(submission: Submission) -> dict[str, Entry]:
    return {entry.where: entry for entry in submission.entries}


def test_every_claim_is_an_entry_and_so_is_what_it_quotes_and_counts(tmp_path: Path) -> None:
    found = places(read(tmp_path, RENDERERS["json"].render(court_brief())))
    assert list(found) == [
        "summary 1",
        "litigant 1", "litigant 1, role", "litigant 2",
        "plea 1", "plea 2", "plea 2, amount",
        "ruling 1", "ruling 1, words",
        "question 1", "question 1, side 1",
        "remedy 1", "remedy 1, units",
    ]  # fmt: skip
    ruling = found["ruling 1"]
    assert (ruling.claim, ruling.names) == ("The claim is granted.", ("Sund District Court",))
    assert ruling.dated == Dated(value="2025-01-03", phrase="3 January 2025", relation="on")
    assert found["ruling 1, words"].quotes == (Quotation(words="a plain breach"),)
    assert (found["plea 2, amount"].claim, found["plea 2, amount"].quotes) == (
        "50,000 crowns", found["plea 2"].quotes,
    )  # fmt: skip
    affirming_nothing = [entry.where for entry in found.values() if not entry.asserts]
    assert affirming_nothing == ["plea 2, amount", "question 1", "remedy 1, units"]


def test_what_does_not_stand_in_the_article_does_not_hold(tmp_path: Path) -> None:
    made = json.loads(RENDERERS["json"].render(court_brief()))
    made["litigants"][0]["name"] = "Edda Hall"
    made["rulings"][0] |= {"court": "Tarn Assizes", "words": "a plain lie", "moment": {"value": "2025-03-04"}}
    made["remedies"][0]["units"] = "7 looms"
    told = findings(read(tmp_path, made))
    assert told["litigant 1"].problems == ("the article does not name “Edda Hall”",)
    assert "the article does not name “Tarn Assizes”" in told["ruling 1"].problems
    assert any(each.startswith("invented date: 2025-03-04") for each in told["ruling 1"].problems)
    assert told["ruling 1, words"].problems == ("the article does not say “a plain lie”",)
    assert told["remedy 1, units"].problems == ("“7” is not in the sentence",)
    assert told["plea 1"].holds
    assert told["remedy 1"].holds


def test_the_neutral_form_and_what_other_tools_write_is_read(tmp_path: Path) -> None:
    neutral = read(tmp_path, RENDERERS["neutral"].render(court_brief()))
    assert places(neutral)["remedy 1"].claim == "Hand over the looms."
    other = {
        "kind": "lawsuit",
        "pleas": [{"holder": "Edda Holm", "gist": "a", "quote": "two looms"}],
        "rulings": [{"text": "b", "value": "2025-01-03", "court": "Sund", "evidence": 4}],
        "remedies": [{"claim": "c"}],
        "notes": [{"text": "d"}],
    }
    found = read(tmp_path, other)
    assert [(entry.where, entry.claim, entry.names) for entry in found.entries] == [
        ("plea 1", "a", ("Edda Holm",)),
        ("ruling 1", "b", ("Sund",)),
        ("remedy 1", "c", ()),
    ]
    assert found.entries[1].dated == Dated(value="2025-01-03")
    assert found.notes == ("“notes” is no section of a brief and was not checked",)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"pleas": [{"statement": "a"}]}, "pleas, item 1, holders: Field required"),
        ({"rulings": [{"what": "a"}]}, "rulings, item 1, court: Field required"),
        ({"remedies": [{"remedy": 5}]}, "remedies, item 1, remedy: .* valid string"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(
    fields: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(UnusableInput, match=message):
        read(tmp_path, {"kind": "lawsuit", **fields})


def test_of_a_kind_that_is_not_known_quotations_are_checked_and_a_note_says_so(tmp_path: Path) -> None:
    made = json.loads(RENDERERS["json"].render(court_brief()))
    made |= {"kind": "tribunal", "orders": [{"order": "x", "parts": [{"quote": "a fine of 9 crowns"}]}]}
    found = read(tmp_path, made)
    (note,) = found.notes
    assert note.startswith("kind “tribunal”: not known here; add --kind")
    assert note.endswith("; only quotations were checked")
    assert {entry.claim for entry in found.entries} == {None}
    told = findings(found)
    assert told["rulings 1"].holds
    assert told["pending 1, sides 1"].holds
    assert told["orders 1, parts 1"].problems == ("the article does not say “a fine of 9 crowns”",)


def test_a_row_or_an_answer_that_has_a_kind_is_no_brief(tmp_path: Path) -> None:
    row = read(tmp_path, {"kind": "fact", "claim": "a", "evidence": [{"quote": "b"}]})
    assert [(entry.where, entry.claim) for entry in row.entries] == [("item 1", "a")]
    listed = read(tmp_path, {"kind": "facts", "claims": [{"claim": "a"}], "sources": [{"id": 1}]})
    assert [(entry.where, entry.claim) for entry in listed.entries] == [("item 1", "a")]
