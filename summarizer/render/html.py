"""A brief as one page that any browser shows, also without network and on paper."""

from summarizer.domain import Brief, SectionField
from summarizer.render.pages import page
from summarizer.render.wording import (
    by_holder,
    cited_pages,
    cited_sentences,
    in_time_order,
    left_out_words,
    made_facts,
    source_facts,
)

_TAKEN = frozenset({"content", "sentences"})
"""Ids that every page has."""


class HtmlRenderer:
    """One self-contained file: no script, no request, every claim with links to its sentences."""

    name = "html"
    suffix = ".html"

    def render(self, brief: Brief) -> str:
        """Return the brief as HTML, what the Markdown says in the same order."""
        return page(
            "brief.html.j2",
            brief=brief,
            facts=source_facts(brief),
            sections=list(brief.items())[1:],
            anchor=_anchor,
            by_holder=by_holder,
            in_time_order=in_time_order,
            sentences=cited_sentences(brief),
            pages=cited_pages(brief),
            left_out=left_out_words(brief),
            made=made_facts(brief.provenance),
        )


def _anchor(section: SectionField) -> str:
    """Return the id of a section: its title where that is a word, else the name of its field."""
    word = section.title.lower()
    return word if word.isalpha() and word not in _TAKEN else f"section-{section.name}"
