"""A brief, a review and a dispute as version 0.1 wrote them, of the invented article about ferries."""

from typing import Any

from tests.articles import FERRIES, article

OFFER = "He rejected an offer of Norlin Lines to keep the weekend crossings."
CUTS = "Ferry operator Norlin Lines wants to cut the night crossings between Sund and Tarn in March."


def evidence(sentence: int, words: str) -> dict[str, object]:
    """Return a sentence that something rests on."""
    start = FERRIES.index(words)
    return {"start": start, "end": start + len(words), "sentence": sentence, "quote": words}


def earlier_brief() -> dict[str, Any]:
    """Return a brief: positions with one holder, of them a "view"; sides without sentences of their own."""
    cuts, offer = evidence(2, CUTS), evidence(5, OFFER)
    march = FERRIES.index("March")
    moment = {
        "start": march, "end": march + 5, "phrase": "March", "value": "2025-03", "relation": "on",
        "unresolved": None,
    }  # fmt: skip
    return {
        "source": {
            "name": "ferries.txt", "title": None, "publisher": None, "url": None, "language": "en",
            "published": {"value": "2025-02-05", "found_in": "given", "evidence": None},
            "content_hash": article(FERRIES).content_hash, "sentences": 8, "furniture": 0, "pages": [],
        },
        "summary": [{"evidence": [cuts], "problems": [], "text": "Norlin Lines wants to cut crossings."}],
        "parties": [
            {"evidence": [cuts], "problems": [], "name": "Norlin Lines", "aliases": [], "role": "operator"},
            {"evidence": [offer], "problems": [], "name": "Ilan Voss", "aliases": ["Voss"], "role": ""},
        ],
        "positions": [
            {
                "evidence": [cuts], "problems": [], "holder": "Norlin Lines", "kind": "demands",
                "statement": "Norlin Lines wants to cut the night crossings.",
            },
            {
                "evidence": [offer], "problems": ["“no” is not in the sentence"], "holder": "Ilan Voss",
                "kind": "view", "statement": "Ilan Voss holds the offer to be no good.",
            },
        ],
        "timeline": [
            {
                "evidence": [cuts], "problems": [], "moment": moment, "status": "planned",
                "what": "Crossings are cut.",
            }
        ],
        "open_disputes": [
            {
                "evidence": [cuts, offer], "problems": [], "question": "Will the night crossings be cut?",
                "sides": [{"holder": "Norlin Lines", "wants": "Norlin Lines wants to cut them."}],
            }
        ],
        "warnings": [],
        "provenance": {
            "version": "0.1.0", "model": "local/m@1", "strategy": "staged", "prompts": {},
            "usage": {"calls": 0, "input_tokens": 0, "output_tokens": 0}, "cost_usd": 0.0, "seconds": 1.0,
        },
    }  # fmt: skip


def earlier_entries() -> list[dict[str, Any]]:
    """Return a review: a position that became a view, and a dispute that was added."""
    said = {"kind": "view", "holder": "Ilan Voss", "statement": "Ilan Voss rejected an offer."}
    asked = {"question": "Will there be a strike?"}
    side = {"holder": "Ilan Voss", "wants": "Ilan Voss wants no cuts."}
    offer = evidence(5, OFFER)
    return [
        {
            "revision": 1, "at": "2026-05-04T12:00:00Z", "by": "anna",
            "action": {"kind": "edit", "claim": "position-2", "wording": {**said, "sentences": [5]}},
            "made": {**said, "evidence": [offer], "problems": ["a problem"]},
        },
        {
            "revision": 2, "at": "2026-05-04T12:01:00Z", "by": "anna",
            "action": {"kind": "add", "wording": {**asked, "sides": [side], "sentences": [5]}},
            "made": {**asked, "sides": [side], "evidence": [offer], "problems": []},
        },
    ]  # fmt: skip
