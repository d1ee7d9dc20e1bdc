"""Which parties a brief shows: whoever holds, tells or does what it shows, or takes part anywhere.

The reading knows everybody who is named as somebody. Who stands only in another's title, in brackets, in
what only may be, or as a place takes no part; nor does what is named once without a sign that it is anybody.
"""

import re
from collections.abc import Iterator, Sequence

from summarizer.domain import Span
from summarizer.kinds.disputes.parties.roles import role_of
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.timeline.events import Told
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Mention, Party
from summarizer.reading.grammar import modal_of, phrase
from summarizer.reading.roles import does_something, is_somebody
from summarizer.reading.sorts import is_office, sort_of
from summarizer.reading.standing import is_conditional
from summarizer.text.lexicon import words
from summarizer.text.states import state_adjectives
from summarizer.text.wordnet import family

_OFTEN = 4
"""Sentences that name whoever an article is about, whatever they do in it."""
_ACTS = frozenset({"nsubj", "nsubjpass"})
_BY = frozenset({"against", "between", "by", "from"})
_TOWARD = frozenset({"to", "with"})
"""What leads to whoever does what is done, or deals with whoever does something."""
_APART = frozenset({"like", "of", "than", "under", "unlike"})
"""What leads to somebody who is compared, or who has something."""
_ONE_OF_MANY = frozenset({"a", "an", "another", "any", "each", "every", "no", "one", "some"})
_DOUBTFUL = frozenset({"could", "may", "might"})


def shown(
    clauses: Clauses, parties: Sequence[Party], held: Sequence[Held], told: Sequence[Told]
) -> list[Party]:
    """Return the parties that hold, tell or do something, and those that an article comes back to."""
    names = {name for each in held for name in (*each.holders, each.attribution.according_to)}
    names |= {each.attribution.according_to for each in told}
    return [
        party
        for party in parties
        if party.name in names or (_is_told_apart(clauses, party) and _is_of_the_story(clauses, party))
    ]  # fmt: skip - what it takes to be shown


# ---------------------------------------------------------------- who is somebody


def _is_told_apart(clauses: Clauses, party: Party) -> bool:
    """Tell whether a name is of somebody in particular: no "one Londoner", "the senator", "Apps"."""
    first, *others = party.name.split()
    if len(party.name) == 1 or (is_office(first) and others[:1] == ["of"]):
        return False
    spots = [_head(clauses, mention) for mention in party.mentions]
    if party.kind == "person" and others and is_office(others[-1]) and others[-1].islower():
        return not all(_is_one_of_many(tree, head) or _is_added(tree, head) for tree, head in spots)
    if party.kind == "person" and " " not in party.name:
        often = len(party.sentences) >= _OFTEN
        return not is_office(party.name) and (often or bool(role_of(clauses, party, whole=False)[0]))
    if party.kind == "group":
        return not all(_is_class(tree, head) for tree, head in spots)
    return not all(_is_one_of_many(tree, head) for tree, head in spots)


def _is_added(tree: Tree, head: Token) -> bool:
    """Tell whether an office is the second of one person's: "the mayor and Peruvian senator"."""
    return head.dep == "conj" and not tree.children(head, "det")


def _is_one_of_many(tree: Tree, head: Token) -> bool:
    """Tell whether words name one of a sort, or things with a capital that begin a sentence: "Apps"."""
    before = tree.children(head, "det", "nummod")
    one = head.tag in {"NN", "NNP"} and any(token.lower in _ONE_OF_MANY for token in before)
    return one or (head.tag == "NNS" and head.index == 0)


def _is_class(tree: Tree, head: Token) -> bool:
    """Tell whether people are named by their sort and do nothing as such, or are praised: "its only ally"."""
    singular = head.entity == "NORP" and head.tag in {"JJ", "NNP"}
    *_, whole = _ways_up(tree, head)
    passing = any(t.tag in {"JJS", "RBS"} or t.lower == "only" for t in phrase(tree, whole))
    nation = head.text.removesuffix("s") in state_adjectives()
    does = not nation and head.dep == "nsubj" and _is_act(tree.head(head))
    return singular or passing or (head.entity == "NORP" and not does and not is_somebody(tree, head))


# ---------------------------------------------------------------- who takes part


def _is_of_the_story(clauses: Clauses, party: Party) -> bool:
    """Tell whether a party takes part in what the article tells, and whether that is sure of one place."""
    sure = [each for each in party.mentions if not clauses.is_of_several(each.start, each.end)]
    sentences = {each.sentence for each in sure}
    if len(sentences) >= _OFTEN and party.kind != "state" and not party.name.islower():
        return True
    parts = [each for each in sure if _takes_part(clauses, party, each)]
    if len(sentences) > 1 or not parts:
        return bool(parts)
    return (
        any(is_somebody(*_head(clauses, each)) for each in parts)
        or _is_body(party)
        or bool(role_of(clauses, party, whole=False)[0])
    )


def _is_body(party: Party) -> bool:
    """Tell whether a name says that it is a body's or a group's."""
    if party.kind == "group":
        return not party.name.islower()
    main = re.split(r" (?:of|on|for) ", party.name)[0].split()
    named = len(party.name.split()) > 1 and main[-1].lower() in words("naming", "institutions")
    return party.kind == "state" or named


def _head(clauses: Clauses, mention: Mention) -> tuple[Tree, Token]:
    """Return the word of a mention that the sentence has a place for."""
    sentence, tree, first = clauses.token(Span(start=mention.start, end=mention.end))
    inside = tree.at(mention.start - sentence.start, mention.end - sentence.start)
    within = {token.index for token in inside}
    return tree, next((token for token in inside if token.head not in within), first)


def _takes_part(clauses: Clauses, party: Party, mention: Mention) -> bool:
    """Tell whether a party does something where it is named, or something is done to or with it."""
    if clauses.quotation(mention.start) is not None or not clauses.is_prose(mention.sentence):
        return False
    tree, named = _head(clauses, mention)
    *_, head = _ways_up(tree, named)
    office = head.index != named.index and head.pos == "NOUN" and is_office(head.text)
    if _is_in_brackets(tree, named) or (office and named.dep == "conj" and party.kind != "person"):
        return False
    if party.kind == "group" and _is_class(tree, named):
        return False
    if _is_doubtful(tree, head) or _is_only_told_of(clauses, party, mention):
        return False
    return _acts(tree, head, party) or _is_introduced(clauses, party, mention, head)


def _is_only_told_of(clauses: Clauses, party: Party, mention: Mention) -> bool:
    """Tell whether a state or people stands in what somebody says, and does or deals in nothing there."""
    tree, named = _head(clauses, mention)
    *_, head = _ways_up(tree, named)
    lead = tree.head(head)
    does = head.dep == "nsubj" or lead.lower in {"by", "with"} or is_somebody(tree, named)
    done = head.dep == "dobj" and _is_done(lead)
    wide = party.kind in {"state", "group"} or named.tag in {"NNS", "NNPS"}
    said = (span for each in clauses.statements(mention.sentence) for span in each.content_spans)
    within = any(span.start <= mention.start < span.end for span in said)
    return wide and within and not (does or done)


def _acts(tree: Tree, head: Token, party: Party) -> bool:
    lead = tree.head(head)
    above = tree.head(lead)
    person = party.kind == "person"
    if head.dep in _ACTS or lead.dep == "agent":
        passive = head.dep == "nsubjpass" and party.kind == "group" and not is_somebody(tree, head)
        return person or (not passive and (head.dep != "nsubj" or _is_act(lead)))
    deals = above.lemma.lower() in words("somebody", "dealings")
    acted_on = person or above.pos in {"VERB", "AUX"} or deals
    document = above.lemma.lower() in words("parties", "documents")
    source = any(token.lower == "according" for token in tree.ancestors(head))
    told_of = is_office(above.text) or (document and not source)
    toward = lead.lower in _TOWARD and acted_on and (party.kind != "state" or deals)
    origin = lead.lower == "from" and party.kind == "state" and above.pos != "VERB" and not deals
    by = lead.lower in _BY and not told_of and not origin
    if head.dep == "pobj" and (
        by or toward or (lead.lower == "of" and above.pos == "NOUN" and _is_done(above))
    ):
        return True
    if head.dep in {"dobj", "dative"}:
        return person or _is_act(lead)
    disputes = party.kind == "organisation" and lead.lemma.lower() in words("somebody", "dealings")
    decides = party.kind == "state" and does_something(tree, lead)
    return head.dep == "poss" and (person or disputes or decides)


def _is_done(word: Token) -> bool:
    """Tell whether a word is of what somebody does to somebody: "the invasion of Peru"."""
    return not is_office(word.text) and bool(family(word.lemma.lower()) & words("somebody", "targets"))


def _is_act(verb: Token) -> bool:
    """Tell whether a verb is of what somebody does, not of what is, is perceived or happens to it."""
    return verb.lemma.lower() not in words("somebody", "undergoes")


def _is_introduced(clauses: Clauses, party: Party, mention: Mention, head: Token) -> bool:
    """Tell whether somebody is named with an office or trade, and not as whom others are compared with."""
    tree, _ = _head(clauses, mention)
    role, number = role_of(clauses, party, whole=False)
    apart = head.dep == "poss" or tree.head(head).lower in _APART or party.kind in {"state", "group"}
    told = any(is_office(word) or sort_of(word.lower()) for word in role.split())
    return told and number == mention.sentence and not apart


def _ways_up(tree: Tree, token: Token) -> Iterator[Token]:
    """Yield a name's head and what it shares its place with: "a group of Peruvians", "Peru and Chile"."""
    yield token
    above = tree.head(token)
    group = tree.head(above)
    if token.dep in {"conj", "appos"}:
        yield from _ways_up(tree, above)
    elif above.lower == "of" and token.dep == "pobj" and sort_of(group.lemma.lower()) == "alliance":
        yield from _ways_up(tree, group)


def _is_in_brackets(tree: Tree, token: Token) -> bool:
    before = [each.text for each in tree.tokens[: token.index] if each.text in {"(", ")"}]
    return bool(before) and before[-1] == "("


def _is_doubtful(tree: Tree, head: Token) -> bool:
    """Tell whether a sentence only says what may be, or what is behind it: "a fellow who ran the port".

    What somebody calls a thing is no more: "called it a hoax by Peru".
    """
    if any(token.dep == "oprd" for token in tree.ancestors(head)):
        return True
    verbs = [token for token in tree.ancestors(head) if token.pos in {"VERB", "AUX"}]
    if not verbs:
        return False
    guessed = verbs[-1].lemma == "be" and modal_of(tree, verbs[-1]) == "would"
    told_of = any(verb.dep == "relcl" and tree.head(verb).dep == "appos" for verb in verbs)
    open_ = told_of or any(modal_of(tree, verb) in _DOUBTFUL for verb in verbs)
    return guessed or open_ or is_conditional(tree, verbs[0])
