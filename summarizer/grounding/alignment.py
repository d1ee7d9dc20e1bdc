"""Which word of the evidence a word of the claim stands for."""

from collections.abc import Collection, Iterator

from summarizer.grounding.meaning import alike_words, excluded
from summarizer.grounding.names import Spellings
from summarizer.grounding.stances import clause_of
from summarizer.grounding.trees import Node, Parsed, grammatical_subject, has_meaning
from summarizer.grounding.words import stem
from summarizer.parsing import Token, Tree

_LONGEST = 6
"""Words before the last of a name that may belong to it."""


_Key = tuple[int, int]


class Alignment:
    """A claim beside its evidence; `spellings` tell which names mean one party."""

    def __init__(self, claim: Parsed, evidence: Parsed, spellings: Spellings) -> None:
        self.claim, self.evidence = claim, evidence
        self.spellings = spellings
        self._parties: dict[_Key, str | None] = {}
        self._same: dict[_Key, frozenset[_Key]] = {}
        self._circles: dict[_Key, tuple[Node, ...]] = {}
        self._counterparts: dict[_Key, tuple[Node, ...]] = {}
        self._clauses: dict[int, dict[int, list[Token]]] = {}
        self._places = {_key(node): place for place, node in enumerate(evidence.nodes)}
        self._marked: dict[tuple[str, str], list[Node]] = {}
        for node in evidence.nodes:
            for mark in self._marks(node):
                self._marked.setdefault(mark, []).append(node)

    def same(self, one: Node, other: Node) -> bool:
        """Tell whether two words may mean the same, names by what they name."""
        ours, theirs = self.party(one), self.party(other)
        return ours == theirs if ours and theirs else _alike(one, other)

    def sames(self, node: Node) -> frozenset[_Key]:
        """Return the keys of the words of the evidence that may mean the same as a word of the claim."""
        key = _key(node)
        if key not in self._same:
            marks = [
                *self._marks(node),
                *(("lemma", other) for other in self.evidence.lexemes.alike(node.lemma)),
            ]
            likely = (other for mark in marks for other in self._marked.get(mark, ()))
            self._same[key] = frozenset(_key(other) for other in likely if self.same(node, other))
        return self._same[key]

    def means(self, node: Node, other: Node) -> bool:
        """Tell whether a word of the claim may mean the same as one of the evidence: `same`, looked up."""
        return _key(other) in self.sames(node)

    def tells(self, tree: Tree, node: Node) -> bool:
        """Tell whether a sentence of the evidence has a word of the claim."""
        return any(place == id(tree) for place, _ in self.sames(node))

    def _marks(self, node: Node) -> Iterator[tuple[str, str]]:
        """Yield what words that may mean the same have one of in common, besides their meanings."""
        yield "lemma", node.lemma
        yield "word", node.token.lower
        yield "stem", stem(node.token.text)
        if party := self.party(node):
            yield "party", party

    def party(self, node: Node) -> str | None:
        """Return the party that a word is the name of, or the last word of its name."""
        if node.token.pos not in {"PROPN", "ADJ", "NOUN"}:
            return None
        key = _key(node)
        if key not in self._parties:
            self._parties[key] = self._party(*node)
        return self._parties[key]

    def _party(self, tree: Tree, token: Token) -> str | None:
        first = max(0, token.index - _LONGEST)
        names = (
            tree.text[each.start : token.end]
            for each in tree.tokens[first : token.index + 1]
            if self.spellings.begins(each.text)
        )
        return next(filter(None, map(self.spellings.party, names)), None)

    def names(self, node: Node, parties: Collection[str]) -> bool:
        """Tell whether the sentence of a word names one of several parties."""
        every = (Node(node.tree, token) for token in node.tree.tokens)
        return any((self.party(each) or each.token.text) in parties for each in every)

    def counterparts(self, node: Node) -> tuple[Node, ...]:
        """Return the words that say the same, those of them that stand among the most of the same words."""
        key = _key(node)
        if key not in self._counterparts:
            found = sorted(self._places[each] for each in self.sames(node))
            self._counterparts[key] = self._nearest(node, [self.evidence.nodes[place] for place in found])
        return self._counterparts[key]

    def contraries(self, node: Node) -> tuple[Node, ...]:
        """Return the words that exclude a word and stand among some of the same words."""
        lemmas = self.evidence.lexemes.contrary(node.lemma)
        if not lemmas:
            return ()
        found = [
            other
            for other in self.evidence.nodes
            if other.lemma in lemmas
            and other.token.pos != "PROPN"
            and _describes(other.token) == _describes(node.token)
            and not _hyphened(other)
            and _bounds(node) == _bounds(other)
            and self.together(node, other)
        ]
        return self._nearest(node, found)

    def _nearest(self, node: Node, found: list[Node]) -> tuple[Node, ...]:
        shared = [self.shared(node, other) for other in found]
        return tuple(other for other, number in zip(found, shared, strict=True) if number == max(shared))

    def shared(self, one: Node, other: Node) -> int:
        """Return how many words stand around both."""
        theirs = {_key(each) for each in self.circle(other)}
        return sum(not theirs.isdisjoint(self.sames(mine)) for mine in self.circle(one))

    def linked(self, one: Node, other: Node) -> bool:
        """Tell whether two words belong directly to, or have directly below them, the same thing."""
        theirs = [each for each in self.evidence.neighbours(other) if each.token.pos != "VERB"]
        ours = [each for each in self.claim.neighbours(one) if each.token.pos != "VERB"]
        return any(self.same(mine, their) for mine in ours for their in theirs)

    def together(self, node: Node, other: Node) -> bool:
        """Tell whether two words stand in sentences that share a word beside them."""
        return any(
            any(their.tree is other.tree for their in self.counterparts(mine)) for mine in self.circle(node)
        )

    def contrary(self, one: Node, other: Node) -> bool:
        """Tell whether a word around one excludes a word around the other."""
        pairs = ((mine, their) for mine in self.circle(one) for their in self.circle(other))
        return any(excluded(mine.lemma, their.lemma) for mine, their in pairs)

    def circle(self, node: Node) -> tuple[Node, ...]:
        """Return the other words of the clause that a word stands in, with the subject of the clause."""
        key = _key(node)
        if key not in self._circles:
            tree, token = node
            clause = clause_of(tree, token)
            around = [other for other in self._words_of(tree, clause) if other is not token]
            subject = grammatical_subject(tree, clause)
            if (
                subject is not None
                and subject not in around
                and subject is not token
                and has_meaning(subject)
            ):
                around.append(subject)
            self._circles[key] = tuple(Node(tree, other) for other in around)
        return self._circles[key]

    def clause(self, node: Node) -> tuple[Node, ...]:
        """Return the words of the clause that a word stands in, itself among them."""
        own = (node,) if has_meaning(node.token) else ()
        return (*own, *self.circle(node))

    def _words_of(self, tree: Tree, clause: Token) -> list[Token]:
        if id(tree) not in self._clauses:
            self._clauses[id(tree)] = _clauses(tree)
        return self._clauses[id(tree)].get(clause.index, [])


def _key(node: Node) -> _Key:
    return id(node.tree), node.token.index


def _alike(one: Node, other: Node) -> bool:
    """Tell whether two words may mean the same, whatever their forms."""
    if one.token.lower == other.token.lower or one.lemma == other.lemma:
        return True
    if "NUM" in {one.token.pos, other.token.pos} or "PROPN" in {one.token.pos, other.token.pos}:
        return bool(stem(one.token.text) == stem(other.token.text))
    return alike_words(one.lemma, other.lemma)


def _clauses(tree: Tree) -> dict[int, list[Token]]:
    """Map the head of each clause to the words of a meaning that stand in it."""
    found: dict[int, list[Token]] = {}
    for token in tree.tokens:
        if has_meaning(token):
            found.setdefault(clause_of(tree, token).index, []).append(token)
    return found


def _describes(token: Token) -> bool:
    """Tell whether a word says how something is: open, and not an opening; struggling, of a firm."""
    return token.pos in {"ADJ", "ADV"} or token.dep in {"amod", "acomp", "advmod"}


def _bounds(node: Node) -> bool:
    """Tell whether a word bounds a figure after "at": at least 40 is no contrary of more than 40."""
    before = node.tree.tokens[max(0, node.token.index - 1) : node.token.index]
    return node.token.lower in {"least", "most"} and any(token.lower == "at" for token in before)


def _hyphened(node: Node) -> bool:
    """Tell whether a word is the end of a longer one, such as the `old` of `three-year-old`."""
    before = node.tree.tokens[max(0, node.token.index - 1) : node.token.index]
    return any(token.text == "-" for token in before)
