"""A brief that a person likes to read: claims first, the quoted sentences that they rest on below.

Every word of the article and of the model is untrusted; `markdown_text` makes it plain words.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from summarizer.domain import (
    Brief,
    Claim,
    Dispute,
    Event,
    Moment,
    PositionKind,
    Published,
    Relation,
    SummaryLine,
)
from summarizer.render.safety import markdown_text as plain

_KINDS: dict[PositionKind, str] = {
    "demands": "demands",
    "offers": "offers",
    "agrees": "agrees",
    "refuses": "refuses",
    "warns": "warns",
    "view": "holds",
}
_SEASON_STARTS = {"21": "02~", "22": "05~", "23": "08~", "24": "11~"}
"""EDTF counts the seasons on after the months; each is put behind the month before its first."""
_NOTHING = "_Nothing found._"


class MarkdownRenderer:
    """Markdown for people, in CommonMark with tables."""

    name = "md"
    suffix = ".md"

    def render(self, brief: Brief) -> str:
        """Return the brief as Markdown."""
        parts = [
            _heading(brief),
            *_section("", _summary(brief.summary)),
            *_section("Parties", _parties(brief)),
            *_section("Positions", _positions(brief)),
            *_section("Timeline", _timeline(brief)),
            *_section("Open", _disputes(brief.open_disputes)),
            *_section("Sentences", _sentences(brief)),
            _footer(brief),
        ]
        return "\n\n".join(parts) + "\n"


def _section(title: str, lines: Iterator[str]) -> list[str]:
    body = "\n".join(lines) or _NOTHING
    return [f"## {title}", body] if title else [body]


def _heading(brief: Brief) -> str:
    source = brief.source
    facts = [
        plain(source.publisher) if source.publisher else "",
        _published(source.published),
        _counted(source.sentences, "sentence"),
        f"{_counted(source.furniture, 'line')} of page furniture left out" if source.furniture else "",
    ]
    lines = [f"# {plain(source.title or source.name)}", "", " · ".join(fact for fact in facts if fact)]
    for warning in brief.warnings:
        lines += ["", f"> ⚠ {plain(warning)}"]
    return "\n".join(lines)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _published(published: Published) -> str:
    if published.value is None:
        return "publication date unknown"
    found = {
        "given": "as given",
        "metadata": "from the page's metadata",
        "text": "from the text",
        "unknown": "",
    }
    return f"published {published.value} ({found[published.found_in]})"


def _cited(claim: Claim) -> str:
    """Return the numbers of a claim's sentences, each a link to the sentence."""
    numbers = ", ".join(f"[{item.sentence}](#s{item.sentence})" for item in claim.evidence)
    return f" \\[{numbers}\\]" if numbers else ""


def _problems(claim: Claim) -> str:
    return "".join(f"<br>⚠ _{plain(problem)}_" for problem in claim.problems)


def _summary(lines: Sequence[SummaryLine]) -> Iterator[str]:
    yield " ".join(f"{plain(line.text)}{_cited(line)}" for line in lines)
    for line in lines:
        if line.problems:
            yield f"{_problems(line)}"


def _parties(brief: Brief) -> Iterator[str]:
    if not brief.parties:
        return
    yield "| party | also called | part in this |"
    yield "|---|---|---|"
    for party in brief.parties:
        aliases = plain(", ".join(party.aliases))
        yield f"| {plain(party.name)} | {aliases} | {plain(party.role)}{_cited(party)}{_problems(party)} |"


def _positions(brief: Brief) -> Iterator[str]:
    holders = [party.name for party in brief.parties] + [position.holder for position in brief.positions]
    order = {name: number for number, name in enumerate(dict.fromkeys(holders))}
    positions = sorted(brief.positions, key=lambda position: order[position.holder])
    for holder, held in groupby(positions, key=lambda position: position.holder):
        yield f"- **{plain(holder)}**"
        for position in held:
            claim = f"{plain(position.statement)}{_cited(position)}{_problems(position)}"
            yield f"  - {_KINDS[position.kind]}: {claim}"


def _timeline(brief: Brief) -> Iterator[str]:
    if not brief.timeline:
        return
    dated = sorted(
        (event for event in brief.timeline if event.moment.value), key=lambda e: _first_day(e.moment)
    )
    undated = sorted(
        (event for event in brief.timeline if not event.moment.value), key=lambda e: e.moment.start
    )
    yield "| when | what | |"
    yield "|---|---|---|"
    for event in [*dated, *undated]:
        yield f"| {_when(event)} | {plain(event.what)}{_cited(event)}{_problems(event)} | {event.status} |"


def _first_day(moment: Moment) -> str:
    """Return a key in time order: a year comes before its months, a season before its first month."""
    first = (moment.value or "").split("/")[0].replace("X", "0")
    year, dash, part = first.partition("-")
    return f"{year}{dash}{_SEASON_STARTS.get(part, part)}"


def _when(event: Event) -> str:
    moment = event.moment
    phrase = f"“{plain(moment.phrase)}”"
    if moment.value is None:
        return f"unresolved ({phrase}: {plain(moment.unresolved or '')})"
    return f"{_relation(moment.relation)}{plain(moment.value)} ({phrase})"


def _relation(relation: Relation) -> str:
    match relation:
        case "on" | "during":
            return ""
        case "since":
            return "from "
        case "by" | "until" | "before" | "after":
            return f"{relation} "
        case _:
            assert_never(relation)


def _disputes(disputes: Sequence[Dispute]) -> Iterator[str]:
    for dispute in disputes:
        yield f"- **{plain(dispute.question)}**{_cited(dispute)}{_problems(dispute)}"
        for side in dispute.sides:
            yield f"  - {plain(side.holder)}: {plain(side.wants)}"


def _sentences(brief: Brief) -> Iterator[str]:
    cited = {item.sentence: item.quote for claim in brief.claims() for item in claim.evidence}
    for number in sorted(cited):
        yield f'- <a id="s{number}"></a>\\[{number}\\] “{plain(cited[number])}”'


def _footer(brief: Brief) -> str:
    made = brief.provenance
    cost = "" if made.cost_usd is None else f" · ${made.cost_usd:.4f}" if made.cost_usd else " · no cost"
    return (
        f"---\n\nsummarizer {made.version} · {plain(made.model)} · {plain(made.strategy)} · "
        f"{made.usage.input_tokens:,} tokens in, {made.usage.output_tokens:,} out · "
        f"{made.seconds:.0f} s{cost}"
    )
