"""The second look: what code does not find in the sentences of a claim, the model may find in other words.

A strong model is asked once for all such claims of an article, a small one about each. Its yes counts only
with words that stand in the passage, and clears the claim; what was cleared is recorded. A claim that its
sentences contradict gets no second look.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.errors import ModelError, NotSubmitted
from summarizer.pipeline.strategy import Asker, without_answer
from summarizer.text import find_quote

PROMPT = "doubt"
STEP = "second look"
_TOKENS = 160
"""Of an answer about one claim: a number, a word, and words of the passage."""
_FEWEST_WORDS = 2
"""A single word of a passage says nothing."""


class Look(BaseModel):
    """Whether a passage says what a claim says, and the words that say it."""

    model_config = ConfigDict(extra="forbid")

    number: int
    answer: Literal["yes", "no"]
    words: str


class LookAnswer(BaseModel):
    """What a second look finds, for each claim that was asked about."""

    model_config = ConfigDict(extra="forbid")

    looks: list[Look]


@dataclass(frozen=True)
class Doubt:
    """A claim that code does not find, the passage that it rests on, and what is missing there."""

    claim: str
    passage: str
    problems: tuple[str, ...]

    def is_cleared(self, look: Look) -> bool:
        """Tell whether the model finds the claim, and its words stand in the passage."""
        said = len(look.words.split()) >= _FEWEST_WORDS and find_quote(look.words, self.passage)
        return look.answer == "yes" and bool(said)


def look_again(
    doubts: Iterable[Doubt], asker: Asker, at_once: int
) -> tuple[frozenset[Doubt], tuple[str, ...]]:
    """Return the doubts that the model clears, and a warning for each question that it did not answer.

    It is asked about so many claims `at_once`. A batch that was handed in has no answer to what was not in
    it: there, all marks stand.
    """
    each = tuple(dict.fromkeys(doubts))
    groups = [each[start : start + at_once] for start in range(0, len(each), at_once)]
    requests = [
        asker.request(PROMPT, LookAnswer, _TOKENS * len(group), doubts=list(group)) for group in groups
    ]
    try:
        answers = asker.ask_all(requests, STEP)
    except NotSubmitted:
        return frozenset(), ()
    warnings = tuple(
        without_answer(f"second look at “{group[0].claim}”", answer)
        for group, answer in zip(groups, answers, strict=True)
        if isinstance(answer, ModelError)
    )
    pairs = zip(groups, answers, strict=True)
    return frozenset(doubt for group, answer in pairs for doubt in _cleared(group, answer)), warnings


def _cleared(group: Sequence[Doubt], answer: LookAnswer | ModelError) -> Iterable[Doubt]:
    """Yield the doubts of a question that its answer clears."""
    if isinstance(answer, ModelError):
        return
    for look in answer.looks:
        if 1 <= look.number <= len(group) and group[look.number - 1].is_cleared(look):
            yield group[look.number - 1]
