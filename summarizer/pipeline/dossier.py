"""Briefs become the dossier of a story: which articles are copies, and where a person named them.

Joining is code of `merging`; here is what it needs from files, from a store and from a model.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarizer.domain import Article, Brief, Dossier, Sentence
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import UnusableInput
from summarizer.merging import Story, find_stories, merge, title_of
from summarizer.render import DOSSIER_RENDERERS, write_atomic
from summarizer.sources import read_dossier
from summarizer.store import Filter, Store
from summarizer.text import Copies, signature


@dataclass(frozen=True)
class Collection:
    """Briefs to be joined, one of each article, and the copies among them: hash of copy → hash of first."""

    briefs: tuple[DisputeBrief, ...]
    copies: Mapping[str, str]

    def stories(self) -> list[Story]:
        """Return the briefs by story, the largest first."""
        return find_stories(self.briefs)

    def whole(self) -> Story:
        """Return all briefs as one story."""
        return Story(title_of(self.briefs), self.briefs)

    def joined(self, story: Story) -> Dossier:
        """Return the dossier of a story, without the words that a model would add."""
        return merge(story.briefs, copies=self.copies)


def collect(briefs: Iterable[Brief], articles: Iterable[Article] = ()) -> Collection:
    """Collect briefs; copies are told by their articles, without one by what the brief quotes of it."""
    return _collection(briefs, {article.content_hash: signature(article) for article in articles})


def collect_kept(store: Store, wanted: Filter) -> Collection:
    """Collect the briefs of a store that are wanted; of several of one article, the one made last."""
    return _collection((kept.brief for kept in store.briefs(wanted)), dict(store.signatures()))


def read_earlier(place: str) -> Dossier | date:
    """Return the day or the dossier that a person names; raises `UnusableInput` for what is neither."""
    try:
        return date.fromisoformat(place)
    except ValueError:
        pass
    if not Path(place).is_file():
        raise UnusableInput(f"--since {place}: is no day (2024-07-23) and no file; name a day or a dossier")
    return read_dossier(place)


def write_dossier(dossier: Dossier, folder: Path, stem: str, formats: Sequence[str]) -> list[Path]:
    """Write a dossier in each of the formats, and return where."""
    paths = []
    for name in formats:
        renderer = DOSSIER_RENDERERS[name]
        paths.append(folder / f"{stem}{renderer.suffix}")
        write_atomic(paths[-1], renderer.render(dossier))
    return paths


def _collection(briefs: Iterable[Brief], signatures: Mapping[str, bytes]) -> Collection:
    last = {brief.source.content_hash: _dispute(brief) for brief in briefs}
    return Collection(tuple(last.values()), _copies(last.values(), signatures))


def _dispute(brief: Brief) -> DisputeBrief:
    """Return a brief that a dossier can hold; `UnusableInput` for one of another kind."""
    if not isinstance(brief, DisputeBrief):
        raise UnusableInput(
            f"{brief.source.name}: its brief is of the kind {brief.kind}; a dossier is of disputes"
        )
    return brief


def _copies(briefs: Iterable[DisputeBrief], signatures: Mapping[str, bytes]) -> dict[str, str]:
    """Return the copies among briefs; the one published first is the first, whatever the order of input."""
    seen, found = Copies(), {}
    for brief in sorted(
        briefs, key=lambda each: (str(each.source.published.value), each.source.content_hash)
    ):
        key = brief.source.content_hash
        quoted = signature(_quoted(brief))
        try:
            first = seen.add(key, signatures.get(key, quoted))
        except ValueError:  # kept by another version of the library
            first = seen.add(key, quoted)
        if first is not None:
            found[key] = first
    return found


def _quoted(brief: DisputeBrief) -> Article:
    """Return the sentences that a brief quotes as an article: what is known of it without its text."""
    sentences, text = [], ""
    for number, item in enumerate(brief.cited().values(), start=1):
        sentences.append(Sentence(number=number, start=len(text), end=len(text) + len(item.quote)))
        text += f"{item.quote}\n"
    return Article(
        name=brief.source.name, text=text, content_hash=brief.source.content_hash, sentences=tuple(sentences)
    )
