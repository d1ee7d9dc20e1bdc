"""The form that a strong model fills in: claims in its own words, from open sets.

Sentence numbers are the only closed set, and the limits are far beyond what an article needs: whatever
reaches one is told in a warning. No answer is refused for them, and none is held to them by a grammar,
which costs llama.cpp seconds a word; a claim that cites a sentence that does not exist is kept and marked.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from summarizer.domain import Certainty, StatementKind, Status

LONGEST_TEXT = 400
MOST_ITEMS = 40
FEW_ITEMS = 10
MOST_CITED = 8


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProposedParty(_Part):
    """Somebody who takes part, under the names that the article uses."""

    name: str
    also_called: list[str]
    role: str
    sentences: list[int]


class ProposedPosition(_Part):
    """What one or more parties hold; `according_to` is empty for the article's own voice."""

    holders: list[str]
    kind: StatementKind
    statement: str
    according_to: str
    certainty: Certainty
    sentences: list[int]


class ProposedEvent(_Part):
    """What happens; `when` are words of the article, empty where it tells no time."""

    what: str
    when: str
    status: Status
    according_to: str
    certainty: Certainty
    sentences: list[int]


class ProposedSide(_Part):
    """What a party wants in a dispute."""

    holder: str
    wants: str
    sentences: list[int]


class ProposedDispute(_Part):
    """A question on which the parties have not agreed."""

    question: str
    sentences: list[int]
    sides: list[ProposedSide]


class ProposedLine(_Part):
    """A sentence of the summary."""

    text: str
    sentences: list[int]


class Proposal(_Part):
    """All that a model proposes for a brief; nothing in it has been looked for in the article."""

    parties: list[ProposedParty]
    positions: list[ProposedPosition]
    events: list[ProposedEvent]
    open_disputes: list[ProposedDispute]
    summary: list[ProposedLine]


def proposal_form(numbers: Sequence[int]) -> type[Proposal]:
    """Return the form for an article, or a part of one, whose sentences have these numbers."""

    class Form(Proposal):
        @classmethod
        def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - as pydantic has it
            schema = super().model_json_schema(*args, **options)
            for part in schema["$defs"].values():
                part.pop("description", None)  # what is said to a model stands in prompts
                part["properties"]["sentences"]["items"] = {"type": "integer", "enum": list(numbers)}
            return schema

    return Form


def joined(proposals: Sequence[Proposal]) -> Proposal:
    """Return what was proposed in several answers as one proposal."""
    fields: Any = {
        name: [item.model_dump() for each in proposals for item in getattr(each, name)]
        for name in Proposal.model_fields
    }
    return Proposal(**fields)


def limits_reached(proposal: Proposal) -> Iterator[str]:
    """Yield a warning for each limit of the form that an answer reached, so that more may be missing."""
    for path, value in _values("", proposal.model_dump()):
        most = LONGEST_TEXT if isinstance(value, str) else _most(path)
        if len(value) >= most:
            what = "characters" if isinstance(value, str) else "items"
            yield f"{path} reached the limit of {most} {what}; there may be more that the model did not say"


def _most(path: str) -> int:
    """Return how many items a list may have; a party may have many names and stand in many sentences."""
    field = path.rpartition(", ")[2]
    if path.startswith("parties") or field not in ("sentences", "sides", "holders", "summary"):
        return MOST_ITEMS
    return MOST_CITED if field == "sentences" else FEW_ITEMS


def _values(path: str, part: object) -> Iterator[tuple[str, str | list[Any]]]:
    """Yield every text and list of an answer with its place in a reader's words."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, dict):
        for name, each in part.items():
            yield from _values(f"{path}, {name.replace('_', ' ')}" if path else name.replace("_", " "), each)
    elif isinstance(part, list):
        yield path, part
        for number, each in enumerate(part, start=1):
            yield from _values(f"{path} {number}", each)
