from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain import DossierEvent, Relation, Status
from summarizer.render import DOSSIER_RENDERERS
from summarizer.render.dossier.picture import LEFT, OVERVIEW, RULER, Shape, overview, panels
from tests.unit.render.dossiers import EVENTS, empty, event
from tests.unit.render.pages import Page

RIGHT = LEFT + RULER


def drawn(value: str, relation: Relation = "on", status: Status = "happened") -> Shape:
    (panel,), undated = panels(empty(event("x", value, relation, status)))
    assert undated == ()
    return panel.rows[0][1]


@pytest.mark.parametrize(
    ("value", "x", "width", "goes_on"),
    [
        ("2023-01-01", LEFT + RULER / 730, 0, False),
        ("2023-12-31", RIGHT - RULER / 730, 0, False),
        ("2023", LEFT, RULER, False),
        ("2023-01", LEFT, RULER * 31 / 365, False),
        ("2023-12", RIGHT - RULER * 31 / 365, RULER * 31 / 365, False),
        ("2023-34", LEFT + RULER * 90 / 365, RULER * 91 / 365, False),
        ("2023-11/2025-02", LEFT + RULER * 304 / 365, RULER * 61 / 365, True),
        ("2023-24", RIGHT - RULER * 31 / 365, RULER * 31 / 365, True),
        ("199X", LEFT, RULER, False),
    ],
)
def test_a_shape_is_as_long_as_what_is_known(value: str, x: float, width: float, goes_on: bool) -> None:  # noqa: FBT001 - a row of the table
    shape = drawn(value)
    assert (shape.x, shape.width) == (pytest.approx(x, abs=0.11), pytest.approx(width, abs=0.11))
    assert shape.goes_on == goes_on


def test_a_bar_is_never_too_short_to_see() -> None:
    shape = drawn("2023-12-31/2024-01-01")
    assert shape.width == 5
    assert shape.x + shape.width == RIGHT


@pytest.mark.parametrize(
    ("relation", "arrow"),
    [
        ("on", None), ("during", None), ("by", "earlier"), ("until", "earlier"), ("before", "earlier"),
        ("since", "later"), ("after", "later"),
    ],
)  # fmt: skip
def test_what_is_open_has_an_arrow(relation: Relation, arrow: str | None) -> None:
    assert drawn("2023-05", relation).arrow == arrow


def test_years_follow_each_other_and_gaps_are_told() -> None:
    values = ["2003", "2024-05-01", "2024", "199X", "2024-01-07", "2022", "soon", None]
    made, undated = panels(empty(*(event(f"{value}", value) for value in values)))
    assert [panel.heading for panel in made] == ["the 1990s", "2003", "2022", "2024"]
    assert [panel.gap for panel in made] == ["", "2000–2002", "2004–2021", "2023"]
    assert [row.what for row, _ in made[-1].rows] == ["2024", "2024-01-07", "2024-05-01"]
    assert [row.what for row in undated] == ["soon", "None"]


def test_rulers_have_months_and_for_decades_years() -> None:
    made, _ = panels(empty(event("x", "2024"), event("x", "199X"), event("x", "19XX")))
    labels = {panel.heading: [tick.label for tick in panel.ticks] for panel in made}
    assert labels["2024"] == list("JFMAMJJASOND")
    assert labels["the 1990s"][:2] == ["’90", "’91"]
    assert labels["1900–1999"][:2] == ["’00", "’10"]


def test_where_an_article_was_written_is_marked_in_its_year() -> None:
    made, _ = panels(empty(event("x", "2024"), event("x", "2025"), published=date(2025, 1, 1)))
    assert [panel.written for panel in made] == [(), (LEFT,)]


def test_one_year_needs_no_overview() -> None:
    assert overview(empty()) is None
    assert overview(empty(event("x", "2024-01"), event("x", "2024-05"))) is None
    assert overview(empty(event("x", "2024-01"), event("x", "2025-05"))) is not None


def test_statuses_are_told_by_filling() -> None:
    def shapes(status: Status) -> str:
        text = DOSSIER_RENDERERS["html"].render(empty(event("x", "2024", status=status)))
        return text.split('<ol class="events">')[1].split("</svg>")[0]

    assert ["half" in shapes(status) for status in ("happened", "ongoing", "planned")] == [False, True, False]
    assert 'class="shape-planned"' in shapes("planned")


def test_no_word_of_a_source_is_in_the_picture() -> None:
    text = DOSSIER_RENDERERS["html"].render(empty(event("Norlin", "2024"), event("Norlin", "2026")))
    pictures = [part.split("</svg>")[0] for part in text.split("<svg")[1:]]
    assert len(pictures) > 5
    assert not any("Norlin" in picture for picture in pictures)


def apart(one: tuple[float, Shape], other: tuple[float, Shape]) -> bool:
    (y, a), (v, b) = sorted((one, other), key=lambda mark: mark[1].x)
    return y != v or a.x + a.width + 3 <= b.x - (0 if b.width else 3)


@settings(max_examples=80)
@given(st.lists(EVENTS, max_size=30))
def test_everything_stays_in_the_picture_and_nothing_covers_another(events: list[DossierEvent]) -> None:
    made, undated = panels(empty(*events))
    rows = [row for panel in made for row, _ in panel.rows]
    assert sorted(map(id, [*rows, *undated])) == sorted(map(id, empty(*events).timeline))
    for panel in made:
        assert all(shape.x >= LEFT and shape.x + shape.width <= RIGHT + 0.1 for _, shape in panel.rows)
    glance = overview(empty(*events))
    if glance is None:
        return
    assert all(0 < y < glance.height for y, _ in glance.marks)
    assert all(shape.x + shape.width <= LEFT + OVERVIEW + 0.1 for _, shape in glance.marks)
    for place, mark in enumerate(glance.marks):
        assert all(apart(mark, other) for other in glance.marks[place + 1 :])
    starts = [tick.x for tick in glance.years]
    assert all(after - before >= 30 for before, after in pairwise(starts))


def test_two_hundred_events_are_one_page_of_rows() -> None:
    events = [event(f"Event {n}", f"2024-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(200)]
    page = Page(DOSSIER_RENDERERS["html"].render(empty(*events)))
    assert sum(attributes.get("class") == "event" for _, attributes in page.tags) == 200
    assert sum(attributes.get("class") == "strip" for _, attributes in page.tags) == 200
