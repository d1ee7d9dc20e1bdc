"""Pages: what a reader sees of them is what is read."""

import pytest

from summarizer.errors import UnusableInput
from summarizer.sources import read_html

LEAD = "The ferry crews of Sund turned down the offer of Norlin on Monday, and they will strike until Friday."
SECOND = "Norlin said that it would go to court over the vote, which it called a breach of the contract."
THIRD = "The minister said that she would not sell the ferries to anybody, and that she hoped for talks soon."


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Ferry crews strike</title>{head}</head><body><article>"
        f"<h1>Ferry crews strike</h1><p>{LEAD}</p>{body}<p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    )


def lines(body: str, head: str = "") -> list[str]:
    """Return what is read between the first paragraph and the last two."""
    read = read_html(page(body, head)).text.split("\n")
    assert read[0] == LEAD
    assert read[-2:] == [SECOND, THIRD]
    return read[1:-2]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p style='display:none'>{}</p>",
        "<p style='color:red; DISPLAY : none !important'>{}</p>",
        "<div style='visibility: hidden'><p>{}</p></div>",
        "<p aria-hidden='true'>{}</p>",
        "<p style='opacity:0'>{}</p>",
        "<p style='font-size:0'>{}</p>",
        "<p style='position:absolute;left:-9999px'>{}</p>",
        "<p style='text-indent:-5000px'>{}</p>",
        "<p style='color: transparent'>{}</p>",
        "<p style='color:#FFF;background-color:#fff'>{}</p>",
        "<p style='clip-path: inset(50%)'>{}</p>",
        "<p class='sr-only'>{}</p>",
        "<p class='note screen-reader-text'>{}</p>",
        "<template><p>{}</p></template>",
        "<dialog><p>{}</p></dialog>",
        "<p class='secret'>{}</p>",
        "<p id='trap'>{}</p>",
        "<p><del>{}</del></p>",
        "<p><s>{}</s></p>",
        "<!-- <p>{}</p> -->",
        "<script>{}</script>",
    ],
)
def test_hidden_and_struck_text_is_not_read(hidden: str) -> None:
    head = "<style>/* a */ .secret, p.other { display: none } #trap{visibility:hidden}</style>"
    assert lines(hidden.format("The crews took the offer on Wednesday."), head) == []


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("<p class='shown'>{}</p>", "<style>@media print { .shown { display: none } }</style>"),
        ("<p class='shown'>{}</p>", "<style>.js .shown, .shown:empty { display: none }</style>"),
        ("<p style='opacity:0.9; left:-1px'>{}</p>", ""),
        ("<p aria-hidden='false'>{}</p>", ""),
        ("<p style='color:#fff;background-color:#000'>{}</p>", ""),
        ("<details><summary>More</summary><p>{}</p></details>", ""),
    ],
)
def test_what_is_shown_is_read(body: str, head: str) -> None:
    assert "The crews took the offer on Wednesday." in lines(
        body.format("The crews took the offer on Wednesday."), head
    )


def test_a_page_that_a_script_shows_later_is_read() -> None:
    html = page("").replace("<article>", "<article style='display:none'>")
    assert read_html(html).text.split("\n") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("2,500<sup>1</sup> crews", "2,500 crews"),
        ("in 2019<sup>4</sup>, they", "in 2019, they"),
        ("in 2019<sup>[4]</sup> they", "in 2019 they"),
        ("in 2019<sup><a href='#n4'>4</a></sup> they", "in 2019 they"),
        ("300<a href='#fn1'>1</a> crews", "300 crews"),
        ("the ministry<sup>2</sup> said", "the ministry said"),
        ("the ministry<sup>2, 3</sup> said", "the ministry said"),
        ("the ministry<sup>*</sup> said", "the ministry said"),
        ("the ministry<sup class='footnote-ref'>b</sup> said", "the ministry said"),
        ("10<sup>6</sup> people", "10⁶ people"),
        ("10<sup>-3</sup> grams", "10⁻³ grams"),
        ("45 km<sup>2</sup> of sea", "45 km² of sea"),
        ("3 m<sup>3</sup> of oil", "3 m³ of oil"),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("on 1<sup>st</sup> May", "on 1st May"),
        ("$4<sup>99</sup> each", "$4.99 each"),
        ("3<sup>1</sup>/<sub>2</sub> percent", "3 1/2 percent"),
        ("Acme<sup>TM</sup> ferries", "Acme™ ferries"),
        ("CO<sub>2</sub> fell", "CO2 fell"),
        ("base 10<sub>2</sub> is", "base 10₂ is"),
    ],
)
def test_a_superscript_is_not_glued_to_what_stands_before_it(marked: str, read: str) -> None:
    assert lines(f"<p>It was said that {marked} on that very day at sea.</p>") == [
        f"It was said that {read} on that very day at sea."
    ]


def test_a_sentence_ends_before_its_note() -> None:
    article = read_html(page("<p>It was so, said the ministry.<sup>2</sup> It gave no details of it.</p>"))
    assert [article.words(each) for each in article.sentences][1:3] == [
        "It was so, said the ministry.",
        "It gave no details of it.",
    ]


ROWS = "<table><tr><td>Union Party</td><td>45</td></tr><tr><td>Harbour Party</td><td>40</td></tr></table>"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            "<div>Five percent<div>Fewer nights</div>No strikes</div>",
            ["Five percent", "Fewer nights", "No strikes"],
        ),
        (
            "<div>Five percent<p>Fewer nights</p>No strikes</div>",
            ["Five percent", "Fewer nights", "No strikes"],
        ),
        ("<section>Five percent<section>Fewer nights</section></section>", ["Five percent", "Fewer nights"]),
        ("<div><div>Five percent</div><div>Fewer nights</div></div>", ["Five percent", "Fewer nights"]),
        (
            "<p>Five percent<br>Fewer nights<br/>No strikes</p>",
            ["Five percent", "Fewer nights", "No strikes"],
        ),
        ("<div>Five <b>percent</b><ul><li>Fewer nights</li></ul></div>", ["Five percent", "- Fewer nights"]),
        (
            "<ul><li>Pay<ul><li>five percent</li></ul></li><li>Nights</li></ul>",
            ["- Pay", "- five percent", "- Nights"],
        ),
        ("<dl><dt>Pay</dt><dd>Five percent</dd></dl>", ["- Pay", "- Five percent"]),
        (
            "<blockquote>We will never sell</blockquote><p>“No,” she said.</p>",
            ["We will never sell", "“No,” she said."],
        ),
        ("<p>She said <q>we will not</q> and left.</p>", ["She said “we will not” and left."]),
        ("<h3>What now</h3><p>Nobody knows.</p>", ["What now", "Nobody knows."]),
        ("<blockquote>We will not<cite>Ana Lund</cite></blockquote>", ["We will not", "Ana Lund"]),
        (f"<figure>{ROWS}</figure>", ["Union Party | 45", "Harbour Party | 40"]),
    ],
)
def test_blocks_are_lines_and_lists_keep_their_items(body: str, read: list[str]) -> None:
    assert lines(body) == read


@pytest.mark.parametrize("tag", ["div", "section", "article"])
def test_a_live_blog_keeps_its_entries(tag: str) -> None:
    entries = ["The talks began.", "The mayor said that she would stay.", "A break."]
    posts = "".join(
        f"<{tag} class='post'><time datetime='2024-09-09T10:{i}9'>10:{i}9</time><p>{entry}</p></{tag}>"
        for i, entry in enumerate(entries)
    )
    assert lines(posts) == entries


TABLE = """<table><caption>The vote</caption><tr><th>Party</th><th>Seats</th></tr>
<tr><td>Union Party</td><td>45</td></tr><tr><td>Harbour Party</td><td><p>40</p></td></tr></table>"""


def test_the_rows_of_a_table_are_lines() -> None:
    assert lines(TABLE) == ["The vote", "Party | Seats", "Union Party | 45", "Harbour Party | 40"]


def test_a_table_that_lays_out_a_page_is_taken_apart() -> None:
    html = (
        page("")
        .replace("<article>", "<table><tr><td>")
        .replace("</article>", "</td><td>Home</td></tr></table>")
    )
    assert [line for line in read_html(html).text.split("\n") if line != "Home"][-3:] == [LEAD, SECOND, THIRD]


def test_a_table_that_extraction_loses_is_told() -> None:
    article = read_html(page("").replace(f"<p>{SECOND}</p>", f"<p>{SECOND}</p><aside>{TABLE}</aside>"))
    assert "Harbour Party" in article.text or article.notes == (
        "A table of 4 rows was left out: “The vote”.",
    )


@pytest.mark.parametrize(
    "junk",
    [
        "<p>Related: <a href='/a'>Dockers win court case</a></p>",
        "<h3>Most read</h3><ul><li>Dockers win court case</li><li>Bridge to open in spring</li></ul>",
        "<p>Follow Sund Post on Facebook and Instagram.</p>",
        "<p>Sign up for our newsletter to get all the news of the day.</p>",
        "<p>Advertisement</p>",
    ],
)
def test_labels_that_extraction_leaves_in_the_text_go(junk: str) -> None:
    assert lines(junk) == []


def test_an_extracted_line_is_never_joined_to_the_next() -> None:
    article = read_html(page("<p>They want a list of things</p><p>and more of that sort</p>"))
    assert "They want a list of things" in [article.words(each) for each in article.sentences]


@pytest.mark.parametrize(
    "body",
    [
        "<div hidden>" * 20_000,
        "<table><tr><td>" * 16_000,
        "<ul><li>x" * 24_000,
        "10<sup>1</sup>" * 20_000,
        "<style>" + "@a{x{" * 40_000 + "</style>",
        "<q>" * 45_000,
    ],
)
def test_odd_pages_take_no_longer_than_plain_ones(body: str) -> None:
    try:
        read_html(f"<html><body>{body}<p>{LEAD}</p></body></html>")
    except UnusableInput:
        return
