"""Proposals as a model would fill them in, most of them about the invented article on ferries."""

from typing import Any

from summarizer.domain import Claim
from summarizer.domain.disputes import DisputeBrief, Disputes
from summarizer.pipeline.briefing.form import Proposal, Proposed, joined, proposal_form
from summarizer.pipeline.strategy import Draft

Json = dict[str, Any]


def party(name: str, *also_called: str, role: str = "takes part", sentences: list[int] | None = None) -> Json:
    return {"name": name, "also_called": [*also_called], "role": role, "sentences": sentences or [1]}


def position(
    *holders: str, statement: str = "So it is.", sentences: list[int] | None = None, **more: str
) -> Json:
    plain = {"kind": "says", "according_to": "", "certainty": "stated"}
    cited = [2] if sentences is None else sentences
    return plain | more | {"holders": [*holders], "statement": statement, "sentences": cited}


def event(what: str, when: str = "", sentences: list[int] | None = None, **more: str) -> Json:
    plain = {"status": "happened", "according_to": "", "certainty": "stated"}
    return plain | more | {"what": what, "when": when, "sentences": [2] if sentences is None else sentences}


def side(holder: str, wants: str = "It stays.", sentences: list[int] | None = None) -> Json:
    return {"holder": holder, "wants": wants, "sentences": [4] if sentences is None else sentences}


def dispute(question: str, *sides: Json, sentences: list[int] | None = None) -> Json:
    return {"question": question, "sides": [*sides], "sentences": sentences or [2]}


def line(text: str, *sentences: int) -> Json:
    return {"text": text, "sentences": [*sentences]}


def answer(**parts: list[Json]) -> Json:
    """Return an answer that has these parts, and nothing else."""
    return {section.asked: [] for section in DisputeBrief.sections()} | parts


def filled_in(**parts: list[Json]) -> Proposed:
    return proposal_form(DisputeBrief, [1]).model_validate(answer(**parts))


def proposal(**parts: list[Json]) -> Proposal:
    return joined(DisputeBrief, [filled_in(**parts)])


def sections(draft: Draft) -> Disputes:
    """Return the claims of a draft of a dispute by name."""
    return Disputes.model_validate(draft.claims)


def rests_on(claim: Claim) -> tuple[int, ...]:
    """Return the numbers of the sentences of a claim."""
    return tuple(item.sentence for item in claim.evidence)
