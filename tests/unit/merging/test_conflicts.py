from summarizer.domain import Brief, Conflict
from summarizer.merging import merge
from tests.unit.merging.dossiers import brief, event, position


def conflicts(*briefs: Brief) -> tuple[Conflict, ...]:
    return merge(briefs).conflicts


def test_two_days_of_one_past_event_are_a_conflict_with_both_sentences() -> None:
    (found,) = conflicts(
        brief("a", "2024-02-01", event("The ferry sank near the harbour.", "2024-01-08")),
        brief(
            "b",
            "2024-02-09",
            event("The ferry sank near the harbour.", "2024-01-12", quote="It sank on 12 January."),
        ),
    )
    assert found.kind == "date"
    assert {c.evidence.quote for side in found.sides for c in side.cited} == {
        "The ferry sank near the harbour.",
        "It sank on 12 January.",
    }


def test_a_later_plan_updates_an_earlier_one() -> None:
    plans = [event("The mission will end.", value, "planned") for value in ("2025-09", "2026-12")]
    assert not conflicts(brief("a", "2024-02-01", plans[0]), brief("b", "2024-02-09", plans[1]))


def test_plans_of_unknown_order_are_a_conflict() -> None:
    plans = [event("The mission will end.", value, "planned") for value in ("2025-09", "2026-12")]
    (found,) = conflicts(brief("a", None, plans[0]), brief("b", "2024-02-09", plans[1]))
    assert found.kind == "date"


def test_another_number_of_the_same_is_a_conflict() -> None:
    says = "The fire at the mill killed {} workers of the night shift."
    found = conflicts(
        *(
            brief(n, "2024-02-01", event("The mill burned.", "2024-01-31", quote=says.format(n)))
            for n in ("12", "17")
        )
    )
    assert [conflict.kind for conflict in found] == ["number"]


def test_words_given_to_two_speakers_are_a_conflict() -> None:
    quote = "“We will never sign this paper again,” {} said."
    found = conflicts(
        *(
            brief(n, "2024-02-01", position(n, "They will not sign.", "refuses", quote.format(n)))
            for n in ("Ana Vell", "Tom Oke")
        )
    )
    assert [conflict.kind for conflict in found] == ["holder"]


def test_a_denial_of_what_another_source_affirms_is_a_conflict() -> None:
    found = conflicts(
        brief("a", "2024-02-01", event("The minister signed the pact with the port.", "2024-01-31")),
        brief("b", "2024-02-01", event("The minister did not sign the pact with the port.", "2024-01-31")),
    )
    assert [conflict.kind for conflict in found] == ["denial"]


def test_one_source_never_conflicts_with_itself() -> None:
    assert not conflicts(
        brief(
            "a",
            None,
            event("The mission will end.", "2025", "planned"),
            event("The mission will end.", "2026", "planned"),
        )
    )


def test_a_later_count_updates_an_earlier_one() -> None:
    says = "The fire at the mill killed {} workers of the night shift."
    told = [event("The mill burned.", "2024-01-31", quote=says.format(n)) for n in (12, 17)]
    assert not conflicts(brief("a", "2024-02-01", told[0]), brief("b", "2024-02-02", told[1]))


def test_a_conflict_of_three_sources_is_one_with_all_its_sides() -> None:
    (found,) = conflicts(
        *(
            brief(name, "2024-02-01", event("The ferry sank near the harbour.", f"2024-01-{day}"))
            for name, day in (("a", "08"), ("b", "12"), ("c", "15"), ("d", "12"))
        )
    )
    assert sorted(side.sources for side in found.sides) == [1, 1, 2]


def test_two_things_that_end_in_one_story_are_no_conflict() -> None:
    assert not conflicts(
        brief("a", None, event("The strike at the port of Velm will end.", "2024-03-01", "planned")),
        brief("b", None, event("The ferry service to the port of Velm will end.", "2024-12-31", "planned")),
    )


def test_one_sentence_given_to_two_speakers_is_a_conflict_without_quotation_marks() -> None:
    says = "{} will close the northern strait to foreign tankers until winter."
    found = conflicts(
        *(
            brief(n, "2024-02-01", position(n, "The strait stays closed.", "refuses", says.format(n)))
            for n in ("Norland", "Sudmark")
        )
    )
    assert [conflict.kind for conflict in found] == ["holder"]


def test_words_given_to_two_together_and_to_one_of_them_are_no_conflict() -> None:
    quote = "“We will never sign this paper again,” they said."
    briefs = [
        brief(n, "2024-02-01", position(n, "They will not sign.", "refuses", quote))
        for n in ("Ana Vell and Tom Oke", "Tom Oke", "Bo Holt")
    ]
    assert not conflicts(*briefs[:2])
    assert [conflict.kind for conflict in conflicts(*briefs[::2])] == ["holder"]
