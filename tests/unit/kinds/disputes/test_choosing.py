"""Which claims a reader gets."""

from summarizer.domain import Disputes
from summarizer.kinds.disputes.staged import Staged
from summarizer.llm import ScriptedModel
from summarizer.pipeline.briefing.material import gather
from summarizer.pipeline.strategy import Asker
from summarizer.prompting import load_prompts
from tests.articles import FERRIES, article, fill_in
from tests.proposals import sections


def draft(text: str) -> Disputes:
    asker = Asker(ScriptedModel(always=fill_in), load_prompts())
    return sections(Staged().draft(gather(article(text)), asker))


def test_the_summary_begins_with_what_the_article_begins_with() -> None:
    first, *rest = draft(FERRIES).summary
    assert first.text.startswith("Ferry operator Norlin Lines wants to cut the night crossings")
    assert 1 <= len(rest) <= 2


def test_a_line_of_the_summary_tells_who_says_it() -> None:
    texts = [
        line.text for line in draft("Minister Ana Vell said that the port of Sund will close.\n").summary
    ]
    assert texts == ["The port of Sund will close, according to Ana Vell."]


def test_no_event_is_told_twice() -> None:
    events = draft("Norlin Lines sold the ferries of Sund in May 2024.\n" * 1).timeline
    assert len(events) == 1
