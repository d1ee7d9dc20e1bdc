"""`summarizer eval`: briefs scored against the briefs that a person wrote."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from summarizer.domain import Evaluation
    from summarizer.llm.interface import Model
    from summarizer.pipeline import FloorRun, FolderRun, ModelRun, Run
    from summarizer.pipeline.kind import Kind

PARTLY_DONE = 5
MODEL_FAILED = 3
_LONG_CONTEXT = 32_768
"""Tokens of a random answerer's context, where there is no model to go by."""


@click.command(name="eval")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR", required=False)
@click.option(
    "--articles",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder with the articles that the gold briefs name.",
)
@click.option(
    "--from-reviews",
    "reviews",
    type=click.Path(path_type=Path),
    metavar="STORE",
    help="Instead of gold: what people said of the claims in a store, by section and model.",
)
@click.option(
    "--briefs",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Score the briefs that are there, ours or neutral JSON of any tool; asks no model. May be repeated.",
)
@click.option(
    "--kind",
    metavar="NAME",
    help="Kind of the briefs made, and of gold: as in `brief`; gold of disputes needs none.",
)
@click.option("--model", "models", multiple=True, metavar="REF", help="As in `brief`; may be repeated.")
@click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint; --model is its model's name.")
@click.option(
    "--strategy",
    "strategies",
    multiple=True,
    type=click.Choice(["single", "staged"]),
    help="How to ask; the default suits the model. May be repeated.",
)
@click.option(
    "--second-look/--no-second-look",
    default=None,
    help="Ask the model about claims that code does not find in their sentences; the default.",
)
@click.option(
    "--floor/--no-floor",
    default=None,
    help="Beside models, a column of random answers for each strategy: what code reaches alone.",
)
@click.option(
    "--prompts", type=click.Path(path_type=Path), metavar="DIR", help="Folder with prompts of your own."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("briefs/eval"),
    show_default=True,
    metavar="DIR",
    help="Folder for the briefs made, in one folder for each model and strategy.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="Write what was missed and what gold does not have, item by item.",
)
@click.option("--json", "as_json", is_flag=True, help="For programs: all figures and items.")
def evaluate(  # noqa: PLR0913 - click passes each option as an argument
    *,
    gold: Path | None,
    articles: Path | None,
    reviews: Path | None,
    briefs: tuple[Path, ...],
    kind: str | None,
    models: tuple[str, ...],
    base_url: str | None,
    strategies: tuple[str, ...],
    second_look: bool | None,
    floor: bool | None,
    prompts: Path | None,
    output: Path,
    report: Path | None,
    as_json: bool,
) -> int:
    """Score briefs against the gold briefs in GOLD_DIR, models and strategies side by side.

    Briefs are made as `summarizer brief` makes them, into the output folder, and used again by the
    next run. With --briefs alone, only those are read. An item counts by the words of the article that
    it rests on; "said" counts it only if it says what gold says, too. An article without a brief counts
    as one with nothing found. With --from-reviews no gold is needed: the claims that people accepted,
    edited and rejected are counted. docs/evaluation.md tells how a gold brief is written and what
    counts.

    \b
    Examples:
      summarizer eval seeds/gold --articles seeds --report report.md
      summarizer eval seeds/gold --articles seeds --strategy single --strategy staged --json
      summarizer eval seeds/gold --articles seeds --briefs briefs --briefs other-tool --floor
      summarizer eval --from-reviews briefs.db
    """
    if reviews is not None:
        return _from_reviews(reviews, as_json=as_json)
    if gold is None or articles is None:
        raise click.UsageError("give GOLD_DIR and --articles DIR, or --from-reviews STORE")
    from summarizer import pipeline
    from summarizer.cli.progress import article_bar
    from summarizer.pipeline.kind import load_kind
    from summarizer.render import write_atomic
    from summarizer.render.evaluation import evaluation_report
    from summarizer.settings import read_settings

    flags = {"kind": kind, "base_url": base_url, "second_look": second_look, "prompts": prompts}
    of_kind = load_kind(read_settings({"kind": kind}).kind)
    cases = pipeline.read_cases(gold, articles)
    made = [] if briefs and not models and not strategies else _model_runs(models, strategies, flags, output)
    floors = _floor_runs(made, prompts, of_kind) if (bool(made) if floor is None else floor) else []
    runs: list[Run] = [*_folder_runs(briefs), *made, *floors]
    with article_bar(len(cases.cases) * (len(made) + len(floors))) as watch:
        evaluation = pipeline.evaluate(cases, runs, watch)
    _tell(evaluation)
    if report is not None:
        write_atomic(report, evaluation_report(evaluation))
    _print(evaluation, as_json=as_json)
    return _code(evaluation)


def _from_reviews(path: Path, *, as_json: bool) -> int:
    """Print how the claims in a store were judged; no brief is made and no model asked."""
    from rich.console import Console

    from summarizer.errors import SettingsError
    from summarizer.pipeline.verdicts import count_verdicts, reviewed_briefs
    from summarizer.render.verdicts import show_verdicts
    from summarizer.store import Filter, open_store

    with open_store(path, create=False) as store:
        verdicts = count_verdicts(opened.reviewed for opened in reviewed_briefs(store, Filter(versions=True)))
    if not verdicts.models:
        raise SettingsError(
            f"{path}: holds no verdict; `summarizer review --store {path}` is where to make some"
        )
    if as_json:
        click.echo(verdicts.model_dump_json(indent=2))
    else:
        show_verdicts(verdicts, Console())
    return 0


def _folder_runs(folders: Sequence[Path]) -> "list[FolderRun]":
    from summarizer.pipeline import FolderRun

    return [FolderRun(str(folder), folder) for folder in dict.fromkeys(folders)]


def _model_runs(
    models: Sequence[str], strategies: Sequence[str], flags: Mapping[str, object], output: Path
) -> "list[ModelRun]":
    """Return a run for each model with each strategy; a model is opened once."""
    from summarizer.cli.fetching import with_weights
    from summarizer.pipeline import ModelRun
    from summarizer.render import safe_name
    from summarizer.settings import read_settings

    opened: dict[str, Model] = {}
    runs: dict[str, ModelRun] = {}
    for reference in models or (None,):
        for strategy in strategies or (None,):
            settings = with_weights(read_settings({**flags, "model": reference, "strategy": strategy}))
            model = opened.get(settings.model) or settings.open_model()
            opened[settings.model] = model
            name = f"{settings.model} {settings.strategy or model.strategy}"
            runs[name] = ModelRun(name, settings.maker_of(model), output / safe_name(name))
    return list(runs.values())


def _floor_runs(made: "Sequence[ModelRun]", prompts: Path | None, kind: "Kind") -> "list[FloorRun]":
    """Return a floor for each strategy that a model is asked with; without a model, for every one."""
    from summarizer.llm import ScriptedModel
    from summarizer.pipeline import FloorRun, Maker
    from summarizer.settings import read_settings

    makers = {run.maker.strategy or run.maker.model.strategy: run.maker for run in made}
    if not makers:
        opened = read_settings({"prompts": prompts}).open_prompts()
        nobody = ScriptedModel(context_tokens=_LONG_CONTEXT)
        makers = {strategy: Maker(nobody, opened, strategy, kind=kind) for strategy in kind.strategies}
    return [FloorRun(f"floor {strategy}", maker) for strategy, maker in makers.items()]


def _tell(evaluation: "Evaluation") -> None:
    """Say on stderr what the figures leave out, and why."""
    from summarizer.render import safe

    lines = [*evaluation.notes, *(f"not scored: {each.name}: {each.reason}" for each in evaluation.unscored)]
    for run in evaluation.runs:
        lines += [f"{run.name}: failed: {run.failure}"] if run.failure else []
        for article in run.articles:
            missing = [f"no brief: {article.missing}"] if article.missing else []
            lines += [f"{run.name}: {article.article}: {line}" for line in (*article.notes, *missing)]
    for line in lines:
        click.echo(safe(line), err=True)


def _print(evaluation: "Evaluation", *, as_json: bool) -> None:
    if as_json:
        click.echo(evaluation.model_dump_json(indent=2))
        return
    from rich.console import Console

    from summarizer.render.evaluation import show_evaluation

    show_evaluation(evaluation, Console())


def _code(evaluation: "Evaluation") -> int:
    if not any(run.made for run in evaluation.runs if not run.floor):
        return MODEL_FAILED
    whole = all(run.failure is None and run.made == len(run.articles) for run in evaluation.runs)
    return 0 if whole and not evaluation.unscored else PARTLY_DONE
