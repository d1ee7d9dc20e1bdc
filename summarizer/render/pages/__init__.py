"""Templates of the pages, and what makes of them one file without a script that asks nobody for anything."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import jinja2

from summarizer.domain import Claim
from summarizer.render.safety import safe
from summarizer.render.stretches import date_words, machine_date
from summarizer.render.wording import (
    NO_TIME,
    SECOND_LOOK,
    attribution_words,
    base_of,
    counted,
    further,
    holders_of,
    listed,
    relation_words,
    said,
)


@cache
def stylesheet() -> str:
    """Return the stylesheet that all pages share."""
    return (files("summarizer.render.pages") / "page.css").read_text(encoding="utf-8")


@cache
def environment() -> jinja2.Environment:
    """Return the templates: everything is escaped, and direction and invisible marks are shown."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("summarizer.render", "pages"),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {
        "attribution_words": attribution_words,
        "counted": counted,
        "date_words": date_words,
        "further": further,
        "holders_of": holders_of,
        "listed": listed,
        "machine_date": machine_date,
        "no_time": NO_TIME,
        "second_look": SECOND_LOOK,
        "relation_words": relation_words,
        "said": said,
        "shape_of": _shape,
        "web_address": web_address,
    }
    return made


def page(template: str, **told: object) -> str:
    """Return a whole page; its style is allowed by its hash and nothing else is allowed at all."""
    style = f"\n{stylesheet()}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return environment().get_template(template).render(policy=policy, style=style, **told)


def _shape(kind: type[Claim]) -> str:
    """Return the name of the class that claims of a class are shown as."""
    return base_of(kind).__name__


def web_address(url: str | None) -> str:
    """Return an address that a link may lead to, or nothing: only http and https are followed."""
    if url is None or not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def _visible(value: Any) -> Any:  # noqa: ANN401 - Jinja gives whatever a template prints
    return safe(value) if type(value) is str else value
