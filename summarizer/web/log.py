"""Actions of a review in words, for its history and for whoever was overtaken."""

from summarizer.domain import Accept, AcceptAll, Add, Edit, Note, Reject, ReviewEntry, SignOff, Undo
from summarizer.render.wording import counted


def told(entry: ReviewEntry) -> str:
    """Return who did what, and when in UTC."""
    return f"{entry.by} {_done(entry)} ({entry.at:%Y-%m-%d %H:%M} UTC)"


def label(claim: str) -> str:
    """Return the id of a claim as people say it: `position 3`."""
    return claim.replace("-", " ").replace("_", " ")


def _done(entry: ReviewEntry) -> str:
    match entry.action:
        case Accept(claim=claim):
            return f"accepted {label(claim)}"
        case AcceptAll(section=section, claims=claims):
            return f"accepted {counted(len(claims), 'unmarked claim')} of the section {section} together"
        case Reject(claim=claim, reason=reason):
            return f"rejected {label(claim)}: {reason}"
        case Edit(claim=claim):
            return f"edited {label(claim)}"
        case Add():
            return f"added {label(f'added-{entry.revision}')}"
        case Note(claim=claim, text=text):
            return f"noted on {label(claim) if claim else 'the brief'}: {text}"
        case SignOff():
            return "signed the brief off"
        case Undo(takes_back=revision):
            return f"took action {revision} back"
