import base64
import hashlib
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.render import DOSSIER_RENDERERS, RENDERERS
from summarizer.render.pages import web_address
from tests.unit.render import dossiers
from tests.unit.render.briefs import brief
from tests.unit.render.hostile import HOSTILE
from tests.unit.render.pages import Page, stylesheets


def brief_page(words: str) -> str:
    made = brief(words)
    source = made.source.model_copy(update={"url": words, "language": words})
    return RENDERERS["html"].render(made.model_copy(update={"source": source}))


def dossier_page(words: str) -> str:
    return DOSSIER_RENDERERS["html"].render(dossiers.dossier(words))


PAGES = pytest.mark.parametrize("render", [brief_page, dossier_page])
Render = Callable[[str], str]


@PAGES
def test_a_page_is_allowed_its_own_style_and_nothing_else(render: Render) -> None:
    text = render("Norlin")
    (style,) = stylesheets(text)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    metas = [dict(attributes) for tag, attributes in Page(text).tags if tag == "meta"]
    assert metas[:2] == [
        {"charset": "utf-8"},
        {"http-equiv": "Content-Security-Policy", "content": policy},
    ]
    assert not re.search(r"url\(|@import|@font-face|expression", style)


@PAGES
def test_a_page_has_only_what_we_put_there(render: Render) -> None:
    page = Page(render("Norlin"))
    assert list(page.foreign()) == []
    assert page.comments == 0
    assert page.misplaced == []


@PAGES
@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_change_a_tag_or_an_attribute(render: Render, words: str) -> None:
    assert Page(render(words)).form == Page(render("Norlin")).form


@PAGES
@pytest.mark.parametrize("words", HOSTILE)
def test_links_lead_into_the_page_only(render: Render, words: str) -> None:
    assert all(href.startswith("#") for href in Page(render(words)).values("href"))


@PAGES
def test_what_turns_or_hides_words_is_shown(render: Render) -> None:
    text = render("a\u202eb\u200bc\x1bd")
    assert "a\ufffdb\ufffdc\ufffdd" in text
    assert not re.search("[\u202e\u200b\x1b]", text)


@PAGES
def test_every_link_has_its_target_and_no_id_stands_twice(render: Render) -> None:
    page = Page(render("Norlin"))
    ids = page.values("id")
    assert page.dead_ends() == set()
    assert len(ids) == len(set(ids))


@PAGES
def test_a_page_can_be_walked_by_landmarks_headings_and_tables(render: Render) -> None:
    page = Page(render("Norlin"))
    tags = [tag for tag, _ in page.tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert page.tags[0] == ("html", {"lang": "en"})
    assert tags.count("h1") == tags.count("main") == tags.count("nav") == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")
    assert next(tag for tag, attributes in page.tags if attributes.get("href") == "#content") == "a"


def test_a_brief_says_what_its_markdown_says_in_the_same_order() -> None:
    said = Page(RENDERERS["html"].render(brief("Norlin"))).words
    places = [
        "Norlin · brief",
        "published 2025-02-05 (from the text)",
        "7 sentences",
        "2 lines of page furniture left out",
        "Warning: Norlin",
        "part in this",
        "demands:",
        "(reported, according to Norlin)",
        "Problem: Norlin",
        "by March 2025",
        "planned",
        "no date",
        "no publication date",
        "undated",
        "Norlin:",
        "word for word",
        "Left out: sentences 4, 9 and 12 have a statement, figure or date that no claim rests on.",
        "1,200 tokens in, 90 out · 42 s · no cost",
    ]
    said = " ".join(said.split()).replace("Norlin – brief", "Norlin · brief")
    found = [said.find(place) for place in places]
    assert -1 not in found
    order = [said.index(title) for title in ("Parties (", "Parties party", "Positions Norlin", "Open Norlin")]
    assert order == sorted(order)


def test_an_empty_brief_says_so_calmly() -> None:
    nothing = {"summary": (), "parties": (), "positions": (), "timeline": (), "open_disputes": ()}
    page = Page(RENDERERS["html"].render(brief().model_copy(update=nothing)))
    assert page.words.count("Nothing found.") == 6
    assert page.dead_ends() == set()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "//evil.example", "http:", "http:///x", "https//x", "x",
        "java\nscript:alert(1)", " javascript:alert(1)", "vbscript:x", "http://[", "", "file:///etc/passwd",
        "https://a b", "https://a\u202e",
    ],
)  # fmt: skip
def test_an_address_that_is_no_web_address_is_text(url: str) -> None:
    assert web_address(url) == ""


def test_a_web_address_is_a_link_that_tells_nobody_where_it_was_followed() -> None:
    source = brief().source.model_copy(update={"url": "https://news.example/a?b=1&c=2"})
    text = RENDERERS["html"].render(brief().model_copy(update={"source": source}))
    expected = '<a href="https://news.example/a?b=1&amp;c=2" rel="noopener noreferrer">'
    assert expected in text


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_no_words_break_a_page(words: str) -> None:
    for render in (brief_page, dossier_page):
        assert Page(render(words)).form == Page(render("Norlin")).form
