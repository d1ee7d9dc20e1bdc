"""Several articles, one after the other: read, brief, write; what is already there is reused."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from summarizer.domain import Article, Brief, SkippedArticle
from summarizer.llm.interface import Model, StrategyName
from summarizer.pipeline.brief import STRATEGIES, looks_again, make_brief, program_version
from summarizer.pipeline.doubts import PROMPT as DOUBT
from summarizer.pipeline.strategy import NO_ANSWER, Progress
from summarizer.prompting import Prompts
from summarizer.render import RENDERERS, safe_name, write_atomic

REUSABLE = "json"
"""The one format that holds the whole brief, so the one that a later run can start from."""


@dataclass(frozen=True)
class Finished:
    """A brief and where it was written; `reused` when it was there before and still holds."""

    brief: Brief
    paths: tuple[Path, ...]
    reused: bool


@dataclass(frozen=True)
class Maker:
    """What turns articles into briefs: a model, its prompts, and how to ask where that was said."""

    model: Model
    prompts: Prompts
    strategy: StrategyName | None = None
    second_look: bool | None = None

    def make(self, article: Article, progress: Progress | None = None) -> Brief:
        """Return the brief of an article."""
        return make_brief(
            article,
            self.model,
            self.prompts,
            strategy=self.strategy,
            second_look=self.second_look,
            progress=progress,
        )

    def configuration(self, article: Article) -> str:
        """Return a fingerprint of all that decides what is made of the text of an article."""
        return self.fingerprint(article.published.model_dump_json())

    def fingerprint(self, *told: str) -> str:
        """Return a fingerprint of all that decides what is made of a text, and of what is told beside it."""
        strategy = STRATEGIES[self.strategy or self.model.strategy]
        second_look = looks_again(strategy, self.second_look)
        names = (*strategy.prompts, DOUBT) if second_look else strategy.prompts
        parts = (
            self.model.reference,
            strategy.name,
            second_look,
            program_version(),
            {name: self.prompts.fingerprint(name) for name in sorted(names)},
            *told,
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def made(self, brief: Brief, article: Article) -> bool:
        """Tell whether a brief is what this maker would make again: same text, model, prompts, program."""
        source, provenance = brief.source, brief.provenance
        same_article = (source.content_hash, source.published) == (article.content_hash, article.published)
        strategy = STRATEGIES[self.strategy or self.model.strategy]
        same_maker = (
            provenance.model,
            provenance.strategy,
            DOUBT in provenance.prompts,
            provenance.version,
        ) == (
            self.model.reference,
            strategy.name,
            looks_again(strategy, self.second_look),
            program_version(),
        )
        known = set(self.prompts.names())
        same_prompts = all(
            name in known and self.prompts.fingerprint(name) == fingerprint
            for name, fingerprint in provenance.prompts.items()
        )
        return same_article and same_maker and same_prompts


def make_briefs(
    articles: Sequence[Article],
    maker: Maker,
    folder: Path,
    formats: Sequence[str],
    progress: tuple[Callable[[str], None], Progress],
) -> Iterator[Finished | SkippedArticle]:
    """Write a brief for each article into `folder`, and yield each outcome as it comes.

    An article that the model gives no usable answer for is a `SkippedArticle`; other model errors
    end the run, since every further article would fail alike. What was yielded is on disk.
    `progress` holds what to call with the name of an article that begins, and with its questions
    answered and known.
    """
    begin, report = progress
    for article, stem in zip(articles, _file_names(articles), strict=True):
        begin(article.name)
        if existing := _reusable(folder / f"{stem}.json", article, maker):
            yield Finished(existing, _write(existing, folder, stem, formats), reused=True)
            continue
        try:
            brief = maker.make(article, report)
        except NO_ANSWER as exc:
            yield SkippedArticle(name=article.name, reason=str(exc))
            continue
        yield Finished(brief, _write(brief, folder, stem, formats), reused=False)


def _file_names(articles: Sequence[Article]) -> list[str]:
    """Return a file name without suffix for each article, every one once."""
    names: list[str] = []
    for article in articles:
        wanted = name = safe_name(Path(article.name).stem)
        count = 1
        while name in names:
            count += 1
            name = f"{wanted}-{count}"
        names.append(name)
    return names


def _reusable(path: Path, article: Article, maker: Maker) -> Brief | None:
    try:
        brief = Brief.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return brief if maker.made(brief, article) else None


def _write(brief: Brief, folder: Path, stem: str, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write the formats asked for, and always the one that a later run can reuse."""
    paths = []
    for name in dict.fromkeys([*formats, REUSABLE]):
        renderer = RENDERERS[name]
        path = folder / f"{stem}{renderer.suffix}"
        write_atomic(path, renderer.render(brief))
        paths.append(path)
    return tuple(paths)
