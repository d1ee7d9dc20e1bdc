"""One article through one prompt, as a strong engineer writes it in one go: no library but openai's."""

import json
import os
from typing import Any

from openai import OpenAI
from task import read_request, write_answer

MOST_ITEMS = 40
SYSTEM = """\
You are a senior analyst. You turn one news article about a dispute or a negotiation into a structured \
brief that an editor can check line by line.

Return JSON with four lists.

parties: everybody who takes part in the dispute or the talks: states, governments, institutions, \
companies, unions, armed groups, persons. `name` is the full name that the article uses; `aliases` are all \
other names and descriptions that the article uses for the same party; `role` is its part in the matter, in \
a few words.
positions: what a party demands, offers, agrees to, refuses, warns of, plans, denies or holds to be so. \
`party` is the one whose position it is, by its name in `parties`, not the spokesperson or source who \
reports it. One entry for each thing that a party wants or says; when two parties share a position, one \
entry for each of them. `statement` is one complete sentence in your own words that can be understood alone.
timeline: everything that happened, is going on or is planned, in the order of time. `date` is as exact as \
the article allows, in ISO 8601: YYYY-MM-DD, YYYY-MM, YYYY, or START/END for a period. Work out words such \
as "Tuesday", "last month" or "two years ago" from the publication date. `date` is null when the article \
does not allow a date: never guess one. `event` is one complete sentence.
open_disputes: the questions on which the parties have not agreed, each concrete enough to be answered, as \
one question; `sides` says for each party involved what it wants.

For every position, event and dispute, `quotes` holds the exact sentences of the article that it rests on, \
copied character for character, one sentence an entry: all that are needed and no others.

Use only this article. Keep every figure, date, name, condition and negation; keep apart what is stated as a \
fact and what somebody claims, expects or threatens. Cover the whole article, the last paragraphs as \
well as the first, and list nothing twice. At most 40 entries in each list."""

_TEXT: dict[str, Any] = {"type": "string"}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "maxItems": MOST_ITEMS}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


SCHEMA = _object(
    parties=_list(_object(name=_TEXT, aliases=_list(_TEXT), role=_TEXT)),
    positions=_list(_object(party=_TEXT, statement=_TEXT, quotes=_list(_TEXT))),
    timeline=_list(_object(date={"type": ["string", "null"]}, event=_TEXT, quotes=_list(_TEXT))),
    open_disputes=_list(
        _object(question=_TEXT, sides=_list(_object(party=_TEXT, wants=_TEXT)), quotes=_list(_TEXT))
    ),
)


def conversation(text: str, published: str | None) -> list[dict[str, str]]:
    """Return the instruction, and the article with the day on which it appeared."""
    day = published or "unknown"
    return [
        {"role": "system", "content": SYSTEM},
        {"role": "user", "content": f"Publication date: {day}\n\nArticle:\n\n{text}"},
    ]


def main() -> None:
    """Ask once."""
    request = read_request()
    client = OpenAI(
        base_url=request["base_url"],
        api_key=os.environ["OPENAI_API_KEY"],
        timeout=request["timeout_seconds"],
        max_retries=2,  # of calls that failed; an answer is asked for once
    )
    completion = client.chat.completions.create(
        model=request["model"],
        messages=conversation(request["text"], request["published"]),
        response_format={
            "type": "json_schema",
            "json_schema": {"name": "brief", "schema": SCHEMA, "strict": True},
        },
        max_tokens=request["max_tokens"],
        temperature=0,
        seed=request["seed"],
    )
    write_answer(request, json.loads(completion.choices[0].message.content))


if __name__ == "__main__":
    main()
