"""The command as a person runs it, on the seeds and their gold briefs, and on an invented article."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.__main__ import main
from summarizer.domain import Evaluation, Gold
from summarizer.domain.gold import neutral_of
from summarizer.errors import AccessDenied, AnswerInvalid
from summarizer.evaluation import located
from summarizer.llm import Request, ScriptedModel
from tests.articles import FERRIES
from tests.cassettes import play
from tests.conftest import CASSETTES
from tests.court import CASE, court_brief
from tests.gold import BRIEF, GOLD

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SEED_GOLD = SEEDS / "gold"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def runs(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["summarizer", "eval", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return runs


def write(path: Path, content: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def ferries(tmp_path: Path) -> Path:
    """Return a folder with gold, articles, and briefs of another tool."""
    write(tmp_path / "gold" / "ferries.json", GOLD)
    write(tmp_path / "articles" / "ferries.txt", FERRIES)
    write(tmp_path / "briefs" / "ferries.json", BRIEF)
    return tmp_path


@pytest.fixture
def at_ferries(run: Run, ferries: Path) -> Run:
    return lambda *more: run(ferries / "gold", "--articles", ferries / "articles", *more)


def model(monkeypatch: pytest.MonkeyPatch, **scripts: object) -> dict[str, ScriptedModel]:
    """Put scripted models in the place of real ones, by their references."""

    def say_so(request: Request[Any]) -> dict[str, str]:
        return dict.fromkeys(request.answer.model_json_schema()["properties"], "Norlin wants it so.")

    made = {name: ScriptedModel(always=script or say_so) for name, script in scripts.items()}  # type: ignore[arg-type] # any script
    monkeypatch.setattr("summarizer.settings.open_model", lambda reference, **_options: made[reference])
    return made


def neutral(gold: Gold, text: str) -> dict[str, Any]:
    """Return a gold brief as a brief that says the same."""
    raw = gold.model_dump()
    for section in ("positions", "timeline", "open_disputes"):
        for item in raw[section]:
            item["spans"] = [span for evidence in item["evidence"] for span in located(evidence, text)]
    return raw


def test_the_gold_seeds_are_perfect_beside_themselves(run: Run, tmp_path: Path) -> None:
    for file in SEED_GOLD.glob("*.json"):
        gold = Gold.model_validate_json(file.read_bytes())
        text = (SEEDS / gold.article).read_bytes().decode("utf-8")
        write(tmp_path / file.name, neutral(gold, text))
    code, told, errors = run(SEED_GOLD, "--articles", SEEDS, "--briefs", tmp_path, "--json")
    assert code == 0
    assert "without gold, so neither briefed nor scored: 001_979824243083ef0a.txt, 004_" in errors
    total = json.loads(told)["runs"][0]["total"]
    assert (total["macro_f1"], total["macro_f1_said"], total["core_recall"]) == (1, 1, 1)
    assert (total["evidence_validity"], total["invented"]) == (1, 0)
    assert [
        total["measures"][name]["gold"] for name in ("parties", "positions", "timeline", "open_disputes")
    ] == [
        44,
        57,
        51,
        17,
    ]


def test_a_seed_is_briefed_by_the_recorded_model_and_scored(run: Run, tmp_path: Path) -> None:
    gold, output, report = SEED_GOLD / "003.json", tmp_path / "out", tmp_path / "report.md"
    arguments = (gold, "--articles", SEEDS, "--strategy", "staged", "-o", output)
    with play(CASSETTES / "test_seeds" / "test_staged_briefs_keep_the_promises-003.yaml", record=False):
        code, told, _ = run(*arguments, "--json")
    assert code == 0
    scored, floor = json.loads(told)["runs"]
    assert [(each["name"], each["floor"]) for each in (scored, floor)] == [
        ("local staged", False),
        ("floor staged", True),
    ]
    assert scored["total"]["macro_f1_said"] > 0.5  # the words are the article's, whatever the model says
    assert floor["total"]["evidence_validity"] == 1
    assert scored["effort"]["usage"]["calls"] >= 1
    assert scored["total"]["measures"]["parties"]["matched"] > 0
    assert scored["total"]["evidence_validity"] == 1
    code, told, _ = run(*arguments, "--report", report)  # nothing is asked a second time
    assert code == 0
    assert " local staged " in told
    assert " floor staged\n" in told
    assert "### 003\\_fb8aa2ff440e4a91.txt\n\n#### " in report.read_text(encoding="utf-8")


def test_models_and_strategies_and_folders_stand_side_by_side(
    at_ferries: Run, ferries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = model(monkeypatch, small=None, large=None)
    both = ("--model", "small", "--model", "large", "--strategy", "staged", "--strategy", "single")
    folders = ("--briefs", ferries / "briefs", "--output", ferries / "out")
    code, told, errors = at_ferries(*both, *folders, "--json")
    assert code == 5  # the script answers no whole article
    names = ["small staged", "small single", "large staged", "large single"]
    floors = ["floor staged", "floor single"]
    runs = [each["name"] for each in json.loads(told)["runs"]]
    assert runs == [str(ferries / "briefs"), *names, *floors]
    assert "small single: ferries.txt: no brief: " in errors
    assert {path.name for path in (ferries / "out").iterdir()} == {"small_staged", "large_staged"}
    asked = {name: len(each.requests) for name, each in made.items()}
    assert asked["small"] == asked["large"] > 1
    again = ("--model", "small", "--strategy", "staged", "--output", ferries / "out", "--no-floor")
    _, told, _ = at_ferries(*again, "--json")
    assert len(made["small"].requests) == asked["small"], "briefs that are there are used again"
    assert [each["name"] for each in json.loads(told)["runs"]] == ["small staged"]


def test_the_table_holds_the_figures(at_ferries: Run, ferries: Path) -> None:
    code, told, errors = at_ferries("--briefs", ferries / "briefs")
    assert (code, errors) == (0, "")
    rows = {line[:24].strip(): line[24:].split() for line in told.splitlines()}
    assert rows["positions"] == ["0.50", "0.50", "0.50", "0.67"]
    assert rows["macro-F1"] == ["0.500"]
    assert rows["said"] == ["0.458"]
    assert rows["cost in US dollars"] == ["unknown"]


def test_the_floor_needs_no_model(at_ferries: Run, ferries: Path) -> None:
    code, told, _ = at_ferries("--briefs", ferries / "briefs", "--floor", "--json")
    assert code == 0
    runs = {run["name"]: run["total"] for run in json.loads(told)["runs"]}
    assert list(runs) == [str(ferries / "briefs"), "floor single", "floor staged"]
    assert runs["floor single"]["macro_f1_said"] < runs["floor single"]["macro_f1"]
    assert runs["floor staged"]["measures"]["positions"]["matched"] > 0  # the article's own words


def test_the_report_is_written_where_it_is_asked_for(at_ferries: Run, ferries: Path) -> None:
    code, told, _ = at_ferries(
        "--briefs", ferries / "briefs", "--report", ferries / "new" / "report.md", "--json"
    )
    assert code == 0
    assert Evaluation.model_fields.keys() == json.loads(told).keys()
    report = (ferries / "new" / "report.md").read_text(encoding="utf-8")
    assert "- **missed, core**: the crews' union: It would strike.\n" in report


def test_gold_without_its_article_is_listed_and_makes_the_run_partly_done(
    at_ferries: Run, ferries: Path
) -> None:
    write(ferries / "gold" / "snow.json", {**GOLD, "article": "snow.txt"})
    code, told, errors = at_ferries("--briefs", ferries / "briefs", "--json")
    assert code == 5
    assert f"not scored: {ferries / 'gold' / 'snow.json'}: " in errors
    assert len(json.loads(told)["unscored"]) == 1
    assert json.loads(told)["runs"][0]["total"]["measures"]["parties"]["gold"] == 4


@pytest.mark.parametrize("error", [AccessDenied("no key"), AnswerInvalid("rubbish")])
def test_a_model_that_fails_is_code_three_and_partly_done_beside_another(
    error: Exception, at_ferries: Run, ferries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model(monkeypatch, broken=error)
    arguments = ("--model", "broken", "--strategy", "single", "--output", ferries / "out", "--json")
    code, told, errors = at_ferries(*arguments)
    assert (code, [each["floor"] for each in json.loads(told)["runs"]]) == (3, [False, True])
    assert str(error) in errors
    assert at_ferries(*arguments, "--briefs", ferries / "briefs")[0] == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("{0}/none", "--articles", "{0}/articles"), "none: no such folder or file"),
        (("{0}/gold", "--articles", "{0}/none"), "name the folder with the articles"),
        (("{0}/gold", "--articles", "{0}/briefs"), "holds no article of the gold briefs"),
        (
            ("{0}/gold", "--articles", "{0}/articles", "--briefs", "{0}/articles"),
            "holds no brief of an article",
        ),
        (("{0}/gold", "--articles", "{0}/articles", "--model", "nobody/x"), "unknown provider"),
        (("{0}/gold",), "give GOLD_DIR and --articles DIR, or --from-reviews STORE"),
    ],
)
def test_what_cannot_be_used_is_code_two(
    arguments: tuple[str, ...], message: str, run: Run, ferries: Path
) -> None:
    code, told, errors = run(*(argument.format(ferries) for argument in arguments))
    assert (code, told) == (2, "")
    assert message in errors


def test_gold_with_a_slip_is_code_two_and_names_file_and_field(at_ferries: Run, ferries: Path) -> None:
    broken = {**GOLD, "positions": [{"holder": "Norway", "gist": "x"}]}
    write(ferries / "gold" / "ferries.json", broken)
    code, told, errors = at_ferries("--briefs", ferries / "briefs")
    assert (code, told) == (2, "")
    assert "ferries.json: positions, item 1, evidence: Field required; correct it there" in errors


def test_hostile_names_reach_no_terminal(at_ferries: Run, ferries: Path) -> None:
    hostile = "x\x1b[2J\u202e"
    write(ferries / "articles" / f"{hostile}.txt", "It rained.")
    write(ferries / "gold" / f"{hostile}.json", {**GOLD, "article": f"{hostile}2.txt"})
    code, told, errors = at_ferries("--briefs", write(ferries / hostile / "ferries.json", BRIEF).parent)
    assert code == 5
    assert not set("\x1b\u202e") & set(told + errors)


def test_help_has_an_example(run: Run) -> None:
    code, told, _ = run("--help")
    assert code == 0
    assert "Examples:\n    summarizer eval seeds/gold --articles seeds" in told


def test_gold_of_a_kind_of_ones_own_needs_its_kind(run: Run, tmp_path: Path) -> None:
    made = court_brief()
    gold = neutral_of(made)
    for items in gold.values():
        for item in items if isinstance(items, list) else ():
            item["evidence"] = item.pop("spans", ())
    gold["rulings"][0]["outcome"] = "denied"
    write(tmp_path / "gold" / "case.json", gold)
    write(tmp_path / "briefs" / "case.json", json.loads(made.model_dump_json()))
    (tmp_path / "ferries.txt").write_text(CASE, encoding="utf-8")
    arguments = (tmp_path / "gold", "--articles", tmp_path, "--briefs", tmp_path / "briefs")
    report = tmp_path / "report.md"
    code, told, _ = run(*arguments, "--kind", "tests.kinds:LawsuitBrief", "--floor", "--report", report)
    assert code == 0
    rows = [line.split() for line in told.splitlines()]
    assert ["remedies", "1.00", "1.00", "1.00", "0.00"] in [row[:5] for row in rows]
    assert ["macro-F1", "1.000"] in [row[:2] for row in rows]
    assert "floor single" in told
    assert "outcome: says granted, gold denied" in report.read_text(encoding="utf-8")
