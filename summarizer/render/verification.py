"""A verification on a terminal: a table of what was handed in, where it stands, and what is wrong.

Every word of the claims and of the article is untrusted, so no cell is read as markup.
"""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summarizer.domain import Finding, Place, Verification
from summarizer.render.safety import safe

_LONGEST = 300
"""Characters of a claim or a problem that a table shows; the JSON holds all."""


def show_verification(verification: Verification, console: Console) -> None:
    """Print the table, the notes on the whole, and how many hold; what a terminal obeys is replaced."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("where", overflow="fold")
    table.add_column("claim or quotation", overflow="fold", ratio=1)
    table.add_column("found in", overflow="fold")
    for finding in verification.findings:
        mark = Text("no", style="bold red") if finding.problems else Text("ok", style="green")
        table.add_row(mark, _plain(finding.where), _said(finding), _found(finding))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        console.out(line.rstrip(), highlight=False)
    for note in verification.notes:
        console.print(_plain(f"Note: {note}"))
    holding, failing = verification.holding, verification.failing
    console.print(
        Text(
            f"{holding} {'holds' if holding == 1 else 'hold'}, {failing} do{'es' if failing == 1 else ''} not"
        )
    )


def _said(finding: Finding) -> Text:
    """Return what is claimed or quoted, and below it what is wrong and what a reader should know."""
    quoted = " / ".join(f"“{place.quote}”" for place in finding.places)
    said = finding.claim or ", ".join(finding.names) or quoted or "(nothing)"
    if finding.claim and finding.names and finding.names[0] not in finding.claim:
        said = f"{finding.names[0]}: {said}"
    cell = _plain(f"[{finding.date}] {said}" if finding.date else said)
    for problem in finding.problems:
        cell.append("\n").append_text(_plain(f"! {problem}", "red"))
    for note in finding.notes:
        cell.append("\n").append_text(_plain(f"- {note}", "dim"))
    return cell


def _found(finding: Finding) -> Text:
    if not finding.places:
        return Text("")
    return Text("\n".join(map(_place, finding.places)))


def _place(place: Place) -> str:
    if not place.spans:
        return "nowhere"
    numbers = ", ".join(map(str, place.sentences))
    offsets = " ".join(f"{span.start}-{span.end}" for span in place.spans)
    return f"s. {numbers}: {offsets}" if numbers else offsets


def _plain(text: str, style: str = "") -> Text:
    """Return untrusted words on one line, shortened, with nothing in them that a terminal obeys."""
    words = " ".join(safe(text).split())
    return Text(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…", style=style)
