from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.domain import Brief, Side
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
    def asked(name: str, day: str, *sides: tuple[str, str]) -> Brief:
        wants = tuple(Side(holder=holder, wants=want) for holder, want in sides)
        question = dispute("Will the port raise the pay of the dockers?")
        return brief(name, day, question.model_copy(update={"sides": wants}))

    (opened,) = merge(
        [
            asked("a", "2024-01-10", ("Ana Vell", "3 percent"), ("The port", "nothing")),
            asked("b", "2024-02-10", ("Ana Vell", "5 percent")),
        ]
    ).open_disputes
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
