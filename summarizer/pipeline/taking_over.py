"""Briefs in files taken over into a store, each with its article, so that they can be reviewed there."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from summarizer.domain import Article, Brief, ReviewedBrief, SkippedArticle, parts_of
from summarizer.errors import UnusableInput
from summarizer.grounding import cite
from summarizer.sources import read_briefs, read_input
from summarizer.store import Store
from summarizer.text import signature


def take_over(
    store: Store, files: Sequence[Path], articles: Path | None, progress: Callable[[int, int], None]
) -> None:
    """Put the briefs of files into a store; one that is there already stays as it is, with its review.

    Their articles are looked for in `articles`, beside the brief, and here. Raises `UnusableInput` for a
    brief without its article, or one that does not fit it.
    """
    for done, file in enumerate(files, start=1):
        for found in read_briefs(file):
            if isinstance(found, SkippedArticle):
                raise UnusableInput(found.reason)
            if isinstance(found.brief, ReviewedBrief):
                raise UnusableInput(f"{found.file}: is a reviewed brief; its review goes on in its store")
            if not isinstance(found.brief, Brief):
                raise UnusableInput(
                    f"{found.file}: is a neutral brief, without evidence to show; give the JSON of the brief"
                )
            _keep(store, found.brief, _article(found.brief, found.file, (articles, file.parent, Path())))
        progress(done, len(files))


def _article(brief: Brief, file: str, folders: Sequence[Path | None]) -> Article:
    """Return the article of a brief, its publication date as the brief has it."""
    name = Path(brief.source.name).name
    there = [folder / name for folder in folders if folder is not None and (folder / name).is_file()]
    if not there:
        raise UnusableInput(
            f"{file}: its article {name} is neither beside it nor here; say where with --articles, or make "
            "the brief into a store with `summarizer batch`"
        )
    article = read_input(str(there[0]))
    if article.content_hash != brief.source.content_hash:
        raise UnusableInput(f"{file}: was made from another text than {there[0]}; make the brief again")
    for part in (part for claim in brief.claims() for part in parts_of(claim)):
        if cite(article, [item.sentence for item in part.evidence]) != part.evidence:
            raise UnusableInput(
                f"{file}: cites sentences that are not those of {there[0]}; make the brief again"
            )
    return article.model_copy(update={"published": brief.source.published})


def _keep(store: Store, brief: Brief, article: Article) -> None:
    """Put a brief into the store under what it is, so that the same file comes in once."""
    configuration = f"file {hashlib.sha256(brief.model_dump_json().encode()).hexdigest()}"
    if not store.standing(article.content_hash, configuration).done:
        store.add(article, signature(article))
        store.finish(store.begin(article.content_hash, configuration), brief)
