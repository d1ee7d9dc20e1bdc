import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from summarizer.domain import Against, Finding, Passage, Place, Span, Verification
from summarizer.render.verification import show_verification, verification_markdown

FOUND = Place(
    article=1,
    quote="night crossings",
    spans=(Span(start=10, end=25), Span(start=40, end=44)),
    sentences=(2, 3),
)
NOWHERE = Place(article=None, quote="day crossings", spans=(), sentences=())


def finding(words: str = "Norlin cuts", problems: tuple[str, ...] = (), **fields: object) -> Finding:
    fields = {"verdict": "not found" if problems else "supported", **fields}
    empty = {"names": (), "date": None, "cites": (), "places": (FOUND,), "found_in": (), "notes": ()}
    return Finding.model_validate({"where": "row 2", "claim": words, "problems": problems, **empty, **fields})


def verification(
    *findings: Finding, notes: tuple[str, ...] = (), articles: tuple[str, ...] = ("a.txt",)
) -> Verification:
    against = tuple(Against(name=name, published=None) for name in articles)
    return Verification(name="claims.csv", articles=against, notes=notes, findings=findings)


def shown(
    *findings: Finding,
    width: int = 80,
    terminal: bool = False,
    notes: tuple[str, ...] = (),
    articles: tuple[str, ...] = ("a.txt",),
) -> str:
    file = StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
    )
    show_verification(verification(*findings, notes=notes, articles=articles), console)
    return file.getvalue()


def test_the_whole_table_reads_like_this() -> None:
    findings = (
        finding(date="2025-03", names=("Sund",), notes=("stands elsewhere",)),
        finding(claim=None, places=(NOWHERE,), problems=("the article does not say “day crossings”",)),
        finding(claim=None, places=(), problems=("holds neither a claim",), verdict="refuted"),
    )
    assert shown(*findings, notes=("another text",)) == (
        "\n"
        "      where   claim or quotation                           found in\n"
        " ──────────────────────────────────────────────────────────────────────────────\n"
        " ok   row 2   [2025-03] Sund: Norlin cuts                  s. 2, 3: 10-25 40-44\n"
        "              - stands elsewhere\n"
        " no   row 2   “day crossings”                              nowhere\n"
        "              ! not found: the article does not say “day\n"
        "              crossings”\n"
        " no   row 2   (nothing)\n"
        "              ! refuted: holds neither a claim\n"
        "\n"
        "Note: another text\n"
        "1 holds, 2 do not\n"
    )


CARRIED = Passage(article=2, sentence=7, start=90, end=120, quote="The crews walked out.")


def test_the_sentences_that_carry_a_claim_without_a_quotation_stand_below_it() -> None:
    told = shown(finding("Crews left", places=(), found_in=(CARRIED,)), articles=("a.txt", "b.txt"))
    assert told == (
        "\n"
        "      where   claim or quotation                  found in\n"
        " ─────────────────────────────────────────────────────────\n"
        " ok   row 2   Crews left                          [2] s. 7\n"
        "              > [2] s. 7: The crews walked out.\n"
        "\n"
        "[1] a.txt\n"
        "[2] b.txt\n"
        "1 holds, 0 do not\n"
    )


def test_as_markdown_it_reads_like_this() -> None:
    findings = (
        finding("Crews left", places=(), found_in=(CARRIED,), notes=("stands elsewhere",)),
        finding(claim=None, places=(FOUND, NOWHERE), problems=("the article does not say “day crossings”",)),
    )
    made = verification(*findings, notes=("another text",), articles=("a.txt", "b*.txt"))
    assert verification_markdown(made) == (
        "# claims.csv\n"
        "\n"
        "- ok · row 2 · Crews left\n"
        "  - stands elsewhere\n"
        "  - > \\[2\\] s. 7: The crews walked out.\n"
        "- **no** · row 2 · “night crossings” / “day crossings”\n"
        "  - ! not found: the article does not say “day crossings”\n"
        "  - found in \\[1\\] s. 2, 3: 10-25 40-44; nowhere\n"
        "\n"
        "\\[1\\] a.txt  \n"
        "\\[2\\] b\\*.txt  \n"
        "Note: another text  \n"
        "1 holds, 1 does not  \n"
    )


def test_as_markdown_nothing_handed_in_is_active() -> None:
    hostile = "<script>a</script> [b](http://c) \x1b[2J\n# d `e`"
    told = verification_markdown(
        verification(finding(hostile, (hostile,), notes=(hostile,)), notes=(hostile,))
    )
    assert "\\<script\\>" in told
    assert re.search(r"(?<!\\)[<\[\]`]", told) is None
    assert "\x1b" not in told
    assert not any(line.startswith("# d") for line in told.splitlines())


@pytest.mark.parametrize("terminal", [True, False])
def test_words_are_neither_markup_nor_commands(terminal: bool) -> None:  # noqa: FBT001 - a parameter of the test
    hostile = "[red]a[/red] \x1b[2J\x1b]0;x\x07 \u202e b\nrow 9"
    told = shown(
        finding(hostile, (hostile,), notes=(hostile,), names=(hostile,), date=hostile),
        notes=(hostile,),
        terminal=terminal,
        width=200,
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
    place = Place(article=None, quote=words, spans=(), sentences=())
    told = shown(finding(words, (words,), notes=(words,), where=words, places=(place,)), width=width)
    assert "hold" in "".join(told.split())
