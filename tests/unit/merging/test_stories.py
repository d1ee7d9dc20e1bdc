from itertools import permutations

from summarizer.domain import Brief
from summarizer.merging import find_stories, title_of
from tests.unit.merging.dossiers import brief, event, party, position


def titled(title: str, made: Brief) -> Brief:
    return made.model_copy(update={"source": made.source.model_copy(update={"title": title})})


STRIKE = (
    titled(
        "Dockers strike at the port",
        brief(
            "strike 1",
            "2024-01-09",
            party("Ana Vell"),
            event("The dockers began a strike for pay.", "2024-01-08"),
        ),
    ),
    titled(
        "Ana Vell speaks",
        brief(
            "strike 2",
            "2024-01-20",
            party("Vell"),
            position("Vell", "Dockers strike until pay rises."),
        ),
    ),
    brief("strike 3", None, party("Ana Vell"), event("The strike of the dockers stopped the port.", None)),
)
DAM = (
    brief("dam 1", "2024-01-10", party("Ostrava"), event("Soldiers seized the dam.", "2024-01-09")),
    brief("dam 2", "2024-01-12", party("Ostrava"), position("Ostrava", "Soldiers guard the dam.")),
)


def test_briefs_are_grouped_by_story_the_largest_first_in_any_order() -> None:
    for order in permutations((*STRIKE, *DAM)):
        found = find_stories(order)
        assert [[b.source.name for b in story.briefs] for story in found] == [
            ["strike 1", "strike 2", "strike 3"],
            ["dam 1", "dam 2"],
        ]


def test_the_same_words_years_later_are_another_story() -> None:
    later = DAM[1].model_copy(
        update={"source": brief("dam 3", "2034-01-12").source},
    )
    assert [len(story.briefs) for story in find_stories((*STRIKE, *DAM, later))] == [3, 2, 1]


def test_a_story_is_called_by_the_title_that_most_articles_share_words_with() -> None:
    assert title_of(STRIKE) == "Dockers strike at the port"


def test_a_story_without_titles_is_called_by_its_parties() -> None:
    assert title_of(DAM) == "Ostrava"


def test_a_brief_alone_is_a_story_and_none_is_none() -> None:
    assert [len(story.briefs) for story in find_stories(DAM[:1])] == [1]
    assert find_stories([]) == []
