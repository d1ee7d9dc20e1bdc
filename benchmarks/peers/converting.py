"""What each tool made, in the neutral form of `score_brief.py`, as favourably as is honest.

The rules are the same for all peers and stand in README.md.
"""

import re
from collections import Counter
from typing import Any, TypeVar

from summarizer.dates import find_time_mentions
from summarizer.text import find_quote, split_sentences

Json = dict[str, Any]
ItemT = TypeVar("ItemT")

_LIKENESS = 0.8
"""Share of a quote's words that one sentence must have for the quote to count as that sentence."""
_EDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-(2[1-4]|3[3-6]|4[01]))?")
_LANGEXTRACT_SECTIONS = {
    "party": ("parties", "name"),
    "position": ("positions", "quote"),
    "event": ("events", "quote"),
    "open_dispute": ("open_disputes", "quote"),
}


def from_form(raw: Json, article: str, text: str) -> Json:
    """Convert the form that instructor and docetl fill in."""
    return {
        "article": article,
        "parties": _distinct([_party(item) for item in _items(raw, "parties")]),
        "positions": _distinct(
            [
                {"holder": _words(item, "holder"), "text": _words(item, "statement"), **_evidence(item, text)}
                for item in _items(raw, "positions")
            ]
        ),
        "timeline": _distinct(
            [
                {
                    "value": date_value(_words(item, "date")),
                    "text": _words(item, "what"),
                    **_evidence(item, text),
                }
                for item in _items(raw, "events")
            ]
        ),
        "open_disputes": _distinct(
            [
                {"question": _words(item, "question"), **_evidence(item, text)}
                for item in _items(raw, "open_disputes")
            ]
        ),
    }


def from_plain(raw: Json, article: str, text: str) -> Json:
    """Convert what the plain prompt asks for: the same form, with several quotes an item."""
    names = {"party": "holder", "event": "what", "timeline": "events"}

    def renamed(item: Json) -> Json:
        return {names.get(key, key): value for key, value in item.items()}

    form = {section: [renamed(item) for item in _items(raw, section)] for section in raw}
    return from_form(renamed(form), article, text)


def from_langextract(raw: list[Json], article: str, text: str) -> Json:
    """Convert langextract's extractions: attributes are fields, its offsets are the spans."""
    form: dict[str, list[Json]] = {section: [] for section, _ in _LANGEXTRACT_SECTIONS.values()}
    for extraction in raw:
        if extraction["class"] in _LANGEXTRACT_SECTIONS:
            section, quote = _LANGEXTRACT_SECTIONS[extraction["class"]]
            fields = {**extraction["attributes"], quote: extraction["text"], "span": extraction["span"]}
            form[section].append(fields)
    return from_form(form, article, text)


def from_summarizer(neutral: Json, brief: Json, text: str) -> Json:
    """Mark in summarizer's own neutral form whether its evidence is the article's words."""
    claims = [claim for section in ("positions", "timeline", "open_disputes") for claim in brief[section]]
    sides = [side for dispute in brief["open_disputes"] for side in dispute["sides"]]
    quoted = {(e["start"], e["end"]): e["quote"] for claim in (*claims, *sides) for e in claim["evidence"]}
    for section in ("positions", "timeline", "open_disputes"):
        for item in neutral[section]:
            spans = [tuple(span) for span in item["spans"]]
            item["verbatim"] = bool(spans) and all(text[slice(*span)] == quoted.get(span) for span in spans)
    return neutral


def date_value(written: str) -> str | None:
    """Return a date as EDTF: as it is, or read from words that name a calendar date; None for all else."""
    written = written.strip()
    if written and all(_EDTF.fullmatch(part) for part in written.split("/", 1)):
        return written
    return next((found.value for found in find_time_mentions(written, None) if found.value), None)


def _evidence(item: Json, text: str) -> Json:
    """Return the spans of a claim, and whether the article says its quotes word for word."""
    quotes = [str(quote) for quote in item.get("quotes") or [_words(item, "quote")]]
    exact = [[[span.start, span.end] for span in find_quote(quote, text)] for quote in quotes]
    own = [item["span"]] if item.get("span") else []
    places = zip(quotes, exact, strict=True)
    found = [span for quote, spans in places for span in spans or _alike(quote, text)]
    return {"spans": _distinct([*own, *found]), "verbatim": all(exact)}


def _alike(quote: str, text: str) -> list[list[int]]:
    """Return the sentence that has most of a quote's words, if it has four of five."""
    wanted = Counter(re.findall(r"\w+", quote.casefold()))
    best, place = 0, []
    for sentence in split_sentences(text):
        words = Counter(re.findall(r"\w+", text[sentence.start : sentence.end].casefold()))
        shared = (wanted & words).total()
        if shared > best:
            best, place = shared, [[sentence.start, sentence.end]]
    return place if best and best >= _LIKENESS * wanted.total() else []


def _party(item: Json) -> Json:
    aliases = item.get("aliases") or []
    named = aliases.split(",") if isinstance(aliases, str) else aliases
    return {"name": _words(item, "name"), "aliases": [str(alias).strip() for alias in named]}


def _items(raw: Json, section: str) -> list[Json]:
    return [item for item in raw.get(section) or [] if isinstance(item, dict)]


def _words(item: Json, key: str) -> str:
    return str(item.get(key) or "")


def _distinct(items: list[ItemT]) -> list[ItemT]:
    """Return the items without exact repetitions, which small models fall into."""
    return [item for place, item in enumerate(items) if item not in items[:place]]
