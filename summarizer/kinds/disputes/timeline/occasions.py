"""What happened and is only named: "the May elections", "the union's agreement with Norlin in June".

An occasion with a date of its own is an event in the article's words where it is definite, so that the
article takes for known that it was, and where more than its date tells which one it is.
"""

from collections.abc import Iterator
from itertools import takewhile

from summarizer.domain import Moment, Span
from summarizer.kinds.disputes.timeline.timing import before_time
from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import calendar_side
from summarizer.reading.grammar import phrase
from summarizer.text.lexicon import words

_EDGES = frozenset({"beginning", "end", "outbreak", "start"})
"""Nouns for a part of an occasion that has the date of the occasion."""
_AT = frozenset({"at", "in", "of", "on"})
_TELLING = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
_MOST = 16
"""Words of an occasion that is shown."""


def occasions_of(clauses: Clauses) -> Iterator[tuple[Clause, Moment, Span]]:
    """Yield the dated occasions of an article, with the noun that names each."""
    for happening in clauses.reading.happenings:
        moment = happening.moment
        past = moment is not None and calendar_side(moment, clauses.article.published) == "past"
        if moment is None or not past or not clauses.is_told(happening.sentence):
            continue
        sentence, tree, _ = clauses.token(moment)
        inside = {t.index for t in tree.at(moment.start - sentence.start, moment.end - sentence.start)}
        noun = _occasion(tree, inside)
        body = _body(tree, noun, inside) if noun is not None else frozenset[int]()
        if noun is None or not body or clauses.quotation(sentence.start + noun.start) is not None:
            continue
        clause = clauses.named(happening.sentence, body)
        if clause is not None and not clause.own_words:
            yield clause, moment, Span(start=sentence.start + noun.start, end=sentence.start + noun.end)


def _occasion(tree: Tree, inside: set[int]) -> Token | None:
    """Return the occasion that a time hangs on, or the part of it: "the start of the strike on May 2"."""
    top = next((tree.tokens[i] for i in sorted(inside) if tree.tokens[i].head not in inside), None)
    if top is None:
        return None
    above = list(takewhile(lambda t: t.pos not in {"VERB", "AUX"}, tree.ancestors(top)))
    behind = before_time(tree, tree.tokens[min(inside)])
    if behind is not None and tree.tokens[behind.index + 1].lower in _AT:
        above = [behind, *above]  # "after the start of the strike on May 2", whatever the parser hangs it on
    names = words("occasions", "nouns") | words("nouns", "agrees")
    noun = next((t for t in above if t.pos == "NOUN" and t.lemma.lower() in names), None)
    if noun is None or tree.head(noun).dep != "prep":
        return noun
    edge = tree.head(tree.head(noun))
    return edge if tree.head(noun).lower == "of" and edge.lemma.lower() in _EDGES else noun


def _body(tree: Tree, noun: Token, inside: set[int]) -> frozenset[int]:
    """Return the words of an occasion with its time; none where it is indefinite or has no more than that."""
    named = phrase(tree, noun)
    if min(inside) - 2 <= named[-1].index < max(inside):  # "… | on May 2, 2024"
        named = list(tree.tokens[named[0].index : max(inside) + 1])
    body = frozenset(token.index for token in named)
    definite = any(
        below.dep == "poss" or (below.dep == "det" and below.lower == "the") for below in tree.children(noun)
    )
    telling = [
        t for t in named if t.pos in _TELLING and t.index not in inside | {noun.index} and t.dep != "case"
    ]
    whole = inside <= body and len(named) <= _MOST and not any(t.pos == "PRON" for t in named)
    return body if definite and telling and whole else frozenset()
