"""The second look: a closed question to the model about claims that code can neither refute nor confirm.

Code finds the words of a claim that its sentences have in no form. They may be a rewording or
something new; which of both, the model says with one word, and its no becomes a problem of the claim.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.errors import ModelError
from summarizer.grounding import name_words
from summarizer.pipeline.strategy import Asker, without_answer

PROMPT = "doubt"
STEP = "second look"
_TOKENS = 16


class DoubtAnswer(BaseModel):
    """Whether the text says what the statement says."""

    model_config = ConfigDict(extra="forbid")

    answer: Literal["yes", "no"]


@dataclass(frozen=True)
class Doubt:
    """A claim, the sentences that it rests on, and its words that they do not have."""

    claim: str
    sentences: str
    words: tuple[str, ...]

    @property
    def problem(self) -> str:
        """What the claim is marked with when the model does not find it either."""
        return f"a second look does not find {name_words(self.words)} in the sentence, in any words"


def look_again(doubts: Sequence[Doubt], asker: Asker) -> tuple[frozenset[Doubt], tuple[str, ...]]:
    """Return the doubts that the model shares, and a warning for each that it gave no answer to."""
    each = tuple(dict.fromkeys(doubts))
    requests = [
        asker.request(PROMPT, DoubtAnswer, _TOKENS, sentences=doubt.sentences, statement=doubt.claim)
        for doubt in each
    ]
    answered = list(zip(each, asker.ask_all(requests, STEP), strict=True))
    warnings = tuple(
        without_answer(f"second look at “{doubt.claim}”", answer)
        for doubt, answer in answered
        if isinstance(answer, ModelError)
    )
    shared = frozenset(
        doubt for doubt, answer in answered if isinstance(answer, DoubtAnswer) and answer.answer == "no"
    )
    return shared, warnings
