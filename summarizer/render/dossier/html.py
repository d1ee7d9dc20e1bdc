"""A dossier as one page that any browser shows, also without network and on paper."""

from collections import Counter

from summarizer.domain import Dossier
from summarizer.render.dossier.picture import LEFT, OVERVIEW, RULER, overview, panels
from summarizer.render.dossier.reading import (
    CONFLICTS,
    SECTIONS,
    Sentences,
    by_party,
    differing,
    disputes,
    dossier_facts,
    dossier_title,
    figure_words,
    matrix,
    source_words,
    stated_when,
)
from summarizer.render.pages import page
from summarizer.render.stretches import stretch


class HtmlDossierRenderer:
    """One self-contained file: timeline picture, matrix, conflicts side by side, every line with sources."""

    name = "html"
    suffix = ".html"

    def render(self, dossier: Dossier) -> str:
        """Return the dossier as HTML, what the Markdown says in the same order."""
        drawn, undated = panels(dossier)
        return page(
            "dossier.html.j2",
            dossier=dossier,
            title=dossier_title(dossier),
            facts=dossier_facts(dossier),
            sentences=Sentences(dossier),
            matrix=matrix(dossier),
            parties=by_party(dossier),
            disputes=disputes(dossier),
            panels=drawn,
            undated=undated,
            overview=overview(dossier),
            status_counts=_status_counts(dossier),
            left=LEFT,
            ruler=RULER,
            overview_length=OVERVIEW,
            differing=differing(dossier),
            conflict_words=CONFLICTS,
            section_words=SECTIONS,
            figure_words=figure_words,
            source_words=source_words,
            stated_when=stated_when,
        )


def _status_counts(dossier: Dossier) -> str:
    """Return how many events with certain days there are of each status, for who does not see the picture."""
    counts = Counter(event.status for event in dossier.timeline if stretch(event.value))
    return ", ".join(f"{counts[status]} {status}" for status in ("happened", "ongoing", "planned"))
