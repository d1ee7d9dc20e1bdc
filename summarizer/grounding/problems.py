"""What a check finds wrong with a claim, in a reader's words."""

from typing import NamedTuple

from summarizer.domain.claims import Verdict


class Problem(NamedTuple):
    """What is wrong with a claim, for a reader: it differs from its evidence, or is not found there."""

    verdict: Verdict
    text: str


def differs(said: str, instead: str) -> Problem:
    """Return the problem of a claim that says one thing where the evidence says another."""
    return Problem("refuted", f"says “{said}”, the sentence says “{instead}”")


def leaves_out(word: str) -> Problem:
    """Return the problem of a claim without a word that changes what its evidence says."""
    return Problem("refuted", f"leaves out “{word}”, which is in the sentence")


def absent(word: str) -> Problem:
    """Return the problem of a claim with something that its evidence does not say."""
    return Problem("not found", f"“{word}” is not in the sentence")


def nobody(pronoun: str) -> Problem:
    """Return the problem of a claim with a pronoun for somebody whom it does not name."""
    return Problem("not found", f"does not tell for whom “{pronoun}” stands")
