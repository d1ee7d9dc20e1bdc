"""An answer in words, as assistants give it: sentences that cite articles, and often a list of these below.

Every sentence is a claim. What it cites stands behind it: [1], [1, 3], [^1], 【1†lines】, [port.txt], or a
link. A heading is no claim. Whether a sentence should cite something is not asked.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summarizer.domain import Entry, Reference, Submission
from summarizer.text import split_sentences

_NUMBERS = r"\^?\d{1,3}(?:\s*[,;–-]\s*\^?\d{1,3})*"
_URL = r"https?://[^\s()\[\]]{1,2000}"
_MARK = re.compile(
    rf"\[(?P<numbers>{_NUMBERS})\](?!\()"
    r"|【(?P<lens>\d{1,3})(?:†[^】]{0,80})?】"
    r"|\[\^(?P<note>[^\[\]\s]{1,40})\]"
    rf"|\[(?P<name>{_URL}|[^\s\[\]]{{1,80}}\.[a-z]{{2,5}})\](?!\()"
    rf"|\[(?P<words>[^\[\]]{{1,300}})\]\((?P<url>{_URL})\)"
)
_LINKS = re.compile(rf"\((?:[,;\s]*\[[^\[\]]{{1,300}}\]\({_URL}\))+\s*\)")
"""Links that stand in brackets of their own, whose words are no part of the sentence."""
_BEHIND_STOP = re.compile(r"([.!?…][\"”’']?)((?:[ \t]*\0\d+\0)+)")
_PLACE = re.compile(r"\s*\0(\d+)\0")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S))(.+?)\1")
_REFERENCE = re.compile(
    r"\s*(?:[-*] )?\[(?P<key>\d{1,3}|\^[\w.-]{1,40}|[\w.-]{1,40}(?=\]:))\]:?\s+(?P<told>\S.*)"
)
_LISTED = re.compile(r"\s*(?P<key>\d{1,3})[.)]\s+(?P<told>\S.*)")
_BEGINS = re.compile(r"\s*(?:#+|[-*+•](?=\s)|\d{1,3}[.)](?=\s))\s*")
_FENCED = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
_LONGEST_RANGE = 50
_LONGEST_TITLE = 40


class Cited(NamedTuple):
    """A sentence without its citations, and what they name."""

    words: str
    cites: tuple[str, ...]


def read_answer(text: str, name: str, references: Iterable[Reference] = ()) -> Submission:
    """Return the sentences of an answer as claims; `references` are those that stand outside its text."""
    listed, lines = _references(_FENCED.sub("", text))
    blocks = list(_blocks(lines))
    headings = [block for block in blocks if _is_heading(block)]
    sentences = (cited for block in blocks if not _is_heading(block) for cited in cited_sentences(block))
    return Submission(
        name=name,
        entries=tuple(
            Entry(where=f"sentence {number}", claim=cited.words, cites=cited.cites)
            for number, cited in enumerate(sentences, start=1)
        ),
        references=(*references, *listed),
        notes=tuple(f"“{heading.strip('#* ')}” is a heading and was not checked" for heading in headings),
    )


def cited_sentences(words: str) -> Iterator[Cited]:
    """Yield the sentences of a paragraph, each with what it cites."""
    marks: list[tuple[str, ...]] = []

    def kept(mark: re.Match[str]) -> str:
        marks.append(tuple(_cites(mark)))
        said = mark["words"] or ""
        return f"{'' if said.strip('^').isdigit() else said}\0{len(marks) - 1}\0"

    apart = _LINKS.sub(lambda found: re.sub(rf".*?\(({_URL})\)\)?", r"[\1]", found[0]), words)
    marked = _BEHIND_STOP.sub(r"\2\1", _MARK.sub(kept, apart.replace("\0", " ")))
    for span in split_sentences(marked):
        sentence = marked[span.start : span.end]
        cites = (cite for number in _PLACE.findall(sentence) for cite in marks[int(number)])
        said = " ".join(_EMPHASIS.sub(r"\2", _PLACE.sub("", sentence)).split())
        if any(character.isalnum() for character in said):
            yield Cited(said, tuple(dict.fromkeys(cites)))


def _cites(mark: re.Match[str]) -> Iterator[str]:
    if not mark["numbers"]:
        yield mark["lens"] or mark["note"] or mark["name"] or mark["url"]
        return
    for part in re.split(r"\s*[,;]\s*", mark["numbers"].replace("^", "")):
        span = _RANGE.fullmatch(part)
        first, last = (int(span[1]), int(span[2])) if span else (0, -1)
        if first <= last < first + _LONGEST_RANGE:
            yield from map(str, range(first, last + 1))
        else:
            yield part


def _references(body: str) -> tuple[list[Reference], list[str]]:
    """Return what an answer lists as its sources, and the lines that are left.

    A line that begins with [1] is such a source. So is one of the numbered lines at the end, where the
    text above cites these numbers.
    """
    found: list[Reference] = []
    lines: list[str] = []
    for line in body.splitlines():
        if listed := _REFERENCE.fullmatch(line):
            _drop_title(lines, first=not found)
            found.append(Reference(key=listed["key"].removeprefix("^"), told=(listed["told"],)))
        else:
            lines.append(line)
    return found or _numbered(lines), lines


def _numbered(lines: list[str]) -> list[Reference]:
    """Return the numbered lines at the end as sources, and take them off the lines."""
    first = len(lines)
    while first and (not lines[first - 1].strip() or _LISTED.fullmatch(lines[first - 1])):
        first -= 1
    listed = [found for line in lines[first:] if (found := _LISTED.fullmatch(line))]
    cited = {cite for mark in _MARK.finditer("\n".join(lines[:first])) for cite in _cites(mark)}
    if not cited or not cited <= {found["key"] for found in listed}:
        return []
    del lines[first:]
    _drop_title(lines, first=True)
    return [Reference(key=found["key"], told=(found["told"],)) for found in listed]


def _drop_title(lines: list[str], *, first: bool) -> None:
    """Take off the title of a list of sources, a short line directly above it."""
    while lines and not lines[-1].strip():
        lines.pop()
    if first and lines and len(lines[-1]) <= _LONGEST_TITLE and not re.search(r"[.!?\]]", lines[-1]):
        lines.pop()


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """Yield headings, paragraphs and the items of lists, each on one line."""
    block: list[str] = []
    for line in [*lines, ""]:
        begins = _BEGINS.match(line)
        heading = bool(begins) and "#" in line[: begins.end() if begins else 0]
        if block and (begins or not line.strip()):
            yield " ".join(block)
            block = []
        words = line.strip() if heading or not begins else line[begins.end() :].strip()
        words = re.sub(r"^(?:> ?)+", "", words)
        if any(character.isalnum() for character in words):
            block.append(words)
        if heading and block:
            yield " ".join(block)
            block = []


def _is_heading(block: str) -> bool:
    """Tell whether a block only says what follows: "# Background", "**What is known**", "Sources:"."""
    bold = re.fullmatch(r"\*\*[^*]+\*\*:?", block) and not re.search(r"[.!?]\**$", block)
    return block.startswith("#") or bool(bold) or (block.endswith(":") and not _MARK.search(block))
