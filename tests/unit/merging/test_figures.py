from summarizer.domain import Brief, Figure
from summarizer.merging import merge
from tests.unit.merging.dossiers import brief, event


def figures(*sentences: tuple[str | None, str]) -> tuple[Figure, ...]:
    return merge(_brief(day, quote) for day, quote in sentences).figures


def _brief(day: str | None, quote: str) -> Brief:
    return brief(f"{day} {quote}", day, event("The port told its news.", None, quote=quote))


def test_a_figure_told_over_time_is_a_series_by_date_of_writing() -> None:
    (series,) = figures(
        ("2024-03-01", "There have been more than 40 strikes in Chad."),
        ("2024-02-01", "Dockers have struck work about 30 times; 30 strikes hit Chad."),
        (None, "Dozens of strikes hit Chad."),
    )
    assert (series.counted, series.place) == ("strikes", "Chad")
    assert [told.text for told in series.told] == ["30", "40", "Dozens"]
    assert [told.bound for told in series.told] == ["exact", "over", "rough"]


def test_times_count_their_verb() -> None:
    (series,) = figures(("2024-02-01", "It was attacked 30 times."), ("2024-03-01", "The 35 attacks go on."))
    assert series.counted == "attacks"


def test_a_figure_without_a_noun_counts_what_the_one_before_it_does() -> None:
    says = "There are 300 guards in Chad and 90 in Mali."
    assert [(s.place, s.told[0].value) for s in figures(("2024-02-01", says), (None, says + " "))] == [
        ("Chad", 300),
        ("Mali", 90),
    ]


def test_the_dead_are_no_later_figure_of_the_wounded() -> None:
    assert not figures(
        ("2024-02-01", "The fire killed 12 workers."), ("2024-02-02", "It injured 40 workers.")
    )


def test_what_one_source_counts_alone_is_no_series() -> None:
    assert not figures(("2024-02-01", "The port has 12 cranes."))


def test_years_are_no_figures() -> None:
    assert not figures(("2024-02-01", "In 2014 workers left."), ("2024-02-02", "In 2019 workers came."))


def test_the_day_of_a_month_counts_nothing() -> None:
    assert not figures(("2024-02-01", "The Oct. 7 attacks."), ("2024-02-02", "Since the Oct. 7 attacks."))
