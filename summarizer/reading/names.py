"""Proper names in a parsed sentence: where a name begins and ends, and what is title and not name."""

import calendar
from collections.abc import Iterator

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import role_of
from summarizer.reading.spots import Spot, SpotKind, spelled
from summarizer.text.lexicon import words
from summarizer.text.states import known_bodies, state_adjectives, state_names

_KEPT = {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"}
_KINDS: dict[str, SpotKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "thing",
    "LAW": "thing",
    "WORK_OF_ART": "thing",
    "PRODUCT": "thing",
}  # fmt: skip - a table
_CALENDAR = frozenset(calendar.month_name) | frozenset(calendar.day_name) | frozenset(calendar.month_abbr)
_OPENING, _CLOSING = frozenset("“\"‘('["), frozenset("”\"’)']")
_JOINS = frozenset("-–‑")
_MOST_CAPITALS = 0.8
_LONG = 4


def is_headline(tree: Tree) -> bool:
    """Tell whether nearly every word has a capital, so that a capital says nothing."""
    long = [token.text for token in tree.tokens if len(token.text) >= _LONG and token.text[0].isalpha()]
    return len(long) > 2 and sum(text[0].isupper() for text in long) > _MOST_CAPITALS * len(long)  # noqa: PLR2004


def capitalised(tree: Tree) -> set[str]:
    """Return the words with a capital that no beginning of a sentence or quotation explains."""
    return {token.text for token in tree.tokens if token.text[0].isupper() and not _opens(tree, token)}


def find_names(number: int, tree: Tree, known: frozenset[str]) -> list[Spot]:
    """Return the names of a sentence in order; `known` are words that always have one."""
    return [spot for run in _runs(tree, known) for spot in _spots(number, tree, *run)]


# ---------------------------------------------------------------- where a name begins and ends


def _opens(tree: Tree, token: Token) -> bool:
    before = tree.tokens[token.index - 1].text if token.index else ""
    return not before or before in _OPENING or before in {":", "–", "—", "/", "•", "*"}


def _part(tree: Tree, index: int, known: frozenset[str]) -> bool:
    """Tell whether a token is a word of a name."""
    if not 0 <= index < len(tree.tokens):
        return False
    token = tree.tokens[index]
    if not token.text[0].isupper() or token.pos in {"PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PUNCT"}:
        return False
    if token.entity not in _KEPT and (token.entity in {"DATE", "TIME"} or token.text.strip(".") in _CALENDAR):
        return False
    acronym = token.text.isupper() and len(token.text) > 1
    if not _opens(tree, token) or acronym or token.text in known:
        return (
            token.pos in {"PROPN", "NOUN", "ADJ", "X", "NUM"} or token.text in known or token.entity in _KEPT
        )
    return token.pos in {"PROPN", "ADJ", "NOUN"} and (
        token.entity in _KEPT or token.pos == "PROPN" or _part(tree, index + 1, known)
    )


def _runs(tree: Tree, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(tree.tokens):
        start = first
        if tree.tokens[first].lower in {"al", "el"} and tree.tokens[first].pos == "PROPN":
            start = first + (2 if _glued(tree, first + 1) else 1)
        if not _part(tree, start, known):
            first += 1
            continue
        last = start + 1
        while (end := _goes_on(tree, first, last, known)) is not None:
            last = end
        yield first, last
        first = last


def _goes_on(tree: Tree, first: int, last: int, known: frozenset[str]) -> int | None:
    """Return the end of the name when it goes on after `last`, which is exclusive."""
    if _part(tree, last, known):
        return last + 1
    if last + 1 >= len(tree.tokens):
        return None
    token, following = tree.tokens[last], tree.tokens[last + 1]
    part = _part(tree, last + 1, known)
    if _glued(tree, last) and (part or following.pos == "PROPN" or following.text.isdigit()):
        return last + 2
    if part and (token.lower in words("naming", "particles") or token.text == "&" or _owned(tree, last)):
        return last + 2
    if (
        token.lower in words("naming", "particles")
        and _glued(tree, last + 1)
        and _part(tree, last + 2, known)
    ):
        return last + 3
    if token.text in _OPENING and part and tree.tokens[min(last + 2, len(tree.tokens) - 1)].text in _CLOSING:
        return last + 4 if token.text != "(" and _part(tree, last + 3, known) else None
    return _linked(tree, first, last, known)


def _glued(tree: Tree, index: int) -> bool:
    """Tell whether a token is a hyphen within a word: "al-Sudani", "SAG-AFTRA"."""
    if not 0 < index < len(tree.tokens) - 1 or tree.tokens[index].text not in _JOINS:
        return False
    before, token, after = tree.tokens[index - 1 : index + 2]
    return before.end == token.start and token.end == after.start


def _owned(tree: Tree, index: int) -> bool:
    """Tell whether an apostrophe is within a name: "Kurdistan Workers' Party", "Korean People's Army"."""
    token = tree.tokens[index]
    if token.tag != "POS":
        return False
    owner = tree.tokens[index - 1]
    classes = {"woman", "child", "man", "people", "peoples", "workers", "teachers"}
    group = (
        owner.lemma.lower() in classes | {"worker", "farmer", "teacher", "student"} or owner.lower in classes
    )
    return group and owner.entity == tree.tokens[index + 1].entity


def _linked(tree: Tree, first: int, last: int, known: frozenset[str]) -> int | None:
    """Return the end after "of the Interior", "and Producers", where they belong to the name."""
    end = last
    while end < len(tree.tokens) and tree.tokens[end].lower in {"of", "for", "on", "and", "the", "in", "to"}:
        end += 1
    if end == last or not _part(tree, end, known) or tree.tokens[last].lower == "the":
        return None
    link = tree.tokens[last].lower
    inside = any(start < last and end < stop for start, stop in tree.entities)
    if link == "and":
        cc = tree.tokens[last]
        whole = tree.head(tree.head(cc))
        within = (
            whole.index > last and whole.pos == "PROPN" and tree.head(cc).dep in {"compound", "nmod", "amod"}
        )
        named = spelled(tree, first, last) in state_names() or tree.tokens[last + 1].lower == "the"
        return end + 1 if within or (inside and not named and tree.tokens[last].entity == "ORG") else None
    head = tree.tokens[last - 1].lower
    institution = head in words("naming", "institutions") and link in {"of", "for", "on"}
    return end + 1 if institution or _office(head) or (inside and link in {"of", "for", "on"}) else None


# ---------------------------------------------------------------- what is title, and what sort of name


def _office(word: str) -> bool:
    plain = word.lower().rstrip(".")
    return plain in words("parties", "offices") or plain in words("parties", "honorifics")


def _spots(number: int, tree: Tree, first: int, last: int) -> Iterator[Spot]:
    """Yield a run as a name, its title apart, or as an office; and the body that a title names."""
    start = _name_start(tree, first, last)
    if start is None:
        yield from _office_alone(number, tree, first, last)
        return
    if start > first:
        yield from _of_title(number, tree, first, start)
    text = spelled(tree, start, last)
    head = _head(tree, start, last)
    titled = any(_office(token.text) for token in tree.tokens[first:start])
    kind = _kind(tree, start, last, text)
    if titled and kind not in {"state", "thing"}:
        kind = "person"
    begin, described, sorts = _described(tree, start if not titled else first, head)
    title = spelled(tree, begin, start) if kind == "person" and begin < start else ""
    state = kind == "state"
    yield Spot(
        number,
        tree,
        begin if kind == "person" else start,
        last,
        head,
        text,
        kind,
        role_of(tree, described or head),
        title=title,
        key=_key(text) if state or text in known_bodies() else "",
        sorts=sorts,
    )  # fmt: skip - one line a group of arguments


def _name_start(tree: Tree, first: int, last: int) -> int | None:
    """Return where a name begins behind its title; None where there is no name behind the office."""
    if _institution(tree, last) and not _office(tree.tokens[first].text):
        return first
    persons = [
        start for start, _ in tree.entities if first < start < last and tree.tokens[start].entity == "PERSON"
    ]
    start = first
    for index in range(first, last):
        if _office(tree.tokens[index].text) and not _institution(tree, last, index):
            start = index + 1
    if start < last and tree.tokens[start].lower in {"of", "for", "to", "in"}:
        start = persons[-1] if persons else _after_institution(tree, start, last)
    elif persons and start in {first, *persons}:
        leads = any(_office(token.text) for token in tree.tokens[first : persons[-1]])
        start = persons[-1] if leads else start
    while start < last and (_office(tree.tokens[start].text) or tree.tokens[start].text in {"-", "–"}):
        start += 1
    return start if start < last else None


def _institution(tree: Tree, last: int, office: int | None = None) -> bool:
    """Tell whether a run ends as names of bodies do; "General Motors" is one, not a title and a name."""
    final = tree.tokens[last - 1].lower.rstrip(".")
    body = final in words("naming", "institutions") or final in words("naming", "corporate")
    return body and (office is None or last - office > 1)


def _after_institution(tree: Tree, start: int, last: int) -> int:
    ends = [i + 1 for i in range(start, last - 1) if tree.tokens[i].lower in words("naming", "institutions")]
    return ends[0] if ends else last


def _office_alone(number: int, tree: Tree, first: int, last: int) -> Iterator[Spot]:
    """Yield an office without its holder: "the Prime Minister", "the Minister for Trade"."""
    links = [i for i in range(first, last) if tree.tokens[i].lower in {"of", "for", "to", "in"}]
    head = _head(tree, first, links[0] if links else last)
    determined = tree.child(head, "det")
    definite = determined is not None and determined.lower in {"the", "this", "that"}
    text = spelled(tree, first, last)
    if all(token.lower.rstrip(".") in words("parties", "honorifics") for token in tree.tokens[first:last]):
        return
    yield Spot(
        number, tree, first, last, head, text, "person", role_of(tree, head), form="office", title=text,
        definite=definite,
    )  # fmt: skip


def _of_title(number: int, tree: Tree, first: int, start: int) -> Iterator[Spot]:
    """Yield the body of "Chairman of the African Union": it is named in its own right."""
    links = [i for i in range(first, start) if tree.tokens[i].lower in {"of", "for"}]
    if not links:
        return
    begin = links[0] + (2 if tree.tokens[links[0] + 1].lower == "the" else 1)
    if begin < start and _institution(tree, start):
        text = spelled(tree, begin, start)
        head = tree.tokens[start - 1]
        yield Spot(number, tree, begin, start, head, text, "organisation", "toward", key=_key(text))


def _described(tree: Tree, start: int, head: Token) -> tuple[int, Token | None, frozenset[str]]:
    """Return where "opposition leader" before a name begins, and the nouns that describe it."""
    sorts, begin = set(), start
    for child in reversed(tree.children(head, "compound", "amod", "nmod")):
        if (child.index < start and child.index == begin - 1) or (
            child.index < begin and _reaches(tree, child, begin)
        ):
            if child.pos == "NOUN" and not child.text[0].isupper():
                sorts.add(child.lemma.lower())
                begin = min(token.index for token in tree.subtree(child))
            elif sorts or child.text in state_adjectives():
                begin = min(begin, child.index)
    host = tree.head(head)
    if head.dep == "appos" and host.pos == "NOUN":
        sorts.add(host.lemma.lower())
    for child in tree.children(head, "appos"):
        if child.pos == "NOUN":
            sorts.add(child.lemma.lower())
    return (begin if sorts else start), None, frozenset(sorts)


def _reaches(tree: Tree, child: Token, begin: int) -> bool:
    return all(
        token.pos in {"ADJ", "NOUN", "PROPN", "PUNCT", "NUM"} for token in tree.tokens[child.index : begin]
    )


def _head(tree: Tree, first: int, last: int) -> Token:
    """Return the token of a stretch that depends on what is outside it."""
    inside = range(first, last)
    heads = [
        token for token in tree.tokens[first:last] if token.head not in inside or token.head == token.index
    ]
    named = [token for token in heads if token.pos in {"PROPN", "NOUN"}]
    return (named or heads)[-1]


def _key(text: str) -> str:
    return state_names().get(text) or state_names().get(text.title()) or known_bodies().get(text, "")


def _kind(tree: Tree, start: int, last: int, text: str) -> SpotKind | None:
    if text in state_names() or (text.isupper() and text.title() in state_names()):
        return "state"
    if last - start == 1 and (
        tree.tokens[start].text in state_adjectives() and tree.tokens[start].pos == "ADJ"
    ):
        return "thing"
    final = tree.tokens[last - 1].lower.rstrip(".")
    if final in words("naming", "things"):
        return "thing"
    if _institution(tree, last):
        return "organisation"
    if final in words("naming", "places"):
        return "place"
    labels = [token.entity for token in tree.tokens[start:last] if token.entity in _KINDS]
    if text.isupper() and len(text) > 1 and "GPE" not in labels:
        return "organisation"
    return _KINDS[max(labels, key=labels.count)] if labels else None
