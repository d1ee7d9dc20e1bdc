"""The article proper of a plain-text page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import article_parts, clean_text, is_dateline

HEADLINE = "Freedonia and Sylvania to resume talks over the bridge"
PROSE = [
    "The governments of Freedonia and Sylvania said on Monday that they would resume the talks.",
    "“We are ready,” the foreign minister of Freedonia said after a meeting with the mediator.",
    "Terms of the offer were not made public.",
    "By Friday it was over.",
    "A spokesman for Sylvania declined to comment on the offer, which is the third in as many years.",
]
LINES = st.sampled_from(
    [HEADLINE, *PROSE, "Share", "World", "Leave a Reply", "", "10:19 27.01.2024 •", "No."]
)


def article(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in article_parts(text).sentences]


def furniture(text: str) -> list[str]:
    return [text[span.start : span.end] for span in article_parts(text).furniture]


@pytest.mark.parametrize(
    "junk",
    [
        "Share",
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Adblock Detected",
        "Please consider supporting us by disabling your ad blocker",
        "Related Articles",
        "read more in our Telegram-channel",
        "Search",
        "Date archive",
        "Back to top button",
        "We use cookies to improve the site.",
        "2024-07-23T05:48:12+00:00",
        "10:19 27.01.2024 •",
        "Published: Monday, 5 August 2024 at 10:15 a.m.",
        "© 2024 The Freedonia Times",
    ],
)
def test_furniture_is_left_out_wherever_it_stands(junk: str) -> None:
    for lines in (
        [HEADLINE, junk, *PROSE],
        [HEADLINE, *PROSE[:2], junk, *PROSE[2:]],
        [HEADLINE, *PROSE, junk],
    ):
        text = "\n".join(lines)
        assert article(text) == [HEADLINE, *PROSE]
        assert furniture(text) == [junk]


def test_navigation_around_the_article_is_left_out() -> None:
    text = "\n".join(
        ["World", "Sport", "Radio radio icon", HEADLINE, *PROSE, "Freedonia Live", "Contact", "Imprint"]
    )
    assert article(text) == [HEADLINE, *PROSE]


def test_a_headline_that_stands_twice_counts_once() -> None:
    text = "\n".join([HEADLINE, HEADLINE, *PROSE])
    assert article(text) == [HEADLINE, *PROSE]
    assert article_parts(text).furniture[0].start == len(HEADLINE) + 1


@pytest.mark.parametrize(
    "line",
    [
        "Terms of the deal were not disclosed.",
        "By then the talks had failed.",
        "Watch and wait was the policy of the day.",
        "Registered voters rejected it.",
        "Search teams found 2 people.",
        "“No,” he said.",
        "Close to 40 people were hurt.",
        "Downloads of the text were blocked.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(line: str) -> None:
    text = "\n".join([HEADLINE, *PROSE[:2], line, *PROSE[2:]])
    assert line in article(text)


def test_a_text_without_prose_is_kept_but_for_its_furniture() -> None:
    assert article("Talks fail\nShare") == ["Talks fail"]


def test_sentences_are_numbered_from_one_without_gaps() -> None:
    text = "\n".join(["Share", HEADLINE, PROSE[0], "Share", *PROSE[1:]])
    numbers = [sentence.number for sentence in article_parts(text).sentences]
    assert numbers == list(range(1, len(PROSE) + 2))


def test_a_wrapped_letter_keeps_its_sentences_whole() -> None:
    text = (
        "The two governments said on Monday that they would meet again before\n"
        "the end of the month to discuss the bridge over the river. Neither of\n"
        "them named a place.\n\n"
        "The mediator declined to say whether the proposal of last year was\n"
        "Norwegian.\n"
    )
    assert article(text)[-1].endswith("was\nNorwegian.")


def test_the_clean_text_is_the_article_without_its_headline() -> None:
    assert clean_text("\n\n".join(["Share", HEADLINE, *PROSE, "Leave a Reply"])) == "\n".join(PROSE)


LEAD = "The ferry crews of Sund turned down the offer of Norlin on Monday, and they will strike until Friday."
SECOND = "Norlin said that it would go to court over the vote, which it called a breach of the contract."


@pytest.mark.parametrize(
    "edge",
    [
        ["Norlin declined to comment."],
        ["The mayor resigned.", "A court will rule on Friday."],
        ["“We will never sell,” Ms Lund said.", "“It is over,” said Mr Ray.", "He left."],
        ["Why does it matter?", "Because nobody else sails."],
        ["What now", "Nobody knows."],
        ["The vote", "It was close.", "The offer", "It was low."],
        ["The crews ask for three things:", "- higher pay", "- fewer nights", "- a new pier"],
        ["* Crews get 5 percent.", "* Nights are cut.", "* No strikes until 2026."],
        ["Q: Who pays?", "A: The state does."],
        ["“No.”", "Silence."],
        ["The court will rule on Friday"],
        ["What we know", "Three ferries are in the harbour", "Nobody was hurt"],
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_short_paragraphs_at_the_edges_belong_to_the_article(edge: list[str], gap: str) -> None:
    assert furniture(gap.join([LEAD, *edge])) == []
    assert furniture(gap.join([LEAD, SECOND, *edge, SECOND.replace("Norlin", "The union")])) == []


@pytest.mark.parametrize("edge", ["The strike is on.", "“No,” the crews say.", "It is over!"])
def test_a_short_sentence_may_open_the_article(edge: str) -> None:
    assert furniture(f"{edge}\n\n{LEAD}\n\n{SECOND}") == []


def test_a_live_blog_keeps_its_entries_and_leaves_out_the_clock() -> None:
    entries = [
        "Talks begin.",
        "The mayor has arrived, and she says that she will stay until it is over.",
        "A break.",
    ]
    text = "\n\n".join([LEAD, *(line for entry in entries for line in ("10:19", entry))])
    assert article(text) == [LEAD, *entries]


@pytest.mark.parametrize(
    "sign_off",
    [
        "(Reporting by Ana Poe; Editing by Bob Ray)",
        "(Additional reporting by Ana Poe in Tarn; writing by Bob Ray)",
        "Reporting by Ana Poe and Bob Ray in Tarn; Editing by C. Lee",
        "[Edited by Ana Poe]",
        "(With inputs from agencies)",
        "— With files from The Sund Press",
        "Sund Press writers Ana Poe and Bob Ray contributed to this report.",
        "Ana Poe contributed reporting from Tarn.",
        "(Reuters)",
        "— Reuters",
        "- AFP",
        "(AP/PTI)",
        "-30-",
        "(ENDS)",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_sign_off_is_left_out_and_its_paragraph_stays(sign_off: str, gap: str) -> None:
    text = f"{LEAD}\n\nThe company said it would appeal.{gap}{sign_off}"
    assert article(text) == [LEAD, "The company said it would appeal."]
    assert furniture(text) == [sign_off]


@pytest.mark.parametrize(
    "line",
    [
        "The report was written by Ana Poe in 2019 and found nothing.",
        "Reporting by the newspaper showed that it was not.",
        "The mayor contributed to this report of the committee.",
        "“It is over,” she said, and Reuters reported it.",
        "“We will never sell.” — Ana Lund",
    ],
)
def test_a_sentence_about_reporting_is_no_sign_off(line: str) -> None:
    assert furniture(f"{LEAD}\n\n{line}") == []


@pytest.mark.parametrize(
    "under",
    [
        ["By Ana Poe | Staff Writer | ana@sund.example | @anapoe"],
        ["Ana Poe in Ostrava", "Mon 9 Sep 2024 18.32 BST"],
        ["Ana Poe, Labour Correspondent", "", "9 September 2024"],
        ["Sund Post Staff Report"],
        ["", "From our reporter at the harbour", ""],
        ["3 min read", "Listen to this article"],
    ],
)
def test_the_headline_is_the_line_that_speaks_of_the_article(under: list[str]) -> None:
    headline = "Ferry crews reject Norlin offer"
    text = "\n".join([headline, *under, "", LEAD, "", SECOND])
    title = article_parts(text).title
    assert title
    assert text[title.start : title.end] == headline
    assert article(text) == [headline, LEAD, SECOND]


def test_a_line_under_the_headline_that_speaks_of_the_article_stays() -> None:
    text = f"Ferry crews reject offer\nNorlin will go to court over the vote\n\n{LEAD}\n\n{SECOND}"
    assert article(text) == text.replace("\n\n", "\n").split("\n")


@pytest.mark.parametrize(
    "comments",
    [
        [
            "Comments",
            "",
            "Bob",
            "September 11, 2024",
            "They are right to strike, and I will not take it again.",
        ],
        ["3 Comments", "ana says:", "9 May 2024 at 6:34 am", "I for one will miss the night ferry to Tarn."],
        [
            "Join the conversation",
            "Bob Ray",
            "2 hours ago",
            "They are right, and I would strike, too, if I could.",
        ],
        [
            "Leave a Reply",
            "Name *",
            "Email *",
            "By sending this form you agree to the terms that we have set out.",
        ],
    ],
)
def test_what_readers_wrote_is_no_article(comments: list[str]) -> None:
    text = "\n".join([LEAD, "", SECOND, "", *comments])
    assert article(text) == [LEAD, SECOND]


@pytest.mark.parametrize(
    "heading", ["Most read", "Related stories", "More from Sund Post", "You may also like"]
)
def test_other_stories_are_left_out_where_they_stand(heading: str) -> None:
    others = [heading, "Dockers win court case", "Bridge to open in spring", "Mayor opens new school"]
    assert article("\n".join([LEAD, SECOND, *others])) == [LEAD, SECOND]
    headline = "Ferry crews turn down Norlin offer"
    third = LEAD.replace("Monday", "Sunday")
    assert article("\n".join([headline, LEAD, *others, SECOND, third])) == [headline, LEAD, SECOND, third]
    more = "The state, which owns the pier, said that it would not pay for any of the crossings in winter."
    assert article("\n".join([LEAD, third, *others, SECOND, more])) == [LEAD, third, SECOND, more]


@pytest.mark.parametrize(
    "caption",
    [
        "Protesters at the pier (Photo: Ana Poe)",
        "Image copyright Sund Pictures",
        "The pier of Tarn. (Ana Poe/AP)",
        "The pier of Tarn last week. Photograph by Ana Poe",
        "Getty Images",
    ],
)
def test_captions_of_pictures_are_left_out(caption: str) -> None:
    assert article(f"{LEAD}\n{caption}\n{SECOND}") == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("navigation", "prose"),
    [
        (
            ["Menú", "Portada", "Últimas noticias", "Más leídas", "Deportes y ocio"],
            "La tripulación rechazó el lunes la oferta de la compañía y anunció una huelga hasta el viernes.",
        ),
        (
            ["Start", "Politik", "Meistgelesene Artikel", "Sport und Freizeit", "Wetter"],
            "Die Besatzung lehnte am Montag das Angebot der Reederei ab und will bis zum Freitag streiken.",
        ),
        (
            ["الرئيسية", "سياسة", "الأكثر قراءة", "رياضة"],
            "رفض الطاقم يوم الاثنين عرض الشركة وأعلن أنه سيواصل الإضراب حتى يوم الجمعة المقبل.",
        ),
        (
            ["ホーム", "政治", "スポーツ"],
            "乗組員は月曜日に会社の提案を拒否し、金曜日までストライキを続けると発表した。",
        ),
    ],
)
def test_prose_is_told_from_navigation_in_other_languages(navigation: list[str], prose: str) -> None:
    page = [
        *(f"    * {each}" for each in navigation),
        "",
        prose,
        "",
        prose.replace(prose[0], prose[1], 1),
        "",
    ]
    text = "\n".join([*page, *(f"    * {each}" for each in reversed(navigation))])
    assert furniture(text) == [
        *(f"* {each}" for each in navigation),
        *(f"* {each}" for each in reversed(navigation)),
    ]


@pytest.mark.parametrize(
    "words", ["2024-07-23", "23 July 2024", "Mon, July 23rd, 2024 10:15 GMT", "10:19 27.01.2024 •"]
)
def test_a_line_of_dates_is_a_dateline(words: str) -> None:
    assert is_dateline(words)


@pytest.mark.parametrize("words", ["May", "40 people", "On 23 July 2024 they met", "", "BAGHDAD – 3 August"])
def test_a_line_with_other_words_is_no_dateline(words: str) -> None:
    assert not is_dateline(words)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_sentences_and_furniture_together_hold_every_visible_character_once(text: str) -> None:
    parts = article_parts(text)
    spans = sorted((span.start, span.end) for span in [*parts.sentences, *parts.furniture])
    end = 0
    for start, stop in spans:
        assert start >= end
        assert not text[end:start].strip()
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize("line", ["By " + "A" * 20_000 + "!", "1:00   " * 5_000 + "x", "please " * 5_000])
def test_odd_lines_take_no_longer_than_plain_ones(line: str) -> None:
    assert article("\n".join([*PROSE, line]))[: len(PROSE)] == PROSE
