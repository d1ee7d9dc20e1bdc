"""An article about an invented dispute, and how to make one from any text."""

import hashlib
from datetime import date
from typing import Any

from summarizer.domain import Article, Published
from summarizer.llm import Request
from summarizer.text import split_sentences

FERRIES = """Norlin and crews' union at odds over night ferries

Ferry operator Norlin Lines wants to cut the night crossings between Sund and Tarn in March.
Norwegian Transport Minister Tove Brandt, who visited Tarn on Monday, said the state would not pay.
“We will strike if a single crossing goes,” crews' union leader Ilan Voss told Reuters.
He rejected an offer of Norlin Lines to keep the weekend crossings.
Oslo and Stockholm have agreed to hold talks in Tarn by April 2025.
Swedish officials declined to comment.
The talks are expected to take several weeks.
"""


def article(text: str, published: date | None = date(2025, 2, 5)) -> Article:
    """Return an article of a plain text, everything in it being the article proper."""
    found = Published(value=published, found_in="given") if published else Published()
    return Article(
        name="ferries.txt",
        text=text,
        published=found,
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        sentences=tuple(split_sentences(text)),
    )


def fill_in(request: Request[Any]) -> dict[str, str]:
    """Answer every field of a form alike, as a scripted model."""
    properties = request.answer.model_json_schema()["properties"]
    return {key: field.get("enum", ["fewer crossings"])[0] for key, field in properties.items()}


def quarrel(state: str, over: str) -> str:
    """Return news of two sides, about which a model is asked one question."""
    return f"{state} wants Bolivia to close {over}.\nBolivia refuses to close {over}.\n"
