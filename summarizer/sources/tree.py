"""A parsed page as a reader sees it: hidden text is gone, superscripts and table rows are text.

Extraction keeps the characters of a page and loses what its layout says: that `10<sup>6</sup>` is a
power and `2019<sup>4</sup>` a year with a note, that two blocks are two lines, that a row belongs
together. It is written into the tree before.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree, html

Element = Any
"""An element of lxml, which has no types."""

_HIDDEN_STYLE = re.compile(
    r"""(?ix) display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)
    | font-size\s*:\s*[01](?:px|pt|em|rem|%)?\s*(?:;|!|$)
    | (?:left|top|text-indent)\s*:\s*-\d{3,}(?:\.\d+)?(?:px|em|rem|pt)
    | clip\s*:\s*rect\(\s*[01](?:px)?\s*[, ] | clip-path\s*:\s*inset\(\s*(?:50|100)%
    | transform\s*:\s*scale\(\s*0\s*\) | (?<!-)color\s*:\s*transparent"""
)
_COLOUR = re.compile(r"(?i)(?<![\w-])(background(?:-color)?|color)\s*:\s*([^;!]+?)\s*(?:[;!]|$)")
_FOR_SCREEN_READERS = frozenset(
    "screen-reader-text screenreader sr-only visually-hidden visuallyhidden u-visually-hidden".split()  # noqa: SIM905 - words read best as words
)
"""Classes that the common style libraries hide by."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+)|#([\w-]+))")
_MOST_HIDDEN = 0.5
"""Of the words of a page; what hides more is a page that a script shows when it has loaded."""
_LARGEST_STYLE = 200_000
"""Characters of style sheets that are looked at."""

_BLOCKS = frozenset(
    """
    address article aside blockquote center details dd div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table ul
    """.split()  # noqa: SIM905 - words read best as words
)
_CONTAINERS = ("article", "blockquote", "center", "dd", "div", "li", "main", "section", "td", "th")
_BARE = frozenset(("article", "center", "main", "section"))
"""Of these, extraction reads no words that stand in no paragraph."""
_STRUCK = ("del", "s", "strike")

_POWER_BASE = re.compile(
    r"(?<![\w.,])(?:10|[2-9]|[a-z])$|(?<![A-Za-z])(?:[kcm]?m|ft|in|yd|mi|sec)$", re.IGNORECASE
)
_PRICE = re.compile(r"[$£€¥]\s?[\d.,]*\d$")
_NOTE_CLASS = re.compile(r"(?i)\b(?:ref(?:erence)?s?|foot-?notes?|fn|note|cite|citation)")
_NOTE = re.compile(r"\W*(?:\d{1,3}|[a-z]|[ivx]{1,4})?(?:\s*,\s*\d{1,3})*\W*")
_LONGEST_NOTE = 12
_LOOK_BACK = 20
_RAISED = str.maketrans("0123456789+-−–n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MARKS = {"tm": "™", "sm": "℠", "r": "®"}

_POST = re.compile(r"(?i)\b(?:post|entry|story|article)\b")
"""Classes by which extraction would take a part of an article for the whole."""
_MOST_LINKED = 0.5
"""Of the characters of a paragraph."""
_MOST_CELL_WORDS = 30
_MOST_IN_CELL = 20
_MOST_CELLS = 2_000
_CELLS = " | "


class Table(NamedTuple):
    """The rows of a table of data, and the words next to it on the page."""

    rows: list[str]
    beside: list[str]


def prepared(tree: Element) -> list[Table]:
    """Change a parsed page so that extraction finds what a reader sees; return its tables of data."""
    _show_superscripts(tree)
    _leave_out_hidden(tree)
    tables = _write_rows(tree)
    _part_blocks(tree)
    _flatten(tree)
    return tables


def words_of(element: Element) -> str:
    """Return the words of an element and of all in it, with single spaces."""
    return " ".join(element.text_content().split())


def _leave_out_hidden(tree: Element) -> None:
    """Take out what is not shown, and what is struck out."""
    classes, names = _hidden_by_style(tree)
    shown = [each for each in tree.iter() if isinstance(each.tag, str)]
    lengths = _lengths(shown)
    body = tree.find(".//body")
    most = _MOST_HIDDEN * lengths[tree if body is None else body]
    for element in shown:
        hidden = element.tag in _STRUCK or _is_hidden(element, classes, names)
        if hidden and lengths[element] <= most and element.getparent() is not None:
            element.drop_tree()


def _lengths(elements: list[Element]) -> dict[Element, int]:
    """Return how many characters each of the elements holds, the elements being in the page's order."""
    lengths: dict[Element, int] = {}
    for element in reversed(elements):
        own = len(element.text or "") if element.tag not in ("script", "style") else 0
        lengths[element] = own + sum(lengths.get(child, 0) + len(child.tail or "") for child in element)
    return lengths


def _is_hidden(element: Element, classes: set[str], names: set[str]) -> bool:
    if element.tag in ("html", "body", "head"):
        return False
    its = set(element.get("class", "").split())
    return (
        (element.tag in ("template", "dialog") and element.get("open") is None)
        or element.get("hidden") is not None
        or element.get("aria-hidden", "").casefold() == "true"
        or _hides(element.get("style", ""))
        or not its.isdisjoint(_FOR_SCREEN_READERS)
        or not its.isdisjoint(classes)
        or element.get("id") in names
    )


def _hides(declarations: str) -> bool:
    """Tell whether declarations of style hide what they hold, also by its own ground's colour."""
    colours = {
        name.casefold().removesuffix("-color"): value.casefold()
        for name, value in _COLOUR.findall(declarations)
    }
    same = "color" in colours and colours["color"] == colours.get("background")
    return same or _HIDDEN_STYLE.search(declarations) is not None


def _hidden_by_style(tree: Element) -> tuple[set[str], set[str]]:
    """Return classes and names that the page's own style sheets hide, on screens and without scripts."""
    classes: set[str] = set()
    names: set[str] = set()
    for style in tree.iter("style"):
        for selectors, declarations in _rules((style.text or "")[:_LARGEST_STYLE]):
            if not _hides(declarations):
                continue
            for selector in selectors.split(","):
                if found := _SIMPLE.fullmatch(selector.strip()):
                    (classes if found[2] else names).add(found[2] or found[3])
    return classes, names


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of a style sheet, without what holds on some media only."""
    sheet = _COMMENT.sub("", sheet)
    depth, begins, opens = 0, 0, 0
    for brace in _BRACE.finditer(sheet):
        if brace[0] == "{":
            depth += 1
            opens = brace.start() if depth == 1 else opens
            continue
        depth = max(depth - 1, 0)
        if depth == 0:
            selectors, declarations = sheet[begins:opens], sheet[opens + 1 : brace.start()]
            if "@" not in selectors:
                yield selectors, declarations
            begins = opens = brace.end()


def _show_superscripts(tree: Element) -> None:
    """Write what is raised or lowered so that it stays apart from the number beside it."""
    for element in list(tree.iter("sup", "sub")):
        said = words_of(element)
        prior = before(element)
        after = element.tail or ""
        shown = _lowered(said, prior) if element.tag == "sub" else _raised(element, said, prior, after)
        if shown is not None:
            _say(element, shown)
    for link in list(tree.iter("a")):
        said = words_of(link)
        if link.get("href", "").startswith("#") and said and _is_note(said) and any(map(str.isdigit, said)):
            _say(link, "")
    etree.strip_tags(tree, "sup", "sub")


def _raised(element: Element, said: str, before: str, after: str) -> str | None:
    """Return what a superscript says; None where it may stay as it is: 5<sup>th</sup>."""
    if after.startswith(("/", "\u2044")):  # a fraction
        return f" {said}" if before[-1:].isdigit() else said
    if said.casefold() in _MARKS:
        return _MARKS[said.casefold()]
    noted = element.find(".//a") is not None or _NOTE_CLASS.search(element.get("class", "")) is not None
    if noted and _is_note(said):
        return ""
    if len(said) == 2 and said.isdigit() and _PRICE.search(before):  # noqa: PLR2004 - cents
        return f".{said}"
    if re.fullmatch(r"[+−–-]?\d+|n", said) and _POWER_BASE.search(before):
        return said.translate(_RAISED)
    part_of_word = said.isalpha() and (before[-1:].isdigit() or after[:1].isalpha())  # 1<sup>a</sup>
    return "" if _is_note(said) and not part_of_word else None


def _lowered(said: str, before: str) -> str | None:
    return said.translate(_LOWERED) if before[-1:].isdigit() else None


def _is_note(said: str) -> bool:
    return len(said) <= _LONGEST_NOTE and _NOTE.fullmatch(said) is not None


def before(element: Element) -> str:
    """Return the words that stand right before an element, in its own block."""
    previous = element.getprevious()
    if previous is None:
        parent = element.getparent()
        return (parent.text or "")[-_LOOK_BACK:] if parent is not None else ""
    said = previous.tail or (previous.text if isinstance(previous.tag, str) else "")
    return (said or "")[-_LOOK_BACK:]


def _say(element: Element, words: str) -> None:
    """Make an element plain words, of the sort that is taken apart in the end."""
    del element[:]
    element.text = words
    element.tag = "sup"


def _write_rows(tree: Element) -> list[Table]:
    """Write each table of data as a line a row, and take tables that only lay out a page apart."""
    tables: list[Table] = []
    for table in reversed(list(tree.iter("table"))):  # the inner ones first
        rows = _rows(table)
        if rows and table.getparent() is not None:
            tables.append(Table(rows, _beside(table)))
            _put_lines(table, rows)
        else:
            for part in [table, *_parts(table)]:
                part.tag = "div"
    return tables


def _parts(table: Element) -> list[Element]:
    """Return the groups, rows and cells of a table, without those of tables in it."""
    groups = [each for each in table if each.tag in ("thead", "tbody", "tfoot", "tr", "caption", "colgroup")]
    rows = [
        each for group in groups for each in ([group] if group.tag == "tr" else group) if each.tag == "tr"
    ]
    return [*groups, *rows, *(cell for row in rows for cell in row if cell.tag in ("td", "th"))]


def _rows(table: Element) -> list[str] | None:
    """Return the rows of a table of data, None for one that lays out a page."""
    parts = _parts(table)
    cells = [part for part in parts if part.tag in ("td", "th")]
    if len(cells) > _MOST_CELLS or any(map(_lays_out, cells)):
        return None
    rows: dict[Element, list[str]] = {}
    for cell in cells:
        if said := words_of(cell):
            rows.setdefault(cell.getparent(), []).append(said)
    named = [said for part in parts if part.tag == "caption" and (said := words_of(part))]
    filled = sum(len(words) > 1 for words in rows.values())
    return [*named, *map(_CELLS.join, rows.values())] if filled > 1 else None


def _lays_out(cell: Element) -> bool:
    inside = list(islice(cell.iterdescendants(), _MOST_IN_CELL))
    blocks = sum(each.tag in _BLOCKS for each in inside if isinstance(each.tag, str))
    return blocks > 1 or len(inside) == _MOST_IN_CELL or len(words_of(cell).split()) > _MOST_CELL_WORDS


def _beside(table: Element) -> list[str]:
    near = [table.getprevious(), table.getnext()]
    parent = table.getparent()
    if near == [None, None] and parent is not None:
        near = [parent.getprevious(), parent.getnext()]
    return [
        said for each in near if each is not None and isinstance(each.tag, str) and (said := words_of(each))
    ]


def _put_lines(table: Element, rows: list[str]) -> None:
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for figure in table.iterancestors("figure"):  # whose words extraction takes for captions
        figure.tag = "div"
    for row in rows:
        table.append(_line(row))


def _part_blocks(tree: Element) -> None:
    """Make paragraphs of words that stand beside a block."""
    for author in list(tree.xpath("//blockquote//cite")):
        author.tag = "p"
    for element in list(tree.iter(*_CONTAINERS)):
        if element.tag in _BARE or any(child.tag in _BLOCKS for child in element):
            _wrap_runs(element)
        elif element.tag == "div" and _tells(element):
            element.tag = "p"


def _flatten(tree: Element) -> None:
    """Take apart what stands within its like: lists in lists, the posts of a live blog, quotations."""
    for item in list(tree.iter("li")):
        for inner in [each for each in item if each.tag in ("ul", "ol")]:
            for each in reversed(inner):
                item.addnext(each)
            inner.drop_tree()
    for inner in list(tree.xpath("//article//article")):
        inner.tag = "div"
        inner.attrib.clear()
    for post in tree.xpath("//article//*[@class][self::div or self::section]"):
        if _POST.search(post.get("class")):
            del post.attrib["class"]
    for quotation in list(tree.iter("q")):
        quotation.text = f"“{quotation.text or ''}"
        quotation.tail = f"”{quotation.tail or ''}"
    etree.strip_tags(tree, "q")


def _tells(element: Element) -> bool:
    """Tell whether a block holds more than a word and a link."""
    said = words_of(element)
    linked = sum(len(words_of(link)) for link in element.iter("a"))
    return " " in said and linked <= _MOST_LINKED * len(said)


def _wrap_runs(element: Element) -> None:
    """Make a paragraph of each row of words and inline elements between the blocks of an element."""
    text, element.text = element.text, None
    line = _line(text or "")
    element.insert(0, line)
    for child in list(element)[1:]:
        if child.tag in _BLOCKS:
            tail, child.tail = child.tail, None
            line = _line(tail or "")
            child.addnext(line)
        else:
            line.append(child)
    for line in [each for each in element if each.tag == "p" and not words_of(each)]:
        line.drop_tag()


def _line(text: str) -> Element:
    line = html.Element("p")
    line.text = text
    return line
