"""What code knows of an article before any model is asked; both strategies start from it."""

from dataclasses import dataclass

from summarizer.domain import Article
from summarizer.reading import Happening, Party, Reading, read
from summarizer.text import Language


@dataclass(frozen=True)
class Material:
    """An article and its reading, sorted by sentence; sentence numbers are those of the article."""

    article: Article
    parties: tuple[Party, ...]
    happenings: dict[int, tuple[Happening, ...]]
    """Happenings whose time the article tells, by the number of their sentence."""
    claims: Language
    """What the claims are to be in."""


def gather(article: Article, language: str | None = None) -> Material:
    """Read an article and sort what was understood by sentence; `language` is that of the claims."""
    reading = read(article)
    return Material(
        article=article,
        parties=reading.parties,
        happenings=_dated(reading),
        claims=Language.of(language or article.language),
    )


def _dated(reading: Reading) -> dict[int, tuple[Happening, ...]]:
    dated: dict[int, tuple[Happening, ...]] = {}
    for happening in reading.happenings:
        if happening.moment and happening.modality != "conditional":
            dated[happening.sentence] = (*dated.get(happening.sentence, ()), happening)
    return dated
