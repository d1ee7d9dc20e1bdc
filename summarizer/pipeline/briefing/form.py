"""The form that a strong model fills in: claims in its own words, from open sets.

Sentence numbers are the only closed set, and the limits are far beyond what an article needs: they hold
a model in a loop back, and whatever reaches one is told in a warning. An answer is never refused for
them: a claim that cites a sentence that does not exist is kept, and marked by the checks.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from summarizer.domain import Certainty, StatementKind, Status

LONGEST_TEXT = 400
MOST_ITEMS = 40
FEW_ITEMS = 10
MOST_CITED = 8

ItemT = TypeVar("ItemT")

Text = Annotated[str, Field(json_schema_extra={"maxLength": LONGEST_TEXT})]
Items = Annotated[list[ItemT], Field(json_schema_extra={"maxItems": MOST_ITEMS})]
FewItems = Annotated[list[ItemT], Field(json_schema_extra={"maxItems": FEW_ITEMS})]
Cited = Annotated[list[int], Field(json_schema_extra={"minItems": 1, "maxItems": MOST_CITED})]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProposedParty(_Part):
    """Somebody who takes part, under the names that the article uses."""

    name: Text
    also_called: FewItems[Text]
    role: Text
    sentences: Cited


class ProposedPosition(_Part):
    """What one or more parties hold; `according_to` is empty for the article's own voice."""

    holders: Annotated[list[Text], Field(json_schema_extra={"minItems": 1, "maxItems": FEW_ITEMS})]
    kind: StatementKind
    statement: Text
    according_to: Text
    certainty: Certainty
    sentences: Cited


class ProposedEvent(_Part):
    """What happens; `when` are words of the article, empty where it tells no time."""

    what: Text
    when: Text
    status: Status
    according_to: Text
    certainty: Certainty
    sentences: Cited


class ProposedSide(_Part):
    """What a party wants in a dispute."""

    holder: Text
    wants: Text
    sentences: Cited


class ProposedDispute(_Part):
    """A question on which the parties have not agreed."""

    question: Text
    sentences: Cited
    sides: FewItems[ProposedSide]


class ProposedLine(_Part):
    """A sentence of the summary."""

    text: Text
    sentences: Cited


class Proposal(_Part):
    """All that a model proposes for a brief; nothing in it has been looked for in the article."""

    parties: Items[ProposedParty]
    positions: Items[ProposedPosition]
    events: Items[ProposedEvent]
    open_disputes: Items[ProposedDispute]
    summary: FewItems[ProposedLine]


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
        most = LONGEST_TEXT if isinstance(value, str) else _MOST.get(path.rpartition(", ")[2], MOST_ITEMS)
        if len(value) >= most:
            what = "characters" if isinstance(value, str) else "items"
            yield f"{path} reached the limit of {most} {what}; there may be more that the model did not say"


_MOST = {"sentences": MOST_CITED} | dict.fromkeys(("sides", "holders", "also called", "summary"), FEW_ITEMS)


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
