"""Descriptions of what an article told before, in words that a reader understands without it.

"The company" gives way to the name that the reading knows for it, "the talks" to "the talks on a pay rise"
where the article named them so; a clause whose description nothing tells is none. What the article
calls "the economy" from its first mention on needs no telling.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from summarizer.domain import Sentence
from summarizer.kinds.disputes.open_disputes.fullnames import full_name, needs_a_name
from summarizer.kinds.disputes.wording.antecedents import DEFINITE, Mention, pair, wording
from summarizer.kinds.disputes.wording.cutting import Words
from summarizer.parsing import Token, Tree
from summarizer.reading import Party
from summarizer.reading.cue import SOUGHT, kinds_of
from summarizer.reading.grammar import SUBJECTS
from summarizer.reading.sorts import is_office, sort_of
from summarizer.text.lexicon import words
from summarizer.text.wordnet import family, kind_of, senses

if TYPE_CHECKING:
    from summarizer.kinds.disputes.wording.clauses import Clauses

_DEFINITE = DEFINITE | {"both"}
_POINTING = DEFINITE - {"the"}
_BARE = frozenset({"det", "amod", "nummod", "punct", "case", "predet", "cc", "conj"})
"""What may hang on a noun without telling which one it is."""
_UNIQUE = frozenset({"first", "last", "only", "same", "latest", "next", "whole", "entire", "rest"})
_FIRMS = "firms"
"""The sort of groups of which "the" one is one that was named before."""
_LANDS = frozenset({"country", "nation", "kingdom", "republic"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT"})
SIDES = frozenset({"side"})
"""What a dispute has two of, so that "both sides" need no telling."""
_TERM = 5
"""Words of a term."""
_SPOKEN_OF = 3
"""Sentences that have a noun, from which a speaker may point at what it names."""
_OFTEN = 4
"""How often an article has to have a noun before one so that it is what it is about."""
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
        if noun.pos != "NOUN" or article is None or article.index not in kept or noun.text.isupper():
            continue
        quoted = clauses.quotation(at.start + noun.start) is not None
        points = article.lower in {*_POINTING, "both"} or _is_of_two(tree, noun)
        loose = points or _is_relational(noun)
        if _tells_which(tree, noun, kept) or (quoted and not loose):
            continue
        told = _told(clauses, at, tree, noun, kept)
        if quoted and not (told and told[0]) and (told or _is_here(noun) or _is_matter(clauses, noun)):
            continue
        if asked and needs_a_name(noun):
            party = clauses.party_at(at.start + noun.start)
            full = full_name(clauses, at.number, noun)
            if not (full or party or (told and told[0])):
                return None
            told = full or told
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


def _is_relational(noun: Token) -> bool:
    """Tell whether what a noun names is of something else, which has to be told: "the pace"."""
    return noun.dep in SUBJECTS and noun.lemma.lower() in words("relational", "nouns")


def _is_matter(clauses: "Clauses", noun: Token) -> bool:
    """Tell whether a thing that a speaker points at is what the article is about."""
    lemma = noun.lemma.lower()
    known = lemma in clauses.matters or any(senses(lemma) & senses(other) for other in clauses.matters)
    return known or clauses.frequency(lemma) >= _SPOKEN_OF


def _is_here(noun: Token) -> bool:
    """Tell whether a speaker points with a noun at where or when they speak: "this country"."""
    return noun.lemma.lower() in words("deictic", "nouns") or noun.entity in _TIMES


def _tells_which(tree: Tree, noun: Token, kept: Words) -> bool:
    """Tell whether a noun with "the" says by itself, or by its clause, which one it means."""
    below = [token for token in tree.children(noun) if token.index in kept]
    firm = sort_of(noun.lemma.lower()) == _FIRMS
    bare = all(t.dep in _BARE or (firm and t.dep == "compound" and t.pos == "NOUN") for t in below)
    bare = bare and not _has_name(tree, noun, below)
    inside = [t for each in below if each.index < noun.index for t in tree.subtree(each)]
    picked = any(t.tag in {"JJS", "RBS"} or t.lower in _UNIQUE or t.entity in _TIMES for t in inside)
    picked = picked or _is_completed(tree, noun)
    following = tree.tokens[noun.index + 1] if noun.index + 1 < len(tree.tokens) else noun
    if (following.pos == "PROPN" and following.index in kept) or _is_hyphened(tree, noun):
        return True  # "the companies Norlin and Tarn", "the co-founder", which the parser divides
    if not bare or picked or noun.entity in {*_TIMES, "CARDINAL"}:
        return True
    earlier = (tree.tokens[index] for index in kept if index < noun.index)
    return any(t.lemma.lower() == noun.lemma.lower() and t.pos in {"NOUN", "VERB"} for t in earlier)


def _is_hyphened(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun is only the first part of a word: "co-founder"."""
    return tree.text[noun.end : noun.end + 1] == "-"


def _is_completed(tree: Tree, noun: Token) -> bool:
    """Tell whether a verb parts a noun from what tells which one it is: "the decision was made to leave"."""
    verb = tree.head(noun)
    behind = tree.children(verb, "xcomp", "advcl", "ccomp") if noun.dep == "nsubjpass" else ()
    helpers = [t.lower for below in behind for t in tree.children(below, "aux", "mark")]
    return kinds_of("nouns").get(noun.lemma.lower()) is not None and not {"to", "that"}.isdisjoint(helpers)


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
    pointing = any(t.lower in _POINTING for t in tree.children(noun, "det"))
    unique = lemma in words("unique", "nouns") and noun.tag == "NN" and not pointing
    if unique or (is_office(lemma) and _of_one_state(clauses)):
        return "", at.number
    if noun.tag == "NN" and (sort_of(lemma) == _FIRMS or lemma in _LANDS):
        return _named(clauses, at, tree, noun, kept)
    return _told_before(clauses, at, tree, noun)


def _of_one_state(clauses: "Clauses") -> bool:
    """Tell whether an article has one state, whose offices "the president" and "the minister" are."""
    return sum(party.kind == "state" for party in clauses.reading.parties) == 1


def _told_before(clauses: "Clauses", at: Sentence, tree: Tree, noun: Token) -> tuple[str, int] | None:
    """Return what the sentences before call a thing in full; nothing where it needs no telling."""
    lemma, plain = noun.lemma.lower(), ("", at.number)
    new = any(t.lower == "new" for t in tree.children(noun, "amod"))
    shell = (
        new or lemma in words("shells", "nouns") or kinds_of("nouns").get(lemma) in SOUGHT
    )  # what "the demand" is, nobody knows before it was told
    if _is_of_two(tree, noun):
        understood = lemma in SIDES or not (shell or noun.dep in SUBJECTS or tree.children(noun, "nummod"))
        return pair(clauses, at.number, noun.index, lemma) or (plain if understood else None)
    before = [Mention(*place) for place in clauses.nouns.before(lemma, at.number, noun.index)]
    here = Mention(at.number, tree, noun)
    placed = lemma in words("places", "nouns") or lemma in _LANDS | {"state"}
    full = _called(clauses, before) or wording(clauses, here, before)
    if full and (not placed or any(word[:1].isupper() for word in full[0].partition(" of ")[2].split())):
        return full
    pointing = any(t.lower in _POINTING for t in tree.children(noun, "det"))
    again = not shell and all(_is_bare(each.tree, each.noun) for each in before)
    if again and (kin := _kin(clauses, here)):
        same = kin if senses(kin[0].noun.lemma.lower()) & senses(lemma) else []
        return wording(clauses, here, same) or (None if pointing else plain)
    if lemma in words("shells", "nouns") and not pointing and _goes_on(tree, noun):
        return plain
    if (
        tree.children(noun, "nummod")
        or _is_relational(noun)
        or (not before and ((shell and not _is_aim(tree, noun)) or _is_topic(clauses, here)))
    ):
        return None  # "the two firms", "the new phone", by whatever name they have been told of
    if not pointing and (not before or _is_bare(before[0].tree, before[0].noun)):
        return plain
    begun = 0 if placed else max(clauses.lead, default=0)
    in_lead = any(
        (each.number <= begun or each.number in clauses.lead) and each.noun.tag == noun.tag for each in before
    )
    often = noun.tag == "NN" and len(before) >= _OFTEN and not placed
    return plain if in_lead or often else None


def _called(clauses: "Clauses", before: Sequence[Mention]) -> tuple[str, int] | None:
    """Return a noun with the quoted words that it was told with: "the term “ghost ships”"."""
    told = [each for each in before if clauses.is_told(each.number)]
    for each in told:
        sentence = clauses.article.sentences[each.number - 1]
        end = sentence.start + each.noun.end
        found = clauses.quotation(end + 2)
        if found is None or found.start != end + 2 or not found.closed or each.noun.tag not in {"NN", "NNS"}:
            continue
        quoted = " ".join(clauses.article.text[found.start : found.end].split()).rstrip(",.")
        if each.noun.lemma.lower() in words("terms", "nouns") and len(quoted.split()) <= _TERM:
            return f"the {each.noun.text} “{quoted}”", each.number
    return None


def _goes_on(tree: Tree, noun: Token) -> bool:
    """Tell whether a clause goes on about what it told: "filed a motion, arguing the move was due"."""
    beside = next((token for token in tree.ancestors(noun) if token.dep in {"advcl", "conj"}), None)
    verb = tree.head(beside) if beside is not None and beside.pos in {"VERB", "AUX"} else None
    return verb is not None and any(t.index < noun.index for t in tree.children(verb, "dobj"))


def _is_topic(clauses: "Clauses", at: Mention) -> bool:
    """Tell whether a sentence is about something done or written that no beginning told of: "the exit"."""
    lemma = at.noun.lemma.lower()
    done = any(kind_of(lemma, broad) for broad in ("act", "document")) and not sort_of(lemma)
    return (
        done
        and at.noun.dep in SUBJECTS
        and not at.marks
        and not any(_is_kin(lemma, other) for other in clauses.matters)
    )


@cache
def _is_kin(one: str, other: str) -> bool:
    """Tell whether two words may speak of one thing: "merge" and "merger", "talks" and "negotiations"."""
    akin = other in family(one) or senses(one) & senses(other)
    return bool(akin) or kind_of(one, other) or kind_of(other, one)


def _kin(clauses: "Clauses", at: Mention) -> list[Mention]:
    """Return the places of the one noun of the lead that means the same: "agreement" before "the accord"."""
    lemma, last = at.noun.lemma.lower(), max(clauses.lead, default=0)
    alike = [
        [Mention(*place) for place in clauses.nouns.before(other, at.number, at.noun.index)]
        for other in clauses.nouns.places
        if other != lemma and (senses(other) & senses(lemma) or kind_of(other, lemma))
    ]
    told = [each for each in alike if any(m.number <= last and m.noun.tag == at.noun.tag for m in each)]
    return told[0] if len(told) == 1 else []


def _is_of_two(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun counts two: "both sides", "the two parties"."""
    count = tree.children(noun, "det", "predet", "nummod", "preconj")
    return noun.tag == "NNS" and any(token.lower in {"both", "two"} for token in count)


def _is_aim(tree: Tree, noun: Token) -> bool:
    """Tell whether a thing is only what something is done for: "will convene to enact the measures"."""
    verb = tree.head(noun)
    helpers = [helper.lower for helper in tree.children(verb, "aux")]
    return noun.dep == "dobj" and verb.dep == "advcl" and verb.tag == "VB" and helpers == ["to"]


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
    first = {name for name in names if clauses.begins_with(name)}
    names = names if len(names) == 1 else first
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
