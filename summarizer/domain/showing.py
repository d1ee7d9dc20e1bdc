"""How data shows itself in a notebook: whoever renders it registers how."""

from functools import singledispatch


@singledispatch
def html_of(shown: object) -> str | None:  # noqa: ARG001 - what no room renders has no page
    """Return a value as HTML for the cell of a notebook, None where nobody renders it."""
    return None


class Shown:
    """A value that a notebook shows as a page, where one is rendered."""

    def _repr_html_(self) -> str | None:
        return html_of(self)
