"""What becomes of an input before anybody is asked: new, a new version, there, a copy, or no article.

A run and the dry run that foretells it sort alike; only the run writes down what it met.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.domain import Article, Fate, SkippedArticle
from summarizer.pipeline.run import Maker
from summarizer.sources.lists import is_web
from summarizer.store import Standing, Store, Version
from summarizer.text import Copies, says_the_same, signature


@dataclass(frozen=True)
class Sorted:
    """What has become of an input already and why; without a fate, it has to be briefed."""

    fate: Fate | None = None
    reason: str | None = None
    suspect: bool = False
    """The process died once with this article in work, which may be why."""
    corrected: bool = False
    """It is a new version of an article that has a brief, or gets one in this run."""


class Sorter:
    """Sorts the inputs of one run, one after the other."""

    def __init__(
        self, store: Store, maker: Maker, *, copies_too: bool = False, retry: bool = False, keeps: bool = True
    ) -> None:
        """Take copies as articles with `copies_too`, try again with `retry`; only `keeps` writes anything."""
        self._store = store
        self._maker = maker
        self._copies_too = copies_too
        self._retry = retry
        self._keeps = keeps
        self.met: dict[str, str] = {}
        """The name of each article of this run, by the hash of its text."""

    @cached_property
    def _copies(self) -> Copies:
        copies = Copies()
        for key, signed in self._store.signatures():
            try:
                copies.add(key, signed)
            except ValueError:  # made by another version of the library
                if (kept := self._store.article(key)) is not None:
                    if self._keeps:
                        self._store.add(kept, signature(kept))
                    copies.add(key, signature(kept))
        return copies

    def sort(self, each: Article | SkippedArticle) -> Sorted:
        """Return what has become of an input, and keep it."""
        if isinstance(each, SkippedArticle):
            return Sorted("pending" if each.not_read else "skipped", each.reason)
        if reason := self._maker.refusal(each):
            return Sorted("skipped", reason)
        key, signed = each.content_hash, signature(each)
        if key in self.met:
            if self._keeps:
                self._store.seen(each, signed)
            return Sorted("copies", f"is the same text as {self.met[key]}, an input before it")
        first = self._copies.add(key, signed)
        before = [
            each
            for each in self._store.versions.before(each, signed)
            if each.briefed or each.article_hash in self.met
        ]
        self.met[key] = each.name
        if self._keeps:
            self._store.add(each, signed, None if before else first)
        copied = None if self._copies_too else self._copied(each, before, first)
        return Sorted("copies", copied) if copied else self._standing(each, corrected=bool(before))

    def _copied(self, article: Article, before: Sequence[Version], first: str | None) -> str | None:
        """Return why an article needs no brief of its own: another one says the same; None when it does."""
        if before:
            return self._unchanged(article, before[-1])
        if first is None or not self._has_brief(first):
            return None
        return f"says what {self._name(first)} says"

    def _unchanged(self, article: Article, before: Version) -> str | None:
        """Return why a page needs no new brief: its furniture changes with every visit. Not so a file."""
        earlier = self._store.article(before.article_hash) if is_web(before.origin) else None
        if earlier is None or not says_the_same(earlier, article):
            return None
        return f"says what it said on {before.seen_at[:10]}; only what stands around it changed"

    def _has_brief(self, key: str) -> bool:
        """Tell whether an article, or a version of it, has its brief or gets it in this run."""
        texts = [key, *(each.article_hash for line in self._store.versions.of(key) for each in line)]
        kept = (self._store.article(text) for text in texts if text not in self.met)
        return any(text in self.met for text in texts) or any(
            each is not None and self.standing(each).done for each in kept
        )

    def _name(self, key: str) -> str:
        kept = None if key in self.met else self._store.article(key)
        return kept.name if kept else self.met.get(key, key[:12])

    def _standing(self, article: Article, *, corrected: bool) -> Sorted:
        standing = self.standing(article)
        if standing.done:
            return Sorted("there")
        if standing.given_up and not self._retry:
            return Sorted("given_up", standing.given_up)
        return Sorted(suspect=standing.suspect, corrected=corrected)

    def standing(self, article: Article) -> Standing:
        """Return how an article stands under what makes the briefs of this run."""
        return self._store.standing(article.content_hash, self._maker.configuration(article))
