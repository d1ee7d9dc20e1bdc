from datetime import date
from typing import Any

import pytest

from summarizer.domain.disputes import DisputeBrief, Disputes
from summarizer.pipeline.briefing.finding import find
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.checking import Checker
from tests.articles import FERRIES, article
from tests.proposals import dispute, event, line, party, position, proposal, sections, side

CUT = "Norlin Lines wants to cut the night crossings between Sund and Tarn."
STRIKE = "Ilan Voss will strike if a single crossing goes."


def checked(published: date | None = date(2025, 2, 5), **parts: Any) -> Disputes:  # noqa: ANN401 - lists of items
    made = article(FERRIES, published)
    draft = find(DisputeBrief, gather(made), proposal(**parts))
    checker = Checker(made, [(each.name, *each.aliases) for each in sections(draft).parties])
    return Disputes.model_validate(
        {name: tuple(map(checker.check, claims)) for name, claims in draft.claims.items()}
    )


def test_what_the_article_says_has_no_problem() -> None:
    made = checked(
        parties=[party("Norlin Lines", "Norlin", role="ferry operator", sentences=[2])],
        positions=[
            position("Norlin", statement=CUT, kind="plans"),
            position("Ilan Voss", statement=STRIKE, sentences=[4]),
        ],
        events=[event(CUT, "in March", status="planned")],
        open_disputes=[
            dispute(
                "Will Norlin Lines cut the night crossings?",
                side("Norlin Lines", CUT, [2]),
                side("Ilan Voss", STRIKE, [4]),
            )
        ],
        summary=[line(CUT, 2)],
    )
    claims = (*made.parties, *made.positions, *made.timeline, *made.open_disputes, *made.summary)
    assert [claim.problems for claim in claims] == [()] * 7
    assert [each.problems for each in made.open_disputes[0].sides] == [(), ()]


def test_a_name_that_the_article_does_not_have_is_marked_and_kept_wherever_it_stands() -> None:
    made = checked(
        parties=[party("Norlin Lines", "Kelda Ferries", role="ferry operator", sentences=[2])],
        positions=[
            position("Atlantis", statement=CUT),
            position("Ilan Voss", statement=STRIKE, according_to="Radio Kelda", sentences=[4]),
        ],
        events=[event(CUT, according_to="two villagers")],
        open_disputes=[dispute("Will the crossings be cut?", side("Atlantis", CUT, [2]))],
    )
    assert made.parties[0].aliases == ("Kelda Ferries", "Norlin")
    assert made.parties[0].problems == ("“Kelda Ferries” is not in the article",)
    assert made.positions[0].holders == ("Atlantis",)
    assert made.positions[0].problems == ("“Atlantis” is not in the article",)
    assert made.positions[1].problems == ("“Radio Kelda” is not in the article",)
    assert made.timeline[0].problems == ("“two villagers” is not in the article",)
    assert made.open_disputes[0].sides[0].problems == ("“Atlantis” is not in the article",)
    assert "“Atlantis” is not in the article" in made.parties[1].problems


def test_a_state_is_in_an_article_that_names_its_capital_or_its_officials() -> None:
    made = checked(
        positions=[
            position(
                "Norway", "Sweden", statement="Norway and Sweden agreed to hold talks in Tarn.", sentences=[6]
            )
        ]
    )
    assert made.positions[0].problems == ()


def test_a_position_of_nobody_says_so() -> None:
    made = checked(positions=[position("", statement=CUT)])
    assert made.positions[0].problems == ("nobody is named",)


@pytest.mark.parametrize(
    ("when", "sentence"), [("in 2019", 2), ("night crossings", 2), ("2025-03-01", 2), ("in March", 8)]
)
def test_words_that_are_no_time_of_the_article_are_marked(when: str, sentence: int) -> None:
    (only,) = checked(events=[event("So it is.", when, [sentence])]).timeline
    assert only.moment is None
    assert f"“{when}” is no time that the article tells" in only.problems


def test_an_event_without_a_time_is_not_blamed_for_it() -> None:
    (only,) = checked(events=[event(CUT)]).timeline
    assert (only.moment, only.problems) == (None, ())


def test_what_happened_after_it_was_told_is_marked() -> None:
    (only,) = checked(events=[event("Oslo and Stockholm hold talks in Tarn.", "April 2025", [6])]).timeline
    assert "is told as having happened, but 2025-04 is after the publication date" in only.problems
    assert only.verdict == "refuted"
    assert only.status == "happened"


@pytest.mark.parametrize("status", ["planned", "ongoing"])
def test_what_lies_ahead_is_not_marked_for_its_date(status: str) -> None:
    (only,) = checked(
        events=[event("Oslo and Stockholm hold talks in Tarn.", "April 2025", [6], status=status)]
    ).timeline
    assert not any("publication date" in problem for problem in only.problems)


def test_without_a_publication_date_nothing_is_after_it() -> None:
    (only,) = checked(
        None, events=[event("Oslo and Stockholm hold talks in Tarn.", "April 2025", [6])]
    ).timeline
    assert only.value == "2025-04"
    assert not any("publication date" in problem for problem in only.problems)


def test_each_side_is_checked_against_its_own_sentences() -> None:
    made = checked(
        open_disputes=[
            dispute(
                "Will Norlin Lines cut the night crossings?",
                side("Norlin Lines", CUT, [2]),
                side("Ilan Voss", STRIKE, [8]),
                side("Ilan Voss", STRIKE, [99]),
                side("Ilan Voss", STRIKE, []),
            )
        ]
    )
    (only,) = made.open_disputes
    assert only.problems == ()
    good, elsewhere, absent, nothing = only.sides
    assert good.problems == ()
    assert elsewhere.problems
    assert [item.sentence for item in elsewhere.evidence] == [8]
    assert absent.problems == ("cites sentence 99, which does not exist", "rests on no sentence")
    assert nothing.problems == ("rests on no sentence",)


def test_a_cited_sentence_that_does_not_exist_is_marked_beside_those_that_do() -> None:
    (only,) = checked(summary=[line(CUT, 2, 0, 10**30)]).summary
    assert [item.sentence for item in only.evidence] == [2]
    assert only.problems == (
        "cites sentence 0, which does not exist",
        f"cites sentence {10**30}, which does not exist",
    )


@pytest.mark.parametrize("empty", ["", " \n"])
def test_a_claim_without_words_says_nothing(empty: str) -> None:
    made = checked(
        positions=[position("Ilan Voss", statement=empty)],
        events=[event(empty)],
        open_disputes=[dispute(empty, side("Ilan Voss", empty))],
        summary=[line(empty, 2)],
    )
    claims = (
        *made.positions,
        *made.timeline,
        *made.open_disputes,
        *made.open_disputes[0].sides,
        *made.summary,
    )
    assert [claim.problems for claim in claims] == [("says nothing",)] * 5


def test_a_role_rests_on_those_sentences_of_its_party_that_say_it() -> None:
    (made,) = checked(
        parties=[party("Ilan Voss", role="leader of the crews' union", sentences=[4, 5])]
    ).parties
    assert made.role is not None
    assert [item.sentence for item in made.role.evidence] == [4]
    assert [item.sentence for item in made.evidence] == [4, 5]
    assert (made.role.verdict, made.role.problems) == ("supported", ())


def test_a_role_that_no_sentence_says_is_marked_and_not_its_party() -> None:
    (made,) = checked(parties=[party("Ilan Voss", role="mayor of Kelda", sentences=[4])]).parties
    assert made.role is not None
    assert made.role.verdict == "not found"
    assert made.role.problems
    assert (made.verdict, made.problems) == ("supported", ())


def test_each_verdict_has_its_reasons() -> None:
    made = checked(
        positions=[
            position("Norlin Lines", statement=CUT),
            position("Norlin Lines", statement=CUT.replace("cut", "extend")),
            position("Norlin Lines", statement=CUT.replace("the night", "4,711")),
        ]
    )
    assert [(each.verdict, bool(each.problems)) for each in made.positions] == [
        ("supported", False), ("refuted", True), ("not found", True),
    ]  # fmt: skip


def test_a_party_without_a_role_is_no_problem() -> None:
    assert checked(parties=[party("Ilan Voss", role="", sentences=[4])]).parties[0].problems == ()
