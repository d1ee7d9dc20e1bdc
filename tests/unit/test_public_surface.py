import importlib
import subprocess
import sys

import pytest

from summarizer import errors

PACKAGES = [
    "summarizer",
    *(
        f"summarizer.{name}"
        for name in [
            "dates",
            "domain",
            "evaluation",
            "grounding",
            "llm",
            "pipeline",
            "render",
            "sources",
            "store",
            "text",
            "web",
        ]
    ),
]


def order(name: str) -> tuple[bool, bool, str]:
    """Return where ruff puts a name: constants, classes, functions, each by the alphabet."""
    return not name.isupper(), not name[0].isupper(), name


@pytest.mark.parametrize("name", PACKAGES)
def test_what_a_package_exports_is_sorted_and_there(name: str) -> None:
    package = importlib.import_module(name)
    assert list(package.__all__) == sorted(package.__all__, key=order)
    assert all(hasattr(package, exported) for exported in package.__all__)


def test_the_error_tree_in_the_docstring_is_the_tree() -> None:
    classes = {
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)
    }
    assert errors.__doc__ is not None
    for kind in classes:
        line = next(line for line in errors.__doc__.splitlines() if kind.__name__ in line.split())
        assert f" {kind.exit_code}" in line
        if kind.retryable:
            assert "retryable" in line


@pytest.mark.parametrize("heavy", ["openai", "instructor", "xllamacpp", "trafilatura", "pydantic", "jinja2"])
def test_help_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, summarizer.__main__; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
