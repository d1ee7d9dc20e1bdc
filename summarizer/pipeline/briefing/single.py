"""The strategy for strong models: the whole article in one question, then one about what was left out.

The model proposes claims in its own words; sentence numbers are the only closed set. What code found
beforehand goes along as hints. Then the sentences that tell something and that no claim cites are asked
about once more. An article that is longer than the model reads is asked about in windows, and nothing
of it is cut. A window whose answer ran out of room is asked about once more, in halves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain import Draft, Moment, Sentence
from summarizer.errors import AnswerTruncated, ContextOverflow, ModelError, ModelUnavailable
from summarizer.llm.interface import Request, StrategyName
from summarizer.pipeline.briefing.completing import left_out, missed_parties
from summarizer.pipeline.briefing.finding import find
from summarizer.pipeline.briefing.form import Proposal, joined, limits_reached, proposal_form
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.strategy import Asker, without_answer

_ARTICLE, _LEFT_OUT = "article", "what is left out"
_CHARACTERS_A_TOKEN = 3
"""On the safe side for news English, which has four and more."""
_SHARE_OF_ARTICLE = 0.4
"""Of the model's context; the rest is for instructions, hints and the answer."""
_BEFORE_SENTENCES = 3
"""Sentences before a window that are shown and not asked about, so that "he" has a name."""
_ANSWER_TOKENS = 8_000


@dataclass(frozen=True)
class _Window:
    """Consecutive sentences that are asked about, and those before them that are shown."""

    sentences: tuple[Sentence, ...]
    before: tuple[Sentence, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sentence.number for sentence in self.sentences)

    def about(self) -> str:
        return f"sentences {self.numbers[0]} to {self.numbers[-1]}"


_Outcome = Proposal | ModelError
_Asked = list[tuple[_Window, _Outcome]]


class Single:
    """One question an article and a follow-up, or both for each window."""

    name: StrategyName = "single"
    prompts: tuple[str, ...] = ("single",)
    steps: tuple[str, ...] = (_ARTICLE, _LEFT_OUT)
    second_look = False

    def draft(self, material: Material, asker: Asker) -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""
        asked = _ask(material, asker, list(_windows(material, asker.model.context_tokens)))
        answered = [(window, answer) for window, answer in asked if not isinstance(answer, ModelError)]
        warnings = [
            without_answer(window.about(), answer)
            for window, answer in asked
            if isinstance(answer, ModelError)
        ]
        asker.insist()
        first = joined([answer for _, answer in answered])
        more = _follow_up(material, asker, [window for window, _ in answered], find(material, first))
        warnings += [answer for answer in more if isinstance(answer, str)]
        whole = joined([first, *(answer for answer in more if not isinstance(answer, str))])
        return find(material, whole, (*warnings, *limits_reached(whole)))


# ---------------------------------------------------------------- windows


def _ask(material: Material, asker: Asker, windows: Sequence[_Window]) -> _Asked:
    """Ask about each window; one whose answer had no room is asked about once more, in halves."""
    asked = _answers(material, asker, windows)
    halves = [
        half for window, answer in asked if _halved(window, answer) for half in _halves(material, window)
    ]
    if not halves:
        return asked
    try:
        again = _answers(material, asker, halves)
    except ModelUnavailable:  # a Batch API has answers only to what was submitted
        return asked
    kept = [(window, answer) for window, answer in asked if not _halved(window, answer)]
    return sorted([*kept, *again], key=lambda pair: pair[0].numbers)


def _answers(material: Material, asker: Asker, windows: Sequence[_Window]) -> _Asked:
    requests = [_request(material, asker, window) for window in windows]
    return list(zip(windows, asker.ask_all(requests, _ARTICLE), strict=True))


def _halved(window: _Window, answer: _Outcome) -> bool:
    return isinstance(answer, (AnswerTruncated, ContextOverflow)) and len(window.sentences) > 1


def _halves(material: Material, window: _Window) -> tuple[_Window, _Window]:
    middle = len(window.sentences) // 2
    return _window(material, window.sentences[:middle]), _window(material, window.sentences[middle:])


def _windows(material: Material, context_tokens: int) -> Iterator[_Window]:
    longest = int(context_tokens * _SHARE_OF_ARTICLE) * _CHARACTERS_A_TOKEN
    sentences = material.article.sentences
    first = 0
    while first < len(sentences):
        last, length = first, 0
        while last < len(sentences) and (length == 0 or length + _length(sentences[last]) <= longest):
            length += _length(sentences[last])
            last += 1
        yield _window(material, sentences[first:last])
        first = last


def _length(sentence: Sentence) -> int:
    return sentence.end - sentence.start


def _window(material: Material, sentences: tuple[Sentence, ...]) -> _Window:
    first = sentences[0].number
    return _Window(sentences, material.article.sentences[max(0, first - 1 - _BEFORE_SENTENCES) : first - 1])


# ---------------------------------------------------------------- questions


def _request(
    material: Material, asker: Asker, window: _Window, so_far: Draft | None = None
) -> Request[Proposal]:
    """Return the question about a window; about what a draft leaves out of it, where there is a draft."""
    article = material.article
    return asker.request(
        "single",
        proposal_form(window.numbers),
        max_tokens=min(_ANSWER_TOKENS, asker.model.context_tokens // 2),
        title=article.title,
        published=article.published.value,
        before=[_line(material, sentence) for sentence in window.before],
        sentences=[(sentence.number, _line(material, sentence)) for sentence in window.sentences],
        names=[(p.name, p.aliases) for p in material.parties if set(window.numbers) & set(p.sentences)],
        times=[(moment.phrase, number) for number, moment in _moments(material, window)],
        so_far=so_far,
        uncited=_uncited(material, window, so_far) if so_far else (),
        unnamed=[party.name for party in missed_parties(article, so_far)] if so_far else (),
    )


def _line(material: Material, sentence: Sentence) -> str:
    return " ".join(material.article.words(sentence).split())


def _moments(material: Material, window: _Window) -> Iterator[tuple[int, Moment]]:
    for number in window.numbers:
        for happening in material.happenings.get(number, ()):
            if happening.moment:
                yield number, happening.moment


def _uncited(material: Material, window: _Window, draft: Draft) -> list[int]:
    telling = set(left_out(material.article, draft.cited()))
    return [number for number in window.numbers if number in telling]


def _follow_up(
    material: Material, asker: Asker, windows: Sequence[_Window], draft: Draft
) -> list[Proposal | str]:
    """Ask once about what a draft leaves out; a question without an answer gives its warning."""
    missed = bool(missed_parties(material.article, draft))
    wanting = [window for window in windows if missed or _uncited(material, window, draft)]
    try:
        answers = asker.ask_all([_request(material, asker, window, draft) for window in wanting], _LEFT_OUT)
    except ModelUnavailable:  # a Batch API has answers only to what was submitted
        return []
    return [
        without_answer(f"what {window.about()} add", answer) if isinstance(answer, ModelError) else answer
        for window, answer in zip(wanting, answers, strict=True)
    ]
