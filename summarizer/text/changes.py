"""What changed between two versions of an article: sentences that went and that came."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.domain import Article, Span


@dataclass(frozen=True)
class Change:
    """Sentences and lines of the older text, and what stands there in the newer one; either may be empty."""

    gone: tuple[str, ...]
    come: tuple[str, ...]


def changes(older: Article, newer: Article) -> list[Change]:
    """Return what changed, furniture too, in its order; spaces and line breaks do not count."""
    before, after = (_words(each, (*each.sentences, *each.furniture)) for each in (older, newer))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        Change(tuple(before[start:end]), tuple(after[begin:stop]))
        for kind, start, end, begin, stop in steps
        if kind != "equal"
    ]


def says_the_same(older: Article, newer: Article) -> bool:
    """Tell whether two texts differ in nothing but furniture, spaces and line breaks."""
    return _words(older, older.sentences) == _words(newer, newer.sentences)


def _words(article: Article, spans: Sequence[Span]) -> Sequence[str]:
    return [" ".join(article.words(span).split()) for span in sorted(spans, key=lambda span: span.start)]
