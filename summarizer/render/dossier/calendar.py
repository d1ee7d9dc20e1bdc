"""The planned events of a dossier as iCalendar (RFC 5545), all-day and without a day that nobody named.

A calendar wants days; sources often name a month or a deadline. An entry covers exactly the period that
the sources name, and its title and text say what that means. No entry makes anybody busy.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator

from summarizer.domain import Dossier, DossierEvent, Relation
from summarizer.render.dossier.reading import Sentences, dossier_title
from summarizer.render.safety import safe
from summarizer.render.stretches import Stretch, date_words, stretch
from summarizer.render.wording import relation_words, vouched

_LONGEST_LINE_BYTES = 75
_UNDATED = dt.date(1970, 1, 1)
"""Every entry must tell when it was made; it is the date of the latest source, or this where none has one."""
_WITHIN = "No day is told: it is planned for some time within {when}, and the entry covers all of it."
_MEANING: dict[Relation, str] = {
    "on": _WITHIN,
    "during": _WITHIN,
    "by": "Planned to happen by {when}, perhaps earlier. The entry covers {when}, as the sources name it.",
    "until": "Planned to go on until {when}. The entry covers {when}, the end that the sources name.",
    "before": "Planned to happen before {when}. The entry covers {when}, as the sources name it.",
    "after": "Planned to happen after {when}. The entry covers {when}, as the sources name it.",
    "since": "Planned to begin in {when} and to go on. The entry covers the beginning only.",
}
"""What an entry means that is not simply a day; the text of every such entry says it."""


class CalendarRenderer:
    """An entry for each planned event whose date is known to the day, month, season or year."""

    name = "ics"
    suffix = ".ics"

    def render(self, dossier: Dossier) -> str:
        """Return the calendar with CRLF line ends; the same dossier gives the same text."""
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//summarizer//dossier//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{_text(dossier_title(dossier))}",
        ]
        sentences = Sentences(dossier)
        excluding = _excluding(dossier)
        used: dict[str, int] = {}
        for event, days in planned(dossier):
            identity = _identity(event)
            used[identity] = used.get(identity, 0) + 1
            again = f"-{used[identity]}" if used[identity] > 1 else ""
            lines += [
                "BEGIN:VEVENT",
                f"UID:{identity}{again}@summarizer.invalid",
                f"DTSTAMP:{_basic(_written(dossier, event))}T000000Z",
                f"DTSTART;VALUE=DATE:{_basic(days.first)}",
                f"DTEND;VALUE=DATE:{_basic(days.last + dt.timedelta(days=1))}",
                f"SUMMARY:{_text(_title(event, days))}",
                f"DESCRIPTION:{_text(_description(event, days, sentences, excluding[event.what]))}",
                "STATUS:TENTATIVE",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
        return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def planned(dossier: Dossier) -> Iterator[tuple[DossierEvent, Stretch]]:
    """Yield the planned events with a date, and the days of it."""
    for event in dossier.timeline:
        days = stretch(event.value)
        # A calendar ends an entry with the day after it, and 9999-12-31 has none.
        if event.status == "planned" and days is not None and days.last < dt.date.max:
            yield event, days


def _identity(event: DossierEvent) -> str:
    """Return what stays the same while date and words do, so that a calendar replaces its entry."""
    parts = "\0".join((event.value or "", event.relation, event.what))
    return hashlib.sha256(parts.encode()).hexdigest()[:32]


def _written(dossier: Dossier, event: DossierEvent) -> dt.date:
    """Return the day of the latest source of an event, else of all sources."""
    published = {source.label: source.published for source in dossier.sources}
    own = [published.get(citation.source) for citation in event.cited]
    for days in (own, published.values()):
        known = [day for day in days if day is not None]
        if known:
            return max(known)
    return _UNDATED


def _title(event: DossierEvent, days: Stretch) -> str:
    """Return the title; what is less certain than a day stands before the words."""
    if days.unit == "day" and event.relation in {"on", "during"}:
        return vouched(event.what, event.attribution)
    when = f"{relation_words(event.relation)}{date_words(event.value or '')}"
    return f"{when[:1].upper()}{when[1:]}: {vouched(event.what, event.attribution)}"


def _excluding(dossier: Dossier) -> defaultdict[str, list[str]]:
    """Return for the words of each account what sources say instead."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for conflict in dossier.conflicts:
        for side in conflict.sides:
            others[side.says] += [
                f"{other.says} ({', '.join(dict.fromkeys(item.source for item in other.cited))})"
                for other in conflict.sides
                if other is not side
            ]
    return others


def _description(event: DossierEvent, days: Stretch, sentences: Sentences, excluding: list[str]) -> str:
    certain = days.unit == "day" and event.relation in {"on", "during"}
    value = f"{relation_words(event.relation)}{event.value}"
    lines = [
        vouched(event.what, event.attribution),
        "" if event.phrase is None else f"When, in the words of a source: “{event.phrase}” ({value}).",
        "" if certain else _MEANING[event.relation].format(when=date_words(event.value or "")),
        *(f"Problem: {problem}" for problem in event.problems),
        *(f"Sources differ; another account: {other}" for other in excluding),
        *(
            f"{sentences.origin(item.source)}, sentence {item.evidence.sentence}: “{item.evidence.quote}”"
            for item in event.cited
        ),
    ]
    return "\n".join(line for line in lines if line)


def _text(words: str) -> str:
    """Return words as a TEXT value: on one line, with nothing in it that ends a value or a property."""
    escaped = safe(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n").replace("\t", " ")


def _basic(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _folded(line: str) -> str:
    """Return a content line in parts of at most 75 bytes, no character torn, with its line end."""
    parts, room = [""], _LONGEST_LINE_BYTES
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = _LONGEST_LINE_BYTES - 1
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts) + "\r\n"
