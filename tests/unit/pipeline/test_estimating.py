from typing import Any

import pytest

from summarizer.domain import Article, Estimate
from summarizer.llm import Request, ScriptedModel, StrategyName
from summarizer.pipeline import Batch, Maker, Plan, estimate, estimate_of, make_brief
from summarizer.pipeline.kind import usual_kind
from summarizer.pipeline.metering import characters_of
from summarizer.pipeline.preview import questions
from summarizer.prompting import load_prompts
from summarizer.store import Store
from tests.articles import FERRIES, article, fill_in
from tests.batch_server import fill

PRICES = (1.0, 4.0)


class Priced(ScriptedModel):
    usd_per_million_tokens: tuple[float, float] | None = PRICES  # type: ignore[assignment] # a price that may be unknown


def news(number: int) -> Article:
    return article(f"Peru wants to close harbour {number}.\n" + FERRIES)


def maker(strategy: StrategyName = "single", **options: Any) -> Maker:  # noqa: ANN401 - options of the model
    return Maker(Priced(strategy=strategy, **options), load_prompts())


def usd(tokens_in: int, tokens_out: int) -> float:
    return (tokens_in * PRICES[0] + tokens_out * PRICES[1]) / 1_000_000


@pytest.mark.parametrize("strategy", ["single", "staged"])
def test_what_a_brief_takes_is_expected_about_and_never_exceeds_the_most(strategy: StrategyName) -> None:
    asking = maker(strategy, always=lambda request: fill(request.answer.model_json_schema(), 2))
    found = estimate_of([news(1)], asking)
    assert asking.model.requests == []  # type: ignore[attr-defined] # nobody is asked
    assert found.cost_usd == usd(found.input_tokens, found.output_tokens)
    make_brief(news(1), asking.model, asking.prompts, second_look=False)
    sent: list[Request[Any]] = asking.model.requests  # type: ignore[attr-defined] # what was really asked
    read = sum(len(request.system) + len(request.user) for request in sent) / 4
    assert read / 2 < found.input_tokens < read * 4
    assert found.most_tokens > read + sum(request.max_tokens for request in sent)
    assert found.cost_usd is not None
    assert found.most_cost_usd is not None
    assert found.cost_usd < found.most_cost_usd


def test_a_follow_up_is_counted_it_reads_the_article_again_and_writes_little() -> None:
    once = questions(news(1), usual_kind().strategies["single"], load_prompts(), context_tokens=8_192)
    read = sum(map(characters_of, once)) / 4
    room = sum(request.max_tokens for request in once)
    found = estimate_of([news(1)], maker("single"))
    assert 2 * read < found.input_tokens < 2 * read + room
    assert found.output_tokens < room
    assert found.most_tokens > 3 * (2 * read + 3 * room) - 10


def test_many_articles_are_judged_by_a_few_and_their_lengths() -> None:
    one, forty = estimate_of([news(1)], maker()), estimate_of([news(1)] * 40, maker())
    assert (forty.to_make, forty.input_tokens) == (40, pytest.approx(40 * one.input_tokens, rel=0.01))


def test_without_a_price_the_tokens_are_told() -> None:
    model = Priced(strategy="single")
    model.usd_per_million_tokens = None
    found = estimate_of([news(1)], Maker(model, load_prompts()))
    assert (found.cost_usd, found.most_cost_usd) == (None, None)
    assert found.input_tokens > 100


def test_no_article_takes_nothing() -> None:
    assert estimate_of([], maker()) == Estimate(
        inputs=0, to_make=0, input_tokens=0, output_tokens=0, cost_usd=0.0, most_tokens=0, most_cost_usd=0.0
    )


def test_room_for_thinking_is_part_of_what_is_expected() -> None:
    thinking = Priced(strategy="single")
    thinking.thinking_tokens = 8_000
    plain, longer = estimate_of([news(1)], maker()), estimate_of([news(1)], Maker(thinking, load_prompts()))
    assert longer.output_tokens > plain.output_tokens + 1_000


def test_an_estimate_of_a_store_counts_what_is_new_and_is_judged_by_what_was_made(store: Store) -> None:
    asking = Maker(Priced(always=fill_in), load_prompts())
    before = estimate([news(1), news(2)], store, asking, Plan(copies_too=True))
    assert (before.inputs, before.to_make) == (2, 2)
    Batch(store, asking, Plan(copies_too=True)).run([news(1)])
    asked = len(asking.model.requests)  # type: ignore[attr-defined] # of the scripted model
    after = estimate([news(1), news(2)], store, asking, Plan(copies_too=True))
    took = next(iter(store.briefs())).brief.provenance.usage
    assert after.to_make == 1
    assert (after.input_tokens, after.output_tokens) == (took.input_tokens, took.output_tokens)
    assert len(asking.model.requests) == asked  # type: ignore[attr-defined] # nobody is asked
