"""Verb groups: when a predicate is, as its auxiliaries and the words that govern it tell.

A finite verb tells its own time. An infinitive or participle takes it from the word above it: below
`managed` it happened, below `agreed`, `due` or `plan` it is only intended.
"""

from dataclasses import dataclass, replace
from typing import Literal

from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

Tense = Literal["past", "present", "future"]

_AUXILIARIES = ("aux", "auxpass")
_FINITE: dict[str, Tense] = {"VBD": "past", "VBP": "present", "VBZ": "present", "NNS": "present"}
"""By tag; a predicate that the parser takes for a plural is a verb in the present."""
_NOBODY = frozenset(("no", "none", "nobody", "nothing", "neither"))
_KINDS = ("realised", "failed", "attempted")
_SUPERSEDED = frozenset(("originally", "initially", "previously", "once", "formerly"))
"""What was once intended need not have come, and does not lie ahead any more."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, read together with the words that govern it."""

    verb: Token
    """The verb that carries the meaning; where an adjective or noun does, its copula."""
    tense: Tense | None = None
    """When it is, seen from the telling: in `would meet`, `agreed to meet`, `was due to meet` it is
    future, in `had been due to meet` past; None where no word tells."""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str = ""
    """The modal that leaves open whether it comes true: may, might, can, could, would, should, must."""
    intended: bool = False
    """Told only as intended, expected, asked for or tried: nothing says that it came true."""
    negated: bool = False
    """By `not` or `never`, by its subject (`no deal`), or by a word above it (`failed to meet`)."""

    @property
    def direction(self) -> Literal["past", "future"] | None:
        """Return which way it lies from the telling; a present lies neither way, unless it is perfect."""
        if self.tense == "future":
            return "future"
        return "past" if self.tense == "past" or self.perfect else None


def verb_group(tree: Tree, token: Token) -> VerbGroup | None:
    """Return the reading of the verb group that a token belongs to; None where no verb stands above it."""
    verb = predicate_above(tree, token)
    if verb is None:
        return None
    group: VerbGroup | None = None
    for below in reversed(_chain(tree, verb)):
        group = _read(tree, below, group)
    return group


def predicate_above(tree: Tree, token: Token) -> Token | None:
    """Return the verb that a token belongs to: the token itself, its main verb, or the nearest above."""
    return next((word for word in (token, *tree.ancestors(token)) if is_predicate(tree, word)), None)


def is_predicate(tree: Tree, token: Token) -> bool:
    """Tell whether a token heads a verb group; what only helps or describes (`planned talks`) does not."""
    if token.pos in ("VERB", "AUX"):
        return token.dep not in (*_AUXILIARIES, "amod", "compound")
    joins_verb = token.dep == "conj" and tree.head(token).pos == "VERB"  # `passed, and heads to the House`
    return token.tag in ("NN", "NNS") and (
        joins_verb or tree.child(token, "nsubj", *_AUXILIARIES) is not None
    )


def is_superseded(tree: Tree, group: VerbGroup) -> bool:
    """Tell whether what a verb in the past puts ahead is over: `had been due`, `was once expected`."""
    adverbs = {child.lower for child in tree.children(group.verb, "advmod")}
    return group.tense == "past" and (group.perfect or bool(adverbs & _SUPERSEDED))


def _chain(tree: Tree, verb: Token) -> list[Token]:
    """Return a verb and those above it that it takes its time from, up to the first that tells its own."""
    chain = [verb]
    while not _tells_time(tree, chain[-1]):
        above = next((word for word in tree.ancestors(chain[-1]) if is_predicate(tree, word)), None)
        if above is None:
            break
        chain.append(above)
    return chain


def _tells_time(tree: Tree, verb: Token) -> bool:
    first = next(iter(tree.children(verb, *_AUXILIARIES)), verb)
    if first.lower == "having" and first is not verb:
        return True  # `having met`
    if first.tag == "VBN":
        return verb.dep not in ("xcomp", "ccomp", "conj")  # `talks held on Monday`; not `wants it signed`
    if first is verb and verb.dep == "conj" and tree.head(verb).tag == "VB" and not tree.child(verb, "nsubj"):
        return verb.tag not in ("VB", "VBP") and verb.text != verb.lemma  # `they will meet and leave`
    return first.tag == "MD" or first.tag in _FINITE


def _read(tree: Tree, verb: Token, above: VerbGroup | None) -> VerbGroup:
    helpers = tree.children(verb, *_AUXILIARIES)
    lemmas = {word.lemma for word in helpers}
    group = VerbGroup(
        verb,
        perfect=not lemmas.isdisjoint(("have", "having")) and verb.tag != "VB",  # `has to meet`
        progressive=verb.tag == "VBG",
        passive=any(word.dep == "auxpass" for word in helpers) or (verb.tag == "VBN" and not helpers),
        negated=_is_negated(tree, verb),
    )
    if _tells_time(tree, verb):
        return _finite(group, next(iter(helpers), verb))
    if verb.dep == "conj" and above is not None:  # shares the auxiliaries: `will meet and sign`
        passive = above.passive and verb.tag == above.verb.tag
        return replace(above, verb=verb, passive=passive, negated=above.negated or group.negated)
    if verb.tag == "VBG":
        return _participle(tree, group, above)
    if above is None and verb.tag == "VB" and not helpers:  # `Ministers meet`, or an order
        return replace(group, tense="present" if tree.child(verb, "nsubj") else None)
    return _infinitive(tree, group, above)


def _finite(group: VerbGroup, first: Token) -> VerbGroup:
    if first.tag != "MD":
        return replace(group, tense=_FINITE.get(first.tag, "past"))
    if first.lemma in ("will", "shall"):
        return replace(group, tense="future")
    past = group.perfect or (group.verb.tag == "VBN" and not group.passive)  # `he'd met`
    if first.lemma in ("could", "would") and group.verb.dep != "ccomp":  # `they would not say`
        past |= group.negated
    tense: Tense = "past" if past else "present" if first.lemma == "can" else "future"
    return replace(group, tense=tense, modal=first.lemma)


def _participle(tree: Tree, group: VerbGroup, above: VerbGroup | None) -> VerbGroup:
    """Read `after meeting`, `a strike beginning on`: at the time of the verb above."""
    negated = group.negated or tree.head(group.verb).lemma == "without"
    if above is None:
        return replace(group, negated=negated)
    return replace(group, tense=above.tense, modal=above.modal, intended=above.intended, negated=negated)


def _infinitive(tree: Tree, group: VerbGroup, above: VerbGroup | None) -> VerbGroup:
    word = tree.head(group.verb)
    ranked = [word, *tree.children(word, "attr")]  # `became the first to sign`, `was the only one to sign`
    kinds = {word.lemma, *(child.lemma for noun in ranked for child in tree.children(noun, "amod"))}
    realised, failed, attempted = (bool(kinds & words("infinitives", kind)) for kind in _KINDS)
    if group.perfect and above is not None and above.passive:  # `is thought to have met`
        realised |= word.lemma not in words("times", "scheduled")
    purpose = group.verb.dep == "advcl" or attempted
    if above is not None:
        modal = group.modal or above.modal
        group = replace(group, modal=modal, negated=group.negated or above.negated or failed)
    if realised or failed or purpose:
        tense = above.tense if above is not None else None
        intended = purpose or (above is not None and above.intended)
        return replace(group, tense="past" if group.perfect else tense, intended=intended)
    superseded = above is not None and (
        is_superseded(tree, above) or (group.perfect and above.tense == "past")  # `was to have met`
    )
    return replace(group, tense="past" if superseded else "future", intended=True)


def _is_negated(tree: Tree, verb: Token) -> bool:
    if tree.child(verb, "neg") is not None:
        return True
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    return any(
        word.lower in _NOBODY for subject in subjects for word in (subject, *tree.children(subject, "det"))
    )
