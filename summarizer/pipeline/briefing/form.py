"""The form that a strong model fills in: claims in its own words, from open sets.

Sentence numbers are the only closed set, and the limits are far beyond what an article needs: whatever
reaches one is told in a warning. No answer is refused for them, and none is held to them by a grammar,
which costs llama.cpp seconds a word; a claim that cites a sentence that does not exist is kept and marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from summarizer.domain import Certainty, Claim, ClaimField, Sections, fields_of

LONGEST_TEXT = 400
MOST_ITEMS = 40
FEW_ITEMS = 10
MOST_CITED = 8
_CALLED = {"aliases": "also_called", "moment": "when"}
"""What a model is asked for a field by, where the name of the field does not tell it."""


class Proposed(BaseModel):
    """A claim, or all of a brief, as a model proposes it; nothing in it has been looked for."""

    model_config = ConfigDict(extra="forbid")


Proposal = Mapping[str, Sequence[Any]]
"""What a model proposed for each section, by the name of the section."""


def asked_for(field: ClaimField) -> str:
    """Return what a model is asked for a field of a claim by."""
    return _CALLED.get(field.name, field.name)


@cache
def claim_form(claim: type[Claim]) -> type[Proposed]:
    """Return the form of a claim: its fields in words, and the numbers of its sentences."""
    fields: dict[str, Any] = {}
    for field in fields_of(claim):
        match field.holds:
            case "attribution":
                fields |= {"according_to": (str, ...), "certainty": (Certainty, ...)}
            case "part" if field.part and field.many:
                part: Any = claim_form(field.part)
                fields[asked_for(field)] = (list[part], ...)
            case "choice":
                fields[asked_for(field)] = (claim.model_fields[field.name].annotation, ...)
            case _:
                fields[asked_for(field)] = (list[str] if field.many else str, ...)
    made: type[Proposed] = create_model(
        f"Proposed{claim.__name__}", __base__=Proposed, **fields, sentences=(list[int], ...)
    )
    return made


@cache
def _lists(kind: type[Sections]) -> type[Proposed]:
    """Return the form of a kind of brief: a list of claims for each section, the summary last."""
    summary, *others = kind.sections()
    lists: dict[str, Any] = {}
    for section in (*others, summary):
        form: Any = claim_form(section.claim)
        lists[section.asked] = (list[form], ...)
    made: type[Proposed] = create_model("Proposal", __base__=Proposed, **lists)
    return made


def proposal_form(kind: type[Sections], numbers: Sequence[int]) -> type[Proposed]:
    """Return the form of a kind of brief for sentences that have these numbers."""
    whole: Any = _lists(kind)

    class Form(whole):  # type: ignore[misc] # made here
        @classmethod
        def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - as pydantic has it
            schema: dict[str, Any] = super().model_json_schema(*args, **options)
            for part in schema["$defs"].values():
                part.pop("description", None)  # what is said to a model stands in prompts
                part["properties"]["sentences"]["items"] = {"type": "integer", "enum": list(numbers)}
            return schema

    return Form


def summary_of(documented: type[BaseModel]) -> str:
    """Return what a class is, in the first paragraph of its documentation."""
    return " ".join((documented.__doc__ or "").strip().split("\n\n")[0].split())


def sections_told(kind: type[Sections]) -> list[dict[str, Any]]:
    """Return the sections of a kind and their fields as a template tells a model of them."""
    return [
        {
            "asked": section.asked,
            "about": summary_of(section.claim),
            "fields": [
                {
                    "asked": asked_for(field),
                    "about": section.claim.model_fields[field.name].description,
                    "holds": field.holds,
                    "many": field.many,
                }
                for field in fields_of(section.claim)
            ],
        }
        for section in kind.sections()[1:]
    ]


def joined(kind: type[Sections], answers: Sequence[Proposed]) -> Proposal:
    """Return what was proposed in several answers as one proposal."""
    return {
        section.name: [item for answer in answers for item in getattr(answer, section.asked)]
        for section in kind.sections()
    }


def limits_reached(answer: Proposed) -> Iterator[str]:
    """Yield a warning for each limit of the form that an answer reached, so that more may be missing."""
    for path, value in _values("", answer.model_dump()):
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
