"""Several articles into a folder, many at once: brief, write; what is already there is reused."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from summarizer.domain import Article, Brief, SkippedArticle, StoppedBy, read_brief
from summarizer.domain.earlier import KIND
from summarizer.errors import ModelError, UnusableInput
from summarizer.llm.interface import Model, StrategyName
from summarizer.pipeline.brief import make_brief, refusal
from summarizer.pipeline.doubts import PROMPT as DOUBT
from summarizer.pipeline.kind import Kind, usual_kind
from summarizer.pipeline.metering import Budget, Meter, Metered
from summarizer.pipeline.strategy import Progress, Strategy
from summarizer.pipeline.working import Failure, at_once, tried
from summarizer.prompting import Prompts
from summarizer.render import RENDERERS, safe_name, write_atomic
from summarizer.version import VERSION

Watch = tuple[Callable[[str], None], Progress]
"""What to call with the name of an article that begins, and with each step of it."""
UNWATCHED: Watch = (lambda _name: None, lambda _step: None)
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
    second_look: bool = True
    language: str | None = None
    """Of the claims, where that was said."""
    kind: Kind = field(default_factory=usual_kind)

    def make(self, article: Article, progress: Progress | None = None) -> Brief:
        """Return the brief of an article."""
        return make_brief(
            article,
            self.model,
            self.prompts,
            strategy=self.strategy,
            second_look=self.second_look,
            language=self.language,
            kind=self.kind,
            progress=progress,
        )

    def refusal(self, article: Article) -> str | None:
        """Return why it makes no brief of an article, whatever the model answers; None where it may."""
        return refusal(article, self.chosen, self.language)

    @property
    def chosen(self) -> Strategy:
        """The strategy that it asks by."""
        return self.kind.strategy(self.strategy or self.model.strategy)

    @property
    def templates(self) -> Prompts:
        """Its prompts with those of the kind."""
        return self.prompts.beside(self.kind.prompts)

    @property
    def costs_nothing(self) -> bool:
        """Whether its model is known to be free."""
        return self.model.usd_per_million_tokens == (0.0, 0.0)

    def metered(self, meter: Meter) -> "Maker":
        """Return the same, with a model whose questions a run's meter allows and counts."""
        return replace(self, model=Metered(self.model, meter))

    def configuration(self, article: Article) -> str:
        """Return a fingerprint of all that decides what is made of the text of an article."""
        return self.fingerprint(article.published.model_dump_json())

    def fingerprint(self, *told: str) -> str:
        """Return a fingerprint of all that decides what is made of a text, and of what is told beside it."""
        strategy, prompts = self.chosen, self.templates
        names = (*strategy.prompts, DOUBT) if self.second_look else strategy.prompts
        parts = (
            self.model.reference,
            strategy.name,
            self.second_look,
            VERSION,
            {name: prompts.fingerprint(name) for name in sorted(names)},
            *((self.language,) if self.language else ()),
            *((self.kind.brief.model_json_schema(),) if self.kind.name != KIND else ()),
            *told,
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def made(self, brief: Brief, article: Article) -> bool:
        """Tell whether a brief is what this maker would make again: same text, model, prompts, program."""
        source, provenance = brief.source, brief.provenance
        same_article = (source.content_hash, source.published) == (article.content_hash, article.published)
        strategy, prompts = self.chosen, self.templates
        same_maker = (
            provenance.model,
            provenance.strategy,
            DOUBT in provenance.prompts,
            provenance.version,
            provenance.language,
        ) == (
            self.model.reference,
            strategy.name,
            self.second_look,
            VERSION,
            self.language,
        )
        known = {*prompts.names(), *strategy.prompts}
        same_prompts = brief.kind == self.kind.name and all(
            name in known and prompts.fingerprint(name) == fingerprint
            for name, fingerprint in provenance.prompts.items()
        )
        return same_article and same_maker and same_prompts


@dataclass(frozen=True)
class FolderPlan:
    """How a run into a folder goes: `workers` articles at once, by default as many as suit the model."""

    workers: int | None = None
    budget: Budget = field(default_factory=Budget)


@dataclass(frozen=True)
class NotBegun:
    """An article of which the run ended before it was whole; the next run asks about it."""

    name: str


class FolderBatch:
    """One run that writes briefs into a folder, many at once; `stop` may be called from anywhere."""

    def __init__(
        self,
        maker: Maker,
        folder: Path,
        formats: Sequence[str],
        plan: FolderPlan | None = None,
    ) -> None:
        """Write in `formats` of `RENDERERS`, and always in JSON, from which the next run starts."""
        self.maker = maker
        self.folder = folder
        self._formats = formats
        self._plan = plan or FolderPlan()
        self._meter = Meter(self._plan.budget, maker.model.usd_per_million_tokens)
        self.error: ModelError | None = None
        """Why the model cannot be asked, where that ended the run."""

    def stop(self, by: StoppedBy, reason: str) -> None:
        """Begin nothing more: calls in flight end, and what they make is written."""
        self._meter.stop(by, reason)

    @property
    def stopped(self) -> tuple[StoppedBy, str] | None:
        """By whom and why the run ended before its time."""
        return self._meter.stopped

    def to_make(self, articles: Sequence[Article]) -> list[Article]:
        """Return the articles that have no brief here yet."""
        named = zip(articles, _file_names(articles), strict=True)
        return [article for article, stem in named if self._there(article, stem) is None]

    def outcomes(
        self, articles: Sequence[Article], watch: Watch
    ) -> Iterator[Finished | SkippedArticle | NotBegun]:
        """Yield what became of each article, in their order; what is made is on disk before it is told.

        An article without a usable answer is a `SkippedArticle`, whatever becomes of the others.
        """
        named = zip(articles, _file_names(articles), strict=True)
        workers = self._plan.workers or self.maker.model.concurrency
        yield from at_once(named, partial(self._work, watch), workers)

    def _there(self, article: Article, stem: str) -> Brief | None:
        return _reusable(self.folder / f"{stem}.json", article, self.maker)

    def _work(self, watch: Watch, named: tuple[Article, str]) -> Finished | SkippedArticle | NotBegun:
        (article, stem), (begin, report) = named, watch
        if existing := self._there(article, stem):
            return Finished(existing, _write(existing, self.folder, stem, self._formats), reused=True)
        if self._meter.stopped:
            return NotBegun(article.name)
        if reason := self.maker.refusal(article):
            return SkippedArticle(name=article.name, reason=reason)
        begin(article.name)
        maker = self.maker.metered(self._meter)
        made = tried(lambda: maker.make(article, report))
        if isinstance(made, Failure):
            return self._without(article, made)
        self._meter.answered()
        return Finished(made, _write(made, self.folder, stem, self._formats), reused=False)

    def _without(self, article: Article, failure: Failure) -> SkippedArticle | NotBegun:
        if failure.of_every_article:
            raise failure.error
        unanswered = failure.error if failure.outcome == "unanswered" else None
        if isinstance(unanswered, ModelError) and not self._meter.goes_on_after(unanswered):
            self.error = self.error or unanswered
            return NotBegun(article.name)
        if failure.outcome == "stopped":
            return NotBegun(article.name)
        return SkippedArticle(name=article.name, reason=failure.reason)


def make_briefs(
    articles: Sequence[Article],
    maker: Maker,
    folder: Path,
    formats: Sequence[str],
    watch: Watch = UNWATCHED,
) -> Iterator[Finished | SkippedArticle]:
    """Yield the outcomes of a `FolderBatch`; raises the `ModelError` that ends it, if one does."""
    batch = FolderBatch(maker, folder, formats)
    for outcome in batch.outcomes(articles, watch):
        if not isinstance(outcome, NotBegun):
            yield outcome
        elif batch.error:
            raise batch.error


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
        brief = read_brief(path.read_bytes())
    except (OSError, ValidationError, UnusableInput):
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
