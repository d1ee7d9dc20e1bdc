"""The real page in a real browser: Debian's Chromium, driven by Playwright, over a server of our own.

A machine without Chromium skips these tests and says so; where `CI` is set, they fail instead.
"""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from summarizer.store import Store
from summarizer.web import Access, create_app

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium here; apt-get install chromium"
)


@contextmanager
def served(store: Store, reviewer: str = "anna") -> Iterator[str]:
    """Serve the page of a store, and yield the link that lets a browser in."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        access = Access.on(port)
        config = uvicorn.Config(
            create_app(store, access, reviewer), ws="none", lifespan="off", log_level="error"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}/?token={access.token}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser; without Chromium this is an error, which only CI comes to."""
    if CHROMIUM is None:
        raise AssertionError("no Chromium, and CI does not skip; install it in .ci/run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
