"""What code finds for the model to phrase: parties, positions, statuses, disputes, gists."""

from summarizer.candidates.disputes import DisputeCandidate, find_disputes
from summarizer.candidates.gists import find_gists
from summarizer.candidates.parties import PartyCandidate, PartyMention, find_parties
from summarizer.candidates.positions import PositionCandidate, by_sentence, find_positions
from summarizer.candidates.status import past_part, says_nothing_of_when, status_of

__all__ = [
    "DisputeCandidate",
    "PartyCandidate",
    "PartyMention",
    "PositionCandidate",
    "by_sentence",
    "find_disputes",
    "find_gists",
    "find_parties",
    "find_positions",
    "past_part",
    "says_nothing_of_when",
    "status_of",
]
