"""What would be sent to a model for an article, without asking it."""

from contextlib import suppress
from typing import Any

from summarizer.domain import Article
from summarizer.errors import AnswerInvalid
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline.brief import STRATEGIES
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker, Strategy
from summarizer.prompting import Prompts, Rendered

_STRATEGY_OF = {"single": "single", "sentence": "staged"}


def preview(name: str, article: Article, prompts: Prompts) -> Rendered | None:
    """Return the first messages of a prompt for an article.

    None for a prompt whose inputs are answers of the model, or when code found nothing to ask about.
    """
    if name not in _STRATEGY_OF:
        return None
    strategy = next(each for known, each in STRATEGIES.items() if known == _STRATEGY_OF[name])
    first = next(iter(questions(article, strategy, prompts, context_tokens=128_000)), None)
    return Rendered(first.system, first.user) if first else None


def questions(
    article: Article,
    strategy: Strategy,
    prompts: Prompts,
    *,
    context_tokens: int,
    language: str | None = None,
) -> list[Request[Any]]:
    """Return what a strategy asks about an article as far as it asks without knowing an answer."""
    model = ScriptedModel(always=AnswerInvalid("a preview asks nobody"), context_tokens=context_tokens)
    with suppress(AnswerInvalid):  # the single strategy has no draft without an answer
        strategy.draft(gather(article, language), Asker(model, prompts))
    return model.requests
