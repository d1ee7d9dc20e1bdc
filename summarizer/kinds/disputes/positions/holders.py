"""Whether the words for a position are plainly its holder's, and who vouches for it."""

from summarizer.domain import Attribution
from summarizer.kinds.disputes.wording.antecedents import DEFINITE
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Statement
from summarizer.reading.sorts import is_office, sort_of
from summarizer.reading.verbal import kind_of_verb
from summarizer.reading.voices import THIRD_PERSON
from summarizer.text.lexicon import words

_MATTERS = frozenset({"whether", "about", "when", "why", "how"})
"""Words that lead to what somebody says nothing on."""
_STATES = frozenset({"countries", "governments", "nations"})
_SENTENCE = 3
"""Words of a quotation that may be a sentence, and not only an emphasised verb."""
_SHORT_NAME = 2
"""Words of a body that is named by a noun alone."""


def is_holders(statement: Statement, clauses: Clauses) -> bool:
    """Tell whether the words for a position are plainly its holder's: it does them, and is no guess.

    A noun ("the decision raises questions") says only that others speak of the position; a holder behind a
    verb that does not tell speech ("44 percent back Vell") is what it is held of.
    """
    _, tree, cue = clauses.token(statement.cue)
    if _never_was(tree, cue, statement) or _takes_people(tree, cue, statement):
        return False
    if (
        _is_in_title(clauses, statement)
        or _only_quotes(tree, cue)
        or _only_tells(tree, cue, withheld=statement.withheld)
    ):
        return False
    source = statement.source_span
    of_partners = source is not None and source.start > statement.cue.start and statement.kind == "agrees"
    if cue.pos == "NOUN" and (
        statement.kind == "says" or (cue.dep in {"nsubj", "nsubjpass"} and not of_partners)
    ):
        return False
    if source is None:
        return True
    sentence, tree_of_source, who = clauses.token(source)
    named = tree_of_source.at(source.start - sentence.start, source.end - sentence.start)
    if any(token.tag == "NNS" and token.lower in _STATES for token in named):
        return False  # "many governments" are no party
    if clauses.is_of_several(source.start, source.end):
        return False
    if who.pos == "PRON" and who.lower in THIRD_PERSON:
        meant = clauses.meant(source.start)
        plain = meant is not None and statement.holder in meant.parties and clauses.is_plain(meant)
        return (plain or _goes_on(clauses, statement)) and not _other_named(clauses, statement)
    follows = source.start > statement.cue.start and statement.kind not in {"says", "warns"}
    return not follows or bool(tree.children(cue, "agent", "auxpass")) or cue.pos != "VERB"


def _goes_on(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether "he" is who spoke right before: "…,” the union's spokesman said. He added that …"."""
    before = clauses.statements(min(statement.sentences) - 1)
    speakers = {each.source for each in before if each.kind == "says" and not each.chain}
    return speakers == {statement.source}


def _only_quotes(tree: Tree, cue: Token) -> bool:
    """Tell whether a verb of any kind has quoted words below it: "sent its “best reporter” there".

    So it is with a participle that the parser takes for a verb: "attacks, many of them claimed by Oro".
    """
    if cue.tag == "VBN" and cue.dep == "ROOT" and not tree.children(cue, "aux", "auxpass"):
        return True
    known = kind_of_verb(tree, cue)[0] is not None or cue.lower == "according"
    return cue.pos == "VERB" and not known and not tree.children(cue, "ccomp", "xcomp")


def _is_in_title(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether a verb stands in quoted words that what is said follows: "“Tell us, Lund” is a book"."""
    quoted = clauses.quotation(statement.cue.start)
    if quoted is None or not statement.content_spans:
        return False
    apart = all(span.start >= quoted.end for span in statement.content_spans)
    return apart and len(clauses.article.text[quoted.start : quoted.end].split()) >= _SENTENCE


def _never_was(tree: Tree, cue: Token, statement: Statement) -> bool:
    """Tell whether it is only that somebody did not ask for something: "has not sought aid" is no refusal."""
    asks = kind_of_verb(tree, cue)[0] == "demands" if cue.pos == "VERB" else False
    return asks and statement.negated and not tree.children(cue, "xcomp", "ccomp")


def _only_tells(tree: Tree, cue: Token, *, withheld: bool) -> bool:
    """Tell whether a word tells no position: how somebody felt, whom they back, what they go on with."""
    does = any(aux.tag == "MD" for aux in tree.children(cue, "aux")) and tree.children(cue, "xcomp", "ccomp")
    if does and not withheld and kind_of_verb(tree, cue)[0] == "says":
        return True  # "will continue to own the ferries"
    if cue.pos == "ADJ":
        return any(aux.lower == "had" for aux in tree.children(tree.head(cue), "aux"))
    given = tree.children(cue, "dobj", "nsubjpass")
    if any(noun.lemma.lower() in words("nouns", "says") for noun in given):
        return kind_of_verb(tree, cue)[0] == "offers"
    leads = [lead for lead in tree.children(cue, "prep") if lead.lower == "for"]
    backed = [noun for lead in leads for noun in tree.children(lead, "pobj") if noun.entity == "PERSON"]
    return bool(backed) and kind_of_verb(tree, cue)[0] == "demands"


def _takes_people(tree: Tree, cue: Token, statement: Statement) -> bool:
    """Tell whether a verb of agreeing takes in people and agrees to nothing: "accepted 300 refugees"."""
    taken = tree.child(cue, "dobj")
    judged = cue.lemma.lower() in words("judging", "verbs")
    if statement.kind != "agrees" or judged or cue.pos != "VERB" or taken is None or taken.tag != "NNS":
        return False
    counted = any(token.pos == "NUM" for token in tree.children(taken, "nummod"))
    return is_office(taken.text) or is_office(taken.lemma) or counted


def _other_named(clauses: Clauses, statement: Statement) -> bool:
    """Tell whether what is said before "he said" may be another's: the sentence before names two persons."""
    first = min(statement.sentences)
    persons = [party for party in clauses.reading.parties if party.kind == "person"]
    return sum(first - 1 in party.sentences for party in persons) > 1


def tells(statement: Statement, clauses: Clauses) -> bool:
    """Tell whether a statement says something: who says nothing on a matter does, "no comment" does not."""
    if not statement.withheld:
        return True
    _, tree, cue = clauses.token(statement.cue)
    if any(clauses.quotation(span.start) is not None for span in statement.content_spans):
        return False
    return any(token.lower in _MATTERS for token in tree.subtree(cue) if token.index > cue.index)


def vouched(clauses: Clauses, statement: Statement, *, framed: bool) -> Attribution:
    """Return who tells that a holder says so: the outermost of those who tell it, or who speaks for it.

    A clause with its own subject names that itself.
    """
    told = [*statement.chain, *([statement.source, _speaker(clauses, statement)] if framed else [])]
    teller = next((each for each in told if each and each != statement.holder), None)
    if teller is None:
        return Attribution()
    return Attribution(according_to=unpointed(teller), certainty="reported")


def unpointed(teller: str) -> str:
    """Return who tells something without pointing at where the article told of them: "these sources"."""
    first, _, rest = teller.partition(" ")
    noun = rest.rsplit(" ", 1)[-1]
    single = noun.removesuffix("s")
    nameless = single in words("anonymous", "nouns") | words("anonymous", "officials")
    owned = " of " in rest or "’s " in rest or "'s " in rest
    points = first.lower() in DEFINITE and nameless and noun != single and not owned
    return rest if points else teller  # "the official" stays: a name is in the article's words


def _speaker(clauses: Clauses, statement: Statement) -> str | None:
    """Return who speaks for a body without a name of their own: "a US official"."""
    if statement.source_span is None or statement.holder is None:
        return None
    sentence, tree, first = clauses.token(statement.source_span)
    start, end = statement.source_span.start - sentence.start, statement.source_span.end - sentence.start
    inside = {token.index: token for token in tree.at(start, end)}
    head = next((token for token in inside.values() if token.head not in inside), first)
    noun = head.lemma.lower()
    if noun in words("naming", "institutions") and len(inside) <= _SHORT_NAME:
        return None  # "the fund"
    described = head.pos == "NOUN" and noun not in statement.holder.lower() and not sort_of(noun)
    return " ".join(tree.text[start:end].split()) if described else None


def speaking(clauses: Clauses, holders: tuple[str, ...]) -> tuple[str, ...]:
    """Return who says "I" or "we" of several that a sentence seems to name: a person, where there is one."""
    persons = {party.name for party in clauses.reading.parties if party.kind == "person"}
    return tuple(holder for holder in holders if holder in persons) or holders
