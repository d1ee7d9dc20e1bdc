"""Noun phrases that name a party by what it is: "Iraqi officials", "US-led coalition", "the ferry union"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import role_of
from summarizer.reading.spots import Spot, spelled
from summarizer.text.lexicon import lexicon, words
from summarizer.text.states import known_bodies, state_adjectives, state_names

_ALLIED = re.compile(
    r"(.+)[-‑–](?:backed|led|aligned|linked|allied|supported|sponsored|run|owned|held|controlled|dominated)$"
    r"|(?:pro|anti|counter)[-‑–](.+)$"
)
_DEFINITE = frozenset({"the", "this", "these", "those", "that", "both"})
_BEFORE = frozenset(
    {"amod", "compound", "nmod", "poss", "npadvmod", "punct", "cc", "conj", "case", "nummod", "advmod"}
)


@cache
def sort_of(noun: str) -> str:
    """Return the sort of group that a noun names, empty where it names none."""
    return next((sort for sort, nouns in lexicon("groups").items() if noun in nouns.split()), "")


def find_groups(number: int, tree: Tree, named: list[Spot]) -> list[Spot]:
    """Return the phrases of a sentence that name or describe a group; `named` are the names in it."""
    return [spot for token in tree.tokens for spot in _phrase(number, tree, token, named)]


def _phrase(number: int, tree: Tree, head: Token, named: list[Spot]) -> Iterator[Spot]:
    noun = head.lemma.lower()
    voice = noun in words("parties", "voices")
    if head.pos not in {"NOUN", "PROPN"} or not (voice or sort_of(noun)) or _inside(head, named):
        return
    if head.dep in {"compound", "nmod"} and head.head > head.index and not _inside(tree.head(head), named):
        above = tree.head(head).lemma.lower()
        if above in words("parties", "voices") or sort_of(above):
            return  # "coalition" of "coalition forces" is told with the forces
    first = _start(tree, head)
    modifiers = [
        token for token in tree.tokens[first : head.index] if token.pos != "PUNCT" and token.dep != "case"
    ]
    owners = [spot for spot in named if first <= spot.first and spot.last <= head.index]
    yield from _told(number, tree, head, first, modifiers, owners)


def _inside(token: Token, named: list[Spot]) -> bool:
    return any(spot.first <= token.index < spot.last for spot in named)


def _start(tree: Tree, head: Token) -> int:
    """Return where the modifiers before a noun begin, article and numbers left out."""
    first = head.index
    for child in reversed([child for child in tree.children(head) if child.index < head.index]):
        if child.dep not in _BEFORE or child.pos in {"PRON", "DET"}:
            break
        first = min(token.index for token in tree.subtree(child))
    while first < head.index and (
        tree.tokens[first].pos in {"NUM", "DET", "PUNCT", "ADV", "CCONJ", "PRON"}
        or tree.tokens[first].dep == "case"
    ):
        first += 1
    return first


def _told(
    number: int, tree: Tree, head: Token, first: int, modifiers: list[Token], owners: list[Spot]
) -> Iterator[Spot]:
    noun = head.lemma.lower()
    text = spelled(tree, first, head.index + 1)
    role = role_of(tree, head)
    determiner = tree.child(head, "det", "poss")
    definite = determiner is not None and determiner.lower in _DEFINITE
    allied = _allied(tree, first, head.index)
    states = {} if allied else _states(modifiers)
    of_state = None if states or owners else _of_state(tree, head)
    voice = noun in words("parties", "voices")
    rest = [
        token.lower for token in modifiers
        if token not in states and not any(o.first <= token.index < o.last for o in owners)
        and token.pos not in {"CCONJ", "DET", "NUM"} and token.tag != "POS"
    ]  # fmt: skip
    plain = all(word in words("parties", "plain") or word in words("parties", "voices") for word in rest)
    if voice and states and plain:
        for token, state in states.items():
            begin = first if len(states) == 1 else token.index
            end = head.index + 1 if token is list(states)[-1] else token.index + 1
            yield Spot(number, tree, begin, end, head, spelled(tree, begin, end), "state", role, key=state)
        return
    if voice and of_state and plain:
        last, state = of_state
        yield Spot(number, tree, first, last, head, spelled(tree, first, last), "state", role, key=state)
        return
    if voice and owners and len(owners) == 1 and owners[0].kind != "place" and not allied and plain:
        owner = owners[0]
        yield Spot(
            number, tree, owner.first, head.index + 1, head, text, owner.kind, role, form="group",
            key=f"of:{owner.text}", sorts=frozenset({noun}), definite=True,
        )  # fmt: skip
        return
    sort = sort_of(noun) or noun
    if head.text[0].isupper() and not modifiers and head.index == 0:
        text = text[0].lower() + text[1:]
    owned = sorted({*states.values(), *allied, *(o.key or o.text for o in owners)})
    branch = [word for word in rest if word in words("parties", "branches")]
    key = (
        f"group:{' '.join([*owned, *branch])}:{sort}" if owned else f"plain:{' '.join([*sorted(rest), noun])}"
    )
    yield Spot(
        number, tree, first, head.index + 1, head, text, "group", role, form="group", key=key,
        definite=definite, sorts=frozenset({noun, sort, *rest}),
    )  # fmt: skip


def _allied(tree: Tree, first: int, last: int) -> list[str]:
    """Return whom a modifier such as "Iran-backed" or "anti-ISIS" names, with the sort of tie."""
    before = tree.text[tree.tokens[first].start : tree.tokens[last].start].split()
    found = []
    for word in before:
        if match := _ALLIED.fullmatch(word.strip(",")):
            name = match[1] or match[2]
            tie = "against " if word.startswith(("anti", "counter")) else "with "
            known = known_bodies() | state_names() | state_adjectives()
            found.append(tie + known.get(name, name))
    return found


def _states(modifiers: list[Token]) -> dict[Token, str]:
    """Return the adjectives and names of states among modifiers, with their states."""
    known = state_adjectives() | state_names()
    found = {token: known[token.text] for token in modifiers if token.text in known}
    for left, right in pairwise(modifiers):
        if (pair := f"{left.text} {right.text}") in known:
            found.pop(left, None)
            found[right] = known[pair]
    return found


def _of_state(tree: Tree, head: Token) -> tuple[int, str] | None:
    """Return the end of "government of Iraq", "army of the United States", and the state."""
    link = tree.child(head, "prep")
    if link is None or link.lower != "of" or link.index != head.index + 1:
        return None
    owner = tree.child(link, "pobj")
    if owner is None:
        return None
    first = min(
        token.index for token in tree.subtree(owner) if token.dep in {"compound", "amod"} or token == owner
    )
    state = state_names().get(spelled(tree, first, owner.index + 1))
    return (owner.index + 1, state) if state else None
