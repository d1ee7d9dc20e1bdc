"""A brief that a person likes to read: claims first, the quoted sentences that they rest on below.

Every word of the article and of the model is untrusted; `markdown_text` makes it plain words.
"""

from collections.abc import Iterator, Sequence

from summarizer.domain import Brief, Claim, Dispute, Event, Party, SummaryLine
from summarizer.render.safety import markdown_text as plain
from summarizer.render.wording import (
    NO_TIME,
    SECOND_LOOK,
    by_holder,
    cited_pages,
    cited_sentences,
    in_time_order,
    left_out_words,
    made_facts,
    relation_words,
    source_facts,
    vouched,
)

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
            plain(left_out_words(brief)),
            _footer(brief),
        ]
        return "\n\n".join(filter(None, parts)) + "\n"


def _section(title: str, lines: Iterator[str]) -> list[str]:
    body = "\n".join(lines) or _NOTHING
    return [f"## {title}", body] if title else [body]


def _heading(brief: Brief) -> str:
    source = brief.source
    lines = [f"# {plain(source.title or source.name)}", "", " · ".join(map(plain, source_facts(brief)))]
    for warning in brief.warnings:
        lines += ["", f"> ⚠ {plain(warning)}"]
    return "\n".join(lines)


def _cited(claim: Claim) -> str:
    """Return the numbers of a claim's sentences, each a link to the sentence."""
    numbers = ", ".join(f"[{item.sentence}](#s{item.sentence})" for item in claim.evidence)
    return f" \\[{numbers}\\]" if numbers else ""


def _problems(claim: Claim) -> str:
    """Return why a claim is marked, and what a second look of the model cleared."""
    told = "; ".join(map(plain, claim.problems))
    marks = [f"<br>⚠ {claim.verdict}: _{told}_"] if told else []
    if claim.cleared:
        marks.append(f"<br>✓ {SECOND_LOOK}: _{'; '.join(map(plain, claim.cleared))}_")
    return "".join(marks)


def _summary(lines: Sequence[SummaryLine]) -> Iterator[str]:
    yield " ".join(f"{plain(line.text)}{_cited(line)}" for line in lines)
    yield from filter(None, map(_problems, lines))


def _parties(brief: Brief) -> Iterator[str]:
    if not brief.parties:
        return
    yield "| party | also called | part in this |"
    yield "|---|---|---|"
    for party in brief.parties:
        aliases = plain(", ".join(party.aliases))
        role = f"{plain(party.role.text)}{_cited(party.role)}{_problems(party.role)}" if party.role else ""
        part = "<br>".join(filter(None, [role, _named(party)]))
        yield f"| {plain(party.name)} | {aliases} | {part}{_problems(party)} |"


def _named(party: Party) -> str:
    """Return where a party is named, unless its role stands there as well."""
    return "" if party.role and party.role.evidence == party.evidence else f"named{_cited(party)}"


def _positions(brief: Brief) -> Iterator[str]:
    for holder, held in by_holder(brief):
        yield f"- **{plain(holder)}**"
        for position in held:
            said = plain(vouched(position.statement, position.attribution))
            yield f"  - {position.kind}: {said}{_cited(position)}{_problems(position)}"


def _timeline(brief: Brief) -> Iterator[str]:
    if not brief.timeline:
        return
    yield "| when | what | |"
    yield "|---|---|---|"
    for event in in_time_order(brief.timeline):
        what = f"{plain(vouched(event.what, event.attribution))}{_cited(event)}{_problems(event)}"
        yield f"| {_when(event)} | {what} | {event.status} |"


def _when(event: Event) -> str:
    moment = event.moment
    if moment is None:
        return NO_TIME
    phrase = f"“{plain(moment.phrase)}”"
    if moment.value is None:
        return f"unresolved ({phrase}: {plain(moment.unresolved or '')})"
    return f"{relation_words(moment.relation)}{plain(moment.value)} ({phrase})"


def _disputes(disputes: Sequence[Dispute]) -> Iterator[str]:
    for dispute in disputes:
        yield f"- **{plain(dispute.question)}**{_cited(dispute)}{_problems(dispute)}"
        for side in dispute.sides:
            yield f"  - {plain(side.holder)}: {plain(side.wants)}{_cited(side)}{_problems(side)}"


def _sentences(brief: Brief) -> Iterator[str]:
    pages = cited_pages(brief)
    for number, words in cited_sentences(brief):
        place = f" ({pages[number]})" if number in pages else ""
        yield f'- <a id="s{number}"></a>\\[{number}\\] “{plain(words)}”{place}'


def _footer(brief: Brief) -> str:
    return f"---\n\n{' · '.join(map(plain, made_facts(brief.provenance)))}"
