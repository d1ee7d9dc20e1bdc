"""The plain prompt, asked of the endpoint that a reader answers."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from benchmarks.answered import Desk, serve
from tests.articles import FERRIES

PROGRAM = Path(__file__).parents[3] / "benchmarks" / "peers" / "with_plain.py"
ANSWER = {"parties": [], "positions": [], "timeline": [], "open_disputes": []}


def test_one_question_holds_the_article_and_its_day(tmp_path: Path) -> None:
    folder = tmp_path / "answers"

    def answer(_seconds: float) -> None:
        (request,) = folder.glob("*.request.md")
        name = request.name.replace(".request.md", ".answer.json")
        request.with_name(name).write_text(json.dumps(ANSWER), encoding="utf-8")

    (tmp_path / "ferries.txt").write_text(FERRIES, encoding="utf-8")
    server = serve(Desk(folder, sleep=answer), 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        asked = {
            "article": str(tmp_path / "ferries.txt"),
            "output": str(tmp_path / "answer.json"),
            "published": "2025-02-05",
            "base_url": f"http://127.0.0.1:{server.server_port}/v1",
            "model": "reader",
            "max_tokens": 100,
            "seed": 7,
            "timeout_seconds": 60,
        }
        (tmp_path / "request.json").write_text(json.dumps(asked), encoding="utf-8")
        subprocess.run(
            [sys.executable, PROGRAM, tmp_path / "request.json"],
            check=True,
            env={"OPENAI_API_KEY": "none", "PYTHONPATH": ""},
        )
    finally:
        server.shutdown()
        server.server_close()
    assert json.loads((tmp_path / "answer.json").read_text(encoding="utf-8")) == ANSWER
    (question,) = folder.glob("*.request.md")
    told = question.read_text(encoding="utf-8")
    assert f"# user\n\nPublication date: 2025-02-05\n\nArticle:\n\n{FERRIES}" in told
    assert '"maxItems": 40' in told
