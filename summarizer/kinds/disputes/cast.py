"""Which parties a brief shows: whoever holds, tells or does what it shows, or acts anywhere.

The reading knows everybody who is named as somebody. Who stands only in another's title, in rhetoric or as
a place takes no part.
"""

from collections.abc import Sequence

from summarizer.domain import Span
from summarizer.kinds.disputes.claims import Held
from summarizer.kinds.disputes.clauses import Clauses
from summarizer.kinds.disputes.events import Told
from summarizer.reading import Mention, Party

_OFTEN = 4
"""Sentences that name whoever an article is about, whatever they do in it."""
_ACTS = frozenset({"nsubj", "nsubjpass"})
_BY = frozenset({"against", "between", "by", "from"})
_TOWARD = frozenset({"to", "with"})
"""What leads to whoever does what is done, or deals with whoever does something."""


def shown(
    clauses: Clauses, parties: Sequence[Party], held: Sequence[Held], told: Sequence[Told]
) -> list[Party]:
    """Return the parties that hold, tell or do something, and those that an article comes back to."""
    names = {name for each in held for name in (*each.holders, each.attribution.according_to)}
    names |= {each.attribution.according_to for each in told}
    return [party for party in parties if party.name in names or _is_of_the_story(clauses, party)]


def _is_of_the_story(clauses: Clauses, party: Party) -> bool:
    sure = [each for each in party.mentions if not clauses.is_of_several(each.start, each.end)]
    often = len({each.sentence for each in sure}) >= _OFTEN
    return often or any(_takes_part(clauses, party, each) for each in sure)


def _takes_part(clauses: Clauses, party: Party, mention: Mention) -> bool:
    """Tell whether a party does something where it is named, or something is done to or with it."""
    if clauses.quotation(mention.start) is not None or not clauses.is_prose(mention.sentence):
        return False
    sentence, tree, first = clauses.token(Span(start=mention.start, end=mention.end))
    inside = tree.at(mention.start - sentence.start, mention.end - sentence.start)
    within = {token.index for token in inside}
    head = next((token for token in inside if token.head not in within), first)
    while head.dep in {"conj", "appos"}:
        head = tree.head(head)
    lead = tree.head(head)
    if head.dep in _ACTS or lead.dep == "agent":
        return True
    acted_on = party.kind == "person" or tree.head(lead).pos in {"VERB", "AUX"}
    dealt = lead.lower in _BY or (lead.lower in _TOWARD and acted_on)
    done_to = head.dep in {"dobj", "dative"} or (head.dep == "pobj" and dealt)
    return done_to or (head.dep == "poss" and party.kind == "person")
