"""The form that a strong model fills in: claims in its own words, from open sets.

Sentence numbers are the only closed set, and the limits are far beyond what an article needs: they hold
a model in a loop back, and whatever reaches one is told in a warning. An answer is never refused for
them: a claim that cites a sentence that does not exist is kept, and marked by the checks.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from summarizer.domain import Certainty, StatementKind, Status

LONGEST_TEXT = 400
MOST_ITEMS = 40
MOST_SIDES = 10
MOST_CITED = 8

NumberT = TypeVar("NumberT", bound=int)
ItemT = TypeVar("ItemT")

Text = Annotated[str, Field(json_schema_extra={"maxLength": LONGEST_TEXT})]
Items = Annotated[list[ItemT], Field(json_schema_extra={"maxItems": MOST_ITEMS})]
Few = Annotated[list[ItemT], Field(json_schema_extra={"minItems": 1, "maxItems": MOST_SIDES})]
Cited = Annotated[list[NumberT], Field(json_schema_extra={"minItems": 1, "maxItems": MOST_CITED})]


class _Part(BaseModel, Generic[NumberT]):
    """A part of the form, by its plain name whatever sentences it may cite."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:  # noqa: ARG003 - the signature is pydantic's
        return cls.__name__


class ProposedParty(_Part[NumberT], Generic[NumberT]):
    """Somebody who takes part, under the names that the article uses."""

    name: Text
    also_called: Items[Text]
    role: Text
    sentences: Cited[NumberT]


class ProposedPosition(_Part[NumberT], Generic[NumberT]):
    """What one or more parties hold; `according_to` is empty for the article's own voice."""

    holders: Few[Text]
    kind: StatementKind
    statement: Text
    according_to: Text
    certainty: Certainty
    sentences: Cited[NumberT]


class ProposedEvent(_Part[NumberT], Generic[NumberT]):
    """What happens; `when` are words of the article, empty where it tells no time."""

    what: Text
    when: Text
    status: Status
    according_to: Text
    certainty: Certainty
    sentences: Cited[NumberT]


class ProposedSide(_Part[NumberT], Generic[NumberT]):
    """What a party wants in a dispute."""

    holder: Text
    wants: Text
    sentences: Cited[NumberT]


class ProposedDispute(_Part[NumberT], Generic[NumberT]):
    """A question on which the parties have not agreed."""

    question: Text
    sentences: Cited[NumberT]
    sides: Annotated[list[ProposedSide[NumberT]], Field(json_schema_extra={"maxItems": MOST_SIDES})]


class ProposedLine(_Part[NumberT], Generic[NumberT]):
    """A sentence of the summary."""

    text: Text
    sentences: Cited[NumberT]


class Proposal(_Part[NumberT], Generic[NumberT]):
    """All that a model proposes for a brief; nothing in it has been looked for in the article."""

    parties: Items[ProposedParty[NumberT]]
    positions: Items[ProposedPosition[NumberT]]
    events: Items[ProposedEvent[NumberT]]
    open_disputes: Items[ProposedDispute[NumberT]]
    summary: Items[ProposedLine[NumberT]]


def proposal_form(numbers: Sequence[int]) -> type[Proposal[int]]:
    """Return the form for an article, or a part of one, whose sentences have these numbers."""
    number: Any = Annotated[int, WithJsonSchema({"type": "integer", "enum": list(numbers)})]
    form: type[Proposal[int]] = Proposal[number]
    return form


def joined(proposals: Sequence[Proposal[int]]) -> Proposal[int]:
    """Return what was proposed in several answers as one proposal."""
    fields: Any = {
        name: [item.model_dump() for each in proposals for item in getattr(each, name)]
        for name in Proposal.model_fields
    }
    return Proposal[int](**fields)


def limits_reached(proposal: Proposal[int]) -> Iterator[str]:
    """Yield a warning for each limit of the form that an answer reached, so that more may be missing."""
    for path, value in _values("", proposal.model_dump()):
        most = LONGEST_TEXT if isinstance(value, str) else _MOST.get(path.rpartition(" ")[2], MOST_ITEMS)
        if len(value) >= most:
            what = "characters" if isinstance(value, str) else "items"
            yield f"{path} reached the limit of {most} {what}; there may be more that the model did not say"


_MOST = {"sentences": MOST_CITED, "sides": MOST_SIDES, "holders": MOST_SIDES}


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
