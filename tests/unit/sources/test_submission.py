import json
import sys
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from summarizer.domain import Dated, Quotation, Reference, Submission
from summarizer.domain.disputes import DisputeBrief
from summarizer.errors import UnusableInput
from summarizer.render import RENDERERS
from summarizer.sources import read_submission
from tests.earlier_form import earlier_brief
from tests.unit.render.briefs import brief

NOTHING = (None, None)


def read(folder: Path, content: str | bytes, name: str = "claims.csv") -> Submission:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_submission(str(file))


def said(submission: Submission) -> list[tuple[str, str | None, list[str | None] | None]]:
    return [
        (entry.where, entry.claim, None if entry.quotes is None else [quote.words for quote in entry.quotes])
        for entry in submission.entries
    ]


@pytest.mark.parametrize(("delimiter", "suffix"), [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("\t", "txt")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_with_any_usual_delimiter_and_mark(
    tmp_path: Path, delimiter: str, suffix: str, encoding: str
) -> None:
    rows = [["Claim", "page", "Quote"], ['"a, b; c"', "1", '"d\te"'], ["", "2", "f"]]
    table = "\r\n".join(delimiter.join(row) for row in rows)
    found = read(tmp_path, table.encode(encoding), f"claims.{suffix}")
    assert said(found) == [("row 2", "a, b; c", ["d\te"]), ("row 3", None, ["f"])]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("statement,quotation", ("a", ["b"])),
        ("TEXT , Evidence", ("a", ["b"])),
        ("quote,claim", ("b", ["a"])),
        ("author,quote", (None, ["b"])),
        ("claim,note", ("a", None)),
        ("text,claim", ("b", None)),
    ],
)
def test_columns_go_by_their_usual_names(
    tmp_path: Path, header: str, expected: tuple[str | None, list[str] | None]
) -> None:
    assert said(read(tmp_path, f"{header}\na,b\n")) == [("row 2", *expected)]


def test_an_empty_row_is_kept_under_its_number_and_blank_lines_at_the_end_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, "claim;quote\na;\n\n ; \n;b\n\n\n")
    assert said(found) == [
        ("row 2", "a", None),
        ("row 3", *NOTHING),
        ("row 4", *NOTHING),
        ("row 5", None, ["b"]),
    ]


def test_a_cell_over_several_lines_counts_as_one_row(tmp_path: Path) -> None:
    assert said(read(tmp_path, 'quote\n"a\nb"\nc\n')) == [("row 2", None, ["a\nb"]), ("row 3", None, ["c"])]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("claims.json", '[{"claim": "a", "quote": "b"}, {"text": "c", "evidence": ["d", "e"]}]'),
        ("claims.jsonl", '{"claim": "a", "quote": "b"}\n\n{"text": "c", "evidence": ["d", "e"]}\n'),
        ("claims.txt", '\ufeff [{"claim": "a", "quote": "b"}, {"text": "c", "evidence": ["d", "e"]}]'),
    ],
)
def test_json_lists_and_lines_are_read(tmp_path: Path, name: str, content: str) -> None:
    found = [(claim, quotes) for _, claim, quotes in said(read(tmp_path, content, name))]
    assert found == [("a", ["b"]), ("c", ["d", "e"])]


def test_lines_are_called_by_their_number_in_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, '\n{"claim": "a"}\n\n{"claim": "b"}\n', "claims.jsonl")
    assert [entry.where for entry in found.entries] == ["line 2", "line 4"]


def test_one_object_is_a_list_of_one(tmp_path: Path) -> None:
    assert said(read(tmp_path, '{"claim": "a"}', "claims.json")) == [("item 1", "a", None)]


def test_every_claim_of_our_own_brief_is_read_with_what_belongs_to_it(tmp_path: Path) -> None:
    found = read(tmp_path, RENDERERS["json"].render(brief("words")), "brief.json")
    assert [entry.where for entry in found.entries] == [
        "summary 1",
        "party 1",
        "party 1, role",
        "position 1",
        "event 1",
        "event 2",
        "event 3",
        "dispute 1",
        "dispute 1, side 1",
    ]
    quotes = {entry.quotes for entry in found.entries}
    assert quotes == {(Quotation(words="words", start=10, end=15, sentence=2),)}
    events = [entry.dated for entry in found.entries if entry.dated]
    assert events == [
        Dated(value="2025-03", phrase="words", relation="by"),
        Dated(phrase="words", relation="on"),
        Dated(),
    ]
    assert [entry.where for entry in found.entries if not entry.asserts] == ["dispute 1"]
    assert [entry.where for entry in found.entries if entry.problems] == ["position 1", "dispute 1, side 1"]
    assert found.aliases == (("words", "words"),)
    assert (found.published, found.content_hash) == (date(2025, 2, 5), "0" * 64)
    assert found.notes == ()


def test_the_neutral_form_is_read_with_its_spans(tmp_path: Path) -> None:
    found = read(tmp_path, RENDERERS["neutral"].render(brief("words")), "brief.neutral.json")
    position = next(entry for entry in found.entries if entry.where == "position 1")
    assert (position.claim, position.quotes) == ("words", (Quotation(start=10, end=15),))
    party = next(entry for entry in found.entries if entry.where == "party 1")
    assert (party.claim, party.quotes, party.names) == (None, None, ("words", "words"))
    assert [entry.dated.value for entry in found.entries if entry.dated] == ["2025-03", None, None]


def test_a_brief_of_version_0_1_is_read_as_one_of_today(tmp_path: Path) -> None:
    before = read(tmp_path, json.dumps(earlier_brief()), "brief.json")
    today = read(tmp_path, DisputeBrief.model_validate(earlier_brief()).model_dump_json(), "brief.json")
    assert before == today
    assert [entry.names for entry in before.entries if entry.where.startswith("position")] == [
        ("Norlin Lines",),
        ("Ilan Voss",),
    ]
    sides = [entry for entry in before.entries if entry.where == "dispute 1, side 1"]
    assert [quote.sentence for quote in sides[0].quotes or ()] == [2, 5]


def test_all_holders_and_whoever_is_named_as_the_source_belong_to_a_claim(tmp_path: Path) -> None:
    document = {
        "positions": [
            {"holders": ["A", "B"], "statement": "s", "attribution": {"according_to": "four officials"}},
            {"holder": "C", "statement": "t", "attribution": "D"},
            {"holders": "E", "statement": "u", "attribution": {"according_to": None, "certainty": "stated"}},
            {"holders": ["F"], "statement": "v", "attribution": ["what other tools mean"]},
        ],
        "timeline": [{"what": "w", "moment": None, "attribution": {"according_to": "G"}}],
    }
    found = read(tmp_path, json.dumps(document), "brief.json")
    assert [entry.names for entry in found.entries] == [
        ("A", "B", "four officials"), ("C", "D"), ("E",), ("F",), ("G",),
    ]  # fmt: skip


def test_a_side_rests_on_its_own_quotes_else_on_those_of_its_question(tmp_path: Path) -> None:
    sides = [
        {"holder": "A", "wants": "x", "evidence": ["its own"]},
        {"holder": "B", "wants": "y"},
        {"holder": "C", "wants": "z", "evidence": []},
    ]
    document = {"open_disputes": [{"question": "q?", "evidence": ["of the question"], "sides": sides}]}
    assert said(read(tmp_path, json.dumps(document), "brief.json")) == [
        ("dispute 1", "q?", ["of the question"]),
        ("dispute 1, side 1", "x", ["its own"]),
        ("dispute 1, side 2", "y", ["of the question"]),
        ("dispute 1, side 3", "z", []),
    ]


def test_a_list_of_one_brief_is_the_brief(tmp_path: Path) -> None:
    found = read(tmp_path, '[{"summary": [{"text": "a", "evidence": "b"}]}]', "briefs.json")
    assert said(found) == [("summary 1", "a", ["b"])]


def test_a_section_that_no_brief_has_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, '{"summary": [{"text": "a"}], "postions": [{"text": "b"}]}', "brief.json")
    assert found.notes == ("“postions” is no section of a brief and was not checked",)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"quote\na\n")))
    assert said(read_submission("-")) == [("row 2", None, ["a"])]


def test_a_row_of_a_hundred_thousand_characters_is_a_row(tmp_path: Path) -> None:
    long = "word " * 20_000
    assert said(read(tmp_path, f"claim,quote\n{long},a\n")) == [("row 2", long, ["a"])]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "a.csv: is empty"),
        ("a.csv", b"\xef\xbb\xbf \n", "a.csv: is empty"),
        (
            "a.csv",
            b"PK\x03\x04rest",
            "is a zip archive or office document, no text; save it as text, JSON or CSV",
        ),
        ("a.csv", b"claim,quote\n", "holds no claim and no quotation"),
        ("a.csv", b"author,page\nx,1\n", "no column is called a claim .* row 1 has: author, page"),
        ("a.csv", b"quote,quote\na,b\n", "two columns called quote"),
        (
            "a.csv",
            b"claim,quote\na,b\na,b, c\n",
            "row 3 has 3 cells and the header 2; put .* in double quotes",
        ),
        ("a.csv", b'claim,quote\n"a,b\n', "line 2: .* is a double quote left open"),
        ("a.csv", b"quote\n" + b"x" * 200_000, "line 2: field larger than"),
        ("a.json", b'[{"claim": "a"},', "a.json: is no JSON: .* line 1 column"),
        ("a.json", b"claim,quote\na,b\n", "a.json: is no JSON"),
        ("a.json", b"[" * 100_000, "is no JSON: recursion limit"),
        ("a.jsonl", b'{"claim": "a"}\n{"claim": \n', "line 2 is no JSON"),
        ("a.json", b'[{"claim": "a"}, 5]', "item 2 is no object"),
        ("a.json", b'[{"claim": 5}]', "item 1, claim: .* valid string"),
        ("a.json", b'[{"title": "a"}, {"title": "b"}]', "is no brief, and nothing in it is called a claim"),
        ("a.json", b"[]", "holds no claim"),
        ("a.json", b'{"positions": [], "summary": []}', "holds no claim"),
        ("a.json", b'{"positions": [{"statement": "a"}]}', "positions, item 1, holders: Field required"),
        ("a.json", b'{"positions": [{"statement": "a", "holders": []}]}', "item 1, holders: .* at least 1"),
        ("a.json", b'{"positions": [{"holder": "a"}]}', "positions, item 1, statement: Field required"),
        (
            "a.json",
            b'{"summary": [{"text": "a", "evidence": [{"start": 1}]}]}',
            "summary, item 1, evidence, item 1: holds neither words nor a sentence's number nor start",
        ),
        ("a.json", b'{"timeline": "yesterday"}', "timeline: .* valid tuple"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(UnusableInput, match=message):
        read(tmp_path, content, name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"none\.csv: cannot be read"):
        read_submission(str(tmp_path / "none.csv"))


def test_a_file_edited_by_hand_may_hold_more_than_we_write(tmp_path: Path) -> None:
    document = json.loads(RENDERERS["json"].render(brief("words")))
    document["reviewer"] = "me"
    document["positions"][0]["agreed"] = True
    del document["provenance"]
    assert len(read(tmp_path, json.dumps(document), "brief.json").entries) == 9


def cited(submission: Submission) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(entry.claim, entry.cites) for entry in submission.entries]


@pytest.mark.parametrize(
    ("told", "cites"),
    [
        ("1", ("1",)),
        (2, ("2",)),
        ([1, "port.txt"], ("1", "port.txt")),
        ("1, 3", ("1", "3")),
        ("[1][3]", ("1", "3")),
        ({"id": 2, "title": "x"}, ("2",)),
        (None, ()),
        ("https://a.example/b", ("https://a.example/b",)),
    ],
)
@pytest.mark.parametrize("key", ["article", "cites", "sources"])
def test_a_row_says_which_articles_it_rests_on(
    tmp_path: Path, key: str, told: object, cites: tuple[str, ...]
) -> None:
    assert cited(read(tmp_path, json.dumps([{"claim": "a", key: told}]), "a.json")) == [("a", cites)]


def test_citations_in_the_claim_of_a_row_are_no_words_of_it(tmp_path: Path) -> None:
    assert cited(read(tmp_path, '[{"claim": "The port closes [2]."}]', "a.json")) == [
        ("The port closes.", ("2",))
    ]
    assert cited(read(tmp_path, "claim;article;sentences\nThe port closes [2].;1;\n")) == [
        ("The port closes [2].", ("1",))
    ]


@pytest.mark.parametrize("told", [3, [3], "3", '"s. 3"'])
def test_the_numbers_of_sentences_are_evidence(tmp_path: Path, told: object) -> None:
    found = read(tmp_path, json.dumps([{"claim": "a", "sentences": told}]), "a.json")
    assert found.entries[0].quotes == (Quotation(sentence=3),)


def test_an_answer_as_json_has_its_text_and_its_sources(tmp_path: Path) -> None:
    document = {
        "answer": "It closes [1]. They strike [b].",
        "sources": ["port.txt", {"id": "b", "title": "T", "url": "u"}],
    }
    found = read(tmp_path, json.dumps(document), "a.json")
    assert [entry.claim for entry in found.entries] == ["It closes.", "They strike [b]."]
    assert found.references == (
        Reference(key="1", told=("port.txt",)),
        Reference(key="b", told=("T", "u", "b")),
    )


def test_an_answer_as_json_may_be_a_list_of_claims(tmp_path: Path) -> None:
    document = {"claims": [{"claim": "It closes.", "source": "p"}], "articles": {"p": "port.txt"}}
    found = read(tmp_path, json.dumps(document), "a.json")
    assert cited(found) == [("It closes.", ("p",))]
    assert found.references == (Reference(key="p", told=("port.txt",)),)


@pytest.mark.parametrize("name", ["answer.md", "answer.txt", "answer"])
def test_words_without_a_header_are_an_answer(tmp_path: Path, name: str) -> None:
    assert cited(read(tmp_path, "[They] say, it closes [1]. It stays.", name)) == [
        ("[They] say, it closes.", ("1",)),
        ("It stays.", ()),
    ]
