"""Sentences by signs that no language's words are needed for."""

import pytest

from summarizer.domain import Sentence
from summarizer.text import resplit, split_sentences


def divided(text: str) -> list[str]:
    return [text[each.start : each.end] for each in resplit(text, split_sentences(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Der Streik begann am 3. Mai in Marel.", "Er dauert an."],
        ["Das galt bis 2023.", "Die Frist ist vorbei."],
        ["Es geht z. B. um Löhne.", "Dr. Larrag schweigt."],
        ["„Wir gehen.“", "Er ging."],
        ["»Nein.«", "Er ging."],
        ["Er sagte nichts.", "»Nein«, sagte sie."],
        ["« Non ! »", "Elle est partie."],
        ["« Non ! » a dit M. Larrague.", "Qui paiera ?", "L'État."],
        ["¿Habrá huelga?", "¡No!", "La Sra. Larraga lo niega."],
        ["Los EE. UU. no firmaron.", "México sí."],
        ["هل يبدأ الإضراب؟", "نعم.", "قال د. نادر ذلك."],
        ["کیا وہ آئیں گے؟", "وہ آئے۔", "سب خوش ہیں۔"],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    assert divided(" ".join(sentences)) == sentences


def test_a_line_ends_a_sentence_and_every_visible_character_stays() -> None:
    text = "Titel ohne Punkt\n\nDer 2. Weltkrieg. Ende"
    assert divided(text) == ["Titel ohne Punkt", "Der 2. Weltkrieg.", "Ende"]


def test_what_was_left_out_between_two_sentences_stays_out() -> None:
    text = "Eins. TEILEN Zwei."
    given = [Sentence(number=1, start=0, end=5), Sentence(number=2, start=13, end=18)]
    assert [(each.number, each.start, each.end) for each in resplit(text, given)] == [(1, 0, 5), (2, 13, 18)]
