"""What stands in cassettes/: recordings of tests that exist, and no secrets."""

import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import CASSETTES, USED

SECRET = re.compile(r"(?i)authorization|bearer|api[_-]?key|sk-[a-z0-9]{8}|set-cookie|/(?:home|root|Users)/")


def test_no_cassette_is_without_a_test(request: pytest.FixtureRequest) -> None:
    used = request.config.stash[USED]
    if not used:
        pytest.skip("only with the whole suite, which says which cassettes are in use")
    assert set(CASSETTES.rglob("*.yaml")) == used


@pytest.mark.parametrize("path", sorted(CASSETTES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_cassette_holds_no_secret(path: Path) -> None:
    assert SECRET.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(CASSETTES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_cassette_is_a_conversation_with_the_embedded_model(path: Path) -> None:
    cassette = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for interaction in cassette["interactions"]:
        assert interaction["request"]["uri"] == "http://embedded/v1/chat/completions"
        assert set(interaction["request"]["headers"]) <= {"content-type"}
        assert interaction["response"]["body"]["usage"]["completion_tokens"] > 0
