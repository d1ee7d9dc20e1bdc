"""Names that no rule joins: an open table, and the names and capitals of states."""

from collections.abc import Mapping
from functools import cache

from summarizer.text.states import known_bodies, state_adjectives, state_names

_TABLE = """
Islamic State, ISIS, ISIL, IS, Daesh, Da'esh, Islamic State group, Islamic State of Iraq and Syria,
Islamic State of Iraq and the Levant; Popular Mobilization Forces, PMF, PMU, Hashd al-Shaabi, Hashed
al-Shaabi, Popular Mobilisation Forces, Popular Mobilization Units; Hezbollah, Hizbullah, Hizbollah;
Houthis, Ansar Allah, Ansarullah, Houthi movement; Taliban, Taleban; Islamic Revolutionary Guard Corps,
IRGC, Revolutionary Guards; Boko Haram, Jama'atu Ahlis Sunna; Kurdistan Workers' Party, PKK
"""
"""The common name first; rows end with `;`."""


def known_name(name: str) -> str | None:
    """Return the common name of a party under any of its names, None for one that no table knows."""
    table = _known()
    return table.get(name) or table.get(name.removeprefix("the ").removeprefix("The "))


def state_of(word: str) -> str | None:
    """Return the state of a name or an adjective: "Iran", "Iranian"."""
    return (state_names() | state_adjectives()).get(word)


@cache
def _known() -> Mapping[str, str]:
    rows = [[name.strip() for name in row.replace("\n", " ").split(",")] for row in _TABLE.split(";")]
    table = {name: row[0] for row in rows for name in row}
    return (
        table
        | {name.upper(): state for name, state in state_names().items()}
        | state_names()
        | known_bodies()
    )
