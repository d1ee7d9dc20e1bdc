"""What a party is, as the article calls it: its office, or what stands beside its name."""

from collections.abc import Iterator, Mapping

from summarizer.domain import Sentence
from summarizer.kinds.disputes.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Party
from summarizer.reading.grammar import phrase
from summarizer.reading.sorts import is_office
from summarizer.text.lexicon import words

_LONGEST_ROLE = 14
"""Words of a role; a longer one is a story."""
_LONGEST_RANK = 4
"""Letters of a rank or form of address in short: "Gen.", not "professor"."""
_OPEN = frozenset({"ADJ", "ADP", "DET", "CCONJ"})
"""Words that something has to follow."""
_NAMES = frozenset({"ADJ", "DET", "NOUN", "NUM", "PART", "PROPN"})
_BEFORE = frozenset({"both", "now", "then"})


def role_of(clauses: Clauses, party: Party) -> tuple[str, int | None]:
    """Return a party's role in the article's words, with the sentence that tells it; empty for none."""
    trees = dict(enumerate(clauses.sentences(), start=1))
    for mention in party.mentions:
        sentence, tree = trees[mention.sentence]
        inside = tree.at(mention.start - sentence.start, mention.end - sentence.start)
        within = {token.index for token in inside}
        head = next((token for token in inside if token.head not in within), None)
        role = _beside(clauses, mention.sentence, tree, head) if head is not None else None
        if role:
            return role, mention.sentence
    found = next(filter(None, (_titled(tree, party.title) for tree in _trees_of(party, trees))), "")
    return found, None


def _trees_of(party: Party, trees: Mapping[int, tuple[Sentence, Tree]]) -> Iterator[Tree]:
    yield from (trees[number][1] for number in party.sentences)


def _titled(tree: Tree, title: str) -> str:
    """Return a title as a sentence has it in full; nothing of one that tells not whose or of what it is."""
    at = tree.text.find(title) if title else -1
    if at < 0:
        return ""
    inside = tree.at(at, at + len(title))
    end = inside[-1].index + 1
    while end < len(tree.tokens) and _is_cut(tree, end):
        end += 1
        while end < len(tree.tokens) and tree.tokens[end].pos in _NAMES:
            end += 1
    whole = tree.tokens[inside[0].index : end]
    while whole and whole[0].lower in _BEFORE:
        whole = whole[1:]
    while len(whole) > 1 and _is_rank(whole[-1]):
        whole = whole[:-1]  # "press secretary Maj. Gen."
    if not whole or len(whole) > _LONGEST_ROLE or whole[-1].pos in _OPEN:
        return ""
    if whole[0].lower in words("parties", "generic") and not any(t.lower in {"of", "for"} for t in whole):
        return ""  # "company chief": of which company?
    alone = whole[0].lower
    if len(whole) == 1 and alone not in words("parties", "alone"):
        return ""
    if not any(t.pos == "NOUN" or is_office(t.text) or is_office(t.lemma) for t in whole):
        return ""  # "New Jersey" of "New Jersey Gov. Ada Lund"
    return " ".join(tree.text[whole[0].start : whole[-1].end].split())


def _is_rank(token: Token) -> bool:
    """Tell whether a word is a short form of address, which is no office."""
    short = token.lower.rstrip(".")
    return short in words("parties", "honorifics") and len(short) <= _LONGEST_RANK


def _is_cut(tree: Tree, end: int) -> bool:
    """Tell whether a title goes on: "assistant director" of "assistant director-in-charge of the port"."""
    last, following = tree.tokens[end - 1], tree.tokens[end]
    hyphened = "-" in {last.text, following.text} and last.end == following.start
    return hyphened or following.lower == "of" or (last.pos in _OPEN and following.pos in _NAMES)


def _beside(clauses: Clauses, number: int, tree: Tree, head: Token) -> str | None:
    """Return what a name is said to be between commas behind it: "Ada Lund, head of the union, said"."""
    for below in tree.children(head, "appos"):
        led = tree.tokens[below.index - 1] if below.index else below
        body = tree.subtree(below, lambda t: t.dep in {"relcl", "acl"})
        first = body[0]
        comma = first.index > 0 and tree.tokens[first.index - 1].text == ","
        told = below.pos == "NOUN" or (below.pos == "PROPN" and body[0].lower == "the")
        if not told or not comma or led.text == "(" or len(body) > _LONGEST_ROLE:
            continue
        if tree.children(below, "conj") or len(phrase(tree, below)) < 2:  # noqa: PLR2004 - one word says nothing
            continue
        end = body[-1].index + 1
        if body[-1].pos not in {"NOUN", "PROPN", "NUM"}:
            continue
        if end < len(tree.tokens) and tree.tokens[end].text in {",", "."}:
            return clauses.words(number, frozenset(t.index for t in body))
    return None
