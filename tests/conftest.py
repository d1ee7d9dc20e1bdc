"""Fixtures of all tests: no network but recorded conversations, no settings of the person who runs them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cassettes import play

# How fast a machine is says nothing of the program: a busy one must not fail a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

CASSETTES = Path(__file__).parent.parent / "cassettes"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="Record cassettes again from the embedded model.")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "writes: changes the store that others of its module only read")
    config.addinivalue_line("markers", "cassette: talks to the embedded model, recorded in cassettes/")


@pytest.fixture(autouse=True)
def clean_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KIND", "MODEL", "BASE_URL", "STRATEGY", "PROMPTS", "TIMEOUT", "PRICE", "API_KEY"):
        monkeypatch.delenv(f"SUMMARIZER_{name}", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr("summarizer.settings.config_file", lambda: tmp_path / "no-config.toml")


@pytest.fixture(autouse=True)
def conversation(request: pytest.FixtureRequest) -> Iterator[None]:
    """Replay or record the model's answers of a test that is marked `cassette`."""
    if request.node.get_closest_marker("cassette") is None:
        yield
        return
    path = cassette_of(request.node)
    with play(path, record=request.config.getoption("--record")):
        yield


def cassette_of(item: pytest.Item) -> Path:
    """Return where the conversation of a test is kept: <test module>/<test name>.yaml."""
    name = item.name.replace("[", "-").replace("]", "")
    return CASSETTES / item.path.stem / f"{name}.yaml"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember which cassettes the collected tests use, for the test that looks for orphans."""
    config.stash[USED] = {cassette_of(item) for item in items if item.get_closest_marker("cassette")}


USED: pytest.StashKey[set[Path]] = pytest.StashKey()
