"""Lines for people, on stderr."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.domain import Estimate

_SMALL_USD = 0.1


def say(line: str) -> None:
    """Print a line for people; names and reasons in it may hold words of an article or an endpoint."""
    from summarizer.render import safe

    sys.stderr.write(f"{safe(line)}\n")  # click would write past the bars, into the midst of one


def counted(number: int, noun: str, several: str | None = None) -> str:
    """Return a number with its noun: "1 brief", "2 briefs"; `several` is a plural without that s."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"


def cost_line(found: "Estimate", *, first: bool = False) -> str:
    """Return what the articles may cost, as usual and at most; `first` where there may be more of them."""
    articles = f"{'the first ' if first else ''}{counted(found.to_make, 'article')}"
    tokens = f"{found.input_tokens:,} tokens in, {found.output_tokens:,} out"
    if found.cost_usd is None or found.most_cost_usd is None:
        return (
            f"about {tokens} for {articles}, at most {found.most_tokens:,}; price unknown, "
            "--price IN,OUT tells it"
        )
    most = _money(found.most_cost_usd)
    return f"about {_money(found.cost_usd)} for {articles}, at most {most} ({tokens})"


def _money(usd: float) -> str:
    return f"{usd:,.2f} USD" if usd >= _SMALL_USD else f"{usd:.4f} USD"
