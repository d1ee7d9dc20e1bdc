"""Who takes part: states, bodies, groups and persons of an article, each with its other names.

Only names that the article itself uses are found; several ways to write one party are joined by
rules (capital for government, surname for full name, initials for what they abbreviate), and what
stands only as a place or as the medium that reports is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from summarizer.candidates.names import (
    POSSESSIVE,
    Mention,
    Token,
    capitalised_inside,
    find_mentions,
    tokens,
)
from summarizer.candidates.words import (
    AUXILIARIES,
    BODY_HEADS,
    BODY_NOUNS,
    CORPORATE_WORDS,
    GROUP_HEADS,
    GROUP_KINDS,
    GROUP_MODIFIERS,
    MEDIA,
    MINISTRIES,
    ORGANISATION_HEADS,
    PLAIN_MODIFIERS,
    PREPOSITIONS,
    SPEECH,
    STATE_VOICES,
    TITLES,
)
from summarizer.domain import Article
from summarizer.text.states import known_bodies, state_adjectives, state_names

PartyKind = Literal["state", "person", "organisation", "group"]

_ROLE_WORD = re.compile(
    r"^(?:\w*(?:politician|advis[eo]r|activist|lawyer|leader|spokes\w+|minister|analyst|chief|head|head of))$"
)
_ALLIED = re.compile(
    r"[A-Z][\w.]*-(?:backed|led|aligned|linked|allied|supported|sponsored)$|(?:pro|anti)-[A-Z]\w+$"
)
_PLURAL_STATE = re.compile(
    r"^(?:United|European) |\b(?:Emirates|Islands|Kingdom|Netherlands|Philippines|Republic|States|Union)$"
)
_AFTER_A_NAME = AUXILIARIES | PREPOSITIONS | SPEECH | {"and", "or", "that", "who", "which"}
"""What follows a name that stands for itself, as in "the Pentagon said", not in "Pentagon officials"."""
_NO_OFFICES = {"foreign", "former", "general", "interior", "trade", "vice"}
"""Words of titles that name no office when they stand alone."""
_OFFICES = "|".join(
    sorted({*TITLES, "head", r"advis[eo]r", r"spokes\w+", "politician", "activist", "lawyer"} - _NO_OFFICES)
)
_OFFICE_BEFORE = re.compile(rf"\b(?i:{_OFFICES})(?: (?:to|of|for|in|at) (?:the )?(?:[A-Z][\w’'.-]*\s?)+)?, $")
"""An office before a comma and its holder: "the US ambassador to Iraq, Alina Romanowski"."""
_OFFICE_AFTER = re.compile(rf",\s+(?:who\b|(?:[\w’'-]+\s+){{0,4}}(?i:{_OFFICES})\b(?!\.?\s+[A-Z]))")
_ARTICLE_OF_NAME = re.compile(r"^(?:al|el|ad|as|ash|an)[- ]", re.IGNORECASE)


@dataclass(frozen=True)
class PartyCandidate:
    """A party that code found: `aliases` are the other ways the article writes it, longest use first."""

    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    title: str
    """Office of a person as the article words it, or empty."""
    sentences: tuple[int, ...]
    spoken: str = ""
    """The name as it stands within a sentence: "the United States"."""


@dataclass(frozen=True)
class PartyMention:
    """One place where the article names a party; offsets in the sentence."""

    party: str
    kind: PartyKind
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class _Found:
    """A mention before it is joined: the name as written, and what it says of itself."""

    spelling: str
    kind: PartyKind | None
    title: str
    sentence: int
    start: int
    end: int
    acts: bool
    key: str = ""
    """What joins it with others at once (the state's name, a group's modifiers), if anything does."""


@dataclass
class _Group:
    """Mentions that mean one party, while they are being joined."""

    name: str
    kind: PartyKind
    spellings: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    places: list[_Found] = field(default_factory=list)
    acts: int = 0


def find_parties(article: Article) -> tuple[list[PartyCandidate], list[PartyMention]]:
    """Return the parties of an article, the most mentioned first, and every place that names them."""
    sentences = [(sentence.number, article.words(sentence)) for sentence in article.sentences]
    known = frozenset(name for _, words in sentences for name in capitalised_inside(words))
    known -= _ordinary(article, known)
    found = [found for number, words in sentences for found in _found(number, words, known)]
    groups = [group for group in _joined(found) if group.acts and group.name not in MEDIA]
    groups.sort(
        key=lambda group: (-len({place.sentence for place in group.places}), group.places[0].sentence)
    )
    places = [
        PartyMention(group.name, group.kind, found.sentence, found.start, found.end)
        for group in groups
        for found in group.places
    ]
    mentions = sorted(places, key=lambda place: (place.sentence, place.start))
    return [_candidate(group, article.text) for group in groups], mentions


def _ordinary(article: Article, known: frozenset[str]) -> set[str]:
    """Return the words that the article also uses without a capital: "Sources" in a headline is no name."""
    plain = set(re.findall(r"\b[a-z]+\b", article.text))
    return {
        word
        for word in known
        if word.casefold() in plain and not word.isupper() and word not in state_names()
    }


def _candidate(group: _Group, text: str) -> PartyCandidate:
    aliases = tuple(spelling for spelling, _ in group.spellings.most_common() if spelling != group.name)
    title = max(group.titles, key=len, default="")
    return PartyCandidate(
        name=group.name,
        kind=group.kind,
        aliases=aliases,
        title=title,
        sentences=tuple(sorted({place.sentence for place in group.places})),
        spoken=f"the {group.name}" if _takes_article(group, text) else group.name,
    )


def _takes_article(group: _Group, text: str) -> bool:
    """Tell whether English says "the" before a party's name, by its kind or by the article's own use."""
    if group.kind == "person" or POSSESSIVE.search(group.name.split()[0]) or group.name.startswith("The "):
        return False
    if group.kind == "group" or _PLURAL_STATE.search(group.name):
        return True
    uses = re.findall(rf"(\bthe\s+)?\b{re.escape(group.name)}\b(?:\s+(\w+))?", text)
    alone = [article for article, following in uses if not following or following in _AFTER_A_NAME]
    return sum(map(bool, alone)) * 2 > len(alone)


# ---------------------------------------------------------------- finding


def _found(number: int, sentence: str, known: frozenset[str]) -> Iterator[_Found]:
    """Yield group phrases first, then the names outside them."""
    words = tokens(sentence)
    taken: list[tuple[int, int]] = []
    for found in _group_phrases(number, sentence, words):
        taken.append((found.start, found.end))
        yield found
    for mention in find_mentions(sentence, known):
        if not any(start < mention.end and mention.start < end for start, end in taken):
            yield from _named(number, sentence, mention)


def _group_phrases(number: int, sentence: str, words: list[Token]) -> Iterator[_Found]:
    """Yield groups named by what they are: "US-led coalition", "Iraqi officials", "striking Ford workers"."""
    for i, head in enumerate(words):
        if not _heads(words, i):
            continue
        first = i
        while first > 0 and _modifies(words[first - 1]):
            first -= 1
        modifiers = [word.text for word in words[first:i]]
        proper = [text for text in modifiers if text[0].isupper() or _ALLIED.match(text)]
        if not any(_modifies_as_owner(text) for text in proper):
            continue
        first += next(k for k, text in enumerate(modifiers) if text in proper)
        yield _group(number, sentence, (words[first].start, head.end), proper, [*modifiers, head.text])
        other = words[first - 2] if first > 1 and words[first - 1].text == "and" else head
        if head.text in STATE_VOICES and other.text in state_adjectives():  # "Iraqi and US officials"
            state = state_adjectives()[other.text]
            span = other.start, other.end
            yield _Found(state_names()[state], "state", "", number, *span, acts=True, key=state)


def _heads(words: list[Token], i: int) -> bool:
    """Tell whether a word ends the phrase that names a group, so that nothing of the name follows it."""
    head, following = words[i].text, words[i + 1].text if i + 1 < len(words) else ""
    goes_on = following in GROUP_HEADS | GROUP_MODIFIERS or following[:1].isupper()
    names_group = head in GROUP_HEADS | STATE_VOICES | BODY_HEADS and not goes_on
    return names_group and (i == 0 or words[i - 1].text not in GROUP_HEADS)


def _modifies(word: Token) -> bool:
    text = word.text
    owner = POSSESSIVE.sub("", text)
    proper = text in state_adjectives() or (owner != text and owner in state_names())
    return proper or text.casefold() in GROUP_MODIFIERS or bool(_ALLIED.match(text))


def _modifies_as_owner(text: str) -> bool:
    """Tell whether a modifier says whose group it is, and not only that it is a ministry "Foreign"."""
    return text.casefold() not in GROUP_MODIFIERS


def _group(number: int, sentence: str, span: tuple[int, int], proper: list[str], phrase: list[str]) -> _Found:
    adjectives = state_adjectives() | {
        text: state_names()[POSSESSIVE.sub("", text)]
        for text in proper
        if POSSESSIVE.sub("", text) in state_names()
    }
    *modifiers, head = phrase
    spelling = sentence[span[0] : span[1]]
    plain = all(text in adjectives or text in PLAIN_MODIFIERS for text in modifiers)
    if plain and proper[-1] in adjectives and head in STATE_VOICES:
        return _Found(spelling, "state", "", number, *span, acts=True, key=adjectives[proper[-1]])
    owner = " ".join(sorted({adjectives.get(text, text) for text in proper}))
    special = " ".join(sorted({text.casefold() for text in modifiers} & {"security", *MINISTRIES}))
    key = f"{owner} {special} {GROUP_KINDS.get(head, head)}"
    return _Found(spelling, "group", "", number, *span, acts=True, key=key)


def _named(number: int, sentence: str, mention: Mention) -> Iterator[_Found]:
    state = state_names().get(mention.name) or state_names().get(mention.name.title())
    if mention.name in state_adjectives() and state is None:
        return
    reports = mention.before == "told" or mention.after in {"reported", "/"}
    if mention.name.removeprefix("The ") in MEDIA or (reports and not mention.title and not state):
        return
    kind: PartyKind | None = "state" if state else None
    if (mention.title and not state) or (
        not state and (_ROLE_WORD.match(mention.before) or _apposed(sentence, mention))
    ):
        kind = "person"
    elif not state and set(mention.name.split()) & ORGANISATION_HEADS:
        kind = "organisation"
    yield _Found(
        spelling=mention.name,
        kind=kind,
        title=mention.title,
        sentence=number,
        start=mention.start,
        end=mention.end,
        acts=mention.acting or kind == "person" or _takes_part(mention, kind),
        key=state or known_bodies().get(mention.name, ""),
    )


def _takes_part(mention: Mention, kind: PartyKind | None) -> bool:
    """Tell whether a name that is no state stands for a body rather than for a thing or place."""
    body = kind == "organisation" or mention.name in known_bodies() or mention.before in BODY_NOUNS
    return kind != "state" and body and not mention.placed


def _apposed(sentence: str, mention: Mention) -> bool:
    """Tell whether an office is beside it: "Ana Vell, leader of the union", "the minister, Ana Vell"."""
    rest = sentence[mention.end : mention.end + 60]
    before = sentence[max(0, mention.start - 60) : mention.start]
    role = _OFFICE_AFTER.match(rest) or _OFFICE_BEFORE.search(before)
    return role is not None and " " in mention.name


# ---------------------------------------------------------------- joining


def _joined(found: Iterable[_Found]) -> list[_Group]:
    """Join mentions into parties; longer names first, so that a surname finds its full name."""
    groups: dict[str, _Group] = {}
    for item in sorted(found, key=lambda item: (-_weight(item.spelling), item.sentence, item.start)):
        group = _home(item, groups)
        if group is None:
            name = state_names().get(item.key, item.spelling) if item.kind == "state" else item.spelling
            group = groups.setdefault(item.key or item.spelling, _Group(name, item.kind or "organisation"))
        if item.kind == "person" and group.kind == "organisation":
            group.kind = "person"
        group.spellings[item.spelling] += 1
        group.titles.update([item.title] if item.title and item.title not in {"Mr", "Mrs", "Ms"} else [])
        group.acts += item.acts
        group.places.append(item)
    for group in groups.values():
        if group.kind == "organisation":  # what the article writes most often; a surname is no better name
            group.name = group.spellings.most_common(1)[0][0]
        group.places.sort(key=lambda found: (found.sentence, found.start))
    return list(groups.values())


def _weight(spelling: str) -> int:
    return len(spelling.split())


def _home(item: _Found, groups: dict[str, _Group]) -> _Group | None:
    """Return the party that a mention belongs to, None when it is a new one."""
    if item.key or item.spelling in groups:
        return groups.get(item.key or item.spelling)
    fits = [
        group for group in groups.values() if group.kind in {"person", "organisation"} and _short(item, group)
    ]
    if len(fits) > 1:
        fits = [group for group in fits if _same_company(item.spelling, group.name)]
    return fits[0] if len(fits) == 1 else None


def _short(item: _Found, group: _Group) -> bool:
    """Tell whether a spelling is a shorter form of a party's name: its surname, or its initials."""
    short, full = _plain(item.spelling), _plain(group.name)
    if short == full or _same_company(item.spelling, group.name):
        return True
    if group.kind == "person" and item.kind != "state" and full.startswith(f"{short} "):
        return True
    if item.spelling.isupper() and len(item.spelling) > 1:
        return item.spelling in {_initials(spelling) for spelling in (group.name, *group.spellings)}
    return full.endswith(f" {short}") and not set(group.name.split()) & ORGANISATION_HEADS


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _same_company(name: str, other: str) -> bool:
    """Tell whether two names differ only in what companies add to theirs: "Ford", "Ford Motor Company"."""
    return name != other and _core(name) == _core(other) != []


def _core(name: str) -> list[str]:
    words = name.split()
    while words and words[-1].rstrip(".") in CORPORATE_WORDS:
        words.pop()
    return words


def _plain(name: str) -> str:
    return _ARTICLE_OF_NAME.sub("", name).replace("-", " ").casefold()
