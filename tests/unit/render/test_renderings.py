import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from summarizer.domain import Attribution, Certainty, Evidence, Moment, Page, read_brief
from summarizer.domain.disputes import Event
from summarizer.render import RENDERERS
from summarizer.render.terminal import show
from tests.unit.render.briefs import brief
from tests.unit.render.hostile import HOSTILE
from tests.unit.render.pages import Page as Html

WHOLE = """# Norlin

Norlin · published 2025-02-05 (from the text) · 7 sentences · 2 lines of page furniture left out

> ⚠ Norlin

Norlin \\[[2](#s2)\\]

## Parties

| party | also called | part in this |
|---|---|---|
| Norlin | Norlin | Norlin \\[[2](#s2)\\] |

## Positions

- **Norlin**
  - demands: Norlin (reported, according to Norlin) \\[[2](#s2)\\]<br>⚠ not found: _Norlin_

## Timeline

| when | what | |
|---|---|---|
| by 2025-03 (“Norlin”) | Norlin (reported, according to Norlin) \\[[2](#s2)\\] | planned |
| unresolved (“Norlin”: no publication date) | Norlin \\[[2](#s2)\\] | happened |
| undated | Norlin \\[[2](#s2)\\] | ongoing |

## Open

- **Norlin** \\[[2](#s2)\\]
  - Norlin: Norlin \\[[2](#s2)\\]<br>⚠ not found: _Norlin_

## Sentences

- <a id="s2"></a>\\[2\\] “Norlin”

Left out: sentences 4, 9 and 12 have a statement, figure or date that no claim rests on.

---

summarizer 0.1.0 · local/m@1 · staged · 1,200 tokens in, 90 out · 42 s · no cost
"""


def allowed(text: str) -> bool:
    return re.fullmatch(r'<a id="s\d+">|</a>|<br>|<!-- -->', text) is not None


def test_markdown_is_what_a_person_reads() -> None:
    assert RENDERERS["md"].render(brief("Norlin")) == WHOLE


def test_json_reads_back_to_the_same_brief() -> None:
    assert read_brief(RENDERERS["json"].render(brief())) == brief()


def test_neutral_is_what_scorers_read() -> None:
    made = json.loads(RENDERERS["neutral"].render(brief()))
    assert made["article"] == "ferries.txt"
    assert made["timeline"][0] == {
        "value": "2025-03",
        "text": "Norlin wants to cut the night crossings",
        "spans": [[10, 49]],
    }


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_an_article_becomes_active_in_markdown(words: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for block in parser.parse(RENDERERS["md"].render(brief(words))):
        assert block.type not in {"fence", "code_block", "html_block"}
        for token in block.children or []:
            assert token.type != "image"
            if token.type == "html_inline":
                assert allowed(token.content), token.content
            if token.type == "link_open":
                assert str(token.attrs["href"]).startswith("#s")


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_is_left_that_github_would_turn_into_a_link(words: str) -> None:
    made = RENDERERS["md"].render(brief(words))
    assert not re.search(r"(?i)://|www\.|[\w.+-]@[\w\\-]+\.", made)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_reaches_a_terminal_that_it_would_obey(words: str) -> None:
    out = io.StringIO()
    show(brief(words), Console(file=out, width=100, color_system=None))
    assert not any(mark in out.getvalue() for mark in "\x1b\x9b\x00\u202e\u200b\u2028\u206a\U000e0041")


def test_a_table_row_stays_one_row() -> None:
    rows = RENDERERS["md"].render(brief("a | b\nc")).splitlines()
    assert sum(row.startswith("| a \\| b c") for row in rows) == 1


def when(value: str | None, start: int) -> Event:
    """Return an event whose sentence begins at a character; its time is found elsewhere."""
    moment = Moment(start=1, end=2, phrase=str(start), value=value, unresolved=None if value else "open")
    evidence = (Evidence(sentence=start, start=start, end=start + 1, quote="x"),)
    return Event(moment=moment, status="happened", what="x", evidence=evidence)


def test_the_timeline_is_in_time_order_and_what_has_no_date_in_text_order() -> None:
    values = [
        "2024-11",
        "2024-23",
        None,
        "2024-21",
        "2024",
        "199X",
        "2024-07-22/2024-07-28",
        None,
        "2024-05-31",
    ]
    events = tuple(when(value, 90 - number) for number, value in enumerate(values))
    made = RENDERERS["md"].render(brief("Norlin").model_copy(update={"timeline": events}))
    shown = re.findall(r"^\| (\S+) \(“", made, re.MULTILINE)
    assert shown[:4] == ["199X", "2024", "2024-21", "2024-05-31"]
    assert shown[4:] == ["2024-07-22/2024-07-28", "2024-23", "2024-11", "unresolved", "unresolved"]
    assert made.index("“83”") < made.index("“88”")


def test_each_holder_stands_once() -> None:
    one = brief("Norlin").positions[0]
    held = tuple(one.model_copy(update={"holders": (name,)}) for name in ("Sund", "Tarn", "Sund"))
    made = RENDERERS["md"].render(brief("Norlin").model_copy(update={"positions": held}))
    assert made.count("- **Sund**") == made.count("- **Tarn**") == 1


def test_those_who_hold_something_together_are_one_heading_in_the_order_of_the_parties() -> None:
    plain = brief("Norlin")
    parties = tuple(plain.parties[0].model_copy(update={"name": name}) for name in ("Sund", "Tarn", "Ulm"))
    together = (("Ulm",), ("Tarn", "Sund"), ("Sund",), ("Sund", "Tarn"), ("Sund", "Tarn", "Vell"))
    held = tuple(plain.positions[0].model_copy(update={"holders": names}) for names in together)
    text = RENDERERS["md"].render(plain.model_copy(update={"parties": parties, "positions": held}))
    assert re.findall(r"^- \*\*(.+)\*\*$", text, re.MULTILINE) == [
        "Sund",
        "Sund and Tarn",
        "Sund, Tarn and Vell",
        "Ulm",
    ]
    assert text.count("  - demands:") == 5


@pytest.mark.parametrize(
    ("according_to", "certainty", "words"),
    [
        (None, "stated", ""),
        ("four officials", "stated", "according to four officials"),
        (None, "reported", "reported"),
        (None, "possible", "possible"),
        ("Tarn", "conditional", "conditional, according to Tarn"),
        (None, "denied", "denied"),
        ("Tarn", "denied", "denied, according to Tarn"),
    ],
)
def test_who_vouches_for_a_claim_stands_behind_it(
    according_to: str | None, certainty: Certainty, words: str
) -> None:
    vouched = {"attribution": Attribution(according_to=according_to, certainty=certainty)}
    plain = brief("Norlin")
    made = plain.model_copy(
        update={
            "positions": (plain.positions[0].model_copy(update=vouched),),
            "timeline": (plain.timeline[0].model_copy(update=vouched),),
        }
    )
    told = f" ({words})" if words else ""
    text = RENDERERS["md"].render(made)
    assert f"  - demands: Norlin{told} \\[" in text
    assert f"(“Norlin”) | Norlin{told} \\[" in text
    page = Html(RENDERERS["html"].render(made))
    assert [attributes.get("class") for _, attributes in page.tags].count("vouched") == (2 if words else 0)
    assert page.words.count(f"({words})") == (2 if words else 0)


def test_an_event_of_which_no_time_is_told_stands_where_its_sentence_does() -> None:
    timeless = [when(None, start).model_copy(update={"moment": None}) for start in (60, 20)]
    events = (*timeless, when(None, 40), when("2024", 80))
    made = brief("Norlin").model_copy(update={"timeline": events})
    text = RENDERERS["md"].render(made)
    rows = re.findall(r"^\| (.+?) \| x \\\[\[(\d+)\]", text, re.MULTILINE)
    assert rows == [
        ("2024 (“80”)", "80"),
        ("undated", "20"),
        ("unresolved (“40”: open)", "40"),
        ("undated", "60"),
    ]
    assert Html(RENDERERS["html"].render(made)).words.count("undated") == 2


def test_each_side_of_a_dispute_has_its_own_sentences_and_problems() -> None:
    plain = brief("Norlin")
    (dispute,) = plain.open_disputes
    own = Evidence(sentence=5, start=90, end=94, quote="Sund")
    side = dispute.sides[0].model_copy(
        update={"holder": "Sund", "evidence": (own,), "problems": ("turns it round",), "verdict": "refuted"}
    )
    asked = dispute.model_copy(update={"sides": (*dispute.sides, side)})
    made = plain.model_copy(update={"open_disputes": (asked,)})
    text = RENDERERS["md"].render(made)
    assert "  - Sund: Norlin \\[[5](#s5)\\]<br>⚠ refuted: _turns it round_\n" in text
    assert '<a id="s5"></a>\\[5\\] “Sund”' in text
    page = Html(RENDERERS["html"].render(made))
    assert page.dead_ends() == set()
    assert page.values("href").count("#s5") == 1
    assert "Problem: turns it round" in page.words


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((4,), "Left out: sentence 4 has a statement, figure or date that no claim rests on."),
        ((4, 9), "Left out: sentences 4 and 9 have a statement, figure or date that no claim rests on."),
        ((), ""),
    ],
)
def test_what_is_left_out_is_said_at_the_end(numbers: tuple[int, ...], told: str) -> None:
    made = brief("Norlin").model_copy(update={"left_out": numbers})
    text = RENDERERS["md"].render(made)
    assert [line for line in text.splitlines() if line.startswith("Left out")] == ([told] if told else [])
    words = Html(RENDERERS["html"].render(made)).words
    assert told in words
    assert ("Left out" in words) is bool(told)


def test_a_joint_position_is_one_of_each_holder_in_the_neutral_form() -> None:
    plain = brief("Norlin")
    joint = plain.positions[0].model_copy(update={"holders": ("Sund", "Tarn")})
    made = json.loads(RENDERERS["neutral"].render(plain.model_copy(update={"positions": (joint,)})))
    assert made["positions"] == [
        {"holder": name, "text": "Norlin", "spans": [[10, 16]]} for name in ("Sund", "Tarn")
    ]


def test_a_dispute_rests_on_its_question_and_its_sides_each_sentence_once_in_the_neutral_form() -> None:
    plain = brief("Norlin")
    (dispute,) = plain.open_disputes
    own = Evidence(sentence=5, start=90, end=94, quote="Sund")
    side = dispute.sides[0].model_copy(update={"evidence": (*dispute.evidence, own)})
    asked = dispute.model_copy(update={"sides": (*dispute.sides, side)})
    made = json.loads(RENDERERS["neutral"].render(plain.model_copy(update={"open_disputes": (asked,)})))
    assert made["open_disputes"][0]["spans"] == [[10, 16], [90, 94]]


def test_an_empty_brief_says_so_calmly() -> None:
    empty = brief().model_copy(update={"parties": (), "positions": (), "timeline": (), "open_disputes": ()})
    assert RENDERERS["md"].render(empty).count("_Nothing found._") == 4


@settings(max_examples=60)
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60))
def test_every_quote_is_read_word_for_word_in_the_rendered_page(words: str) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False}).parse(RENDERERS["md"].render(brief(words)))
    texts = ["".join(t.content for t in block.children or [] if t.type.startswith("text")) for block in page]
    assert f"[2] “{' '.join(words.split())}”" in texts


@settings(max_examples=80)
@given(st.text(max_size=60))
def test_no_words_break_a_rendering(words: str) -> None:
    for renderer in RENDERERS.values():
        renderer.render(brief(words.encode("utf-8", "replace").decode()))
    show(brief(words), Console(file=io.StringIO(), width=80))


def test_the_timeline_is_in_time_order() -> None:
    made = brief()
    event = made.timeline[0]
    values = ["2024-07-23", "2024-07-17", "2024", "2023-12", "2024-21", "2024-07-22/2024-07-28", "199X"]
    events = [
        event.model_copy(update={"moment": event.moment.model_copy(update={"value": value})})
        for value in values
    ]
    text = RENDERERS["md"].render(made.model_copy(update={"timeline": tuple(events)}))
    shown = [line.split("|")[1].split()[1] for line in text.splitlines() if line.startswith("| by ")]
    assert shown == [
        "199X",
        "2023-12",
        "2024",
        "2024-21",
        "2024-07-17",
        "2024-07-22/2024-07-28",
        "2024-07-23",
    ]


def test_sentences_of_a_document_say_on_which_page_they_stand() -> None:
    plain = brief()
    pages = (Page(number=1, start=0, end=20), Page(number=2, start=20, end=500))
    paged = plain.model_copy(update={"source": plain.source.model_copy(update={"pages": pages})})
    assert "” (pp. 1–2)\n" in RENDERERS["md"].render(paged)
    assert '<span class="sentence-page">pp. 1–2</span>' in RENDERERS["html"].render(paged)
    assert "p. " not in RENDERERS["md"].render(plain)
    one = paged.model_copy(update={"source": paged.source.model_copy(update={"pages": pages[1:]})})
    assert "” (p. 2)\n" in RENDERERS["md"].render(one)
