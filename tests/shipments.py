"""Runs by way of the fake Batch API, and the articles that they are about."""

from collections.abc import Callable
from typing import Any

from summarizer.domain import Article, BatchReport
from summarizer.llm import open_batch_api
from summarizer.llm.batching import BatchApi
from summarizer.pipeline import Maker, Plan
from summarizer.pipeline.post import Delivery
from summarizer.pipeline.submitting import SubmittedBatch
from summarizer.prompting import load_prompts
from summarizer.store import Store
from tests.articles import article
from tests.batch_server import FakeBatchServer, Result, answered

STATES = ("Peru", "France", "Norway", "Sweden", "Kenya", "Japan", "Chile", "Egypt", "India", "Cuba")
MODEL = "gpt-4o-mini"
LONG = article("\n".join(f"Minister Ana Vell said that harbour {n} will be closed." for n in range(1_500)))


def news(number: int) -> Article:
    state = STATES[number % len(STATES)]
    return article(f"{state} wants to close harbour {number}.\nNobody said why.\n").model_copy(
        update={"name": f"{number}.txt"}
    )


def quick(server: FakeBatchServer, base_url: str | None = None) -> BatchApi:
    """Return the Batch API of the fake, whose client does not sleep between attempts."""
    api = open_batch_api(MODEL, base_url=base_url or server.base_url)
    api.model._pace.sleep = lambda _seconds: None
    return api


def run(
    store: Store,
    server: FakeBatchServer,
    inputs: list[Any],
    plan: Plan | None = None,
    **delivery: Any,  # noqa: ANN401 - of several types
) -> BatchReport:
    api = quick(server)
    how = Delivery(**({"poll_seconds": 0.0} | delivery))
    report = SubmittedBatch(store, Maker(api.model, load_prompts()), plan or Plan(), api, how).run(inputs)
    counts = (report.made, report.there, report.copies, report.skipped, report.given_up, report.failed)
    assert report.inputs == sum(counts) + report.pending
    assert len(report.reasons) == report.inputs - report.made - report.there
    return report


def until(
    store: Store, server: FakeBatchServer, inputs: list[Any], done: Callable[[BatchReport], bool]
) -> BatchReport:
    """Run again and again until something is so; a batch takes four looks."""
    for _ in range(40):
        report = run(store, server, inputs)
        if done(report):
            return report
    raise AssertionError(report)


def harbour(line: dict[str, Any]) -> int:
    """Return which article a request line is about."""
    return int(line["body"]["messages"][1]["content"].split("harbour ")[1].split(".")[0])


def only(number: int, result: Callable[[dict[str, Any]], Result | None]) -> Callable[..., Result | None]:
    """Answer every request but those about one article."""
    return lambda line: result(line) if harbour(line) == number else answered(line)
