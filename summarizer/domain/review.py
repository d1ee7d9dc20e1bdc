"""What a person makes of a brief: a log of actions that only grows, and the brief as it stands after them.

The machine's brief is never changed. Whatever is shown of a review follows from its brief and its log.
"""

from datetime import datetime
from functools import cache, reduce
from operator import add
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, cast

from pydantic import Field, StringConstraints, computed_field, create_model

from summarizer.domain.brief import Brief
from summarizer.domain.claims import Claim, parts_of
from summarizer.domain.frozen import Frozen

ClaimId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*-[1-9]\d*$")]
"""`position-3` is the third position of the machine's brief; `added-7` what the seventh action added."""
ADDED = "added"

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
"""What a person writes: something, and not a book."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""Who somebody says to be."""

ReviewState = Literal["unreviewed", "begun", "signed"]
ReviewVerdict = Literal["open", "accepted", "edited", "added"]
"""What a person said of a claim that stands; `open` when nothing yet."""

Wording = dict[str, Any]
"""A claim as a person words it: its fields, and the numbers of its `sentences`; code adds the rest."""

ClaimT = TypeVar("ClaimT", bound=Claim)
"""The claims of a kind of brief."""


def marked(claim: Claim) -> bool:
    """Tell whether a check found a problem of a claim, or of a part of it."""
    return any(part.problems for part in parts_of(claim))


class Accept(Frozen):
    """The claim is right as the machine made it."""

    kind: Literal["accept"] = "accept"
    claim: ClaimId


class AcceptAll(Frozen):
    """These claims of a section, which no check had marked, are right; nobody judged each by itself."""

    kind: Literal["accept-all"] = "accept-all"
    section: str
    """What one of its claims is called: `position`."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]


class Reject(Frozen):
    """The claim must not stand, and why."""

    kind: Literal["reject"] = "reject"
    claim: ClaimId
    reason: Words


class Edit(Frozen):
    """The claim has to read otherwise."""

    kind: Literal["edit"] = "edit"
    claim: ClaimId
    wording: Wording


class Add(Frozen):
    """A claim that the machine missed; its id is `added-` and the revision of this action."""

    kind: Literal["add"] = "add"
    section: str | None = None
    """What one of its claims is called; None in logs of version 0.1, where the wording tells."""
    wording: Wording


class Note(Frozen):
    """A remark about a claim, or about the whole where none is named."""

    kind: Literal["note"] = "note"
    claim: ClaimId | None = None
    text: Words


class SignOff(Frozen):
    """The brief is right as it stands now."""

    kind: Literal["sign"] = "sign"


class Undo(Frozen):
    """Takes the latest action back that still holds."""

    kind: Literal["undo"] = "undo"
    takes_back: int
    """The revision of that action."""


Action = Annotated[
    Accept | AcceptAll | Reject | Edit | Add | Note | SignOff | Undo, Field(discriminator="kind")
]


class ReviewEntry(Frozen):
    """One action of the log; revisions count from 1 without gaps."""

    revision: int
    at: datetime
    by: Name
    action: Action
    made: dict[str, Any] | None = None
    """What an edit or addition came to, a claim of the brief's kind with the problems found then."""


class Remarked(Frozen):
    """A note, and who wrote it when."""

    text: str
    by: str
    at: datetime


class ReviewedClaim(Frozen, Generic[ClaimT]):
    """What was said of a claim that stands."""

    id: ClaimId
    verdict: ReviewVerdict = "open"
    in_bulk: bool = False
    """Whether it was accepted together with its section, and nobody judged it by itself."""
    by: str | None = None
    at: datetime | None = None
    was: ClaimT | None = None
    """The machine's version of a claim that was edited."""
    notes: tuple[Remarked, ...] = ()


class RejectedClaim(Frozen, Generic[ClaimT]):
    """A claim that does not stand: as it read, and why not."""

    id: ClaimId
    claim: ClaimT
    reason: str
    by: str
    at: datetime
    notes: tuple[Remarked, ...] = ()


class Signature(Frozen):
    """Who signed a brief off, and when."""

    by: str
    at: datetime


class Review(Frozen, Generic[ClaimT]):
    """How far a review has come, and what was said of each claim."""

    revision: int = 0
    """How many actions were taken, undone ones and undoing included."""
    signed: Signature | None = None
    claims: tuple[ReviewedClaim[ClaimT], ...] = ()
    """One for each claim of the brief, in the same order."""
    rejected: tuple[RejectedClaim[ClaimT], ...] = ()
    notes: tuple[Remarked, ...] = ()
    """About the whole."""

    @property
    def state(self) -> ReviewState:
        """Whether it has begun, and whether it was signed."""
        return "signed" if self.signed else "begun" if self.revision else "unreviewed"

    @property
    def open(self) -> int:
        """How many claims have no verdict yet."""
        return sum(claim.verdict == "open" for claim in self.claims)


class ReviewedBrief(Brief):
    """A brief as it stands after a review: rejected claims are out, edited and added ones in their place.

    `reviewed_type` returns that of a kind.
    """

    review: Review[Claim]


@cache
def reviewed_type(brief: type[Brief]) -> type[ReviewedBrief]:
    """Return the class of the reviewed briefs of a kind: the same sections, and a review of its claims."""
    claims: Any = Union[tuple(section.claim for section in brief.sections())]  # noqa: UP007 - as many as there are
    bases: Any = (ReviewedBrief, brief)
    made: Any = create_model(
        "ReviewedBrief", __base__=bases, __doc__=ReviewedBrief.__doc__, review=(Review[claims], ...)
    )
    return cast("type[ReviewedBrief]", made)


class VerdictCounts(Frozen):
    """What people said of claims that a machine made, and how many they added."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    open: int = 0
    added: int = 0
    in_bulk: int = 0
    """Accepted with their section; nobody judged them one by one, so they say nothing of the machine."""

    def __add__(self, other: "VerdictCounts") -> "VerdictCounts":
        """Add up two counts."""
        return VerdictCounts(
            accepted=self.accepted + other.accepted,
            edited=self.edited + other.edited,
            rejected=self.rejected + other.rejected,
            open=self.open + other.open,
            added=self.added + other.added,
            in_bulk=self.in_bulk + other.in_bulk,
        )

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def judged(self) -> int:
        """How many claims of the machine have a verdict."""
        return self.accepted + self.edited + self.rejected

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def precision(self) -> float | None:
        """Share of the judged claims that were accepted as they are; None where none was judged."""
        return self.accepted / self.judged if self.judged else None

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def usable(self) -> float | None:
        """Share of the judged claims that stand, some of them edited; None where none was judged."""
        return (self.accepted + self.edited) / self.judged if self.judged else None


class ModelVerdicts(Frozen):
    """The verdicts on the briefs of one model and strategy."""

    model: str
    strategy: str
    briefs: int
    """Briefs with at least one verdict."""
    signed: int
    sections: dict[str, VerdictCounts]
    """By what one claim of the section is called."""
    flagged: VerdictCounts
    """Of the claims that a check had marked; those accepted were false alarms."""
    reasons: dict[str, int]
    """Why claims were rejected, the most frequent first."""

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def total(self) -> VerdictCounts:
        """All sections together."""
        return reduce(add, self.sections.values(), VerdictCounts())


class Verdicts(Frozen):
    """How good models are, by what people said of their claims."""

    models: tuple[ModelVerdicts, ...]
