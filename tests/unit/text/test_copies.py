import random
from itertools import permutations

import pytest

from summarizer.text import Copies, find_copies, signature
from tests.articles import article

WIRE = """The port of Tarn will stay closed until Friday, the harbour authority said on Monday, after talks
with the crane drivers ended without a result. The drivers want to be paid for the nights they spend
on call. The authority offers a lump sum of 400 crowns a month, which their union calls an insult.
Some forty ships wait in the roads outside the harbour, among them two tankers with heating oil for
the islands. The islands have oil for nine days, according to the energy agency. Transport Minister
Tove Brandt ruled out a law that would order the drivers back to work. Employers have asked the
labour court to declare the strike unlawful, and the court will hear both sides on Wednesday. Ilan
Voss, who leads the union, said his members would respect the ruling but would not work a single
night without pay. The last strike in the port, eleven years ago, lasted three weeks and cost the
region some 90 million crowns, a study of the university found later.
"""
OTHER = """Ships with heating oil are stuck off Tarn because crane drivers do not work. Negotiators left the
table on Sunday night with nothing to show for it, and the next round is planned for the weekend. On
call at night, drivers get no wages at present; management put forward a flat payment, 400 crowns
each month. “An insult,” said Ilan Voss of the union. Judges will look at the walkout in midweek at
the request of the employers. The government stays out of the conflict for now: the transport
minister does not want to force anybody back to the cranes. Nine days is how long the islands can
heat their homes, officials at the agency for energy reckon. Hotels report the first cancellations,
and the fish market has moved to Sund. Older people remember the walkout of eleven years ago, when
shops ran out of coffee and a study put the damage at 90 million crowns.
"""
JUNK = "Subscribe to our newsletter.\nRead more stories from the coast in our app.\n"


def copy(text: str) -> dict[str, str]:
    return find_copies([article(WIRE), article(text)])


@pytest.mark.parametrize(
    "text",
    [
        f"Port shut for days as crane drivers walk out\n\n{WIRE}",
        f"{WIRE}\n{JUNK}",
        WIRE[: len(WIRE) * 7 // 10],
        WIRE[: len(WIRE) // 2],
        WIRE[len(WIRE) // 5 :],
        f"TARN (Wire) - {WIRE.upper()}",
        WIRE.replace("Monday", "Tuesday").replace("some forty", "about 40").replace("authority", "board"),
        WIRE.replace("\n", "\n\n").replace(" ", "  "),
    ],
)
def test_a_wire_story_is_a_copy_on_another_site(text: str) -> None:
    assert copy(text) == {article(text).content_hash: article(WIRE).content_hash}


def test_another_report_on_the_same_event_is_no_copy() -> None:
    assert copy(OTHER) == {}


def test_a_few_words_are_no_copy_of_anything() -> None:
    assert copy("The port of Tarn will stay closed until Friday, the harbour authority said on Monday.") == {}


def test_every_copy_names_the_first_even_when_it_is_nearer_to_another_copy() -> None:
    texts = [WIRE, WIRE[: len(WIRE) * 6 // 10], WIRE[: len(WIRE) * 5 // 10]]
    first = article(WIRE).content_hash
    assert set(find_copies(map(article, texts)).values()) == {first}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_comes_first_is_the_original(order: tuple[int, ...]) -> None:
    texts = [WIRE, f"{WIRE}\n{JUNK}", WIRE[: len(WIRE) * 7 // 10]]
    first, *others = [article(texts[place]) for place in order]
    assert find_copies([first, *others]) == {other.content_hash: first.content_hash for other in others}


def test_an_article_is_no_copy_of_itself() -> None:
    seen = Copies()
    assert [seen.add("a", signature(article(WIRE))) for _ in range(2)] == [None, None]


def test_signatures_are_small_and_compare_after_they_were_kept() -> None:
    kept = {"a": signature(article(WIRE)), "b": signature(article(f"{JUNK}{WIRE}"))}
    assert max(map(len, kept.values())) < 2_000
    seen = Copies()
    assert [seen.add(key, bytes(signed)) for key, signed in kept.items()] == [None, "a"]


def test_a_signature_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="state"):
        Copies().add("a", b"\0\0\1\0rubbish")


def test_precision_and_recall_on_made_up_stories() -> None:
    chance = random.Random(7)
    vocabulary = [f"{a}{b}{c}" for a in "bdfgklmn" for b in "aeiou" for c in ("", "rt", "sk", "m")]
    stories = [" ".join(chance.choices(vocabulary, k=300)) + "." for _ in range(40)]
    seen = Copies()
    assert [seen.add(story, signature(article(story))) for story in stories] == [None] * 40
    copies = {
        " ".join(
            word if chance.random() > 0.03 else "new" for word in story.split()[: chance.randint(150, 300)]
        ): story
        for story in stories
    }
    found = [seen.add(copy, signature(article(copy))) == story for copy, story in copies.items()]
    assert sum(found) / len(found) >= 0.95
