"""The command as a person runs it, on a real seed: our own brief, a gold brief, and lists of many kinds."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from summarizer.__main__ import main
from summarizer.dates import find_time_mentions
from summarizer.domain import Provenance, Side, SummaryLine, Usage
from summarizer.domain.disputes import Dispute, DisputeBrief, Event, Party, Position
from summarizer.grounding import cite
from summarizer.pipeline.brief import source_of
from summarizer.render import RENDERERS
from summarizer.render.schemas import schema
from summarizer.sources import read_input

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SEED = str(SEEDS / "002_dc39ebf0b5f2fb85.txt")
QUOTE = "officially end its mission by September 2025"
CLAIM = "Iraq wants the coalition to end its mission by September 2025."

Run = Callable[..., tuple[int, str, str]]
Document = dict[str, Any]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def runs(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["summarizer", "verify", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return runs


def our_brief() -> DisputeBrief:
    """Return a brief of the seed as the program would make it."""
    article = read_input(SEED)
    evidence = cite(article, [2])
    found = find_time_mentions(article.text, article.published.value)
    moment = next(each for each in found if each.phrase == "September 2025")
    return DisputeBrief(
        source=source_of(article),
        summary=(SummaryLine(text=CLAIM, evidence=evidence),),
        parties=(Party(name="Iraq", role="", evidence=evidence),),
        positions=(Position(holders=("Iraq",), kind="demands", statement=CLAIM, evidence=evidence),),
        timeline=(Event(moment=moment, status="planned", what="The mission is to end.", evidence=evidence),),
        open_disputes=(
            Dispute(
                question="When will the mission end?",
                sides=(Side(holder="Iraq", wants="the mission to end by September 2025", evidence=evidence),),
                evidence=evidence,
            ),
        ),
        provenance=Provenance(
            version="0", model="m", strategy="staged", prompts={}, usage=Usage(), cost_usd=None, seconds=0
        ),
    )


@pytest.fixture
def document() -> Document:
    made: Document = json.loads(RENDERERS["json"].render(our_brief()))
    return made


def written(folder: Path, content: object, name: str = "brief.json") -> Path:
    file = folder / name
    text = content if isinstance(content, str) else json.dumps(content)
    file.write_text(text, encoding="utf-8")
    return file


def failing(told: str) -> dict[str, list[str]]:
    """Return the problems by where they are."""
    return {each["where"]: each["problems"] for each in json.loads(told)["findings"] if not each["holds"]}


def test_a_brief_of_ours_holds(run: Run, document: Document, tmp_path: Path) -> None:
    code, told, errors = run(written(tmp_path, document), SEED)
    assert code == 0
    assert errors == ""
    assert told.splitlines()[-1] == "6 hold, 0 do not"


def test_the_neutral_form_of_it_holds(run: Run, tmp_path: Path) -> None:
    code, told, _ = run(written(tmp_path, RENDERERS["neutral"].render(our_brief())), SEED, "--json")
    assert (code, failing(told)) == (0, {})
    assert json.loads(told)["holding"] == 4


def edited(section: str, **fields: object) -> Callable[[Document], None]:
    return lambda document: document[section][0].update(fields)


def shifted(document: Document) -> None:
    for section in ("summary", "parties", "positions", "timeline", "open_disputes"):
        for evidence in document[section][0]["evidence"]:
            evidence["start"] += 40
            evidence["end"] += 40


def requoted(document: Document) -> None:
    evidence = document["positions"][0]["evidence"][0]
    evidence["quote"] = evidence["quote"].replace("September 2025", "September 2026")


def redated(document: Document) -> None:
    document["timeline"][0]["moment"]["value"] = "2026-09"


def test_a_brief_of_ours_of_version_0_1_holds(run: Run, document: Document, tmp_path: Path) -> None:
    (position,), (dispute,) = document["positions"], document["open_disputes"]
    (position["holder"],) = position.pop("holders")
    position["kind"] = "view"
    for claim in (position, *document["timeline"]):
        del claim["attribution"]
    for side in dispute["sides"]:
        del side["evidence"], side["problems"]
    code, told, _ = run(written(tmp_path, document), SEED)
    assert (code, told.splitlines()[-1]) == (0, "6 hold, 0 do not")


def test_an_answer_over_several_articles_is_checked_sentence_by_sentence(run: Run, tmp_path: Path) -> None:
    answer = written(
        tmp_path,
        "Iraq aims to end the mission by September 2025. [1] Nobody wrote a letter [2].\n",
        "answer.md",
    )
    other = SEEDS / "000_ec3b993932de3bf6.txt"
    code, told, _ = run(answer, SEED, other, "--json")
    first, second = json.loads(told)["findings"]
    assert (code, first["cites"], second["cites"]) == (5, [1], [2])
    assert (first["holds"], second["holds"]) == (True, False)
    assert first["found_in"][0]["article"] == 1
    assert run(answer, SEED, other, "--fail-under", "50")[0] == 0
    assert run(answer, SEED, other, "--fail-under", "50.1")[0] == 5
    assert run(answer, SEED, other, "--format", "md")[1].startswith("# answer.md\n")


def test_what_is_handed_in_is_no_article_of_its_own(run: Run, tmp_path: Path) -> None:
    answer = written(tmp_path, "The moon is made of cheese.\n", "answer.md")
    assert run(answer, tmp_path)[0] == 2
    written(tmp_path, "The port of Sund was closed on Monday, its director said.\n", "port.txt")
    code, told, _ = run(answer, tmp_path, "--json")
    assert (code, [each["name"] for each in json.loads(told)["articles"]]) == (5, ["port.txt"])


def test_a_host_of_ones_own_may_be_allowed(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, [{"quote": QUOTE}])
    address = "http://127.0.0.1:9/page.html"
    refused, allowed = run(file, address), run(file, address, "--allow-host", "127.0.0.1")
    assert refused[0] == allowed[0] == 2
    assert "--allow-host" in refused[2]
    assert "--allow-host" not in allowed[2]


def unsourced(document: Document) -> None:
    document["positions"][0]["attribution"]["according_to"] = "Ruritania"


def moved(document: Document) -> None:
    article = read_input(SEED)
    document["open_disputes"][0]["sides"][0]["evidence"] = [cite(article, [5])[0].model_dump()]


@pytest.mark.parametrize(
    ("edit", "where", "problem"),
    [
        (requoted, "position 1", "the article does not say “"),
        (
            redated,
            "event 1",
            "invented date: 2026-09; its sentences say “September” (2024-09), “September 2025”",
        ),
        (edited("timeline", what="The mission ended in 2019."), "event 1", "“2019” is not in the sentence"),
        (
            edited("summary", text="Iraq does not want the coalition to end its mission by September 2025."),
            "summary 1",
            "“not”",
        ),
        (edited("parties", name="Ruritania"), "party 1", "the article does not name “Ruritania”"),
        (
            edited("positions", holders=["Iraq", "Ruritania"]),
            "position 1",
            "the article does not name “Ruritania”",
        ),
        (unsourced, "position 1", "the article does not name “Ruritania”"),
        (moved, "dispute 1, side 1", "“September 2025”"),
        (edited("positions", evidence=[]), "position 1", "rests on no sentence"),
        (
            edited("open_disputes", sides=[{"holder": "Iraq", "wants": "the mission to end by May 2031"}]),
            "dispute 1, side 1",
            "“May 2031”",
        ),
    ],
)
def test_what_somebody_changed_in_a_brief_is_found(
    edit: Callable[[Document], None],
    where: str,
    problem: str,
    run: Run,
    document: Document,
    tmp_path: Path,
) -> None:
    edit(document)
    code, told, _ = run(written(tmp_path, document), SEED, "--json")
    assert code == 5
    found = failing(told)
    assert list(found) == [where]
    assert any(problem in known for known in found[where]), found


def test_drifted_offsets_are_told_and_hold(run: Run, document: Document, tmp_path: Path) -> None:
    shifted(document)
    code, told, _ = run(written(tmp_path, document), SEED)
    assert code == 0
    assert "recorded at 194-432, stands at 154-392" in " ".join(told.split())


def test_a_brief_of_another_article_does_not_hold(run: Run, document: Document, tmp_path: Path) -> None:
    code, told, _ = run(written(tmp_path, document), SEEDS / "000_ec3b993932de3bf6.txt")
    assert code == 5
    assert "it was made from another text" in told


def test_most_of_a_brief_that_a_person_wrote_holds(run: Run) -> None:
    _, told, _ = run(SEEDS / "gold" / "002.json", SEED, "--json")
    verification = json.loads(told)  # a person infers here and there, so not all
    assert verification["holding"] >= 4 * verification["failing"]
    assert all(place["spans"] for finding in verification["findings"] for place in finding["places"])


def test_the_data_for_programs_keeps_its_contract(run: Run, tmp_path: Path) -> None:
    rows = [{"claim": CLAIM, "quote": QUOTE}, {"quote": "Nobody said this."}]
    code, told, errors = run(written(tmp_path, rows), SEED, "--json")
    assert (code, errors) == (5, "")
    jsonschema.validate(json.loads(told), json.loads(schema("verification")))
    first = json.loads(told)["findings"][0]
    text = Path(SEED).read_bytes().decode()
    span = first["places"][0]["spans"][0]
    assert text[span["start"] : span["end"]] == QUOTE == first["places"][0]["quote"]
    assert first["places"][0]["sentences"] == [2]


def test_a_table_from_a_spreadsheet_is_checked_row_by_row(run: Run, tmp_path: Path) -> None:
    table = "\n".join(
        [
            "\ufeffPage;Quote;Claim",
            f"1;{QUOTE};{CLAIM}",
            "2;officially end its mission by September 2026;",
            "3;;The talks are expected to take several months.",
            "4;;",
            f"5;{QUOTE};Iraq has refused to end the mission by September 2025.",
        ]
    )
    code, told, _ = run(written(tmp_path, table, "quotes.csv"), SEED, "--json")
    assert code == 5
    assert list(failing(told)) == ["row 3", "row 5", "row 6"]
    assert failing(told)["row 5"] == ["holds neither a claim nor a quotation"]
    code, told, _ = run(tmp_path / "quotes.csv", SEED)
    assert told.splitlines()[-1] == "2 hold, 3 do not"


def test_relative_dates_count_from_the_day_that_is_given(run: Run, tmp_path: Path) -> None:
    event = {
        "what": "The letter was handed over.",
        "value": "2024-07-17",
        "evidence": ["letter to Iraqi Foreign Minister"],
    }
    file = written(tmp_path, {"timeline": [event]})
    assert run(file, SEED)[0] == 0
    assert run(file, SEED, "--published", "2024-07-30")[0] == 5


def test_either_file_may_come_from_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, [{"quote": QUOTE}])
    for arguments, source in ((("-", SEED), file), ((file, "-"), Path(SEED))):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
        assert run(*arguments)[0] == 0
    code, _, errors = run("-", "-")
    assert (code, "name a file for the other" in errors) == (2, True)


def test_a_web_page_is_an_article(run: Run, tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>Norlin Lines wants to cut {n} night crossings in March, it said.</p>" for n in (3, 4, 5)
    )
    page = written(
        tmp_path, f"<!doctype html><html><body><article>{paragraphs}</article></body></html>", "page.html"
    )
    assert run(written(tmp_path, [{"quote": "wants to cut 4 night crossings"}]), page)[0] == 0
    assert run(written(tmp_path, [{"quote": "wants to cut 6 night crossings"}]), page)[0] == 5


def test_hostile_words_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    hostile = "[bold]x[/bold] \x1b]8;;http://a\x07\x1b[2J \u202e"
    rows = [{"claim": hostile, "quote": hostile}, {hostile: 1}, {"positions": []}]
    code, told, errors = run(written(tmp_path, rows), SEED)
    assert code == 5
    assert "[bold]x[/bold]" in told
    assert not set("\x1b\x07\u202e") & set(told + errors)
    code, told, errors = run(written(tmp_path, f"{hostile},b\n1,2\n", "a.csv"), SEED)
    assert code == 2
    assert not set("\x1b\x07\u202e") & set(told + errors)


def test_a_huge_row_is_checked_and_shown_short(run: Run, tmp_path: Path) -> None:
    table = f"claim,quote\n{'crossing ' * 10_000},{'words ' * 10_000}\n"
    code, told, _ = run(written(tmp_path, table, "quotes.csv"), SEED)
    assert code == 5
    assert len(told) < 5_000


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("quotes.csv", "author;page\na;1\n", "quotes.csv: no column is called a claim"),
        ("quotes.csv", "", "quotes.csv: is empty"),
        ("quotes.csv", "claim,quote\na,b,c\n", "quotes.csv: row 2 has 3 cells"),
        ("brief.json", '{"positions": [', "brief.json: is no JSON: EOF while parsing"),
        (
            "brief.json",
            '{"positions": [{"text": "a"}]}',
            "brief.json: positions, item 1, holders: Field required",
        ),
        ("brief.json", '{"positions": []}', "brief.json: holds no claim and no quotation"),
    ],
)
def test_what_cannot_be_used_is_code_two_and_names_file_place_and_problem(
    name: str, content: str, message: str, run: Run, tmp_path: Path
) -> None:
    code, told, errors = run(written(tmp_path, content, name), SEED, "--json")
    assert (code, told) == (2, "")
    assert errors.startswith(f"summarizer: {message}")


def test_an_article_that_cannot_be_used_is_code_two(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, [{"quote": QUOTE}])
    assert run(file, tmp_path / "none.txt")[0] == 2
    assert run(file, tmp_path)[0] == 2
    assert run(file, written(tmp_path, "", "empty.txt"))[0] == 2
