import multiprocessing
from multiprocessing.context import ForkServerContext

import pytest


@pytest.fixture(scope="session")
def processes() -> ForkServerContext:
    """Return what starts processes that have everything imported, and the parser loaded, already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.crash.killing", "tests.crash.submitting", "tests.crash.warm"])
    return context
