"""What briefs may cost, told before the first question: from the texts, the prompts and the price list.

The questions of a few articles are made as the run makes them and asked of nobody; the others are taken
to be alike, by their length.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.domain import Article, Estimate, Fate, Reason, SkippedArticle, Usage
from summarizer.llm.interface import StrategyName
from summarizer.pipeline.batch import Plan
from summarizer.pipeline.brief import cost
from summarizer.pipeline.metering import characters_of
from summarizer.pipeline.preview import questions
from summarizer.pipeline.run import Maker
from summarizer.pipeline.sorting import Sorter
from summarizer.store import Store

_SAMPLE = 5
_CHARACTERS_A_TOKEN = 4
_USUAL_SHARE: dict[StrategyName, float] = {"single": 0.5, "staged": 0.16}
"""Of the room that the answers to these questions get, as the recorded briefs of the seeds take it; what a
follow-up adds is little, and counted in."""
_QUESTIONS_MORE: dict[StrategyName, float] = {"single": 1.0, "staged": 0.0}
"""Follow-ups for each question: they read the same again and what was answered, and may write as much."""
_TRIES = 3
"""Answers that one question may take, reasks included."""


@dataclass(frozen=True)
class Expected:
    """What is expected of so many articles, and the most that it can be."""

    about: Usage
    most: Usage


class Expectation:
    """Takes in articles one by one, and keeps a few of them."""

    def __init__(self, maker: Maker) -> None:
        """`maker` is what will make the briefs."""
        self._maker = maker
        self._sample: list[Article] = []
        self._characters = 0

    def add(self, article: Article) -> None:
        """Take in an article that will be asked about."""
        self._characters += len(article.text)
        if len(self._sample) < _SAMPLE:
            self._sample.append(article)

    def expected(self) -> Expected:
        """Return what all of them may take."""
        known = sum(len(article.text) for article in self._sample)
        scale = self._characters / known if known else 0.0
        model, prompts, language = self._maker.model, self._maker.templates, self._maker.language
        chosen = self._maker.chosen
        name = chosen.name
        asked = [
            request
            for article in self._sample
            for request in questions(
                article, chosen, prompts, context_tokens=model.context_tokens, language=language
            )
        ]
        read = scale * sum(map(characters_of, asked)) / _CHARACTERS_A_TOKEN
        written = scale * sum(request.max_tokens + model.thinking_tokens for request in asked)
        usual, more = written * _USUAL_SHARE[name], _QUESTIONS_MORE[name]
        return Expected(
            Usage(input_tokens=round(read + more * (read + usual)), output_tokens=round(usual)),
            Usage(
                input_tokens=round(_TRIES * (read + more * (read + written))),
                output_tokens=round(_TRIES * (1 + more) * written),
            ),
        )


def estimate(inputs: Iterable[Article | SkippedArticle], store: Store, maker: Maker, plan: Plan) -> Estimate:
    """Return what a run would do with its inputs, and what that may take; nothing is written.

    The usual is judged by briefs made before where there are some.
    """
    sorter = Sorter(store, maker, copies_too=plan.copies_too, retry=plan.retry, keeps=False)
    counts: Counter[Fate] = Counter()
    reasons: list[Reason] = []
    corrected: list[str] = []
    new, most = 0, plan.budget.articles
    expectation = Expectation(maker)
    for each in inputs:
        found = sorter.sort(each)
        fate = found.fate or ("pending" if most is not None and new >= most else None)
        if fate is not None:
            counts[fate] += 1
            reasons += [Reason(name=each.name, fate=fate, reason=found.reason)] if found.reason else []
        elif isinstance(each, Article):
            new += 1
            expectation.add(each)
            corrected += [each.name] if found.corrected else []
    usual = store.usual_tokens(maker.model.reference)
    about = usual and Usage(input_tokens=round(usual[0] * new), output_tokens=round(usual[1] * new))
    told = _estimate(new, expectation.expected(), maker, about)
    return told.model_copy(
        update={
            **{str(fate): count for fate, count in counts.items()},
            "inputs": new + counts.total(),
            "new_versions": len(corrected),
            "corrected": tuple(corrected),
            "reasons": tuple(reasons),
        }
    )


def estimate_of(articles: Sequence[Article], maker: Maker) -> Estimate:
    """Return what briefs of all these articles may take."""
    expectation = Expectation(maker)
    for article in articles:
        expectation.add(article)
    return _estimate(len(articles), expectation.expected(), maker)


def _estimate(to_make: int, expected: Expected, maker: Maker, about: Usage | None = None) -> Estimate:
    usual, prices = about or expected.about, maker.model.usd_per_million_tokens
    return Estimate(
        inputs=to_make,
        to_make=to_make,
        input_tokens=usual.input_tokens,
        output_tokens=usual.output_tokens,
        cost_usd=cost(usual, prices),
        most_tokens=expected.most.input_tokens + expected.most.output_tokens,
        most_cost_usd=cost(expected.most, prices),
    )
