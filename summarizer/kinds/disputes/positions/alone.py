"""Whether a position tells a reader something who has not read the article, and no other one tells more."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.kinds.disputes.wording.cutting import subject_within
from summarizer.parsing import Token, Tree
from summarizer.text.lexicon import words

if TYPE_CHECKING:
    from summarizer.kinds.disputes.positions.claims import Held
    from summarizer.kinds.disputes.wording.clauses import Clause, Clauses

_TELLING = frozenset({"as", "for", "of", "over", "to"})
"""What leads to what is said with a verb that has an object: "criticised Peru for", "described it as"."""
_SHORTEST_MATTER = 4
"""Words of what is said from which it tells something: not "conveyed the message"."""
_SHORT = 8
"""Words of a quotation that may say nothing without what it was said of: “We are not going to stop”."""
_OFTEN = 3
"""Sentences that have a noun, from which it is what the article is about."""
_FRAGMENT = 3
"""Words of what is quoted in passing that a longer quotation may have."""
_QUOTED = re.compile("“([^”]+)”")


def says_something(clauses: "Clauses", held: "Held") -> bool:
    """Tell whether a position has words of its own: no question, and no "commented on the profits"."""
    if held.clause.text.rstrip("”").endswith("?") or _asks(clauses, held.clause):
        return False
    _, tree, cue = clauses.token(held.cue)
    if _is_courtesy(tree, cue, held) or _is_felt(cue, held) or not _names_matter(clauses, held.clause):
        return False
    if held.framed or held.kind != "says" or cue.pos != "VERB" or "“" in held.clause.text:
        return True
    told = tree.children(cue, "ccomp", "xcomp", "oprd", "advcl")
    objects = tree.children(cue, "dobj")
    if any(_is_shell(tree, noun) for noun in objects) and not told:
        return False
    matter = [token for part in objects for token in tree.subtree(part)]
    as_what = any(lead.lower in _TELLING for lead in tree.children(cue, "prep"))
    return bool(told) or as_what or len(matter) >= _SHORTEST_MATTER


def _is_courtesy(tree: Tree, cue: Token, held: "Held") -> bool:
    """Tell whether somebody is only thanked or greeted, or condolences are expressed."""
    given = {noun.lemma.lower() for noun in tree.children(cue, "dobj")}
    polite = cue.lemma.lower() in words("courtesies", "verbs") or given & words("courtesies", "nouns")
    return bool(polite) and held.kind == "says" and not held.framed


def _is_felt(cue: Token, held: "Held") -> bool:
    """Tell whether the article itself says how somebody feels: "Peru is wary of the deal"."""
    felt = cue.pos == "ADJ" and cue.lemma.lower() in words("judging", "feelings")
    return felt and held.attribution.according_to is None and not held.framed


def _names_matter(clauses: "Clauses", clause: "Clause") -> bool:
    """Tell whether a short quotation has a name, or a word of what the article is about."""
    text = clause.text
    if not (text.startswith("“") and text.endswith("”")) or "[" in text or len(text.split()) > _SHORT:
        return True
    sentence, tree = next(
        each for each in clauses.sentences() if each[0].start <= min(clause.places) < each[0].end
    )
    inside = [token for token in tree.tokens if sentence.start + token.start in clause.places]
    return any(token.pos == "PROPN" or _is_matter(clauses, token) for token in inside)


def _is_matter(clauses: "Clauses", token: Token) -> bool:
    lemma = token.lemma.lower()
    if token.pos == "NOUN":
        return lemma in clauses.matters or clauses.frequency(lemma) >= _OFTEN
    light = words("silent", "verbs") | words("reporting", "verbs")
    return token.pos == "VERB" and lemma in clauses.matters - light


def _is_shell(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun stands for what was told before: "announced the company's move"."""
    more = tree.children(noun, "prep", "acl", "relcl", "ccomp", "amod", "compound")
    return noun.lemma.lower() in words("shells", "nouns") and not more


def _asks(clauses: "Clauses", clause: "Clause") -> bool:
    """Tell whether a clause is a question by the order of its words: "why do you still refuse"."""
    if clause.verb is None:
        return False
    _, tree, verb = clauses.token(clause.verb)
    subject = subject_within(tree, verb)
    helpers = [verb, *tree.children(verb, "aux", "auxpass")]
    asked = any(t.tag in {"WRB", "WP", "WDT"} for t in tree.children(verb, "advmod", "dobj", "attr"))
    return asked and subject is not None and any(helper.index < subject.index for helper in helpers)


def is_quoted_whole(one: "Held", others: Sequence["Held"]) -> bool:
    """Tell whether all that a line quotes is in a longer quotation of the same holders."""
    fragments = [_plain(found) for found in _QUOTED.findall(one.clause.text)]
    if one.clause.text.startswith("“") or sum(len(each.split()) for each in fragments) < _FRAGMENT:
        return False
    return any(
        other.holders == one.holders
        and other.clause.text.startswith("“")
        and all(fragment in _plain(other.clause.text) for fragment in fragments)
        for other in others
    )


def _plain(text: str) -> str:
    return text.casefold().strip("“”.,;:!?… ").removeprefix("a ").removeprefix("an ").removeprefix("the ")
