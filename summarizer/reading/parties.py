"""Who takes part in an article: persons, organisations, states and groups, each under all its names.

Names and phrases that name a group are read off the parse, joined over the whole article, and kept
where they do something: who acts, speaks, is dealt with or acted upon is a party; what only locates,
reports or stands within another name is none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarizer.domain import Article
from summarizer.parsing import Tree
from summarizer.reading.aliases import Group, join
from summarizer.reading.groups import find_groups, sort_of
from summarizer.reading.model import Mention, Party, PartyKind
from summarizer.reading.names import capitalised, find_names, is_headline
from summarizer.reading.roles import Role, does
from summarizer.reading.spots import Spot, SpotKind
from summarizer.text.lexicon import lexicon, words
from summarizer.text.states import state_adjectives, state_names

_WEIGHTS: dict[SpotKind | None, dict[Role, float]] = {
    "person": {"acts": 1, "dealt": 1, "owns": 0.5, "toward": 0.5, "named": 0.5, "within": 0.25},
    "organisation": {
        "acts": 1,
        "dealt": 1,
        "owns": 1,
        "toward": 0.5,
        "named": 0.5,
        "within": 0.25,
        "backs": 1,
    },
    "state": {
        "acts": 1,
        "dealt": 0.5,
        "owns": 0.5,
        "toward": 0.34,
        "named": 0.34,
        "within": 0.25,
        "backs": 1,
    },
    "place": {"dealt": 0.3, "acts": 0.3},
    "group": {"acts": 1, "dealt": 0.5, "owns": 0.5, "toward": 0.34, "named": 0.34, "within": 0.25},
    "thing": {},
    None: {"acts": 1, "dealt": 0.5, "owns": 0.5, "toward": 0.34, "named": 0.25},
}
_ENOUGH: dict[SpotKind | None, float] = {
    "person": 0.5,
    "organisation": 0.5,
    "state": 1,
    "group": 1,
    "place": 1,
    None: 1,
}
_PLURAL = re.compile(
    r"^(?:United|European) |\b(?:Emirates|Islands|Kingdom|Netherlands|Philippines|Republic|States|Union)$"
)


def parties_of(article: Article, trees: Sequence[Tree]) -> list[Party]:
    """Return the parties of an article, those of most sentences first; `trees` are those of its sentences."""
    known = _known(trees)
    spots: list[Spot] = []
    linked: dict[str, str] = {}
    for sentence, tree in zip(article.sentences, trees, strict=True):
        if is_headline(tree):
            continue
        named = find_names(sentence.number, tree, known)
        linked |= _in_brackets(tree, named)
        spots += [*named, *find_groups(sentence.number, tree, named)]
    groups = [group for group in join(spots, linked) if _takes_part(group)]
    parties = [_party(group, article) for group in groups]
    return sorted(parties, key=lambda party: (-len(party.sentences), party.mentions[0].start))


def _known(trees: Sequence[Tree]) -> frozenset[str]:
    """Return the words that have their capital wherever they stand."""
    found: Counter[str] = Counter(
        word for tree in trees if not is_headline(tree) for word in capitalised(tree)
    )
    plain = {token.text for tree in trees for token in tree.tokens if token.text.islower()}
    return frozenset(word for word in found if word.isupper() or word.lower() not in plain)


def _in_brackets(tree: Tree, named: list[Spot]) -> dict[str, str]:
    """Map a name in brackets to the one before it: they are one."""
    found = {}
    for left, right in pairwise(named):
        between = [token.text for token in tree.tokens[left.last : right.first]]
        if between == ["("] and right.last < len(tree.tokens) and tree.tokens[right.last].text == ")":
            found[right.text] = left.text
    return found


def _takes_part(group: Group) -> bool:
    kind = group.kind
    if kind == "thing" or (group.name.removeprefix("The ") in lexicon("naming")["media"]):
        return False
    if kind == "organisation" and any(spot.sorts & words("naming", "outlets") for spot in group.spots):
        return False
    if kind == "place" and not any(spot.head.entity == "GPE" for spot in group.spots):
        return False
    if group.name in state_adjectives() and group.key not in state_names().values():
        return False
    if group.key.startswith("plain:") and not _stands_alone(group):
        return False
    return _weight(group) >= _ENOUGH[kind]


def _stands_alone(group: Group) -> bool:
    """Tell whether a description without an owner is a party: "the ferry union", police that act twice."""
    spot = group.spots[0]
    noun = spot.head.lemma.lower()
    if not sort_of(noun):
        return False
    acts = {each.sentence for each in group.spots if each.role == "acts"}
    told = {each.sentence for each in group.spots}
    modified = " " in group.key.removeprefix("plain:") and len(acts) > 0
    return modified or (bool(acts) and len(told) > 1 and noun not in words("parties", "generic"))


def _weight(group: Group) -> float:
    kind = group.kind
    weights = _WEIGHTS[kind]
    total = 0.0
    for spot in group.spots:
        weight = weights.get(spot.role, 0)
        if kind == "place" and (does(spot.tree, spot.head) or spot.head.dep == "dative"):
            weight = 1
        total += weight + 0.5 * bool(spot.title and spot.form == "name")
    return total


def _party(group: Group, article: Article) -> Party:
    sentences = {sentence.number: sentence for sentence in article.sentences}
    name = _name(group)
    mentions = sorted(
        {
            Mention(
                name,
                spot.sentence,
                sentences[spot.sentence].start + spot.tree.tokens[spot.first].start,
                sentences[spot.sentence].start + spot.tree.tokens[spot.last - 1].end,
            )
            for spot in group.spots
        },
        key=lambda mention: (mention.start, -mention.end),
    )
    title = max((spot.title for spot in group.spots if spot.form == "name"), key=len, default="")
    aliases = tuple(spelling for spelling, _ in group.spellings.most_common() if spelling != name)
    return Party(name, _kind(group), aliases, title, _spoken(group, name), tuple(mentions))


def _name(group: Group) -> str:
    if group.key in state_names().values():
        return group.key
    named = Counter(spot.text for spot in group.spots if spot.form == "name")
    if group.kind == "person" or not named:
        return group.name
    return named.most_common(1)[0][0]


def _kind(group: Group) -> PartyKind:
    kind = group.kind
    if kind is None or kind == "thing":
        return "organisation"
    return "state" if kind == "place" else kind


def _spoken(group: Group, name: str) -> str:
    """Return a name as it stands within a sentence, by its kind or by the article's own use."""
    if group.kind == "person" or name.lower().startswith("the "):
        return name
    if _PLURAL.search(name):
        return f"the {name}"
    uses = [spot for spot in group.spots if spot.text == name and spot.role != "within"]
    after = [spot.first > 0 and spot.tree.tokens[spot.first - 1].lower == "the" for spot in uses]
    return f"the {name}" if sum(after) * 2 > len(after) else name
