import csv
import json
import re
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from summarizer.domain import DatedClaim, StatementClaim, read_brief
from summarizer.domain.claims import Claim, Holder
from summarizer.render import RENDERERS
from summarizer.render.many import claim_rows, write_csv
from summarizer.render.schemas import schema
from summarizer.render.wording import further, further_words, said
from tests.court import court_brief
from tests.kinds import LawsuitBrief
from tests.unit.render.hostile import HOSTILE
from tests.unit.render.pages import Page

SECTIONS = """A court decides on two looms. \\[[4](#s4)\\]

## Parties to the case

| litigant | also called | part in this |
|---|---|---|
| Edda Holm |  | weaver \\[[2](#s2)\\]<br>side: claimant |
| Brandt Mills |  | named \\[[2](#s2)\\]<br>side: defendant |

## What they plead

- **Edda Holm**
  - claims: Edda Holm claims money for two looms. · amount: 50,000 crowns \\[[2](#s2)\\]<br>⚠ not found: _“50,000” is not in the sentence_
- **Brandt Mills**
  - denies: The looms were not delivered. \\[[3](#s3)\\]<br>✓ a second look found it in other words: _“not delivered”_

## Rulings

| when | what | |
|---|---|---|
| 2025-01-03 (“3 January 2025”) | The claim is granted. · court: Sund District Court · outcome: granted · words: “a plain breach” \\[[4](#s4)\\] | happened |

## Still to be decided

- **Who pays the costs?** \\[[6](#s6)\\]
  - Edda Holm: Brandt Mills pays them. \\[[6](#s6)\\]

## Remedies

- Hand over the looms. · units: 2 looms \\[[5](#s5)\\]

## Sentences
"""  # noqa: E501 - lines of Markdown


def test_markdown_has_every_section_of_a_kind_and_what_only_its_claims_have() -> None:
    assert SECTIONS in RENDERERS["md"].render(court_brief())


def test_a_section_without_claims_says_so() -> None:
    empty = court_brief().model_copy(update={"pleas": (), "remedies": ()})
    assert RENDERERS["md"].render(empty).count("_Nothing found._") == 2
    assert Page(RENDERERS["html"].render(empty)).words.count("Nothing found.") == 2


def test_a_page_has_every_section_of_a_kind_in_its_order() -> None:
    page = Page(RENDERERS["html"].render(court_brief()))
    said_there = " ".join(page.words.split())
    places = [
        said_there.index(words)
        for words in (
            "A court decides on two looms.", "Parties to the case (2)", "Remedies (1)", "also called",
            "side: claimant", "What they plead Edda Holm claims: Edda Holm claims money",
            "amount: 50,000 crowns", "not found", "second look found it in other words: “not delivered”",
            "3 January 2025", "court: Sund District Court", "outcome: granted", "words: “a plain breach”",
            "happened", "decided Who pays the costs?", "Edda Holm: Brandt Mills pays them.",
            "Hand over the looms.", "units: 2 looms",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert list(page.foreign()) == page.misplaced == []
    assert page.dead_ends() == set()
    assert len(set(page.values("id"))) == len(page.values("id"))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_any_field_become_active(words: str) -> None:
    made = court_brief(words=words)
    assert (
        Page(RENDERERS["html"].render(made)).form
        == Page(RENDERERS["html"].render(court_brief(words="Norlin"))).form
    )
    for block in MarkdownIt("gfm-like", {"linkify": False}).parse(RENDERERS["md"].render(made)):
        assert block.type not in {"fence", "code_block", "html_block"}
        for token in block.children or []:
            assert token.type != "image"
            if token.type == "html_inline":
                assert re.fullmatch(r'<a id="s\d+">|</a>|<br>|<!-- -->', token.content)
            if token.type == "link_open":
                assert str(token.attrs["href"]).startswith("#s")


def test_json_reads_back_to_the_same_brief_of_its_kind() -> None:
    again = read_brief(RENDERERS["json"].render(court_brief()))
    assert isinstance(again, LawsuitBrief)
    assert again == court_brief()


def test_the_neutral_form_has_the_sections_of_the_kind_by_their_names() -> None:
    made = json.loads(RENDERERS["neutral"].render(court_brief()))
    assert list(made) == ["article", "kind", "litigants", "pleas", "rulings", "pending", "remedies"]
    assert made["litigants"][1] == {"name": "Brandt Mills", "aliases": [], "side": "defendant"}
    assert made["pleas"][0]["holder"] == "Brandt Mills"
    assert "amount" not in made["pleas"][0]
    assert made["rulings"][0]["value"] == "2025-01-03"
    own = {name: made["rulings"][0][name] for name in ("court", "outcome", "words")}
    assert own == {"court": "Sund District Court", "outcome": "granted", "words": "a plain breach"}
    assert made["remedies"][0]["text"] == "Hand over the looms."


def test_a_row_has_what_no_column_is_for_in_one_of_its_own(tmp_path: Path) -> None:
    write_csv(tmp_path / "claims.csv", [(court_brief(), None)])
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = ("section", "holder", "kind", "when", "text", "fields")
    assert [tuple(row[name] for name in told) for row in rows] == [
        ("summary", "", "", "", "A court decides on two looms.", ""),
        ("litigant", "Edda Holm", "", "", "weaver", '{"side": "claimant"}'),
        ("litigant", "Brandt Mills", "", "", "", '{"side": "defendant"}'),
        ("plea", "Brandt Mills", "denies", "", "The looms were not delivered.", ""),
        (
            "plea", "Edda Holm", "claims", "", "Edda Holm claims money for two looms.",
            '{"amount": "50,000 crowns"}',
        ),
        (
            "ruling", "", "happened", "2025-01-03", "The claim is granted.",
            '{"court": "Sund District Court", "outcome": "granted", "words": "“a plain breach”"}',
        ),
        ("question", "Edda Holm: Brandt Mills pays them.", "", "", "Who pays the costs?", ""),
        ("remedy", "", "", "", "Hand over the looms.", '{"units": "2 looms"}'),
    ]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_the_fields_of_a_row_read_back_as_they_were(words: str) -> None:
    for row in claim_rows(court_brief(words=words)):
        if row["section"] == "remedy":
            assert json.loads(row["fields"] or "") == {"units": words}


def test_the_schema_of_a_kind_is_that_of_its_briefs() -> None:
    contract = json.loads(schema("brief", LawsuitBrief))
    made = json.loads(RENDERERS["json"].render(court_brief()))
    jsonschema.validate(made, contract)
    made["rulings"][0]["outcome"] = "postponed"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, contract)
    assert "pleas" in json.loads(schema("reviewed", LawsuitBrief))["properties"]
    assert schema("article", LawsuitBrief) == schema("article")


class Step(StatementClaim):
    kind: str


class Plan(Claim):
    owner: Holder
    guarantor: Holder
    aim: str
    steps: tuple[Step, ...]


def test_a_part_of_a_class_of_its_own_is_told_in_a_line_with_its_sentences() -> None:
    evidence = court_brief().remedies[0].evidence
    step = Step(holders=("Sund", "Tarn"), kind="offers", statement="Meet on Monday.", evidence=evidence)
    plan = Plan(owner="Sund", guarantor="Oslo", aim="Peace.", steps=(step, step), evidence=())
    assert said(plan) == "Peace."
    told = "Sund and Tarn: Meet on Monday. · kind: offers"
    assert further_words(plan) == {"guarantor": "Oslo", "steps": f"{told}; {told}"}
    assert [each.part for each in further(plan)] == [None, step, step]


class Appeal(DatedClaim):
    by: Holder


def test_a_party_that_only_a_class_of_its_own_names_is_told() -> None:
    appeal = Appeal(by="Edda Holm", what="An appeal.", status="planned", evidence=())
    assert further_words(appeal) == {"by": "Edda Holm"}
