"""A gold brief of the article about ferries, and a brief of it with every kind of fault."""

from typing import Any

from tests.articles import FERRIES

CUT = "Ferry operator Norlin Lines wants to cut the night crossings between Sund and Tarn in March."
NO_PAY = "said the state would not pay."
STRIKE = "“We will strike if a single crossing goes,” crews' union leader Ilan Voss told Reuters."
OFFER = "He rejected an offer of Norlin Lines to keep the weekend crossings."
TALKS = "Oslo and Stockholm have agreed to hold talks in Tarn by April 2025."
WEEKS = "The talks are expected to take several weeks."


def span(words: str) -> tuple[int, int]:
    """Return where words stand in the article."""
    start = FERRIES.index(words)
    return start, start + len(words)


GOLD: dict[str, Any] = {
    "article": "ferries.txt",
    "published": {"value": "2025-02-05"},
    "parties": [
        {"name": "Norlin Lines", "aliases": ["Norlin"], "salience": "core"},
        {"name": "the crews' union", "aliases": ["Ilan Voss"], "salience": "core"},
        {"name": "Norway", "aliases": ["Oslo", "Tove Brandt"], "salience": "minor"},
        {"name": "Sweden", "aliases": ["Stockholm"], "salience": "minor"},
    ],
    "positions": [
        {
            "holder": "Norlin Lines",
            "gist": "Norlin wants fewer crossings.",
            "evidence": [CUT],
            "salience": "core",
        },
        {"holder": "Norway", "gist": "Norway pays nothing.", "evidence": [NO_PAY], "salience": "core"},
        {"holder": "the crews' union", "gist": "It would strike.", "evidence": [STRIKE], "salience": "core"},
        {"holder": "the crews' union", "gist": "It refuses.", "evidence": [span(OFFER)], "salience": "minor"},
        {"holder": "Norway", "gist": "Norway talks.", "evidence": [TALKS], "salience": "minor"},
        {"holder": "Sweden", "gist": "Sweden talks.", "evidence": [TALKS], "salience": "minor"},
    ],
    "timeline": [
        {"value": "2025-03", "gist": "The crossings end.", "evidence": [CUT], "salience": "core"},
        {"value": "2025-04", "gist": "Talks are held.", "evidence": [TALKS], "salience": "core"},
        {"value": None, "gist": "The talks last.", "evidence": [WEEKS], "salience": "minor"},
    ],
    "open_disputes": [
        {"question": "Are night crossings cut?", "evidence": [CUT, STRIKE], "salience": "core"},
        {"question": "Who pays?", "evidence": [NO_PAY], "salience": "minor"},
    ],
}

BRIEF: dict[str, Any] = {
    "article": "ferries.txt",
    "parties": [
        {"name": "Norlin Lines", "aliases": []},
        {"name": "Crews' Union", "aliases": ["the union"]},
        {"name": "Minister Tove Brandt", "aliases": ["the ministry"]},
        {"name": "Reuters", "aliases": []},
    ],
    "positions": [
        {"holder": "Norlin Lines", "text": "Norlin Lines wants to cut.", "spans": [span(CUT)]},
        {"holder": "the ministry", "text": "The ministry pays nothing.", "spans": [span(NO_PAY)]},
        {"holder": "Norlin Lines", "text": "Norlin Lines would strike.", "spans": [span(STRIKE)]},
        {"holder": "the union", "text": "The union refuses.", "spans": [span("Norlin"), span("rejected")]},
        {"holder": "Stockholm", "text": "Stockholm talks.", "spans": [span("hold talks in Tarn by April")]},
        {"holder": "Stockholm", "text": "Stockholm meets Oslo.", "spans": [span(TALKS)]},
    ],
    "timeline": [
        {"value": "2025-03-01/2025-03-31", "text": "Crossings go.", "spans": [span(CUT)]},
        {"value": "2025-05", "text": "Talks are held.", "spans": [span(TALKS)]},
        {"value": "2025-04", "text": "Talks begin.", "spans": [span(WEEKS)]},
        {"value": None, "text": "The talks go on.", "spans": [(0, len(FERRIES))]},
        {"value": "2025-02-05", "text": "It was reported.", "spans": [(9_000, 9_020)]},
    ],
    "open_disputes": [
        {"question": "Will they strike?", "spans": [span(STRIKE)]},
        {"question": "Will the crossings be cut?", "spans": [span(CUT)]},
    ],
}
