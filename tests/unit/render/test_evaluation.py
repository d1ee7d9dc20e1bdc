import json
from io import StringIO

import jsonschema
import pytest
from rich.console import Console

from summarizer.domain import Brief, Evaluation, Gold, NeutralBrief, RunScore, SkippedArticle
from summarizer.pipeline.evaluating import score_article
from summarizer.render.evaluation import evaluation_report, show_evaluation
from summarizer.render.schemas import schema
from tests.articles import FERRIES, article
from tests.gold import BRIEF, GOLD
from tests.unit.render.briefs import brief

HOSTILE = "[red]a[/red] \x1b[2J\u202e | b\n# c <script>"


def run(name: str, made: Brief | SkippedArticle | None = None) -> RunScore:
    given = made or NeutralBrief.model_validate(BRIEF)
    return RunScore(name=name, articles=(score_article(given, Gold.model_validate(GOLD), article(FERRIES)),))


def evaluation() -> Evaluation:
    return Evaluation(
        runs=(run("there"), run("ours", brief()), RunScore(name="broken", failure="no key")),
        unscored=(SkippedArticle(name="snow.json", reason="no such file"),),
        notes=("without gold: rain.txt",),
    )


def shown(made: Evaluation, width: int = 80) -> str:
    file = StringIO()
    show_evaluation(made, Console(file=file, width=width, force_terminal=False))
    return file.getvalue()


def test_the_whole_table_reads_like_this() -> None:
    assert shown(evaluation()) == (
        "\n"
        "                                           there                  ours   broken\n"
        " ──────────────────────────────────────────────────────────────────────────────\n"
        " articles with a brief                    1 of 1                1 of 1   failed\n"
        "                             P    R    F1   core   P    R    F1   core\n"
        " parties                     0.75 0.75 0.75 1.00   0.00 0.00 0.00 0.00\n"
        " positions                   0.50 0.50 0.50 0.67   0.00 0.00 0.00 0.00\n"
        "   said                      0.33 0.33 0.33 0.33   0.00 0.00 0.00 0.00\n"
        " timeline                    0.20 0.33 0.25 0.50   0.00 0.00 0.00 0.00\n"
        "   said                      0.20 0.33 0.25 0.50   0.00 0.00 0.00 0.00\n"
        " open disputes               0.50 0.50 0.50 1.00   0.00 0.00 0.00 0.00\n"
        "   said                      0.50 0.50 0.50 1.00   0.00 0.00 0.00 0.00\n"
        " macro-F1                                  0.500                 0.000\n"
        "   said                                    0.458                 0.000\n"
        " recall of core items                      0.750                 0.000\n"
        " evidence in the article                12 of 13                5 of 5\n"
        " invented dates                           2 of 4                0 of 1\n"
        " problems recorded                       unknown                     2\n"
        "   Norlin wants to cut the                     0                     2\n"
        " night crossings\n"
        " statements                                   13                     6\n"
        "   copied                                 1 (8%)               5 (83%)\n"
        "   cut off                                0 (0%)              6 (100%)\n"
        "   generic question                       0 (0%)                0 (0%)\n"
        "   said twice                             0 (0%)               2 (33%)\n"
        "   contradicts its                        0 (0%)                0 (0%)\n"
        " sentence\n"
        "   not understood alone                  2 (15%)                0 (0%)\n"
        " seconds                                 unknown                    42\n"
        " tokens in, out                          unknown             1,200, 90\n"
        " cost in US dollars                      unknown                0.0000\n"
        "\n"
    )


def test_the_report_tells_item_by_item_what_to_improve() -> None:
    report = evaluation_report(evaluation())
    assert "| parties | 0.75 0.75 0.75 1.00 | 0.00 0.00 0.00 0.00 |  |" in report
    assert "> without gold: rain.txt\n\n> Not scored: snow.json: no such file\n" in report
    assert "## broken\n\nFailed: no key\n" in report
    _, there = report.split("\n## there\n\n### ferries.txt\n")
    timeline = there.split("#### Timeline: 1 of 3 found, 2 missed, 4 not in gold\n\n")[1]
    assert timeline.startswith(
        "- **missed, core**: 2025-04: Talks are held.\n"
        "  - article: “Oslo and Stockholm have agreed to hold talks in Tarn by April 2025.”\n"
        "  - nearest: 2025-05: Talks are held. — the date found is 2025-05, in gold 2025-04\n"
    )
    assert "- **not in gold**: 2025-05: Talks are held.\n" in timeline
    positions = there.split("#### Positions: 3 of 6 found, 1 of them not said, 3 missed, 3 not in gold\n\n")[
        1
    ]
    assert (
        "- **does not say it, core**: Norlin Lines: Norlin wants fewer crossings.\n"
        "  - article: “Ferry operator Norlin Lines wants to cut the night crossings between Sund and Tarn in "
        "March.”\n"
        "  - nearest: Norlin Lines: Norlin Lines wants to cut. — does not say “crossings”\n"
    ) in positions
    wording = there.split("#### Wording: 3 remarks\n\n")[1].split("\n\n")[0]
    assert (
        "- **not understood alone**, dispute 1: Will they strike?\n"
        "  - “they” stands for something that only the sentence before tells\n"
    ) in f"{wording}\n"


def test_an_article_without_a_brief_is_told_in_a_line() -> None:
    report = evaluation_report(Evaluation(runs=(run("x", SkippedArticle(name="a", reason="rubbish")),)))
    assert report.endswith("### ferries.txt\n\nNo brief: rubbish\n")


@pytest.mark.parametrize("width", [20, 80])
def test_hostile_words_are_neither_markup_nor_commands(width: int) -> None:
    hostile = Evaluation(
        runs=(run(HOSTILE, brief(HOSTILE)), RunScore(name=HOSTILE, failure=HOSTILE)),
        unscored=(SkippedArticle(name=HOSTILE, reason=HOSTILE),),
        notes=(HOSTILE,),
    )
    for text in (shown(hostile, width), evaluation_report(hostile)):
        assert not set("\x1b\u202e") & set(text)
    report = evaluation_report(hostile)
    assert "<script>" not in report
    assert "\n# c" not in report


def test_the_data_for_programs_keeps_its_contract() -> None:
    data = json.loads(evaluation().model_dump_json())
    contract = json.loads(schema("evaluation"))
    jsonschema.validate(data, contract)
    assert data["runs"][0]["total"]["measures"]["timeline"]["f1"] == 0.25
    del data["runs"][0]["total"]["macro_f1"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, contract)
