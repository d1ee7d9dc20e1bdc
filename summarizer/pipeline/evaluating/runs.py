"""Briefs scored against gold briefs: made by models or read from folders, side by side."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from summarizer.domain import Brief, Evaluation, RunScore, SkippedArticle
from summarizer.errors import ModelError, UnusableInput
from summarizer.pipeline.evaluating.cases import Case, Cases
from summarizer.pipeline.evaluating.floor import RandomAnswers
from summarizer.pipeline.evaluating.scoring import Made, score_article
from summarizer.pipeline.run import REUSABLE, Maker, make_briefs
from summarizer.pipeline.strategy import NO_ANSWER, Progress
from summarizer.sources import read_briefs

Watch = tuple[Callable[[str], None], Progress]
"""What to call with the name of an article that begins, and with its questions answered and known."""


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
