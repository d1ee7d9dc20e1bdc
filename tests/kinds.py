"""A kind of brief that somebody else wrote, of a case before a court."""

from typing import Annotated, Literal

from summarizer.domain import (
    Brief,
    Claim,
    DatedClaim,
    PartyClaim,
    QuestionClaim,
    Section,
    Sections,
    StatementClaim,
)
from summarizer.domain.claims import FIGURE, NAME, QUOTED


class Litigant(PartyClaim):
    side: Literal["claimant", "defendant", "other"]


class Plea(StatementClaim):
    kind: Literal["claims", "denies", "argues"]
    amount: Annotated[str, FIGURE] = ""


class Ruling(DatedClaim):
    court: Annotated[str, NAME]
    outcome: Literal["granted", "denied", "other"]
    words: Annotated[str, QUOTED] = ""


class Pending(QuestionClaim): ...


class Remedy(Claim):
    remedy: str
    units: Annotated[str, FIGURE] = ""


class LawsuitSections(Sections):
    litigants: Annotated[tuple[Litigant, ...], Section("Parties to the case", "litigant")]
    pleas: Annotated[tuple[Plea, ...], Section("What they plead", "plea")]
    rulings: Annotated[tuple[Ruling, ...], Section("Rulings", "ruling")]
    pending: Annotated[tuple[Pending, ...], Section("Still to be decided", "question")]
    remedies: Annotated[tuple[Remedy, ...], Section("Remedies", "remedy")]


class LawsuitBrief(Brief, LawsuitSections):
    kind: Literal["lawsuit"] = "lawsuit"
