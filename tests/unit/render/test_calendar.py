import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain import Relation
from summarizer.render import DOSSIER_RENDERERS
from tests.unit.render.dossiers import EVENTS, dossier, empty, event
from tests.unit.render.hostile import HOSTILE

PROPERTIES = [
    "BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION",
    "STATUS", "TRANSP", "END",
]  # fmt: skip
HEAD = ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"]
ENTRY = """BEGIN:VEVENT
UID:323a1705bd036ca6aa47d9475035f7cc@summarizer.invalid
DTSTAMP:20250205T000000Z
DTSTART;VALUE=DATE:20250301
DTEND;VALUE=DATE:20250401
SUMMARY:By March 2025: Norlin (possible\\, according to Norlin)
DESCRIPTION:Norlin (possible\\, according to Norlin)\\n\
When\\, in the words of a source: “Norlin” (by 2025-03).\\nPlanned to happen by \
March 2025\\, perhaps earlier. The entry covers March 2025\\, as the sources name it.\\nProblem: \
Norlin\\nSources differ\\; another account: Norlin (S2)\\nSources differ\\; another account: \
Norlin (S1)\\nS1 · Norlin · 5 February 2025\\, sentence 2: “Norlin”
STATUS:TENTATIVE
TRANSP:TRANSPARENT
END:VEVENT
"""


def render(*events: object) -> str:
    return DOSSIER_RENDERERS["ics"].render(empty(*events))  # type: ignore[arg-type] # events of any maker


def lines(text: str) -> list[tuple[str, str]]:
    """Return the content lines, unfolded, as name with parameters and value."""
    assert text.endswith("\r\n")
    parts = text.replace("\r\n ", "").split("\r\n")[:-1]
    return [(name, value) for name, _, value in (part.partition(":") for part in parts)]


def entries(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for name, value in lines(text):
        if (name, value) == ("BEGIN", "VEVENT"):
            found.append({})
        if found:
            found[-1][name] = value
    return found


def test_an_entry_covers_what_the_sources_name_and_says_so() -> None:
    text = DOSSIER_RENDERERS["ics"].render(dossier("Norlin"))
    assert ENTRY in text.replace("\r\n ", "").replace("\r\n", "\n")
    assert [name for name, _ in lines(text)] == [*HEAD, *PROPERTIES, "END"]


@pytest.mark.parametrize(
    ("value", "relation", "start", "end", "title"),
    [
        ("2025-03-04", "on", "20250304", "20250305", "Talks"),
        ("2025-03-04", "by", "20250304", "20250305", "By 4 March 2025: Talks"),
        ("2025-09", "on", "20250901", "20251001", "September 2025: Talks"),
        ("2025-09", "by", "20250901", "20251001", "By September 2025: Talks"),
        ("2025-21", "during", "20250301", "20250601", "Spring 2025: Talks"),
        ("2025", "before", "20250101", "20260101", "Before 2025: Talks"),
        ("2025-03-03/2025-03-09", "on", "20250303", "20250310", "3–9 March 2025: Talks"),
        ("2025-03", "since", "20250301", "20250401", "From March 2025: Talks"),
    ],
)
def test_no_day_is_invented(value: str, relation: Relation, start: str, end: str, title: str) -> None:
    (entry,) = entries(render(event("Talks", value, relation)))
    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == (start, end)
    assert entry["SUMMARY"] == title
    assert ("The entry covers" in entry["DESCRIPTION"] or "the entry covers" in entry["DESCRIPTION"]) == (
        title != "Talks"
    )


@pytest.mark.parametrize(
    ("value", "status"), [("2025", "happened"), ("2025", "ongoing"), (None, "planned"), ("soon", "planned")]
)
def test_only_planned_events_with_certain_days_are_entries(value: str | None, status: str) -> None:
    made = event("Talks", value).model_copy(update={"status": status})
    assert entries(render(made)) == []


def test_an_entry_keeps_its_name_when_sources_are_added() -> None:
    one = event("Talks", "2025-03")
    told_twice = one.model_copy(update={"cited": one.cited * 2, "sources": 2})
    (first,), (second,) = entries(render(one)), entries(render(told_twice))
    assert first["UID"] == second["UID"]


def test_two_entries_never_share_a_name() -> None:
    names = [entry["UID"] for entry in entries(render(*[event("Talks")] * 3, event("Talks", "2025-04")))]
    assert len(set(names)) == 4


def test_the_time_of_an_entry_is_that_of_its_sources_not_of_a_clock() -> None:
    (entry,) = entries(DOSSIER_RENDERERS["ics"].render(empty(event(), published=dt.date(2024, 2, 3))))
    assert entry["DTSTAMP"] == "20240203T000000Z"
    (entry,) = entries(DOSSIER_RENDERERS["ics"].render(empty(event(), published=None)))
    assert entry["DTSTAMP"] == "19700101T000000Z"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_add_a_property_or_end_a_value(words: str) -> None:
    text = DOSSIER_RENDERERS["ics"].render(dossier(words))
    assert [name for name, _ in lines(text)] == [*HEAD, *PROPERTIES, "END"]
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]", text)
    assert not re.search(r"\r(?!\n)|(?<!\r)\n", text)
    for name, value in lines(text):
        if name in {"SUMMARY", "DESCRIPTION", "X-WR-CALNAME"}:
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)


@settings(max_examples=100)
@given(st.lists(EVENTS, max_size=5), st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_lines_are_short_and_whole(events: list[object], words: str) -> None:
    made = render(*events, event(words))
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert entries(made)[-1]["SUMMARY"].startswith("March 2025: ")


def test_an_entry_without_the_words_of_a_source_quotes_none() -> None:
    (entry,) = entries(render(event(value="2025-03-01").model_copy(update={"phrase": None})))
    assert "in the words of a source" not in entry["DESCRIPTION"]
