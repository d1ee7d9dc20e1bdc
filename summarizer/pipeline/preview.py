"""What would be sent to a model for an article, without asking it."""

from contextlib import suppress
from typing import Any

from summarizer.domain import Article
from summarizer.errors import AnswerInvalid
from summarizer.llm import Model, Request, ScriptedModel
from summarizer.llm.interface import AnswerT
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.kind import Kind
from summarizer.pipeline.strategy import Asker, Strategy
from summarizer.prompting import Prompts, Rendered


class _Noting(Asker):
    """Keeps the questions that it renders, with the prompts that they are of."""

    def __init__(self, model: Model, prompts: Prompts) -> None:
        super().__init__(model, prompts)
        self.noted: list[tuple[str, Request[Any]]] = []

    def request(
        self, prompt: str, answer: type[AnswerT], max_tokens: int, **inputs: object
    ) -> Request[AnswerT]:
        """Return the request of a rendered prompt."""
        made = super().request(prompt, answer, max_tokens, **inputs)
        self.noted.append((prompt, made))
        return made


def preview(name: str, article: Article, prompts: Prompts, kind: Kind) -> Rendered | None:
    """Return the first messages of a prompt of a kind of brief for an article.

    None for a prompt whose inputs are answers of the model, or when code found nothing to ask about.
    """
    strategy = next((each for each in kind.strategies.values() if name in each.prompts), None)
    noted = _noted(article, strategy, prompts, 128_000, None) if strategy else []
    first = next((request for prompt, request in noted if prompt == name), None)
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
    return [request for _, request in _noted(article, strategy, prompts, context_tokens, language)]


def _noted(
    article: Article, strategy: Strategy, prompts: Prompts, context_tokens: int, language: str | None
) -> list[tuple[str, Request[Any]]]:
    model = ScriptedModel(always=AnswerInvalid("a preview asks nobody"), context_tokens=context_tokens)
    asker = _Noting(model, prompts)
    with suppress(AnswerInvalid):  # the single strategy has no draft without an answer
        strategy.draft(gather(article, language), asker)
    return asker.noted
