"""Where proper names begin and end in a parsed sentence.

The parser's named entities are often too long or too short; a name is a run of words with capitals,
joined by what the tree and the entities say belongs together: "Bank of England", "SAG-AFTRA".
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.parsing import Token, Tree
from summarizer.reading.sorts import is_office, sort_of
from summarizer.reading.spots import ENTITIES
from summarizer.text.lexicon import words
from summarizer.text.states import state_of

_NO_NAME = re.compile(r"[/\[\]()@…]|^I['’]|-[a-z]{3,}$")
MONTHS = frozenset((*calendar.month_name, *calendar.month_abbr)) - {""}
_CALENDAR = MONTHS | {"", *calendar.day_name}
_OPENING, _CLOSING = frozenset("“\"‘('["), frozenset("”\"’)']")
_HYPHENS = frozenset("-–‑")
_LINKS = frozenset({"of", "for", "on", "and", "the", "in", "to"})
_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM"})
_MOST_CAPITALS, _LONG = 0.8, 4
_LONGEST_DATELINE = 12


def is_headline(tree: Tree) -> bool:
    """Tell whether nearly every word has a capital, so that a capital says nothing."""
    long = [token.text for token in tree.tokens if len(token.text) >= _LONG and token.text[0].isalpha()]
    if any(token.pos == "VERB" and token.text.islower() for token in tree.tokens):
        return False
    return len(long) > 2 and sum(text[0].isupper() for text in long) > _MOST_CAPITALS * len(long)  # noqa: PLR2004 - as a share


@dataclass(frozen=True)
class Capitals:
    """What an article tells of its words by how it writes them."""

    always: frozenset[str]
    """Words that have a capital wherever they stand."""
    ordinary: frozenset[str]
    """Words, in small letters, that it writes without a capital somewhere."""


def capitals_of(trees: Sequence[Tree]) -> Capitals:
    """Return how the words of an article are written; headlines in capitals tell nothing."""
    texts = [tree for tree in trees if not is_headline(tree)]
    plain = {token.text for tree in trees for token in tree.tokens if token.text.islower()}
    named = {
        token.text
        for tree in texts
        for token in tree.tokens
        if token.text[0].isupper() and not opens(tree, token)
    }
    always = {word for word in named if word.isupper() or word.lower() not in plain}
    return Capitals(frozenset(always), frozenset(plain))


def abbreviated_things(tree: Tree) -> set[str]:
    """Return what stands in brackets behind a common noun: "memorandum of understanding (MOU)"."""
    found = set()
    for opening, short, closing in zip(tree.tokens, tree.tokens[1:], tree.tokens[2:], strict=False):
        if opening.text == "(" and closing.text == ")" and opening.index and short.text[:2].isupper():
            noun = tree.tokens[opening.index - 1]
            while noun.text.islower() and noun.dep == "pobj" and tree.head(tree.head(noun)).pos == "NOUN":
                noun = tree.head(tree.head(noun))
            if noun.text.islower() and noun.pos == "NOUN" and not sort_of(noun.lemma.lower()):
                found.add(short.text.removesuffix("s"))
    return found


def find_runs(tree: Tree, capitals: Capitals) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each name, first inclusive and last exclusive."""
    first = _after_dateline(tree)
    while first < len(tree.tokens):
        start = first
        if tree.tokens[first].text in {"al", "el"}:
            start = first + (2 if _glued(tree, first + 1) else 1)
        if not _part(tree, start, capitals):
            first += 1
            continue
        last = start + 1
        while (end := _goes_on(tree, first, last, capitals)) is not None:
            last = end
        if not _seat(tree, first, last):
            yield first, last
        first = last


def _seat(tree: Tree, first: int, last: int) -> bool:
    """Tell whether it is a lawmaker's party and seat: "D-Mass.", "R-Ga."."""
    return tree.tokens[first].text[:2] in {"D", "R", "I", "D-", "R-", "I-"} and any(
        token.text[-1] in _HYPHENS or "-" in token.text for token in tree.tokens[first : min(first + 2, last)]
    )


def _after_dateline(tree: Tree) -> int:
    """Return where a sentence begins behind "LOS ANGELES, Sept. 28 (UPI) --"."""
    if not tree.tokens or not tree.tokens[0].text.isupper() or len(tree.tokens[0].text) < _LONG:
        return 0
    for token in tree.tokens[1:_LONGEST_DATELINE]:
        if token.text in {"—", "–", "--"}:
            return token.index + 1
        if token.pos in {"VERB", "AUX"}:
            break
    return 0


def opens(tree: Tree, token: Token) -> bool:
    """Tell whether a token begins a sentence, quotation or heading, so that its capital says nothing."""
    before = tree.tokens[token.index - 1].text if token.index else ""
    return not before or before in _OPENING or before in {":", "–", "—", "/", "•", "*"}


def _part(tree: Tree, index: int, capitals: Capitals) -> bool:
    """Tell whether a token is a word of a name."""
    if not 0 <= index < len(tree.tokens):
        return False
    token = tree.tokens[index]
    if not token.text[0].isupper() or _NO_NAME.search(token.text):
        return False
    if token.entity not in ENTITIES and (token.entity or token.text.strip(".") in _CALENDAR):
        return False
    if token.text == "The" and not opens(tree, token):
        return _part(tree, index + 1, capitals)
    acronym = token.text.isupper() and len(token.text) > 1
    if token.pos not in _WORDS and not (acronym and token.entity in ENTITIES):
        return token.text in capitals.always and token.pos == "VERB"
    if not opens(tree, token) or acronym or token.text in capitals.always or token.entity in ENTITIES:
        return True
    return token.pos == "PROPN" or (is_office(token.text) and _part(tree, index + 1, capitals))


def _goes_on(tree: Tree, first: int, last: int, capitals: Capitals) -> int | None:
    """Return the end of the name when it goes on after `last`, which is exclusive."""
    if _part(tree, last, capitals):
        before = tree.tokens[last - 1].text
        short = before.lower().rstrip(".")
        ends = words("naming", "corporate") | words("abbreviations", "doubtful")
        over = before.endswith(".") and "." not in short and short in ends
        return None if over else last + 1  # "Oro Ltd. Ferrum Inc.", "in Sund, Calif. Vell said"
    if last + 1 >= len(tree.tokens):
        return None
    token, following = tree.tokens[last], tree.tokens[last + 1]
    part = _part(tree, last + 1, capitals)
    particle = token.lower in words("naming", "particles")
    if _glued(tree, last) and (part or following.pos == "PROPN" or following.text.isdigit()):
        return last + 2
    if part and (particle or token.text == "&" or _owned(tree, last)):
        return last + 2
    article = particle or token.lower in {"ad", "an", "ar", "as", "ash"}
    if article and _glued(tree, last + 1) and _part(tree, last + 2, capitals):
        return last + 3
    if part and token.text in _OPENING - {"("} and _part(tree, last + 3, capitals):
        return last + 4 if tree.tokens[last + 2].text in _CLOSING else None
    return _linked(tree, first, last, capitals)


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
    if tree.tokens[index].tag != "POS":
        return False
    if is_office(owner.text):  # "Sheriff's Office"
        return after.lower in words("naming", "institutions")
    classes = {owner.lemma.lower(), owner.lower, owner.lower.removesuffix("s")} & words("naming", "classes")
    return bool(classes) and owner.entity == after.entity


def _linked(tree: Tree, first: int, last: int, capitals: Capitals) -> int | None:
    """Return the end after "of the Interior", "and Producers", where they belong to the name."""
    end = last
    while end < len(tree.tokens) and tree.tokens[end].lower in _LINKS:
        end += 1
    link = tree.tokens[last]
    if end == last or not _part(tree, end, capitals) or link.lower == "the":
        return None
    inside = link.entity == "ORG" and any(start < last and end < stop for start, stop in tree.entities)
    if link.lower == "and" and state_of(" ".join(token.text for token in tree.tokens[end : end + 2])):
        return None  # "North and South Korea"
    if link.lower == "and":
        joined = tree.head(link)
        whole = tree.head(joined)
        bodies = words("naming", "institutions") | words("naming", "corporate")
        joins = joined.dep in {"compound", "nmod", "amod"} and whole.lower.replace(".", "") in bodies
        within = whole.index > last and whole.pos == "PROPN" and joins
        one = any(token.lower in {"of", "for"} for token in tree.tokens[first:last])
        return end + 1 if within or (inside and one and end == last + 1) else None
    head = tree.tokens[last - 1].lower
    of = link.lower in {"of", "for", "on"}
    body = of and (inside or head in words("naming", "institutions"))
    return end + 1 if body or (is_office(head) and link.lower != "on") else None
