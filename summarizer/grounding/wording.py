"""The words of a claim that its evidence has in no form and no other word."""

from summarizer.grounding.trees import Parsed
from summarizer.grounding.vocabulary import STOP_WORDS


def unsaid(claim: Parsed, evidence: Parsed) -> tuple[tuple[str, ...], int]:
    """Return the content words of a claim that the evidence has in no form, and how many there are in all.

    What the evidence tells more exactly is told: a ferry is a ship.
    """
    words = [
        node
        for node in claim.nodes
        if node.token.pos not in {"PROPN", "NUM"}
        and node.token.lower not in STOP_WORDS
        and node.token.text.isalpha()
    ]
    strange = [node.token.text for node in words if not _said(node.lemma, node.token.lower, evidence)]
    return tuple(dict.fromkeys(strange)), len(words)


def _said(lemma: str, form: str, evidence: Parsed) -> bool:
    if lemma in evidence.lemmas or form in evidence.lemmas:
        return True
    return bool(evidence.lexemes.alike(lemma) or evidence.lexemes.narrower(lemma))
