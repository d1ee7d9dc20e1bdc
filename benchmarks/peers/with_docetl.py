"""One article through docetl: a pipeline with one map operation."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from task import EXAMPLES, INSTRUCTIONS, read_request, write_answer

SCHEMA = {
    "parties": "list[{name: string, aliases: list[string]}]",
    "positions": "list[{holder: string, statement: string, quote: string}]",
    "events": "list[{date: string, what: string, quote: string}]",
    "open_disputes": "list[{question: string, quote: string}]",
}


def offline() -> None:
    """Let docetl count tokens and cost without the network; it crashes otherwise.

    To be called before docetl is imported.
    """
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    import litellm  # noqa: PLC0415 - it reads the environment when it is imported

    bundled = Path(litellm.__file__).parent / "litellm_core_utils" / "tokenizers"
    os.environ["TIKTOKEN_CACHE_DIR"] = str(bundled)


def prompt() -> str:
    """Return the instruction and the worked examples; docetl puts the article in."""
    shown = "\n\n".join(
        f"Example article:\n\n{example['text']}\n\nAnswer:\n{json.dumps(example['answer'])}"
        for example in EXAMPLES
    )
    return f"{INSTRUCTIONS}\n\n{{% raw %}}{shown}{{% endraw %}}\n\nArticle:\n\n{{{{ input.text }}}}"


def pipeline(request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the pipeline as one would write it in YAML."""
    return {
        "default_model": f"openai/{request['model']}",
        "default_lm_api_base": request["base_url"],
        "bypass_cache": True,
        "system_prompt": {
            "dataset_description": "news articles about disputes and negotiations",
            "persona": "an editor who briefs them",
        },
        "datasets": {"articles": {"type": "file", "path": str(folder / "articles.json")}},
        "operations": [
            {
                "name": "brief",
                "type": "map",
                "prompt": prompt(),
                "output": {"mode": "structured_output", "schema": SCHEMA},
                "timeout": request["timeout_seconds"],
                "litellm_completion_kwargs": {
                    "temperature": 0,
                    "seed": request["seed"],
                    "max_tokens": request["max_tokens"],
                    "timeout": request["timeout_seconds"],
                },
            }
        ],
        "pipeline": {
            "steps": [{"name": "briefs", "input": "articles", "operations": ["brief"]}],
            "output": {
                "type": "file",
                "path": str(folder / "briefs.json"),
                "intermediate_dir": str(folder / "intermediate"),
            },
        },
    }


def main() -> None:
    """Run the pipeline on the article of the request."""
    request = read_request()
    offline()
    from docetl import DSLRunner  # noqa: PLC0415 - see offline()

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles.json").write_text(json.dumps([{"text": request["text"]}]), encoding="utf-8")
        written = folder / "pipeline.yaml"
        written.write_text(json.dumps(pipeline(request, folder)), encoding="utf-8")  # JSON is YAML
        DSLRunner.from_yaml(str(written)).load_run_save()
        (row,) = json.loads((folder / "briefs.json").read_text(encoding="utf-8"))
    write_answer(request, {section: row[section] for section in SCHEMA})


if __name__ == "__main__":
    main()
