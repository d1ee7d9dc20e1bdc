"""Templates of the review page: the macros and words of every page, with everything escaped."""

from functools import cache

import jinja2
from markupsafe import Markup, escape
from pydantic import BaseModel

from summarizer.render.pages import environment
from summarizer.web.log import label, told


@cache
def templates() -> jinja2.Environment:
    """Return the templates of this page over those that all pages share."""
    shared = environment()
    made = shared.overlay(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader("summarizer.web", "templates"), shared.loader])
        if shared.loader
        else None
    )
    made.globals = {**shared.globals, "label": label, "told": told}
    made.filters = {**shared.filters, "as_json": as_json}
    return made


def as_json(value: BaseModel) -> Markup:
    """Return a value as JSON for an attribute, every character of it as it was."""
    return escape(value.model_dump_json())
