import io

import pytest

from summarizer.cli.telling import cost_line, counted, say
from summarizer.domain import Estimate

TOKENS = "51,000 tokens in, 61,200 out"


def estimate(articles: int, usd: float | None, most: float | None) -> Estimate:
    return Estimate(
        inputs=40,
        to_make=articles,
        input_tokens=51_000,
        output_tokens=61_200,
        cost_usd=usd,
        most_tokens=510_000,
        most_cost_usd=most,
    )


@pytest.mark.parametrize(
    ("found", "first", "line"),
    [
        (
            estimate(34, 0.1234, 0.7),
            False,
            f"about 0.12 USD for 34 articles, at most 0.70 USD ({TOKENS})",
        ),
        (
            estimate(1, 0.0031, 0.0185),
            False,
            f"about 0.0031 USD for 1 article, at most 0.0185 USD ({TOKENS})",
        ),
        (
            estimate(200, 1_234.5, 9_999.0),
            True,
            f"about 1,234.50 USD for the first 200 articles, at most 9,999.00 USD ({TOKENS})",
        ),
        (
            estimate(34, None, None),
            False,
            f"about {TOKENS} for 34 articles, at most 510,000; price unknown, --price IN,OUT tells it",
        ),
    ],
)
def test_what_a_run_may_cost_is_one_line(
    found: Estimate,
    first: bool,  # noqa: FBT001 - a parameter
    line: str,
) -> None:
    assert cost_line(found, first=first) == line


def test_a_number_agrees_with_its_noun() -> None:
    assert [counted(number, "brief") for number in (0, 1, 1_000)] == ["0 briefs", "1 brief", "1,000 briefs"]


def test_a_line_goes_by_whatever_stands_for_stderr_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bar(io.StringIO):
        buffer = None  # past which nothing is to be written

    bar = Bar()
    monkeypatch.setattr("sys.stderr", bar)
    say("evil\x1b[2J.txt: 3 claims")
    assert bar.getvalue() == "evil�[2J.txt: 3 claims\n"
