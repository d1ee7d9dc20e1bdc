import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.console import Console

from summarizer.domain import Brief, Event, Moment, Page
from summarizer.render import RENDERERS
from summarizer.render.terminal import show
from tests.unit.render.briefs import brief
from tests.unit.render.hostile import HOSTILE

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
  - demands: Norlin \\[[2](#s2)\\]<br>⚠ _Norlin_

## Timeline

| when | what | |
|---|---|---|
| by 2025-03 (“Norlin”) | Norlin \\[[2](#s2)\\] | planned |
| unresolved (“Norlin”: no publication date) | Norlin \\[[2](#s2)\\] | happened |

## Open

- **Norlin** \\[[2](#s2)\\]
  - Norlin: Norlin

## Sentences

- <a id="s2"></a>\\[2\\] “Norlin”

---

summarizer 0.1.0 · local/m@1 · staged · 1,200 tokens in, 90 out · 42 s · no cost
"""


def allowed(text: str) -> bool:
    return re.fullmatch(r'<a id="s\d+">|</a>|<br>|<!-- -->', text) is not None


def test_markdown_is_what_a_person_reads() -> None:
    assert RENDERERS["md"].render(brief("Norlin")) == WHOLE


def test_json_reads_back_to_the_same_brief() -> None:
    assert Brief.model_validate_json(RENDERERS["json"].render(brief())) == brief()


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
    moment = Moment(
        start=start, end=start + 1, phrase=str(start), value=value, unresolved=None if value else "open"
    )
    return Event(moment=moment, status="happened", what="x", evidence=())


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
    held = tuple(one.model_copy(update={"holder": name}) for name in ("Sund", "Tarn", "Sund"))
    made = RENDERERS["md"].render(brief("Norlin").model_copy(update={"positions": held}))
    assert made.count("- **Sund**") == made.count("- **Tarn**") == 1


def test_an_empty_brief_says_so_calmly() -> None:
    empty = brief().model_copy(update={"parties": (), "positions": (), "timeline": (), "open_disputes": ()})
    assert RENDERERS["md"].render(empty).count("_Nothing found._") == 4


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=60))
def test_every_quote_is_read_word_for_word_in_the_rendered_page(words: str) -> None:
    page = MarkdownIt("gfm-like", {"linkify": False}).parse(RENDERERS["md"].render(brief(words)))
    texts = ["".join(t.content for t in block.children or [] if t.type.startswith("text")) for block in page]
    assert f"[2] “{' '.join(words.split())}”" in texts


@settings(max_examples=80, deadline=None)
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
