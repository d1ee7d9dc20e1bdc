"""What the plain prompt answers, as the scorer reads it."""

from benchmarks.peers.converting import from_plain

TEXT = "Norlin wants to cut the crossings in March. The union said no. Norlin denied it twice on Friday."


def test_every_quote_of_the_plain_prompt_becomes_a_place() -> None:
    answer = {
        "parties": [{"name": "Norlin", "aliases": ["the operator"], "role": "runs the ferries"}],
        "positions": [
            {
                "party": "Norlin",
                "statement": "Norlin wants fewer crossings.",
                "quotes": ["Norlin wants to cut the crossings in March.", "The union said no."],
            }
        ],
        "timeline": [
            {"date": "2025-03", "event": "Crossings end.", "quotes": ["wants to cut the crossings in March"]},
            {"date": None, "event": "Norlin denies it.", "quotes": ["Norlin denied this twice on Friday."]},
        ],
        "open_disputes": [{"question": "Are crossings cut?", "sides": [], "quotes": ["Ferries are blue."]}],
    }
    assert from_plain(answer, "ferries.txt", TEXT) == {
        "article": "ferries.txt",
        "parties": [{"name": "Norlin", "aliases": ["the operator"]}],
        "positions": [
            {
                "holder": "Norlin",
                "text": "Norlin wants fewer crossings.",
                "spans": [[0, 43], [44, 62]],
                "verbatim": True,
            }
        ],
        "timeline": [
            {"value": "2025-03", "text": "Crossings end.", "spans": [[7, 42]], "verbatim": True},
            {"value": None, "text": "Norlin denies it.", "spans": [[63, 96]], "verbatim": False},
        ],
        "open_disputes": [{"question": "Are crossings cut?", "spans": [], "verbatim": False}],
    }
