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
from summarizer.reading.groups import find_groups
from summarizer.reading.model import Mention, Party, PartyKind
from summarizer.reading.names import find_names
from summarizer.reading.runs import abbreviated_things, capitals_of, is_headline
from summarizer.reading.salience import Setting, takes_part
from summarizer.reading.spots import Spot, state_within
from summarizer.text.lexicon import words
from summarizer.text.states import seats_of_government, state_names

_CUT = frozenset("()[]")
_PLACED = frozenset({"placed", "toward", "named"})
_PASSING = frozenset({"new", "same", "other", "own"})
_PLURAL = re.compile(
    r"^(?:United|European) |\b(?:Emirates|Islands|Kingdom|Netherlands|Philippines|Republic|States|Union)$"
)


def parties_of(article: Article, trees: Sequence[Tree]) -> list[Party]:
    """Return the parties of an article, those of most sentences first; `trees` are those of its sentences."""
    capitals = capitals_of(trees)
    spots: list[Spot] = []
    linked: dict[str, str] = {}
    for sentence, tree in zip(article.sentences, trees, strict=True):
        if is_headline(tree):
            continue
        named = find_names(sentence.number, tree, capitals)
        linked |= _in_brackets(tree, named)
        headline = article.words(sentence) == article.title and len(trees) > 1
        spots += [*named, *([] if headline else find_groups(sentence.number, tree, named))]
    groups = join(spots, linked)
    setting = Setting(
        ruled=frozenset(filter(None, (state_within(spot.title) for spot in spots if spot.title))),
        personal=frozenset(
            sentence.number
            for sentence, tree in zip(article.sentences, trees, strict=True)
            if _personal(tree)
        ),
        things=frozenset(name for tree in trees for name in abbreviated_things(tree)),
    )
    parties = [_party(group, article) for group in groups if takes_part(group, setting)]
    return sorted(parties, key=lambda party: (-len(party.sentences), party.mentions[0].start))


def _personal(tree: Tree) -> bool:
    """Tell whether a sentence speaks of a man or woman."""
    return any(token.lower in {"he", "she", "him", "his", "her", "who"} for token in tree.tokens)


def _in_brackets(tree: Tree, named: list[Spot]) -> dict[str, str]:
    """Map a name in brackets to the one before it: they are one."""
    found = {}
    for left, right in pairwise(named):
        between = [token.text for token in tree.tokens[left.last : right.first]]
        closed = right.last < len(tree.tokens) and tree.tokens[right.last].text == ")"
        if between == ["("] and closed and left.kind not in {"person", "state", "thing"}:
            found[right.text] = left.text
    return found


def _party(group: Group, article: Article) -> Party:
    starts = {sentence.number: sentence.start for sentence in article.sentences}
    name = _name(group)
    mentions = {
        Mention(
            name,
            spot.number,
            starts[spot.number] + spot.tree.tokens[spot.first].start,
            starts[spot.number] + spot.tree.tokens[spot.last - 1].end,
        )
        for spot in group.spots
    }
    return Party(
        name=name,
        kind=_kind(group),
        aliases=tuple(alias for alias, _ in group.spellings.most_common() if _is_alias(group, name, alias)),
        title=_title(group),
        spoken=_spoken(group, name),
        mentions=tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end))),
    )


def _is_alias(group: Group, name: str, alias: str) -> bool:
    """Tell whether a spelling is another name, and no cut or joint phrase, nor a description of a part."""
    spots = [spot for spot in group.spots if spot.text == alias]
    described = any(spot.form == "group" or spot.kind == "state" for spot in spots)
    joint = " and " in alias and " and " not in name and described
    if (
        alias == name
        or joint
        or _is_numbered(spots)
        or _is_only_a_place(group, spots)
        or not _CUT.isdisjoint(alias)
        or alias.endswith(f" of {name}")
    ):
        return False
    if group.kind == "person" and any(spot.form != "group" for spot in spots):
        return True
    return not all(_only_describes(spot) for spot in spots)


def _is_numbered(spots: Sequence[Spot]) -> bool:
    """Tell whether initials always stand before a number: "H.R. 93" is a bill."""
    after = [spot.tree.tokens[spot.last] for spot in spots if spot.last < len(spot.tree.tokens)]
    return len(after) == len(spots) and all(token.pos == "NUM" for token in after)


def _is_only_a_place(group: Group, spots: Sequence[Spot]) -> bool:
    """Tell whether a seat of government never acts for its state: "In Moscow, a rally began"."""
    seat = group.kind == "state" and all(spot.text in seats_of_government() for spot in spots)
    return seat and all(spot.role in _PLACED for spot in spots)


def _only_describes(spot: Spot) -> bool:
    """Tell whether a phrase is of somebody's members, or of what it is at a time: "the new government"."""
    inside = spot.tree.tokens[spot.first : spot.last]
    passing = any(token.tag in {"JJS", "RBS"} or token.lower in _PASSING for token in inside)
    return passing or spot.head.lemma.lower() in words("parties", "members")


def _name(group: Group) -> str:
    if group.key in state_names().values():
        return group.key
    named = Counter(spot.text for spot in group.spots if spot.form == "name")
    return group.name if group.kind == "person" or not named else named.most_common(1)[0][0]


def _kind(group: Group) -> PartyKind:
    kind = group.kind
    if kind is None or kind == "thing":
        return "organisation"
    if kind == "place":  # a company that the parser takes for a town is never where something happens
        roles = {spot.role for spot in group.spots}
        return "organisation" if "acts" in roles and not roles & {"placed", "toward"} else "state"
    return kind


def _title(group: Group) -> str:
    """Return a person's fullest title; a form of address is none."""
    titles = [spot.title for spot in group.spots if spot.form == "name"] if group.kind == "person" else []
    offices = [title for title in titles if title.lower().rstrip(".") not in words("parties", "addresses")]
    return re.sub(r"^(?:the|The) ", "", max(offices, key=len, default=""))


def _spoken(group: Group, name: str) -> str:
    """Return a name as it stands within a sentence, by its kind or by the article's own use."""
    if group.kind == "person" or name.lower().startswith("the "):
        return name
    if _PLURAL.search(name):
        return f"the {name}"
    uses = [spot for spot in group.spots if spot.text == name and spot.role != "within"]
    after = [spot.first > 0 and spot.tree.tokens[spot.first - 1].lower == "the" for spot in uses]
    return f"the {name}" if sum(after) * 2 > len(after) else name
