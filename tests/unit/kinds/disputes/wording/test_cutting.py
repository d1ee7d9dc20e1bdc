"""Which words of a sentence are a clause that can be told alone."""

import pytest

from summarizer.kinds.disputes.wording.cutting import asides, clause_of, told_of
from summarizer.parsing import Tree, parse


def tree(sentence: str) -> Tree:
    (found,) = parse([sentence])
    return found


def clause(sentence: str, word: str) -> str | None:
    parsed = tree(sentence)
    token = next(t for t in parsed.tokens if t.text == word)
    found = clause_of(parsed, token)
    return " ".join(parsed.tokens[i].text for i in sorted(found[1])) if found else None


@pytest.mark.parametrize(
    ("sentence", "word", "told"),
    [
        ("Sources said that Peru wants the port to close.", "wants", "Peru wants the port to close"),
        ("Peru left the talks in May, the agency said.", "left", "Peru left the talks in May"),
        ("Peru left in May but Chile wants to stay.", "wants", "Chile wants to stay"),
        ("The union left when Peru closed the port in 2014.", "closed", "Peru closed the port in 2014"),
        ("Peru hopes that the talks will end in May.", "end", "Peru hopes that the talks will end in May"),
        ("If Chile leaves, Peru will close the port.", "close", "If Chile leaves , Peru will close the port"),
        ("Norlin, which closed the port in May, is in debt.", "closed", "Norlin closed the port in May"),
    ],
)
def test_a_clause_has_its_subject_and_all_that_it_depends_on(sentence: str, word: str, told: str) -> None:
    assert clause(sentence, word) == told


def test_of_two_verbs_of_one_subject_each_has_its_own_words() -> None:
    parsed = tree("Norlin cut the crossings in March and sold the ferries in May.")
    cut, sold = (next(t for t in parsed.tokens if t.text == word) for word in ("cut", "sold"))
    both = [clause_of(parsed, cut, {sold.index}), clause_of(parsed, sold, {cut.index})]
    told = [" ".join(parsed.tokens[i].text for i in sorted(found[1])) for found in both if found]
    assert told == ["Norlin cut the crossings in March", "Norlin sold the ferries in May"]


def test_a_question_that_is_only_mentioned_is_no_clause() -> None:
    parsed = tree("Vell told the council what is at stake.")
    content = frozenset(t.index for t in parsed.tokens if t.index >= 4 and t.pos != "PUNCT")
    assert told_of(parsed, content) is None


def test_what_is_told_by_the_way_goes_first_where_a_clause_is_long() -> None:
    parsed = tree("The company, which runs the ferries, wants to cut the crossings.")
    kept = asides(parsed, frozenset(t.index for t in parsed.tokens), most=5)
    told = " ".join(parsed.tokens[i].text for i in sorted(kept))
    assert told == "The company wants to cut the crossings ."


def test_what_a_clause_is_told_for_stays() -> None:
    parsed = tree("The company, which runs the ferries, wants to cut the crossings.")
    runs = next(t.index for t in parsed.tokens if t.text == "runs")
    everything = frozenset(t.index for t in parsed.tokens)
    assert asides(parsed, everything, most=5, needed=frozenset([runs])) == everything
