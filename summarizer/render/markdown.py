"""A brief that a person likes to read: claims first, the quoted sentences that they rest on below.

Every word of the article and of the model is untrusted; `markdown_text` makes it plain words.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from summarizer.domain import (
    Brief,
    Claim,
    DatedClaim,
    PartyClaim,
    QuestionClaim,
    SectionField,
    StatementClaim,
    SummaryLine,
)
from summarizer.render.safety import markdown_text as plain
from summarizer.render.wording import (
    SECOND_LOOK,
    base_of,
    by_holder,
    cited_pages,
    cited_sentences,
    further,
    holders_of,
    in_time_order,
    left_out_words,
    listed,
    made_facts,
    said,
    source_facts,
    vouched,
    when_words,
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
            *(
                part
                for section, claims in brief.items()
                for part in _section(section.title, _lines(brief, section, claims))
            ),
            *_section("Sentences", _sentences(brief)),
            plain(left_out_words(brief)),
            _footer(brief),
        ]
        return "\n\n".join(filter(None, parts)) + "\n"


def _section(title: str, lines: Iterator[str]) -> list[str]:
    body = "\n".join(lines) or _NOTHING
    return [f"## {plain(title)}", body] if title else [body]


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


def _rest(claim: Claim) -> str:
    """Return what stands behind the words of a claim: what only its class has, its sentences, its marks."""
    return f"{_further(claim)}{_cited(claim)}{_problems(claim)}"


def _further(claim: Claim) -> str:
    return "".join(
        f" · {plain(f'{told.title}: {told.words}')}{_rest_of_part(told.part)}" for told in further(claim)
    )


def _rest_of_part(part: Claim | None) -> str:
    return f"{_cited(part)}{_problems(part)}" if part else ""


def _lines(brief: Brief, section: SectionField, claims: Sequence[Any]) -> Iterator[str]:
    """Yield the lines of a section, by what its claims derive from; none where there are no claims."""
    if claims:
        yield from _SHAPES.get(base_of(section.claim), _claims)(brief, section, claims)


def _summary(_brief: Brief, _section: SectionField, lines: Sequence[SummaryLine]) -> Iterator[str]:
    yield " ".join(f"{plain(line.text)}{_further(line)}{_cited(line)}" for line in lines)
    yield from filter(None, map(_problems, lines))


def _parties(_brief: Brief, section: SectionField, parties: Sequence[PartyClaim]) -> Iterator[str]:
    yield f"| {plain(section.one)} | also called | part in this |"
    yield "|---|---|---|"
    for party in parties:
        aliases = plain(", ".join(party.aliases))
        role = f"{plain(party.role.text)}{_rest(party.role)}" if party.role else ""
        part = "<br>".join(filter(None, [role, _named(party), _further(party).removeprefix(" · ")]))
        yield f"| {plain(party.name)} | {aliases} | {part}{_problems(party)} |"


def _named(party: PartyClaim) -> str:
    """Return where a party is named, unless its role stands there as well."""
    return "" if party.role and party.role.evidence == party.evidence else f"named{_cited(party)}"


def _statements(brief: Brief, _section: SectionField, claims: Sequence[StatementClaim]) -> Iterator[str]:
    for holder, held in by_holder(brief, claims):
        yield f"- **{plain(holder)}**"
        for claim in held:
            words = plain(vouched(claim.statement, claim.attribution))
            yield f"  - {plain(claim.kind)}: {words}{_rest(claim)}"


def _timeline(_brief: Brief, _section: SectionField, events: Sequence[DatedClaim]) -> Iterator[str]:
    yield "| when | what | |"
    yield "|---|---|---|"
    for event in in_time_order(events):
        what = f"{plain(vouched(event.what, event.attribution))}{_rest(event)}"
        yield f"| {plain(when_words(event.moment))} | {what} | {event.status} |"


def _questions(_brief: Brief, _section: SectionField, questions: Sequence[QuestionClaim]) -> Iterator[str]:
    for asked in questions:
        yield f"- **{plain(asked.question)}**{_rest(asked)}"
        for side in asked.sides:
            yield f"  - {plain(side.holder)}: {plain(side.wants)}{_rest(side)}"


def _claims(_brief: Brief, _section: SectionField, claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        whose = f"**{plain(listed(holders_of(claim)))}**: " if holders_of(claim) else ""
        yield f"- {whose}{f'{plain(said(claim))}{_rest(claim)}'.removeprefix(' · ')}"


_SHAPES: dict[type[Claim], Callable[[Brief, SectionField, Sequence[Any]], Iterator[str]]] = {
    SummaryLine: _summary,
    PartyClaim: _parties,
    StatementClaim: _statements,
    DatedClaim: _timeline,
    QuestionClaim: _questions,
}


def _sentences(brief: Brief) -> Iterator[str]:
    pages = cited_pages(brief)
    for number, words in cited_sentences(brief):
        place = f" ({pages[number]})" if number in pages else ""
        yield f'- <a id="s{number}"></a>\\[{number}\\] “{plain(words)}”{place}'


def _footer(brief: Brief) -> str:
    return f"---\n\n{' · '.join(map(plain, made_facts(brief.provenance)))}"
