"""Descriptions of what an article told before, in words that a reader understands without it.

"The company" gives way to the name that the reading knows for it, "the talks" to "the talks on a pay rise"
where the article named them so; a clause whose description nothing tells is none. What the article
calls "the economy" from its first mention on needs no telling.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.domain import Sentence
from summarizer.kinds.disputes.cutting import Words
from summarizer.parsing import Token, Tree
from summarizer.reading import Party
from summarizer.reading.cue import kinds_of
from summarizer.reading.grammar import phrase
from summarizer.reading.sorts import sort_of
from summarizer.text.lexicon import words

if TYPE_CHECKING:
    from summarizer.kinds.disputes.clauses import Clauses

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_POINTING = _DEFINITE - {"the"}
_BARE = frozenset({"det", "amod", "nummod", "punct", "case", "predet", "cc", "conj"})
"""What may hang on a noun without telling which one it is."""
_UNIQUE = frozenset({"first", "last", "only", "same", "latest", "next", "whole", "entire", "rest"})
_FIRMS = "firms"
"""The sort of groups of which "the" one is one that was named before."""
_LANDS = frozenset({"country", "nation", "kingdom", "republic"})
_WILLS = frozenset({"demands", "offers", "plans"})
"""What "the demand" tells of nobody knows, before it was told."""
_TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
_MOST = 9
"""Words of a description that may stand for a shorter one."""
SIDES = frozenset({"side"})
"""What a dispute has two of, so that "both sides" need no telling."""
_REACH = 3
"""Sentences before a description in which what it means is named."""


@dataclass(frozen=True)
class Nouns:
    """Where an article has its nouns, by lemma: the trees of the sentences with their tokens."""

    places: Mapping[str, Sequence[tuple[int, Tree, Token]]]

    def before(self, lemma: str, number: int, index: int) -> Iterator[tuple[int, Tree, Token]]:
        """Yield the places of a noun before a word, the first first."""
        for place in self.places.get(lemma, ()):
            if (place[0], place[2].index) < (number, index):
                yield place


@dataclass
class Described:
    """What stands for words of a clause, by index; the words left out; the sentences that tell it."""

    texts: dict[int, str] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)


def nouns_of(trees: Sequence[Tree]) -> Nouns:
    """Return the nouns of an article, those of its sentences in order."""
    places: dict[str, list[tuple[int, Tree, Token]]] = {}
    for number, tree in enumerate(trees, start=1):
        for token in tree.tokens:
            if token.pos == "NOUN":
                places.setdefault(token.lemma.lower(), []).append((number, tree, token))
    return Nouns(places)


def described(
    clauses: "Clauses", at: Sentence, tree: Tree, kept: Words, *, asked: bool = False
) -> Described | None:
    """Return what stands for the descriptions of a clause; None where nobody can tell what one means.

    What is only `asked` about may be what the article is about, which its heading or several sentences name.
    """
    found = Described()
    for noun in (tree.tokens[index] for index in sorted(kept)):
        article = next((t for t in tree.children(noun, "det") if t.lower in _DEFINITE), None)
        if noun.pos != "NOUN" or article is None or article.index not in kept:
            continue
        if _tells_which(clauses, at, tree, noun, kept):
            continue
        told = _told(clauses, at, tree, noun, kept)
        if told is None and not (asked and _is_known(clauses, at, noun)):
            return None
        text, number = told or ("", at.number)
        if text:
            inside = [i for i in range(article.index, noun.index + 1) if i in kept]
            found.texts[inside[0]] = f"[{text}]"
            found.left_out |= set(inside[1:])
            found.sentences.append(number)
    return found


def _is_known(clauses: "Clauses", at: Sentence, noun: Token) -> bool:
    """Tell whether a thing is one that an article is about."""
    before = {number for number, _, _ in clauses.nouns.before(noun.lemma.lower(), at.number, noun.index)}
    return len(before) > 1 or any(not clauses.is_told(number) for number in before)


def _tells_which(clauses: "Clauses", at: Sentence, tree: Tree, noun: Token, kept: Words) -> bool:
    """Tell whether a noun with "the" says by itself, or by its clause, which one it means."""
    below = [token for token in tree.children(noun) if token.index in kept]
    firm = sort_of(noun.lemma.lower()) == _FIRMS
    bare = all(t.dep in _BARE or (firm and t.dep == "compound" and t.pos == "NOUN") for t in below)
    bare = bare and not _has_name(tree, noun, below)
    picked = any(t.tag in {"JJS", "RBS"} or t.lower in _UNIQUE or t.entity in _TIMES for t in below)
    following = tree.tokens[noun.index + 1] if noun.index + 1 < len(tree.tokens) else noun
    if following.pos == "PROPN" and following.index in kept:
        return True  # "the companies Norlin and Tarn", which the parser divides
    if not bare or picked or noun.entity in _TIMES or clauses.quotation(at.start + noun.start):
        return True
    earlier = (tree.tokens[index] for index in kept if index < noun.index)
    return any(t.lemma.lower() == noun.lemma.lower() and t.pos in {"NOUN", "VERB"} for t in earlier)


def _has_name(tree: Tree, noun: Token, below: Sequence[Token]) -> bool:
    """Tell whether a name before a noun tells which one it is: "the US-led coalition"."""
    return any(t.pos == "PROPN" for each in below if each.index < noun.index for t in tree.subtree(each))


def _told(clauses: "Clauses", at: Sentence, tree: Tree, noun: Token, kept: Words) -> tuple[str, int] | None:
    """Return what a description means and the sentence that tells it; nothing where it is understood."""
    lemma = noun.lemma.lower()
    if meant := clauses.meant(at.start + noun.start):
        return clauses.name(meant.parties), meant.sentence
    party = clauses.party_at(at.start + noun.start)
    if party in {each.name for each in clauses.reading.parties if each.kind == "state"}:
        return "", at.number  # "the government"
    if party is not None and party.casefold() != noun.text.casefold() and _is_name(party):
        return clauses.name([party]), clauses.naming(at.number, party)
    if party is not None and sort_of(lemma) != _FIRMS:
        return "", at.number
    if noun.tag == "NN" and (sort_of(lemma) == _FIRMS or lemma in _LANDS):
        return _named(clauses, at, tree, noun, kept)
    return _told_before(clauses, at, tree, noun)


def _told_before(clauses: "Clauses", at: Sentence, tree: Tree, noun: Token) -> tuple[str, int] | None:
    """Return what the sentences before call a thing in full; nothing where it needs no telling."""
    pointing = any(t.lower in _POINTING for t in tree.children(noun, "det"))
    lemma = noun.lemma.lower()
    before = list(clauses.nouns.before(lemma, at.number, noun.index))
    first = before[0] if before else None
    new = any(t.lower == "new" for t in tree.children(noun, "amod"))
    shell = new or lemma in words("shells", "nouns") or kinds_of("nouns").get(lemma) in _WILLS
    if lemma in SIDES and tree.children(noun, "nummod", "det"):
        return "", at.number
    if tree.children(noun, "nummod") or (first is None and shell):
        return None  # "the two firms", "the new phone", by whatever name they have been told of
    if first is None or (not pointing and _is_bare(first[1], first[2])):
        return None if pointing else ("", at.number)
    told = [place for place in before if place[2].tag == noun.tag and _is_told_in_full(*place[1:])]
    told = [place for place in told if not clauses.is_quoted(place[0], place[2])]
    fullers = [_fuller(*place) for place in told]
    if fullers and fullers[-1] and len({full[0] for full in fullers if full}) == 1:
        return fullers[-1]
    in_lead = any(number in clauses.lead and told.tag == noun.tag for number, _, told in before)
    return ("", at.number) if in_lead else None


def _named(clauses: "Clauses", at: Sentence, tree: Tree, noun: Token, kept: Words) -> tuple[str, int] | None:
    """Return the firm that "the company" means: the one named right before, None where there are several."""
    land = noun.lemma.lower() in _LANDS
    kinds = {"GPE"} if land else {"ORG", "PRODUCT", ""}
    before = [tree.tokens[index] for index in kept if index < noun.index]
    if any(t.entity in kinds and t.pos == "PROPN" for t in before):
        return "", at.number  # the clause itself names one
    named = [
        (mention.sentence, party.name)
        for party in clauses.reading.parties
        if (party.kind == "state" if land else _may_be_firm(party))
        for mention in party.mentions
        if mention.end <= at.start + noun.start and at.number - mention.sentence < _REACH
    ]
    last = max((number for number, _ in named), default=0)
    names = {party for _, party in named}
    if names & {clauses.party_at(at.start + token.start) for token in before}:
        return "", last
    return (clauses.name(names), last) if len(names) == 1 else None


def _may_be_firm(party: Party) -> bool:
    """Tell whether a party may be a company: no word of its name says that it is a body of another sort."""
    if party.kind not in {"organisation", "group"} or not _is_name(party.name):
        return False
    return not {sort_of(word.lower()) for word in party.name.split()} - {"", _FIRMS}


def _is_name(party: str) -> bool:
    """Tell whether a party is called by a name, and not only described: "Italian company"."""
    return party.rsplit(maxsplit=1)[-1][:1].isupper()


def _is_bare(tree: Tree, noun: Token) -> bool:
    """Tell whether an article speaks of "the economy" without having told which."""
    below = tree.children(noun)
    definite = any(t.lower == "the" for t in below if t.dep == "det")
    return definite and all(t.dep in _BARE for t in below)


def _tells(below: Token) -> bool:
    """Tell whether a word that hangs on a noun tells which one it is."""
    return below.dep not in _BARE and (below.dep != "compound" or below.pos == "PROPN")


def _is_told_in_full(tree: Tree, noun: Token) -> bool:
    """Tell whether an article tells with a noun which one it means, by words or by a clause."""
    return any(_tells(below) for below in tree.children(noun))


def _fuller(number: int, tree: Tree, noun: Token) -> tuple[str, int] | None:
    """Return a noun with what tells which one it is, and its sentence: "the talks on a pay rise"."""
    inside = phrase(tree, noun)
    telling = [t for t in inside if tree.head(t).index == noun.index and _tells(t)]
    cut = any(tree.children(t, "pcomp", "relcl", "acl") for t in inside)
    if not telling or cut or len(inside) > _MOST or any(t.pos == "PRON" for t in inside):
        return None
    if inside[0].dep == "det":
        inside = inside[1:]
    owned = any(t.dep == "poss" for t in telling)
    told = " ".join(tree.text[inside[0].start : inside[-1].end].split())
    return (told if owned else f"the {told}"), number
