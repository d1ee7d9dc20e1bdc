import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from summarizer.domain import Dossier
from summarizer.merging import merge
from summarizer.render import DOSSIER_RENDERERS
from summarizer.render.schemas import schema
from tests.seed_briefs import load_seed_briefs
from tests.unit.render.dossiers import DOSSIERS, cited, dossier, empty, event
from tests.unit.render.hostile import HOSTILE
from tests.unit.render.pages import Page

WHOLE = """# Norlin

2 articles · 1 of them repeated from another · Norlin · 5 February 2025 · 1 without a date

Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_

## Since the earlier dossier

- new event: Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_
- changed event: Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_

## Where sources differ

- **Norlin** (different dates)
  - Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_
    - S1 · Norlin · 5 February 2025: “Norlin”
  - Norlin \\[[S2:2](#s2-2)\\]
    - S2 · Norlin · no date: “Norlin”

## Who wants what in which question

| party | question 1 | question 2 |
|---|---|---|
| Norlin | says | says |

## Open

- **(1) Norlin**, last open 2025-02-05 \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_
  - Norlin: Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_

## Closed

- **(2) Norlin** \\[[S2:2](#s2-2)\\]
  - Norlin: Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_
  - closed by: Norlin (4 February 2025) \\[[S2:3](#s2-3)\\]

## Timeline

| when | what | |
|---|---|---|
| by 2025-03 (“Norlin”) | Norlin (possible, according to Norlin) \
\\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_ | planned, sources differ |
| no date (“Norlin”) | Norlin \\[[S2:2](#s2-2)\\] | happened, sources differ |
| undated | Norlin \\[[S2:2](#s2-2)\\] | ongoing, sources differ |

## Positions

- **Norlin**
  - on Norlin, changed over time
    - demands (2 January 2025 – 5 February 2025): Norlin (possible, according to Norlin) \
\\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_
    - says (no date): Norlin \\[[S2:2](#s2-2)\\]

## Figures over time

- **Norlin, Norlin**
  - 5 February 2025: more than Norlin \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_

## Parties

| party | also called | sources |
|---|---|---|
| Norlin | Norlin | 2 \\[[S1:2](#s1-2)\\]<br>⚠ _Norlin_ |

## Sources

| | title | publisher | written |
|---|---|---|---|
| S1 | Norlin | Norlin | 5 February 2025 |
| S2 | Norlin (repeats S1) |  | no date |

## Sentences

- S1 · Norlin · 5 February 2025
  - <a id="s1-2"></a>\\[2\\] “Norlin”
- S2 · Norlin · no date
  - <a id="s2-2"></a>\\[2\\] “Norlin”
  - <a id="s2-3"></a>\\[3\\] “Norlin”
"""


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_names_are_those_of_the_formats() -> None:
    assert list(DOSSIER_RENDERERS) == ["md", "html", "json", "csv", "ics"]
    assert [renderer.suffix for renderer in DOSSIER_RENDERERS.values()] == [
        ".md", ".html", ".json", ".csv", ".ics",
    ]  # fmt: skip


def test_markdown_is_what_a_person_reads() -> None:
    assert DOSSIER_RENDERERS["md"].render(dossier("Norlin")) == WHOLE


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_a_source_becomes_active_in_markdown(words: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for block in parser.parse(DOSSIER_RENDERERS["md"].render(dossier(words))):
        assert block.type not in {"fence", "code_block", "html_block"}
        for token in block.children or []:
            assert token.type != "image"
            if token.type == "html_inline":
                assert re.fullmatch(r'<a id="s\d+-\d+">|</a>|<br>|<!-- -->', token.content)
            if token.type == "link_open":
                assert re.fullmatch(r"#s\d+-\d+", str(token.attrs["href"]))


def test_json_reads_back_and_is_valid_by_its_schema() -> None:
    text = DOSSIER_RENDERERS["json"].render(dossier())
    assert Dossier.model_validate_json(text) == dossier()
    Draft202012Validator(json.loads(schema("dossier"))).validate(json.loads(text))


def test_the_table_has_a_row_for_every_line() -> None:
    rows = table(DOSSIER_RENDERERS["csv"].render(dossier()))
    assert [(row["section"], row["kind"], row["cited"]) for row in rows] == [
        ("source", "", ""),
        ("source", "copy of S1", ""),
        ("overview", "", "S1:2"),
        ("update", "new", "S1:2"),
        ("update", "changed", "S1:2"),
        ("conflict", "date", "S1:2"),
        ("conflict", "date", "S2:2"),
        ("party", "", "S1:2"),
        ("position", "demands", "S1:2"),
        ("position", "says", "S2:2"),
        ("event", "planned", "S1:2"),
        ("event", "happened", "S2:2"),
        ("event", "ongoing", "S2:2"),
        ("dispute", "open", "S1:2"),
        ("dispute", "closed", "S2:2 S1:2"),
        ("closing", "", "S2:3"),
        ("figure", "over", "S1:2"),
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_a_formula_and_no_row_is_added(words: str) -> None:
    rows = table(DOSSIER_RENDERERS["csv"].render(dossier(words)))
    assert len(rows) == 17
    cells = [cell for row in rows for cell in row.values()]
    assert not any(cell.lstrip(" \n").startswith(tuple("=+-@\t\r|%")) for cell in cells)
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    assert {lines, f"'{lines}"} & set(cells)


def test_the_table_says_who_vouches() -> None:
    rows = table(DOSSIER_RENDERERS["csv"].render(dossier()))
    told = [(row["section"], row["according_to"], row["certainty"]) for row in rows if row["certainty"]]
    assert told == [
        ("position", "Norlin", "possible"),
        ("position", "", "stated"),
        ("event", "Norlin", "possible"),
        ("event", "", "stated"),
        ("event", "", "stated"),
    ]


def test_a_page_says_who_vouches_and_where_no_time_is_told() -> None:
    page = Page(DOSSIER_RENDERERS["html"].render(dossier()))
    assert page.words.count("(possible, according to Norlin)") == 2
    assert page.words.count("undated") == 1


def test_each_side_of_a_question_leads_to_its_own_sentence() -> None:
    made = dossier()
    side = made.open_disputes[0].sides[0].model_copy(update={"cited": cited("So.", "S2", 7), "sources": 1})
    question = made.open_disputes[0].model_copy(update={"sides": (side,)})
    told = made.model_copy(update={"open_disputes": (question,)})
    text = DOSSIER_RENDERERS["md"].render(told)
    assert "  - Norlin: Norlin \\[[S2:7](#s2-7)\\]" in text
    assert '<a id="s2-7"></a>\\[7\\] “So.”' in text
    page = Page(DOSSIER_RENDERERS["html"].render(told))
    assert "#s2-7" in page.values("href")
    assert page.dead_ends() == set()


def test_the_matrix_says_the_kind_where_a_statement_tells_it() -> None:
    made = dossier()
    side = made.open_disputes[0].sides[0]
    other = side.model_copy(update={"holder": "Sund", "wants": "something"})
    question = made.open_disputes[0].model_copy(update={"sides": (side, other)})
    text = DOSSIER_RENDERERS["md"].render(made.model_copy(update={"open_disputes": (question,)}))
    assert "| Norlin | says | says |\n| Sund | wants |  |" in text


def test_more_questions_than_a_phone_is_wide_are_several_tables() -> None:
    made = dossier()
    page = Page(
        DOSSIER_RENDERERS["html"].render(made.model_copy(update={"open_disputes": made.open_disputes * 24}))
    )
    tables = [attributes for tag, attributes in page.tags if attributes.get("class") == "matrix"]
    assert len(tables) == 4
    assert page.dead_ends() == set()


def test_two_accounts_stand_side_by_side_with_their_sentences() -> None:
    page = Page(DOSSIER_RENDERERS["html"].render(dossier()))
    sides = [attributes for _, attributes in page.tags if attributes.get("class") == "conflict-side"]
    assert len(sides) == 2
    assert page.words.count("“Norlin”") >= 2


def test_a_line_whose_source_is_not_listed_still_has_its_sentence() -> None:
    lost = event().model_copy(update={"cited": cited("words", "S<9>")})
    for name in ("md", "html"):
        text = DOSSIER_RENDERERS[name].render(empty(lost))
        assert "s2-2" in text
    page = Page(DOSSIER_RENDERERS["html"].render(empty(lost)))
    assert page.dead_ends() == set()
    assert "S<9>:2" in page.words


@pytest.mark.parametrize("count", [0, 1, 200])
def test_dossiers_of_any_size_are_rendered(count: int) -> None:
    events = [event(f"Event {n}", f"{2020 + n % 7}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(count)]
    made = empty(*events)
    for renderer in DOSSIER_RENDERERS.values():
        text = renderer.render(made)
        missing = [each.what for each in events if each.what not in text]
        assert missing == []


def test_the_seeds_make_a_page_without_dead_ends() -> None:
    page = Page(DOSSIER_RENDERERS["html"].render(merge(load_seed_briefs())))
    ids = page.values("id")
    assert page.dead_ends() == set()
    assert list(page.foreign()) == []
    assert len(ids) == len(set(ids))


@settings(max_examples=80)
@given(DOSSIERS)
def test_no_dossier_breaks_a_rendering(made: Dossier) -> None:
    for renderer in DOSSIER_RENDERERS.values():
        assert renderer.render(made) == renderer.render(made)
    page = Page(DOSSIER_RENDERERS["html"].render(made))
    assert page.dead_ends() == set()
    assert list(page.foreign()) == []
