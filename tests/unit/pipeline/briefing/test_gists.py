from summarizer.pipeline.briefing.gists import find_gists
from tests.articles import FERRIES, article


def test_the_summary_rests_on_the_lead_and_two_more_sentences() -> None:
    found = find_gists(article(FERRIES), [2, 4])
    assert 2 in found
    assert len(found) == 3
    assert found == sorted(found)


def test_a_short_text_has_what_it_has() -> None:
    assert find_gists(article("Norlin will not pay."), []) == [1]
