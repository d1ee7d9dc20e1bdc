"""The strategy for strong models: the whole article in one question, then one about what was left out.

The model proposes claims in its own words; sentence numbers are the only closed set. What code found
beforehand goes along as hints. Then the sentences that tell something and that no claim cites are asked
about once more. An article that is longer than the model reads is asked about in windows, and nothing
of it is cut. A window whose answer ran out of room is asked about once more, in halves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.domain import Brief, Claim, Moment, PartyClaim, Sentence, fields_of
from summarizer.errors import AnswerTruncated, ContextOverflow, ModelError, NotSubmitted
from summarizer.llm.interface import Request, StrategyName
from summarizer.pipeline.briefing.completing import left_out, missed_parties
from summarizer.pipeline.briefing.finding import find
from summarizer.pipeline.briefing.form import (
    Proposed,
    joined,
    limits_reached,
    proposal_form,
    sections_told,
    summary_of,
)
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.strategy import Asker, Draft, without_answer
from summarizer.reading import Party
from summarizer.text import Language

_ARTICLE, _LEFT_OUT = "article", "what is left out"
_CHARACTERS_A_TOKEN = 3
"""On the safe side for news English, which has four and more."""
_SHARE_OF_ARTICLE = 0.4
"""Of the model's context; the rest is for instructions, hints and the answer."""
_BEFORE_SENTENCES = 3
"""Sentences before a window that are shown and not asked about, so that "he" has a name."""
_ANSWER_TOKENS = 8_000
_TOLD = frozenset({"name", "holder", "words", "question", "figure", "quoted"})
"""What a field of a claim holds that tells it apart from others."""


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


@dataclass(frozen=True)
class _SoFar:
    """What a first question came to, and what is left out of it."""

    draft: Draft
    uncited: tuple[int, ...] = ()
    unnamed: tuple[Party, ...] = ()

    def within(self, window: _Window) -> "_SoFar":
        """Return what of it belongs to a window; the parties stay, for they have their names everywhere."""
        numbers = set(window.numbers)

        def belongs(claim: Claim) -> bool:
            return isinstance(claim, PartyClaim) or any(each.sentence in numbers for each in claim.evidence)

        claims = {name: tuple(filter(belongs, told)) for name, told in self.draft.claims.items()}
        return _SoFar(
            Draft(claims),
            tuple(number for number in self.uncited if number in numbers),
            tuple(party for party in self.unnamed if numbers & set(party.sentences)),
        )


_Outcome = Proposed | ModelError
_Asked = list[tuple[_Window, _Outcome]]


class Single:
    """One question an article and a follow-up, or both for each window, for briefs of one kind."""

    name: StrategyName = "single"
    steps: tuple[str, ...] = (_ARTICLE, _LEFT_OUT)
    second_looks_at_once = 40
    english_only = False

    def __init__(self, kind: type[Brief], prompt: str) -> None:
        """`prompt` is the template that asks for the kind."""
        self._kind = kind
        self.prompts: tuple[str, ...] = (prompt,)
        self._has_parties = any(issubclass(each.claim, PartyClaim) for each in kind.sections())

    def draft(self, material: Material, asker: Asker) -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""
        asked = self._ask(material, asker, list(_windows(material, asker.model.context_tokens)))
        answered = [(window, answer) for window, answer in asked if not isinstance(answer, ModelError)]
        warnings = [
            without_answer(window.about(), answer)
            for window, answer in asked
            if isinstance(answer, ModelError)
        ]
        asker.insist()
        answers = [answer for _, answer in answered]
        more = self._follow_up(material, asker, [window for window, _ in answered], answers)
        warnings += [answer for answer in more if isinstance(answer, str)]
        answers += [answer for answer in more if not isinstance(answer, str)]
        warnings += [reached for answer in answers for reached in limits_reached(answer)]
        return find(self._kind, material, joined(self._kind, answers), dict.fromkeys(warnings))

    def _ask(self, material: Material, asker: Asker, windows: Sequence[_Window]) -> _Asked:
        """Ask about each window; one whose answer had no room is asked about once more, in halves."""
        asked = self._answers(material, asker, windows)
        halves = [
            half for window, answer in asked if _halved(window, answer) for half in _halves(material, window)
        ]
        if not halves:
            return asked
        try:
            again = self._answers(material, asker, halves)
        except NotSubmitted:  # the first answers stand
            return asked
        kept = [(window, answer) for window, answer in asked if not _halved(window, answer)]
        return sorted([*kept, *again], key=lambda pair: pair[0].numbers)

    def _answers(self, material: Material, asker: Asker, windows: Sequence[_Window]) -> _Asked:
        requests = [self._request(material, asker, window) for window in windows]
        return list(zip(windows, asker.ask_all(requests, _ARTICLE), strict=True))

    def _request(
        self, material: Material, asker: Asker, window: _Window, so_far: _SoFar | None = None
    ) -> Request[Proposed]:
        """Return the question about a window, or about what is left out of it so far."""
        article = material.article
        return asker.request(
            self.prompts[0],
            proposal_form(self._kind, window.numbers),
            max_tokens=min(_ANSWER_TOKENS, asker.model.context_tokens // 2),
            title=article.title,
            published=article.published.value,
            before=[_line(material, sentence) for sentence in window.before],
            sentences=[(sentence.number, _line(material, sentence)) for sentence in window.sentences],
            names=[(p.name, p.aliases) for p in material.parties if set(window.numbers) & set(p.sentences)],
            times=[(moment.phrase, number) for number, moment in _moments(material, window)],
            kind=summary_of(self._kind) or self._kind.known_as(),
            parties=self._has_parties,
            sections_of_kind=sections_told(self._kind),
            so_far=list(_lines(self._kind, so_far.draft)) if so_far else (),
            uncited=so_far.uncited if so_far else (),
            unnamed=[party.name for party in so_far.unnamed] if so_far else (),
            language="" if material.claims.parsed and _is_english(material) else material.claims.name,
        )

    def _follow_up(
        self, material: Material, asker: Asker, windows: Sequence[_Window], first: Sequence[Proposed]
    ) -> list[Proposed | str]:
        """Ask once about what is left out; a question without an answer gives its warning."""
        draft = find(self._kind, material, joined(self._kind, first))
        article = material.article
        unnamed = missed_parties(article, draft.everything()) if self._has_parties else ()
        whole = _SoFar(draft, left_out(article, draft.cited()), unnamed)
        wanting = [(window, whole.within(window)) for window in windows]
        wanting = [(window, so_far) for window, so_far in wanting if so_far.uncited or so_far.unnamed]
        try:
            answers = asker.ask_all([self._request(material, asker, *each) for each in wanting], _LEFT_OUT)
        except NotSubmitted:  # the first answers stand
            return []
        return [
            without_answer(f"what {window.about()} add", answer) if isinstance(answer, ModelError) else answer
            for (window, _), answer in zip(wanting, answers, strict=True)
        ]


# ---------------------------------------------------------------- windows


def _halved(window: _Window, answer: _Outcome) -> bool:
    return isinstance(answer, (AnswerTruncated, ContextOverflow)) and len(window.sentences) > 1


def _halves(material: Material, window: _Window) -> tuple[_Window, _Window]:
    middle = len(window.sentences) // 2
    return _window(material, window.sentences[:middle]), _window(material, window.sentences[middle:])


def _windows(material: Material, context_tokens: int) -> Iterator[_Window]:
    characters = _CHARACTERS_A_TOKEN if _is_english(material) else 1  # as many tokens as letters, in some
    longest = int(context_tokens * _SHARE_OF_ARTICLE) * characters
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


def _lines(kind: type[Brief], draft: Draft) -> Iterator[str]:
    """Yield each claim of a draft in its words, with the numbers of its sentences."""
    for section in kind.sections()[1:]:
        for claim in draft.claims[section.name]:
            fields = (field for field in fields_of(section.claim) if field.holds in _TOLD)
            texts = [value for field in fields for value in field.of(claim)]
            yield f"{section.one}: {'; '.join(texts)} {[each.sentence for each in claim.evidence]}"


def _is_english(material: Material) -> bool:
    return Language.of(material.article.language).parsed


def _line(material: Material, sentence: Sentence) -> str:
    return " ".join(material.article.words(sentence).split())


def _moments(material: Material, window: _Window) -> Iterator[tuple[int, Moment]]:
    for number in window.numbers:
        for happening in material.happenings.get(number, ()):
            if happening.moment:
                yield number, happening.moment
