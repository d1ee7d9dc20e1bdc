"""A dossier: the briefs of one story joined, every line with the sources and sentences it rests on."""

import datetime as dt
from typing import Literal

from pydantic import model_validator

from summarizer.domain import earlier
from summarizer.domain.claims import Attribution, Evidence
from summarizer.domain.disputes import PositionKind
from summarizer.domain.frozen import Frozen
from summarizer.domain.moment import Relation, Status
from summarizer.domain.provenance import Provenance
from summarizer.domain.showing import Shown

ConflictKind = Literal["date", "number", "holder", "denial"]


class DossierSource(Frozen):
    """An article of the story; `label` is what the lines of the dossier call it: S1, S2, ... by date."""

    label: str
    name: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    content_hash: str
    copy_of: str | None = None
    """The label of the article that this one repeats: a wire story printed twice is one source."""


class Citation(Frozen):
    """A sentence of one source."""

    source: str
    """The label of the source."""
    evidence: Evidence


class DossierLine(Frozen):
    """What every line has: its citations, and by how many independent sources it is told."""

    cited: tuple[Citation, ...]
    sources: int
    problems: tuple[str, ...] = ()
    """Why a claim behind the line did not pass a check; the line stays."""


class DossierParty(DossierLine):
    """One party under all the names that the sources give it."""

    name: str
    aliases: tuple[str, ...]


class Stated(DossierLine):
    """What a party said at one or several times, in the earliest words that passed the checks."""

    kind: PositionKind
    statement: str
    attribution: Attribution = Attribution()
    first: dt.date | None
    last: dt.date | None


class DossierPosition(Frozen):
    """What a party holds on one subject, over time."""

    holder: str
    subject: str | None = None
    """What the statements are about, in a few words."""
    statements: tuple[Stated, ...]
    changed: bool
    """Whether a later statement says something else than the one before it."""


class DossierEvent(DossierLine):
    """One event, told by one or several sources; the finest date that they agree on."""

    value: str | None
    phrase: str | None
    """The words for its time; None where no source tells one."""
    relation: Relation
    status: Status
    what: str
    attribution: Attribution = Attribution()


class DossierSide(DossierLine):
    """What one party wanted last in a dispute."""

    holder: str
    wants: str


class DossierDispute(DossierLine):
    """A question on which the parties have not agreed, in the words of its latest source."""

    question: str
    sides: tuple[DossierSide, ...]
    last_open: dt.date | None

    _earlier = model_validator(mode="before")(earlier.dossier_dispute)


class ClosedDispute(DossierDispute):
    """A question that was open, and what closed it."""

    closed_by: str
    closed_on: str | None
    """EDTF."""
    closing: tuple[Citation, ...]


class ConflictSide(DossierLine):
    """One of the accounts that exclude each other: what is said, by whom, and when it was written."""

    says: str
    published: dt.date | None


class Conflict(Frozen):
    """Sources that exclude each other on one matter; nothing is averaged and no side is preferred."""

    kind: ConflictKind
    matter: str
    sides: tuple[ConflictSide, ...]


class FigureTold(DossierLine):
    """A figure as one source gives it: its words and value, whether it is rounded, when it was written."""

    text: str
    value: float
    bound: Literal["exact", "rough", "over"]
    """`over` is "more than"; a crowd ("hundreds") is rough."""
    published: dt.date | None


class Figure(Frozen):
    """How many of one thing there are, as the sources told it over time."""

    counted: str
    """What is counted, in the word of a source."""
    place: str | None
    """The state in which it is counted, where the sentences name one."""
    told: tuple[FigureTold, ...]


class News(DossierLine):
    """A line that was not in an earlier dossier: where it stands, and what it says."""

    section: Literal[
        "parties", "positions", "timeline", "open_disputes", "closed_disputes", "conflicts", "figures"
    ]
    says: str


class Update(Frozen):
    """What a dossier has beyond an earlier one."""

    new: tuple[News, ...]
    changed: tuple[News, ...]
    resolved: tuple[News, ...]


class OverviewLine(DossierLine):
    """A sentence of the overview, and the lines of the sources that it rests on."""

    text: str


class Dossier(Shown, Frozen):
    """The briefs of one story as one; validates against `schemas/dossier.schema.json`."""

    title: str | None = None
    """What the story is called."""
    overview: tuple[OverviewLine, ...] = ()
    """The story in a few sentences; empty where no model was asked."""
    sources: tuple[DossierSource, ...]
    parties: tuple[DossierParty, ...]
    positions: tuple[DossierPosition, ...]
    timeline: tuple[DossierEvent, ...]
    open_disputes: tuple[DossierDispute, ...]
    closed_disputes: tuple[ClosedDispute, ...]
    conflicts: tuple[Conflict, ...]
    figures: tuple[Figure, ...]
    update: Update | None = None
    """What is new, changed and resolved since an earlier dossier, where one was named."""
    provenance: Provenance | None = None
    """How the overview and the subjects came to be; None where no model was asked."""
