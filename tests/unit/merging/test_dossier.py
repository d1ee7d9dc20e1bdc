from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain import Attribution
from summarizer.merging import merge
from tests.unit.merging.dossiers import brief, dispute, event, party, position

STORY = (
    brief(
        "first.txt",
        "2024-01-10",
        party("Ana Vell", "Vell"),
        position("Ana Vell", "Vell accepts a pay rise of 3 percent.", "agrees"),
        event("The dockers began a strike at the port.", "2024-01-08"),
        dispute("Will the port raise the pay of the dockers?"),
    ),
    brief(
        "second.txt",
        "2024-02-10",
        party("Vell"),
        position("Vell", "Vell refuses a pay rise of 3 percent.", "refuses"),
        event("Dockers at the port began a strike.", "2024-01"),
        event("The port and the dockers signed a pay deal.", "2024-02-09"),
    ),
    brief(
        "third.txt",
        None,
        event("The dockers began a strike at the port.", "2024-01-15"),
        event("The strike at the port cost 40 ships.", None),
    ),
)


def test_the_order_of_the_briefs_does_not_matter() -> None:
    assert len({merge(order).model_dump_json() for order in permutations(STORY)}) == 1


@given(
    st.lists(st.sampled_from(STORY), max_size=6).flatmap(
        lambda story: st.tuples(st.just(story), st.permutations(story))
    )
)
def test_no_choice_of_briefs_depends_on_their_order(story: tuple[list, list]) -> None:
    assert merge(story[0]) == merge(story[1])


def test_the_same_brief_twice_is_one_source() -> None:
    assert merge([*STORY, *STORY]) == merge(STORY)


def test_an_event_at_compatible_moments_is_one_entry_with_the_finer_date() -> None:
    (entry,) = [e for e in merge(STORY).timeline if e.value == "2024-01-08"]
    assert entry.sources == 2


def test_a_copy_counts_once() -> None:
    one, two = (
        brief(name, "2024-01-10", event("The dockers went on strike.", "2024-01-08")) for name in ("a", "b")
    )
    assert merge([one, two]).timeline[0].sources == 2
    copied = merge([one, two], copies={two.source.content_hash: one.source.content_hash})
    assert copied.timeline[0].sources == 1
    assert len(copied.timeline[0].cited) == 2


def test_a_position_that_turned_is_shown_as_a_change() -> None:
    (vell,) = [p for p in merge(STORY).positions if p.holder == "Ana Vell"]
    assert vell.changed
    assert [stated.kind for stated in vell.statements] == ["agrees", "refuses"]


def test_a_question_that_a_later_deal_settles_is_closed() -> None:
    dossier = merge(STORY)
    assert not dossier.open_disputes
    (closed,) = dossier.closed_disputes
    assert closed.closed_on == "2024-02-09"


def test_an_open_question_knows_when_it_was_last_open() -> None:
    (opened,) = merge(STORY[:1]).open_disputes
    assert str(opened.last_open) == "2024-01-10"


def test_copies_of_an_article_that_is_not_there_count_once() -> None:
    one, two = (
        brief(name, "2024-01-10", event("The dockers went on strike.", "2024-01-08")) for name in ("a", "b")
    )
    copied = merge(
        [one, two], copies=dict.fromkeys((one.source.content_hash, two.source.content_hash), "wire")
    )
    assert copied.timeline[0].sources == 1


def test_a_line_carries_the_problems_of_every_claim_behind_it_and_shows_the_one_without() -> None:
    doubted = event("The dockers went on strike for pay.", "2024-01-08").model_copy(
        update={"problems": ("“pay” is not in the sentence",)}
    )
    sound = event("The dockers went on strike.", "2024-01-08")
    (entry,) = merge([brief("a", "2024-01-09", doubted), brief("b", "2024-01-10", sound)]).timeline
    assert entry.what == "The dockers went on strike."
    assert entry.problems == ("S1, “The dockers went on strike for pay.”: “pay” is not in the sentence",)


def test_a_problem_of_the_words_shown_names_its_source() -> None:
    doubted = position("Ana Vell", "Vell refuses.").model_copy(update={"problems": ("rests on no sentence",)})
    (held,) = merge([brief("a", "2024-01-09", party("Ana Vell"), doubted)]).positions
    assert held.statements[0].problems == ("S1: rests on no sentence",)


def test_events_without_a_day_stand_in_the_order_of_their_sources() -> None:
    told = [
        brief(f"{n}", f"2024-01-{n:02}", event(f"{word} came.", None)) for n, word in ((1, "Zoe"), (2, "Ann"))
    ]
    assert [entry.what for entry in merge(told).timeline] == ["Zoe came.", "Ann came."]


def test_a_dispute_keeps_what_each_holder_wanted_last() -> None:
    question = "Will the port raise the pay of the dockers?"
    first = dispute(question, ("Ana Vell", "3 percent"), ("The port", "nothing"))
    second = dispute(question, ("Ana Vell", "5 percent"))
    (opened,) = merge([brief("a", "2024-01-10", first), brief("b", "2024-02-10", second)]).open_disputes
    assert [(side.holder, side.wants) for side in opened.sides] == [
        ("Ana Vell", "5 percent"),
        ("The port", "nothing"),
    ]


def test_questions_that_share_the_parties_only_are_two() -> None:
    questions = (
        dispute("Will Peru and Chile be allowed to attack the armed groups at the northern border?"),
        dispute("Will Peru leave Chile?"),
    )
    assert len(merge([brief("a", "2024-01-10", *questions)]).open_disputes) == 2


def test_what_most_sources_ask_comes_first() -> None:
    more = dispute("Will the port raise the pay of the dockers?")
    briefs = [brief("a", "2024-01-10", dispute("Are there bananas?"), more), brief("b", "2024-01-11", more)]
    assert [opened.sources for opened in merge(briefs).open_disputes] == [2, 1]


def test_what_is_held_together_stands_under_each_holder() -> None:
    joint = position("Ana Vell and Bo Holt", "They agree to talks on pay.", "agrees")
    alone = position("Vell", "Vell agrees to talks on pay.", "agrees")
    vell = party("Ana Vell", "Vell")
    briefs = [brief("a", "2024-01-10", vell, party("Bo Holt"), joint), brief("b", "2024-01-11", vell, alone)]
    held = {each.holder: each.statements for each in merge(briefs).positions}
    assert {holder: [stated.sources for stated in told] for holder, told in held.items()} == {
        "Ana Vell": [2],
        "Bo Holt": [1],
    }
    assert merge(briefs[::-1]) == merge(briefs)


def test_two_names_of_one_holder_are_one_holder() -> None:
    twice = position("Ana Vell and Vell", "Vell wants more pay.")
    (held,) = merge([brief("a", "2024-01-10", party("Ana Vell", "Vell"), twice)]).positions
    assert (held.holder, held.statements[0].sources) == ("Ana Vell", 1)


def test_each_side_cites_what_its_holder_wanted_last_and_all_who_tell_it() -> None:
    question = "Will the port raise the pay of the dockers?"
    briefs = [
        brief("a", "2024-01-10", dispute(question, ("Ana Vell", "Vell wants 3 percent more pay."))),
        brief("b", "2024-02-10", dispute(question, ("Ana Vell", "Vell wants a raise of 5 percent."))),
        brief("c", "2024-03-10", dispute(question, ("Ana Vell", "Ana Vell wants a raise of 5 percent."))),
    ]
    (opened,) = merge(briefs).open_disputes
    (side,) = opened.sides
    assert (side.wants, side.sources) == ("Ana Vell wants a raise of 5 percent.", 2)
    assert [(c.source, c.evidence.quote) for c in side.cited] == [
        ("S3", "Ana Vell wants a raise of 5 percent."),
        ("S2", "Vell wants a raise of 5 percent."),
    ]
    assert opened.sources == 3
    assert {merge(order).model_dump_json() for order in permutations(briefs)} == {
        merge(briefs).model_dump_json()
    }


def test_a_problem_of_a_side_stays_with_the_side() -> None:
    asked = dispute("Will the pay rise?", ("Ana Vell", "Vell wants more."))
    side = asked.sides[0].model_copy(update={"problems": ("“more” is not in the sentence",)})
    doubted = asked.model_copy(update={"sides": (side,)})
    (opened,) = merge([brief("a", "2024-01-10", doubted)]).open_disputes
    assert opened.problems == ()
    assert opened.sides[0].problems == ("S1: “more” is not in the sentence",)


def test_events_of_which_no_time_is_told_are_one_with_the_undated_ones() -> None:
    undated = event("The strike at the port cost 40 ships.", None)
    timeless = undated.model_copy(update={"moment": None})
    briefs = [brief("a", "2024-01-10", timeless), brief("b", "2024-01-11", undated)]
    (entry,) = merge(briefs).timeline
    assert (entry.value, entry.phrase, entry.sources) == (None, "then", 2)
    (alone,) = merge(briefs[:1]).timeline
    assert (alone.value, alone.phrase, alone.relation) == (None, None, "on")
    assert merge(briefs[::-1]) == merge(briefs)


def test_a_line_says_who_vouches_for_the_words_that_it_shows() -> None:
    sure = Attribution(according_to="four officials")
    unsure = Attribution(certainty="possible")
    told = event("The dockers went on strike.", "2024-01-08")
    wants = position("Ana Vell", "Vell wants more pay.")
    briefs = [
        brief(name, day, *(claim.model_copy(update={"attribution": by}) for claim in (told, wants)))
        for name, day, by in (("a", "2024-01-10", sure), ("b", "2024-01-11", unsure))
    ]
    dossier = merge(briefs)
    (entry,), ((stated,),) = dossier.timeline, (held.statements for held in dossier.positions)
    assert (entry.sources, entry.attribution) == (2, sure)
    assert (stated.sources, stated.attribution) == (2, sure)


def test_what_one_source_tells_as_denied_is_not_told_by_two() -> None:
    told = event("The dockers broke the gate.", "2024-01-08")
    denied = told.model_copy(update={"attribution": Attribution(according_to="Vell", certainty="denied")})
    briefs = [brief("a", "2024-01-10", told), brief("b", "2024-01-11", denied)]
    assert [entry.sources for entry in merge(briefs).timeline] == [1, 1]
