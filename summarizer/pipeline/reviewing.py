"""A review: what a person may do to a brief, how the brief stands after it, and where it is kept.

The page and the command line both come through here, so that neither can do what the other refuses.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from summarizer.domain import (
    Accept,
    AcceptAll,
    Action,
    Add,
    Article,
    Attribution,
    Brief,
    Claim,
    Edit,
    Note,
    PartyClaim,
    Reject,
    Remarked,
    ReviewedBrief,
    ReviewEntry,
    ReviewVerdict,
    SectionField,
    Signature,
    SignOff,
    Undo,
    fields_of,
    marked,
    parts_of,
    reviewed_type,
)
from summarizer.domain.review import ADDED
from summarizer.errors import ReviewConflict, ReviewRefused
from summarizer.pipeline.wording import worded
from summarizer.store import Kept, Store


@dataclass(frozen=True)
class Opened:
    """A brief of a store with its article and its review."""

    kept: Kept
    article: Article
    entries: tuple[ReviewEntry, ...]
    reviewed: ReviewedBrief


@dataclass
class _Standing:
    """How one claim stands while the log is read."""

    id: str
    section: str
    claim: Claim
    machine: Claim | None = None
    verdict: ReviewVerdict = "open"
    in_bulk: bool = False
    reason: str | None = None
    by: str | None = None
    at: datetime | None = None
    notes: list[Remarked] = dataclasses.field(default_factory=list)


def open_review(store: Store, number: int) -> Opened | None:
    """Return a brief with its review, None when the store does not have it."""
    kept = store.brief(number)
    article = store.article(kept.brief.source.content_hash) if kept else None
    if kept is None or article is None:
        return None
    entries = store.reviews.entries(number)
    return Opened(kept, article, entries, apply_review(kept.brief, entries))


def act(store: Store, number: int, action: Action, by: str, revision: int) -> ReviewedBrief:
    """Take an action on a brief whose review the person saw at a revision, and return how it stands then.

    Raises `ReviewConflict` when the review went on meanwhile, and `ReviewRefused` with the reason for
    what cannot be done; nothing is written then.
    """
    opened = open_review(store, number)
    if opened is None:
        raise ReviewRefused(
            f"brief {number}: no such brief in the store; `summarizer list` tells the numbers"
        )
    here = opened.reviewed.review.revision
    if here != revision:
        raise ReviewConflict(
            f"brief {number}: was reviewed meanwhile, it is at revision {here} and not at {revision}; "
            "look at what changed and send it again"
        )
    if not by.strip():
        raise ReviewRefused("by: nobody is named as the reviewer; write a name", (("by", "write a name"),))
    made = checked(opened.article, opened.reviewed, opened.entries, action)
    entry = ReviewEntry(
        revision=revision + 1,
        at=store.now(),
        by=by,
        action=action,
        made=made.model_dump(mode="json") if made else None,
    )
    after = apply_review(opened.kept.brief, (*opened.entries, entry))
    store.reviews.add(number, entry, after.review)
    return after


def checked(
    article: Article, reviewed: ReviewedBrief, entries: Sequence[ReviewEntry], action: Action
) -> Claim | None:
    """Return what an edit or addition comes to, with evidence and problems; None for other actions.

    Raises `ReviewRefused` for an action that cannot be taken on the brief as it stands.
    """
    signed = reviewed.review.signed
    if signed and not isinstance(action, Undo):
        raise ReviewRefused(f"the brief is signed off by {signed.by}; undo the sign-off first")
    if isinstance(action, Accept | Reject | Edit | Note) and action.claim is not None:
        claim_of(reviewed, action.claim)
    match action:
        case Accept() if action.claim.startswith(f"{ADDED}-"):
            raise ReviewRefused(f"{action.claim}: was added by a person; edit it, or reject it with a reason")
        case Edit():
            old = claim_of(reviewed, action.claim)
            return worded(article, reviewed, reviewed.section_of(old), action.wording, old)
        case Add():
            return worded(article, reviewed, section_called(reviewed, action.section), action.wording)
        case AcceptAll() | SignOff():
            _check_claims(reviewed, action)
        case Undo():
            last = last_action(entries)
            if last is None or last.revision != action.takes_back:
                raise ReviewRefused("nothing to take back; the latest action is another one")
    return None


def section_called(brief: Brief, name: str | None) -> SectionField:
    """Return the section of which one claim is called so; `ReviewRefused` where the brief has none such."""
    found = next((each for each in brief.sections() if each.one == name), None)
    if found is None:
        names = ", ".join(each.one for each in brief.sections())
        raise ReviewRefused(f"section: “{name}” is none of this brief; choose from {names}")
    return found


def last_action(entries: Sequence[ReviewEntry]) -> ReviewEntry | None:
    """Return the latest action that still holds, which is what can be undone."""
    holding = _holding(entries)
    return holding[-1] if holding else None


def claim_of(reviewed: ReviewedBrief, claim_id: str) -> Claim:
    """Return a claim as it reads now, also a rejected one; `ReviewRefused` when the brief has none such."""
    claims = _claims_by_id(reviewed)
    if claim_id not in claims:
        raise ReviewRefused(f"{claim_id}: the brief has no such claim; reload the page")
    return claims[claim_id]


def _holding(entries: Iterable[ReviewEntry]) -> list[ReviewEntry]:
    holding: dict[int, ReviewEntry] = {}
    for entry in entries:
        if isinstance(entry.action, Undo):
            holding.pop(entry.action.takes_back, None)
        else:
            holding[entry.revision] = entry
    return list(holding.values())


def _claims_by_id(reviewed: ReviewedBrief) -> dict[str, Claim]:
    standing = zip(reviewed.review.claims, reviewed.claims(), strict=True)
    return {each.id: claim for each, claim in standing} | {
        each.id: each.claim for each in reviewed.review.rejected
    }


def unmarked(reviewed: ReviewedBrief, section: str) -> tuple[str, ...]:
    """Return the claims of a section that no check has marked and that have no verdict yet."""
    standing = zip(reviewed.review.claims, reviewed.claims(), strict=True)
    return tuple(
        each.id
        for each, claim in standing
        if each.verdict == "open" and reviewed.section_of(claim).one == section and not marked(claim)
    )


def _check_claims(reviewed: ReviewedBrief, action: AcceptAll | SignOff) -> None:
    """Raise `ReviewRefused` for a claim that needs to be looked at before."""
    if isinstance(action, SignOff):
        _check_whole(reviewed)
        return
    may = unmarked(reviewed, action.section)
    for claim_id in action.claims:
        if claim_id not in may:
            raise ReviewRefused(f"{claim_id}: is marked, judged or of another section; look at it by itself")


def _check_whole(reviewed: ReviewedBrief) -> None:
    """Raise `ReviewRefused` unless every claim has a verdict and every holder is a party that stands."""
    if left := reviewed.review.open:
        raise ReviewRefused(f"{left} {'claim has' if left == 1 else 'claims have'} no verdict yet")
    parties = {party.name for party in reviewed.claims() if isinstance(party, PartyClaim)}
    for claim_id, holder in _holders(reviewed):
        if parties and holder not in parties:
            raise ReviewRefused(
                f"{claim_id}: its holder “{holder}” is no party of the brief any more; edit or reject it"
            )


def _holders(reviewed: ReviewedBrief) -> Iterator[tuple[str, str]]:
    for each, claim in zip(reviewed.review.claims, reviewed.claims(), strict=True):
        for part in parts_of(claim):
            fields = (field for field in fields_of(type(part)) if field.holds == "holder")
            yield from ((each.id, holder) for field in fields for holder in field.of(part))


# ------------------------------------------------------------ the brief after its review


def apply_review(brief: Brief, entries: Sequence[ReviewEntry]) -> ReviewedBrief:
    """Return a brief as it stands after the actions of its log; the brief itself stays as it is."""
    standings = {each.id: each for each in _machine(brief)}
    notes: list[Remarked] = []
    signed = None
    for entry in _holding(entries):
        if isinstance(entry.action, SignOff):
            signed = Signature(by=entry.by, at=entry.at)
        elif isinstance(entry.action, Note) and entry.action.claim is None:
            notes.append(Remarked(text=entry.action.text, by=entry.by, at=entry.at))
        else:
            _take(brief, standings, entry)
    _follow_renamed(standings.values())
    sections = {section.one: section.name for section in brief.sections()}
    order = sorted(standings.values(), key=lambda each: list(sections).index(each.section))
    kept = [each for each in order if each.reason is None]
    fields: dict[str, object] = dict(brief)
    for section, name in sections.items():
        fields[name] = tuple(each.claim for each in kept if each.section == section)
    review = {
        "revision": entries[-1].revision if entries else 0,
        "signed": signed,
        "claims": tuple(_reviewed(each) for each in kept),
        "rejected": tuple(_rejected(each) for each in order if each.reason is not None),
        "notes": tuple(notes),
    }
    return reviewed_type(type(brief)).model_validate(fields | {"review": review})


def _machine(brief: Brief) -> Iterator[_Standing]:
    for section, claims in brief.items():
        for number, claim in enumerate(claims, start=1):
            yield _Standing(f"{section.one}-{number}", section.one, claim, machine=claim)


def _take(brief: Brief, standings: dict[str, _Standing], entry: ReviewEntry) -> None:
    """Bring one action about a claim into how the claims stand."""
    action = entry.action
    if isinstance(action, Add):
        if entry.made:
            made = brief.read_claim(entry.made, action.section)
            key, section = f"{ADDED}-{entry.revision}", brief.section_of(made).one
            standings[key] = _Standing(key, section, made, verdict="added", by=entry.by, at=entry.at)
        return
    if isinstance(action, AcceptAll):
        for claim_id in action.claims:
            _accept(standings[claim_id], entry, in_bulk=True)
        return
    if isinstance(action, Undo | SignOff) or action.claim not in standings:
        return
    standing = standings[action.claim]
    if isinstance(action, Note):
        standing.notes.append(Remarked(text=action.text, by=entry.by, at=entry.at))
        return
    standing.by, standing.at, standing.reason, standing.in_bulk = entry.by, entry.at, None, False
    match action:
        case Accept():
            _accept(standing, entry)
        case Reject():
            standing.reason = action.reason
        case Edit() if entry.made:
            standing.claim = brief.read_claim(entry.made, standing.section)
            standing.verdict = "edited" if standing.machine is not None else "added"


def _accept(standing: _Standing, entry: ReviewEntry, *, in_bulk: bool = False) -> None:
    if standing.machine is not None:
        standing.claim, standing.verdict, standing.in_bulk = standing.machine, "accepted", in_bulk
        standing.by, standing.at = entry.by, entry.at


def _follow_renamed(standings: Iterable[_Standing]) -> None:
    """Give every claim the new name of a party that a person renamed."""
    each_once = list(standings)
    parties = [
        (each, each.claim) for each in each_once if isinstance(each.claim, PartyClaim) and each.reason is None
    ]
    names = {claim.name for _, claim in parties}
    renamed = {
        each.machine.name: claim.name
        for each, claim in parties
        if isinstance(each.machine, PartyClaim) and each.machine.name not in names
    }
    for each in each_once:
        each.claim = _with_names(each.claim, renamed)


def _with_names(claim: Claim, renamed: Mapping[str, str]) -> Claim:
    """Return a claim in which whoever was renamed goes by the new name."""
    changed: dict[str, object] = {}
    for field in fields_of(type(claim)):
        told = field.of(claim)
        match field.holds:
            case "holder":
                new: tuple[object, ...] = tuple(dict.fromkeys(renamed.get(name, name) for name in told))
            case "attribution":
                new = tuple(_vouched(each, renamed) for each in told)
            case "part":
                new = tuple(_with_names(part, renamed) for part in told)
            case _:
                continue
        if new:
            changed[field.name] = new if field.many else new[0]
    return claim.model_copy(update=changed)


def _vouched(told: Attribution, renamed: Mapping[str, str]) -> Attribution:
    source = told.according_to
    return told.model_copy(update={"according_to": renamed.get(source, source)}) if source else told


def _reviewed(standing: _Standing) -> dict[str, Any]:
    """Return the fields of a claim's review."""
    return {
        "id": standing.id,
        "verdict": standing.verdict,
        "in_bulk": standing.in_bulk,
        "by": standing.by,
        "at": standing.at,
        "was": standing.machine if standing.verdict == "edited" else None,
        "notes": tuple(standing.notes),
    }


def _rejected(standing: _Standing) -> dict[str, Any]:
    """Return the fields of a claim that does not stand."""
    names = ("id", "claim", "reason", "by", "at")
    return {**{name: getattr(standing, name) for name in names}, "notes": tuple(standing.notes)}
