"""The colours of the pages against WCAG 2.2: 4.5 to 1 for text, 3 to 1 for what marks something."""

import re

import pytest

from summarizer.render.pages import stylesheet

_LUMA = (0.2126, 0.7152, 0.0722)


def tokens(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", stylesheet(), re.DOTALL)[:2]
    found = dict(re.findall(r"(--[\w-]+): (#\w+);", light))
    return found | (dict(re.findall(r"(--[\w-]+): (#\w+);", dark)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip(_LUMA, linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXTS = [
    *(
        (ink, paper)
        for ink in ("--ink", "--muted", "--link", "--furniture")
        for paper in ("--paper", "--panel")
    ),
    *(("--ink", f"--evidence-paper{depth}") for depth in ("", "-2", "-3")),
    ("--ink", "--current-paper"),
    ("--muted", "--current-paper"),
    ("--problem-ink", "--problem-paper"),
    ("--good-ink", "--good-paper"),
    *((ink, paper) for ink in ("--problem-ink", "--good-ink") for paper in ("--paper", "--panel")),
    *((status, "--paper") for status in ("--happened", "--ongoing", "--planned")),
]
MARKS = [
    *(("--evidence-line", f"--evidence-paper{depth}") for depth in ("", "-2", "-3")),
    ("--evidence-line", "--panel"),
    ("--current-line", "--current-paper"),
    ("--problem-line", "--paper"),
    ("--focus", "--paper"),
    ("--focus", "--panel"),
    ("--strong-rule", "--paper"),
]


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXTS)
def test_text_is_read_on_its_paper(scheme: str, ink: str, paper: str) -> None:
    assert contrast(tokens(scheme)[ink], tokens(scheme)[paper]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("mark", "paper"), MARKS)
def test_marks_are_seen_on_their_paper(scheme: str, mark: str, paper: str) -> None:
    assert contrast(tokens(scheme)[mark], tokens(scheme)[paper]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_statuses_differ_in_more_than_colour(scheme: str) -> None:
    assert len({tokens(scheme)[name] for name in ("--happened", "--ongoing", "--planned")}) == 3
    for rule in (".status-happened::before", ".status-ongoing::before", ".status-planned .shape", ".half"):
        assert rule.replace(".status-planned .shape", ".shape-planned .shape") in stylesheet()


def test_every_colour_is_a_token() -> None:
    below = stylesheet().split("/* Ground */", 1)[1].replace("--paper: #fff;", "")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl", below) == []


def test_every_token_that_is_used_is_defined() -> None:
    used = set(re.findall(r"var\((--[\w-]+)\)", stylesheet()))
    assert used - set(re.findall(r"(--[\w-]+):", stylesheet())) == set()
