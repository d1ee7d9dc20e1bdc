"""What a party is, as the article calls it: its office, or what stands beside its name."""

from summarizer.kinds.disputes.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Party
from summarizer.reading.grammar import phrase

_LONGEST_ROLE = 14
"""Words of a role; a longer one is a story."""


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
    return (party.title, None) if party.title else ("", None)


def _beside(clauses: Clauses, number: int, tree: Tree, head: Token) -> str | None:
    """Return what a name is said to be between commas behind it: "Ada Lund, head of the union, said"."""
    for below in tree.children(head, "appos"):
        led = tree.tokens[below.index - 1] if below.index else below
        body = tree.subtree(below, lambda t: t.dep in {"relcl", "acl"})
        first = body[0]
        comma = first.index > 0 and tree.tokens[first.index - 1].text == ","
        if below.pos != "NOUN" or not comma or led.text == "(" or len(body) > _LONGEST_ROLE:
            continue
        if tree.children(below, "conj") or len(phrase(tree, below)) < 2:  # noqa: PLR2004 - one word says nothing
            continue
        end = body[-1].index + 1
        if body[-1].pos not in {"NOUN", "PROPN", "NUM"}:
            continue
        if end < len(tree.tokens) and tree.tokens[end].text in {",", "."}:
            return clauses.words(number, frozenset(t.index for t in body))
    return None
