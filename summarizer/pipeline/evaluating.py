"""Briefs scored against gold briefs: made by models or read from folders, side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from summarizer.domain import Article, Brief, Evaluation, Gold, RunScore, SkippedArticle
from summarizer.errors import ModelError, UnusableInput
from summarizer.evaluation import located
from summarizer.pipeline.floor import RandomAnswers
from summarizer.pipeline.run import REUSABLE, Maker, make_briefs
from summarizer.pipeline.scoring import Made, score_article
from summarizer.pipeline.strategy import NO_ANSWER, Progress
from summarizer.sources import article_files, read_briefs, read_gold, read_input

_SHOWN = 80
"""Characters of gold evidence that a message repeats."""

Watch = tuple[Callable[[str], None], Progress]
"""What to call with the name of an article that begins, and with its questions answered and known."""


@dataclass(frozen=True)
class Case:
    """An article and the brief that a person wrote of it."""

    article: Article
    gold: Gold

    @property
    def key(self) -> str:
        """What briefs of it are found by: its file name without the suffix."""
        return Path(self.article.name).stem


@dataclass(frozen=True)
class Cases:
    """The gold briefs with an article, and what is said of the others and of articles without gold."""

    cases: tuple[Case, ...]
    unscored: tuple[SkippedArticle, ...] = ()
    notes: tuple[str, ...] = ()


class Run(Protocol):
    """Where the briefs of one column of figures come from."""

    @property
    def name(self) -> str:
        """What the column is called."""

    def briefs(self, cases: Sequence[Case], watch: Watch) -> Mapping[str, Made | SkippedArticle]:
        """Return a brief, or why there is none, by the key of each case; others are left out."""


@dataclass(frozen=True)
class ModelRun:
    """Briefs that a model makes, as `make_briefs` makes and reuses them."""

    name: str
    maker: Maker
    folder: Path

    def briefs(self, cases: Sequence[Case], watch: Watch) -> dict[str, Made | SkippedArticle]:
        """Return the briefs of all cases; `ModelError` where every further one would fail alike."""
        begin, report = watch
        named = (lambda article: begin(f"{self.name}: {article}"), report)
        made = make_briefs([case.article for case in cases], self.maker, self.folder, [REUSABLE], named)
        return {
            case.key: outcome if isinstance(outcome, SkippedArticle) else outcome.brief
            for case, outcome in zip(cases, made, strict=True)
        }


@dataclass(frozen=True)
class FloorRun:
    """Briefs of random answers, made as a model's with the same strategy; what a model has to surpass."""

    name: str
    maker: Maker
    """How the model is asked in whose place the answers are drawn."""

    def briefs(self, cases: Sequence[Case], watch: Watch) -> dict[str, Made | SkippedArticle]:
        """Return the briefs of all cases; nothing is asked, kept or written."""
        begin, report = watch
        made: dict[str, Made | SkippedArticle] = {}
        for case in cases:
            begin(f"{self.name}: {case.article.name}")
            answers = RandomAnswers(case.article, self.maker.model)
            try:
                made[case.key] = replace(self.maker, model=answers).make(case.article, report)
            except NO_ANSWER as exc:
                made[case.key] = SkippedArticle(name=case.article.name, reason=str(exc))
        return made


@dataclass(frozen=True)
class FolderRun:
    """Briefs that are there already, ours or neutral ones of any tool."""

    name: str
    place: Path

    def briefs(self, cases: Sequence[Case], watch: Watch) -> dict[str, Made | SkippedArticle]:
        """Return the briefs of the folder; one of ours goes before its own neutral form.

        Raises `UnusableInput` for two briefs of one article, and for a folder without a brief of any.
        """
        begin, _ = watch
        begin(self.name)
        wanted = {case.key for case in cases}
        found: dict[str, tuple[str, Made]] = {}
        unread = []
        for outcome in read_briefs(self.place):
            if isinstance(outcome, SkippedArticle):
                unread.append(outcome)
                continue
            key = Path(outcome.article).stem
            other = found.get(key)
            if other is not None and isinstance(other[1], Brief) == isinstance(outcome.brief, Brief):
                raise UnusableInput(
                    f"{outcome.file}: is a second brief of {outcome.article}, beside {other[0]}; remove one"
                )
            if key in wanted and (other is None or isinstance(outcome.brief, Brief)):
                found[key] = (outcome.file, outcome.brief)
        if not found:
            reasons = "".join(f"\n{outcome.reason}" for outcome in unread)
            raise UnusableInput(f"{self.place}: holds no brief of an article with gold{reasons}")
        return {key: brief for key, (_, brief) in found.items()} | self._unread(cases, found, unread)

    def _unread(
        self, cases: Sequence[Case], found: Mapping[str, object], unread: Sequence[SkippedArticle]
    ) -> dict[str, SkippedArticle]:
        """Return why there is no brief of a case: a file of its name that is none, or no file."""
        reasons = {Path(outcome.name).name.split(".")[0]: outcome.reason for outcome in unread}
        return {
            case.key: SkippedArticle(
                name=case.article.name,
                reason=reasons.get(case.key.split(".")[0], f"no brief of it in {self.place}"),
            )
            for case in cases
            if case.key not in found
        }


def read_cases(gold: Path, articles: Path) -> Cases:
    """Return the gold briefs with their articles.

    Raises `UnusableInput` for gold that is not in its article, twice there, or has no article at all.
    """
    names = article_files(articles)
    files = read_gold(gold)
    cases: dict[str, Case] = {}
    unscored = []
    for file, truth in files:
        key = Path(truth.article).stem
        if key in cases:
            raise UnusableInput(f"{file}: is a second gold brief of {truth.article}; remove one")
        try:
            article = read_input(str(articles / truth.article))
        except UnusableInput as exc:
            unscored.append(SkippedArticle(name=file, reason=str(exc)))
            continue
        _check_evidence(file, truth, article)
        cases[key] = Case(article, truth)
    if not cases:
        reasons = "".join(f"\n{each.name}: {each.reason}" for each in unscored)
        raise UnusableInput(f"--articles {articles}: holds no article of the gold briefs{reasons}")
    known = {Path(truth.article).stem for _, truth in files}
    without = [name for name in names if Path(name).stem not in known]
    notes = (f"without gold, so neither briefed nor scored: {', '.join(without)}",) if without else ()
    return Cases(tuple(cases.values()), tuple(unscored), notes)


def evaluate(cases: Cases, runs: Sequence[Run], watch: Watch) -> Evaluation:
    """Return the figures of every run over the same cases; a model that fails leaves the others."""
    return Evaluation(
        runs=tuple(_scored(run, cases.cases, watch) for run in runs),
        unscored=cases.unscored,
        notes=cases.notes,
    )


def _scored(run: Run, cases: Sequence[Case], watch: Watch) -> RunScore:
    try:
        briefs = run.briefs(cases, watch)
    except ModelError as exc:
        return RunScore(name=run.name, failure=str(exc))
    return RunScore(
        name=run.name,
        floor=isinstance(run, FloorRun),
        articles=tuple(score_article(briefs[case.key], case.gold, case.article) for case in cases),
    )


def _check_evidence(file: str, gold: Gold, article: Article) -> None:
    for where, item in gold.cited():
        for number, evidence in enumerate(item.evidence, start=1):
            if not located(evidence, article.text):
                told = f"“{evidence[:_SHOWN]}”" if isinstance(evidence, str) else f"{list(evidence)}"
                raise UnusableInput(
                    f"{file}: {where}, evidence, item {number}: {told} is not in {article.name}; copy the "
                    "words from there"
                )
