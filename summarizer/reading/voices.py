"""Who is behind a statement: the party that a phrase names, stands for or points back to.

"He", "the official" and "they" mean whoever spoke or acted last where one reading is plain; else it
is left open, since a wrong holder is worse than none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.domain import Article, Sentence, Span
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import SUBJECTS, antecedent, phrase, several, subject_of
from summarizer.reading.model import Mention, Party, PartyKind
from summarizer.reading.quotations import Quotation, Quotations
from summarizer.reading.sorts import is_office, sort_of
from summarizer.text.lexicon import words

SPEAKERS = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
OWN_VOICE = SPEAKERS | {"you", "one"}
"""Outside quotations, the author and everybody: nobody in particular takes a position."""
PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
MANY = frozenset({"they", "them", "their", "themselves"})
_BODY = frozenset({"it", "its", "itself"})
_PRONOUNS = PERSONS | MANY | SPEAKERS | _BODY
"""Also where the parser takes them for something else; "US" is a state."""
THIRD_PERSON = PERSONS | MANY | _BODY
_SOME = frozenset(
    {"some", "many", "others", "most", "few", "several", "those", "everyone", "someone", "everybody"}
)
"""Pronouns of people whom nobody names: they are told in these words."""
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
"""Words that count those whom a phrase means."""
_SHARES = frozenset({"majority", "percent", "sample"})
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
    members: "tuple[Voice, ...]" = ()
    """Who they are, of several that were named together: "they", "the two countries"."""

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
    quotations: Quotations
    _mentions: dict[int, list[Mention]] = field(default_factory=dict)
    _kinds: dict[str, PartyKind] = field(default_factory=dict)
    _heard: list[tuple[int, Quotation | None, Voice]] = field(default_factory=list)
    """Who acted: in which sentence, and in which quotation, as it was read."""
    _texts: dict[str, tuple[int, Voice]] = field(default_factory=dict)
    """Who made the last statement, letter or report, by its noun, and in which sentence."""

    def __post_init__(self) -> None:
        """Sort the mentions by sentence."""
        for party in self.parties:
            self._kinds[party.name] = party.kind
            for mention in party.mentions:
                self._mentions.setdefault(mention.sentence, []).append(mention)

    def resolved(self, sentence: Sentence, tree: Tree, head: Token, speaker: Voice | None) -> Voice | None:
        """Return who a phrase means; `speaker` is who speaks where it stands in a quotation.

        Of several that were named together, they are its members.
        """
        if behind := antecedent(tree, head):
            span = Span(start=sentence.start + head.start, end=sentence.start + head.end)
            voice = self.resolved(sentence, tree, behind, speaker)
            return _at(voice, span) if voice else None
        if head.lower in _NUMBERS:
            return self.together(sentence, tree, head)
        if (head.pos == "PRON" and head.lower not in _SOME) or (
            head.text != "US" and head.lower in _PRONOUNS
        ):
            return self._pronoun(sentence, tree, head, speaker)
        return (
            self.together(sentence, tree, head)
            or self._jointly(sentence, tree, head)
            or self._again(sentence, tree, head)
            or self._by_last_word(sentence, tree, head)
            or self._named(sentence, tree, head)
        )

    def note(self, sentence: Sentence, tree: Tree) -> None:
        """Remember who acts in a sentence, so that "he" in the next one may be found."""
        for token in tree.tokens:
            if token.dep in SUBJECTS and (group := self.together(sentence, tree, token)):
                self._heard.append((sentence.number, None, group))
            elif token.dep in SUBJECTS and token.pos != "PRON":
                voices = [self._named(sentence, tree, one) for one in several(tree, token)]
                known = [_as_body(tree, token, voice) for voice in voices if voice.kind or voice.plural]
                if len(voices) > 1 and all(voice.holder for voice in voices):
                    known.append(_group(voices))
                quotation = self.quotations.at(sentence.start + token.start)
                self._heard += [(sentence.number, quotation, voice) for voice in known]
            elif token.dep in SUBJECTS and token.lower in PERSONS:
                self._go_on(sentence, tree, token)
        self._note_texts(sentence, tree)

    def _note_texts(self, sentence: Sentence, tree: Tree) -> None:
        """Remember who made a text: "released a statement", "said in a letter"."""
        for noun in tree.tokens:
            new = any(token.lower in {"a", "an"} for token in tree.children(noun, "det"))
            if not new or noun.lemma.lower() not in words("texts", "nouns"):
                continue
            above = tree.head(tree.head(noun)) if tree.head(noun).lower == "in" else tree.head(noun)
            maker = subject_of(tree, above) if noun.dep in {"dobj", "pobj"} and above.pos == "VERB" else None
            voice = self.resolved(sentence, tree, maker, None) if maker else None
            if voice is not None and voice.holder:
                self._texts[noun.lemma.lower()] = sentence.number, voice

    def _go_on(self, sentence: Sentence, tree: Tree, pronoun: Token) -> None:
        """Remember that who acted before still acts, where "he" can be nobody else."""
        if self.quotations.at(sentence.start + pronoun.start) is not None:
            return
        if (meant := self.plain(sentence, tree, pronoun, None)) and meant[1] < sentence.number:
            self._heard.append((sentence.number, None, meant[0]))

    def heard(self, sentence: Sentence, voice: Voice) -> None:
        """Remember who spoke: the first that "he" and "she" in the next sentences mean."""
        kind = voice.kind or (None if voice.plural else "person")
        self._heard.append((sentence.number, None, replace(voice, kind=kind)))

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
        before = tree.children(head, "compound", "nmod") if is_office(head.text) else ()
        for below in before:  # "said Ada Lund chairman of Norlin"
            if (found := self._mention(sentence, below)) and self._kinds[found] == "person":
                return Voice(found, span, found, "person")
        for below in tree.children(head, "appos"):  # "the foreign minister, Ada Lund"
            if self._may_mean(sentence, below, head) and (found := self._mention(sentence, below)):
                return Voice(found, span, found, self._kinds[found])
        holder = self._represented(sentence, tree, head)
        return Voice(self.article.words(span), span, holder, None if plural else _kind(head), plural)

    def together(self, sentence: Sentence, tree: Tree, head: Token) -> Voice | None:
        """Return those named together before that a number points back at: "the two countries", "both"."""
        alone = head.lower in _NUMBERS
        number = head if alone else next((t for t in tree.children(head) if t.lower in _NUMBERS), None)
        definite = number is not None and (number.lower == "both" or tree.child(head, "det", "predet"))
        if number is None or not (definite or alone) or self._mention(sentence, head):
            return None
        count = _NUMBERS[number.lower]
        groups = [voice for voice, _ in self._recent(sentence, head) if voice.members]
        near = [groups[0]] if groups and len(groups[0].members) == count else []
        if not alone:  # "the two sides" are no persons, "the two leaders" no states
            near = [voice for voice in near if _are_persons(voice) == is_office(head.lemma)]
            near = near or self._only_group(sentence, count, persons=is_office(head.lemma))
        span = Span(start=sentence.start + head.start, end=sentence.start + head.end)
        return _at(near[0], span) if near else None

    def _only_group(self, sentence: Sentence, count: int, *, persons: bool) -> list[Voice]:
        """Return those whom the article has named together so far, where they were always the same."""
        groups = [
            voice
            for number, _, voice in self._heard
            if number < sentence.number and len(voice.members) == count and _are_persons(voice) == persons
        ]
        one = {frozenset(member.name for member in voice.members) for voice in groups}
        return groups[-1:] if len(one) == 1 else []

    def _jointly(self, sentence: Sentence, tree: Tree, head: Token) -> Voice | None:
        """Return the states whose officials one noun names: "Iraqi and US officials"."""
        before = [token for token in tree.subtree(head) if token.index < head.index]
        if head.tag != "NNS" or not any(token.dep == "cc" for token in before):
            return None
        names = [name for token in (*before, head) if (name := self._mention(sentence, token))]
        states = list(dict.fromkeys(name for name in names if self._kinds[name] == "state"))
        if len(states) < 2 or names[-1] not in states:  # noqa: PLR2004 - several
            return None
        span = self._named(sentence, tree, head).span
        return _group([Voice(name, span, name, "state") for name in states])

    def _again(self, sentence: Sentence, tree: Tree, head: Token) -> Voice | None:
        """Return who was described by the same noun before: "the official", of "a Peruvian official"."""
        told = [token.lower for token in tree.children(head) if token.pos != "PUNCT"]
        if told != ["the"] or self._mention(sentence, head):
            return None
        start = sentence.start + phrase(tree, head)[0].start
        span = Span(start=start, end=sentence.start + head.end)
        number, maker = self._texts.get(head.lemma.lower(), (0, None))
        if maker is not None and sentence.number - number <= _REACH:
            return _at(maker, span)
        for voice, _ in self._recent(sentence, head):
            described = self.article.words(voice.span) if voice.holder and voice.span else ""
            if described.lower().endswith(f" {head.lower}"):
                return _at(voice, span)
        return None

    def _by_last_word(self, sentence: Sentence, tree: Tree, head: Token) -> Voice | None:
        """Return the one body whose name ends with a noun: "the fund", of the International Monetary Fund."""
        told = [token.lower for token in tree.children(head) if token.pos != "PUNCT"]
        noun = head.lower
        named = noun in words("naming", "institutions") and noun not in words("parties", "generic")
        if told != ["the"] or not named or self._mention(sentence, head):
            return None
        ends = [
            party
            for party in self.parties
            if party.kind in {"organisation", "group"}
            and any(name.lower().endswith(f" {noun}") for name in (party.name, *party.aliases))
        ]
        span = Span(start=sentence.start + phrase(tree, head)[0].start, end=sentence.start + head.end)
        return Voice(ends[0].name, span, ends[0].name, ends[0].kind) if len(ends) == 1 else None

    def _mention(self, sentence: Sentence, head: Token) -> str | None:
        start, end = sentence.start + head.start, sentence.start + head.end
        over = [m for m in self._mentions.get(sentence.number, ()) if m.start < end and start < m.end]
        return max(over, key=lambda m: m.end - m.start).party if over else None

    def _represented(self, sentence: Sentence, tree: Tree, head: Token) -> str | None:
        """Return the party that somebody speaks for: "a spokesman for Norlin", "the union's leader"."""
        former = any(token.lower in {"former", "ex"} for token in tree.children(head, "amod"))
        if former or not _speaks(head.lemma.lower()):
            return None
        before = [token for token in tree.subtree(head) if token.index < head.index]
        if any(token.dep == "cc" for token in before):
            return None  # "Norlin and Tarn owners" are not of Norlin alone
        firm = sort_of(head.lemma.lower()) == "firms"
        owners = [*tree.children(head, "poss", "compound", "amod", "nmod")]
        for lead in tree.children(head, "prep"):
            about = lead.lower == "of" and head.lemma.lower() in words(
                "texts", "nouns"
            )  # "a survey of voters"
            if lead.lower in {"for", "of", "from", "with", "at"} and not about:
                owners += tree.children(lead, "pobj")
        for owner in owners:
            found = self._mention(sentence, owner) or self._group_before(sentence, tree, owner)
            if found is None or (firm and self._kinds[found] == "state"):
                continue  # "the Peruvian carmaker" is not Peru
            if self._kinds[found] != "person" or head.lemma.lower() in words("voices", "nouns"):
                return found
        return None

    def _group_before(self, sentence: Sentence, tree: Tree, owner: Token) -> str | None:
        """Return the group that acted last, of which "the group" in "the group's spokesman" is said."""
        told = [token.lower for token in tree.children(owner) if token.dep == "det"]
        if told not in (["the"], ["that"]) or not sort_of(owner.lemma.lower()) or owner.tag != "NN":
            return None
        for voice, _ in self._recent(sentence, owner):
            if voice.holder and voice.kind in {"organisation", "group"}:
                return voice.holder
        return None

    def _pronoun(self, sentence: Sentence, tree: Tree, head: Token, speaker: Voice | None) -> Voice | None:
        span = Span(start=sentence.start + head.start, end=sentence.start + head.end)
        if head.lower in SPEAKERS:
            return _at(speaker, span) if speaker else None
        found = next((voice for voice, _ in self._meant(sentence, tree, head, speaker)), None)
        return _at(found, span) if found else None

    def plain(
        self, sentence: Sentence, tree: Tree, head: Token, speaker: Voice | None
    ) -> tuple[Voice, int] | None:
        """Return whom "he", "they" or "it" means, with the sentence that tells; None if others may be.

        Who acts before it in its sentence is near, or, where nobody does, in the sentence before.
        """
        near: list[tuple[Voice, int]] = []
        for voice, number in self._meant(sentence, tree, head, speaker):
            if near and number != near[0][1]:
                break
            near.append((voice, number))
        if not near or near[0][1] < sentence.number - 1:
            return None
        first = near[0][0]
        return near[0] if all(voice.same(first) for voice, _ in near) else None

    def _meant(
        self, sentence: Sentence, tree: Tree, head: Token, speaker: Voice | None
    ) -> Iterator[tuple[Voice, int]]:
        """Yield whom a pronoun may mean, with the sentence that has them; the most likely first."""
        before = self._subjects_before(sentence, tree, head)
        earlier = [(self._named(sentence, tree, t), sentence.number) for t in before]
        for voice, number in [*reversed(earlier), *self._recent(sentence, head)]:
            if speaker is not None and voice.same(speaker):
                continue  # in a quotation, "he" is somebody else than who speaks
            if _fits(head.lower, voice):
                yield voice, number

    def _recent(self, sentence: Sentence, word: Token) -> Iterator[tuple[Voice, int]]:
        """Yield who acted before a word and in which sentence, the last first.

        Outside a quotation, who acts in one is none of them, and its sentences count for one.
        """
        here = self.quotations.at(sentence.start + word.start)
        around = self.quotations.at(sentence.start)
        first = sentence.number
        if here is None and around is not None:
            first = bisect_right(self.article.sentences, around.start, key=lambda each: each.end) + 1
        place = bisect_left(self._heard, sentence.number, key=lambda heard: heard[0])
        for number, quotation, voice in reversed(self._heard[max(0, place - _MOST_HEARD) : place]):
            if first - number > _REACH:
                return
            if quotation in (None, here):
                yield voice, number

    def _subjects_before(self, sentence: Sentence, tree: Tree, head: Token) -> list[Token]:
        """Return the subjects before a pronoun in its sentence, and names that own one of them."""
        found = []
        for token in tree.tokens[: head.index]:
            if token.pos == "PRON" or not self._may_mean(sentence, token, head):
                continue
            if token.dep in SUBJECTS or (token.dep == "poss" and self._mention(sentence, token)):
                found.append(token)
        return found

    def _may_mean(self, sentence: Sentence, token: Token, head: Token) -> bool:
        """Tell whether a word may be meant by another: it stands outside quotations, or in the same one."""
        quotation = self.quotations.at(sentence.start + token.start)
        return quotation is None or quotation == self.quotations.at(sentence.start + head.start)


def _kind(head: Token) -> PartyKind | None:
    """Return what somebody who is no party is, by name or noun; None for what may be a thing."""
    if head.entity in {"ORG", "GPE", "FAC"}:
        return "organisation"
    noun = head.lemma.lower()
    if noun in words("voices", "bodies"):
        return "organisation"
    somebody = is_office(noun) or noun in words("anonymous", "nouns") | words("voices", "nouns")
    return "person" if head.entity == "PERSON" or somebody else None


def _fits(word: str, voice: Voice) -> bool:
    if word in PERSONS:
        return voice.kind == "person" and not voice.plural
    if word in MANY:
        return voice.plural or voice.kind in {"group", "organisation"}
    return word in _BODY and voice.kind in {"state", "organisation", "group"} and not voice.plural


def _as_body(tree: Tree, subject: Token, voice: Voice) -> Voice:
    """Return somebody as the body that the sentence says they are: "Oro was another faction"."""
    called = tree.children(tree.head(subject), "attr")
    body = any(noun.lemma.lower() in words("naming", "institutions") for noun in called)
    return replace(voice, kind="group") if body and voice.kind == "person" else voice


def _speaks(noun: str) -> bool:
    """Tell whether what a noun names may speak for whose it is: no "analyst", and no "profits"."""
    people = words("voices", "nouns") | words("parties", "voices")
    if noun in people:
        return True
    if noun in words("anonymous", "nouns") | words("parties", "alone") | words("parties", "own"):
        return False
    told = words("texts", "nouns") | words("parties", "documents")
    return noun in words("parties", "offices") | told | _SHARES or bool(sort_of(noun))


def _are_persons(voice: Voice) -> bool | None:
    """Tell whether the members of a group are persons; None where some are and some are not."""
    persons = {member.kind == "person" for member in voice.members}
    return persons.pop() if len(persons) == 1 else None


def _group(voices: Sequence[Voice]) -> Voice:
    name = " and ".join(voice.name for voice in voices)
    return Voice(name, voices[0].span, None, None, plural=True, members=tuple(voices))


def _at(voice: Voice, span: Span) -> Voice:
    return replace(voice, span=span, members=tuple(_at(member, span) for member in voice.members))
