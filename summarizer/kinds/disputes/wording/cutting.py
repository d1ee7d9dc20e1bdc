"""Which words of a sentence are one clause that can be told alone.

A clause is a verb with a tense, its subject and all that hangs on it. Whoever reports it is outside;
conditions, times, hedges and "not" are inside. What cannot be had whole is not had at all.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise, takewhile

from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import SUBJECTS, antecedent, is_finite, own_subject, phrase
from summarizer.text.lexicon import words

Words = frozenset[int]
"""Indices of the tokens of a sentence."""

_VERBS = frozenset({"VERB", "AUX"})
_CLIMBS = frozenset({"xcomp", "ccomp", "advcl", "acomp", "dep", "oprd"})
"""How what has no tense of its own hangs on what it takes its tense from."""
_HELPERS = ("aux", "auxpass", "neg")
_JOINTS = frozenset({"and", "but", "or", "so", "that", "yet"})
_BEFORE = frozenset(
    {"cc", "mark", "nsubj", "nsubjpass", "dobj", "pobj", "npadvmod", "appos", "attr", "acomp"}
)
"""What a word is that a clause may follow: whoever says it or is told it, and when."""
_CLAUSAL = frozenset({"whilst", "while", "whereas", "although", "though"})
_LINKING = frozenset({"however", "meanwhile", "moreover", "also", "furthermore", "nevertheless", "therefore"})
"""Words that only join a sentence to the one before."""
_MORE = frozenset({"detail", "evidence", "example", "explanation", "proof", "reason", "specific"})
"""What whoever speaks leaves out."""
_ORDERING = frozenset(
    {
        "after",
        "afterward",
        "afterwards",
        "before",
        "earlier",
        "later",
        "shortly",
        "soon",
        "subsequently",
        "then",
        "thereafter",
    }
)
"""Words that only put a sentence behind or before the one before it."""
_STOPS = frozenset({";", ":", "–", "—", "--", "-", "“", "”", '"', "''", "``", "(", ".", "?", "!"})
"""What may stand between two sentences that are one; without any, two roots are the parser's error."""
_MARKS = frozenset({"“", "”", '"', "''", "``", "‘", "’", "'"})
_DASHES = frozenset({"–", "—", "―", "--"})
_ENDS = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "PART"})


def clause_of(tree: Tree, predicate: Token, apart: Collection[int] = ()) -> tuple[Token, Words] | None:
    """Return the clause that a verb stands in, with the verb that has its tense; None where it has none.

    `apart` are other predicates that have clauses of their own: of several that share a subject, the
    clause has only its own.
    """
    below, body = predicate, _own(tree, predicate, frozenset(), apart)
    path = {predicate.index}
    while True:
        if below.dep == "conj" and below.pos in _VERBS and subject_within(tree, below) is None:
            if not any(tree.children(token, "cc") for token in tree.conjuncts(below)):
                return None  # nothing joins them: the parser took another part for one of two verbs
            first = _first(tree, below)
            body |= _shared(tree, below, first)
            path.add(first.index)
            helpers = {token.index for token in tree.children(first, "aux", "auxpass")}
            if is_finite(tree, below) or helpers & body:
                return _whole(tree, predicate, below, body)
            below = first
        elif _stands(tree, below):
            return _whole(tree, predicate, below, body)
        above = tree.head(below)
        if above.index == below.index or not _climbs(tree, below, above):
            return None
        path.add(above.index)
        inside = {token.index for token in tree.subtree(below)}
        body |= _own(tree, above, frozenset(path), apart) - inside
        below = above


def told_of(tree: Tree, content: Words) -> tuple[Token, Words] | None:
    """Return what is said without the verb of saying, with its own verb; None where it is no clause."""
    inside = [tree.tokens[index] for index in sorted(content)]
    tops = [token for token in inside if token.head not in content or token.head == token.index]
    verbs = [token for token in tops if token.pos in _VERBS and is_finite(tree, token)]
    subjects = [(verb, subject) for verb in verbs if (subject := subject_within(tree, verb)) is not None]
    verb, subject = next(((v, s) for v, s in subjects if s.index in content), (None, None))
    if verb is None or subject is None:
        return _bidding(tree, tops, content)
    if any(mark.index in content and mark.lower != "that" for mark in tree.children(verb, "mark")):
        return None  # what goes before it is missing: "If you had an army"
    if _is_torn(tree, bare(tree, content, verb)):
        return None
    noun = antecedent(tree, subject) if subject.tag in {"WDT", "WP"} else None
    if noun is not None:
        content = content - {subject.index} | {token.index for token in phrase(tree, noun)}
    for token in inside:
        if (
            token.dep == "prep" and token.lower in _CLAUSAL
        ):  # "whilst Ada Lund, the mayor, said": no preposition
            content -= {below.index for below in tree.subtree(token)}
    again = {mark.index for each in tree.children(verb, "conj") for mark in tree.children(each, "mark")}
    that = {i for i in again if tree.tokens[i].lower == "that" and not _is_quoted(tree, i)}
    kept = bare(tree, content - _withheld(tree, content) - that - _own_saying(tree, verb), verb)
    first = tree.tokens[min(kept)]
    asking = first.tag in {"WP", "WDT"} or (first.tag == "WRB" and first.head == verb.index)
    asks = asking and tree.tokens[max(kept)].text != "?"
    return (verb, kept) if ends_well(tree, kept) and not asks else None


def _is_quoted(tree: Tree, place: int) -> bool:
    """Tell whether a word stands between marks of a quotation."""
    return sum(token.text in _MARKS - {"’", "'"} for token in tree.tokens[:place]) % 2 == 1


def _own_saying(tree: Tree, verb: Token) -> Words:
    """Return who else says what, or what the speaker does not, beside what is said: "but did not say"."""
    found: set[int] = set()
    for beside in tree.children(verb, "conj"):
        says = beside.lemma.lower() in words("reporting", "verbs") | words("withheld", "verbs") | {"decline"}
        joined = {token.lower for token in tree.tokens[verb.index : beside.index]} & {"but", "and"}
        past = beside.tag == "VBD" or any(helper.tag == "VBD" for helper in tree.children(beside, "aux"))
        if says and joined and past and not tree.children(beside, "mark"):
            inside = {token.index for token in tree.subtree(beside)}
            helpers = {
                t.index for t in tree.children(verb, "cc", "punct") if verb.index < t.index < min(inside)
            }
            found |= inside | helpers
    return frozenset(found)


def without_comment(tree: Tree, body: Words, needed: Words) -> Words:
    """Return words without the aside of who tells them, behind a last dash: "– hardly what Vell meant"."""
    dash = max((index for index in body if tree.tokens[index].text in _DASHES), default=0)
    behind = tree.tokens[dash + 1] if 0 < dash < len(tree.tokens) - 1 else None
    if behind is None or behind.tag != "RB" or behind.dep == "neg" or _is_quoted(tree, dash):
        return body
    rest = frozenset(index for index in body if index < dash)
    return rest if needed <= rest and len(rest) > len(body) / 2 else body


def _withheld(tree: Tree, content: Words) -> Words:
    """Return what a narrator adds of who speaks, behind what is said: "without giving further details"."""
    for lead in (tree.tokens[index] for index in content):
        verb = tree.child(lead, "pcomp") if lead.lower == "without" else None
        if verb is None or max(below.index for below in tree.subtree(lead)) < max(bare(tree, content)):
            continue
        told = tree.child(verb, "dobj")
        if verb.lemma == "elaborate" or (told and told.lemma.lower() in _MORE):
            return frozenset(below.index for below in tree.subtree(lead))
    return frozenset()


def _is_torn(tree: Tree, kept: Words) -> bool:
    """Tell whether words have a gap that no comma ends: "the row grew [as Vell said] it is lost"."""
    ends = (tree.tokens[b - 1] for a, b in pairwise(sorted(kept)) if b > a + 1)
    return not all(token.pos == "PUNCT" or token.dep == "cc" for token in ends)


def _bidding(tree: Tree, tops: Sequence[Token], content: Words) -> tuple[Token, Words] | None:
    """Return what bids somebody do something: "Support this agreement"."""
    first = next((token for token in tops if token.tag == "VB" and token.dep == "ROOT"), None)
    if first is None or tree.children(first, *SUBJECTS, "aux") or min(content) != first.index:
        return None
    kept = bare(tree, content)
    return (first, kept) if ends_well(tree, kept) else None


def clipped(tree: Tree, participle: Token) -> tuple[Token, Words] | None:
    """Return a participle that is clipped with its noun and all that hangs on it."""
    noun = {token.index for token in phrase(tree, tree.head(participle))}
    body = bare(tree, noun | {token.index for token in tree.subtree(participle)})
    return (participle, body) if ends_well(tree, body) else None


def is_clipped(tree: Tree, verb: Token) -> bool:
    """Tell whether a participle right behind a noun tells what was done to it: "the group formed in May"."""
    noun = tree.head(verb)
    done = verb.dep == "acl" and verb.tag == "VBN" and noun.pos in {"NOUN", "PROPN"}
    known = noun.pos == "PROPN" or any(t.lower == "the" for t in tree.children(noun, "det"))
    done = done and (known or bool(tree.children(noun, "poss")))
    return done and noun.index == verb.index - 1 and noun.dep != "ROOT"


def attending(tree: Tree, participle: Token) -> tuple[Token, Words] | None:
    """Return what goes with what a sentence tells and has a subject of its own: "with Vell seeking aid"."""
    led = participle.dep == "pcomp" and tree.head(participle).lower == "with"
    if participle.tag != "VBG" or not led or not tree.children(participle, "nsubj"):
        return None
    body = bare(tree, {token.index for token in tree.subtree(participle)})
    return (participle, body) if ends_well(tree, body) else None


def is_bidden(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb says what shall be, and not what is: "insisted that the union agree"."""
    subject = subject_within(tree, verb)
    bare_form = verb.tag in {"VB", "VBP"} and not tree.children(verb, "aux", "auxpass") and verb.lemma != "be"
    one = subject is not None and subject.tag in {"NN", "NNP"} and not tree.children(subject, "conj", "cc")
    return bare_form and one and verb.dep == "ccomp"


def subject_within(tree: Tree, verb: Token) -> Token | None:
    """Return the subject that a verb does not share; "there" of what there is, too."""
    there = tree.child(verb, "expl") if tree.children(verb, "attr") else None
    return own_subject(tree, verb) or there


def bare(tree: Tree, body: Iterable[int], top: Token | None = None) -> Words:
    """Return words without what only joins them to others: marks, "but", "that", "However".

    Of a clause below another, `top` is its verb, and what leads to it goes as well: "after", "while". A
    condition before another verb stays.
    """
    kept = [tree.tokens[index] for index in sorted(body)]
    while kept and (_joins(kept[0], top) or _is_mark(kept[0]) or _links(tree, kept)):
        kept = kept[1:]
    while kept and (_is_mark(kept[-1]) or kept[-1].dep == "cc"):
        if kept[-1].text in {"%", ")", "]", "?", "!"}:
            break
        kept = kept[:-1]
    return frozenset(token.index for token in kept)


def _is_mark(token: Token) -> bool:
    """Tell whether a token is only a mark, and no name that the parser takes for one: "AT&T."."""
    return token.pos in {"PUNCT", "SPACE"} and not any(character.isalpha() for character in token.text)


def _joins(token: Token, top: Token | None) -> bool:
    leads = token.dep == "mark" and top is not None and token.head == top.index
    return leads or (token.lower in _JOINTS and token.dep in {"cc", "mark", "advmod", "preconj"})


def ends_well(tree: Tree, body: Words) -> bool:
    """Tell whether words end where a sentence may end."""
    last = tree.tokens[max(body)]
    return last.pos not in _ENDS or last.dep in {"prt", "advmod"}


def asides(tree: Tree, body: Words, most: int, needed: Words = frozenset()) -> Words:
    """Return words without what is told by the way between commas, as long as they are more than `most`.

    What holds a word that is `needed` stays.
    """
    kept = set(body)
    for deps in (("relcl",), ("appos",), ("advcl", "acl")):
        for token in [tree.tokens[index] for index in sorted(kept)]:
            wanted = token.dep in deps and (deps == ("relcl",) or len(kept) > most)
            aim = any(helper.lower == "to" for helper in tree.children(token, "aux"))
            wanted = wanted and not aim and not _names_another(tree, token)
            aside = _aside(tree, token, kept) if wanted else set()
            if not aside & needed:
                kept -= aside
    return frozenset(kept)


def _names_another(tree: Tree, token: Token) -> bool:
    """Tell whether an apposition has another person beside it: "Ada Lund, a docker, and Ana Vell"."""
    beside = (other for other in tree.conjuncts(token) if other.index != token.index)
    return token.dep == "appos" and any(other.entity == "PERSON" for other in beside)


# ---------------------------------------------------------------- parts


def _own(tree: Tree, verb: Token, path: Words, apart: Collection[int]) -> Words:
    """Return the words of a verb without the clauses beside it that the path does not lead through."""

    def beside(token: Token) -> bool:
        if token.index in path or tree.head(token).index != verb.index:
            return False
        tells = token.dep == "parataxis" and token.lemma.lower() in words("reporting", "verbs")
        if tells or token.lower == "according" or _is_divided(tree, token, verb):
            return True
        if token.dep == "conj" and token.pos in _VERBS:
            return subject_within(tree, token) is not None or _tells(tree, token, apart) or bool(path)
        return False

    found = {token.index for token in tree.subtree(verb, beside)}
    left = [token for token in tree.children(verb) if beside(token)]
    for token in left:
        found -= _joint(tree, min(below.index for below in tree.subtree(token)), found)
    return frozenset(found)


def _is_divided(tree: Tree, token: Token, verb: Token) -> bool:
    """Tell whether a semicolon stands between a clause and the verb that the parser hangs it on."""
    first, last = sorted((token.index, verb.index))
    divided = any(mark.text == ";" for mark in tree.tokens[first:last])
    return divided and token.dep in {"ccomp", "parataxis", "conj"} and token.pos in _VERBS


def _tells(tree: Tree, verb: Token, apart: Collection[int]) -> bool:
    return any(token.index in apart for token in tree.subtree(verb))


def _joint(tree: Tree, start: int, found: Collection[int]) -> set[int]:
    """Return the "and" and the comma right before a clause that is left out."""
    joint = set()
    place = start - 1
    while place in found and (
        tree.tokens[place].dep == "cc" or tree.tokens[place].text in {",", ";", "—", "–"}
    ):
        joint.add(place)
        place -= 1
    return joint


def _first(tree: Tree, verb: Token) -> Token:
    verb = tree.head(verb)
    while verb.dep == "conj" and subject_within(tree, verb) is None:
        verb = tree.head(verb)
    return verb


def _shared(tree: Tree, verb: Token, first: Token) -> Words:
    """Return what a verb shares with the first of those that it is coordinated with."""
    deps = SUBJECTS if is_finite(tree, verb) or tree.children(verb, "aux") else (*SUBJECTS, *_HELPERS)
    below = [token for token in tree.children(first, *deps) if token.index < verb.index]
    return frozenset(token.index for part in below for token in tree.subtree(part))


def _stands(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb has a tense, a subject, and nothing above that vouches for it in part."""
    if _is_headless(tree, verb):
        return True
    if subject_within(tree, verb) is None or not is_finite(tree, verb):
        return False
    if verb.dep in {"csubj", "csubjpass"}:
        return False
    return verb.dep != "ccomp" or is_frame(tree, tree.head(verb))


def _is_headless(tree: Tree, verb: Token) -> bool:
    """Tell whether the parser took a sentence for a noun with a participle: "A group spent May in Sund"."""
    noun = tree.head(verb)
    alone = noun.dep == "ROOT" and noun.pos in {"NOUN", "PROPN"} and not tree.children(noun, "aux", "nsubj")
    return verb.dep == "acl" and verb.tag == "VBN" and alone and noun.index < verb.index


def is_frame(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb only tells who says what hangs on it, so that it can be taken off."""
    if verb.lemma.lower() not in words("reporting", "verbs") or tree.child(verb, "neg"):
        return False
    return not any(helper.tag == "MD" for helper in tree.children(verb, "aux"))


def is_framing(tree: Tree, cue: Token) -> bool:
    """Tell whether a cue only tells who says something: "said", "according to", a colon."""
    loose = cue.dep in {"ROOT", "acl", "relcl", "advcl"}
    if cue.tag == "VBN" and loose and not tree.children(cue, "aux", "auxpass"):
        return False  # "attacks claimed by the group"
    return is_frame(tree, cue) or cue.lower == "according" or cue.pos == "PUNCT"


def is_torn(tree: Tree) -> bool:
    """Tell whether the parser made two sentences of one that nothing divides."""
    stops = (token for token in tree.tokens[:-1] if token.tag != "HYPH")  # "four-way" is one word
    return len(tree.roots) > 1 and not any(token.text in _STOPS for token in stops)


def cut_clean(tree: Tree, kept: Words) -> bool:
    """Tell whether words are cut out of their sentence where a clause begins or ends.

    Elsewhere the parser has torn something: "44 percent would back" of "44 percent would back Vell". A
    clause that tells something of a noun begins with that noun, wherever it stands.
    """
    first, last = min(kept), max(kept)
    if is_torn(tree):
        return False
    after = [token for token in tree.tokens[last + 1 :] if token.text not in _MARKS][:1]
    before = [token for token in tree.tokens[:first] if token.text not in _MARKS][-1:]
    told = any(
        token.dep == "relcl"
        and token.head in kept
        and not any(t.index in kept for t in tree.ancestors(tree.head(token)))
        for token in (tree.tokens[index] for index in kept)
    )
    return all(_opens(tree, token) for token in after) and (told or all(_closes(token) for token in before))


def _opens(tree: Tree, token: Token) -> bool:
    """Tell whether a word may stand right behind a clause that is taken out of its sentence."""
    if token.dep == "cc":  # "overwhelming Apple | and AT&T" cuts a name off
        return any(t.pos in _VERBS and t.index > token.index for t in tree.conjuncts(tree.head(token)))
    led = token.dep in {"mark", "advmod", "prep"} or token.tag in {"WDT", "WP", "WRB", "IN"}
    return led or token.pos in {"PUNCT", "SPACE", "SCONJ"}


def _closes(token: Token) -> bool:
    """Tell whether a word may stand right before a clause that is taken out of its sentence."""
    if token.pos in _VERBS:
        return token.lemma.lower() in words("reporting", "verbs") | words("verbs", "says")
    return token.pos in {"PUNCT", "SPACE", "SCONJ", "CCONJ", "ADP"} or token.dep in _BEFORE


def _climbs(tree: Tree, below: Token, above: Token) -> bool:
    if below.dep == "acl" and above.pos == "NOUN":
        says = below.tag == "VBG" and above.lemma.lower() in words("texts", "nouns")
        return says or any(helper.lower == "to" for helper in tree.children(below, "aux"))
    if below.dep in {"dobj", "pobj", "attr", "nsubjpass", "nsubj"} and below.pos == "NOUN":
        return above.pos in _VERBS or above.dep in {"prep", "agent"}
    if below.dep == "conj":
        return below.pos in {"NOUN", "PROPN"}
    if below.dep == "prep":
        return above.pos in {"VERB", "AUX", "ADJ", "NOUN"}
    return below.dep in _CLIMBS and (below.dep != "advcl" or not is_finite(tree, below))


def _whole(tree: Tree, predicate: Token, verb: Token, body: Words) -> tuple[Token, Words] | None:
    """Return the words of a clause; "who" or "which" for a subject gives way to the noun that it means."""
    if _is_headless(tree, verb):
        body |= {token.index for token in phrase(tree, tree.head(verb))}
        return verb, bare(tree, body, verb)
    subject = subject_within(tree, verb) or (
        subject_within(tree, _first(tree, verb)) if verb.dep == "conj" else None
    )
    if subject is None or len(tree.children(verb, *SUBJECTS)) > 1:
        return None  # two subjects: the parser took something else for one
    if (noun := antecedent(tree, subject)) is not None:
        name = phrase(tree, noun)
        if len(name) == 2 and name[0].lower in {"a", "an"}:  # noqa: PLR2004 - an article and its noun
            return None  # "sold the boats, a deal that ended in May": what deal?
        between = tree.tokens[name[-1].index + 1 : subject.index]
        if noun.index != name[-1].index or any(token.pos != "PUNCT" for token in between):
            return None  # "time on the channel, which": whichever of the two it is
        body = body - {subject.index} | {token.index for token in name}
    elif verb.dep == "relcl":
        return None
    body -= {token.index for token in tree.children(verb, "advmod") if token.tag == "WRB"}
    kept = bare(tree, body, verb)
    led = any(mark.index in kept for mark in tree.children(verb, "mark"))  # "even after it closed"
    if led or (noun is None and _is_torn(tree, kept)):
        return None
    return (verb, kept) if predicate.index in kept and ends_well(tree, kept) else None


def _links(tree: Tree, kept: list[Token]) -> bool:
    """Tell whether words begin with what only joins them to the sentence before: "However", "Soon after,"."""
    if kept[0].lower in _LINKING and kept[0].dep == "advmod":
        return True
    ordering = [*takewhile(lambda token: _orders(tree, token), kept)]
    return bool(ordering) and len(kept) > len(ordering) and kept[len(ordering)].text == ","


def _orders(tree: Tree, token: Token) -> bool:
    of_nothing = token.dep == "advmod" or not tree.children(token, "pobj", "pcomp")
    return token.lower in _ORDERING and of_nothing and token.pos in {"ADV", "ADP", "SCONJ"}


def _aside(tree: Tree, token: Token, kept: Collection[int]) -> set[int]:
    """Return the words of an aside with its commas, nothing where it does not stand between commas."""
    inside = {below.index for below in tree.subtree(token)}
    first, last = min(inside), max(inside)
    between = inside == set(range(first, last + 1)) and inside <= set(kept)
    if not between or first - 1 not in kept or tree.tokens[first - 1].text != ",":
        return set()
    if first > 1 and tree.tokens[first - 2].pos in {"ADJ", "DET"}:
        return set()  # "the powerful, Iran-backed group"
    if token.dep in {"advcl", "acl"} and (is_finite(tree, token) or tree.children(token, "mark", "aux")):
        return set()
    led = tree.tokens[first].tag
    if token.dep == "relcl" and led not in {"WDT", "WP", "WP$", "WRB", "IN", "DT"}:
        return set()
    if last == max(kept):
        return inside | {first - 1}
    goes_on = tree.tokens[last + 2].pos if last + 2 < len(tree.tokens) else ""
    if last + 1 in kept and tree.tokens[first - 2].pos == "NUM":
        return inside | {first - 1}  # "Vell, 56, who", of which ", 56," stays
    if last + 1 in kept and tree.tokens[last + 1].text == "," and goes_on in {*_VERBS, "ADV", "PART"}:
        return inside | {first - 1, last + 1}
    return set()
