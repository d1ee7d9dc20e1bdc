"""What an article called a thing before it spoke of it in short: "the talks" of "talks on a pay rise".

A wording is taken only where nothing before speaks of another thing under the same noun, and is kept to
what marks the thing out: the words before its noun, and the first phrase or infinitive behind it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import SUBJECTS
from summarizer.reading.sorts import is_office, sort_of
from summarizer.text.lexicon import words
from summarizer.text.wordnet import kind_of

if TYPE_CHECKING:
    from summarizer.kinds.disputes.wording.clauses import Clauses

MOST = 10
"""Words of a wording that may stand for a shorter one."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OTHERS = frozenset({"another", "any", "each", "every", "no", "other", "such"})
"""What leads to a thing that was not told of before, or to none."""
_MARKS_OUT = frozenset({"of", "on", "for", "between", "with", "to", "over", "about", "against"})
"""What leads to a phrase that tells which thing it is, and not where or when it is told of."""
_TOLD_BY_THE_WAY = frozenset({"attr", "appos", "compound", "nmod", "amod"})
"""What a noun is that says what something is, and brings in no thing of its own."""
_LEFT = frozenset({"amod", "compound", "nmod", "poss"})
_PICKS = frozenset({"JJR", "JJS", "RBR", "RBS", "CD"})
"""Words that pick one of several, which the noun itself has no more."""
_PASSING = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "PERCENT", "MONEY", "QUANTITY"})
_AGENTS = frozenset({"between", "by", "of"})
_ASIDE = frozenset({"relcl", "appos", "advcl"})
_PERSONS = ("adult", "female", "leader", "male", "professional", "relative", "worker")
"""Sorts of persons, so that a noun of one may be whom a pronoun means."""
_SOMEONE = frozenset({"anyone", "everyone", "friend", "individual", "nobody", "person", "someone", "whoever"})
_SHARE = 2 / 3
"""How often two parties have to be named together, of all that are."""


@dataclass(frozen=True)
class Mention:
    """A place of a noun in an article."""

    number: int
    tree: Tree
    noun: Token

    @property
    def marks(self) -> frozenset[str]:
        """Return the words before the noun that tell its sort."""
        left = self.tree.children(self.noun, "amod", "compound", "nmod")
        return frozenset(token.lemma.lower() for token in left if token.index < self.noun.index)

    @property
    def is_new(self) -> bool:
        """Tell whether it leads to a thing of its own: "a plan", "another plan"."""
        below = self.tree.children(self.noun, "det", "amod")
        return any(token.lower in {"a", "an", *_OTHERS} for token in below)


def wording(clauses: "Clauses", at: Mention, before: Sequence[Mention]) -> tuple[str, int] | None:
    """Return what the places of a noun before one call the thing in full, and the sentence that does."""
    same = [each for each in before if each.noun.tag == at.noun.tag]
    same = [each for each in same if not clauses.is_quoted(each.number, each.noun)]
    full = [(each, text) for each in same if (text := _full(clauses, each))]
    if not full:
        return None
    first, text = full[0]
    told = _content(first)
    if not at.marks <= told | {at.noun.lemma.lower()}:
        return None
    later = [each for each in same if each.number > first.number or each.noun.index > first.noun.index]
    others = any(each.is_new or _is_another(each, told) for each in later)
    earlier = any(_is_another(each, told) for each in same if each not in later and each != first)
    return None if others or earlier else (text, first.number)


def _is_another(mention: Mention, told: frozenset[str]) -> bool:
    """Tell whether a noun is marked out by other words than those that mark out a thing."""
    content = _content(mention)
    return bool(content) and not content & told


def _content(mention: Mention) -> frozenset[str]:
    """Return the words with a meaning of their own that hang on a noun."""
    inside = mention.tree.subtree(
        mention.noun, lambda token: token.dep in {"relcl", "appos", "conj", "advcl"}
    )
    kinds = {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}
    return frozenset(
        token.lemma.lower() for token in inside if token.pos in kinds and token.index != mention.noun.index
    )


def _full(clauses: "Clauses", mention: Mention) -> str | None:
    """Return the wording of a noun that marks it out, None where it does not or where that is too long."""
    tree, noun = mention.tree, mention.noun
    below = tree.children(noun)
    dets = {token.lower for token in below if token.dep in {"det", "predet", "neg"}}
    if dets & {"some", "many", "both"} or any(token.lower in _OTHERS for token in below):
        return None
    if noun.dep in _TOLD_BY_THE_WAY or tree.children(noun, "conj"):
        return None
    left = [token for token in below if token.index < noun.index and token.dep in _LEFT]
    if any(token.tag in _PICKS or token.entity in _PASSING or token.pos == "PRON" for token in left):
        return None
    if any(token.dep in {"nummod", "quantmod"} for token in below):
        return None
    behind = next((token for token in below if token.index > noun.index), None)
    start = min((t.index for token in left for t in tree.subtree(token)), default=noun.index)
    ends = [_end(tree, behind)] if behind is not None and _marks_out(tree, noun, behind) else []
    known = bool(dets & DEFINITE)
    told = ends or any(_tells(token, known=known) for token in left)
    words = tree.tokens[start : (ends[0] if ends else noun.index) + 1]
    if (
        not told
        or len(tree.text[words[0].start : words[-1].end].split()) > MOST
        or any(_is_loose(clauses, mention, token) for token in words)
    ):
        return None
    text = " ".join(tree.text[words[0].start : words[-1].end].split())
    return text if any(token.dep == "poss" for token in left) else f"the {text}"


def _marks_out(tree: Tree, noun: Token, behind: Token) -> bool:
    """Tell whether what follows a noun tells which thing it is: "on a pay rise", "to close the port"."""
    inside = tree.subtree(behind)
    if inside[0].index != noun.index + 1 or any(token.entity in {"DATE", "TIME"} for token in inside):
        return False
    if behind.dep == "acl":
        return any(token.lower == "to" for token in tree.children(behind, "aux"))
    return (
        behind.dep == "prep" and behind.lower in _MARKS_OUT and bool(tree.children(behind, "pobj", "pcomp"))
    )


def _end(tree: Tree, behind: Token) -> int:
    """Return the last word of what follows a noun, without what is told about it by the way."""
    doing = tree.child(behind, "pcomp")  # "talks on ending the strike", in Sund or and whatever else

    def aside(token: Token) -> bool:
        more = doing is not None and token.head == doing.index and token.dep in {"prep", "cc", "conj"}
        hyphen = token.dep == "punct" and token.tag == "HYPH"
        return more or (token.dep in {"relcl", "appos", "advcl", "acl", "punct"} and not hyphen)

    inside = tree.subtree(behind, aside)
    end = behind.index
    for token in inside:
        if token.index > end + 1:
            break
        end = max(end, token.index)
    return end


def _tells(token: Token, *, known: bool) -> bool:
    """Tell whether a word before a noun marks it out, and does not only judge it: "Peru’s", "a pay deal".

    What is `known` everywhere, "the banking industry", is not brought in by that.
    """
    named = token.dep == "poss" or token.entity in {"NORP", "ORG", "GPE", "PERSON"}
    return named or (token.dep in {"compound", "nmod"} and not known)


def _is_loose(clauses: "Clauses", mention: Mention, token: Token) -> bool:
    """Tell whether a word within a wording would need telling itself, or tears it."""
    if token.pos == "PRON" or token.text in {'"', "“", "”", "(", ")", ",", ";", ":", "–", "—"}:
        return True
    if token.index == mention.noun.index or token.pos != "NOUN":
        return False
    sentence = clauses.article.sentences[mention.number - 1]
    below = mention.tree.children(token)
    named = any(t.pos == "PROPN" for each in below for t in mention.tree.subtree(each))
    return not named and is_short(below) and clauses.party_at(sentence.start + token.start) is None


def is_short(below: Sequence[Token]) -> bool:
    """Tell whether what hangs on a noun takes it for known, and does not tell which it is."""
    definite = any(token.lower in DEFINITE for token in below)
    return definite and all(token.dep in {"det", "amod", "case", "nummod"} for token in below)


# ---------------------------------------------------------------- two that are named together


def pair(clauses: "Clauses", number: int, index: int, lemma: str) -> tuple[str, int] | None:
    """Return the two parties that "both sides" means: the only two that are named together, or nearly so."""
    found: dict[frozenset[str], list[tuple[str, int]]] = {}
    for place, tree, noun in _joined(clauses, number, index):
        start = clauses.article.sentences[place - 1].start
        other = tree.children(noun, "conj")[0]
        parties = [clauses.party_at(start + token.start) or _name(token) for token in (noun, other)]
        names = frozenset(party for party in parties if party)
        if len(names) == len(parties) and all(_fits(clauses, party, lemma) for party in names):
            words = _named(tree, noun, other) or _by_name(clauses, parties)
            found.setdefault(names, []).append((words, place))
    most = max(found.values(), key=len, default=[])
    if not most or len(most) < _SHARE * sum(map(len, found.values())):
        return None
    return next(((text, place) for text, place in most if text), None)


def _joined(clauses: "Clauses", number: int, index: int) -> Iterator[tuple[int, Tree, Token]]:
    """Yield the first of each two that do something together, or between whom something is."""
    for sentence, tree in clauses.sentences():
        for noun in tree.tokens if sentence.number <= number else ():
            if (sentence.number, noun.index) >= (number, index):
                break
            head = tree.head(noun) if noun.dep in {"compound", "nmod"} else noun
            acts = head.dep in SUBJECTS or head.dep == "poss" or tree.head(head).lower in _AGENTS
            links = {token.lower for token in tree.children(noun, "cc")}
            if acts and links == {"and"} and len(tree.conjuncts(noun)) == 2:  # noqa: PLR2004 - a pair
                yield sentence.number, tree, noun


def _name(token: Token) -> str:
    """Return the name of a body that is no party; nothing of what is none."""
    return token.text if token.pos == "PROPN" and token.entity in {"ORG", "GPE"} else ""


def _by_name(clauses: "Clauses", parties: Sequence[str | None]) -> str:
    """Return parties by their names; nothing where one has none."""
    names = [party for party in parties if party and party[:1].isupper()]
    return clauses.name(names) if len(names) == len(parties) else ""


def _fits(clauses: "Clauses", party: str, lemma: str) -> bool:
    """Tell whether a party may be one of what a noun names: a state one of "both countries"."""
    kind = next((each.kind for each in clauses.reading.parties if each.name == party), "organisation")
    if lemma in {"country", "nation", "government", "state"}:
        return kind == "state"
    if sort_of(lemma) == "firms":
        return kind in {"organisation", "group"}
    return kind != "person"


def _named(tree: Tree, first: Token, second: Token) -> str:
    """Return the words that name two together; nothing where there are too many."""
    inside = tree.subtree(first, lambda token: token.dep in {*_ASIDE, "acl"})
    start, end = inside[0].index, max(second.index, inside[-1].index)
    words = tree.tokens[start : end + 1]
    torn = any(token.pos == "PRON" or token.text in {",", "(", '"', "“"} for token in words)
    return "" if torn or len(words) > MOST else " ".join(tree.text[words[0].start : words[-1].end].split())


# ---------------------------------------------------------------- the subject of the sentence before


def topic_of(clauses: "Clauses", number: int, tree: Tree, before: Tree, pronoun: Token) -> str | None:
    """Return the words for what "it" or "they" means where a sentence goes on about the one before."""
    numbers = {"it": {"NN"}, "they": {"NNS"}}.get(pronoun.lower, set())
    if pronoun.dep not in SUBJECTS or tree.head(pronoun).dep != "ROOT" or len(before.roots) != 1:
        return None
    root = before.roots[0]
    subjects = before.children(root, *SUBJECTS)
    if len(subjects) != 1 or before.children(root, "ccomp", "parataxis"):
        return None
    subject = subjects[0]
    if subject.tag not in numbers or before.children(subject, "conj") or subject.pos != "NOUN":
        return None
    if is_short(before.children(subject)) or (pronoun.lower == "it" and is_office(subject.lower)):
        return None
    rivals = [t for t in before.tokens if t.tag in numbers and t.dep in {*SUBJECTS, "dobj"} and t != subject]
    inside = before.subtree(subject, lambda token: token.dep in {*_ASIDE, "acl"})
    loose = any(token.pos == "PRON" or token.text in {",", "(", '"', "“"} for token in inside)
    if rivals or loose or len(inside) > MOST or clauses.is_quoted(number - 1, subject):
        return None
    return " ".join(before.text[inside[0].start : inside[-1].end].split())


def is_person(token: Token) -> bool:
    """Tell whether a word without a name may be whom a pronoun means: "the judge", "a man", "someone"."""
    lemma = token.lemma.lower()
    if token.tag != "NN" or token.dep in {"compound", "amod", "nmod"}:
        return False
    kin = any(kind_of(lemma, broad) for broad in _PERSONS)
    return kin or lemma in _SOMEONE or is_office(lemma) or lemma in words("parties", "voices")
