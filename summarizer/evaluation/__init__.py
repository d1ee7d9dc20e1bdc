"""Briefs compared with gold briefs, and how they are worded: counts, and what one improves from.

An item counts by what it rests on: names for parties, the same words of the article for the others. How
an item is phrased never makes it right or wrong; that is looked at apart, in `wording`.
"""

from summarizer.evaluation.comparing import Comparison
from summarizer.evaluation.comparing import said as said_by
from summarizer.evaluation.deviations import find_deviations
from summarizer.evaluation.gists import Gists, Wanted
from summarizer.evaluation.problems import kind_of_problem
from summarizer.evaluation.spans import inside, located
from summarizer.evaluation.wording import Statement, check_wording

__all__ = [
    "Comparison",
    "Gists",
    "Statement",
    "Wanted",
    "check_wording",
    "find_deviations",
    "inside",
    "kind_of_problem",
    "located",
    "said_by",
]
