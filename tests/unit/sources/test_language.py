"""The language of an article: of its text, and what a page says only where the text agrees."""

import pytest

from summarizer.sources import Given, read_bytes
from summarizer.sources.language import detected
from tests.articles import FERRIES
from tests.foreign import ARABIC, FRENCH, GERMAN, SPANISH


def language(text: str, name: str = "a.txt") -> str | None:
    return read_bytes(text.encode(), name, Given()).language


def page(text: str, tag: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return f'<!doctype html><html lang="{tag}"><body><article>{body}</article></body></html>'


@pytest.mark.parametrize(
    ("text", "code"), [(SPANISH, "es"), (FRENCH, "fr"), (GERMAN, "de"), (ARABIC, "ar"), (FERRIES, "en")]
)
def test_a_text_tells_its_language(text: str, code: str) -> None:
    assert language(text) == code


def test_a_page_is_believed_where_its_text_agrees() -> None:
    assert language(page(SPANISH, "es-MX")) == "es-mx"
    assert language(page(FERRIES, "en-GB")) == "en-gb"


def test_a_page_is_not_believed_where_its_text_is_in_another_language() -> None:
    assert language(page(SPANISH, "en-US")) == "es"
    assert language(page(FERRIES, "fr")) == "en"


@pytest.mark.parametrize("text", ["Norlin rejects it.", "Sí.", "12 34 56", "", FERRIES[:400] + SPANISH[:400]])
def test_a_short_or_mixed_text_tells_nothing(text: str) -> None:
    assert detected(text) is None


def test_a_page_with_a_short_text_is_believed() -> None:
    assert language(page("Norlin dice que no. Nadie sabe más.", "es")) == "es"


def test_an_english_article_with_a_foreign_quotation_is_english() -> None:
    assert detected(FERRIES * 3 + "« Nous ne signerons rien avant septembre », a-t-elle dit.") == "en"


def test_a_long_text_is_looked_at_in_all_its_parts() -> None:
    assert detected(SPANISH * 200) == "es"
    assert detected(FERRIES * 100 + SPANISH * 100) is None


def test_sentences_are_divided_as_the_language_divides_them() -> None:
    article = read_bytes(GERMAN.encode(), "a.txt", Given())
    told = [article.words(sentence) for sentence in article.sentences]
    assert any("am 3. Mai zum Streik" in sentence for sentence in told)
    assert "Das Ministerium schlug vor zwei Wochen einen Vermittler vor." in told
    assert [sentence.number for sentence in article.sentences] == list(range(1, len(told) + 1))
