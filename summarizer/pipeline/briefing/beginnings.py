"""How a sentence about a position begins, which the model then finishes: who, and a verb."""

from collections.abc import Sequence

from summarizer.domain import StatementKind
from summarizer.pipeline.briefing.material import PositionCandidate
from summarizer.reading import Party

_SAYS = ("says that", "say that")
_VERBS: dict[StatementKind, tuple[str, str]] = {
    "demands": ("wants", "want"),
    "offers": ("", ""),
    "agrees": ("agrees", "agree"),
    "refuses": ("is against", "are against"),
    "warns": ("warns that", "warn that"),
    "plans": ("", ""),
    "denies": ("denies that", "deny that"),
    "says": ("", ""),
}
"""How a sentence about a position of one party, and of several, begins where its verb is not one of these."""
_OWN_VERBS = {
    form: (third, base)
    for base, third, past in (
        row.split()
        for row in """
        accept accepts accepted
        accuse accuses accused
        approve approves approved
        back backs backed
        believe believes believed
        condemn condemns condemned
        consider considers considered
        criticise criticises criticised
        criticize criticizes criticized
        deny denies denied
        describe describes described
        drop drops dropped
        endorse endorses endorsed
        expect expects expected
        express expresses expressed
        fear fears feared
        hope hopes hoped
        intend intends intended
        invite invites invited
        offer offers offered
        oppose opposes opposed
        plan plans planned
        pledge pledges pledged
        promise promises promised
        propose proposes proposed
        refuse refuses refused
        reject rejects rejected
        suspend suspends suspended
        threaten threatens threatened
        vow vows vowed
        welcome welcomes welcomed
        """.strip().splitlines()
    )
    for form in (base, third, past)
} | {
    "open": ("is open to", "are open to"),
    "ready": ("is ready to", "are ready to"),
    "reluctant": ("is reluctant to", "are reluctant to"),
    "set": ("is set to", "are set to"),
    "wary": ("is wary of", "are wary of"),
    "willing": ("is willing to", "are willing to"),
}
"""Verbs that say more than "wants" or "says that", as they stand after one party, and after several."""


def beginning(candidate: PositionCandidate, holders: Sequence[Party], words: str) -> str:
    """Return how a sentence about a position begins: "The United States and Iraq agree".

    `words` is the article's sentence; its own verb is taken where that says more than ours.
    """
    names = [holder.spoken for holder in holders]
    many = len(names) > 1 or (holders[0].kind == "group" and names[0].endswith("s"))
    verb = words[candidate.verb :].split(maxsplit=1)[0].strip(",;:") if candidate.verb is not None else ""
    if candidate.negated and candidate.kind not in {"refuses", "denies"}:
        verbs = ("", "")  # "Peru does not expect": the verb alone would say that it does
    elif not candidate.negated and verb in _OWN_VERBS:
        verbs = _OWN_VERBS[verb]
    else:
        verbs = _SAYS if candidate.spoken and candidate.kind != "demands" else _VERBS[candidate.kind]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return f"{capital(listed)} {verbs[many]}".strip()


def capital(text: str) -> str:
    """Return a text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]
