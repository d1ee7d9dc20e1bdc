from summarizer.merging import find_highlights, merge
from tests.unit.merging.dossiers import brief, dispute, event, party, position


def test_what_more_sources_tell_comes_first_and_ten_are_the_most() -> None:
    things = ["pay", "ships", "cranes", "roofs", "lamps", "docks", "ropes", "boats"]
    briefs = [
        brief(
            f"{number}",
            f"2024-01-{number + 10}",
            *(party(f"{name} Vell") for name in ("Ana", "Bo", "Cy", "Di", "Ed")),
            *(
                position(f"{name} Vell", f"{name} Vell wants more {thing}.")
                for name in ("Ana", "Bo", "Cy", "Di", "Ed")
                for thing in things[: number + 1]
            ),
            *(event(f"Workers broke the {thing}.", f"2023-0{at + 1}") for at, thing in enumerate(things)),
            *(
                event(f"Workers mend the {thing}.", f"2025-0{at + 1}", "planned")
                for at, thing in enumerate(things)
            ),
            *(dispute(f"Will there be more {thing}?") for thing in things),
        )
        for number in range(3)
    ]
    found = find_highlights(merge(briefs))
    assert len(found) <= 10
    assert found[0].lines == ("Ana Vell wants more pay.",)
    assert {len(highlight.behind) for highlight in found if "differ" not in highlight.lines[0]} == {1}
    assert 0 < sum(highlight.holder == "Ana Vell" for highlight in found) <= 2


def test_the_same_sentence_of_two_holders_is_told_once() -> None:
    quote = "Ana Vell and Bo Holt agree to talks on pay."
    both = [position(name, quote, "agrees", quote) for name in ("Ana Vell", "Bo Holt")]
    found = find_highlights(merge([brief("a", "2024-01-10", party("Ana Vell"), party("Bo Holt"), *both)]))
    assert len(found) == 1


def test_a_conflict_of_dates_is_told_with_both_dates() -> None:
    briefs = [
        brief(name, None, event(f"The port reopened {after}.", day))
        for name, day, after in (
            ("a", "2024-03-01", "after the strike"),
            ("b", "2024-04-01", "after a strike"),
        )
    ]
    (conflict,) = [each for each in find_highlights(merge(briefs)) if "differ" in each.lines[0]]
    assert sorted(conflict.lines[0].removeprefix("Sources differ: ").removesuffix(".").split(" – or: ")) == [
        "The port reopened after a strike (2024-04-01)",
        "The port reopened after the strike (2024-03-01)",
    ]


def test_an_event_says_by_when() -> None:
    planned = event("The port is to open.", "2024-03", "planned")
    by = planned.model_copy(update={"moment": planned.moment.model_copy(update={"relation": "by"})})
    (found,) = find_highlights(merge([brief("a", "2024-01-10", by)]))
    assert found.lines == ("By 2024-03: The port is to open.",)


def test_what_is_merely_said_comes_after_what_is_wanted() -> None:
    vell = party("Ana Vell")
    said = [position("Ana Vell", "Vell says that the cranes are old.", "says")] * 2
    wanted = position("Ana Vell", "Vell wants more pay.")
    briefs = [brief("a", "2024-01-10", vell, said[0]), brief("b", "2024-01-11", vell, said[1], wanted)]
    assert [found.lines[0] for found in find_highlights(merge(briefs))] == [
        "Vell wants more pay.",
        "Vell says that the cranes are old.",
    ]
