"""The clauses of a statement: what is said, or who wants, refuses or plans what."""

from collections.abc import Iterator
from itertools import takewhile

from summarizer.kinds.disputes.wording.clauses import Clause, Clauses
from summarizer.kinds.disputes.wording.cutting import is_frame, is_framing, subject_within
from summarizer.parsing import Token, Tree
from summarizer.reading import Statement
from summarizer.reading.grammar import SUBJECTS, is_finite
from summarizer.text.lexicon import words

_SOME = frozenset({"some", "many", "most", "few", "several", "half", "majority"})
_ASIDE = frozenset({"acl", "advcl", "relcl"})
_CASES = frozenset({"for", "if", "unless", "under", "without"})
_LONG = 10
"""Words of a quotation that is no fragment, even where the parser finds no verb in it."""


def worded(clauses: Clauses, statement: Statement) -> Iterator[tuple[Clause, bool]]:
    """Yield the clauses of a statement: what is said, or who wants, refuses or plans what.

    With each, whether it has been taken out of the frame that tells who says it.
    """
    sentence, tree, cue = clauses.token(statement.cue)
    frames = is_framing(tree, cue) and statement.kind in {"says", "warns"} and not statement.negated
    frames = frames and not _is_before(tree, cue)
    part = _is_part(clauses, statement)
    if part and statement.kind == "says" and not frames:
        return  # "many of them have heard that"
    if frames and not part and not _is_led(tree, cue):
        told = list(clauses.told(statement))
        if told or _asks_only(clauses, statement):
            yield from ((clause, True) for clause in told)
            return
    elif _others_tell(clauses, statement, tree, cue):
        return
    clause = clauses.around(statement.cue, alone=True) or clauses.sentence(sentence.number, statement.cue)
    if clause is None or (clause.own_words and statement.kind != "says"):
        return
    if not _has_content(clauses, statement, clause):
        return
    if _is_half(clauses, statement, clause, tree, cue) or _is_by_the_way(clauses, clause, tree, cue):
        return
    if statement.kind != "says" or _says_it(clauses, clause, tree, cue):
        yield clause, False


def _has_content(clauses: Clauses, statement: Statement, clause: Clause) -> bool:
    """Tell whether a clause has all that is said: no quotation is cut off, or stands in it as a fragment.

    Quoted words with a comma behind them, “Here, Oro,” said Vell, are a sentence of their own.
    """
    sentence, tree, cue = clauses.token(statement.cue)
    said = [
        token
        for span in statement.content_spans
        for token in tree.at(span.start - sentence.start, span.end - sentence.start)
        if token.pos not in {"PUNCT", "SPACE"}
    ]
    if not said:
        return cue.pos != "VERB" or statement.kind != "says"
    quoted = [token for token in said if clauses.is_quoted(sentence.number, token)]
    ends = {found.end for t in quoted if (found := clauses.quotation(sentence.start + t.start))}
    apart = any(clauses.article.text[:end].endswith(",") for end in ends)
    told = len(quoted) >= _LONG or any(is_finite(tree, t) and subject_within(tree, t) for t in quoted)
    places = [sentence.start + token.start for token in quoted if statement.kind == "says"]
    whole = clause.places.issuperset(places)
    return whole and (told or not apart or not is_framing(tree, cue))


def _is_before(tree: Tree, cue: Token) -> bool:
    """Tell whether somebody said it before what the article is about, which their words alone hide."""
    return cue.tag == "VBN" and any(helper.lower == "had" for helper in tree.children(cue, "aux"))


def _is_led(tree: Tree, cue: Token) -> bool:
    """Tell whether what is said is for a case told before who says it: "For old boats, she said that …"."""
    subject = subject_within(tree, cue)
    leads = tree.children(cue, "prep", "advcl") if subject is not None and cue.pos == "VERB" else ()
    return any(
        lead.index < subject.index
        and not _CASES.isdisjoint({lead.lower, *(t.lower for t in tree.children(lead, "mark"))})
        for lead in leads
        if subject is not None
    )


def _goes_with(tree: Tree, cue: Token, verb: Token) -> bool:
    """Tell whether a participle says what goes with an act: "launched attacks, demanding a halt".

    So does one of a text: "released a statement calling the attacks a crime".
    """
    over = tree.head(cue)
    if over.lemma.lower() in words("texts", "nouns"):
        over = tree.head(over)
    return cue.tag == "VBG" and over.index == verb.index and not tree.children(cue, *SUBJECTS)


def _is_by_the_way(clauses: Clauses, clause: Clause, tree: Tree, cue: Token) -> bool:
    """Tell whether what somebody wants or refuses is only why or of whom a clause tells something else."""
    verb = clauses.token(clause.verb)[2] if clause.verb else next(iter(tree.roots), cue)
    above = [cue, *takewhile(lambda token: token.index != verb.index, tree.ancestors(cue))]
    if verb.index == cue.index or _goes_with(tree, cue, verb):
        return False
    return any(token.dep in _ASIDE and token.index != verb.index for token in above)


def _is_half(clauses: Clauses, statement: Statement, clause: Clause, tree: Tree, cue: Token) -> bool:
    """Tell whether a clause has another party's view beside the one it is told for: "…, but Peru says"."""
    above = {cue.start, *(token.start for token in _governing(tree, cue))}
    below = {
        token.start for token in tree.subtree(cue, lambda t: t.dep == "conj" and t.pos in {"VERB", "AUX"})
    }
    sentence = clauses.token(statement.cue)[0]
    return any(
        other.holder not in {None, statement.holder}
        and other.cue.start in clause.places
        and other.cue != statement.cue
        and other.cue.start - sentence.start not in above | below
        for other in clauses.statements(sentence.number)
    )


def _governing(tree: Tree, word: Token) -> Iterator[Token]:
    """Yield what a word hangs on, up to the verb that it only stands beside."""
    while word.dep != "conj" and word.head != word.index:
        word = tree.head(word)
        yield word


def _is_part(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether only some of a group say it, which is lost without their number: "eight of ten voters"."""
    if statement.source_span is None:
        return False
    sentence, tree, _ = clauses.token(statement.source_span)
    start, end = (
        place - sentence.start for place in (statement.source_span.start, statement.source_span.end)
    )
    inside = tree.at(start, end)
    return any(
        _counts(tree, token) or (token.lower in _SOME and token.dep in {"amod", "det", "nsubj"})
        for token in (*inside, *(tree.head(token) for token in inside if token.dep == "pobj"))
    )


def _counts(tree: Tree, token: Token) -> bool:
    """Tell whether a number says how many of a group it is, and not only "one senior official"."""
    return token.pos == "NUM" and not (token.lower == "one" and tree.head(token).tag == "NN")


def _says_it(clauses: Clauses, clause: Clause, tree: Tree, cue: Token) -> bool:
    """Tell whether a clause is about that somebody says something, which it only mentions elsewhere."""
    if cue.pos not in {"VERB", "AUX"}:
        return True
    verb = clauses.token(clause.verb)[2] if clause.verb else next(iter(tree.roots), cue)
    written = tree.head(cue).lemma.lower() in words("texts", "nouns") and _goes_with(tree, cue, verb)
    return written or any(token.index == cue.index for token in tree.conjuncts(verb))


def _asks_only(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether only a question is said, which tells nothing by itself: "said what is at stake"."""
    _, _, first = clauses.token(statement.content_spans[0])
    return first.tag in {"WP", "WRB"} and clauses.quotation(statement.content_spans[0].start) is None


def _others_tell(clauses: Clauses, statement: Statement, tree: Tree, cue: Token) -> bool:
    """Tell whether a position is in what somebody else says or thinks of it."""
    if cue.pos == "VERB" and statement.kind == "says":
        return False
    above = {token.start for token in tree.ancestors(cue)}
    sentence = clauses.token(statement.cue)[0]
    for other in clauses.statements(sentence.number):
        at = other.cue.start - sentence.start
        if at in above and other.holder != statement.holder and other.source not in statement.chain:
            return True
        if (
            at in above
            and not is_frame(tree, clauses.token(other.cue)[2])
            and other.holder != statement.holder
        ):
            return True
    return False
