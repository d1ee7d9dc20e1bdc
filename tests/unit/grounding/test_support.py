import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding import check_support

MISSION = (
    "Iraq aims for the US-led military coalition to start withdrawing in September and to officially "
    "end its mission by September 2025."
)
GROUPS = [["Union of Dockers", "the dockers", "UoD"]]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Iraq wants the coalition to end its mission by September 2025.", MISSION),
        ("Baghdad wants the coalition's mission to end.", MISSION),
        ("The port employs 2,500 people.", "The port employs 2.5 thousand people."),
        ("The port employs about 2,500 people.", "The port employs 2,480 people."),
        ("More than 100 dockers walked out.", "Some 104 dockers walked out on Monday."),
        ("Wages rise by 5 percent.", "Wages rise by 5%."),
        ("The owners refused to sign the deal.", "The owners did not sign the deal."),
        ("American officials met the owners.", "US officials met the owners."),
        ("The FPA banned the ferry.", "The Federal Port Authority banned the ferry."),
        ("The two sides met on 3 May 2024.", "The two sides met on May 3, 2024."),
        ("They met in private.", "They met in private, and then spoke in public."),
        ("The 3rd strike began.", "The third strike began."),
        ("The port cannot pay.", "“We can not pay,” the port said."),
        ("The port can't close.", "The port cannot close."),
        ("The dockers are against meeting the owners.", "The dockers refused to meet the owners."),
        (
            "The owners must restructure the port.",
            "The owners have until the end of May to restructure the port.",
        ),
        ("The port rents PCs.", "The port rents every PC it uses."),
        ("The sight will not be pleasant.", "It is not going to be a very pleasant sight."),
    ],
)
def test_a_faithful_paraphrase_has_no_problem(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).problems == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "problem"),
    [
        (
            "Iraq wants the coalition to end its mission by September 2026.",
            MISSION,
            "says “September 2026”, the sentence says “September 2025”",
        ),
        ("The port employs 150 people.", "The port employs 120 people.", "“150” is not in the sentence"),
        ("The port can pay.", "The port can't pay.", "leaves out “not”, which is in the sentence"),
        ("The port will pay.", "The port may pay.", "says “will pay”, the sentence says “may pay”"),
        (
            "The road is 150 km long.",
            "The road is 150 miles long.",
            "says “150 km”, the sentence says “150 miles”",
        ),
        ("They met on Monday.", "They met on Tuesday.", "says “Monday”, the sentence says “Tuesday”"),
        ("The owners met in Erbil.", "The owners met in Basra.", "says “Erbil”, the sentence says “Basra”"),
        ("The owners did not sign the deal.", "The owners signed the deal.", "“not” is not in the sentence"),
        (
            "The owners signed the deal.",
            "The owners did not sign the deal.",
            "leaves out “not”, which is in the sentence",
        ),
        ("The strike will end.", "The strike may end.", "says “will end”, the sentence says “may end”"),
        (
            "All ferries stopped.",
            "Some ferries stopped.",
            "says “All ferries”, the sentence says “Some ferries”",
        ),
        ("Prices rose in the port.", "Prices fell in the port.", "says “rose”, the sentence says “fell”"),
        ("The crew was unhappy.", "The crew was happy.", "says “unhappy”, the sentence says “happy”"),
        ("The crew met publicly.", "The crew met secretly.", "says “publicly”, the sentence says “secretly”"),
        ("The red boat left.", "The yellow boat left.", "says “red”, the sentence says “yellow”"),
        (
            "It lost millions in the strike.",
            "It lost billions in the strike.",
            "“millions” is not in the sentence",
        ),
        ("It was the third strike.", "It was the fourth strike.", "“third” is not in the sentence"),
        (
            "They got a one-month pause.",
            "They got a one-year pause.",
            "says “one-month”, the sentence says “one-year”",
        ),
    ],
)
def test_a_changed_word_is_named(claim: str, evidence: str, problem: str) -> None:
    assert problem in check_support(claim, evidence).problems


@pytest.mark.parametrize("aliases", [GROUPS, {"Union of Dockers": ["the dockers", "UoD"]}])
def test_another_name_of_the_same_party_is_no_new_name(
    aliases: list[list[str]] | dict[str, list[str]],
) -> None:
    claim, evidence = "The harbour closed after Union of Dockers left.", "The harbour closed after UoD left."
    assert not check_support(claim, evidence).supported
    assert check_support(claim, evidence, aliases).supported


@pytest.mark.parametrize(
    ("claim", "evidence", "problem"),
    [
        (
            "Iran told Iraq to stop.",
            "Iraq told Iran to stop.",
            "says “Iran told Iraq”, the sentence says “Iraq told Iran”",
        ),
        (
            "Baghdad accused Washington of delay.",
            "The United States accused Iraq of delay.",
            "says “Baghdad accused Washington”, the sentence says “The United States accused Iraq”",
        ),
        (
            "UoD was sued by Norlin.",
            "The dockers sued Norlin.",
            "says “UoD was sued by Norlin”, the sentence says “The dockers sued Norlin”",
        ),
    ],
)
def test_parties_that_change_places_are_noticed(claim: str, evidence: str, problem: str) -> None:
    assert check_support(claim, evidence, GROUPS).problems == (problem,)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Norlin was sued by UoD.", "The dockers sued Norlin."),
        ("Iran met Iraq in Basra.", "Iraq met Iran in Basra."),
        ("Iran told Iraq to stop.", "Iraq told Iran to go, and then Iran told Iraq to stop."),
    ],
)
def test_the_same_roles_in_another_order_are_no_problem(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence, GROUPS).problems == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Lothar agrees to a limited contract.",
            "The contract that Lothar signed was supposed to be limited.",
        ),
        ("Velm agrees to lower the tolls.", "Velm will lower the tolls if he agrees to the dockers' terms."),
        ("The mayor sold the pier.", "The mayor would like to sell the pier."),
        ("The mayor sold the pier.", "The mayor plans to sell the pier."),
        ("The president resigned.", "The vice president resigned."),
        ("The captain sailed.", "The former captain sailed."),
        ("North Veria signed the treaty.", "South Veria signed the treaty."),
        ("The index moved by 0.5 percent.", "The index moved by -0.5 percent."),
        ("The pier cost US$5m.", "The pier cost A$5m."),
        ("Wages rose by 5 percent.", "Wages rose by 5 percentage points."),
        ("Mr Orm was jailed.", "Mr Orm's brother was jailed."),
        ("Orm sued Poll.", "Orm was sued by Poll."),
        ("The talks began before the strike.", "The talks began after the strike."),
    ],
)
def test_a_claim_that_says_more_or_something_else_is_refuted(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).verdict == "refuted"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The dumping is illegal.", "The firm dumps waste illegally in the bay."),
        ("The season of 2010 was dry.", "The 2010-11 season was dry."),
        ("Before the strike, the port was calm.", "The strike came after an 11-year lull at the port."),
        ("Senator Hale spoke in the harbour.", "Sen. Hale spoke in the harbour."),
        ("25 percent of the crews left.", "A quarter of the crews left."),
        ("Half the crews left.", "50% of the crews left."),
        ("Twelve crews left.", "A dozen crews left."),
        ("The port cut 1,200 jobs.", "The port cut 1 200 jobs."),
        ("Tolls rose by 3.5 percent.", "Tolls rose by 3½ percent."),
        ("The dockers will not sell tickets.", "The dockers will stop selling tickets."),
        ("The owners did not get the price right.", "The owners got the price wrong."),
        ("The paper said that the dockers walked out.", "The dockers reportedly walked out."),
        ("Orm says that the ferries will sail on Friday.", "Orm said the ferries would sail on Friday."),
        (
            "Poll doubts that the deal will save the port.",
            "“I doubt if the deal will save the port,” said Poll.",
        ),
        (
            "More walkouts are expected if the talks fail.",
            "If the talks fail, more walkouts are widely expected.",
        ),
        ("The council began its review.", "The council has begun its review, officials insist."),
        ("The two ferries sailed.", "The red and white ferries sailed."),
        ("Former Harbour Commissioner Dan Orm left.", "Dan Orm, Harbour Commissioner in the 1990s, left."),
    ],
)
def test_the_same_in_other_words_is_supported(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).problems == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "problem"),
    [
        (
            "The port reported a sharp rise in tolls.",
            "The port, which wants to increase pay, reported a sharp drop in tolls.",
            "says “rise”, the sentence says “drop”",
        ),
        (
            "Fewer than 90 crews left.",
            "In all, 90 crews left.",
            "says “Fewer than 90”, the sentence says “90”",
        ),
        (
            "Orm spoke of “a fault that may lead to a gain of speed at sea”.",
            "Orm spoke of “a fault that may lead to a loss of speed at sea”.",
            "quotes “a fault that may lead to a gain of speed at sea”, which the article does not say",
        ),
        (
            "The crews with the money they don't have at hand will sail.",
            "The crews with the money they have at hand will sail, but the owners will not.",
            "“not” is not in the sentence",
        ),
    ],
)
def test_what_is_turned_in_its_place_is_named(claim: str, evidence: str, problem: str) -> None:
    assert any(each.startswith(problem) for each in check_support(claim, evidence).problems)


def test_who_speaks_beside_another_is_not_taken_for_the_other() -> None:
    evidence = "Norland insists on the canal, but Velm says it did not agree to open the canal."
    claim = "Velm says it did not agree to open the canal."
    assert check_support(claim, evidence, [["Velm"], ["Norland"]], holders=["Velm"]).supported


def test_a_claim_may_take_names_from_the_sentences_around_and_those_known() -> None:
    claim, evidence = "Iraq wants the troops to leave.", "The region wants the troops to leave."
    assert check_support(claim, evidence).verdict == "not found"
    assert check_support(claim, evidence, context="Iraq lies between two rivers.").supported
    assert check_support(claim, evidence, known=["Iraq"]).supported


def test_words_of_one_party_are_not_put_into_the_mouth_of_another() -> None:
    evidence, parties = "Velm said that Norland will open the canal.", [["Velm"], ["Norland"]]
    claim = "Norland will open the canal."
    assert check_support(claim, evidence, parties, holders=["Velm"]).supported
    assert check_support(claim, evidence, parties, holders=["Norland"]).verdict == "refuted"
    assert check_support(claim, evidence, parties, holders=["Norland", "Velm"]).supported
    assert check_support(claim, "Norland's Orm said that Norland will open the canal.", parties).supported


def test_a_state_is_not_another_whose_name_holds_its_own() -> None:
    assert check_support("Sudan signed.", "South Sudan signed.").problems == (
        "says “Sudan”, the sentence says “South Sudan”",
    )
    assert check_support("South Sudan signed.", "South Sudan signed.").supported


def test_a_state_is_not_a_person_called_like_it() -> None:
    assert check_support("Sudan agreed.", "Sudani agreed.").problems == (
        "says “Sudan”, the sentence says “Sudani”",
    )
    assert check_support("Sudan agreed.", "Sudanese officials agreed.").supported


def test_words_found_nowhere_are_doubtful_and_named() -> None:
    support = check_support(
        "The owners met the captain.", "The owners met the crew. " + "The rain fell. " * 9
    )
    assert support.supported
    assert support.doubtful == ("captain",)
    assert "crew" in support.passage
    assert len(support.passage) < 80
    assert check_support("The owners met 5 captains.", "The owners met the crew.").doubtful == ()


def test_invented_wording_is_named_word_by_word() -> None:
    (problem,) = check_support("The owners painted bicycles yesterday.", "The owners met the crew.").problems
    assert problem == "words that are not in the sentence: “painted”, “bicycles”, “yesterday”"


def test_a_claim_without_words_is_not_supported() -> None:
    assert check_support(" ", MISSION).problems == ("says nothing",)


def test_a_negation_elsewhere_in_the_sentence_does_not_carry_another() -> None:
    claim, evidence = "The owners did not sign.", "The owners signed but the crew did not cheer."
    assert check_support(claim, evidence).problems == ("“not” is not in the sentence",)


def test_the_passage_of_a_long_text_decides_about_negation() -> None:
    filler = " ".join(
        f"The harbour of the {word} valley did not open." for word in ("upper", "lower", "inner")
    )
    text = f"{filler} The owners signed the wage deal. The ferry ran. The crew slept. The rain stopped."
    assert check_support("The owners signed the wage deal.", text).supported
    assert not check_support("The owners never signed the wage deal.", text).supported


_VOCABULARY = (
    "The owners will not never may sign Iraq US deal 12 3,400 % $5 "
    "May 2024 Monday all rise fall unable , . of to"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(_WORDS, min_size=1, max_size=25).map(" ".join))
def test_a_text_always_supports_itself(text: str) -> None:
    assert check_support(text, text).problems == ()


@given(st.integers(0, 99_999), st.integers(1, 99_999))
def test_any_changed_number_is_noticed(number: int, change: int) -> None:
    sentence = f"The port handled {number} containers in the strike."
    changed = re.sub(r"\d+", str(number + change), sentence)
    assert not check_support(changed, sentence).supported


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The ferry stopped despite the storm.", "The ferry stopped because of the storm."),
        ("The ferry stopped owing to the storm.", "The ferry stopped despite the storm."),
        ("The dockers left although the owners paid.", "The dockers left because the owners paid."),
        ("The owners sold the pier in spite of the debts.", "The owners sold the pier due to debts."),
        ("The crews looked outside the hold.", "The crews looked inside the hold."),
        ("The council voted for the canal.", "The council voted against the canal."),
        ("The ferry sailed without passengers.", "The ferry sailed with passengers."),
    ],
)
def test_the_same_linked_by_a_contrary_word_is_refuted(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).verdict == "refuted"


def test_a_link_that_the_evidence_has_too_is_no_problem() -> None:
    evidence = "The ferry stopped because of the storm, despite the promises."
    assert check_support("The ferry stopped because of the storm.", evidence).supported


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The owners did not attend the talks.",
            "The owners joined the talks. The owners did not pay the crews.",
        ),
        ("The ferry was not late.", "The ferry was late. The bus was not late."),
        ("No crew left.", "The crews left. No owner came."),
        (
            "The union has no plan to strike.",
            "The union has a plan to strike. The owners have no money.",
        ),
        ("Nobody was hurt.", "Two dockers were hurt. Nobody was arrested."),
    ],
)
def test_what_the_next_sentence_denies_carries_no_denial(claim: str, evidence: str) -> None:
    assert not check_support(claim, evidence).supported


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Orm did not sign the deal.", "Orm has yet to sign the deal."),
        ("The deal has not been signed.", "The deal is yet to be signed."),
        ("The port has no cranes.", "The port lacks cranes."),
        ("The crew has no food.", "The crew was left without food."),
        ("The mayor did not take the bus.", "The mayor took the boat rather than the bus."),
        ("The ferry will not sail on Friday.", "The owners cancelled the sailing of the ferry on Friday."),
        ("The old cranes are removable.", "The old cranes can be removed."),
    ],
)
def test_a_denial_in_other_words_carries_one(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).problems == ()


def test_a_contrary_beside_another_word_is_named() -> None:
    claim = "The founder of the troubled yard ran the thriving firm."
    evidence = "The founder of the troubled yard ran the struggling firm."
    assert check_support(claim, evidence).problems == ("says “thriving”, the sentence says “struggling”",)


ARTICLE = """
The yard built five ferries last year. It is the oldest on the coast. Its owners live abroad.
The town has two schools and a church. Tourists come for the cliffs. A museum shows old nets.
The mayor opened a bridge in June. The council paid for it. It took 90 days to build.
"""


def test_a_figure_from_elsewhere_in_an_article_is_not_found() -> None:
    assert check_support("The yard built five ferries.", ARTICLE).supported
    assert not check_support("The yard built 90 ferries.", ARTICLE).supported


def test_what_an_article_tells_apart_may_be_told_together() -> None:
    claim = "The yard built five ferries last year, and the mayor opened a bridge in June."
    assert check_support(claim, ARTICLE).supported


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Norlin gave the pier to Velm.", "Velm gave the pier to Norlin."),
        ("Orm borrowed money from Poll.", "Poll borrowed money from Orm."),
        ("The owners apologised to the dockers.", "The dockers apologised to the owners."),
        ("Norlin's lawsuit against Velm failed.", "Velm's lawsuit against Norlin failed."),
        ("Orm demanded that Poll resign.", "Poll demanded that Orm resign."),
        ("They met on Tuesday and signed on Friday.", "They met on Friday and signed on Tuesday."),
        ("The dockers rejected the offer of the owners.", "The owners rejected the offer of the dockers."),
        ("The firm pays the workers' rent.", "The workers pay the firm's rent."),
    ],
)
def test_two_in_each_others_places_are_refuted(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).verdict == "refuted"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Velm was given the pier by Norlin.", "Norlin gave the pier to Velm."),
        ("Velm received the pier from Norlin.", "Norlin gave the pier to Velm."),
        ("Poll lent Orm money.", "Orm borrowed money from Poll."),
        ("The owners and the dockers met.", "The dockers met the owners."),
        ("They signed on Tuesday after meeting on Monday.", "They met on Monday and signed on Tuesday."),
        ("At least 40 crews left.", "More than 40 crews left."),
    ],
)
def test_the_same_two_in_another_order_are_no_problem(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).problems == ()


@pytest.mark.parametrize(
    ("claim", "evidence", "problem"),
    [
        ("Only Velm opposed the deal.", "Velm opposed the deal.", "“Only” is not in the sentence"),
        ("The ferry is always late.", "The ferry is late.", "“always” is not in the sentence"),
        (
            "All of the crews left.",
            "Most of the crews left.",
            "says “All of the crews”, the sentence says “Most of the crews”",
        ),
        (
            "It is the largest bank of the coast.",
            "It is the largest foreign bank of the coast.",
            "leaves out “foreign”, which is in the sentence",
        ),
        (
            "The envoys agree on the tolls.",
            "The envoys spoke of the delay in agreeing on the tolls.",
            "leaves out “delay”, which is in the sentence",
        ),
        (
            "The yard is based in Norland.",
            "It sold its last non-Norland yard.",
            "leaves out “non”, which is in the sentence",
        ),
    ],
)
def test_what_a_claim_stretches_is_named(claim: str, evidence: str, problem: str) -> None:
    assert problem in check_support(claim, evidence).problems


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The port is in Africa.", "The port lies in West Africa."),
        ("The Malm Peace Treaty ended the war.", "The Malm Peace Accords ended the war."),
        ("Orm was a founder of the yard.", "Orm was a co-founder of the yard."),
        ("Three parties form the council.", "The council is made up of the Reds, the Greens and the Blues."),
        ("Dan Orm died in Velm.", "The town jailed the mayor Dan Orm, who would die in Velm in 1799."),
        ("It is the first Norse pier.", "It is the first Norse pier."),
        ("Velm is not always late.", "Velm is not late."),
    ],
)
def test_what_the_evidence_tells_more_exactly_is_supported(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).problems == ()
