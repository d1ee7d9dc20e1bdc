"""The parser takes half a second and half of the memory: only reading an article may load it."""

import subprocess
import sys

import pytest

_LOADED = """
import sys
from summarizer.__main__ import main
sys.argv = ["summarizer", *{arguments!r}]
try:
    main()
except SystemExit:
    pass
sys.exit(any(name in sys.modules for name in ("spacy", "thinc", "numpy")))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["brief", "--help"],
        ["show", "--help"],
        ["verify", "--help"],
        ["schema"],
        ["prompts", "list"],
    ],
)
def test_what_reads_no_article_loads_no_parser(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(arguments=arguments)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
