"""Wording that a reader stumbles over: plain rules, each of which names what it found.

None of them changes a score. A statement may be right and copied, or well said and wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from summarizer.domain.evaluation import Remark, WordingCheck
from summarizer.evaluation.problems import contradicts
from summarizer.evaluation.vocabulary import ENDINGS, NEVER_LAST
from summarizer.text.states import state_names

_LONG_RUN = 8
"""So many words in a row are the article's wording, not a phrase that there is one way to say."""
_RUN_SHARE = 0.8
_SHORTEST_COPY = 4
"""Fewer words ("The talks were paused") cannot be said otherwise."""
_ALIKE = 0.85
_SHOWN = 60
_SHORTEST_CUT = 3

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_GENERIC = re.compile(
    r"what (?:is|are|was|were) the (?:current |present |latest |overall )?"
    r"(?:status|state|situation|outcome|future|fate|impact|next steps?|main issues?|details?)\b"
    r"|what (?:will|would|might|could|should) (?:happen|be the outcome|be the next steps?)\b"
    r"|what happens (?:next|now|then)\b|what(?:'s|’s) next\b"
    r"|what is (?:happening|going on|the issue|the dispute)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:(?:who|what|why|when|where|how|whether)\s+)?"
    r"(?:(?:will|would|can|could|should|shall|may|might|must|did|does|do|is|are|was|were|has|have|had)\s+)?"
    r"(?P<pronoun>he|she|it|they|we|i|this|these|that|those|his|her|its|their)\b"
    r"(?!\s+(?:day|week|weekend|month|quarter|year|summer|spring|autumn|fall|winter|morning|evening)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Statement:
    """A text of a brief, with the words that it rests on."""

    where: str
    """Section and number, as in `position 3`."""
    text: str
    evidence: str
    holder: str = ""
    asks: bool = False
    problems: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """Return its section; duplicates are looked for within it."""
        return self.where.rpartition(" ")[0]


def check_wording(statements: Sequence[Statement]) -> tuple[Remark, ...]:
    """Return what is to be said of the wording, statement by statement; a check speaks once of each."""
    remarks = []
    for statement in statements:
        findings: dict[WordingCheck, str | None] = {
            "copied": None if statement.asks else _copied(statement),
            "cut": _cut(statement),
            "generic": _generic(statement) if statement.asks else None,
            "contradicted": _contradicted(statement),
            "dependent": _dependent(statement),
        }
        remarks += [_remark(check, statement, reason) for check, reason in findings.items() if reason]
    return (*remarks, *_duplicates(statements))


def _remark(check: WordingCheck, statement: Statement, reason: str) -> Remark:
    return Remark(check=check, where=statement.where, text=statement.text, reason=reason)


def _copied(statement: Statement) -> str | None:
    ours, theirs = _words(statement.text), _words(statement.evidence)
    run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    share = run.size / len(ours) if len(ours) >= _SHORTEST_COPY else 0.0
    if run.size < _LONG_RUN and share <= _RUN_SHARE:
        return None
    words = " ".join(ours[run.a : run.a + run.size])
    return f"{run.size} of its {len(ours)} words are the article's in a row: “{_short(words)}”"


def _cut(statement: Statement) -> str | None:
    text = statement.text.strip()
    last = _LAST_WORD.search(text)
    if not text or last is None:
        return "says nothing"
    word = last[1].casefold()
    if not statement.asks and word in NEVER_LAST:
        return f"ends in “{last[1]}”, after which a sentence goes on"
    if last[1] not in state_names() and (whole := _whole(word, _words(statement.evidence))):
        return f"ends in “{last[1]}”, which is the beginning of “{whole}”"
    if not _END.search(text):
        return f"has no end after “{last[1]}”"
    if statement.asks and "?" not in text[last.end(1) :]:
        return "asks without a question mark"
    return None


def _whole(word: str, evidence: Sequence[str]) -> str | None:
    """Return the word of the evidence that a word breaks off, None where it is a word by itself."""
    if len(word) < _SHORTEST_CUT or word in evidence:
        return None
    longer = [other for other in evidence if other.startswith(word) and other.isalpha()]
    forms = [other for other in longer if other[len(word) :] in ENDINGS]
    return longer[0] if longer and not forms else None


def _generic(statement: Statement) -> str | None:
    found = _GENERIC.match(statement.text.strip())
    return f"“{found[0]} …” could be asked of any dispute" if found else None


def _contradicted(statement: Statement) -> str | None:
    return next(filter(contradicts, statement.problems), None)


def _dependent(statement: Statement) -> str | None:
    found = _PRONOUN.match(statement.text.strip())
    return f"“{found['pronoun']}” stands for something that only the sentence before tells" if found else None


def _duplicates(statements: Sequence[Statement]) -> Iterator[Remark]:
    """Yield a remark for each statement that says again what an earlier one of its section says."""
    told: set[str] = set()
    read = [(statement, frozenset(_words(statement.text)) - {"a", "an", "the"}) for statement in statements]
    for (earlier, known), (later, words) in combinations(read, 2):
        if later.where in told or (earlier.section, earlier.holder) != (later.section, later.holder):
            continue
        if words and len(known & words) >= _ALIKE * len(known | words) and _figures(known) == _figures(words):
            told.add(later.where)
            yield _remark(
                "duplicate", later, f"says nearly the same as {earlier.where}: “{_short(earlier.text)}”"
            )


def _figures(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(character.isdigit() for character in word))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
