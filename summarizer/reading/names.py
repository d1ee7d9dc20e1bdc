"""Proper names in a parsed sentence: what of a run of capitals is title, what name, and of what sort."""

import re
from collections.abc import Iterator

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import does_something, role_of
from summarizer.reading.runs import Capitals, find_runs, opens
from summarizer.reading.sorts import is_office, sort_of
from summarizer.reading.spots import ENTITIES, Spot, SpotKind, spelled
from summarizer.text.lexicon import words
from summarizer.text.states import known_bodies, state_adjectives, state_names, state_of

_HYPHENS = frozenset("-–‑")
_PERSON = re.compile(r"[A-Z][\w’'-]+ (?:[A-Z]\. )+[A-Z][\w’'-]+(?: (?:Jr|Sr|I+|IV)\.?)?")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_TITLE_WORDS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "VERB"})
_LONGEST_TITLE = 12


def find_names(number: int, tree: Tree, capitals: Capitals) -> list[Spot]:
    """Return the names of a sentence in order."""
    return [spot for run in find_runs(tree, capitals) for spot in _spots(number, tree, *run, capitals)]


def _spots(number: int, tree: Tree, first: int, last: int, capitals: Capitals) -> Iterator[Spot]:
    """Yield a run as a name, its title apart, or as an office; and the body that a title names."""
    start = _name_start(tree, first, last)
    if _is_some_member(tree, first, last):
        return
    if start is None:
        yield from _office_alone(number, tree, first, last)
        return
    yield from _of_title(number, tree, first, start)
    head = _head(tree, start, last)
    last += _ends_possessive(tree, last)
    text = spelled(tree, start, last)
    if last - first == 1 and _ordinary(tree, head, capitals):
        return
    kind = _kind(tree, start, last, text)
    owned = tree.head(head)
    if kind == "thing" and text in state_adjectives() and head.dep == "amod" and does_something(tree, owned):
        key = state_adjectives()[text]
        yield Spot(number, tree, start, last, head, text, "state", role_of(tree, head), key=key)
        return
    if kind not in {"state", "thing"} and any(is_office(token.text) for token in tree.tokens[first:start]):
        kind = "person"
    begin, title, called = _described(tree, start, head, kind)
    if kind == "person" and title and not any(is_office(word) for word in title.split()):
        kind = "organisation" if any(sort_of(token.lemma.lower()) for token in called) else kind
    begin = min(begin, first) if kind == "person" else start
    role = role_of(tree, head)
    if kind == "person" and head.dep in {"compound", "nmod"}:  # "Vell chairman of", not "the Vell plan"
        role = role_of(tree, owned) if is_office(owned.text) else "within"
    yield Spot(
        number,
        tree,
        begin,
        last,
        head,
        text,
        kind,
        role,
        title=title or _office_before(tree, first, start),
        key=_key(text),
        sorts=frozenset(token.lemma.lower() for token in called),
        called=called,
    )  # fmt: skip - the fields of a spot


def _ends_possessive(tree: Tree, last: int) -> bool:
    """Tell whether an apostrophe behind a name is of it, as nothing is had: "the chain Oro's left Peru"."""
    if last + 1 >= len(tree.tokens) or tree.tokens[last].tag != "POS":
        return False
    owner, after = tree.tokens[last - 1], tree.tokens[last + 1]
    return owner.dep in {"nsubj", "nsubjpass"} and after.index <= owner.head and after.pos in {"VERB", "AUX"}


def _is_some_member(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a run is somebody of a body, whom a headline does not name: "Member of House panel"."""
    token = tree.tokens[first]
    of = last - first > 1 and tree.tokens[first + 1].lower == "of"
    return of and opens(tree, token) and token.lemma.lower() == "member"


def _ordinary(tree: Tree, token: Token, capitals: Capitals) -> bool:
    """Tell whether a word has its capital by chance: the article also writes it without one."""
    if token.text in capitals.always or token.text in state_names() or token.text.isupper():
        return False
    if opens(tree, token):
        return token.lower in capitals.ordinary or bool(sort_of(token.lemma.lower()) or sort_of(token.lower))
    return token.entity not in {"PERSON", "GPE", "NORP"}


def _office_before(tree: Tree, first: int, start: int) -> str:
    """Return the words before a name, where they are an office."""
    office = any(is_office(token.text) for token in tree.tokens[first:start])
    before = tree.tokens[first - 1].lower if first else ""
    former = first - (before == "former")
    return spelled(tree, former, start) if office else ""


def _name_start(tree: Tree, first: int, last: int) -> int | None:
    """Return where a name begins behind its title; None where there is no name behind the office."""
    persons = [
        start for start, _ in tree.entities if first < start < last and _label_at(tree, start) == "PERSON"
    ]
    links = [i for i in range(first + 1, last) if tree.tokens[i].lower in {"of", "for", "to", "in"}]
    if links:
        if not is_office(tree.tokens[links[0] - 1].text):
            return first
        start = persons[-1] if persons else _after_body(tree, links[0], last)
        return start if start < last else None
    if _institution(tree, last) or _one_body(tree, first, last):
        return first if last - first > 1 or not is_office(tree.tokens[first].text) else None
    while _nationality(tree, first, last):
        first += 1
    offices = [i for i in range(first, last) if is_office(tree.tokens[i].text)]
    if offices[1:] == [last - 1] and _label_at(tree, last - 1) == "PERSON":  # "Mr. King"
        offices.pop()
    start = offices[-1] + 1 if offices else first
    if not offices and persons and not tree.tokens[persons[-1]].text.lower().startswith("al"):
        start = persons[-1]
    return start if start < last else None


def _label_at(tree: Tree, index: int) -> str:
    return tree.tokens[index].entity


def _nationality(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a name follows the adjective of a state: "Japanese Toyota"."""
    return (
        last - first > 1
        and tree.tokens[first].text in state_adjectives()
        and (first + 1) in {begin for begin, _ in tree.entities}
    )


def _one_body(tree: Tree, first: int, last: int) -> bool:
    """Tell whether the parser takes a run for the name of one body: "General Electric" is no general."""
    spans = [(begin, end) for begin, end in tree.entities if begin <= first and last <= end]
    return last - first > 1 and any(_label_at(tree, begin) == "ORG" for begin, _ in spans)


def _institution(tree: Tree, last: int) -> bool:
    """Tell whether a run ends as names of bodies do: "General Motors" is one, not a title and a name."""
    final = tree.tokens[last - 1].lower.rstrip(".")
    return final in words("naming", "institutions") or final in words("naming", "corporate")


def _after_body(tree: Tree, start: int, last: int) -> int:
    """Return where a name begins behind "of the African Union", "for the Middle East"."""
    names = words("naming", "institutions") | words("naming", "corporate")
    ends = [i + 1 for i in range(start, last - 1) if tree.tokens[i].lower.rstrip(".") in names]
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
    if begin + 1 < start and _institution(tree, start):  # "State" of "Secretary of State" is nobody
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
    before = [
        t
        for t in tree.tokens[begin:start]
        if not t.text[0].isupper() and (t.pos == "NOUN" or is_office(t.text))
    ]
    noun = tree.tokens[start - 1] if start else head
    definite = any(child.lower == "the" for child in tree.children(noun, "det"))
    if not before and noun.pos == "NOUN" and sort_of(noun.lemma.lower()) and definite:
        before = [noun]  # "the rebel group Ansar said" has two subjects for the parser
        begin = min(token.index for token in tree.subtree(noun))
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
    first = whole[0].index
    end = next(
        (i for i in range(office.index + 1, len(tree.tokens)) if tree.tokens[i] not in whole),
        whole[-1].index + 1,
    )
    return spelled(tree, first, end).rstrip(" ,;") if end - first <= _LONGEST_TITLE else ""


def _head(tree: Tree, first: int, last: int) -> Token:
    """Return the token of a stretch that depends on what is outside it."""
    inside = range(first, last)
    heads = [
        token for token in tree.tokens[first:last] if token.head not in inside or token.head == token.index
    ]
    named = [token for token in heads if token.pos in {"PROPN", "NOUN"}]
    return (named or heads)[-1]


def _key(text: str) -> str:
    """Return what a name means whatever its spelling: a state, its people, a body known by several names."""
    if _DOTTED.fullmatch(text):
        text = text.replace(".", "")
    people = state_adjectives().get(text.removesuffix("s")) if text.endswith("s") else None
    if people and text not in state_names():
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
        head.entity == "NORP"
        and head.dep in {"amod", "compound", "nmod", "npadvmod"}
        and not head.tag.endswith("S")
    )
    if article or adjective:
        return "thing"
    return _kind_of_words(tree, start, last) or _label(tree, start, last, text)


def _kind_of_words(tree: Tree, start: int, last: int) -> SpotKind | None:
    final = tree.tokens[last - 1].lower.rstrip(".")
    counted = "." in spelled(tree, start, last) and tree.tokens[last : last + 1]
    if counted and counted[0].pos == "NUM":  # "H.R. 932"
        return "thing"
    if final in words("naming", "things") or (
        last - start == 1 and tree.tokens[start].text in state_adjectives()
    ):
        return "thing"
    if _institution(tree, last):
        return "organisation"
    return "place" if final in words("naming", "places") else None


def _label(tree: Tree, start: int, last: int, text: str) -> SpotKind | None:
    if _PERSON.fullmatch(text):
        return "person"
    labels = [token.entity for token in tree.tokens[start:last] if token.entity in ENTITIES]
    if text.isupper() and len(text) > 1 and "GPE" not in labels:
        return "organisation"
    kind = ENTITIES[max(labels, key=labels.count)] if labels else None
    definite = tree.child(_head(tree, start, last), "det") is not None
    return "organisation" if kind == "person" and definite else kind  # "the Taliban"
