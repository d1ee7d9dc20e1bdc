"""What is evaluated: gold briefs with their articles, and what is said of those that lack one of both."""

from dataclasses import dataclass
from pathlib import Path

from summarizer.domain import Article, Gold, SkippedArticle
from summarizer.errors import UnusableInput
from summarizer.evaluation import located
from summarizer.sources import article_files, read_gold, read_input

_SHOWN = 80
"""Characters of gold evidence that a message repeats."""


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


def _check_evidence(file: str, gold: Gold, article: Article) -> None:
    for where, item in gold.cited():
        for number, evidence in enumerate(item.evidence, start=1):
            if not located(evidence, article.text):
                told = f"“{evidence[:_SHOWN]}”" if isinstance(evidence, str) else f"{list(evidence)}"
                raise UnusableInput(
                    f"{file}: {where}, evidence, item {number}: {told} is not in {article.name}; copy the "
                    "words from there"
                )
