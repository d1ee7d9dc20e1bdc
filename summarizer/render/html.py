"""A brief as one page that any browser shows, also without network and on paper."""

from summarizer.domain import Brief
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
            holders=by_holder(brief),
            events=in_time_order(brief.timeline),
            sentences=cited_sentences(brief),
            pages=cited_pages(brief),
            left_out=left_out_words(brief),
            made=made_facts(brief.provenance),
        )
