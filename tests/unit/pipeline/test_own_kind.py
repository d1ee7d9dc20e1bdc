"""A kind that somebody else wrote is asked for, found and checked as the one that ships."""

from datetime import date
from typing import Any

import pytest

from summarizer.domain import Attribution
from summarizer.llm import ScriptedModel
from summarizer.pipeline import Maker, make_brief, preview
from summarizer.pipeline.kind import kind_of_sections
from summarizer.prompting import load_prompts
from tests.articles import article
from tests.kinds import LawsuitBrief
from tests.proposals import Json, dispute, event, line, party, position, rests_on, side

CASE = article(
    """The weaver Edda Holm claims 40,000 crowns from Brandt Mills for two looms.
Brandt Mills denies that the looms were ever delivered.
On 3 March 2025 the Sund District Court granted the claim and spoke of “a plain breach”.
The court told Brandt Mills to hand over 2 looms.
Whether Brandt Mills pays the costs of the case is still to be decided.
""",
    date(2025, 3, 5),
)
HOLM = party("Edda Holm", "Holm", role="weaver", sentences=[1]) | {"side": "claimant"}
MILLS = party("Brandt Mills", role="", sentences=[2]) | {"side": "defendant"}
GRANTED = "The Sund District Court granted the claim."


def plea(*holders: str, amount: str = "", **more: Any) -> Json:  # noqa: ANN401 - fields of a position
    return position(*holders, **{"kind": "argues", **more}) | {"amount": amount}


CLAIMED = plea(
    "Holm",
    kind="claims",
    statement="Edda Holm claims 40,000 crowns for two looms.",
    amount="40,000 crowns",
    sentences=[1],
)
DENIED = plea(
    "Brandt Mills", kind="denies", statement="Brandt Mills denies that the looms were ever delivered."
)


def ruling(what: str = GRANTED, when: str = "3 March 2025", **more: str) -> Json:
    told = {"court": "Sund District Court", "outcome": "granted", "words": "a plain breach"}
    return event(what, when, [3]) | told | more


def remedy(text: str, units: str, *sentences: int) -> Json:
    return {"remedy": text, "units": units, "sentences": [*sentences]}


def answer(**parts: list[Json]) -> Json:
    return {section.asked: [] for section in LawsuitBrief.sections()} | parts


FULL = answer(
    litigants=[HOLM, MILLS],
    pleas=[CLAIMED, DENIED],
    rulings=[ruling()],
    pending=[
        dispute(
            "Does Brandt Mills pay the costs of the case?",
            side("Brandt Mills", "Brandt Mills denies that the looms were delivered.", [2]),
            sentences=[5],
        )
    ],
    remedies=[remedy("The court told Brandt Mills to hand over the looms.", "2 looms", 4)],
    summary=[line("The court granted the claim.", 3)],
)


def asked(*answers: Json) -> ScriptedModel:
    return ScriptedModel(answers, always=answer(), context_tokens=32_768)


def brief(model: ScriptedModel) -> LawsuitBrief:
    kind = kind_of_sections(LawsuitBrief)
    made = make_brief(CASE, model, load_prompts(), kind=kind, second_look=False)
    assert isinstance(made, LawsuitBrief)
    return made


def of(**parts: list[Json]) -> LawsuitBrief:
    return brief(asked(answer(**parts)))


def test_every_section_and_every_field_of_it_is_filled_and_nothing_right_is_marked() -> None:
    made = brief(asked(FULL))
    assert [(each.name, each.side, each.aliases) for each in made.litigants] == [
        ("Edda Holm", "claimant", ("Holm",)),
        ("Brandt Mills", "defendant", ()),
    ]
    assert [(each.holders, each.kind, each.amount) for each in made.pleas] == [
        (("Edda Holm",), "claims", "40,000 crowns"),
        (("Brandt Mills",), "denies", ""),
    ]
    assert made.pleas[0].attribution == Attribution()
    (ruling_made,) = made.rulings
    assert (ruling_made.value, ruling_made.court, ruling_made.outcome, ruling_made.words) == (
        "2025-03-03",
        "Sund District Court",
        "granted",
        "a plain breach",
    )
    assert [(each.remedy, each.units) for each in made.remedies] == [
        ("The court told Brandt Mills to hand over the looms.", "2 looms")
    ]
    assert [each.sides[0].holder for each in made.pending] == ["Brandt Mills"]
    assert {claim.verdict for claim in made.claims()} == {"supported"}
    assert {claim.problems for claim in made.claims()} == {()}


def test_every_claim_of_it_is_cited_in_words_of_the_article() -> None:
    made = brief(asked(FULL))
    assert list(made.cited()) == [1, 2, 3, 4, 5]
    assert all(CASE.text[item.start : item.end] == item.quote for item in made.cited().values())


def test_it_says_its_kind_and_by_which_prompt_it_was_asked_for() -> None:
    made = brief(asked(FULL))
    assert (made.kind, made.provenance.strategy, set(made.provenance.prompts)) == (
        "lawsuit",
        "single",
        {"kind"},
    )


def test_a_model_is_asked_for_each_section_by_name_and_told_what_each_field_wants() -> None:
    model = asked(FULL)
    brief(model)
    system = model.requests[0].system
    for section in LawsuitBrief.sections():
        assert f"\n{section.asked}:" in system
    assert "- amount: The figure with its unit" in system
    assert "- words: Words of the article, copied exactly" in system
    assert "- court: Exactly as the article writes it" in system
    assert "The kind of brief is: lawsuit" in system


def test_its_form_is_closed_where_a_field_is_a_choice() -> None:
    model = asked(FULL)
    brief(model)
    parts = model.requests[0].answer.model_json_schema()["$defs"]
    assert parts["ProposedRuling"]["properties"]["outcome"]["enum"] == ["granted", "denied", "other"]
    assert "enum" not in parts["ProposedRuling"]["properties"]["court"]


def test_what_is_left_out_of_it_is_asked_about_once_more_with_its_claims_so_far() -> None:
    model = asked(answer(litigants=[HOLM, MILLS], pleas=[CLAIMED]), answer(rulings=[ruling()]))
    made = brief(model)
    follow_up = model.requests[1].user
    assert "plea: Edda Holm; Edda Holm claims 40,000 crowns for two looms.; 40,000 crowns [1]" in follow_up
    assert (len(made.pleas), len(made.rulings)) == (1, 1)


def test_a_holder_that_nobody_proposed_is_no_litigant_for_whose_side_nobody_told() -> None:
    made = of(litigants=[HOLM, MILLS], pleas=[plea("Holm"), plea("Sund District Court", sentences=[3])])
    assert [each.holders for each in made.pleas] == [("Edda Holm",), ("Sund District Court",)]
    assert [each.name for each in made.litigants] == ["Edda Holm", "Brandt Mills"]


@pytest.mark.parametrize(
    ("section", "wrong", "problem"),
    [
        ("litigants", HOLM | {"also_called": ["Tilda Roe"]}, "“Tilda Roe” is not in the article"),
        ("pleas", plea("Tilda Roe"), "“Tilda Roe” is not in the article"),
        ("pleas", CLAIMED | {"according_to": "Radio Sund"}, "“Radio Sund” is not in the article"),
        ("rulings", ruling(court="Kelda Supreme Court"), "“Kelda Supreme Court” is not in the article"),
        ("rulings", ruling(words="a fraud"), "quotes “a fraud”, which its sentences do not say"),
        ("rulings", ruling(when="4 May 2019"), "“4 May 2019” is no time that the article tells"),
        ("rulings", ruling(what=""), "says nothing"),
        ("pending", dispute("", sentences=[5]), "says nothing"),
        ("remedies", remedy("", "", 4), "says nothing"),
        ("remedies", remedy(GRANTED, "", 99), "rests on no sentence"),
    ],
)  # fmt: skip
def test_a_field_that_says_what_the_article_does_not_is_kept_and_marked(
    section: str, wrong: Json, problem: str
) -> None:
    (claim, *_) = getattr(of(**{"litigants": [HOLM, MILLS], section: [wrong]}), section)
    assert problem in claim.problems
    assert claim.verdict == "not found"


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("pleas", CLAIMED | {"amount": "75,000 crowns"}),
        ("remedies", remedy("The looms go back.", "900 looms", 4)),
    ],
)
def test_a_figure_that_its_sentences_do_not_have_is_marked(section: str, wrong: Json) -> None:
    (claim,) = getattr(of(litigants=[HOLM, MILLS], **{section: [wrong]}), section)
    figure = (wrong.get("amount") or wrong["units"]).split()[0]
    assert any(figure in problem for problem in claim.problems)


def test_a_ruling_after_the_article_was_published_has_not_happened() -> None:
    later = CASE.model_copy(
        update={"published": CASE.published.model_copy(update={"value": date(2025, 3, 1)})}
    )
    model = asked(answer(rulings=[ruling()]))
    made = make_brief(later, model, load_prompts(), kind=kind_of_sections(LawsuitBrief), second_look=False)
    assert isinstance(made, LawsuitBrief)
    assert made.rulings[0].verdict == "refuted"


def test_a_second_look_clears_wording_of_it_too() -> None:
    reworded = remedy("The court told Brandt Mills to relinquish weaving machinery promptly.", "", 4)
    clears = {"looks": [{"number": 1, "answer": "yes", "words": "hand over 2 looms"}]}
    model = asked(answer(litigants=[HOLM, MILLS], remedies=[reworded]), answer(), clears)
    made = make_brief(CASE, model, load_prompts(), kind=kind_of_sections(LawsuitBrief))
    assert isinstance(made, LawsuitBrief)
    (cleared,) = made.remedies
    assert (cleared.verdict, len(cleared.cleared)) == ("supported", 1)
    assert rests_on(cleared) == (4,)


def test_a_preview_shows_what_it_would_be_asked() -> None:
    shown = preview("kind", CASE, load_prompts(), kind_of_sections(LawsuitBrief))
    assert shown is not None
    assert "\nrulings:" in shown.system
    assert "[4] The court told Brandt Mills" in shown.user
    assert preview("single", CASE, load_prompts(), kind_of_sections(LawsuitBrief)) is None


def test_a_brief_of_another_kind_is_not_reused_for_it() -> None:
    model, prompts = ScriptedModel(strategy="single"), load_prompts()
    court = Maker(model, prompts, kind=kind_of_sections(LawsuitBrief))
    assert court.configuration(CASE) != Maker(model, prompts).configuration(CASE)
    same = Maker(model, prompts, kind=kind_of_sections(LawsuitBrief))
    assert court.configuration(CASE) == same.configuration(CASE)
