"""Which words of a sentence say that somebody takes a position."""

import pytest

from summarizer.parsing import parse
from summarizer.reading.cues import find_cues


def cues(text: str) -> list[tuple[str, str]]:
    (tree,) = parse([text])
    return [(cue.head.text, cue.kind) for cue in find_cues(tree)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund said nobody would leave.", [("said", "says")]),
        ("Lund quipped that nobody would leave.", [("quipped", "says")]),
        ("Lund hopes to stay.", [("hopes", "says")]),
        ("Lund met them to demand a vote.", [("demand", "demands")]),
        ("Lund rejected and mocked the plan.", [("rejected", "refuses"), ("mocked", "refuses")]),
        ("The demand of the crews that nobody leave was heard.", []),
        ("A demand by the crews for a vote was heard.", [("demand", "demands")]),
        ("They reached an agreement.", [("agreement", "agrees")]),
        ("Lund made a statement.", []),
        ("Lund is close to a deal.", [("deal", "agrees")]),
        ("Ada Vell: The talks are over.", [(":", "says")]),
        ("Lund backed down on the plan.", []),
        ("Lund continued to show signs of life.", []),
        ("Lund has not come forward with a request for aid.", []),
        ("Lund called a meeting on the plan.", []),
        ("Lund dropped a tenth, Vell lost a third.", []),
    ],
)
def test_a_cue_needs_somebody_behind_it_and_something_said(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert cues(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The storm caused the port to close.",
        "The talks that were announced will go on.",
        "It means that the port will close.",
        "Lund has a house in Tarn.",
        "The port was built in 1960.",
        "They happened to be in Tarn.",
    ],
)
def test_what_happens_is_no_cue(text: str) -> None:
    assert cues(text) == []
