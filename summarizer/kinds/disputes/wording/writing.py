"""Puts the words of one clause on paper so that it stands alone.

A pronoun gives way to the name that it means, in square brackets as editors set them, and so does a
description of something that the article told of before: "the company", "the ban".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.domain import Sentence
from summarizer.kinds.disputes.wording.antecedents import is_person
from summarizer.kinds.disputes.wording.cutting import Words, subject_within
from summarizer.kinds.disputes.wording.descriptions import SIDES, described
from summarizer.parsing import Token, Tree
from summarizer.reading.grammar import SUBJECTS, is_finite
from summarizer.reading.grammar import subject_of as who_does
from summarizer.reading.quotations import Quotation
from summarizer.reading.voices import MANY, PERSONS, SPEAKERS, THIRD_PERSON
from summarizer.text.lexicon import words
from summarizer.text.wordnet import kind_of

if TYPE_CHECKING:
    from summarizer.kinds.disputes.wording.clauses import Clauses

_POINTING = frozenset({"this", "that", "these", "those"})
_WHOLE = ("dobj", "ccomp", "xcomp", "attr", "acomp", "prep")
"""What an infinitive has that is no more said of what stands before it: "hard to avoid" is "it"."""
_SORTS = frozenset({"kind", "sort", "type"})
_POSSESSIVE = frozenset({"his", "its", "their", "her"})
_ELSEWHEN = frozenset({"next", "same", "following", "previous", "preceding"})
"""What a time is counted from that the article told before: "the next day"."""
_SINCE = frozenset({"after", "afterward", "afterwards", "thereafter"})
"""What alone tells of a time counted from another that the article told before."""
_READER = frozenset({"you", "your", "yours", "yourself"})
"""Whom an article speaks to, outside quotations."""
_OF_SEVERAL = frozenset({"another", "both", "each", "either", "neither", "none", "others", "some"})
"""Whoever alone is the subject of a clause, of those that the article told before."""
_BESIDE = frozenset({"another", "both", "either", "neither"})
_MATTER = 2
"""Sentences that have a word, from which a reader of the brief knows what it is."""
_GAP = re.compile(r"\[\s*(?:…|\.{3})\s*\]")
"""Where the article leaves out what it quotes."""
HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_PAIRS = (("(", ")"), ("[", "]"))
_END = re.compile(r"[.!?…]$")


@dataclass
class Writing:
    """Puts the words of one clause on paper."""

    clauses: "Clauses"
    at: Sentence
    tree: Tree
    kept: Words
    instead: Mapping[int, str] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    own_words: bool = False
    _named: set[tuple[str, ...]] = field(default_factory=set)
    asked: bool = False
    """Whether it is a question, which stands with the article that it is about."""

    def text(self) -> str | None:
        """Return the words as a sentence with a capital and an end, None where they cannot stand alone."""
        written = self.words()
        return _finished(written) if written else None

    def words(self) -> str | None:
        """Return the words on one line, quotations in their marks, None where they cannot stand alone."""
        instead = described(self.clauses, self.at, self.tree, self.kept, asked=self.asked)
        if instead is None:
            return None
        self.sentences += instead.sentences
        self.instead = {**instead.texts, **self.instead}
        parts: list[str] = []
        quotation: Quotation | None = None
        before: Token | None = None
        for token in (self.tree.tokens[index] for index in sorted(self.kept)):
            if token.index in instead.left_out:
                before = token
                continue
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
            return any(mark.isspace() for mark in self.tree.text[before.end : token.start])
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
        if lower == "there" and _tells_where(self.tree, token):
            return self._place(token)
        if self._dangles(token):
            return None
        if lower in _POINTING and token.dep == "det":
            return self._pointing(token)
        if token.text != "US" and lower in SPEAKERS and token.pos in {"PRON", "DET"}:
            self.own_words = True
            return token.text if self._quoted(token) is not None else None
        if lower in _READER and self._quoted(token) is None:
            return None
        if lower not in THIRD_PERSON or token.dep == "expl" or lower.endswith(("self", "selves")):
            return token.text
        return token.text if self._is_known(token) else self._name(token)

    def _pointing(self, token: Token) -> str | None:
        """Return "this" as it is where it is quoted or is counted from the day, "the" where that is plain."""
        if self._quoted(token) is not None or self._of_time(token):
            return token.text
        if not self._is_matter(token) or self.tree.head(token).lemma.lower() in _SORTS:
            return None
        return token.text if token.lower == "that" else "[the]"

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
        more = (len(self.tree.children(noun)) > 1 or quoted) and noun.entity not in {"DATE", "TIME"}
        return more or self.clauses.frequency(noun.lemma.lower()) >= _MATTER

    def _dangles(self, token: Token) -> bool:
        """Tell whether a word points at something that only the sentences before tell."""
        if (token.lower == "here" and token.dep == "advmod") or self._is_one_of(token):
            return True
        if token.tag == "CD" and token.dep in {"nsubj", "nsubjpass"} and self.tree.child(token, "det"):
            return True  # "the other three"
        if _is_number_alone(self.tree, token) and not self._counts_before(token):
            return True  # "will appoint six"
        if token.lower in _SINCE and token.pos == "ADV" and self._quoted(token) is None:
            return True  # "left soon after"
        if token.lower in _POINTING and token.pos == "PRON" and token.dep not in {"mark", "det"}:
            relative = any(t.dep == "relcl" for t in self.tree.ancestors(token)) or token.tag == "WDT"
            return not relative and not self.tree.children(token) and not self._tells_before(token)
        stands_for = {"so": self._is_doing_so, "much": self._is_as_told, "such": self._is_like_before}
        if token.lower in stands_for and stands_for[token.lower](token):
            return True
        noun = self.tree.head(token)
        definite = any(t.lower in {"the", "that"} for t in self.tree.children(noun, "det"))
        counted = token.lower in _ELSEWHEN and definite and noun.entity in {"DATE", "TIME"}
        return counted and not self.clauses.is_dated(self.at.start + token.start)

    def _is_doing_so(self, token: Token) -> bool:
        """Tell whether nothing before "doing so" in a clause tells what is done."""
        verb = self.tree.head(token)
        if verb.lemma != "do" or verb.index != token.index - 1:
            return False
        over = {verb.index}
        while verb.dep not in {"conj", "advcl", "ROOT"}:
            verb = self.tree.head(verb)
            over.add(verb.index)
        before = (self.tree.tokens[index] for index in self.kept - over if index < token.index)
        return not any(each.pos == "VERB" for each in before)

    def _is_as_told(self, token: Token) -> bool:
        """Tell whether "as much" stands for what was told before: "she said as much in June"."""
        led = token.index > 0 and self.tree.tokens[token.index - 1].lower == "as"
        likened = any(each.lower == "as" for each in self.tree.tokens[token.index + 1 :])
        return led and not likened and self.tree.head(token).pos == "VERB" and token.dep != "amod"

    def _counts_before(self, token: Token) -> bool:
        """Tell whether a clause tells before a number what it counts: "appoint two members, and six"."""
        before = (self.tree.tokens[index] for index in self.kept if index < token.index)
        return any(each.dep == "nummod" and each.entity == token.entity for each in before)

    def _is_like_before(self, token: Token) -> bool:
        """Tell whether "such" likens a thing to one told before: no "such as", "such a man who"."""
        noun = self.tree.head(token)
        below = [t for t in self.tree.children(noun) if t.index > noun.index]
        told = any(t.dep in {"relcl", "acl", "ccomp", "advcl"} or t.lower in {"as", "that"} for t in below)
        earlier = (self.tree.tokens[index] for index in self.kept if index < token.index)
        likens = noun.pos == "NOUN" and self._quoted(token) is None and not told
        return likens and noun.lemma not in {t.lemma for t in earlier}

    def _is_one_of(self, token: Token) -> bool:
        """Tell whether a word picks one of those told before: "neither company", "some had left"."""
        if self._quoted(token) is not None or self.tree.children(token, "prep", "relcl", "acl"):
            return False
        if token.lower in _BESIDE and token.dep == "det":
            noun = self.tree.head(token)
            return noun.dep in SUBJECTS and noun.lemma.lower() not in SIDES
        return token.lower in _OF_SEVERAL and token.dep in SUBJECTS

    def _tells_before(self, token: Token) -> bool:
        """Tell whether a clause before it may be what "that" means: "insists on it, but Peru denies that"."""
        above = {t.index for t in self.tree.ancestors(token)}
        before = (t for t in self.tree.tokens[: token.index] if t.index in self.kept - above)
        return any(t.pos == "VERB" and is_finite(self.tree, t) for t in before)

    def _of_time(self, token: Token) -> bool:
        """Tell whether a word points at a time, which is counted from that of the article: "this week"."""
        noun = self.tree.head(token)
        return noun.entity in {"DATE", "TIME"} and noun.dep not in SUBJECTS

    def _is_known(self, token: Token) -> bool:
        """Tell whether the clause itself has before the pronoun whom or what it may mean."""
        if token.lower == "it" and _is_empty(self.tree, token):
            return True
        kept = [self.tree.tokens[index] for index in sorted(self.kept)]
        if token.lower in PERSONS and _speaks_of_both(kept):
            return False
        if any(self._means(token, noun) for noun in kept if noun.index < token.index):
            return True
        for above in self.tree.ancestors(token):  # "In his speech, Vell said"
            if above.dep in {"prep", "advcl"}:
                subject = subject_within(self.tree, self.tree.head(above))
                if subject and subject.index > token.index and _may_mean(self.tree, token, subject):
                    return True
        return False

    def _means(self, pronoun: Token, noun: Token) -> bool:
        """Tell whether a word before a pronoun is whom or what a reader takes it for."""
        apart = self._quoted(noun) != self._quoted(pronoun)
        person = self.clauses.is_of_person(self.at.start + noun.start) or (
            noun.dep in SUBJECTS and is_person(noun) and not apart
        )
        return _may_mean(self.tree, pronoun, noun, person=person)

    def _name(self, token: Token) -> str | None:
        if token.tag == "PRP$" and token.dep in SUBJECTS:
            return None  # "her plans to leave", which the parser takes for what she does
        reference = self.clauses.meant(self.at.start + token.start)
        if reference is not None and self._is_doer(token, reference.parties):
            return None
        if reference is not None and self.clauses.is_plain(reference):
            return self._named_for(token, reference.parties, reference.sentence)
        quoted = self._quoted(token) is not None
        alone = self.clauses.alone(self.at, token) if token.lower in PERSONS and not quoted else None
        if alone is not None and (reference is None or reference.parties == alone[:1]):
            return self._named_for(token, alone[:1], alone[1])
        return None if quoted or reference is not None else self._thing(token)

    def _is_doer(self, token: Token, parties: tuple[str, ...]) -> bool:
        """Tell whether what is done to somebody would be done to whoever does it, who were "himself"."""
        verb = self.tree.head(token)
        subject = (
            who_does(self.tree, verb) if token.dep in {"dobj", "dative"} and verb.pos == "VERB" else None
        )
        return subject is not None and self.clauses.party_at(self.at.start + subject.start) in parties

    def _named_for(self, token: Token, parties: tuple[str, ...], number: int) -> str:
        """Return the name that a pronoun means in brackets, once in a clause."""
        before = (self.at.start + self.tree.tokens[i].start for i in self.kept if i < token.index)
        told = {party for offset in before if (party := self.clauses.party_at(offset))}
        if parties in self._named or told.issuperset(parties):
            return token.text
        self._named.add(parties)
        self.sentences.append(number)
        name = self.clauses.name(parties)
        if token.lower in _POSSESSIVE and token.dep == "poss":
            name += "’" if name.endswith("s") else "’s"
        return f"[{name}]"

    def _thing(self, token: Token) -> str | None:
        """Return the thing that the sentence before is about, which "it" at the head of the next means."""
        told = self.clauses.topic(self.at.number, token)
        if told is None:
            return None
        self.sentences.append(told[1])
        return f"[{told[0]}]"


def _is_number_alone(tree: Tree, token: Token) -> bool:
    """Tell whether a number stands for things that only the sentences before tell."""
    counts = token.pos == "NUM" and token.entity == "CARDINAL" and token.text.isalpha()
    return counts and token.dep == "dobj" and not tree.children(token)


def _is_place(word: Token) -> bool:
    """Tell whether a word tells where something is."""
    where = word.entity in {"FAC", "GPE", "LOC"} or word.lemma.lower() in {
        "country",
        *words("places", "nouns"),
    }
    return where and word.dep in {"pobj", "dobj", "conj"}


def _is_empty(tree: Tree, token: Token) -> bool:
    """Tell whether "it" means nothing: "it is unclear whether", "it was feared that"."""
    verb = tree.head(token)
    if token.dep not in {"nsubj", "nsubjpass"}:
        return False
    said = [clause for word in tree.children(verb, "acomp", "attr") for clause in _clauses_of(tree, word)]
    if verb.lemma in {"seem", "appear"} or token.dep == "nsubjpass":
        said += tree.children(verb, "ccomp", "xcomp", "csubj")
    return _is_judged(tree, verb) or any(clause.index > token.index for clause in said)


def _clauses_of(tree: Tree, word: Token) -> tuple[Token, ...]:
    """Return what follows a word that "it is" leads to; what is "ready to leave" is itself somebody."""
    return tree.children(word, "ccomp", "csubj", *(() if word.dep == "acomp" else ("xcomp",)))


def _is_judged(tree: Tree, verb: Token) -> bool:
    """Tell whether "it is" leads to what is said of what follows: "it is impossible to leave the port".

    What "is hard to avoid" is itself what nobody avoids.
    """
    said = tree.children(verb, "acomp")
    if said and any(
        m.lower == "that" for t in tree.children(verb, "ccomp") for m in tree.children(t, "mark")
    ):
        return True
    judged = [t for t in said if {t.lower, t.lemma.lower()} & words("judged", "adjectives")]
    below = [t for word in (verb, *judged) for t in tree.children(word, "xcomp", "ccomp", "advcl")]
    return bool(judged) and any(
        clause.index > verb.index and tree.children(clause, *_WHOLE)
        for clause in below
        if clause.dep != "advcl" or [m.lower for m in tree.children(clause, "mark", "advmod")][:1] == ["if"]
    )


def _tells_where(tree: Tree, token: Token) -> bool:
    """Tell whether "there" is a place, and does not only lead to what there is: "if there came a day"."""
    verb = tree.head(token)
    leads = token.index < verb.index and verb.lemma in {"arise", "be", "come", "exist", "remain", "seem"}
    return not leads and (token.dep == "advmod" or subject_within(tree, verb) != token)


def _speaks_of_both(kept: Sequence[Token]) -> bool:
    """Tell whether words speak of a man and a woman and name one of them: "Vell said he refused her"."""
    forms = {token.lower for token in kept}
    named = [t for t in kept if t.entity == "PERSON" and t.dep not in {"compound", "nmod"}]
    return not forms.isdisjoint(HE) and not forms.isdisjoint(SHE) and len(named) < 2  # noqa: PLR2004 - a man and a woman


def _may_mean(tree: Tree, pronoun: Token, noun: Token, *, person: bool = False) -> bool:
    """Tell whether a noun before a pronoun is what a reader takes it for."""
    if noun.pos not in {"NOUN", "PROPN"} or noun.dep in {"compound", "amod", "nmod", "npadvmod"}:
        return False
    if noun.entity in {"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"}:
        return False
    if _binds(tree, pronoun, noun):
        return False
    if pronoun.lower in PERSONS:
        named = noun.entity == "PERSON" or (noun.pos == "PROPN" and not noun.entity)
        return named or person
    if pronoun.lower in MANY:
        when = any(kind_of(noun.lemma.lower(), broad) for broad in ("time", "period"))
        return noun.tag != "NN" or not when  # "At the time, they"
    return noun.tag not in {"NNS", "NNPS"} and noun.entity != "PERSON"


def _binds(tree: Tree, pronoun: Token, noun: Token) -> bool:
    """Tell whether a noun cannot be what a pronoun means: it does this to it, or has it in its own phrase."""
    above = {token.index for token in tree.ancestors(pronoun)}
    if noun.index in above:
        return True
    verb = next((token for token in tree.ancestors(pronoun) if token.pos in {"VERB", "AUX"}), None)
    whole = tree.head(noun) if noun.dep == "appos" else noun
    does = verb is not None and who_does(tree, verb) in {whole, noun}
    return does and pronoun.dep in {"dobj", "pobj"} and pronoun.lower in {"it", "him", "her", "them"}


def _finished(text: str) -> str | None:
    """Return words as one sentence with a capital and an end."""
    quoted = text.endswith("”")
    plain = text.removesuffix("”").rstrip(",;:–— ")
    if (
        not plain
        or any(plain.count(one) != plain.count(other) for one, other in _PAIRS)
        or _GAP.search(plain)
    ):
        return None
    end = "" if _END.search(plain) else "."
    place = next((place for place, character in enumerate(plain) if character.isalnum()), 0)
    if plain[place + 1 : place + 2].isupper():
        return f"{plain}{end}”" if quoted else f"{plain}{end}"  # "iPhone"
    capital = f"{plain[:place]}{plain[place : place + 1].upper()}{plain[place + 1 :]}"
    return f"{capital}{end}”" if quoted else f"{capital}{end}"
