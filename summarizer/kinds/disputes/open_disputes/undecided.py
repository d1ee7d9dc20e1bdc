"""What an article itself leaves open: what it calls undecided, what talks or a body are to settle."""

from collections.abc import Iterator, Sequence

from summarizer.domain import Attribution, Span
from summarizer.kinds.disputes.open_disputes.questions import Questions, asking
from summarizer.kinds.disputes.open_disputes.sides import Seed, plain
from summarizer.kinds.disputes.positions.claims import Held
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading.cue import kinds_of
from summarizer.reading.grammar import is_negated, lemma_of, own_subject, several, surface_subject
from summarizer.reading.grammar import subject_of as who_does
from summarizer.reading.sorts import DECIDING, sort_of
from summarizer.text.lexicon import words

_MARKED = 4.5
"""How strongly the article itself speaks for something being open."""
_TALKED = 3.0
"""The same for what is talked about, or waits for somebody's decision."""
_AHEAD = frozenset({"will", "would", "shall"})
_DONE = frozenset({"was", "were", "has", "have", "had"})
_TO_COME = frozenset(
    {"be", "expect", "set", "due", "plan", "schedule", "agree", "begin", "continue", "resume"}
)
"""Words that tell of talks below them that they go on or lie ahead."""
_OPEN_TO_ALL = frozenset({"whether", "unclear", "unknown", "uncertain"})


class Undecided:
    """Finds what is open by the article's own words."""

    def __init__(
        self, clauses: Clauses, questions: Questions, positions: Sequence[Held], opposed: Sequence[Seed]
    ) -> None:
        """`opposed` is what parties are at odds over, in the order of the article."""
        self._clauses = clauses
        self._questions = questions
        self._positions = positions
        self._opposed = opposed

    def seeds(self) -> Iterator[Seed]:
        """Yield what is open, with the sides that are told there."""
        yield from self._withheld()
        yield from self._marked()
        yield from self._talked()
        yield from self._to_decide()

    def _withheld(self) -> Iterator[Seed]:
        """Yield what somebody would not tell: "declined to say whether"."""
        for held in self._positions:
            if held.withheld and (question := self._questions.settled(held.cue)):
                yield Seed(question, held.sentence, _MARKED)

    def _marked(self) -> Iterator[Seed]:
        """Yield what the article itself calls open or undecided."""
        named = {number for party in self._clauses.reading.parties for number in party.sentences}
        for number, (sentence, tree) in enumerate(self._clauses.sentences(), start=1):
            for token in tree.tokens:
                if token.lower in _OPEN_TO_ALL and number not in named:
                    continue  # what nobody is told to stand for or against is only not known
                at = Span(start=sentence.start + token.start, end=sentence.start + token.end)
                if question := self._by_word(number, tree, token, at):
                    sides = self._disagreeing(number) or self._denying(number, token)
                    yield Seed(question, number, _MARKED, sides, undecided=True)
                    break

    def _disagreeing(self, number: int) -> tuple[Held, ...]:
        """Return who is told to disagree in the sentence behind one that calls a matter contentious."""
        behind = [seed for seed in self._opposed if seed.number == number + 1]
        return next((seed.sides for seed in behind if len(seed.sides) > 1), ())

    def _denying(self, number: int, token: Token) -> tuple[Held, ...]:
        """Return who says that nothing is decided yet or holds up talks, and whom they tell of beside."""
        if token.pos == "VERB" and token.lemma.lower() in words("open", "verbs"):
            whole = plain(self._clauses, number) or self._clauses.whole(number)
            holders = dict.fromkeys(s.holder for s in self._clauses.statements(number) if s.holder)
            holders |= dict.fromkeys(self._demanding(number))
            cue = next((s.cue for s in self._clauses.statements(number)), None)
            if whole is None or cue is None:
                return ()
            return tuple(Held(whole, (each,), "demands", Attribution(), cue) for each in holders)
        if token.lemma.lower() not in words("open", "decisions"):
            return ()
        return tuple(held for held in self._positions if held.sentence == number and held.framed)

    def _demanding(self, number: int) -> Iterator[str]:
        """Yield whose demands a sentence names: "over a rebel demand"."""
        sentence, tree = self._clauses.sentence_at(number)
        for noun in tree.tokens:
            if noun.pos != "NOUN" or kinds_of("nouns").get(noun.lemma.lower()) != "demands":
                continue
            for whose in tree.children(noun, "poss", "compound", "amod"):
                called = {p.name.split()[-1].casefold(): p.name for p in self._clauses.reading.parties}
                party = self._clauses.party_at(sentence.start + whose.start)
                if party := party or called.get(f"{whose.lemma.lower()}s"):
                    yield party

    def _talked(self) -> Iterator[Seed]:
        """Yield what talks are about that go on or are to come: nobody knows yet what they bring."""
        for number, (_, tree) in enumerate(self._clauses.sentences(), start=1):
            for word in tree.tokens:
                found = self._of_talks(number, tree, word) or self._of_talking(number, tree, word)
                if found:
                    yield found
                    break

    def _of_talks(self, number: int, tree: Tree, noun: Token) -> Seed | None:
        if noun.pos != "NOUN" or noun.lemma.lower() not in words("open", "talks") or not _go_on(tree, noun):
            return None
        if any(statement.kind == "denies" for statement in self._clauses.statements(number)):
            return None
        if (matter := _talked_of(tree, noun)) is not None:
            question = self._questions.agreed(number, tree, matter)
            return Seed(question, number, _TALKED, undecided=True) if question else None
        lead = next((t for t in tree.children(noun, "prep") if t.lower == "with"), None)
        partner = tree.child(lead, "pobj") if lead else None
        question = self._questions.talks(number, tree, noun, partner) if partner else None
        if question is None or partner is None:
            return None
        start = self._clauses.article.sentences[number - 1].start
        news = number in self._clauses.lead and self._clauses.party_at(start + partner.start) is not None
        return Seed(question, number, _TALKED, undecided=news)

    def _of_talking(self, number: int, tree: Tree, verb: Token) -> Seed | None:
        """Return what several are to talk about: "a task force is to discuss details of the merger"."""
        if verb.pos != "VERB" or verb.lemma.lower() not in words("open", "talking"):
            return None
        subject, matter = surface_subject(tree, verb), tree.child(verb, "dobj")
        if subject is None or matter is None or matter.pos != "NOUN" or not _lies_ahead(tree, verb):
            return None
        if len(several(tree, subject)) < 2 and subject.tag != "NNS" and not sort_of(subject.lemma.lower()):  # noqa: PLR2004 - who talks with each other
            return None
        question = self._questions.agreed(number, tree, matter)
        return Seed(question, number, _TALKED, undecided=True) if question else None

    # ------------------------------------------------------------ whose decision is awaited

    def _to_decide(self) -> Iterator[Seed]:
        """Yield what a body is to decide: "parliament is to vote on the bill".

        That it is to pass something is a plan, and open only where somebody is against it.
        """
        for number, (sentence, tree) in enumerate(self._clauses.sentences(), start=1):
            for verb in sorted(tree.tokens, key=lambda token: token.lemma.lower() != "vote"):
                lemma = verb.lemma.lower()
                if verb.pos != "VERB" or lemma not in words("open", "passing") | words("open", "deciding"):
                    continue
                body = surface_subject(tree, verb)
                if body is None or not self._decides(body) or not _lies_ahead(tree, verb):
                    continue
                if question := self._decided(number, tree, verb, body):
                    side = self._deciding(sentence.start, verb, body)
                    weighed = lemma not in words("open", "passing") or is_negated(tree, verb)
                    yield Seed(question, number, _TALKED, side, undecided=weighed)
                    break

    def _decides(self, noun: Token) -> bool:
        return noun.pos in {"NOUN", "PROPN"} and sort_of(noun.lemma.lower()) in DECIDING

    def _decided(self, number: int, tree: Tree, verb: Token, body: Token) -> str | None:
        who, lemma = self._questions.name(number, tree, body), verb.lemma.lower()
        matter, acts = _decided_on(tree, verb)
        what = self._questions.name(number, tree, matter) if matter else None
        if not who or not what:
            return None
        if lemma in words("open", "passing"):
            return asking(f"will {who} {lemma} {what}")
        if acts:
            return asking(f"will {who} {acts} {what}")
        return asking(f"what will {who} decide on {what}")

    def _deciding(self, start: int, verb: Token, body: Token) -> tuple[Held, ...]:
        """Return the body with what it is to do, where it is a party."""
        party = self._clauses.party_at(start + body.start)
        at = Span(start=start + verb.start, end=start + verb.end)
        clause = self._clauses.around(at) if party else None
        return (Held(clause, (party,), "plans", Attribution(), at),) if clause and party else ()

    def _by_word(self, number: int, tree: Tree, token: Token, at: Span) -> str | None:
        lemma = token.lemma.lower()
        if token.dep == "mark" and token.lower == "whether":
            return self._whether(number, tree, token)
        if token.pos == "NOUN" and lemma in words("open", "nouns"):
            return self._about(number, tree, token)
        if token.pos == "ADJ" and lemma in words("open", "adjectives") and token.dep in {"acomp", "oprd"}:
            return self._unclear(number, tree, token, at)
        if token.pos == "VERB" and lemma in words("open", "verbs"):
            return self._awaited(number, tree, token)
        if lemma in words("open", "decisions") and any(t.lower == "no" for t in tree.children(token, "det")):
            return self._none(number, tree, token)
        return None

    def _unclear(self, number: int, tree: Tree, token: Token, at: Span) -> str | None:
        if tree.children(token, "xcomp", "prep") or is_negated(tree, tree.head(token)):
            return None  # "open to talks"
        clause = next(iter(tree.children(token, "ccomp", "advcl")), None)
        if clause is None:
            return self._about(number, tree, token)
        if mark := next((t for t in tree.children(clause, "mark") if t.lower == "whether"), None):
            return self._questions.open(number, tree, mark)
        start = at.start - token.start
        return self._questions.whether(Span(start=start + clause.start, end=start + clause.end))

    def _whether(self, number: int, tree: Tree, mark: Token) -> str | None:
        """Return what is undecided; not what somebody asked: "asked whether it was safe"."""
        verb = tree.head(mark)
        above = tree.head(verb)
        if above.pos == "ADP":
            above = tree.head(above)
        helpers = {t.lower for t in tree.children(above, "aux", "auxpass")}
        told = (
            tree.children(above, "acomp", "nsubjpass", "dobj") if above.pos in {"VERB", "AUX"} else (above,)
        )
        open_words = words("open", "decisions") | words("open", "adjectives")
        over = above.tag == "VBD" or not _DONE.isdisjoint(helpers)
        undecided = not over and any(word.lemma.lower() in open_words for word in told)
        ahead = above.pos == "VERB" and (is_negated(tree, above) or bool(helpers & {"will", "to", "must"}))
        if not undecided and not ahead:
            return None
        return self._questions.open(number, tree, mark) or self._questions.decided(number, tree, mark)

    def _about(self, number: int, tree: Tree, word: Token) -> str | None:
        """Return what is asked of whose subject is called contentious."""
        verb = next((t for t in (word, *tree.ancestors(word)) if t.pos in {"VERB", "AUX"}), None)
        if verb is None or _is_past(tree, verb):
            return None  # what was contentious may be settled
        leads = [t for t in tree.children(word, "prep") if t.lower in {"on", "over", "about"}]
        if leads and (matter := tree.child(leads[0], "pobj", "pcomp")) is not None:
            return self._questions.agreed(number, tree, matter)
        if word.pos == "NOUN" and any(t.dep not in {"attr", "pobj", "prep"} for t in _up(tree, word)):
            return None
        subject = who_does(tree, verb)
        if subject is None or subject.pos not in {"NOUN", "PROPN"}:
            return None
        if subject.pos == "NOUN" and not tree.children(subject, "prep", "poss", "acl"):
            return None  # "the impact is unclear": of what?
        what = self._questions.name(number, tree, subject)
        return asking(f"what will be agreed on {what}") if what else None

    def _awaited(self, number: int, tree: Tree, verb: Token) -> str | None:
        if stalled := self._stalled(number, tree, verb):
            return stalled
        matter = tree.child(verb, "dobj")
        if matter is None or matter.lemma.lower() not in words("open", "decisions"):
            return None
        body = frozenset(t.index for t in tree.subtree(matter, lambda t: t.dep in {"conj", "cc"}))
        what = self._clauses.asked(number, body)
        subject = who_does(tree, verb)
        who = self._questions.name(number, tree, subject) if subject and subject.pos == "NOUN" else None
        return asking(f"will {who} get {what}" if who else f"will there be {what}") if what else None

    def _stalled(self, number: int, tree: Tree, verb: Token) -> str | None:
        """Return what talks have stalled over, or what parties disagree on."""
        lead = next((t for t in tree.children(verb, "prep") if t.lower in {"over", "on"}), None)
        matter = tree.child(lead, "pobj", "pcomp") if lead else None
        if matter is None or verb.tag == "VBD" or verb.lemma.lower() not in words("open", "apart"):
            return None
        asked = next(
            (t for t in tree.children(matter, "acl", "ccomp", "relcl") if own_subject(tree, t)), None
        )
        doer = own_subject(tree, asked) if asked else None
        if asked is not None and doer is not None and doer.pos != "PRON":
            return self._questions.will(number, tree, doer, asked)
        return self._questions.agreed(number, tree, matter)

    def _none(self, number: int, tree: Tree, noun: Token) -> str | None:
        """Return whether there will be what there is not yet: "no decision to leave"."""
        whether = next((t for t in tree.subtree(tree.head(noun)) if t.lower == "whether"), None)
        if whether is not None:
            return self._questions.open(number, tree, whether) or self._questions.decided(
                number, tree, whether
            )
        negation = next(t for t in tree.children(noun, "det") if t.lower == "no")
        body = frozenset(t.index for t in tree.subtree(noun, lambda t: t.dep in {"punct", "conj", "cc"}))
        what = self._clauses.asked(number, body - {negation.index})
        if not what:
            return None
        plain = what.strip("“”")
        if noun.tag != "NNS":
            plain = f"{'an' if plain[:1].lower() in 'aeiou' else 'a'} {plain}"
        if len(body) > 2:  # noqa: PLR2004 - "no decision" alone does not tell on what
            return asking(f"will there be {plain}")
        between = [p for p in self._clauses.reading.parties if number in p.sentences][:2]
        if len(between) < 2:  # noqa: PLR2004 - two sides
            return None
        return asking(f"will there be {plain} between {self._clauses.name(p.name for p in between)}")


def _up(tree: Tree, word: Token) -> Iterator[Token]:
    """Yield a word and those above it, up to its verb: "is a point of contention"."""
    for token in (word, *tree.ancestors(word)):
        if token.pos in {"VERB", "AUX"}:
            return
        yield token


def _talked_of(tree: Tree, noun: Token) -> Token | None:
    """Return what talks are about: "talks on", "talks will resume on"."""
    verb = tree.head(noun) if noun.dep in {"dobj", "nsubj", "nsubjpass"} else noun
    for above in (noun, verb):
        for lead in tree.children(above, "prep"):
            if lead.lower in {"on", "over", "about", "regarding"} and lead.index > noun.index:
                matter = tree.child(lead, "pcomp", "pobj")
                if matter is not None and (matter.pos == "NOUN" or matter.tag == "VBG"):
                    return matter
    return None


def _go_on(tree: Tree, noun: Token) -> bool:
    """Tell whether talks go on or lie ahead, and the article does not deny it."""
    above = [t for t in tree.ancestors(noun) if t.pos in {"VERB", "AUX", "ADJ"}]
    if not above or any(is_negated(tree, verb) for verb in above):
        return False
    return _is_ahead(tree, above[0]) or (above[0].tag in {"VBZ", "VBP"} and lemma_of(above[0]) != "be")


def _is_ahead(tree: Tree, verb: Token) -> bool:
    helpers = {t.lower for t in tree.children(verb, "aux")}
    if helpers & _AHEAD:
        return "have" not in helpers
    above = [t for t in tree.ancestors(verb) if t.pos in {"VERB", "AUX", "ADJ"}]
    led = any(t.lemma.lower() in _TO_COME for t in above)
    going = verb.tag == "VBG" and bool(helpers & {"is", "are"})
    return going or ("to" in helpers and led)


def _lies_ahead(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody is still to do what a verb says, or has not done it."""
    helpers = {t.lower for t in tree.children(verb, "aux")}
    if is_negated(tree, verb):
        return bool(helpers & {"has", "have"})  # "has not decided"
    if not helpers and verb.dep == "conj":
        return _lies_ahead(tree, tree.head(verb))
    if _is_ahead(tree, verb):
        return not any(is_negated(tree, above) for above in tree.ancestors(verb))
    above = tree.head(verb)
    if "to" not in helpers or verb.dep not in {"advcl", "xcomp"}:
        return False
    if verb.dep == "xcomp":  # "has yet to decide"
        return above.lemma == "have" and any(t.lower == "yet" for t in tree.children(above, "advmod"))
    return not _is_past(tree, above) and above.tag != "VB"


def _is_past(tree: Tree, verb: Token) -> bool:
    helpers = {t.lower for t in tree.children(verb, "aux", "auxpass")}
    return verb.tag == "VBD" or bool(helpers & {"was", "were", "had"})


def _decided_on(tree: Tree, verb: Token) -> tuple[Token | None, str]:
    """Return what a body decides on, and what it does with it: "vote on approving the bill"."""
    matter, acts = tree.child(verb, "dobj"), ""
    for lead in tree.children(verb, "prep"):
        if lead.lower in {"on", "over"}:
            done = tree.child(lead, "pcomp")
            matter = tree.child(done, "dobj") if done else tree.child(lead, "pobj")
            acts = done.lemma.lower() if done else "approve"
    acts = acts if verb.lemma.lower() == "vote" else ""
    if matter is not None and matter.pos == "PRON":
        joined = [tree.child(other, "dobj") for other in tree.conjuncts(verb) if other.index < verb.index]
        matter = next((noun for noun in reversed(joined) if noun is not None), None)
    return (matter if matter is not None and matter.pos in {"NOUN", "PROPN"} else None), acts
