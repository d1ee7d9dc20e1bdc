from summarizer.domain.disputes import Party
from summarizer.pipeline.briefing.completing import left_out, missed_parties
from tests.articles import FERRIES, article

ARTICLE = article(FERRIES)


def missed(*names: str, aliases: tuple[str, ...] = ()) -> set[str]:
    """Return who is missed where the parties have these names."""
    parties = [Party(name=name, aliases=aliases, evidence=()) for name in names]
    return {party.name for party in missed_parties(ARTICLE, parties)}


def test_sentences_with_a_statement_a_figure_or_a_date_are_left_out_until_something_cites_them() -> None:
    assert left_out(ARTICLE, ()) == (2, 3, 4, 5, 6, 7, 8)
    assert left_out(ARTICLE, {2, 3, 5, 6, 7}) == (4, 8)
    assert left_out(ARTICLE, range(1, 9)) == ()


def test_a_sentence_that_tells_none_of_these_is_not_missed() -> None:
    plain = article("The harbour of Tarn is old.\nSome 40 ferries lie there.\nIt is quiet now.")
    assert left_out(plain, ()) == (2,)


def test_numbers_that_no_sentence_has_change_nothing() -> None:
    assert left_out(ARTICLE, {99, 0, -4}) == left_out(ARTICLE, ())


def test_who_speaks_or_is_named_often_is_missed() -> None:
    assert {"Norlin Lines", "Tove Brandt", "Ilan Voss"} <= missed()


def test_a_place_that_is_named_once_is_not_missed() -> None:
    assert "Sund" not in missed()


def test_nobody_is_missed_who_is_there_under_any_name() -> None:
    assert "Sweden" not in missed("Stockholm")
    assert "Norlin Lines" not in missed("the operator", aliases=("Norlin",))


def test_a_name_that_is_written_otherwise_is_the_same_name() -> None:
    assert "Ilan Voss" not in missed("ILAN VOSS")
    assert "Tove Brandt" not in missed("the Tove Brandt")
