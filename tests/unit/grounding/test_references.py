import pytest

from summarizer.grounding import check_support


@pytest.mark.parametrize(
    ("claim", "evidence", "problem"),
    [
        ("She signed the deal.", "Ada Lund signed the deal.", "does not tell for whom “She” stands"),
        ("They were fined.", "The owners were fined.", "does not tell for whom “They” stands"),
        (
            "Dan Orm met Ada Lund. He signed the deal.",
            "Dan Orm met Ada Lund. The deal was signed by Karl Poll.",
            "says “He”, the sentence says “Karl Poll”",
        ),
        (
            "The clerk left with his daughter.",
            "The clerk left with her daughter.",
            "says “his”, the sentence says “her”",
        ),
    ],
)
def test_a_pronoun_stands_for_somebody_of_whom_the_evidence_tells_it(
    claim: str, evidence: str, problem: str
) -> None:
    assert check_support(claim, evidence).problems == (problem,)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Ada Lund left. She signed the deal.", "Ada Lund left after she signed the deal."),
        ("The company lost money. It sold the pier.", "Norlin lost money. Norlin sold the pier."),
        ("He signed the deal.", "He signed the deal."),
        ("Ada Lund says that she will not sign.", "“I will not sign,” Ada Lund said."),
        ("Kay is a singer. She was born in the port.", "Kay, a singer, came. The star was born in the port."),
    ],
)
def test_a_pronoun_for_what_the_claim_names_or_describes_is_no_problem(claim: str, evidence: str) -> None:
    assert check_support(claim, evidence).problems == ()


def test_a_pronoun_may_stand_for_a_name_that_is_known() -> None:
    assert check_support("She signed the deal.", "Ada Lund signed the deal.", known=["Ada Lund"]).supported
