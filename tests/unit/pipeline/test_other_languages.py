"""Briefs of articles in other languages: read by the model alone, checked as far as signs can tell."""

from datetime import date
from typing import Any

import pytest

from summarizer.domain import Article, Brief
from summarizer.errors import UnusableInput
from summarizer.llm import Request, ScriptedModel
from summarizer.pipeline import Maker, make_brief
from summarizer.prompting import load_prompts
from summarizer.sources import Given, read_bytes
from summarizer.text import Language
from tests.articles import FERRIES
from tests.foreign import ARABIC, FRENCH, GERMAN, SPANISH

TUESDAY = date(2024, 7, 23)
EMPTY: dict[str, Any] = {"parties": [], "positions": [], "events": [], "open_disputes": [], "summary": []}


def article(text: str, published: date | None = TUESDAY) -> Article:
    return read_bytes(text.encode(), "a.txt", Given(published=published))


def event(when: str, sentence: int, status: str = "happened", what: str = "Norlin.") -> dict[str, Any]:
    said = {"what": what, "when": when, "status": status, "according_to": "", "certainty": "stated"}
    return {**said, "sentences": [sentence]}


def position(holder: str, statement: str, sentence: int) -> dict[str, Any]:
    said = {"kind": "says", "according_to": "", "certainty": "stated", "sentences": [sentence]}
    return {"holders": [holder], "statement": statement, **said}


def proposing(**parts: list[dict[str, Any]]) -> ScriptedModel:
    return ScriptedModel([{**EMPTY, **parts}], always=EMPTY, strategy="single")


def brief(
    text: str, model: ScriptedModel, published: date | None = TUESDAY, language: str | None = None
) -> Brief:
    made = article(text, published)
    return make_brief(made, model, load_prompts(), language=language, second_look=False)


def number(text: str, words: str) -> int:
    read = article(text)
    return next(each.number for each in read.sentences if words in read.words(each))


@pytest.mark.parametrize(
    ("text", "when", "status", "value"),
    [
        (SPANISH, "el martes", "happened", "2024-07-23"),
        (SPANISH, "el 3 de mayo", "happened", "2024-05-03"),
        (SPANISH, "hace dos semanas", "happened", "2024-07-08/2024-07-14"),
        (SPANISH, "en marzo de 2021", "happened", "2021-03"),
        (SPANISH, "el año pasado", "happened", "2023"),
        (SPANISH, "septiembre", "planned", "2024-09"),
        (FRENCH, "mardi", "happened", "2024-07-23"),
        (FRENCH, "il y a deux semaines", "happened", "2024-07-08/2024-07-14"),
        (FRENCH, "en mars 2021", "happened", "2021-03"),
        (FRENCH, "l'an dernier", "happened", "2023"),
        (GERMAN, "am Dienstagabend", "happened", "2024-07-23"),
        (GERMAN, "am 3. Mai", "happened", "2024-05-03"),
        (GERMAN, "im März 2021", "happened", "2021-03"),
        (GERMAN, "im vergangenen Jahr", "happened", "2023"),
        (ARABIC, "يوم الثلاثاء", "happened", "2024-07-23"),
        (ARABIC, "أيلول/سبتمبر", "planned", "2024-09"),
        (ARABIC, "في مارس/آذار 2021", "happened", "2021-03"),
        (ARABIC, "العام الماضي", "happened", "2023"),
    ],
)
def test_the_words_for_when_are_found_and_resolved(text: str, when: str, status: str, value: str) -> None:
    made = brief(text, proposing(events=[event(when, number(text, when), status)]))
    (only,) = made.timeline
    assert only.value == value
    assert only.moment is not None
    assert only.moment.phrase == when
    assert article(text).words(only.moment) == when
    assert only.problems == ()


def test_words_that_nobody_can_date_are_told_unresolved() -> None:
    made = brief(SPANISH, proposing(events=[event("en una rueda de prensa", 3)]))
    (only,) = made.timeline
    assert only.moment is not None
    assert (only.value, only.moment.unresolved) == (None, "no date that code reads in this language")


def test_without_a_publication_date_a_relative_day_stays_open() -> None:
    made = brief(SPANISH, proposing(events=[event("el martes", 2)]), published=None)
    (only,) = made.timeline
    assert only.moment is not None
    assert only.moment.unresolved == "no publication date"


def test_words_that_the_article_does_not_have_are_a_problem() -> None:
    (only,) = brief(SPANISH, proposing(events=[event("el jueves", 2)])).timeline
    assert only.problems == ("“el jueves” is no time that the article tells",)


def test_a_figure_a_quotation_and_a_name_that_are_not_there_are_problems() -> None:
    positions = [
        position("Inés Larraga", "Sube los salarios un 4,5 %.", 2),
        position("Inés Larraga", "Dijo: «No firmaremos nada antes de octubre».", 3),
        position("Rederi Vest", "Rechaza la propuesta.", 2),
        position("Inés Larraga", "Dijo: «No firmaremos nada antes de septiembre».", 3),
    ]
    figure, quotation, name, sound = brief(SPANISH, proposing(positions=positions)).positions
    assert figure.problems == ("“4,5” is not in the sentence",)
    assert quotation.problems == (
        "quotes “No firmaremos nada antes de octubre”, which the article does not say",
    )
    assert name.problems == ("“Rederi Vest” is not in the article",)
    assert sound.problems == ()


def test_arabic_claims_are_in_letters_of_their_article() -> None:
    (only,) = brief(
        ARABIC, proposing(positions=[position("شركة نورلين", "ترفض الشركة زيادة الرواتب.", 2)])
    ).positions
    assert only.problems == ()


@pytest.mark.parametrize(
    ("text", "name"), [(SPANISH, "Spanish"), (FRENCH, "French"), (GERMAN, "German"), (ARABIC, "Arabic")]
)
def test_the_brief_and_the_question_tell_the_language(text: str, name: str) -> None:
    model = proposing(positions=[position("Norlin", "Norlin.", 2)])
    made = brief(text, model)
    assert made.warnings[0].startswith(f"The article is in {name}: no program read it before the model")
    assert Language.of(made.source.language).name == name
    assert f"Write every text in {name}," in model.requests[0].system
    assert "Names:\nTimes:" in model.requests[0].user


def test_what_is_not_cited_and_has_a_figure_or_a_quotation_is_left_out() -> None:
    made = brief(FRENCH, proposing(positions=[position("Norlin", "Norlin.", 2)]))
    read = article(FRENCH)
    told = {read.words(each)[:20] for each in read.sentences if each.number in made.left_out}
    assert told == {"« Nous ne signerons ", "Le syndicat exige 1 ", "L'accord précédent a"}


def test_claims_in_another_language_are_asked_for_and_told() -> None:
    model = proposing(
        positions=[position("Norlin", "She said: “We sign nothing before September”, 3.5 %.", 2)]
    )
    made = brief(SPANISH, model, language="en")
    assert "Write every text in English," in model.requests[0].system
    assert made.positions[0].problems == ()
    assert made.provenance.language == "en"
    assert made.warnings[1] == "The claims are in English, so that quotations in them were not checked."


def test_claims_about_an_english_article_may_be_in_another_language() -> None:
    model = proposing(positions=[position("Norlin", "Norlin quiere suprimir 99 travesías.", 2)])
    made = brief(FERRIES, model, language="es")
    assert made.positions[0].problems == ("“99” is not in the sentence",)
    (told,) = made.warnings
    assert told.startswith(
        "The claims are in Spanish: the wording of claims, denials and names inside of them"
    )
    assert told.endswith("Sentence numbers, figures, the names of parties were.")


@pytest.mark.parametrize("language", [None, "en"])
def test_a_question_about_an_english_article_says_nothing_of_languages(language: str | None) -> None:
    model = proposing(positions=[position("Norlin", "Norlin.", 2)])
    made = brief(FERRIES, model, language=language)
    assert not any("Language." in request.system for request in model.requests)
    assert made.warnings == ()


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        (SPANISH, None, "is in Spanish"),
        (SPANISH, "en", "is in Spanish"),
        (FERRIES, "es", "claims in Spanish are asked for"),
    ],
)
def test_staged_refuses_what_is_not_english_and_asks_nothing(
    text: str, language: str | None, reason: str
) -> None:
    model = ScriptedModel(strategy="staged")
    with pytest.raises(UnusableInput) as refused:
        make_brief(article(text), model, load_prompts(), language=language)
    assert reason in str(refused.value)
    assert "--strategy single --model" in str(refused.value)
    assert model.requests == []


def test_briefs_in_two_languages_are_two_briefs() -> None:
    text = article(FERRIES)

    def answer(_request: Request[Any]) -> dict[str, Any]:
        return {**EMPTY, "positions": [position("Norlin", "Norlin.", 2)]}

    plain, spanish = (
        Maker(ScriptedModel(always=answer, strategy="single"), load_prompts(), language=code)
        for code in (None, "es")
    )
    assert plain.configuration(text) != spanish.configuration(text)
    assert plain.made(plain.make(text), text)
    assert not spanish.made(plain.make(text), text)
    assert spanish.made(spanish.make(text), text)
