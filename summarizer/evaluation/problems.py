"""Problems of claims by kind: the same sentence with other words in it is the same kind."""

import re

_QUOTED = re.compile(r"“[^”]*”(?:(?:, | and )“[^”]*”)*(?: and \d+ more)?")
_NUMBER = re.compile(r"\d(?:[\d,./-]*\d)?")
_DETAIL = re.compile(r"[:;] .*", re.DOTALL)

_CONTRADICTS = re.compile(
    r"says “.*”, the sentence says “|leaves out “.*”, which is in the sentence$"
    r"|“(?:not|no|never|nor|neither|nobody|nothing|none|without|cannot|\w+n['’]t)” is not in the sentence$",
    re.IGNORECASE,
)
"""The problems of checking a claim that mean the opposite or another thing, not a missing word."""


def contradicts(problem: str) -> bool:
    """Tell whether a problem says that a claim means the opposite or another thing than its sentence."""
    return _CONTRADICTS.match(problem) is not None


def kind_of_problem(problem: str) -> str:
    """Return a problem without the words, figures and details that it names."""
    plain = " ".join(problem.split())
    return _NUMBER.sub("…", _DETAIL.sub("", _QUOTED.sub("“…”", plain))).strip()
