"""DOCX, ODT and RTF: what is shown is read, whatever wraps it."""

import pytest

from summarizer.documents.docx import read_docx
from summarizer.documents.odt import read_odt
from summarizer.documents.plain import Unreadable
from summarizer.documents.rtf import read_rtf
from tests.unit.documents.making import archive, docx, odt


def run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"


GOES = run("They go.")


@pytest.mark.parametrize(
    ("paragraph", "read"),
    [
        (run("The crews ") + run("strike."), "The crews strike."),
        (f"<w:ins>{GOES}</w:ins>", "They go."),
        (f"<w:del><w:r><w:delText>No. </w:delText></w:r></w:del>{GOES}", "They go."),
        (f"<w:moveFrom>{run('Gone. ')}</w:moveFrom>{GOES}", "They go."),
        (f"<w:moveTo>{GOES}</w:moveTo>", "They go."),
        (f"<w:hyperlink>{GOES}</w:hyperlink>", "They go."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{GOES}</w:sdtContent></w:sdt>", "They go."),
        (f"<w:fldSimple>{GOES}</w:fldSimple>", "They go."),
        (f"<w:smartTag>{GOES}</w:smartTag>", "They go."),
        (f"<w:r><w:instrText>PAGE</w:instrText></w:r>{GOES}", "They go."),
        (run("Hidden. ", "<w:vanish/>") + GOES, "They go."),
        (run("They go.", '<w:vanish w:val="0"/>'), "They go."),
        (run("Struck. ", "<w:strike/>") + GOES, "They go."),
        (run("10") + run("6", '<w:vertAlign w:val="superscript"/>') + run(" crews"), "10⁶ crews"),
        ("<w:r><w:t>They</w:t><w:tab/><w:t>go</w:t><w:br/><w:t>home.</w:t></w:r>", "They go\nhome."),
        ("<w:r><w:t>Sund</w:t><w:noBreakHyphen/><w:t>Tarn</w:t></w:r>", "Sund\u2011Tarn"),
        (f"<w:pPr><w:numPr/></w:pPr>{GOES}", "- They go."),
    ],
)
def test_the_words_of_a_docx_are_those_that_are_shown(paragraph: str, read: str) -> None:
    assert read_docx(docx(f"<w:p>{paragraph}</w:p>")).text == read


def test_tables_boxes_and_wrapped_paragraphs_of_a_docx_are_read() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell.format('Union')}{cell.format('45')}</w:tr>"
    inside = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    box = "<mc:AlternateContent><mc:{0}>{1}</mc:{0}></mc:AlternateContent>"
    boxes = box.format("Choice", inside) + box.format("Fallback", inside)
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>First.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        f"<w:tbl>{row}<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
        f"<w:p><w:r><w:t>Beside.</w:t>{boxes}</w:r></w:p>"
    )
    assert read_docx(docx(body)).text == "First.\n\nUnion | 45\n\nUnion | 45\n\nBeside.\n\nIn a box."


def test_a_docx_has_a_title_and_tells_of_its_notes() -> None:
    body = (
        "<w:p><w:r><w:t>Sund Post</w:t></w:r></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ferries at odds</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>They go.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    plain = read_docx(docx(body))
    assert (plain.title, plain.notes) == ("Ferries at odds", ("1 note was left out.",))
    assert plain.text == "Sund Post\n\nFerries at odds\n\nThey go."


BOX = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
ROW = f"<table:table-row>{CELL.format('Union')}{CELL.format('45')}</table:table-row>"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<text:p>The <text:span>crews</text:span> strike.</text:p>", "The crews strike."),
        ("<text:p>They<text:s text:c='3'/>go<text:line-break/>home.</text:p>", "They go\nhome."),
        ("<text:p>They go.<text:note><text:p>No.</text:p></text:note></text:p>", "They go."),
        ("<text:p>They <office:annotation><text:p>sic</text:p></office:annotation>go.</text:p>", "They go."),
        (
            "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:p>They go.</text:p>",
            "They go.",
        ),
        ("<text:p>They <text:span text:style-name='H'>do not </text:span>go.</text:p>", "They go."),
        ("<text:p>They <text:span text:style-name='S'>do not </text:span>go.</text:p>", "They go."),
        ("<text:list><text:list-item><text:p>Pay</text:p></text:list-item></text:list>", "- Pay"),
        ("<text:section><text:p>They go.</text:p></text:section>", "They go."),
        (f"<text:p>They go.{BOX}</text:p>", "They go.\n\nIn a box."),
        (f"<table:table>{ROW}</table:table>", "Union | 45"),
    ],
)
def test_the_words_of_an_odt_are_those_that_are_shown(body: str, read: str) -> None:
    style = "<style:style style:name='{}'><style:text-properties {}/></style:style>"
    styles = style.format("H", "text:display='none'") + style.format(
        "S", "style:text-line-through-style='solid'"
    )
    assert read_odt(odt(body, styles)).text == read


def test_an_odt_has_a_title() -> None:
    assert (
        read_odt(
            odt("<text:p>Post</text:p><text:h text:outline-level='1'>Ferries</text:h><text:p>Go.</text:p>")
        ).title
        == "Ferries"
    )


@pytest.mark.parametrize(
    ("rtf", "read"),
    [
        (r"{\rtf1\ansi The crews strike.\par They go.\par}", "The crews strike.\n\nThey go."),
        (r"{\rtf1\ansi Malm\'f6 and Jos\'e9}", "Malmö and José"),
        (r"{\rtf1\ansi\ansicpg1251 \'cc\'e8\'f0}", "Мир"),
        (r"{\rtf1\ansi\uc1 caf\u233? and \u-10179?\u-8704?}", "café and 😀"),
        (r"{\rtf1\ansi\ldblquote No\rdblquote , she said\emdash and left.}", "“No”, she said—and left."),
        (r"{\rtf1 They {\v do not }go.}", "They go."),
        (r"{\rtf1 They \v do not \v0 go.}", "They go."),
        (r"{\rtf1 They {\deleted do not }go.}", "They go."),
        (r"{\rtf1 They {\strike do not }go.}", "They go."),
        (r"{\rtf1 They go.{\footnote No.}}", "They go."),
        (r'{\rtf1 {\field{\*\fldinst{HYPERLINK "https://sund.example"}}{\fldrslt{They go.}}}}', "They go."),
        (r"{\rtf1{\header Sund Post}{\info{\title No}}{\*\generator x}They go.}", "They go."),
        (r"{\rtf1\trowd\intbl Union\cell 45\cell\row\pard They go.}", "Union | 45\n\nThey go."),
    ],
)
def test_the_words_of_an_rtf_are_those_that_are_shown(rtf: str, read: str) -> None:
    assert read_rtf(rtf.encode("latin-1")).text == read


ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 9))
BOMB = f'<!DOCTYPE a [<!ENTITY e0 "aaaaaaaaaa">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY e8 SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive(word__document_xml=b"<w>"), "broken XML"),
        (archive(word__document_xml="<w xmlns='urn:x'/>"), "no document in it"),
        (archive(word__document_xml=b"<a>" + b" " * 70_000_000 + b"</a>"), "unpacks to more than"),
        (archive(word__document_xml=b"<a>" * 5_000 + b"</a>" * 5_000), "broken XML"),
        (archive(**{f"p{i}": "" for i in range(20_001)}, word__document_xml="<a/>"), "more parts"),
        (docx("<w:p/>"), "holds no text"),
        (docx("<w:p><w:r><w:t>Words.</w:t></w:r></w:p>")[:-40], "no whole office document"),
        (docx(f"<w:p>{run('&e8;')}</w:p>", BOMB), "broken XML"),
        (docx(f"<w:p>{run('&e8;')}</w:p>", OUTSIDE), "holds no text"),
    ],
)  # fmt: skip
def test_a_docx_that_is_none_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_docx(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt("<text:p>x</text:p>", manifest="<m:file-entry><m:encryption-data/></m:file-entry>"), "password"),
        (archive(mimetype="x", content_xml="<a/>"), "no document in it"),
        (odt("<text:p/>"), "holds no text"),
    ],
)
def test_an_odt_that_is_none_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_odt(data)


def test_an_rtf_without_words_says_so() -> None:
    with pytest.raises(Unreadable, match="holds no text"):
        read_rtf(b"{\\rtf1}")
    with pytest.raises(Unreadable, match="nested deeper"):
        read_rtf(b"{\\rtf1" + b"{" * 100_000)


@pytest.mark.parametrize(
    "odd", ["\\u99999999 x", "\\ansicpg99999 \\'e9", "}}}{x", "\\bin999999999999 x", "\\uc x"]
)
def test_an_odd_rtf_is_a_text_or_a_reason(odd: str) -> None:
    try:
        words = read_rtf(b"{\\rtf1 They go. " + odd.encode() + b"}").text
    except Unreadable:
        return
    assert words.startswith("They go.")
