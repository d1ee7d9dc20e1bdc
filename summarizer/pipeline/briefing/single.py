"""The strategy for strong models: the whole article and everything that code found, in one question.

Sentence numbers, party names and time mentions are closed sets of the answer's schema, so an answer
that cites what does not exist does not validate. An article that is longer than the model reads is
asked about in overlapping windows, and the answers are joined; nothing of it is cut. A window whose
answer ran out of room is asked about once more, in halves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from summarizer.domain import (
    Draft,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    DraftSide,
    Moment,
    PositionKind,
    Sentence,
)
from summarizer.errors import AnswerTruncated, ContextOverflow, ModelError, ModelUnavailable
from summarizer.llm.interface import Request, StrategyName
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.strategy import Asker, without_answer
from summarizer.reading import Party, past_part

_CHARACTERS_A_TOKEN = 3
"""On the safe side for news English, which has four and more."""
_SHARE_OF_ARTICLE = 0.4
"""Of the model's context; the rest is for instructions, the lists of candidates and the answer."""
_OVERLAP_SENTENCES = 3
_LONGEST_TEXT = 260
_MOST_CITED = 3
_ANSWER_TOKENS = 4_000
_NOT_TOLD = {"", "-", "–"}


@dataclass(frozen=True)
class _Window:
    """Consecutive sentences with the parties and moments in them; moments by their key in the form."""

    sentences: tuple[Sentence, ...]
    parties: tuple[Party, ...]
    moments: dict[str, tuple[int, Moment]]


class Single:
    """One question an article, or one a window."""

    name: StrategyName = "single"
    prompts: tuple[str, ...] = ("single",)
    second_look = False

    def draft(self, material: Material, asker: Asker) -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""
        asked = _ask(material, asker, list(_windows(material, asker.model.context_tokens)))
        drafts: list[Draft] = []
        warnings: list[str] = []
        for window, answer in asked:
            if isinstance(answer, ModelError):
                if len(asked) == 1:
                    raise answer
                first, last = window.sentences[0].number, window.sentences[-1].number
                warnings.append(without_answer(f"sentences {first} to {last}", answer))
                continue
            drafts.append(_draft(material, window, answer.model_dump(by_alias=True)))
        return _joined(drafts, warnings)


_Asked = list[tuple[_Window, BaseModel | ModelError]]


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
    return sorted([*kept, *again], key=lambda pair: pair[0].sentences[0].number)


def _answers(material: Material, asker: Asker, windows: Sequence[_Window]) -> _Asked:
    requests = [_request(material, asker, window) for window in windows]
    return list(zip(windows, asker.ask_all(requests), strict=True))


def _halved(window: _Window, answer: BaseModel | ModelError) -> bool:
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
        if last == len(sentences):
            return
        first = max(first + 1, last - _OVERLAP_SENTENCES)


def _length(sentence: Sentence) -> int:
    return sentence.end - sentence.start


def _window(material: Material, sentences: tuple[Sentence, ...]) -> _Window:
    numbers = {sentence.number for sentence in sentences}
    told = [happening for number in sorted(numbers) for happening in material.happenings.get(number, ())]
    moments = [(happening.sentence, happening.moment) for happening in told if happening.moment]
    return _Window(
        sentences=sentences,
        parties=tuple(party for party in material.parties if numbers & set(party.sentences)),
        moments={f"t{i} {found[1].phrase}": found for i, found in enumerate(moments, start=1)},
    )


# ---------------------------------------------------------------- question


def _request(material: Material, asker: Asker, window: _Window) -> Request[BaseModel]:
    article = material.article
    return asker.request(
        "single",
        _answer_type(window),
        max_tokens=min(_ANSWER_TOKENS, asker.model.context_tokens // 2),
        sentences=[(s.number, " ".join(article.words(s).split())) for s in window.sentences],
        parties=[party.name for party in window.parties],
        moments=[(key, number) for key, (number, _) in window.moments.items()],
        published=article.published.value,
    )


def _answer_type(window: _Window) -> type[BaseModel]:
    """Return the schema of a window's answer; its closed sets are the window's own."""
    strict = ConfigDict(extra="forbid")
    text = (str, Field(max_length=_LONGEST_TEXT))
    number: Any = Literal[tuple(sentence.number for sentence in window.sentences)]
    cited = (list[number], Field(min_length=1, max_length=_MOST_CITED))
    holder: Any = Literal[tuple(party.name for party in window.parties)] if window.parties else str
    kind: Any = Literal[get_args(PositionKind)]
    line = create_model("Line", __config__=strict, text=text, sentences=cited)
    position = create_model(
        "Position", __config__=strict, holder=(holder, ...), kind=(kind, ...), statement=text, sentences=cited
    )
    side = create_model("Side", __config__=strict, holder=(holder, ...), wants=text)
    dispute = create_model(
        "Dispute", __config__=strict, question=text, sides=(list[side], Field(max_length=6)), sentences=cited
    )
    parties = _texts("Roles", [party.name for party in window.parties])
    events = _texts("Events", list(window.moments))
    return create_model(
        "Answer",
        __config__=strict,
        roles=(parties, ...),
        positions=(list[position], Field(max_length=20)),
        events=(events, ...),
        open_disputes=(list[dispute], Field(max_length=8)),
        summary=(list[line], Field(min_length=1, max_length=3)),
    )


def _texts(name: str, keys: Sequence[str]) -> type[BaseModel]:
    """Return a schema with a text for each key; the keys are words of the article, so they are aliases."""
    fields: Any = {
        f"text_{i}": (str, Field(alias=key, max_length=_LONGEST_TEXT)) for i, key in enumerate(keys)
    }
    return create_model(name, __config__=ConfigDict(extra="forbid"), **fields)


# ---------------------------------------------------------------- answer


def _draft(material: Material, window: _Window, answer: dict[str, Any]) -> Draft:
    return Draft(
        summary=tuple(DraftLine(**line) for line in answer["summary"]),
        parties=tuple(
            DraftParty(name=p.name, aliases=p.aliases, role=role or p.title, sentences=p.sentences[:2])
            for p, role in zip(window.parties, answer["roles"].values(), strict=True)
        ),
        positions=tuple(DraftPosition(**position) for position in answer["positions"]),
        timeline=tuple(_events(material, window, answer["events"])),
        open_disputes=tuple(
            DraftDispute(
                question=dispute["question"],
                sides=tuple(DraftSide(**side) for side in dispute["sides"]),
                sentences=tuple(sorted(set(dispute["sentences"]))),
            )
            for dispute in answer["open_disputes"]
        ),
    )


def _events(material: Material, window: _Window, told: dict[str, str]) -> Iterator[DraftEvent]:
    for key, (number, moment) in window.moments.items():
        if told[key].strip() in _NOT_TOLD:
            continue
        status = material.happening(moment).status
        placed = past_part(moment, status, material.article.published)
        yield DraftEvent(what=told[key], moment=placed, status=status, sentences=(number,))


def _joined(drafts: Sequence[Draft], warnings: Iterable[str]) -> Draft:
    """Join the drafts of windows; what the overlap gave twice stands once."""
    parties = {party.name: party for draft in reversed(drafts) for party in draft.parties}
    positions = {(p.holder, p.sentences): p for draft in reversed(drafts) for p in draft.positions}
    events = {(e.moment.start, e.moment.end): e for draft in reversed(drafts) for e in draft.timeline}
    disputes = {d.sentences: d for draft in reversed(drafts) for d in draft.open_disputes}
    return Draft(
        summary=tuple(line for draft in drafts for line in draft.summary),
        parties=tuple(sorted(parties.values(), key=lambda party: party.sentences[0])),
        positions=tuple(sorted(positions.values(), key=lambda position: position.sentences)),
        timeline=tuple(sorted(events.values(), key=lambda event: event.moment.start)),
        open_disputes=tuple(sorted(disputes.values(), key=lambda dispute: dispute.sentences)),
        warnings=tuple(warnings),
    )
