"""A verification for people: a table on a terminal, and Markdown.

Every word of the claims and of the articles is untrusted, so no cell is read as markup.
"""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.domain import Finding, Passage, Place, Verification
from summarizer.render.safety import markdown_text, safe

_LONGEST = 300
"""Characters of a claim or a problem that is shown; the JSON holds all."""


def show_verification(verification: Verification, console: Console) -> None:
    """Print the table, the notes on the whole, and how many hold; what a terminal obeys is replaced."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("where", overflow="fold")
    table.add_column("claim or quotation", overflow="fold", ratio=1)
    table.add_column("found in", overflow="fold")
    several = len(verification.articles) > 1
    for finding in verification.findings:
        mark = Text("no", style="bold red") if finding.problems else Text("ok", style="green")
        found = Text("\n".join(_found(finding, several=several)))
        table.add_row(mark, _plain(finding.where), _cell(finding, several=several), found)
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        console.out(line.rstrip(), highlight=False)
    for line in _below(verification):
        console.print(_plain(line))


def verification_markdown(verification: Verification) -> str:
    """Return the findings as a list, with the sentences where they stand; nothing in them is active."""
    several = len(verification.articles) > 1
    lines = [f"# {_inline(verification.name)}", ""]
    for finding in verification.findings:
        places = "; ".join(_found(finding, several=several))
        verdict = "**no**" if finding.problems else "ok"
        lines.append(f"- {verdict} · {_inline(finding.where)} · {_inline(_said(finding))}")
        lines += [f"  - ! {finding.verdict}: {_inline(told)}" for told in _problems(finding)]
        lines += [f"  - {_inline(note)}" for note in finding.notes]
        lines += [f"  - > {_inline(passage)}" for passage in _passages(finding, several=several)]
        lines += [f"  - found in {_inline(places)}"] if places and not finding.found_in else []
    return "\n".join([*lines, "", *(f"{_inline(line)}  " for line in _below(verification))]) + "\n"


def _below(verification: Verification) -> Iterator[str]:
    """Yield which article has which number, the notes on the whole, and how many hold."""
    if len(verification.articles) > 1:
        for number, article in enumerate(verification.articles, start=1):
            yield f"[{number}] {article.name}"
    yield from (f"Note: {note}" for note in verification.notes)
    holding, failing = verification.holding, verification.failing
    yield f"{holding} {'holds' if holding == 1 else 'hold'}, {failing} do{'es' if failing == 1 else ''} not"


def _cell(finding: Finding, *, several: bool) -> Text:
    """Return what is claimed or quoted, and below it what is wrong and what a reader should know."""
    cell = _plain(_said(finding))
    for told in _problems(finding):
        cell.append("\n").append_text(_plain(f"! {finding.verdict}: {told}", "red"))
    for note in finding.notes:
        cell.append("\n").append_text(_plain(f"- {note}", "dim"))
    for passage in _passages(finding, several=several):
        cell.append("\n").append_text(_plain(f"> {passage}", "dim"))
    return cell


def _problems(finding: Finding) -> list[str]:
    """Return why an entry does not hold, in one line; no line where it does."""
    return ["; ".join(finding.problems)] if finding.problems else []


def _said(finding: Finding) -> str:
    quoted = " / ".join(f"“{place.quote}”" for place in finding.places)
    said = finding.claim or ", ".join(finding.names) or quoted or "(nothing)"
    if finding.claim and finding.names and finding.names[0] not in finding.claim:
        said = f"{finding.names[0]}: {said}"
    return f"[{finding.date}] {said}" if finding.date else said


def _passages(finding: Finding, *, several: bool) -> Iterator[str]:
    """Yield the sentences that carry a claim for which no quotation was given."""
    for passage in finding.found_in:
        yield f"{_sentences(passage, several=several)}: {passage.quote}"


def _found(finding: Finding, *, several: bool) -> Iterator[str]:
    yield from (_place(place, several=several) for place in finding.places)
    yield from (_sentences(passage, several=several) for passage in finding.found_in)


def _place(place: Place, *, several: bool) -> str:
    if not place.spans:
        return "nowhere"
    offsets = " ".join(f"{span.start}-{span.end}" for span in place.spans)
    numbered = _sentences(place, several=several)
    return f"{numbered}: {offsets}" if numbered else offsets


def _sentences(found: Place | Passage, *, several: bool) -> str:
    """Return the numbers of sentences, with that of their article where there are several."""
    numbers = (found.sentence,) if isinstance(found, Passage) else found.sentences
    told = f"s. {', '.join(map(str, numbers))}" if numbers else ""
    return f"[{found.article}] {told}".rstrip() if several else told


def _inline(words: str) -> str:
    return markdown_text(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")


def _plain(text: str, style: str = "") -> Text:
    """Return untrusted words on one line, shortened, with nothing in them that a terminal obeys."""
    words = " ".join(safe(text).split())
    return Text(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…", style=style)
