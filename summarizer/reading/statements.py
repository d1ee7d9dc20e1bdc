"""Who says, wants, refuses, plans or denies what: the cues of an article with their sources and words.

A statement inside another is told by whoever makes the outer one. It stays where the outer source
is the same or is nobody's side ("sources said Peru wants …"), and is left out where it is what one
party says of another, a condition, or what is said to be false: that is nobody's position.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.domain import Article, Sentence, Span
from summarizer.parsing import Token, Tree
from summarizer.reading.cue import Cue
from summarizer.reading.cues import find_cues
from summarizer.reading.model import Party, Statement
from summarizer.reading.quotations import Quotation, Quotations, block_after, passages
from summarizer.reading.standing import standing
from summarizer.reading.voices import OWN_VOICE, Voice, Voices

_TURNING = frozenset({"denies", "refuses", "warns"})
_TAKEN_BACK = frozenset({"denies", "refuses"})
_SPEAKING = frozenset({"says", "warns"})
_OPEN = frozenset({"may", "might"})
_POSSIBLE = frozenset({"could", "can", "would", "should"})
_WHOLE_QUOTATION_WORDS = 4
"""Quoted words below this in a paragraph of their own are a heading, which nobody says."""
_LEADING = frozenset(':“"‘')
"""Marks behind which somebody else may ask: “Lund said: “Will they?””."""
_MARKS = " \n“”\"‘’'"
_LEAD = 6
"""Characters of white space and marks between a quotation and the colon or dash that it goes with."""
_SHORT = 6
"""Words and marks of a sentence that only tells who said the one before."""
_PASSAGE = 2
"""Sentences after which a quotation no longer belongs to whoever spoke before."""


@dataclass
class _Found:
    """A cue with who is behind it, while statements are put together."""

    sentence: Sentence
    tree: Tree
    cue: Cue
    quotation: Quotation | None
    voices: list[Voice]
    spans: list[Span]
    outer: "_Found | None" = None


@dataclass
class Assembly:
    """Puts the statements of an article together; `trees` are those of its sentences."""

    article: Article
    trees: Sequence[Tree]
    parties: Sequence[Party]
    quotations: list[Quotation] = field(init=False)
    voices: Voices = field(init=False)
    speakers: dict[Quotation, _Found] = field(default_factory=dict)
    _last_given: _Found | None = None
    """Who said the last quotation that was given to somebody."""

    def __post_init__(self) -> None:
        """Find the quotations of the article."""
        quotations = Quotations(self.article.text)
        self.quotations = quotations.all
        self.voices = Voices(self.article, self.parties, quotations)

    def statements(self) -> list[Statement]:
        """Return all statements: told outside quotations, then given to who quotes, then those inside."""
        told, quoted = self._told_outside()
        self._give_blocks(told)
        for passage in passages(self.article.text, self.quotations):
            self._give(passage, told)
        told = [item for item in told if item.spans]
        found = told + [item for place in quoted if (item := self._found(*place))]
        found.sort(key=lambda item: item.sentence.start + item.cue.head.start)
        _nest(self.article, found)
        return [statement for item in found for statement in _statements(self.article, item)]

    def _told_outside(self) -> tuple[list[_Found], list[tuple[Sentence, Tree, Cue]]]:
        """Return the cues outside quotations with who is behind them, and those inside as they are."""
        told: list[_Found] = []
        quoted: list[tuple[Sentence, Tree, Cue]] = []
        for sentence, tree in zip(self.article.sentences, self.trees, strict=True):
            inside = frozenset(t.index for t in tree.tokens if self._quotation(sentence, t) is not None)
            here: list[_Found] = []
            for cue in find_cues(tree, inside):
                if cue.head.index in inside:
                    quoted.append((sentence, tree, cue))
                elif item := self._found(sentence, tree, cue):
                    here.append(item)
            self.voices.note(sentence, tree)
            for item in here:
                if item.voices and item.cue.kind == "says":
                    self.voices.heard(sentence, item.voices[-1])
            told += here
        return told, quoted

    # ------------------------------------------------------------ sources

    def speaker(self, sentence: Sentence, token: Token) -> Voice | None:
        """Return who says what stands in quotation marks, once the statements are put together."""
        quotation = self._quotation(sentence, token)
        given = self.speakers.get(quotation) if quotation else None
        return given.voices[0] if given and given.voices else None

    def _quotation(self, sentence: Sentence, token: Token) -> Quotation | None:
        return self.voices.quotations.at(sentence.start + token.start)

    def _found(self, sentence: Sentence, tree: Tree, cue: Cue) -> _Found | None:
        quotation = self._quotation(sentence, cue.head)
        speaker = self.speakers.get(quotation) if quotation else None
        who = speaker.voices[0] if speaker and speaker.voices else None
        if quotation is not None and quotation.nests(sentence.start + cue.head.start):
            who = None  # another's words, which the speaker quotes
        heard = (self.voices.resolved(sentence, tree, source, who) for source in cue.sources)
        voices = [voice for told in heard if told for voice in told.members or (told,)]
        own = quotation is None and any(source.lower in OWN_VOICE for source in cue.sources)
        if (
            not voices
            and own
            and (cue.modal or any(source.lower not in {"i", "we"} for source in cue.sources))
        ):
            return None  # what "you" or "one" would say
        spans = self._spans(sentence, tree, cue)
        if spans or (cue.kind == "says" and self._introduces(sentence)):
            return _Found(sentence, tree, cue, quotation, voices, spans)
        return None

    def _introduces(self, sentence: Sentence) -> bool:
        """Tell whether a sentence leads to what is quoted behind it: "Vell added:"."""
        return self.article.words(sentence).rstrip().endswith(":")

    # ------------------------------------------------------------ words

    def _spans(self, sentence: Sentence, tree: Tree, cue: Cue) -> list[Span]:
        content = cue.content or self._beside(sentence, tree, cue)
        if not content and (cue.head.index == 0 or len(tree.tokens) <= _SHORT):
            return self._signed(sentence)
        return [
            Span(start=sentence.start + start, end=sentence.start + end)
            for start, end in _runs(tree, content)
        ]

    def _beside(self, sentence: Sentence, tree: Tree, cue: Cue) -> frozenset[int]:
        """Return what is said around a cue without an object: quoted words, or the clause around it."""
        verb = cue.head
        if verb.dep in {"parataxis", "dep"}:
            return frozenset(t.index for t in tree.subtree(tree.head(verb), lambda t: t.index == verb.index))
        if self._quotation(sentence, verb) is not None:
            return frozenset()
        return frozenset(t.index for t in tree.tokens if self._quotation(sentence, t) is not None)

    def _signed(self, sentence: Sentence) -> list[Span]:
        """Return the quotation that a short sentence stands behind: “Will they?” Vell demanded."""
        place = bisect_right(self.quotations, sentence.start, key=lambda quotation: quotation.end) - 1
        if place < 0 or sentence.start - self.quotations[place].end > _LEAD:
            return []
        return [Span(start=self.quotations[place].start, end=self.quotations[place].end)]

    # ------------------------------------------------------------ quotations

    def _give_blocks(self, told: Sequence[_Found]) -> None:
        """Give what follows a colon at the end of a sentence to who is told before it."""
        for item in told:
            if item.cue.kind != "says" or not self._introduces(item.sentence):
                continue
            end = item.sentence.end
            following = next((q for q in self.quotations if 0 <= q.start - end <= _LEAD), None)
            block = following or block_after(self.article.text, end)
            if block is not None and (block.start < block.end):
                self.speakers.setdefault(block, item)
                item.spans = _joined(item.spans, block)

    def _give(self, passage: Sequence[Quotation], told: Sequence[_Found]) -> None:
        """Give a quotation to who says it in its own sentences, else to who spoke right before it."""
        touching = [
            item
            for quotation in passage
            for number in _numbers(self.article, [quotation])
            for item in _of_sentence(told, number)
            if any(span.start < quotation.end and quotation.start < span.end for span in item.spans)
        ]
        teller = min(touching, key=_telling, default=None) or self._earlier(passage[0], told)
        for quotation in passage:
            if teller is not None and quotation not in self.speakers:
                self.speakers[quotation] = self._last_given = teller
                teller.spans = _joined(teller.spans, quotation)

    def _earlier(self, quotation: Quotation, told: Sequence[_Found]) -> _Found | None:
        """Return who spoke before a quotation of whole sentences of which its own sentences tell nobody."""
        text = self.article.text
        place = bisect_right(self.article.sentences, quotation.start, key=lambda sentence: sentence.end)
        if place == len(self.article.sentences):
            return None
        first = self.article.sentences[place]
        leads = text[first.start : quotation.start].strip(_MARKS)
        if leads or not (self._goes_on(quotation) or self._is_long(quotation)):
            return None
        until = bisect_left(told, first.number, key=lambda item: item.sentence.number)
        spoken = (item for item in reversed(told[:until]) if item.voices and item.cue.kind in _SPEAKING)
        last = next(spoken, None)
        if last is None:
            return None
        near = first.number - last.sentence.number <= _PASSAGE
        return last if near or self._last_given is last else None

    def _is_long(self, quotation: Quotation) -> bool:
        return len(self.article.text[quotation.start : quotation.end].split()) >= _WHOLE_QUOTATION_WORDS

    def _goes_on(self, quotation: Quotation) -> bool:
        """Tell whether its paragraph quotes before it: “It is late,” Vell said. “We wait.” follows."""
        before = bisect_left(self.quotations, quotation.start, key=lambda other: other.start) - 1
        return before >= 0 and "\n" not in self.article.text[self.quotations[before].end : quotation.start]


def _of_sentence(told: Sequence[_Found], number: int) -> Sequence[_Found]:
    """Return what a sentence tells; statements stand in the order of their sentences."""
    start = bisect_left(told, number, key=lambda item: item.sentence.number)
    return told[start : bisect_right(told, number, key=lambda item: item.sentence.number)]


def _telling(item: _Found) -> tuple[bool, bool, int]:
    """Sort who may say a quotation: somebody who is told, who says it, and nothing beyond it."""
    return not item.voices, item.cue.kind != "says", -_size(item)


def _nest(article: Article, found: Sequence[_Found]) -> None:
    """Find for each statement the smallest one that it stands in."""
    over: dict[int, list[_Found]] = {}
    for item in found:
        for number in _numbers(article, item.spans):
            over.setdefault(number, []).append(item)
    for item in found:
        near = over.get(item.sentence.number, ())
        around = [other for other in near if _holds(other, item) and _size(other) > _size(item)]
        item.outer = min(around, key=_size, default=None)


def _holds(outer: _Found, inner: _Found) -> bool:
    at = inner.sentence.start + inner.cue.head.start
    return outer is not inner and any(span.start <= at < span.end for span in outer.spans)


def _size(item: _Found) -> int:
    return sum(span.end - span.start for span in item.spans)


def _runs(tree: Tree, content: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a sentence that tokens cover, without marks at their edges."""
    run: list[Token] = []
    for token in [*tree.tokens, None]:
        if token is not None and (token.index in content or (token.pos == "PUNCT" and run)):
            run.append(token)
            continue
        while run and run[-1].pos in {"PUNCT", "SPACE"}:
            run.pop()
        while run and run[0].pos in {"PUNCT", "SPACE"}:
            run = run[1:]
        if run:
            yield run[0].start, run[-1].end
        run = []


def _joined(spans: Sequence[Span], quotation: Quotation) -> list[Span]:
    """Return spans with a quotation, those that it touches being one with it."""
    start, end = quotation.start, quotation.end
    apart = []
    for span in spans:
        if span.start < end and start < span.end:
            start, end = min(start, span.start), max(end, span.end)
        else:
            apart.append(span)
    return sorted([*apart, Span(start=start, end=end)], key=lambda span: span.start)


# ---------------------------------------------------------------- what counts


def _statements(article: Article, item: _Found) -> Iterator[Statement]:
    """Yield a statement for each of those behind a cue; none, where it is nobody's position."""
    tree, cue = item.tree, item.cue
    told = standing(tree, cue.head)
    if told in {"conditional", "denied"} or _asked(article, item):
        return
    numbers = _numbers(article, [*item.spans, _cue_span(item)])
    behind: list[Voice | None] = [*item.voices] or [None]
    for voice in behind:
        chain = _chain(item, voice)
        if chain is None:
            continue
        yield Statement(
            source=(voice.name or None) if voice else None,
            source_span=voice.span if voice else None,
            holder=voice.holder if voice else None,
            cue=_cue_span(item),
            content_spans=tuple(_trimmed(article, span) for span in item.spans),
            sentences=numbers,
            kind=cue.kind,
            negated=cue.negated,
            withheld=cue.withheld,
            modality="possible" if _may_be(cue) else told,
            chain=chain,
        )


def _may_be(cue: Cue) -> bool:
    """Tell whether a modal leaves a position open; who would not or could not agree does not."""
    return cue.modal in _OPEN or (cue.modal in _POSSIBLE and not cue.negated)


def _asked(article: Article, item: _Found) -> bool:
    """Tell whether the article itself asks for it: "Will Peru agree?"."""
    rest = article.text[_cue_span(item).end : item.sentence.end].rstrip()
    return item.quotation is None and rest.endswith("?") and not set(rest) & _LEADING


def _trimmed(article: Article, span: Span) -> Span:
    """Return a span without the comma that a frame puts at the end of a quotation: “We will,” said Vell."""
    return Span(start=span.start, end=span.start + len(article.words(span).rstrip(", ")))


def _chain(item: _Found, voice: Voice | None) -> tuple[str, ...] | None:
    """Return through whom a statement is told, None where one party tells it of another."""
    chain: list[str] = []
    outer = item.outer
    while outer is not None:
        told = outer.voices[0] if outer.voices else None
        takes_back = outer.cue.negated or outer.cue.kind in _TAKEN_BACK
        if told is not None and voice is not None and told.same(voice):
            if takes_back and _is_complement(item, outer):
                return None  # "refuses to support", "denied that it wants"
            outer = outer.outer
            continue
        sided = told is not None and (told.holder is not None or outer.cue.kind in _TURNING)
        if sided or item.quotation is not None:
            return None
        if told is not None and told.name:
            chain.insert(0, told.name)
        outer = outer.outer
    return tuple(chain)


def _is_complement(item: _Found, outer: _Found) -> bool:
    """Tell whether a statement is in what another takes back, not in a clause that says why or who."""
    head = item.cue.head
    for token in (head, *item.tree.ancestors(head)):
        if item.tree is not outer.tree or token.index == outer.cue.head.index:
            return True
        if token.dep in {"advcl", "relcl", "conj", "parataxis"}:
            return False
    return False


def _cue_span(item: _Found) -> Span:
    head = item.cue.head
    return Span(start=item.sentence.start + head.start, end=item.sentence.start + head.end)


def _numbers(article: Article, spans: Sequence[Span | Quotation]) -> tuple[int, ...]:
    """Return the numbers of the sentences that spans touch; sentences are numbered from 1, in order."""
    found: set[int] = set()
    for span in spans:
        place = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.end)
        while place < len(article.sentences) and article.sentences[place].start < span.end:
            found.add(article.sentences[place].number)
            place += 1
    return tuple(sorted(found))
