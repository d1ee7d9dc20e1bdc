"""Which of the given articles an entry cites: by number, name, title or address, or by a list of sources."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from summarizer.domain import Article, Reference

_TITLE_WORDS = 3
"""A shorter title is recognised only where it stands alone."""
_URL = re.compile(r"https?://[^\s<>()\[\]\"]+")


class Citations:
    """Finds the articles that are cited; their numbers are those in which they were given, from 1.

    A list of sources that names none of the articles is one of other names: its numbers are then taken
    for theirs, and `counted` is true.
    """

    def __init__(self, references: Sequence[Reference], articles: Sequence[Article]) -> None:
        self._articles = articles
        listed: dict[str, set[int]] = {}
        for reference in references:
            found = {place for told in reference.told for place in self._named(told)}
            listed.setdefault(reference.key.casefold(), set()).update(found)
        self.counted = bool(listed) and not any(listed.values())
        self._listed = {} if self.counted else listed

    def find(self, cite: str) -> tuple[int, ...]:
        """Return the places of the articles that are meant, from 0; none where it is none of them."""
        known = self._listed.get(cite.casefold())
        if known is not None or (self._listed and cite.isdigit()):
            return tuple(sorted(known or ()))
        if cite.isdigit():
            return (int(cite) - 1,) if 0 < int(cite) <= len(self._articles) else ()
        return tuple(self._named(cite))

    def _named(self, told: str) -> list[int]:
        return [place for place, article in enumerate(self._articles) if _names(told, article)]


def _names(told: str, article: Article) -> bool:
    """Tell whether words name an article: its file or its title, or have its address among them."""
    addresses = {_address(found) for found in _URL.findall(told)}
    if addresses & {_address(place) for place in (article.url, article.origin, article.name) if place}:
        return True
    said, file = _words(told), PurePath(article.name)
    if said in (_words(file.name), _words(file.stem), _words(article.title or "")):
        return bool(said)
    titled = _words(article.title or "")
    return f" {file.name.casefold()} " in f" {told.casefold()} " or (
        len(titled.split()) >= _TITLE_WORDS and f" {titled} " in f" {said} "
    )


def _address(url: str) -> str:
    """Return an address as it is compared: without its scheme, `www.`, fragment and last slash."""
    plain = re.sub(r"^https?://(?:www\.)?", "", url.casefold().rstrip(".,;:"))
    return plain.partition("#")[0].rstrip("/")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
