"""Markdown: what its front matter says of the article, and its first heading as the title."""

import re
import tomllib
from datetime import date
from typing import Any

import yaml
from pydantic import ValidationError

from summarizer.domain import Article, Published, Sentence, Span
from summarizer.sources.interface import Given
from summarizer.sources.published import read_day
from summarizer.sources.text import content_hash, read_text

SUFFIXES = (".md", ".markdown")
_FRONT = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINED = re.compile(r"^(\S.{0,300})\r?\n=+[ \t]*$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#[ \t]+(\S.{0,300}?)[ \t]*#*[ \t]*$", re.MULTILINE)
_DATES = ("date", "published")


def is_marked(text: str, name: str) -> bool:
    """Tell whether a text is Markdown, by its name or because it begins with front matter."""
    return name.casefold().endswith(SUFFIXES) or bool(_said(text))


def read_marked(text: str, name: str, given: Given) -> Article:
    """Return the article of a Markdown text; the text stays as it is, marks of headings are furniture."""
    said = _said(text)
    front = _FRONT.match(text) if said else None
    begins = front.end() if front else 0
    article = read_text(text[begins:], name, given)
    heading = _FIRST_HEADING.search(text, begins) or _UNDERLINED.search(text, begins)
    title = given.title or _words(said.get("title")) or (heading[1].strip() if heading else article.title)
    sentences, marks = _without_marks(text, article.sentences, begins)
    furniture = [Span(start=span.start + begins, end=span.end + begins) for span in article.furniture]
    if front:
        furniture.append(Span(start=0, end=len(front[0].rstrip())))
    return article.model_copy(
        update={
            "text": text,
            "title": title,
            "publisher": given.publisher or _words(said.get("publisher")) or article.publisher,
            "url": given.url or _words(said.get("url")),
            "published": article.published if given.published else _published(said) or article.published,
            "content_hash": content_hash(text),
            "sentences": sentences,
            "furniture": tuple(sorted([*furniture, *marks], key=lambda span: span.start)),
        }
    )


def _said(text: str) -> dict[str, Any]:
    """Return what the front matter of a text says, nothing when it has none or one that nobody can read."""
    front = _FRONT.match(text)
    if not front:
        return {}
    try:
        said = tomllib.loads(front[2]) if front[1] == "+++" else yaml.safe_load(front[2])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}
    known = {str(key).casefold(): value for key, value in said.items()} if isinstance(said, dict) else {}
    return known if not {"title", *_DATES}.isdisjoint(known) else {}


def _published(said: dict[str, Any]) -> Published | None:
    for key in _DATES:
        day = said.get(key)
        if not isinstance(day, str | date):  # a number would be counted as seconds
            continue
        found = read_day(day.isoformat() if isinstance(day, date) else day)
        try:
            return Published.model_validate(
                {"value": found, "found_in": "metadata", "evidence": f"{key}: {day}"} if found else None
            )
        except ValidationError:
            continue
    return None


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _without_marks(
    text: str, sentences: tuple[Sentence, ...], begins: int
) -> tuple[tuple[Sentence, ...], list[Span]]:
    """Return sentences that begin behind the marks of headings, and these marks."""
    marks: list[Span] = []
    found: list[Sentence] = []
    for sentence in sentences:
        start, end = sentence.start + begins, sentence.end + begins
        if mark := _HEADING.match(text, start, end):
            marks.append(Span(start=start, end=start + len(mark[1])))
            start = mark.end()
        found.append(Sentence(number=sentence.number, start=start, end=end))
    return tuple(found), marks
