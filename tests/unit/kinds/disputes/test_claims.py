"""What the reading knows as claims in the article's words."""

from summarizer.kinds.disputes.claims import Held, Told, events_of, positions_of
from summarizer.kinds.disputes.clauses import Clauses
from summarizer.reading import read
from tests.articles import article


def positions(text: str) -> list[Held]:
    made = article(text)
    return positions_of(Clauses(made, read(made)))


def events(text: str) -> list[Told]:
    made = article(text)
    return events_of(Clauses(made, read(made)))


def said(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(each.holders, each.kind, each.clause.text) for each in positions(text)]


def test_what_a_party_wants_is_its_clause() -> None:
    assert said("Reuters reported that Peru wants to close the port of Sund in May.") == [
        (("Peru",), "demands", "Peru wants to close the port of Sund in May.")
    ]


def test_who_tells_of_a_position_vouches_for_it() -> None:
    (held,) = positions("Four officials said that Peru wants to close the port of Sund.")
    assert (held.attribution.according_to, held.attribution.certainty) == ("Four officials", "reported")


def test_several_hold_what_they_agreed_together() -> None:
    assert said("Peru and France agreed to share the harbour of Sund.") == [
        (("Peru", "France"), "agrees", "Peru and France agreed to share the harbour of Sund.")
    ]


def test_what_one_party_says_that_another_wants_is_the_others_as_it_tells() -> None:
    (held,) = positions("The Norlin company attacked Peru.\nPeru said that Norlin wants to close the port.")[
        -1:
    ]
    assert held.clause.text == "Norlin wants to close the port."
    assert held.attribution.according_to == "Peru"


def test_no_comment_is_no_position() -> None:
    assert said("Swedish officials declined to comment.") == []


def test_an_event_has_its_time_and_its_clause() -> None:
    found = [(e.value, e.clause.text) for e in events("Norlin Lines sold the ferries in May 2024.")]
    assert found == [("2024-05", "Norlin Lines sold the ferries in May 2024.")]


def test_two_times_of_one_subject_are_two_events() -> None:
    found = events("Norlin Lines cut the crossings in March 2024 and sold the ferries in May 2024.")
    assert [(each.value, each.clause.text) for each in found] == [
        ("2024-03", "Norlin Lines cut the crossings in March 2024."),
        ("2024-05", "Norlin Lines sold the ferries in May 2024."),
    ]


def test_who_tells_of_an_event_vouches_for_it() -> None:
    (told,) = [e for e in events("Ana Vell said that the port will close in May 2025.") if e.value]
    assert (told.clause.text, told.attribution.according_to) == (
        "The port will close in May 2025.",
        "Ana Vell",
    )


def test_a_time_that_something_is_compared_with_is_of_no_event() -> None:
    found = events("Sales of Norlin Lines rose to 17%, up from 14% in May 2024.")
    assert all(each.value != "2024-05" for each in found)
