"""Noun phrases that tell a party by what it is: "Iraqi officials", "US-led coalition", "the ferry union"."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from summarizer.parsing import Token, Tree
from summarizer.reading.roles import role_of
from summarizer.reading.sorts import is_office, sort_of
from summarizer.reading.spots import Form, Spot, SpotKind, spelled, state_within
from summarizer.text.lexicon import words
from summarizer.text.states import known_bodies, state_of

_ALLIED = re.compile(r"(.+)[-‑–]([a-z]+)|(?:pro|anti|counter)[-‑–](.+)")
_QUOTES = frozenset('“”"')
_DEFINITE = frozenset({"the", "this", "these", "those", "that", "both"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "each", "every", "no"})
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "punct", "cc", "conj", "case", "nummod"})
_LEFT_OUT = frozenset({"NUM", "DET", "PUNCT", "ADP", "ADV", "SCONJ", "CCONJ", "PRON"})
_PEOPLE = frozenset({"people", "citizen", "population", "public"})


def find_groups(number: int, tree: Tree, named: list[Spot]) -> list[Spot]:
    """Return the phrases of a sentence that name or describe a party; `named` are the names in it."""
    taken = {token for spot in named for token in (*tree.tokens[spot.first : spot.last], *spot.called)}
    free = [token for token in tree.tokens if token not in taken]
    found = [spot for token in free for spot in _Phrase(number, tree, token, named).spots()]
    return [spot for spot in found if not any(_covers(other, spot) for other in found)]


def _covers(whole: Spot, spot: Spot) -> bool:
    """Tell whether one phrase says the same of more words: "coalition troops" around "coalition"."""
    inside = whole.first <= spot.first and spot.last <= whole.last
    return whole != spot and inside and whole.key == spot.key


@dataclass(frozen=True)
class _Phrase:
    """A noun with what stands before it."""

    number: int
    tree: Tree
    head: Token
    named: list[Spot]

    def spots(self) -> list[Spot]:
        """Return whom it tells: nobody, a state or several, the body that it speaks for, or a group."""
        if self.head.pos not in {"NOUN", "PROPN"} or not (self.voice or self.sort or is_office(self.noun)):
            return []
        if self._within_another() or self._only_tells_what() or not _QUOTES.isdisjoint(self.text):
            return []
        if self.head.tag in {"NN", "NNP"} and is_office(self.noun):
            return [self._spot("office", "person", self.text, key="")] if self.office else []
        if self.speaks and (states := self._states()):
            return states
        if (owner := self._owner()) is not None:
            last = max(owner.last, self.head.index + 1)
            text = spelled(self.tree, self.first, last) if last == owner.last else self.text
            if self.noun == "party" and owner.kind in {"thing", "group"}:  # "the Democratic party"
                span = (owner.first, self.head.index + 1)
                return [self._spot("name", "organisation", spelled(self.tree, *span), "", span)]
            spot = self._spot("group", owner.kind, text, f"of:{owner.key or owner.text}", (self.first, last))
            return [replace(spot, sorts=frozenset({self.noun}))]
        if self._only_counted() or (self.voice and not self.core_sort and not self.allied):
            return []
        return [*self._beside(), self._group()]

    @cached_property
    def noun(self) -> str:
        return self.head.lemma.lower()

    @cached_property
    def voice(self) -> bool:
        return self.noun in words("parties", "voices") or (is_office(self.noun) and self.head.tag == "NNS")

    @cached_property
    def sort(self) -> str:
        return sort_of(self.noun)

    @cached_property
    def office(self) -> bool:
        """Whether it is an office with its holder left out: "the prime minister", "Peru's president"."""
        return self.definite or bool(state_within(self.text))

    @cached_property
    def definite(self) -> bool:
        determiner = self.tree.child(self.head, "det")
        return determiner is not None and determiner.lower in _DEFINITE

    @cached_property
    def first(self) -> int:
        """Where the words before the noun begin, article and numbers left out."""
        first = self.head.index
        for child in reversed([child for child in self.tree.children(self.head) if child.index < first]):
            if child.dep not in _BEFORE or child.pos in {"PRON", "DET"}:
                break
            first = min(token.index for token in self.tree.subtree(child))
        while first < self.head.index and self._left_out(self.tree.tokens[first]):
            first += 1
        return first

    def _left_out(self, token: Token) -> bool:
        counts = token.lower in words("parties", "counting")
        return counts or token.pos in _LEFT_OUT or token.dep == "case"

    @cached_property
    def _before(self) -> tuple[Token, ...]:
        return self.tree.tokens[self.first : self.head.index]

    @cached_property
    def text(self) -> str:
        words_ = spelled(self.tree, self.first, (self.core if self._has_people else self.head).index + 1)
        opens = self.first == 0 and self.tree.tokens[0].pos != "PROPN" and not words_[:2].isupper()
        return words_[0].lower() + words_[1:] if opens and not self._proper(self.tree.tokens[0]) else words_

    @property
    def _has_people(self) -> bool:
        """Whether it is of those who are a group, and the group itself is meant: "militia personnel"."""
        return self.core != self.head and self.noun in words("parties", "members")

    @cached_property
    def core(self) -> Token:
        """The noun that tells who it is: "coalition" of "coalition forces"."""
        if not self.voice:
            return self.head
        for token in reversed(self.tree.tokens[self.first : self.head.index]):
            told = sort_of(token.lemma.lower()) not in {"", "forces", "rulers"}
            if token.pos == "NOUN" and told and not self._proper(token):
                return token
        return self.head

    @cached_property
    def core_sort(self) -> str:
        """The sort of the group; "group" and "forces" are of the sort that the word before them tells."""
        sort = sort_of(self.core.lemma.lower())
        if self.core.lemma.lower() in words("parties", "generic") or sort == "forces":
            told = [sort_of(word.lemma.lower()) for word in self.modifiers if not self._proper(word)]
            sort = next((other for other in reversed(told) if other), sort)
        return "armed" if sort == "forces" and self.allied else sort

    @cached_property
    def speaks(self) -> bool:
        """Whether it speaks for whoever has it: officials, troops, a government."""
        return (self.voice and self.core == self.head) or self.core_sort == "rulers"

    @cached_property
    def modifiers(self) -> list[Token]:
        """The words before the noun that tells who it is."""
        before = self.tree.tokens[self.first : self.core.index]
        return [
            token for token in before if token.pos not in {"PUNCT", "CCONJ", "DET"} and token.dep != "case"
        ]

    @cached_property
    def owners(self) -> list[Spot]:
        """The names before the noun."""
        return [spot for spot in self.named if self.first <= spot.first and spot.last <= self.head.index]

    @cached_property
    def states(self) -> dict[Token, str]:
        """The adjectives and names of states among the words before the noun, with their states."""
        names = [spot for spot in self.owners if spot.kind not in {"state", "place", "thing"}]
        free = [word for word in self.modifiers if not any(o.first <= word.index < o.last for o in names)]
        found = {token: state for token in free if (state := state_of(token.text))}
        for left, right in pairwise(free):
            if state := state_of(f"{left.text} {right.text}"):
                found.pop(left, None)
                found[right] = state
        return found

    @cached_property
    def allied(self) -> list[str]:
        """Whom a word such as "Iran-backed" or "anti-ISIS" names, and how they stand to them."""
        stretch = self.tree.text[self.tree.tokens[self.first].start : self.head.start]
        found = []
        for word in stretch.split():
            match = _ALLIED.fullmatch(word.strip(","))
            name = match and (match[3] or (match[2] in words("somebody", "backed") and match[1]))
            if name:
                tie = "against" if word.startswith(("anti", "counter")) else "with"
                found.append(f"{tie} {state_of(name) or known_bodies().get(name, name)}")
        return found

    @cached_property
    def rest(self) -> list[str]:
        """The words before the noun that are neither names nor states."""
        named = {i for spot in self.owners for i in range(spot.first, spot.last)}
        return [
            word.lower for word in self.modifiers
            if word not in self.states and word.index not in named and word.pos != "NUM" and word.tag != "POS"
        ]  # fmt: skip

    @cached_property
    def plain(self) -> bool:
        """Whether no word makes of it a part of its own: "senior US officials", not "US security forces"."""
        return all(word in words("parties", "plain") | words("parties", "voices") for word in self.rest)

    def _proper(self, token: Token) -> bool:
        return any(spot.first <= token.index < spot.last for spot in self.named)

    def _within_another(self) -> bool:
        """Tell whether it is told with the noun that it stands before: "coalition" of "coalition forces"."""
        above = self.tree.head(self.head)
        noun = above.lemma.lower()
        if above.index < self.head.index or self._proper(above):
            return False
        if self.head.dep == "poss":  # "the farmers' union"
            return self.head.tag == "NNS" and sort_of(noun) in {"unions", "bodies", "alliance"}
        told = noun in words("parties", "voices") or bool(sort_of(noun))
        return self.head.dep in {"compound", "nmod"} and told

    def _only_tells_what(self) -> bool:
        """Tell whether it says what somebody named is: "is an American company", "Oro, a carmaker"."""
        determiner = self.tree.child(self.head, "det")
        indefinite = determiner is not None and determiner.lower in _INDEFINITE
        apart = self.head.dep == "appos" and self._proper(self.tree.head(self.head))
        return apart or (self.head.dep in {"attr", "oprd"} and indefinite)

    def _only_counted(self) -> bool:
        """Tell whether it names nobody new: bare troops, "Oro and Ferrum carmakers"."""
        whose = self.states or self.owners or self.allied or self.rest
        named = self.core_sort in {"armed", "firms"} and self.plain and len(self.owners) > 1
        return named or (self.core_sort in {"forces", ""} and not whose)

    def _beside(self) -> list[Spot]:
        """Return the states that the group is coordinated with: "US" of "US and coalition forces"."""
        joined = [token for token in self.states if self._and(token)]
        return [self._state(self.states.pop(token), token.index, token.index + 1) for token in joined]

    def _and(self, token: Token) -> bool:
        """Tell whether an "and" stands between a word and the noun that tells who it is."""
        return any(between.dep == "cc" for between in self.tree.tokens[token.index : self.core.index])

    def _states(self) -> list[Spot]:
        """Return the states for which officials or forces stand: "Iraqi and US officials" are two."""
        if self.allied or not self.plain:
            return []
        of, end = self._complement(), self.head.index + 1
        if of and of.kind == "state":
            return [self._state(of.key, self.first, of.last)]
        if of or not self.states:
            return []
        if len(self.states) == 1 and not any(self._and(token) for token in self.states):
            return [self._state(state, self.first, end) for state in self.states.values()]
        *others, last = self.states
        found = [self._state(self.states[token], token.index, token.index + 1) for token in others]
        return [
            *found,
            self._state(self.states[last], last.index, last.index + 1 if self._and(last) else end),
        ]

    def _state(self, state: str, first: int, last: int) -> Spot:
        return self._spot("name", "state", spelled(self.tree, first, last), state, (first, last))

    def _complement(self) -> Spot | None:
        """Return the name after "of": "government of Iraq", "members of the Security Council"."""
        for link in self.tree.children(self.head, "prep"):
            leads = {"of", "in"} if self.sort == "rulers" else {"of", "from", "in"}
            if link.lower in leads and link.index == self.head.index + 1:
                owner = self.tree.child(link, "pobj")
                found = next((s for s in self.named if owner and s.first <= owner.index < s.last), None)
                return None if found and link.lower == "in" and found.kind != "organisation" else found
        return None

    def _owner(self) -> Spot | None:
        """Return the body for which it stands: "Pentagon officials", "FARC rebels", "Vell's government"."""
        sorts = {"armed", "firms", "unions", "bodies"}
        named = self.core_sort in sorts and not any(word.tag == "POS" for word in self._before)
        stands = self.speaks or named or self.noun in words("parties", "generic")
        armed = self.core_sort == "armed"  # "Iran-backed Houthi rebels" are the Houthis
        if not stands or (self.allied and not armed) or self.states or not (self.plain or named):
            return None
        kinds = {"state", "place"} if armed else {"state", "place", "thing"}
        bodies = [spot for spot in self.owners if spot.kind not in kinds and not state_of(spot.text)]
        if bodies:
            alone = len(bodies) == 1 and (bodies[0].kind != "person" or self.core_sort in {"rulers", "armed"})
            return bodies[0] if alone else None
        of = self._complement() if self.voice else None
        return of if of and of.kind == "organisation" else None

    def _group(self) -> Spot:
        noun, of = self.core.lemma.lower(), self._complement()
        names = {spot.key or spot.text for spot in self.owners if not all(map(state_of, spot.text.split()))}
        owned = sorted({*self.states.values(), *self.allied, *names})
        whole = owned or ([of.key] if of and of.kind == "state" and noun in _PEOPLE else [])
        if noun in _PEOPLE and len(whole) == 1 and not self.rest:
            key = f"people:{whole[0]}"
        elif owned:
            branch = [word for word in self.rest if word in words("parties", "branches")]
            key = f"group:{' '.join([*owned, *branch])}:{self.core_sort or self.noun}"
        else:
            key = f"plain:{' '.join([*self._telling, noun])}"
        spot = self._spot("group", "group", self.text, key=key)
        sorts = frozenset({noun, self.core_sort or noun, *self.rest})
        return replace(spot, sorts=sorts, definite=self.definite or self.core != self.head)

    @property
    def _telling(self) -> list[str]:
        """The words that tell it from others of its sort; no adjective does so for "group" or "party"."""
        wide = self.core.lemma.lower() in words("parties", "generic")
        pos = {"NOUN", "PROPN", "VERB"} if wide else {"NOUN", "PROPN", "VERB", "ADJ"}
        told = {word.lower for word in self.modifiers if word.pos in pos} & set(self.rest)
        rulers = {word for word in told if sort_of(word) == "rulers"}  # "government employees"
        return sorted((told - words("parties", "plain")) | rulers)

    def _spot(
        self, form: Form, kind: SpotKind | None, text: str, key: str, span: tuple[int, int] | None = None
    ) -> Spot:
        first, last = span or (self.first, self.head.index + 1)
        return Spot(
            number=self.number,
            tree=self.tree,
            first=first,
            last=last,
            head=self.head,
            text=text,
            kind=kind,
            role=role_of(self.tree, self.head),
            form=form,
            title=text if form == "office" else "",
            key=key,
            definite=self.definite,
            plural=self.core.tag in {"NNS", "NNPS"},
        )
