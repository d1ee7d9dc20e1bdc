"""A court case: who sues whom, what they plead, what was ruled, what is still to be decided."""

from typing import Annotated, Literal

from summarizer.domain import DatedClaim, PartyClaim, QuestionClaim, Section, Sections, StatementClaim
from summarizer.domain.claims import FIGURE, NAME, QUOTED


class Litigant(PartyClaim):
    """Somebody who is party to the case, or speaks in it: fullest name, other names, role in a few words."""

    side: Literal["claimant", "defendant", "court", "other"]


class Plea(StatementClaim):
    """What somebody claims, denies, argues or asks the court for."""

    kind: Literal["claims", "denies", "argues", "asks"]
    amount: Annotated[str, FIGURE] = ""
    """The sum that it is about."""


class Ruling(DatedClaim):
    """What a court ruled, ordered or set, and when."""

    court: Annotated[str, NAME]
    outcome: Literal["granted", "denied", "ordered", "scheduled"]
    words: Annotated[str, QUOTED] = ""
    """The decisive words of the ruling."""


class Pending(QuestionClaim):
    """What a court has still to decide, and what each side says to it."""


class Court(Sections):
    """Court cases: the parties, their pleas, rulings and what is pending."""

    litigants: Annotated[tuple[Litigant, ...], Section("Parties to the case", "litigant")]
    pleas: Annotated[tuple[Plea, ...], Section("What they plead", "plea")]
    rulings: Annotated[tuple[Ruling, ...], Section("Rulings", "ruling")]
    pending: Annotated[tuple[Pending, ...], Section("Still to be decided", "question")]
