"""What is open as a question, in the article's words: whether what somebody wants or says will be so.

A clause becomes a question by the order of its words, as a grammar has it. The model may put it better.
"""

import re

from summarizer.domain import Span
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.kinds.disputes.wording.cutting import Words, asides, clause_of, subject_within
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import antecedent, is_finite, surface_subject
from summarizer.text.lexicon import words

_NO = frozenset({"not", "n't", "n’t"})
_LONG = 16
"""Words behind the subject of a question, beyond which what is told by the way is left out."""
_ON = frozenset({"for", "on", "against", "about", "over"})
_DASH = re.compile(r" (?:--+|[–—]) ")
"""What leads to something told by the way."""
_INSTEAD = {"would": "will", "could": "can", "wo": "will", "ca": "can"}
"""Forms of helpers that are told of, and those that are asked with."""


class Questions:
    """Asks whether what the clauses of an article tell will be so."""

    def __init__(self, clauses: Clauses) -> None:
        """`clauses` are those of the article."""
        self._clauses = clauses

    def whether(self, predicate: Span, *, sure: bool = False) -> str | None:
        """Return whether what a clause tells is so: "The port may close" asks "May the port close?".

        With `sure`, whether what may come will: "Will the port close?".
        """
        sentence, tree, token = self._clauses.token(predicate)
        if tree.children(token, "expl") and token.lemma == "be" and not tree.children(token, "aux", "neg"):
            return self._whether_there(sentence.number, tree, token)
        found = clause_of(tree, token)
        if found is None:
            return None
        verb, body = found
        subject = subject_within(tree, verb)
        if subject is None or verb.index not in body:
            return None
        return self._in_short(sentence.number, tree, verb, subject, body, sure=sure)

    def _whether_there(self, number: int, tree: Tree, verb: Token) -> str | None:
        """Return whether there is what a clause says there is: "there were talks"."""
        rest = frozenset(t.index for t in tree.subtree(verb) if t.index > verb.index)
        what = self._clauses.asked(number, rest)
        return asking(f"{verb.lower} there {what}") if what and not what.startswith("no ") else None

    def done(self, predicate: Span, *, nouns: bool = True) -> str | None:
        """Return whether what a word of wanting or refusing leads to will be done: "Will Peru leave?"."""
        sentence, tree, cue = self._clauses.token(predicate)
        matter = matter_of(tree, cue, nouns=nouns)
        if matter is None:
            return None
        if matter.pos in {"VERB", "AUX"}:
            subject = doer_of(tree, cue, matter)
            if subject is None:
                return None
            whole = frozenset(t.index for t in tree.subtree(subject))
            body = frozenset(t.index for t in tree.subtree(matter)) - whole
            return self._put(sentence.number, tree, "will", subject, self._base(tree, matter, body))
        wanted = frozenset(t.index for t in tree.subtree(matter))
        what = self._clauses.asked(sentence.number, wanted)
        return asking(f"will there be {what}") if what else None

    def will(self, number: int, tree: Tree, subject: Token, verb: Token) -> str | None:
        """Return whether somebody will do what a verb below a plan or wish says: "plans for it to close"."""
        helpers = tree.children(verb, "aux", "auxpass")
        bare_ = next((t for t in helpers if is_finite(tree, t) and t.tag != "MD"), verb)
        left_out = {t.index for t in helpers if t.tag in {"MD", "TO"}} | _of(tree, subject)
        left_out |= {
            t.index for below in tree.children(verb, "mark", "conj", "cc") for t in tree.subtree(below)
        }
        body = frozenset(t.index for t in tree.subtree(verb)) - left_out
        return self._put(number, tree, "will", subject, _to_the_end(tree, body), bare_)

    def settled(self, predicate: Span) -> str | None:
        """Return what will be agreed on what somebody says nothing about."""
        sentence, tree, cue = self._clauses.token(predicate)
        below = tree.subtree(cue)
        leads = [token for token in below if token.lower in {"about", "on"} and _leads_from(tree, cue, token)]
        matters = [noun for lead in leads for noun in tree.children(lead, "pobj") if noun.index > cue.index]
        if matters:
            what = self._clauses.asked(sentence.number, _with_aim(tree, _of(tree, matters[0])))
            return asking(f"what will be agreed on {what}") if what else None
        return next(filter(None, (self.open(sentence.number, tree, token) for token in below)), None)

    def open(self, number: int, tree: Tree, token: Token) -> str | None:
        """Return what "whether" leads to as a question."""
        if token.lower != "whether" or token.dep != "mark":
            return None
        verb = tree.head(token)
        subject = subject_within(tree, verb)
        if subject is None:
            return None
        body = frozenset(t.index for t in tree.subtree(verb)) - {token.index}
        asked = self._in_short(number, tree, verb, subject, body)
        matter = tree.child(verb, "dobj")
        if asked is None and matter is not None:
            what = self._clauses.asked(number, frozenset(range(min(_of(tree, matter)), max(body) + 1)))
            return asking(f"will there be {what}") if what else None
        return asked

    def decided(self, number: int, tree: Tree, token: Token) -> str | None:
        """Return what will be decided on a "whether" that has no subject: "a decision on whether to sell"."""
        verb = tree.head(token)
        body = frozenset(t.index for t in tree.subtree(verb))
        what = self._clauses.asked(number, body)
        plain = (what or "").removeprefix("whether").removeprefix(" or not").strip()
        return asking(f"will it be decided {plain}") if plain.startswith("to ") else None

    def did(self, number: int, tree: Tree, subject: Token, verb: Token) -> str | None:
        """Return whether somebody did what they are accused of: "accused Peru of hiding it"."""
        body = frozenset(t.index for t in tree.subtree(verb)) - _of(tree, subject)
        commas = [t.index for t in tree.tokens if t.text == "," and t.index in body]
        short = frozenset(index for index in body if not commas or index < commas[0])
        bodies = (body, short)
        asked = (self._put(number, tree, "did", subject, self._base(tree, verb, each)) for each in bodies)
        return next(filter(None, asked), None)

    def guilty(self, number: int, tree: Tree, subject: Token, matter: Token) -> str | None:
        """Return whether somebody is guilty of what they are accused of: "accused Peru of fraud"."""
        who, what = self.name(number, tree, subject), self.name(number, tree, matter)
        return asking(f"{_be(subject)} {who} guilty of {what}") if who and what else None

    def there(self, number: int, tree: Tree, matter: Token) -> str | None:
        """Return whether there should be what somebody is against: "opposes support for Peru"."""
        what = self.name(number, tree, matter)
        return asking(f"should there be {what}") if what else None

    def talks(self, number: int, tree: Tree, noun: Token, partner: Token) -> str | None:
        """Return whether talks with somebody will bring anything, where nobody tells what they are about."""
        who = self.name(number, tree, partner)
        return asking(f"will the {noun.lower} with {who} bring an agreement") if who else None

    def right(self, number: int, tree: Tree, matter: Token, how: str = "right") -> str | None:
        """Return whether what is opposed is right, or what is denied is true."""
        what = self.name(number, tree, matter)
        return asking(f"{_be(matter)} {what} {how}") if what else None

    def ahead(self, number: int, tree: Tree, matter: Token) -> str | None:
        """Return whether somebody should do what they plan, where it is opposed."""
        what = self.name(number, tree, matter)
        return asking(f"should {what} go ahead") if what else None

    def agreed(self, number: int, tree: Tree, matter: Token) -> str | None:
        """Return what will be agreed on a matter that is talked about."""
        body = frozenset(t.index for t in tree.subtree(matter)) if matter.tag == "VBG" else _of(tree, matter)
        what = self._clauses.asked(number, asides(tree, _with_aim(tree, body), 2 * _LONG))
        return asking(f"what will be agreed on {what}") if what else None

    def put(self, words_: str) -> str | None:
        """Return words as a question."""
        return asking(words_)

    def accepted(self, predicate: Span, called: str = "") -> str | None:
        """Return whether somebody will take what they refuse: "Will Peru accept the offer?".

        They may be `called` otherwise elsewhere.
        """
        sentence, tree, cue = self._clauses.token(predicate)
        subject, matter = _who(tree, cue), tree.child(cue, "dobj")
        if subject is None or matter is None or matter.pos != "NOUN":
            return None
        wanted = frozenset(t.index for t in tree.subtree(matter))
        who = self.name(sentence.number, tree, subject) or called
        what = self._clauses.asked(sentence.number, wanted)
        return asking(f"will {who} accept {what}") if who and what else None

    # ------------------------------------------------------------ word order

    def _in_short(
        self, number: int, tree: Tree, verb: Token, subject: Token, body: Words, *, sure: bool = False
    ) -> str | None:
        """Return a clause as a question, without the clauses below it where these cannot stand alone."""
        when = (t for below in tree.children(verb, "advcl") for t in tree.subtree(below))
        bodies = (body, body - frozenset(t.index for t in when))
        asked = (self._asked(number, tree, verb, subject, each, sure=sure) for each in bodies)
        return next(filter(None, asked), None)

    def _asked(
        self, number: int, tree: Tree, verb: Token, subject: Token, body: Words, *, sure: bool = False
    ) -> str | None:
        helpers = [t for t in tree.children(verb, "aux", "auxpass") if t.index in body and t.lower != "to"]
        whose = _of(tree, subject) & body
        if not helpers and verb.lemma == "be":
            return self._put(number, tree, verb.lower, subject, body - whose - {verb.index})
        if helpers:
            first = helpers[0]
            word = "will" if sure and first.tag == "MD" else _INSTEAD.get(first.lower, first.lower)
            return self._put(number, tree, word, subject, body - whose - {first.index})
        if not is_finite(tree, verb):
            return None
        word = {"VBD": "did", "VBZ": "does"}.get(verb.tag, "do")
        return self._put(number, tree, word, subject, body - whose, verb)

    def _base(self, tree: Tree, verb: Token, body: Words) -> tuple[Words, Token]:
        leads = [t.index for t in tree.children(verb, "aux", "mark") if t.lower in {"to", "for"}]
        leads += [
            t.index
            for joined in tree.conjuncts(verb)
            for t in tree.children(joined, "aux")
            if t.lower == "to"
        ]
        return body - frozenset(leads), verb

    def _put(
        self,
        number: int,
        tree: Tree,
        helper: str,
        subject: Token,
        rest: Words | tuple[Words, Token],
        bare: Token | None = None,
    ) -> str | None:
        """Return a question of a helper, a subject and the rest, the verb `bare` in its base form."""
        if isinstance(rest, tuple):
            rest, bare = rest
        if any(tree.tokens[index].lower in _NO for index in rest) or subject.lower == "there":
            return None
        who = self.name(number, tree, subject)
        start = min(_of(tree, subject))
        before = frozenset(index for index in rest if index < start)
        if not who:
            return None
        instead = _joined(tree, bare, rest, who) | ({bare.index: bare.lemma} if bare else {})
        after = self._clauses.asked(number, asides(tree, rest - before, _LONG), instead)
        lead = self._clauses.asked(number, before) if before else ""
        if not after or lead is None:
            return None
        asked = f"{helper} {who} {after}"
        return asking(f"{lead.rstrip(', ')}, {asked}" if lead else asked)

    def name(self, number: int, tree: Tree, noun: Token) -> str | None:
        """Return a noun with what belongs to it as it stands within a sentence."""
        inside = sorted(_of(tree, noun))
        if inside != list(range(inside[0], inside[-1] + 1)):
            return None
        name = (self._clauses.asked(number, _of(tree, noun)) or "").strip("“”")
        first = tree.tokens[min(_of(tree, noun))]
        if name and first.pos != "PROPN" and first.text.istitle() and name.startswith(first.text):
            return name[:1].lower() + name[1:]
        return name or None


def _joined(tree: Tree, bare: Token | None, body: Words, who: str) -> dict[int, str]:
    """Return the forms of what is joined to a question: "did he resign or was he forced out"."""
    found: dict[int, str] = {}
    for verb in (tree.tokens[index] for index in sorted(body)):
        if verb.dep != "conj" or verb.pos != "VERB" or tree.children(verb, "nsubj", "nsubjpass", "expl"):
            continue
        helpers = [t for t in tree.children(verb, "aux", "auxpass") if t.index in body]
        if helpers and helpers[0].tag in {"VBD", "VBZ", "VBP", "MD"}:
            found[helpers[0].index] = f"{helpers[0].text} {who}"
        elif bare is not None and not helpers and tree.head(verb).index == bare.index:
            found[verb.index] = verb.lemma
    return found


def matter_of(tree: Tree, cue: Token, *, nouns: bool) -> Token | None:
    """Return what a word of wanting or refusing leads to: a verb, else a noun.

    Without `nouns`, only one that the word is for: "voted for a repeal", not "thanked them".
    """
    below = [*tree.children(cue, "xcomp", "ccomp", "acl")]
    below += [
        t for t in tree.children(cue, "advcl") if any(m.lower == "for" for m in tree.children(t, "mark"))
    ]
    verbs = [t for t in below if t.pos in {"VERB", "AUX"} and t.index > cue.index and not is_finite(tree, t)]
    for lead in tree.children(cue, "prep"):
        verbs += tree.children(lead, "pcomp")
    if verbs:
        return verbs[0]
    objects = [t for t in tree.children(cue, "dobj") if not t.text[:1].isdigit()]  # "voted 66–30 for"
    found = [*objects] if nouns else []
    if nouns or not objects:
        for lead in tree.children(cue, "prep"):
            found += [t for t in tree.children(lead, "pobj") if lead.lower in _ON]
    return next((t for t in found if t.pos == "NOUN"), None)


def doer_of(tree: Tree, cue: Token, matter: Token) -> Token | None:
    """Return who is to do what a word of wanting leads to: "aims for Peru to leave", "wants to leave"."""
    leads = [t for t in tree.children(cue, "prep") if t.lower == "for" and cue.index < t.index < matter.index]
    named = tree.child(leads[-1], "pobj") if leads and matter.dep == "xcomp" else None
    told = tree.child(cue, "dobj") if matter.dep == "xcomp" and matter.head == cue.index else None
    subject = surface_subject(tree, matter)
    subject = (antecedent(tree, subject) or subject) if subject else None
    return named or told or subject or _who(tree, cue)


def _leads_from(tree: Tree, cue: Token, lead: Token) -> bool:
    """Tell whether a preposition tells on what nothing is said: "declined to comment when asked about it"."""
    silent = words("withheld", "verbs") | {"ask", "question", "press"}
    above = [token for token in tree.ancestors(lead) if token.index > cue.index]
    return lead.dep == "prep" and all(token.lemma.lower() in silent for token in above)


def _with_aim(tree: Tree, body: Words) -> Words:
    """Return words with the aim behind them that the parser hung elsewhere: "ways to end it"."""
    following = tree.tokens[max(body) + 1 : max(body) + 2]
    if not following or following[0].lower not in {"to", "for"} or min(body) < 1:
        return body
    above = tree.head(following[0]) if following[0].lower == "to" else following[0]
    aim = frozenset(t.index for t in tree.subtree(above) if t.index > max(body))
    return body | aim if following[0].index in aim and tree.subtree(above)[0].index > max(body) else body


def _to_the_end(tree: Tree, body: Words) -> Words:
    """Return words with those behind them that the parser hung elsewhere, and that have no verb."""
    last = max(body)
    rest = [token for token in tree.tokens[last:] if token.pos != "PUNCT" or token.index == last]
    cut = tree.tokens[last].text == "," or (last + 1 < len(tree.tokens) and tree.tokens[last + 1].text == ",")
    whole = cut and not any(token.pos in {"VERB", "AUX", "CCONJ"} for token in rest)
    return body | {token.index for token in tree.tokens[last:]} if whole else body


def _be(noun: Token) -> str:
    return "are" if noun.tag in {"NNS", "NNPS"} else "is"


def _who(tree: Tree, verb: Token) -> Token | None:
    """Return who does what a verb says, the noun of a relative clause for its pronoun."""
    subject = surface_subject(tree, tree.head(verb) if verb.dep == "acomp" else verb)
    return (antecedent(tree, subject) or subject) if subject else None


def _of(tree: Tree, token: Token) -> Words:
    return frozenset(t.index for t in tree.subtree(token, lambda t: t.dep in {"relcl", "appos"}))


def asking(words: str) -> str | None:
    """Return words as a question, without the marks of quotations; None where somebody speaks in them."""
    bare = words.replace("“", "").replace("”", "").replace("[", "").replace("]", "")
    plain = _DASH.split(" ".join(bare.split()))[0].rstrip("?.,; ")
    if plain.count("(") > plain.count(")"):
        plain = plain.rpartition(" (")[0]
    if any(word.casefold().strip(",") in _SPEAKING for word in plain.split()):
        return None
    return f"{plain[:1].upper()}{plain[1:]}?"


_SPEAKING = frozenset({"i", "we", "my", "our", "me", "you", "your"})
