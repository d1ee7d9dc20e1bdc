"""The article's own clauses as statements: words first, no model asked.

A clause is cut out of its sentence, who reports it taken off, and made to stand alone: a pronoun of
which the reading knows whom it means gives way to the name in square brackets, as editors do. A clause
with a pronoun that nobody can be sure of, or with "there", "the next day" and the like, is none.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from summarizer.domain import Article, Moment, Sentence, Span
from summarizer.kinds.disputes.cutting import Words, asides, bare, clause_of, subject_within, told_of
from summarizer.parsing import Token, Tree
from summarizer.reading import Mention, Reading, Reference, Statement, trees_of
from summarizer.reading.grammar import is_finite, phrase
from summarizer.reading.quotations import Quotation, Quotations
from summarizer.reading.runs import is_headline
from summarizer.reading.voices import MANY, PERSONS, SPEAKERS, THIRD_PERSON
from summarizer.text.lexicon import words

MOST_WORDS = 30
"""What a reader takes in at once; a longer clause is worth shortening."""
_POINTING = frozenset({"this", "that", "these", "those"})
_POSSESSIVE = frozenset({"his", "its", "their", "her"})
_ELSEWHEN = frozenset({"next", "same", "following", "previous", "preceding"})
"""What a time is counted from that the article told before: "the next day"."""
_PROSE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")
_HEADINGS = 3
"""Sentences at the beginning that may be headlines, which the text says again."""
_NEAR = 8
"""Mentions of parties before a character that may still hold it."""
_MATTER = 2
"""Sentences that have a word, from which a reader of the brief knows what it is."""
_GAP = re.compile(r"\[\s*(?:…|\.{3})\s*\]")
"""Where the article leaves out what it quotes."""
_END = re.compile(r"[.!?…]$")
_DATELINE = re.compile(r"^(?:[^\s:–—]+[ \t]){0,3}[^\s:–—]+(?::|[ \t](?:–|—|―|--)|/)[ \t]+(?=[A-Z“\"])")


@dataclass(frozen=True)
class Clause:
    """A statement in the article's words; `sentences` are those that say it, and whom its names mean."""

    text: str
    sentences: tuple[int, ...]
    places: frozenset[int]
    """Where its words begin in the article."""
    verb: Span | None = None
    """The verb that has its tense, where it is one clause and no whole sentence."""
    own_words: bool = False
    """Whether somebody speaks in it of themselves, within quotation marks."""

    @property
    def long(self) -> bool:
        """Whether it is worth shortening."""
        return len(self.text.split()) > MOST_WORDS


@dataclass
class Clauses:
    """Makes clauses of one article."""

    article: Article
    reading: Reading
    _trees: list[Tree] = field(init=False)
    _quotations: Quotations = field(init=False)
    _references: dict[int, Reference] = field(init=False)
    _spoken: dict[str, str] = field(init=False)
    _apart: dict[int, set[int]] = field(init=False)
    _frequency: Counter[str] = field(init=False)
    _statements: dict[int, list[Statement]] = field(init=False)
    _named: dict[str, tuple[int, ...]] = field(init=False)
    _mentions: list[Mention] = field(init=False)
    _dated: dict[int, list[Moment]] = field(init=False)
    _timed: dict[int, list[Span]] = field(init=False)

    def __post_init__(self) -> None:
        """Read once what every clause needs."""
        self._trees = trees_of(self.article)
        self._quotations = Quotations(self.article.text)
        self._references = {each.start: each for each in self.reading.references}
        self._spoken = {party.name: party.spoken for party in self.reading.parties}
        self._named = {party.name: party.sentences for party in self.reading.parties}
        mentions = (mention for party in self.reading.parties for mention in party.mentions)
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._statements, self._dated = {}, {}
        for statement in self.reading.statements:
            for number in statement.sentences:
                self._statements.setdefault(number, []).append(statement)
        self._timed = {}
        for happening in self.reading.happenings:
            if happening.moment:
                self._timed.setdefault(happening.sentence, []).append(happening.predicate)
            if happening.moment and happening.moment.value is not None:
                self._dated.setdefault(happening.sentence, []).append(happening.moment)
        lemmas = [{token.lemma.lower() for token in tree.tokens} for tree in self._trees]
        self._frequency = Counter(chain.from_iterable(lemmas))
        self._apart = {}
        for sentence in self.article.sentences:
            self._apart[sentence.number] = set(self._predicates(sentence))

    # ------------------------------------------------------------ what is asked for

    def around(self, predicate: Span) -> Clause | None:
        """Return the clause that a word has its tense in, whoever reports it left out."""
        sentence, tree, token = self.token(predicate)
        found = clause_of(tree, token, self._apart[sentence.number] - {token.index})
        if found is None:
            return None
        clause = self._clause(sentence, tree, found[1], frozenset([token.index]))
        return replace(clause, verb=_span(sentence, found[0])) if clause else None

    def named(self, noun: Span, moment: Span) -> Clause | None:
        """Return what a noun with a time names, where that is an event: "the March elections in Sund"."""
        sentence, tree, token = self.token(noun)
        body = {t.index for t in phrase(tree, token)}
        time = {t.index for t in tree.at(moment.start - sentence.start, moment.end - sentence.start)}
        kept = bare(tree, range(min(body), max(body | time) + 1))
        occasion = any(tree.tokens[index].lemma.lower() in words("occasions", "nouns") for index in kept)
        return self._clause(sentence, tree, kept) if occasion and len(kept) > len(time) + 1 else None

    def sentences(self) -> Iterator[tuple[Sentence, Tree]]:
        """Return the sentences of the article with their trees."""
        return zip(self.article.sentences, self._trees, strict=True)

    def is_prose(self, number: int) -> bool:
        """Tell whether a sentence is no heading: it has an end, or others like it have none either."""
        sentence = self.article.sentences[number - 1]
        if number > _HEADINGS:
            return True
        headed = is_headline(self._trees[number - 1])
        return not headed and _PROSE.search(self.article.words(sentence)) is not None

    def told(self, statement: Statement) -> Iterator[Clause]:
        """Yield what somebody says without that they say so: a clause for each of its sentences."""
        for number in statement.sentences:
            sentence, tree = self.article.sentences[number - 1], self._trees[number - 1]
            content = frozenset(
                token.index
                for span in statement.content_spans
                for token in tree.at(span.start - sentence.start, span.end - sentence.start)
            )
            found = told_of(tree, content) if content else None
            clause = self._clause(sentence, tree, found[1]) if found else None
            if found and clause:
                yield replace(clause, verb=_span(sentence, found[0]))

    def sentence(self, number: int, needed: Span) -> Clause | None:
        """Return a whole sentence where it can be told alone, with the word that it is told for."""
        sentence, tree = self.article.sentences[number - 1], self._trees[number - 1]
        if not any(is_finite(tree, token) for token in tree.tokens):
            return None
        word = frozenset([self.token(needed)[2].index])
        return self._clause(sentence, tree, frozenset(token.index for token in tree.tokens), word)

    def words(self, number: int, body: Words, instead: Mapping[int, str] | None = None) -> str | None:
        """Return words of a sentence as they stand within another; `instead` has other forms of some."""
        sentence, tree = self.article.sentences[number - 1], self._trees[number - 1]
        kept = bare(tree, body)
        return _Writing(self, sentence, tree, kept, instead or {}).words() if kept else None

    def token(self, span: Span) -> tuple[Sentence, Tree, Token]:
        """Return the first word of a span, with its sentence and tree."""
        place = bisect_right(self.article.sentences, span.start, key=lambda each: each.start) - 1
        sentence = self.article.sentences[place]
        tree = self._trees[sentence.number - 1]
        return (
            sentence,
            tree,
            tree.at(span.start - sentence.start, max(span.end, span.start + 1) - sentence.start)[0],
        )

    # ------------------------------------------------------------ how it is made

    def _predicates(self, sentence: Sentence) -> Iterator[int]:
        """Yield the words of a sentence that say something of their own."""
        tree = self._trees[sentence.number - 1]
        spans = [statement.cue for statement in self.statements(sentence.number)]
        for span in (*spans, *self._timed.get(sentence.number, ())):
            if sentence.start <= span.start < sentence.end:
                yield from (t.index for t in tree.at(span.start - sentence.start, span.end - sentence.start))

    def _clause(
        self, sentence: Sentence, tree: Tree, body: Words, needed: Words = frozenset()
    ) -> Clause | None:
        led = _DATELINE.match(self.article.words(sentence))
        first = led.end() if led and not self._is_cue(sentence, led.end()) else 0
        body = bare(tree, (index for index in body if tree.tokens[index].start >= first))
        kept = asides(tree, body, MOST_WORDS, needed)
        if not kept or _is_cut(tree, kept):
            return None
        writing = _Writing(self, sentence, tree, kept)
        text = writing.text()
        if text is None:
            return None
        places = frozenset(sentence.start + tree.tokens[index].start for index in kept)
        numbers = tuple(sorted({sentence.number, *writing.sentences}))
        return Clause(text, numbers, places, own_words=writing.own_words)

    def _is_cue(self, sentence: Sentence, end: int) -> bool:
        """Tell whether a colon at the beginning of a sentence tells who says the rest."""
        led = range(sentence.start, sentence.start + end)
        return any(statement.cue.start in led for statement in self.statements(sentence.number))

    def statements(self, number: int) -> Sequence[Statement]:
        """Return the statements that take up a sentence."""
        return self._statements.get(number, ())

    def frequency(self, lemma: str) -> int:
        """Return in how many sentences a word stands."""
        return self._frequency[lemma]

    def place(self, number: int) -> str | None:
        """Return where what a sentence tells of is, where its subject is a place: "at Sund Air Base"."""
        if number < 1:
            return None
        sentence, tree = self.article.sentences[number - 1], self._trees[number - 1]
        subject = next((t for root in tree.roots for t in tree.children(root, "nsubj", "nsubjpass")), None)
        for clause in tree.roots:
            for below in tree.children(clause, "ccomp"):
                subject = tree.child(below, "nsubj", "nsubjpass") or subject
        if subject is None or subject.pos != "PROPN" or self.party_at(sentence.start + subject.start):
            return None
        name = phrase(tree, subject)
        if subject.entity not in {"FAC", "GPE", "LOC"} and subject.lower not in words("places", "nouns"):
            return None
        word = "in" if subject.entity == "GPE" else "at"
        return f"{word} {tree.text[name[0].start : subject.end]}"

    def party_at(self, offset: int) -> str | None:
        """Return the party that the article names at a character."""
        last = bisect_right(self._mentions, offset, key=lambda mention: mention.start)
        near = self._mentions[max(0, last - _NEAR) : last]
        return next((mention.party for mention in reversed(near) if offset < mention.end), None)

    def naming(self, number: int, party: str) -> int:
        """Return the last sentence up to a number that names a party, or the first that does at all."""
        named = self._named[party]
        return max((each for each in named if each <= number), default=named[0])

    def name(self, parties: Iterable[str]) -> str:
        """Return parties as a sentence names them."""
        *first, last = [self._spoken.get(party, party) for party in parties]
        return f"{', '.join(first)} and {last}" if first else last

    def meant(self, offset: int) -> Reference | None:
        """Return whom the pronoun at a character of the article means."""
        return self._references.get(offset)

    def is_dated(self, offset: int) -> bool:
        """Tell whether a character stands in a time that has a value."""
        number = self.token(Span(start=offset, end=offset))[0].number
        return any(moment.start <= offset < moment.end for moment in self._dated.get(number, ()))

    def quotation(self, offset: int) -> Quotation | None:
        """Return the quotation that a character of the article stands in."""
        return self._quotations.at(offset)


@dataclass
class _Writing:
    """Puts the words of one clause on paper."""

    clauses: Clauses
    at: Sentence
    tree: Tree
    kept: Words
    instead: Mapping[int, str] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    own_words: bool = False
    _named: set[tuple[str, ...]] = field(default_factory=set)

    def text(self) -> str | None:
        """Return the words as a sentence with a capital and an end, None where they cannot stand alone."""
        written = self.words()
        return _finished(written) if written else None

    def words(self) -> str | None:
        """Return the words on one line, quotations in their marks, None where they cannot stand alone."""
        parts: list[str] = []
        quotation: Quotation | None = None
        before: Token | None = None
        for token in (self.tree.tokens[index] for index in sorted(self.kept)):
            if self._is_mark(token):
                continue
            word = self._word(token)
            if word is None:
                return None
            inside = self._quoted(token)
            if quotation is not None and inside != quotation:
                parts.append("”")
            if before is not None:
                parts.append(" " if self._apart(before, token) else "")
            if inside is not None and inside != quotation:
                parts.append("“")
            parts.append(word)
            quotation, before = inside, token
        return " ".join("".join([*parts, "”" if quotation else ""]).split())

    def _quoted(self, token: Token) -> Quotation | None:
        """Return the quotation that a word stands in, where its words stand in one run; none of a cut one."""
        found = self.clauses.quotation(self.at.start + token.start)
        if found is None:
            return None
        inside = [
            t.index
            for t in self.tree.tokens
            if found.start <= self.at.start + t.start < found.end and not self._is_mark(t)
        ]
        kept = [index for index in inside if index in self.kept]
        return found if kept == [i for i in inside if kept[0] <= i <= kept[-1]] else None

    def _apart(self, before: Token, token: Token) -> bool:
        """Tell whether there is a space between two words."""
        between = self.tree.tokens[before.index + 1 : token.index]
        if all(self._is_mark(each) for each in between):
            return " " in self.tree.text[before.end : token.start].replace("\n", " ")
        return token.pos != "PUNCT"

    def _is_mark(self, token: Token) -> bool:
        """Tell whether it is a mark of a quotation, which is set anew."""
        if token.text not in {"“", "”", '"', "''", "``", "‘", "’", "'"}:
            return False
        at = self.at.start + token.start
        after = self.clauses.quotation(at + 1)
        before = self.clauses.quotation(at - 1)
        opens = after is not None and after.start == at + 1
        return opens or (before is not None and before.end == at)

    def _word(self, token: Token) -> str | None:
        """Return a word as it is written, with a name for a pronoun; None where nobody can be sure of it."""
        if token.index in self.instead:
            return self.instead[token.index]
        lower = token.lower
        if lower == "there" and (
            token.dep == "advmod" or subject_within(self.tree, self.tree.head(token)) != token
        ):
            return self._place(token)
        if self._dangles(token):
            return None
        if lower in _POINTING and token.dep == "det" and not self._of_time(token):
            return "[the]" if self._is_matter(token) else None
        if token.text != "US" and lower in SPEAKERS and token.pos in {"PRON", "DET"}:
            self.own_words = True
            return token.text if self._quoted(token) is not None else None
        if lower not in THIRD_PERSON or token.dep == "expl" or lower.endswith(("self", "selves")):
            return token.text
        return token.text if self._is_known(token) else self._name(token)

    def _place(self, token: Token) -> str | None:
        """Return "there" where the clause names a place before it, else the place of the sentence before."""
        earlier = (self.tree.tokens[index] for index in self.kept if index < token.index)
        if any(_is_place(word) for word in earlier):
            return token.text
        place = self.clauses.place(self.at.number - 1)
        if place is None:
            return None
        self.sentences.append(self.at.number - 1)
        return f"[{place}]"

    def _is_matter(self, token: Token) -> bool:
        """Tell whether "this deal" is what the article is about, so that "the deal" is understood."""
        noun = self.tree.head(token)
        quoted = self.clauses.quotation(self.at.start + token.start) is not None
        more = len(self.tree.children(noun)) > 1 or quoted
        return more or self.clauses.frequency(noun.lemma.lower()) >= _MATTER

    def _dangles(self, token: Token) -> bool:
        """Tell whether a word points at something that only the sentences before tell."""
        if token.lower == "here" and token.dep == "advmod":
            return True
        if token.tag == "CD" and token.dep in {"nsubj", "nsubjpass"} and self.tree.child(token, "det"):
            return True  # "the other three"
        if token.lower in _POINTING and token.pos == "PRON" and token.dep not in {"mark", "det"}:
            relative = any(t.dep == "relcl" for t in self.tree.ancestors(token)) or token.tag == "WDT"
            return not relative and not self.tree.children(token) and not self._tells_before(token)
        if token.lower == "such" and any(t.lower == "no" for t in self.tree.children(self.tree.head(token))):
            return True
        noun = self.tree.head(token)
        definite = any(t.lower in {"the", "that"} for t in self.tree.children(noun, "det"))
        counted = token.lower in _ELSEWHEN and definite and noun.entity in {"DATE", "TIME"}
        return counted and not self.clauses.is_dated(self.at.start + token.start)

    def _tells_before(self, token: Token) -> bool:
        """Tell whether a clause before it may be what "that" means: "insists on it, but Peru denies that"."""
        above = {t.index for t in self.tree.ancestors(token)}
        before = (t for t in self.tree.tokens[: token.index] if t.index in self.kept - above)
        return any(t.pos == "VERB" and is_finite(self.tree, t) for t in before)

    def _of_time(self, token: Token) -> bool:
        return self.tree.head(token).entity in {"DATE", "TIME"}

    def _is_known(self, token: Token) -> bool:
        """Tell whether the clause itself has before the pronoun whom or what it may mean."""
        if token.lower == "it" and _is_empty(self.tree, token):
            return True
        kept = [self.tree.tokens[index] for index in sorted(self.kept)]
        if any(_may_mean(self.tree, token, noun) for noun in kept if noun.index < token.index):
            return True
        for above in self.tree.ancestors(token):  # "In his speech, Vell said"
            if above.dep in {"prep", "advcl"}:
                subject = subject_within(self.tree, self.tree.head(above))
                if subject and subject.index > token.index and _may_mean(self.tree, token, subject):
                    return True
        return False

    def _name(self, token: Token) -> str | None:
        reference = self.clauses.meant(self.at.start + token.start)
        if reference is None:
            return None
        if reference.parties in self._named:
            return token.text
        self._named.add(reference.parties)
        self.sentences.append(reference.sentence)
        name = self.clauses.name(reference.parties)
        if token.lower in _POSSESSIVE and token.dep == "poss":
            name += "’" if name.endswith("s") else "’s"
        return f"[{name}]"


def _is_place(word: Token) -> bool:
    """Tell whether a word tells where something is."""
    where = word.entity in {"FAC", "GPE", "LOC"} or word.lemma.lower() in {
        "country",
        *words("places", "nouns"),
    }
    return where and word.dep in {"pobj", "dobj", "conj"}


def _span(sentence: Sentence, token: Token) -> Span:
    return Span(start=sentence.start + token.start, end=sentence.start + token.end)


def _is_empty(tree: Tree, token: Token) -> bool:
    """Tell whether "it" means nothing: "it is unclear whether", "it was feared that"."""
    verb = tree.head(token)
    told = [*tree.children(verb, "acomp", "attr"), verb]
    return token.dep in {"nsubj", "nsubjpass"} and any(
        clause.index > token.index
        for word in told
        for clause in tree.children(word, "ccomp", "xcomp", "csubj")
        if word.index != verb.index or verb.lemma in {"seem", "appear"} or clause.dep == "ccomp"
    )


def _may_mean(tree: Tree, pronoun: Token, noun: Token) -> bool:
    """Tell whether a noun before a pronoun is what a reader takes it for."""
    if noun.pos not in {"NOUN", "PROPN"} or noun.dep in {"compound", "amod", "nmod", "npadvmod"}:
        return False
    if noun.entity in {"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"}:
        return False
    if _binds(tree, pronoun, noun):
        return False
    if pronoun.lower in PERSONS:
        return noun.entity == "PERSON" or (noun.pos == "PROPN" and not noun.entity)
    if pronoun.lower in MANY:
        return True
    return noun.tag not in {"NNS", "NNPS"} and noun.entity != "PERSON"


def _binds(tree: Tree, pronoun: Token, noun: Token) -> bool:
    """Tell whether a noun cannot be what a pronoun means: it does this to it, or has it in its own phrase."""
    above = {token.index for token in tree.ancestors(pronoun)}
    if noun.index in above:
        return True
    verb = next((token for token in tree.ancestors(pronoun) if token.pos in {"VERB", "AUX"}), None)
    does = noun.dep in {"nsubj", "nsubjpass"} and verb is not None and noun.head == verb.index
    return does and pronoun.dep in {"dobj", "pobj"} and pronoun.lower in {"it", "him", "her", "them"}


def _is_cut(tree: Tree, kept: Words) -> bool:
    """Tell whether words have a "which" or "whose" without what it stands for."""
    return any(
        token.lower in {"which", "whose", "whom"}
        and not any(t.dep == "relcl" and t.index in kept and t.head in kept for t in tree.ancestors(token))
        for token in (tree.tokens[index] for index in kept)
    )


def _finished(text: str) -> str | None:
    """Return words as one sentence with a capital and an end."""
    quoted = text.endswith("”")
    plain = text.removesuffix("”").rstrip(",;:–— ")
    if not plain or plain.count("(") != plain.count(")") or _GAP.search(plain):
        return None
    end = "" if _END.search(plain) else "."
    place = next((place for place, character in enumerate(plain) if character.isalnum()), 0)
    capital = f"{plain[:place]}{plain[place : place + 1].upper()}{plain[place + 1 :]}"
    return f"{capital}{end}”" if quoted else f"{capital}{end}"
