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
from itertools import chain, islice

from summarizer.domain import Article, Moment, Sentence, Span
from summarizer.kinds.disputes.parties.naming import shared_names
from summarizer.kinds.disputes.wording.antecedents import is_person, topic_of
from summarizer.kinds.disputes.wording.cutting import (
    Words,
    asides,
    attending,
    bare,
    clause_of,
    clipped,
    cut_clean,
    is_clipped,
    is_torn,
    subject_within,
    told_of,
    without_comment,
)
from summarizer.kinds.disputes.wording.descriptions import Nouns, nouns_of
from summarizer.kinds.disputes.wording.writing import HE, SHE, Writing
from summarizer.parsing import Token, Tree
from summarizer.reading import Mention, Reading, Reference, Statement, trees_of
from summarizer.reading.grammar import is_finite, phrase
from summarizer.reading.quotations import Quotation, Quotations
from summarizer.reading.runs import is_headline
from summarizer.reading.sorts import is_office
from summarizer.reading.voices import PERSONS, SPEAKERS
from summarizer.text.lexicon import words

MOST_WORDS = 40
"""What a reader takes in at once; a longer clause is worth shortening."""
_PROSE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")
_HEADINGS = 3
"""Sentences at the beginning that may be headlines, which the text says again."""
_LONGEST = 50
"""Words of a sentence that is still told whole."""
_LONGEST_HEADING = 16
"""Words of a line before the first paragraph that is still a heading."""
_LONGEST_SECOND = 12
"""Words of the line below a heading that still goes with it."""
_CAPTION = re.compile(
    r"^(?:FILE|PHOTO)\b|\((?:AP |File )?(?:Photo|Image|Picture)s?\b(?: by|:|/|\))|\(@\w+\)",
    re.IGNORECASE,
)
"""What a caption has, or a post that is set within the text."""
_BE = {False: ("was", "were"), True: ("is", "are")}
"""The verb that goes with a participle: of one and of many, in the past and now."""
_LEAD = 2
_TELLING = frozenset({"NOUN", "VERB"})
_OPINION = 2
"""Sentences with "I" or "we" outside quotations from which a text is an opinion."""
_LONG_AGO = 6
_NEAR = 8
"""Mentions of parties before a character that may still hold it."""
_DATELINE = re.compile(
    r"^(?:(?:[^\s:–—]+[ \t]){0,3}[^\s:–—]+(?::|[ \t](?:–|—|―|--)|/)|(?:[A-Z][A-Z.,]+[ \t]){1,4}-)"
    r"[ \t]+(?=[A-Z“\"])"
)


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
    _beside: frozenset[int] = field(init=False)
    is_opinion: bool = field(init=False)
    """Whether somebody writes of themselves, outside quotations: what such a text tells is no news."""
    shared: frozenset[str] = field(init=False)
    """Family names that several persons of the article have."""
    _persons: frozenset[str] = field(init=False)
    nouns: Nouns = field(init=False)
    matters: frozenset[str] = field(init=False)
    """What the headings and the first sentences name and tell of, by lemma."""
    lead: frozenset[int] = field(init=False)
    """Numbers of the first sentences of the text, from which a reader knows what it is about."""

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
        self._beside = frozenset(_beside_the_text(self.article))
        self.nouns = nouns_of(self._trees)
        self.shared = shared_names(self._trees)
        self._persons = frozenset(party.name for party in self.reading.parties if party.kind == "person")
        texts = (sentence.number for sentence in self.article.sentences if self.is_told(sentence.number))
        self.lead = frozenset(islice(texts, _LEAD))
        begun = self._trees[: max(self.lead, default=0)]
        self.matters = frozenset(t.lemma.lower() for tree in begun for t in tree.tokens if t.pos in _TELLING)
        self.is_opinion = sum(self._is_own_voice(*each) for each in self.sentences()) >= _OPINION
        lemmas = [{token.lemma.lower() for token in tree.tokens} for tree in self._trees]
        self._frequency = Counter(chain.from_iterable(lemmas))
        self._apart = {}
        for sentence in self.article.sentences:
            self._apart[sentence.number] = set(self._predicates(sentence))

    # ------------------------------------------------------------ what is asked for

    def around(self, predicate: Span, *, completed: bool = False, alone: bool = False) -> Clause | None:
        """Return the clause that a word has its tense in, whoever reports it left out.

        Where it may be `completed`, "the group formed in May" becomes "The group [was] formed in May".
        `alone` it is without another clause beside it, which the sentence tells of somebody else.
        """
        sentence, tree, token = self.token(predicate)
        cut = completed and is_clipped(tree, token)
        apart = self._apart[sentence.number] - {token.index}
        beside = attending(tree, token) if alone else None
        found = clipped(tree, token) if cut else beside or clause_of(tree, token, apart)
        if found is None:
            return None
        whole = frozenset(each.index for each in tree.tokens)
        apart_from = alone and any(
            subject_within(tree, each) is not None for each in tree.children(found[0], "conj")
        )
        body = whole if not apart_from and self._is_whole(sentence, tree, *found) else found[1]
        if not cut_clean(tree, body):
            return None
        helper = {found[0].index: _with_helper(tree, found[0])} if cut or beside else {}
        clause = self._clause(sentence, tree, body, frozenset([token.index]), helper)
        return replace(clause, verb=_span(sentence, found[0])) if clause else None

    def _is_whole(self, sentence: Sentence, tree: Tree, verb: Token, body: Words) -> bool:
        """Tell whether a clause is all that its sentence says, which is better told whole than cut."""
        if verb.dep != "ROOT" or len(self.article.words(sentence).split()) > MOST_WORDS:
            return False
        own = [index for index in self._apart[sentence.number] if index not in body]
        own += [token.index for token in tree.tokens if token.text == ";"]
        return not own and len(tree.roots) == 1

    def sentences(self) -> Iterator[tuple[Sentence, Tree]]:
        """Return the sentences of the article with their trees."""
        return zip(self.article.sentences, self._trees, strict=True)

    def sentence_at(self, number: int) -> tuple[Sentence, Tree]:
        """Return the sentence of a number with its tree."""
        return self.article.sentences[number - 1], self._trees[number - 1]

    def is_prose(self, number: int) -> bool:
        """Tell whether a sentence is no heading: it has an end, or others like it have none either."""
        sentence = self.article.sentences[number - 1]
        if number > _HEADINGS:
            return True
        headed = is_headline(self._trees[number - 1])
        return not headed and _PROSE.search(self.article.words(sentence)) is not None

    def is_told(self, number: int) -> bool:
        """Tell whether a sentence tells something in the text itself: no heading, caption or question."""
        text = self.article.words(self.article.sentences[number - 1]).rstrip(" \n”\"’')")
        return number not in self._beside and self.is_prose(number) and not text.endswith("?")

    def _is_own_voice(self, sentence: Sentence, tree: Tree) -> bool:
        """Tell whether a sentence has "I" or "we" of whoever wrote it."""
        return any(
            token.lower in SPEAKERS
            and token.pos == "PRON"
            and token.text != "US"
            and self.quotation(sentence.start + token.start) is None
            for token in tree.tokens
        )

    def told(self, statement: Statement) -> Iterator[Clause]:
        """Yield what somebody says without that they say so: a clause for each of its sentences."""
        for number in statement.sentences:
            sentence, tree = self.sentence_at(number)
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
        sentence, tree = self.sentence_at(number)
        if is_torn(tree) or not any(is_finite(tree, token) for token in tree.tokens):
            return None
        word = frozenset([self.token(needed)[2].index])
        return self._clause(sentence, tree, frozenset(token.index for token in tree.tokens), word)

    def whole(self, number: int) -> Clause | None:
        """Return a whole sentence for its main verb, where it can be told alone."""
        sentence, tree = self.sentence_at(number)
        verb = next(
            (root for root in tree.roots if is_finite(tree, root) and subject_within(tree, root)), None
        )
        if verb is None or len(self.article.words(sentence).split()) > _LONGEST:
            return None
        return self.sentence(number, _span(sentence, verb))

    def named(self, number: int, body: Words) -> Clause | None:
        """Return words of a sentence that name what happened and have no verb of their own."""
        return self._clause(*self.sentence_at(number), body)

    def words(
        self, number: int, body: Words, instead: Mapping[int, str] | None = None, *, asked: bool = False
    ) -> str | None:
        """Return words of a sentence as they stand within another; `instead` has other forms of some.

        Where they are `asked` about, they stand with the article, whose own matter needs no telling.
        """
        sentence, tree = self.sentence_at(number)
        kept = bare(tree, body)
        return Writing(self, sentence, tree, kept, instead or {}, asked=asked).words() if kept else None

    def asked(self, number: int, body: Words, instead: Mapping[int, str] | None = None) -> str | None:
        """Return words of a sentence as a question has them."""
        return self.words(number, body, instead, asked=True)

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
        self,
        sentence: Sentence,
        tree: Tree,
        body: Words,
        needed: Words = frozenset(),
        instead: Mapping[int, str] | None = None,
    ) -> Clause | None:
        led = _DATELINE.match(self.article.words(sentence))
        first = led.end() if led and not self._is_cue(sentence, led.end()) else 0
        body = bare(tree, (index for index in body if tree.tokens[index].start >= first))
        body = without_comment(tree, body, needed)
        kept = asides(tree, body, MOST_WORDS, needed)
        if not kept or _is_cut(tree, kept):
            return None
        writing = Writing(self, sentence, tree, kept, instead or {})
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
        sentence, tree = self.sentence_at(number)
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

    def topic(self, number: int, pronoun: Token) -> tuple[str, int] | None:
        """Return what "it" or "they" at the head of a sentence mean: the subject of the sentence before."""
        if not self.is_told(number - 1):
            return None
        found = topic_of(self, number, self._trees[number - 1], self._trees[number - 2], pronoun)
        return (found, number - 1) if found else None

    def party_at(self, offset: int) -> str | None:
        """Return the party that the article names at a character."""
        last = bisect_right(self._mentions, offset, key=lambda mention: mention.start)
        near = self._mentions[max(0, last - _NEAR) : last]
        return next((mention.party for mention in reversed(near) if offset < mention.end), None)

    def begins_with(self, party: str) -> bool:
        """Tell whether the headings or the first sentences name a party."""
        return any(number <= max(self.lead, default=0) for number in self._named[party])

    def is_of_person(self, offset: int) -> bool:
        """Tell whether the article names a person at a character."""
        return self.party_at(offset) in self._persons

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

    def is_of_several(self, start: int, end: int) -> bool:
        """Tell whether words name somebody by nothing but a family name that several persons have."""
        sentence, tree, first = self.token(Span(start=start, end=end))
        inside = tree.at(start - sentence.start, max(end, start + 1) - sentence.start)
        shared = next((token for token in inside if token.text in self.shared), None)
        if shared is None:
            return False
        before = tree.tokens[shared.index - 1] if shared.index else first
        return before.pos != "PROPN" or before.entity != "PERSON" or before.index == shared.index

    def is_plain(self, reference: Reference) -> bool:
        """Tell whether a pronoun that stands for a person can stand for no other whom its sentences name."""
        _, tree, pronoun = self.token(Span(start=reference.start, end=reference.end))
        if pronoun.lower not in PERSONS:
            return True
        if all(is_office(word) for name in reference.parties for word in name.split()):
            return False  # "Senator", which is no name
        forms = {token.lower for token in tree.tokens if token.lower in PERSONS}
        if (forms & HE and forms & SHE) or not self._is_usual(reference):
            return False
        first = self.article.sentences[reference.sentence - 1].start
        near = [each for each in self._mentions if first <= each.start < reference.start]
        meant = [each for each in near if each.party in reference.parties]
        if meant and all(self.is_of_several(each.start, each.end) for each in meant):
            return False
        named = {each.party for each in near if each.party in self._persons}
        return named <= set(reference.parties) or self._leads(reference)

    def _is_usual(self, reference: Reference) -> bool:
        """Tell whether an article has a person more often for "he" than for "she", or the other way about."""
        meant = [
            self.token(Span(start=each.start, end=each.end))[2].lower
            for each in self.reading.references
            if each.parties == reference.parties
        ]
        here = HE if self.token(Span(start=reference.start, end=reference.end))[2].lower in HE else SHE
        other = SHE if here is HE else HE
        return sum(form in here for form in meant) > sum(form in other for form in meant)

    def alone(self, at: Sentence, pronoun: Token) -> tuple[str, int] | None:
        """Return the person whom an article is about, where for long it has named no other: "he"."""
        first = max(1, at.number - _LONG_AGO)
        near = [e for e in self._mentions if first <= e.sentence and e.start < at.start + pronoun.start]
        named = {each.party for each in near} & self._persons
        most = Counter(each.party for each in self._mentions if each.party in self._persons).most_common(1)
        if len(named) != 1 or not most or most[0][0] not in named:
            return None
        forms = {t.lower for tree in self._trees[first - 1 : at.number] for t in tree.tokens}
        if forms & HE and forms & SHE:
            return None
        known = all(
            self.party_at(sentence.start + token.start) in named
            for sentence, tree in islice(self.sentences(), first - 1, at.number)
            for token in tree.tokens
            if token.entity == "PERSON"
        )
        before = self._trees[at.number - 2].tokens if at.number > 1 else ()
        others = (*before, *self._trees[at.number - 1].tokens[: pronoun.index])
        if not known or any(is_person(token) for token in others):
            return None
        party, spoken = most[0][0], self.name(named)
        told = [n for n in self._named[party] if spoken in self.article.words(self.article.sentences[n - 1])]
        return party, max((n for n in told if n <= at.number), default=self._named[party][0])

    def _leads(self, reference: Reference) -> bool:
        """Tell whether whom a pronoun means is the subject of the sentence that names them."""
        sentence, tree = self.article.sentences[reference.sentence - 1], self._trees[reference.sentence - 1]
        subjects = [t for root in tree.roots for t in tree.children(root, "nsubj", "nsubjpass")]
        return any(self.party_at(sentence.start + token.start) in reference.parties for token in subjects)

    def is_quoted(self, number: int, token: Token) -> bool:
        """Tell whether a word of a sentence stands in quotation marks."""
        return self.quotation(self.article.sentences[number - 1].start + token.start) is not None

    def is_dated(self, offset: int) -> bool:
        """Tell whether a character stands in a time that has a value."""
        number = self.token(Span(start=offset, end=offset))[0].number
        return any(moment.start <= offset < moment.end for moment in self._dated.get(number, ()))

    def quotation(self, offset: int) -> Quotation | None:
        """Return the quotation that a character of the article stands in."""
        return self._quotations.at(offset)


def _with_helper(tree: Tree, participle: Token) -> str:
    """Return a participle with the verb that the article leaves out, in brackets as editors set it."""
    noun = tree.child(participle, "nsubj") or tree.head(participle)
    many = noun.tag in {"NNS", "NNPS"} or bool(tree.children(noun, "conj"))
    now = participle.tag == "VBG" and not any(root.tag == "VBD" for root in tree.roots)
    return f"[{_BE[now][many]}] {participle.text}"


def _span(sentence: Sentence, token: Token) -> Span:
    return Span(start=sentence.start + token.start, end=sentence.start + token.end)


def _beside_the_text(article: Article) -> Iterator[int]:
    """Yield the numbers of what stands beside the text: a heading before it, captions of pictures."""
    blocks = [*re.finditer(r"(?:[^\n]+\n?)+", article.text)]
    ended = 0
    for block, most in zip(blocks[:-1], (_LONGEST_HEADING, _LONGEST_SECOND), strict=False):
        if any(len(line.split()) > most for line in block[0].splitlines()):
            break
        ended = block.end()
    for sentence in article.sentences:
        if sentence.end <= ended or _CAPTION.search(article.words(sentence)):
            yield sentence.number


def _is_cut(tree: Tree, kept: Words) -> bool:
    """Tell whether words have a "which" or "whose" without what it stands for."""
    return any(
        token.lower in {"which", "whose", "whom"}
        and not any(t.dep == "relcl" and t.index in kept and t.head in kept for t in tree.ancestors(token))
        for token in (tree.tokens[index] for index in kept)
    )
