"""A batch that kills its own process at a named step; runs in a process of its own."""

import os
import random
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from summarizer import settings
from summarizer.__main__ import main
from summarizer.domain import Article, Brief
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import Batch, Maker, Plan
from summarizer.prompting import load_prompts
from summarizer.render.many import write_jsonl
from summarizer.store import Attempt, Store, open_database, open_store
from tests.articles import article, fill_in, quarrel

STEPS = ("read", "call sent", "answer received", "before commit", "after commit")
ARTICLES = 12
WORKERS = 3
DEADLY = "harbour of death"
"""An article about it kills the process that asks about it."""
STATES = ("Peru", "France", "Norway")


def articles(month: str = "May") -> list[Article]:
    """Return the articles of the batch, alike in length and all different; another month corrects them."""
    return [
        article(quarrel(STATES[number % 3], f"harbour {number} in {month}")).model_copy(
            update={"origin": f"/harbours/{number}.txt"}
        )
        for number in range(ARTICLES)
    ]


class Bomb:
    """Kills the process when a step is reached for the n-th time."""

    def __init__(self, step: str, nth: int) -> None:
        self._step, self._left = step, nth
        self._lock = threading.Lock()

    def at(self, step: str) -> None:
        if step != self._step:
            return
        with self._lock:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


class _KilledStore(Store):
    bomb: Bomb

    def finish(self, attempt: Attempt, brief: Brief) -> None:
        self.bomb.at("before commit")
        super().finish(attempt, brief)
        self.bomb.at("after commit")


def run_batch(store: Path, calls: Path, step: str, nth: int, month: str = "May") -> None:
    """Run the batch over a store; every call leaves a line in the file `calls` before it is answered."""
    bomb = Bomb(step, nth)

    def inputs() -> Iterator[Article]:
        for each in articles(month):
            bomb.at("read")
            yield each

    def answer(request: Request[Any]) -> dict[str, str]:
        with calls.open("a", encoding="utf-8") as file:
            file.write(f"{' '.join(request.user.split())}\n")
        bomb.at("call sent")
        time.sleep(random.random() / 1_000)
        answered = fill_in(request)
        bomb.at("answer received")
        return answered

    kept = _KilledStore(open_database(store))
    kept.bomb = bomb
    with kept:
        kept.take()
        maker = Maker(ScriptedModel(always=answer), load_prompts(), second_look=False)
        Batch(kept, maker, Plan(workers=WORKERS, retry=True)).run(inputs())


def export_for_ever(store: Path, output: Path) -> None:
    """Write the briefs of a store to one file, again and again."""
    with open_store(store, create=False) as kept:
        while True:
            write_jsonl(output, (each.brief for each in kept.briefs()))


def run_command(folder: Path, store: Path) -> None:
    """Run `summarizer batch` as a person does, with a model that takes its time."""

    def slow(request: Request[Any]) -> dict[str, str]:
        time.sleep(0.02)
        return fill_in(request)

    _command(folder, store, slow)


def run_among_killers(folder: Path, store: Path, report: Path, memory_bytes: int) -> None:
    """Run `summarizer batch` with little memory and a model whose work on one article ends the process."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))

    def deadly(request: Request[Any]) -> dict[str, str]:
        if DEADLY in request.user:
            os.kill(os.getpid(), signal.SIGKILL)
        return fill_in(request)

    with report.open("w", encoding="utf-8") as file, redirect_stdout(file):
        _command(folder, store, deadly)


def _command(folder: Path, store: Path, answer: Callable[[Request[Any]], dict[str, str]]) -> None:
    settings.open_model = lambda *_arguments, **_options: ScriptedModel(always=answer)
    sys.argv = [
        "summarizer",
        "batch",
        str(folder),
        "--store",
        str(store),
        "--workers",
        str(WORKERS),
        "--json",
    ]
    main()
