"""The task as every peer is told it: one instruction and two invented articles with their answers.

Runs in each peer's own environment, so it needs nothing but Python.
"""

import json
import sys
from pathlib import Path
from typing import Any

INSTRUCTIONS = """\
You brief news articles about disputes and negotiations. List, from this article only:

parties: everybody who takes part in the dispute or the talks: states, governments, bodies, groups, \
companies, persons. One entry for each, with the other names that the article uses for it as aliases.
positions: what a party demands, offers, agrees to, refuses, warns of or believes. One entry for each \
thing that a party wants or holds; the holder is the party, by its name, not the official or source \
who reports it.
events: what happened, goes on or is planned, each with its date. Write the date as YYYY-MM-DD, YYYY-MM \
or YYYY; work out "Monday" or "next month" from the publication date of the article; leave the date \
empty when the article does not tell it.
open_disputes: the questions on which the parties have not agreed, each concrete enough to be answered.

Be complete, but list each thing once: at most 20 parties, 12 positions, 12 events and 6 open disputes. \
Every quote is copied word for word from the article: the sentence, or the part of it, that says so, at \
most 40 words. Invent nothing."""

_DOCKS = {
    "text": (
        "Dock workers in the port of Marrowick walked out on 12 May 2019 after talks with the port "
        "operator Halden Freight broke down. The Dockers' Guild of Marrowick wants a pay rise of 9 "
        'percent and an end to split night shifts. "We will not go back for less than nine," said its '
        "chairwoman Ilse Brandt. Halden Freight has offered 4 percent, and warned that it would move two "
        "shipping lines to another port if the strike goes on beyond June. The Ministry of Transport of "
        "Velmark urged both sides to return to the table. In March 2019 the company had agreed to keep "
        "all 1,200 jobs. Whether that promise covers the temporary crews is still disputed."
    ),
    "answer": {
        "parties": [
            {"name": "Dockers' Guild of Marrowick", "aliases": ["Dock workers"]},
            {"name": "Halden Freight", "aliases": ["the port operator", "the company"]},
            {"name": "Ilse Brandt", "aliases": []},
            {"name": "Ministry of Transport of Velmark", "aliases": []},
        ],
        "positions": [
            {
                "holder": "Dockers' Guild of Marrowick",
                "statement": "The guild demands 9 percent more pay and an end to split night shifts.",
                "quote": "The Dockers' Guild of Marrowick wants a pay rise of 9 percent and an end to "
                "split night shifts.",
            },
            {
                "holder": "Dockers' Guild of Marrowick",
                "statement": "The guild refuses to end the strike for less than 9 percent.",
                "quote": '"We will not go back for less than nine," said its chairwoman Ilse Brandt.',
            },
            {
                "holder": "Halden Freight",
                "statement": "Halden Freight offers a pay rise of 4 percent.",
                "quote": "Halden Freight has offered 4 percent",
            },
            {
                "holder": "Halden Freight",
                "statement": "Halden Freight warns that it will move two shipping lines if the strike "
                "goes on beyond June.",
                "quote": "warned that it would move two shipping lines to another port if the strike goes "
                "on beyond June.",
            },
            {
                "holder": "Ministry of Transport of Velmark",
                "statement": "The ministry urges both sides to negotiate again.",
                "quote": "The Ministry of Transport of Velmark urged both sides to return to the table.",
            },
        ],
        "events": [
            {
                "date": "2019-05-12",
                "what": "Dock workers in Marrowick went on strike.",
                "quote": "Dock workers in the port of Marrowick walked out on 12 May 2019",
            },
            {
                "date": "2019-03",
                "what": "Halden Freight agreed to keep all 1,200 jobs.",
                "quote": "In March 2019 the company had agreed to keep all 1,200 jobs.",
            },
        ],
        "open_disputes": [
            {
                "question": "How much more pay do the dockers get?",
                "quote": "after talks with the port operator Halden Freight broke down.",
            },
            {
                "question": "Does the promise to keep all jobs cover the temporary crews?",
                "quote": "Whether that promise covers the temporary crews is still disputed.",
            },
        ],
    },
}

_WATER = {
    "text": (
        "Posted 3 February 2021\n\n"
        "The farmers' cooperative of Ostrel said on Monday that it would not sell water to the city of "
        "Brenn this summer. Mayor Tomas Vell called the decision unlawful. The city will ask the regional "
        "court next month to lift it. The two sides have argued over the river for years, and what share "
        "of it belongs to the city remains open."
    ),
    "answer": {
        "parties": [
            {"name": "farmers' cooperative of Ostrel", "aliases": []},
            {"name": "city of Brenn", "aliases": ["The city"]},
            {"name": "Tomas Vell", "aliases": ["Mayor Tomas Vell"]},
        ],
        "positions": [
            {
                "holder": "farmers' cooperative of Ostrel",
                "statement": "The cooperative refuses to sell water to Brenn this summer.",
                "quote": "it would not sell water to the city of Brenn this summer.",
            },
            {
                "holder": "Tomas Vell",
                "statement": "The mayor holds that the decision is unlawful.",
                "quote": "Mayor Tomas Vell called the decision unlawful.",
            },
        ],
        "events": [
            {
                "date": "2021-02-01",
                "what": "The cooperative announced that it would not sell water to Brenn.",
                "quote": "The farmers' cooperative of Ostrel said on Monday",
            },
            {
                "date": "2021-03",
                "what": "The city of Brenn will ask the regional court to lift the decision.",
                "quote": "The city will ask the regional court next month to lift it.",
            },
            {
                "date": "",
                "what": "The two sides have argued over the river for years.",
                "quote": "The two sides have argued over the river for years",
            },
        ],
        "open_disputes": [
            {
                "question": "What share of the river belongs to the city of Brenn?",
                "quote": "what share of it belongs to the city remains open.",
            }
        ],
    },
}

EXAMPLES: list[dict[str, Any]] = [_DOCKS, _WATER]


def read_request() -> dict[str, Any]:
    """Return what the runner asks for: article text, endpoint, and the limits that all peers share."""
    request: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    request["text"] = Path(request["article"]).read_bytes().decode("utf-8")  # no line end changes
    return request


def write_answer(request: dict[str, Any], answer: object) -> None:
    """Hand what the peer made to the runner, unchanged."""
    Path(request["output"]).write_text(json.dumps(answer, ensure_ascii=False, indent=1), encoding="utf-8")
