from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from summarizer.domain import Finding, Place, Span, Verification
from summarizer.render.verification import show_verification

FOUND = Place(
    quote="night crossings", spans=(Span(start=10, end=25), Span(start=40, end=44)), sentences=(2, 3)
)
NOWHERE = Place(quote="day crossings", spans=(), sentences=())


def finding(words: str = "Norlin cuts", problems: tuple[str, ...] = (), **fields: object) -> Finding:
    empty = {"names": (), "date": None, "places": (FOUND,), "notes": ()}
    return Finding.model_validate({"where": "row 2", "claim": words, "problems": problems, **empty, **fields})


def shown(*findings: Finding, width: int = 80, terminal: bool = False, notes: tuple[str, ...] = ()) -> str:
    file = StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
    )
    made = Verification(name="claims.csv", article="a.txt", published=None, notes=notes, findings=findings)
    show_verification(made, console)
    return file.getvalue()


def test_the_whole_table_reads_like_this() -> None:
    findings = (
        finding(date="2025-03", names=("Sund",), notes=("stands elsewhere",)),
        finding(claim=None, places=(NOWHERE,), problems=("the article does not say “day crossings”",)),
        finding(claim=None, places=(), problems=("holds neither a claim nor a quotation",)),
    )
    assert shown(*findings, notes=("another text",)) == (
        "\n"
        "      where   claim or quotation                           found in\n"
        " ──────────────────────────────────────────────────────────────────────────────\n"
        " ok   row 2   [2025-03] Sund: Norlin cuts                  s. 2, 3: 10-25 40-44\n"
        "              - stands elsewhere\n"
        " no   row 2   “day crossings”                              nowhere\n"
        "              ! the article does not say “day crossings”\n"
        " no   row 2   (nothing)\n"
        "              ! holds neither a claim nor a quotation\n"
        "\n"
        "Note: another text\n"
        "1 holds, 2 do not\n"
    )


@pytest.mark.parametrize("terminal", [True, False])
def test_words_are_neither_markup_nor_commands(terminal: bool) -> None:  # noqa: FBT001 - a parameter of the test
    hostile = "[red]a[/red] \x1b[2J\x1b]0;x\x07 \u202e b\nrow 9"
    told = shown(
        finding(hostile, (hostile,), notes=(hostile,), names=(hostile,), date=hostile),
        notes=(hostile,),
        terminal=terminal,
    )
    assert told.count("[red]a[/red]") >= 4
    assert "\x1b[2J" not in told
    assert "\x1b]" not in told
    assert "\u202e" not in told
    assert "\x07" not in told
    assert not any(line.lstrip().startswith("row 9") for line in told.splitlines())


def test_what_no_terminal_reads_has_no_colours_and_no_blanks_at_the_ends() -> None:
    told = shown(finding(), finding(problems=("x",)))
    assert "\x1b" not in told
    assert [line for line in told.splitlines() if line != line.rstrip()] == []
    assert "\x1b[1;31mno" in shown(finding(problems=("x",)), terminal=True)


def test_a_narrow_terminal_shows_every_word() -> None:
    words = "Norlin Lines wants to cut the night crossings between Sund and Tarn"
    told = shown(finding(words, ("“forty” is not in the sentence",)), width=40)
    assert max(map(len, told.splitlines())) <= 40
    assert set(words.split()) <= set(told.split())
    assert "“forty”" in told


def test_a_huge_claim_is_shortened() -> None:
    told = shown(finding("word " * 20_000, ("word " * 20_000,)))
    assert len(told) < 2_000
    assert "…" in told


@given(st.text(), st.integers(1, 200))
def test_showing_never_raises(words: str, width: int) -> None:
    place = Place(quote=words, spans=(), sentences=())
    told = shown(finding(words, (words,), notes=(words,), where=words, places=(place,)), width=width)
    assert "hold" in "".join(told.split())
