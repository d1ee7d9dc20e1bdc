"""A page as a test reads it: its tags with their attributes, its ids, its links and its words."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

ALLOWED = {
    "a": {"class", "href", "rel", "aria-label"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "svg": {"class", "viewbox", "aria-hidden", "focusable", "role", "aria-label"},
    "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "circle": {"class", "cx", "cy", "r"},
    "text": {"class", "x", "y", "text-anchor"},
    "g": {"class"},
    "style": set(),
    "time": {"datetime"},
}
"""What these elements may have; every other one may have what `GENERAL` names and no script, ever."""
GENERAL = {
    "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "class", "data-label", "dir", "id",
    "lang", "role", "scope", "tabindex",
}  # fmt: skip
ELEMENTS = {
    *ALLOWED, "html", "head", "title", "body", "header", "main", "nav", "section", "article", "footer",
    "figure", "figcaption", "div", "p", "span", "h1", "h2", "h3", "h4", "ul", "ol", "li", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "q", "strong",
}  # fmt: skip

VOID = {"meta"}
BLOCKS = {
    "p",
    "ul",
    "ol",
    "div",
    "table",
    "section",
    "article",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "figure",
}


class Page(HTMLParser):
    """The tags of a page, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.comments = 0
        self.misplaced: list[str] = []
        self._open: list[str] = []
        self._style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if "p" in self._open and tag in BLOCKS:
            self.misplaced.append(f"{tag} in a paragraph")
        if tag not in VOID:
            self._open.append(tag)
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"
        if tag not in VOID and (not self._open or self._open.pop() != tag):
            self.misplaced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if not self._style:
            self.words += data

    def handle_comment(self, data: str) -> None:
        del data
        self.comments += 1

    @property
    def form(self) -> list[tuple[str, list[str]]]:
        """Every tag with the names of its attributes: what no word of a source may change."""
        return [(tag, sorted(attributes)) for tag, attributes in self.tags]

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.tags if name in attributes]

    def foreign(self) -> Iterator[str]:
        """Yield every tag and attribute that these pages do not have."""
        for tag, attributes in self.tags:
            if tag not in ELEMENTS:
                yield tag
            yield from (f"{tag} {name}" for name in attributes if name not in ALLOWED.get(tag, GENERAL))

    def dead_ends(self) -> set[str]:
        """Return the links and references within the page that lead nowhere."""
        inside = {href[1:] for href in self.values("href") if href.startswith("#")}
        named = {name for key in ("aria-labelledby", "aria-describedby") for name in self.values(key)}
        return (inside | named) - set(self.values("id"))


def stylesheets(text: str) -> list[str]:
    return re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
