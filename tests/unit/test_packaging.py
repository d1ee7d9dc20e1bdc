import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
NAME = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
HINTS = sorted(
    path
    for pattern in ("summarizer/**/*.py", "docs/*.md", "README.md", "benchmarks/**/*.py", "Containerfile")
    for path in ROOT.glob(pattern)
)
_INSTALLED = re.compile(
    r"(?:pip|pipx|uv pip|uv tool) install (?:-\S+ )*'?([a-z][\w.-]*)|--from ([a-z][\w.-]*)"
)
_OTHERS = {"docetl", "instructor", "langextract", "outlines"}
"""Peers, which benchmarks install."""


@pytest.mark.parametrize("path", HINTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_hint_to_install_names_the_distribution(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    names = {one or other for one, other in _INSTALLED.findall(text)}
    assert names - _OTHERS <= {NAME}
    assert "summarizer[" not in text


def test_the_image_is_built_of_what_is_there_and_goes_to_the_builder() -> None:
    words = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    copied = [
        place
        for line in words.splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for place in line.split()[1:-1]
    ]
    assert {"requirements.lock", "summarizer", "prompts", "schemas"} <= set(copied)
    assert all((ROOT / place).exists() for place in copied)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert {line[1:] for line in ignored if line.startswith("!")} == set(copied)
