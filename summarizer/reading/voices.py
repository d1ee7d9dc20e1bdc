"""Who is behind a statement: the party that a phrase names, stands for or points back to.

"He", "the official" and "they" mean whoever spoke or acted last where one reading is plain; else it
is left open, since a wrong holder is worse than none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.domain import Article, Sentence, Span
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import SUBJECTS, antecedent, phrase
from summarizer.reading.model import Mention, Party, PartyKind
from summarizer.text.lexicon import words

_SPEAKERS = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
OWN_VOICE = _SPEAKERS | {"you", "one"}
"""Outside quotations, the author and everybody: nobody in particular takes a position."""
_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_MANY = frozenset({"they", "them", "their", "themselves"})
_BODY = frozenset({"it", "its", "itself"})
_PRONOUNS = _PERSONS | _MANY | _SPEAKERS | _BODY
"""Also where the parser takes them for something else; "US" is a state."""
_MOST_HEARD = 60
_REACH = 2
"""Sentences that a pronoun reaches back."""


@dataclass(frozen=True)
class Voice:
    """Somebody who may be behind a statement; spans count characters of the article."""

    name: str
    """A party's name, else the words that describe who it is."""
    span: Span | None
    holder: str | None
    """The party that it is or speaks for; None where it is no party."""
    kind: PartyKind | None
    plural: bool = False

    def same(self, other: "Voice") -> bool:
        """Tell whether two are one, or speak for one party."""
        if self.holder is not None or other.holder is not None:
            return self.holder == other.holder
        return self.name.casefold() == other.name.casefold()


@dataclass
class Voices:
    """The parties of an article by place, and who acted last while it is read from its beginning."""

    article: Article
    parties: Sequence[Party]
    _mentions: dict[int, list[Mention]] = field(default_factory=dict)
    _kinds: dict[str, PartyKind] = field(default_factory=dict)
    _heard: list[tuple[int, Voice]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sort the mentions by sentence."""
        for party in self.parties:
            self._kinds[party.name] = party.kind
            for mention in party.mentions:
                self._mentions.setdefault(mention.sentence, []).append(mention)

    def resolved(self, sentence: Sentence, tree: Tree, head: Token, speaker: Voice | None) -> Voice | None:
        """Return who a phrase means; `speaker` is who speaks where it stands in a quotation."""
        if behind := antecedent(tree, head):
            span = Span(start=sentence.start + head.start, end=sentence.start + head.end)
            voice = self.resolved(sentence, tree, behind, speaker)
            return _at(voice, span) if voice else None
        if head.pos == "PRON" or (head.text != "US" and head.lower in _PRONOUNS):
            return self._pronoun(sentence, tree, head, speaker)
        return self._named(sentence, tree, head)

    def note(self, sentence: Sentence, tree: Tree) -> None:
        """Remember who acts in a sentence, so that "he" in the next one may be found."""
        for token in tree.tokens:
            if token.dep in SUBJECTS and token.pos != "PRON":
                voice = self._named(sentence, tree, token)
                if voice.kind is not None:
                    self._heard.append((sentence.number, voice))

    def heard(self, sentence: Sentence, voice: Voice) -> None:
        """Remember who spoke: the first that "he" and "she" in the next sentences mean."""
        self._heard.append((sentence.number, voice))

    def _named(self, sentence: Sentence, tree: Tree, head: Token) -> Voice:
        inside = phrase(tree, head)
        start, end = sentence.start + inside[0].start, sentence.start + inside[-1].end
        while inside[-1].dep == "case" and len(inside) > 1:
            inside = inside[:-1]
            end = sentence.start + inside[-1].end
        span = Span(start=start, end=end)
        plural = head.tag in {"NNS", "NNPS"} or head.pos == "NUM"
        if found := self._mention(sentence, head):
            return Voice(found, span, found, self._kinds[found], plural)
        for below in tree.children(head, "appos"):  # "the foreign minister, Ada Lund"
            if found := self._mention(sentence, below):
                return Voice(found, span, found, self._kinds[found])
        holder = self._represented(sentence, tree, head)
        kind: PartyKind | None = "organisation" if head.entity in {"ORG", "GPE", "FAC"} else "person"
        return Voice(self.article.words(span), span, holder, None if plural else kind, plural)

    def _mention(self, sentence: Sentence, head: Token) -> str | None:
        start, end = sentence.start + head.start, sentence.start + head.end
        over = [m for m in self._mentions.get(sentence.number, ()) if m.start < end and start < m.end]
        return max(over, key=lambda m: m.end - m.start).party if over else None

    def _represented(self, sentence: Sentence, tree: Tree, head: Token) -> str | None:
        """Return the party that somebody speaks for: "a spokesman for Norlin", "the union's leader"."""
        if head.lemma.lower() in words("anonymous", "nouns"):
            return None
        owners = [*tree.children(head, "poss", "compound", "amod", "nmod")]
        for lead in tree.children(head, "prep"):
            if lead.lower in {"for", "of", "from", "with", "at"}:
                owners += tree.children(lead, "pobj")
        for owner in owners:
            found = self._mention(sentence, owner)
            if found and (self._kinds[found] != "person" or head.lemma.lower() in words("voices", "nouns")):
                return found
        return None

    def _pronoun(self, sentence: Sentence, tree: Tree, head: Token, speaker: Voice | None) -> Voice | None:
        word = head.lower
        span = Span(start=sentence.start + head.start, end=sentence.start + head.end)
        if word in _SPEAKERS:
            return _at(speaker, span) if speaker else None
        earlier = [self._named(sentence, tree, t) for t in self._subjects_before(sentence, tree, head)]
        for voice in [*reversed(earlier), *self._recent(sentence.number)]:
            if speaker is not None and voice.same(speaker):
                continue  # in a quotation, "he" is somebody else than who speaks
            if _fits(word, voice):
                return _at(voice, span)
        return None

    def _recent(self, number: int) -> Iterator[Voice]:
        """Yield who acted in the sentences before one, the last first."""
        place = bisect_left(self._heard, number, key=lambda heard: heard[0])
        for earlier, voice in reversed(self._heard[max(0, place - _MOST_HEARD) : place]):
            if number - earlier > _REACH:
                return
            yield voice

    def _subjects_before(self, sentence: Sentence, tree: Tree, head: Token) -> list[Token]:
        """Return the subjects before a pronoun in its sentence, and names that own one of them."""
        found = []
        for token in tree.tokens[: head.index]:
            if token.pos == "PRON":
                continue
            if token.dep in SUBJECTS or (token.dep == "poss" and self._mention(sentence, token)):
                found.append(token)
        return found


def _fits(word: str, voice: Voice) -> bool:
    if word in _PERSONS:
        return voice.kind == "person" and not voice.plural
    if word in _MANY:
        return voice.plural or voice.kind in {"group", "organisation"}
    return word in _BODY and voice.kind in {"state", "organisation", "group"} and not voice.plural


def _at(voice: Voice, span: Span) -> Voice:
    return Voice(voice.name, span, voice.holder, voice.kind, voice.plural)
