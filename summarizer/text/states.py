"""States and widely known bodies by the words that news English uses: names, adjectives, capitals."""

from functools import cache

from summarizer.text.lexicon import lexicon

_LONGEST_SHORT = len("U.S.A.")


@cache
def known_bodies() -> dict[str, str]:
    """Map each spelling of a widely known body to one name: ISIS → Islamic State."""
    rows = lexicon("bodies").items()
    return {spelling: name for name, others in rows for spelling in (name, *others.split(", "))}


@cache
def state_names() -> dict[str, str]:
    """Map each name and seat of government to the name of its state: Baghdad → Iraq."""
    rows = lexicon("states").items()
    return {
        spelling: name
        for name, (others, _, seats) in rows
        for spelling in (name, *_listed(others), *_listed(seats))
    }


@cache
def seats_of_government() -> frozenset[str]:
    """Return the seats of government that stand for a state: Baghdad."""
    return frozenset(seat for _, _, seats in lexicon("states").values() for seat in _listed(seats))


@cache
def state_adjectives() -> dict[str, str]:
    """Map each adjective to the name of its state: Iraqi → Iraq, and US → United States."""
    rows = lexicon("states").items()
    adjectives = {word: name for name, (_, words, _) in rows for word in _listed(words)}
    shorts = {
        word: state
        for word, state in state_names().items()
        if word.replace(".", "").isupper() and len(word) <= _LONGEST_SHORT
    }
    return adjectives | shorts


def state_of(words: str) -> str | None:
    """Return the state that a name, seat or adjective means: Iraqi, Baghdad and Iraq → Iraq."""
    return state_adjectives().get(words) or state_names().get(words)


def _listed(words: str) -> list[str]:
    return words.split(", ") if words else []
