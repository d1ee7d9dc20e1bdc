"""What a party is, as the article calls it: its office, or what stands beside its name.

Only what the article itself tells counts: nothing in quotation marks, nor in what somebody says. The marks
around a name are surer than the parse, which often loses what stands between two commas.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from summarizer.domain import Span
from summarizer.kinds.disputes.wording.clauses import Clauses
from summarizer.parsing import Token, Tree
from summarizer.reading import Mention, Party
from summarizer.reading.model import PartyKind
from summarizer.reading.sorts import is_office, sort_of
from summarizer.text.lexicon import words

_LONGEST_ROLE = 14
"""Words of a role; a longer one is a story."""
_LONGEST_RANK = 4
"""Letters of a rank or form of address in short: "Gen.", not "professor"."""
_OPEN = frozenset({"ADJ", "ADP", "CCONJ", "DET", "PART"})
"""Words that something has to follow."""
_PHRASE = frozenset({"ADJ", "ADP", "ADV", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN"})
_CORE = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM", "PART", "PROPN"})
"""What stands in a noun phrase up to its noun."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_ENDS = frozenset({",", ".", ";", ":", "—", "–", "(", ")"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_HYPHENS = frozenset("-–‑")
_AT_TIMES = frozenset({"a", "current", "former", "the", "then"})
_PASSING = frozenset({"both", "fellow", "now"})
_PRONOUNS = frozenset({"her", "his", "its", "my", "our", "their", "your"})


def role_of(clauses: Clauses, party: Party, *, whole: bool = True) -> tuple[str, int | None]:
    """Return a party's role in the article's words, with the sentence that tells it; empty for none.

    An office that tells of what it is goes before whatever else stands beside a name. What is not `whole`
    may be the office alone of somebody within a body, which tells that he is somebody, yet not who.
    """
    found = [each for mention in party.mentions for each in _roles(clauses, party, mention, whole=whole)]
    short = words("parties", "honorifics")
    told = [each for each in found if each[0].lower().rstrip(".") not in short] or found
    offices = [each for each in told if any(map(is_office, each[0].split()))]
    fullest = max(offices, key=lambda each: len(each[0].split()), default=None)
    return fullest or next(iter(told), ("", None))


def _roles(clauses: Clauses, party: Party, mention: Mention, *, whole: bool) -> Iterator[tuple[str, int]]:
    """Yield what a party is called where the article itself names it."""
    sentence, tree, _ = clauses.token(Span(start=mention.start, end=mention.end))
    inside = tree.at(mention.start - sentence.start, mention.end - sentence.start)
    first = _name_start(party, tree, inside)
    if first is None or clauses.is_of_several(mention.start, mention.end):
        return
    titled = min(first, inside[0].index)
    beside = _Beside(clauses, mention.sentence, tree, (titled, first, inside[-1].index + 1), party.kind)
    for stretch in beside.stretches() if not whole else map(beside.completed, beside.stretches()):
        if not stretch:
            continue
        text = clauses.words(mention.sentence, frozenset(token.index for token in stretch))
        itself = f"[{party.name}]" == text or stretch[-1].tag == "POS"  # "Oro, the company", "Norlin's Oro"
        if text and not itself and len(text.split()) <= _LONGEST_ROLE:
            opens = stretch[0].index == 0 and stretch[0].pos == "DET"
            yield text[0].lower() + text[1:] if opens else text, mention.sentence


def _name_start(party: Party, tree: Tree, inside: Sequence[Token]) -> int | None:
    """Return where a name begins behind its title; None where a party is only described."""
    end = inside[-1].end
    if party.kind == "person" and is_office(inside[-1].text):
        return None
    names = [name for name in (party.name, *party.aliases) if not name.islower()]
    for name in sorted(names, key=len, reverse=True):
        start = end - len(name)
        if tree.text[max(start, 0) : end] == name and any(token.start == start for token in tree.tokens):
            return next(token.index for token in tree.tokens if token.start == start)
    return None


@dataclass(frozen=True)
class _Beside:
    """A name in its sentence."""

    clauses: Clauses
    number: int
    tree: Tree
    bounds: tuple[int, int, int]
    """Where its title and where it begins, inclusive, and where it ends, exclusive."""
    kind: PartyKind

    @property
    def first(self) -> int:
        """Where the name begins."""
        return self.bounds[1]

    @property
    def last(self) -> int:
        """Where the name ends."""
        return self.bounds[2]

    @property
    def person(self) -> bool:
        """Whether it is somebody's."""
        return self.kind == "person"

    def stretches(self) -> Iterator[Sequence[Token]]:
        """Yield the phrases that tell what is named, the surest first."""
        if (title := self._title()) and not self._is_quoted(title):
            yield title
        for stretch in (self._behind(), self._ahead(), self._clause(), self._body()):
            if stretch and not self._is_quoted(stretch) and not self._is_said(stretch):
                yield stretch

    def completed(self, stretch: Sequence[Token]) -> Sequence[Token]:
        """Return what somebody is; an office within a body only with the body, where that is right there."""
        if not _is_open_office(self.tree, stretch):
            return stretch
        body = self._body_before(stretch[0].index)
        return (*body, *stretch) if body else ()

    def _body_before(self, start: int) -> Sequence[Token]:
        """Return the body of "the Oro president Ana Vell and vice president Otto Brandt"."""
        name = self.tree.tokens[self.last - 1]
        if name.dep != "conj":
            return ()
        first = min(token.index for token in self.tree.subtree(self.tree.head(name)))
        before = list(takewhile(lambda t: not is_office(t.text), self.tree.tokens[first:start]))
        titled = first + len(before) < self.tree.head(name).index
        body = [token for token in before if token.pos != "DET"]
        return body if titled and all(token.entity == "ORG" for token in body) else ()

    def _is_quoted(self, stretch: Sequence[Token]) -> bool:
        return any(self.clauses.is_quoted(self.number, token) for token in stretch)

    def _is_said(self, stretch: Sequence[Token]) -> bool:
        """Tell whether somebody says it who may see it so, and not the article; an office is no opinion."""
        start = self.clauses.article.sentences[self.number - 1].start + stretch[0].start
        said = any(
            span.start <= start < span.end
            for statement in self.clauses.statements(self.number)
            for span in statement.content_spans
        )
        return said and not any(map(_is_role, stretch))

    def _title(self) -> Sequence[Token]:
        """Return the words before a name: "Norlin Prime Minister Ana Vell", "the media project Oro"."""
        tokens, start = self.tree.tokens, self.bounds[0]
        while start and self._leads(tokens[start - 1]):
            start -= 1
        stretch = list(tokens[start : self.first])
        if len(stretch) > 1 and stretch[0].lower in words("parties", "generic") and stretch[1].tag == "POS":
            stretch = stretch[2:]  # "the company's vice president"
        while stretch and (stretch[0].lower in _PASSING or stretch[0].pos in {"DET", "PUNCT"}):
            stretch = stretch[1:]
        if not stretch or self.kind not in {"person", "organisation"} or stretch[0].tag == "POS":
            return ()
        whose = tokens[max(0, stretch[0].index - 1)].lower in _PRONOUNS
        if whose and not is_office(stretch[-1].text):  # "his Norlin counterpart Ana Vell"
            return ()
        ranked = stretch
        while len(ranked) > 1 and _is_rank(ranked[-1]):
            ranked = ranked[:-1]  # "press secretary Maj. Gen."
        stretch = ranked if _is_role(ranked[-1]) else stretch
        return stretch if self._tells(stretch) else ()

    def _leads(self, token: Token) -> bool:
        """Tell whether a word before a name belongs to it."""
        initials = token.text.isupper() and token.pos == "PRON" and len(token.text) > 1  # "WHO"
        if initials or token.pos in {"ADJ", "NOUN", "PROPN"} or token.tag == "POS":
            return (
                token.entity not in {"DATE", "TIME"} or _is_hyphened(self.tree, token) or token.lower == "old"
            )
        return _is_hyphened(self.tree, token)

    def _tells(self, stretch: Sequence[Token]) -> bool:
        """Tell whether words before a name say what is named."""
        noun = stretch[-1]
        if len(stretch) == 1:
            return noun.lower.rstrip(".") in words("parties", "alone") and self.person
        if noun.tag in {"NNS", "NNPS"} or all(map(_is_rank, stretch)):
            return False
        if stretch[0].lower in words("parties", "generic"):  # "company chief": of which company?
            return False
        if _is_rank(noun):  # "New Jersey Gov.", "former Sen."
            return all(token.pos in {"ADJ", "PROPN"} for token in stretch)
        name = self.tree.tokens[self.last - 1]
        branch = name.lower in words("naming", "institutions")  # "the state Senate"
        plain = noun.pos == "NOUN" and noun.text.islower() and self._is_one(noun, name) and not branch
        return plain or any(is_office(token.text) for token in stretch)

    def _is_one(self, noun: Token, name: Token) -> bool:
        """Tell whether the parse has a noun and the name behind it for one phrase."""
        return noun.head == name.index or name.head in {noun.index, noun.head}

    def _behind(self) -> Sequence[Token]:
        """Return what stands between commas behind a name: "Ana Vell (62), head of the union, said"."""
        tokens, start = self.tree.tokens, self.last
        if start < len(tokens) and tokens[start].text == "(":
            start = next((t.index + 1 for t in tokens[start:] if t.text == ")"), start)
        if start >= len(tokens):
            return ()
        loose = is_office(tokens[start].text) and tokens[start].text.islower()  # "Ana Vell head of the union"
        if not loose and tokens[start].text not in {",", "–", "—"}:
            return ()
        start -= loose
        end = start + 1
        while end < len(tokens) and not _is_end(tokens, end):
            end += 1
        stretch = self._described(tokens[start + 1 : end])
        noun = _first_noun(stretch)
        joined = noun is not None and noun.dep == "appos" and start + 1 > noun.head >= self.first
        verb = self.bounds[0] > 0 and end < len(tokens) and tokens[end].tag in _FINITE
        if _is_list(tokens, end):
            return ()
        return stretch if joined or (self.kind in {"person", "organisation"} and not verb) else ()

    def _described(self, stretch: Sequence[Token]) -> Sequence[Token]:
        """Return a stretch that is one phrase of what somebody is; nothing of one that is something else."""
        while stretch and stretch[-1].pos == "PUNCT":
            stretch = stretch[:-1]
        if not stretch or stretch[0].pos not in _CORE or stretch[-1].pos in _OPEN:
            return ()
        if any(token.pos not in _PHRASE and not _within(self.tree, token) for token in stretch):
            return ()
        noun = _first_noun(stretch)
        if noun is None or noun.tag in {"NNS", "NNPS"} or any(t.lower in _PRONOUNS for t in stretch):
            return ()
        appositive = noun.dep == "appos" and noun.pos == "NOUN"
        if not (stretch[0].pos == "DET" or _is_role(noun) or appositive):
            return ()
        told = len(stretch) > 1 or noun.lower in words("parties", "alone")
        named = noun.pos == "PROPN" and not _is_role(noun)
        if self.kind == "organisation" and stretch[0].lower == "the":  # "the dockers, the Sund Pilots union"
            named |= self.tree.tokens[noun.index - 1].entity == "ORG"
        return stretch if told and not named and noun.entity not in {"DATE", "TIME"} else ()

    def _ahead(self) -> Sequence[Token]:
        """Return an office with its name behind a comma: "The head of the union, Ana Vell, said"."""
        tokens, comma = self.tree.tokens, self.bounds[0] - 1
        if comma < 1 or tokens[comma].text != ",":
            return ()
        closed = self.last == len(tokens) or tokens[self.last].text in _ENDS
        start = comma
        while start and tokens[start - 1].pos in _PHRASE:
            start -= 1
        for index in range(start, comma):
            within = index > start and tokens[index - 1].pos in {"ADJ", "PROPN", "PART"}
            if tokens[index].pos not in _CORE or within or not (closed or index == 0):
                continue
            noun = _first_noun(tokens[index:comma])
            if noun is not None and is_office(noun.text):
                return self._described(tokens[index:comma])
        return ()

    def _clause(self) -> Sequence[Token]:
        """Return what a name is said to be or to run: "Ana Vell is the mayor", "Oro, which runs the port"."""
        head = self.tree.tokens[self.last - 1]
        for verb in self.tree.children(head, "relcl"):
            pronoun = self.tree.child(verb, "nsubj")
            if pronoun is not None and pronoun.lower in {"who", "which"}:
                return self._of_verb(verb)
        verb = self.tree.head(head)
        return self._of_verb(verb) if head.dep == "nsubj" and verb.dep == "ROOT" else ()

    def _of_verb(self, verb: Token) -> Sequence[Token]:
        """Return what a verb of being or running in the present says, unless it is denied or only may be."""
        if verb.tag not in {"VBZ", "VBP"} or self.tree.children(verb, "neg", "aux", "advcl", "conj"):
            return ()
        if verb.lemma == "be":
            what = self.tree.child(verb, "attr")
            body = self.tree.subtree(what, lambda t: t.dep in {"relcl", "acl", "advcl"}) if what else []
            return self._described(body) if what and _is_role(what) else ()
        runs = verb.lemma.lower() in words("parties", "running") and self.tree.child(verb, "dobj")
        return [t for t in self.tree.subtree(verb) if t.index >= verb.index] if runs else ()

    def _body(self) -> Sequence[Token]:
        """Return the body of "Ana Vell of Oro" and "Ana Vell, with Oro"."""
        head = self.tree.tokens[self.last - 1]
        for link in self.tree.children(head, "prep"):
            body = self.tree.child(link, "pobj")
            behind = self.tree.tokens[self.last : link.index]
            near = link.index >= self.last and all(token.text == "," for token in behind)
            leads = near and link.lower in {"from", "of", "with"}
            if leads and self.person and body is not None and body.entity == "ORG":
                return self.tree.tokens[link.index : body.index + 1]
        return ()


def _is_end(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether what stands beside a name ends: at a mark, or at the verb of the sentence."""
    verb = tokens[end].tag in _FINITE and tokens[end - 1].text not in _HYPHENS
    if verb or tokens[end].lower in _RELATIVE:
        return True
    return tokens[end].text in _ENDS and not _goes_on(tokens, end)


def _is_list(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether others are named behind a comma: "Peru, the army of Chile, Iran and others"."""
    if end >= len(tokens):
        return False
    behind = next((i for i in range(end + 1, len(tokens)) if tokens[i].pos not in _CORE), len(tokens))
    joined = behind < len(tokens) and tokens[behind].pos == "CCONJ"
    return joined and tokens[end].text == "," and behind > end + 1


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a comma stands within a phrase: "leader of the powerful, well-armed group"."""
    return tokens[end].text == "," and tokens[end - 1].pos in {"ADJ", "DET"}


def _within(tree: Tree, token: Token) -> bool:
    """Tell whether a verb or mark is part of a noun phrase: "well-armed", "vice-chair", "(AVAS)"."""
    participle = token.tag in {"VBN", "VBG"} and token.dep in {"amod", "compound"}
    return (
        participle or _is_hyphened(tree, token) or (token.text == "," and _goes_on(tree.tokens, token.index))
    )


def _is_hyphened(tree: Tree, token: Token) -> bool:
    """Tell whether a word or hyphen stands within a word of several: "Iran-backed", not "Sund - the port"."""
    around = [t for t in tree.tokens[max(0, token.index - 1) : token.index + 2] if t.text in _HYPHENS]
    return any(
        tree.text[t.start - 1 : t.start].strip() and tree.text[t.end : t.end + 1].strip() for t in around
    )


def _first_noun(stretch: Sequence[Token]) -> Token | None:
    """Return the noun of a phrase: the last one before "of the union", "at the port"."""
    noun = None
    for token in stretch:
        other = token.pos not in _CORE and token.text not in _HYPHENS and token.tag not in {"VBN", "VBG"}
        if other or (noun is not None and token.pos == "DET"):
            break
        noun = token if token.pos in _NOUNS else noun
    return noun


def _is_role(token: Token) -> bool:
    """Tell whether a word says what somebody is or does: an office, a trade, one of a sort of groups."""
    lemma = token.lemma.lower()
    office = is_office(token.text) or is_office(lemma) or lemma in words("parties", "alone")
    return office or bool(sort_of(lemma))


def _is_open_office(tree: Tree, stretch: Sequence[Token]) -> bool:
    """Tell whether words are an office within some body, and do not say of which: "vice president"."""
    text = tree.text[stretch[0].start : stretch[-1].end].lower().split()
    office = [word for word in text if word not in _AT_TIMES]
    if not office or (len(office) == 1 and office[0].rstrip(".") in words("parties", "alone")):
        return False
    known = words("parties", "within")
    return office[-1] in known and all(word in known | words("parties", "ranks") for word in office)


def _is_rank(token: Token) -> bool:
    """Tell whether a word is a short form of address, which is no office."""
    short = token.lower.rstrip(".")
    return short in words("parties", "honorifics") and len(short) <= _LONGEST_RANK
