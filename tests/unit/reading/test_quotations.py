"""Where an article quotes, and whose words they are."""

import pytest

from summarizer.reading import find_statements
from summarizer.reading.quotations import block_after, find_quotations, passages
from tests.articles import article


def quoted(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quotations(text)]


def words_of(text: str, source: str) -> list[str]:
    """Return what an article lets somebody say, without the positions inside it."""
    made = article(text)
    return [
        made.words(span)
        for found in find_statements(made)
        if found.source == source and found.kind == "says"
        for span in found.content_spans
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will wait,” said Lund.", ["We will wait,"]),
        ('"We will wait," said Lund. "It is late."', ["We will wait,", "It is late."]),
        ("‘We will wait,’ said Lund.", ["We will wait,"]),
        ("‘We won’t pay,’ said Lund.", ["We won’t pay,"]),
        ("'We won't pay,' said Lund. 'It's late.'", ["We won't pay,", "It's late."]),
        ("‘The workers’ plan is dead,’ said Lund.", ["The workers’ plan is dead,"]),
        ("The workers’ demands and the owners’ plan are dead.", []),
        ("It's the crews' plan.", []),
        ("“He said ‘never again’ and left,” said Lund.", ["He said ‘never again’ and left,"]),
        ("„We will wait“, said Lund.", ["We will wait"]),
        ("«We will wait», said Lund.", ["We will wait"]),
        ("”We will wait,” said Lund.", ["We will wait,"]),
    ],
)
def test_marks_of_all_kinds_open_and_close_a_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_what_stands_in_other_marks_inside_is_anothers() -> None:
    text = "“He said ‘never again’ and left,” said Lund."
    (outer,) = find_quotations(text)
    assert outer.nests(text.index("never"))
    assert not outer.nests(text.index("left"))


def test_a_quotation_goes_on_in_the_next_paragraph_where_nothing_closes_it() -> None:
    text = "“The port must stay.\n\n“We will not leave,” said Lund. “Never.”"
    found = find_quotations(text)
    assert [one.closed for one in found] == [False, True, True]
    assert [len(passage) for passage in passages(text, found)] == [2, 1]


def test_a_paragraph_behind_a_colon_is_a_block() -> None:
    text = "Lund wrote:\n\nThe port must stay open.\n\nThe talks go on."
    block = block_after(text, text.index(":") + 1)
    assert block is not None
    assert text[block.start : block.end] == "The port must stay open."
    assert block_after(text, text.index("stay")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” said Ada Lund.", ["It is late"]),
        ("“It is late,” Ada Lund said. “We will wait.”", ["It is late", "We will wait."]),
        ("“It is,” said Ada Lund, “a joke.”", ["It is", "a joke."]),
        ("“It is late. We will wait,” said Ada Lund.", ["It is late. We will wait"]),
        ("Ada Lund said: “It is late. We will wait.”", ["It is late. We will wait."]),
        ("Ada Lund said: ‘It is late. We will wait.’", ["It is late. We will wait."]),
        (
            "‘It is late,’ said Ada Lund. ‘We will wait. It’s cold.’",
            ["It is late", "We will wait. It’s cold."],
        ),
        ("'It's late,' said Ada Lund. 'We won't wait.'", ["It's late", "We won't wait."]),
        ("Ada Lund said:\n\nThe port must stay open.", ["The port must stay open."]),
        ("“The port must stay open.” — Ada Lund", ["The port must stay open."]),
        ("“Will you sign?” asked Ada Lund. “No,” said Bob Ray.", ["Will you sign?"]),
    ],
)
def test_a_quotation_belongs_to_who_says_it(text: str, expected: list[str]) -> None:
    assert words_of(text, "Ada Lund") == expected


def test_a_quotation_over_paragraphs_belongs_to_who_is_told_at_its_end() -> None:
    text = "“The port must stay open.\n\n“It is late,” Ada Lund said."
    assert words_of(text, "Ada Lund") == ["The port must stay open.", "It is late"]


def test_a_quotation_of_whole_sentences_goes_on_from_who_spoke_before() -> None:
    text = "“It is late,” Ada Lund said. The talks ended.\n“The port must stay open for us.”"
    assert words_of(text, "Ada Lund") == ["It is late", "The port must stay open for us."]


def test_speakers_of_a_dialogue_keep_their_words_apart() -> None:
    text = "“Will you sign it?” asked Ada Lund.\n“I refuse to sign,” Bob Ray said.\n"
    text += "“Then we are done,” Lund replied."
    assert words_of(text, "Ada Lund") == ["Will you sign it?", "Then we are done"]
    assert words_of(text, "Bob Ray") == ["I refuse to sign"]


@pytest.mark.parametrize(
    "text",
    [
        "“We want more money,” said Ada Lund.",
        "‘The price is too low,’ said Ada Lund. ‘We want more money.’",
        "Ada Lund said: “The price is too low. We want more money.”",
        "“We want more money.\n\n“The price is too low,” Ada Lund said.",
    ],
)
def test_we_is_who_speaks(text: str) -> None:
    found = find_statements(article(text))
    assert [one.source for one in found if one.kind == "demands"] == ["Ada Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘we want more money’ and left,” said Ada Lund.",
        "‘He told me “we want more money” and left,’ said Ada Lund.",
        "“You want more money,” said Ada Lund.",
        "“They want more money,” said Ada Lund.",
    ],
)
def test_what_others_want_in_a_quotation_is_not_the_speakers_demand(text: str) -> None:
    assert {(one.source, one.kind) for one in find_statements(article(text))} == {("Ada Lund", "says")}
