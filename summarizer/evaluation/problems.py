"""Recorded problems by kind: the same sentence with other words in it is the same kind."""

import re

_QUOTED = re.compile(r"“[^”]*”(?:(?:, | and )“[^”]*”)*(?: and \d+ more)?")
_NUMBER = re.compile(r"\d(?:[\d,./-]*\d)?")
_DETAIL = re.compile(r"[:;] .*", re.DOTALL)


def kind_of_problem(problem: str) -> str:
    """Return a problem without the words, figures and details that it names."""
    plain = " ".join(problem.split())
    return _NUMBER.sub("…", _DETAIL.sub("", _QUOTED.sub("“…”", plain))).strip()
