"""Proper names in a parsed sentence: where a name begins and ends, and what is title and not name."""

import calendar
from collections.abc import Iterator

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import does_something, role_of
from summarizer.reading.sorts import sort_of
from summarizer.reading.spots import Spot, SpotKind, is_office, spelled
from summarizer.text.lexicon import words
from summarizer.text.states import known_bodies, state_adjectives, state_names, state_of

_KINDS: dict[str, SpotKind] = {
    **dict.fromkeys(("PERSON",), "person"),
    **dict.fromkeys(("ORG",), "organisation"),
    **dict.fromkeys(("NORP",), "group"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("EVENT", "LAW", "WORK_OF_ART", "PRODUCT"), "thing"),
}
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name, *calendar.month_abbr))
_OPENING, _CLOSING = frozenset("“\"‘('["), frozenset("”\"’)']")
_HYPHENS = frozenset("-–‑")
_LINKS = frozenset({"of", "for", "on", "and", "the", "in", "to"})
_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})
_MOST_CAPITALS, _LONG = 0.8, 4
_LONGEST_TITLE = 12


def is_headline(tree: Tree) -> bool:
    """Tell whether nearly every word has a capital, so that a capital says nothing."""
    long = [token.text for token in tree.tokens if len(token.text) >= _LONG and token.text[0].isalpha()]
    if any(token.pos == "VERB" and token.text.islower() for token in tree.tokens):
        return False
    return len(long) > 2 and sum(text[0].isupper() for text in long) > _MOST_CAPITALS * len(long)  # noqa: PLR2004 - as a share


def capitalised(tree: Tree) -> set[str]:
    """Return the words with a capital that no beginning of a sentence or quotation explains."""
    return {token.text for token in tree.tokens if token.text[0].isupper() and not _opens(tree, token)}


def find_names(number: int, tree: Tree, known: frozenset[str]) -> list[Spot]:
    """Return the names of a sentence in order; `known` are words that always have a capital."""
    return [spot for run in _runs(tree, known) for spot in _spots(number, tree, *run, known)]


# ---------------------------------------------------------------- where a name begins and ends


def _opens(tree: Tree, token: Token) -> bool:
    before = tree.tokens[token.index - 1].text if token.index else ""
    return not before or before in _OPENING or before in {":", "–", "—", "/", "•", "*"}


def _part(tree: Tree, index: int, known: frozenset[str]) -> bool:
    """Tell whether a token is a word of a name."""
    if not 0 <= index < len(tree.tokens):
        return False
    token = tree.tokens[index]
    if not token.text[0].isupper() or not set("/[]()@").isdisjoint(token.text):
        return False
    if token.entity not in _KINDS and (
        token.entity in {"DATE", "TIME"} or token.text.strip(".") in _CALENDAR
    ):
        return False
    if token.text == "The" and not _opens(tree, token):
        return _part(tree, index + 1, known)
    if token.pos not in _WORDS:
        return token.text in known and token.pos == "VERB"
    acronym = token.text.isupper() and len(token.text) > 1
    if not _opens(tree, token) or acronym or token.text in known or token.entity in _KINDS:
        return True
    return token.pos == "PROPN" or _part(tree, index + 1, known)


def _runs(tree: Tree, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(tree.tokens):
        start = first
        if tree.tokens[first].text in {"al", "el"}:
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
    particle = token.lower in words("naming", "particles")
    if _glued(tree, last) and (part or following.pos == "PROPN" or following.text.isdigit()):
        return last + 2
    if part and (particle or token.text == "&" or _owned(tree, last)):
        return last + 2
    if particle and _glued(tree, last + 1) and _part(tree, last + 2, known):
        return last + 3
    if part and token.text in _OPENING - {"("} and _part(tree, last + 3, known):
        return last + 4 if tree.tokens[last + 2].text in _CLOSING else None
    return _linked(tree, first, last, known)


def _glued(tree: Tree, index: int) -> bool:
    """Tell whether a token is a hyphen within a word: "al-Sudani", "SAG-AFTRA"."""
    if not 0 < index < len(tree.tokens) - 1 or tree.tokens[index].text not in _HYPHENS:
        return False
    before, token, after = tree.tokens[index - 1 : index + 2]
    two = state_of(before.text) and state_of(after.text)  # "UK-France"
    return before.end == token.start and token.end == after.start and not two


def _owned(tree: Tree, index: int) -> bool:
    """Tell whether an apostrophe is within a name: "Kurdistan Workers' Party", "Korean People's Army"."""
    owner, after = tree.tokens[index - 1], tree.tokens[index + 1]
    classes = owner.lemma.lower() in words("naming", "classes") or owner.lower in words("naming", "classes")
    return tree.tokens[index].tag == "POS" and classes and owner.entity == after.entity


def _linked(tree: Tree, first: int, last: int, known: frozenset[str]) -> int | None:
    """Return the end after "of the Interior", "and Producers", where they belong to the name."""
    end = last
    while end < len(tree.tokens) and tree.tokens[end].lower in _LINKS:
        end += 1
    link = tree.tokens[last]
    if end == last or not _part(tree, end, known) or link.lower == "the":
        return None
    inside = link.entity == "ORG" and any(start < last and end < stop for start, stop in tree.entities)
    if link.lower == "and":
        joined = tree.head(link)
        whole = tree.head(joined)
        within = whole.index > last and whole.pos == "PROPN" and joined.dep in {"compound", "nmod", "amod"}
        two = spelled(tree, first, last) in state_names() or tree.tokens[last + 1].lower == "the"
        return end + 1 if within or (inside and not two) else None
    head = tree.tokens[last - 1].lower
    of = link.lower in {"of", "for", "on"}
    body = of and (inside or head in words("naming", "institutions"))
    return end + 1 if body or is_office(head) else None


# ---------------------------------------------------------------- what is title, and what sort of name


def _spots(number: int, tree: Tree, first: int, last: int, known: frozenset[str]) -> Iterator[Spot]:
    """Yield a run as a name, its title apart, or as an office; and the body that a title names."""
    start = _name_start(tree, first, last)
    if start is None:
        yield from _office_alone(number, tree, first, last)
        return
    yield from _of_title(number, tree, first, start)
    text, head = spelled(tree, start, last), _head(tree, start, last)
    if last - first == 1 and _ordinary(tree, head, known):
        return
    kind = _kind(tree, start, last, text)
    owned = tree.head(head)
    if kind == "thing" and text in state_adjectives() and head.dep == "amod" and does_something(owned, tree):
        key = state_adjectives()[text]
        yield Spot(number, tree, start, last, head, text, "state", "owns", key=key)
        return
    if kind not in {"state", "thing"} and any(is_office(token.text) for token in tree.tokens[first:start]):
        kind = "person"
    begin, title, called = _described(tree, start, head, kind)
    begin = min(begin, first) if kind == "person" else start
    role = role_of(tree, head)
    if role == "within" and kind == "person" and is_office(tree.head(head).text):
        role = role_of(tree, tree.head(head))
    yield Spot(
        number,
        tree,
        begin,
        last,
        head,
        text,
        kind,
        role,
        title=title or spelled_or_empty(tree, first, start),
        key=_key(text),
        sorts=frozenset(token.lemma.lower() for token in called),
        called=called,
    )  # fmt: skip - the fields of a spot


def _ordinary(tree: Tree, token: Token, known: frozenset[str]) -> bool:
    """Tell whether a word has its capital by chance: the article also writes it without one."""
    sure = token.text in known or token.text in state_names() or token.entity in {"PERSON", "GPE", "NORP"}
    return not (sure or _opens(tree, token) or token.text.isupper())


def spelled_or_empty(tree: Tree, first: int, last: int) -> str:
    """Return the words of tokens, none for an empty stretch."""
    return spelled(tree, first, last) if first < last else ""


def _name_start(tree: Tree, first: int, last: int) -> int | None:
    """Return where a name begins behind its title; None where there is no name behind the office."""
    persons = [
        begin for begin, _ in tree.entities if first < begin < last and tree.tokens[begin].entity == "PERSON"
    ]
    if _institution(tree, last) and not persons and not is_office(tree.tokens[first].text):
        return first
    start = first
    for index in range(first, last):
        if is_office(tree.tokens[index].text) and not (_institution(tree, last) and last - index > 1):
            start = index + 1
    if first < start < last and tree.tokens[start].lower in _LINKS:
        start = persons[-1] if persons else _after_body(tree, start, last)
    elif start == first and persons:
        start = persons[-1] if _leads(tree, first, persons[-1]) else start
    while start < last and (is_office(tree.tokens[start].text) or tree.tokens[start].text in _HYPHENS):
        start += 1
    return start if start < last else None


def _leads(tree: Tree, first: int, start: int) -> bool:
    """Tell whether what stands before a person's name is no part of it: "Senate Republican", "US"."""
    return all(token.entity in _KINDS and token.entity != "PERSON" for token in tree.tokens[first:start])


def _institution(tree: Tree, last: int) -> bool:
    """Tell whether a run ends as names of bodies do: "General Motors" is one, not a title and a name."""
    final = tree.tokens[last - 1].lower.rstrip(".")
    return final in words("naming", "institutions") or final in words("naming", "corporate")


def _after_body(tree: Tree, start: int, last: int) -> int:
    """Return where a name begins behind "of the African Union", "for the Middle East"."""
    ends = [i + 1 for i in range(start, last - 1) if tree.tokens[i].lower in words("naming", "institutions")]
    ends += [end for begin, end in tree.entities if start <= begin and end < last]
    return ends[0] if ends else last


def _office_alone(number: int, tree: Tree, first: int, last: int) -> Iterator[Spot]:
    """Yield an office without its holder: "the Prime Minister", "the Minister for Trade"."""
    if all(token.lower.rstrip(".") in words("parties", "honorifics") for token in tree.tokens[first:last]):
        return
    first += tree.tokens[first].lower == "the"
    links = [i for i in range(first, last) if tree.tokens[i].lower in {"of", "for", "to", "in"}]
    head = _head(tree, first, links[0] if links else last)
    determined = tree.child(head, "det")
    definite = determined is not None and determined.lower in {"the", "this", "that"}
    text = spelled(tree, first, last)
    role = role_of(tree, head)
    yield Spot(
        number, tree, first, last, head, text, "person", role, form="office", title=text, definite=definite
    )


def _of_title(number: int, tree: Tree, first: int, start: int) -> Iterator[Spot]:
    """Yield the body of "Chairman of the African Union": it is named in its own right."""
    links = [i for i in range(first, start) if tree.tokens[i].lower in {"of", "for"}]
    if not links:
        return
    begin = links[0] + (2 if tree.tokens[links[0] + 1].lower == "the" else 1)
    if begin < start and _institution(tree, start):
        text = spelled(tree, begin, start)
        yield Spot(
            number, tree, begin, start, tree.tokens[start - 1], text, "organisation", "named", key=_key(text)
        )


def _described(
    tree: Tree, start: int, head: Token, kind: SpotKind | None
) -> tuple[int, str, tuple[Token, ...]]:
    """Return where "rebel leader" before a name begins, a person's office, and what the name is called."""
    own = {token.index for token in tree.subtree(head)}
    begin = start
    while begin - 1 in own and tree.tokens[begin - 1].pos in {"ADJ", "NOUN", "PROPN", "NUM", "VERB"} | (
        {"PUNCT"} if tree.tokens[begin - 1].text in _HYPHENS else set()
    ):
        begin -= 1
    before = [t for t in tree.tokens[begin:start] if t.pos == "NOUN" and not t.text[0].isupper()]
    title = spelled(tree, begin, start) if before else ""
    beside = [
        token
        for token in tree.children(head, "appos", "attr")
        if token.pos == "NOUN" or is_office(token.text)
    ]
    host = tree.head(head)
    if head.dep == "appos" and host.pos in {"NOUN", "PROPN"}:
        beside.append(host)
    if head.dep in {"nsubj", "appos"} and host.lemma == "be":
        beside += tree.children(host, "attr")
    offices = [token for token in beside if is_office(token.text)]
    if kind == "person" and offices and not title:
        title = _office_phrase(tree, offices[0], head)
    groups = [token for token in beside if sort_of(token.lemma.lower())]
    called = (*before, *groups, *(offices if kind == "person" else beside))
    return (begin if before else start), title, called


def _office_phrase(tree: Tree, office: Token, name: Token) -> str:
    """Return an office in apposition, up to what only adds to it: "leader of the union"."""
    left_out = {"appos", "relcl", "acl", "det", "cc", "conj"}
    whole = tree.subtree(
        office,
        lambda token: token == name or (token.head == office.index and token.dep in left_out | {"punct"}),
    )
    first, end = whole[0].index, whole[-1].index + 1
    return spelled(tree, first, end) if end - first <= _LONGEST_TITLE else ""


def _head(tree: Tree, first: int, last: int) -> Token:
    """Return the token of a stretch that depends on what is outside it."""
    inside = range(first, last)
    heads = [
        token for token in tree.tokens[first:last] if token.head not in inside or token.head == token.index
    ]
    named = [token for token in heads if token.pos in {"PROPN", "NOUN"}]
    return (named or heads)[-1]


def state_names_of(words_: str) -> str | None:
    """Return the state of a name or adjective."""
    return (state_adjectives() | state_names()).get(words_.removeprefix("the "))


def _abbreviates_thing(tree: Tree, start: int, last: int) -> bool:
    """Tell whether it stands in brackets behind a common noun: "memorandum of understanding (MOU)"."""
    if start < 2 or tree.tokens[start - 1].text != "(" or last - start > 1:  # noqa: PLR2004 - noun and bracket
        return False
    before = tree.tokens[start - 2]
    return before.pos == "NOUN" and before.text.islower() and not sort_of(before.lemma.lower())


def _key(text: str) -> str:
    """Return what a name means whatever its spelling: a state, its people, a body known by several names."""
    if people := state_adjectives().get(text.removesuffix("s")) if text.endswith("s") else None:
        return f"people:{people}"
    parts = text.removeprefix("The ").split()
    if parts[1:2] == ["of"]:  # "Government of Iraq"
        parts = [*parts[2:], parts[0]]
    if sort_of(parts[-1].lower()) == "rulers" and (
        state := state_of(" ".join(parts[:-1]).removeprefix("the "))
    ):
        return state
    loud = state_names().get(text.title()) if text.isupper() else None
    return state_names().get(text) or loud or known_bodies().get(" ".join(parts), "")


def _kind(tree: Tree, start: int, last: int, text: str) -> SpotKind | None:
    """Return what sort of thing a name is, by what it means, by its last word, else by the parser's label."""
    key, head = _key(text), _head(tree, start, last)
    if key:
        return "state" if key in state_names() else "group" if key.startswith("people:") else "organisation"
    determiner = tree.child(head, "det")
    article = determiner is not None and determiner.lower in {"a", "an"}
    adjective = (
        head.entity == "NORP" and head.dep in {"amod", "compound", "nmod"} and not head.tag.endswith("S")
    )
    if article or adjective or _abbreviates_thing(tree, start, last):
        return "thing"
    return _kind_of_words(tree, start, last) or _label(tree, start, last, text)


def _kind_of_words(tree: Tree, start: int, last: int) -> SpotKind | None:
    final = tree.tokens[last - 1].lower.rstrip(".")
    if final in words("naming", "things") or (
        last - start == 1 and tree.tokens[start].text in state_adjectives()
    ):
        return "thing"
    if _institution(tree, last):
        return "organisation"
    return "place" if final in words("naming", "places") else None


def _label(tree: Tree, start: int, last: int, text: str) -> SpotKind | None:
    labels = [token.entity for token in tree.tokens[start:last] if token.entity in _KINDS]
    if text.isupper() and len(text) > 1 and "GPE" not in labels:
        return "organisation"
    return _KINDS[max(labels, key=labels.count)] if labels else None
