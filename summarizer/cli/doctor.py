"""`summarizer doctor`: what is installed, which model, does it answer, how fast."""

import json
import time
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from summarizer.cli.telling import say
from summarizer.version import VERSION

if TYPE_CHECKING:
    from summarizer.settings import Settings

_LIBRARIES = ("openai", "instructor", "pydantic", "tenacity", "xllamacpp", "huggingface-hub", "trafilatura")
MODEL_FAILED = 3


@click.command()
@click.option("--model", metavar="REF", help="The model to look at; the default is what `brief` would use.")
@click.option(
    "--base-url",
    metavar="URL",
    help="An OpenAI-compatible endpoint; --model is its model's name, SUMMARIZER_API_KEY its key.",
)
@click.option("--no-ask", is_flag=True, help="Do not put a question to the model.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def doctor(*, model: str | None, base_url: str | None, no_ask: bool, as_json: bool) -> int:
    """Check that everything works here, and say what to do where it does not.

    It names the variable whose key the endpoint gets, and never shows a key.

    \b
    Examples:
      summarizer doctor --model openai/gpt-5-mini
      summarizer doctor --base-url http://127.0.0.1:8000/v1 --model NAME --no-ask
    """
    from summarizer.settings import config_file, read_settings

    settings = read_settings({"model": model, "base_url": base_url})
    report = {**_machine(), "settings file": str(config_file()), "model": settings.model}
    problem = _look_at_weights(settings, report) or _look_at_key(settings, report)
    if problem is None and not no_ask:
        problem = _ask(settings, report)
    if as_json:
        click.echo(json.dumps({**report, "problem": problem}, indent=2))
    else:
        for name, value in report.items():
            click.echo(f"{name:14} {value}")
        click.echo(f"{'problem':14} {problem or 'none'}")
    return MODEL_FAILED if problem else 0


def _machine() -> dict[str, object]:
    import os
    import platform

    return {
        "summarizer": VERSION,
        "python": f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "memory (GB)": _memory_gigabytes(),
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
    }


def _memory_gigabytes() -> float | None:
    """Return the memory of this machine, where the system tells."""
    import os

    try:
        return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9, 1)
    except (AttributeError, ValueError):
        return None


def _look_at_weights(settings: "Settings", report: dict[str, object]) -> str | None:
    """Add which file answers, if the model is in this process, and return what is wrong with it."""
    from summarizer.errors import SettingsError, WeightsError
    from summarizer.llm.local import find_local

    if not settings.embedded:
        return None
    try:
        model = find_local(settings.model)
        report["reference"] = model.reference
        report["strategy"] = settings.strategy or model.entry.strategy
        report["memory needed"] = f"about {model.entry.memory:.0f} GB"
        report["weights"] = f"{model.resolve()}{', verified' if model.weights else ''}"
    except (SettingsError, WeightsError) as exc:
        return str(exc)
    there = _memory_gigabytes()
    if there is not None and there < model.entry.memory:
        return (
            f"{model.reference}: needs about {model.entry.memory:.0f} GB of memory, this machine has "
            f"{there}; choose a smaller one of `summarizer models list`"
        )
    return None


def _look_at_key(settings: "Settings", report: dict[str, object]) -> str | None:
    """Add where the endpoint is and which key it gets, and return what is wrong with that; none is asked."""
    from summarizer.errors import SettingsError
    from summarizer.llm.doors import OPENAI_KEY, find_door

    try:
        door = find_door(settings.model, settings.base_url)
        if door is None:
            return None
        held = door.key()
        report["endpoint"] = door.base_url
        alone = "" if door.of_openai else f"; {OPENAI_KEY} goes to api.openai.com alone"
        report["key"] = f"of {held[0]}" if held else f"none: {door.keys[-1]} is not set{alone}"
        settings.open_model()
    except SettingsError as exc:
        return str(exc)
    return None


def _ask(settings: "Settings", report: dict[str, object]) -> str | None:
    """Put a small question to the model, add what it tells to the report, and return what went wrong."""
    from summarizer.errors import SummarizerError
    from summarizer.kinds.disputes.staged import QuestionAnswer
    from summarizer.pipeline.strategy import Asker

    try:
        opened = settings.open_model(tell=say)
        report["reference"] = opened.reference
        report["strategy"] = settings.strategy or opened.strategy
        asker = Asker(opened, settings.open_prompts())
        positions = ["Norlin wants to end the night ferries."]
        question = "Will Norlin end the night ferries?"
        request = asker.request("dispute", QuestionAnswer, 100, positions=positions, question=question)
        seconds = []
        for _ in range(2):
            started = time.monotonic()
            answer = opened.ask(request)
            seconds.append(time.monotonic() - started)
    except SummarizerError as exc:
        return str(exc)
    report["answer"] = answer.value.question
    report["speed"] = (
        f"first answer {seconds[0]:.1f} s (loading included), second {seconds[1]:.1f} s, "
        f"{answer.usage.output_tokens / seconds[1]:.0f} tokens a second"
    )
    return None
