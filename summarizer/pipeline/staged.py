"""The strategy for small models: one short question a sentence, everything else by code.

A small model that is asked for all positions or all events at once drifts, and copies lists of
numbers in runs. So code decides which sentences to ask about and what to ask of each: what the
position of this holder is, what happened at that moment. The fields of the form stand in the
answer's schema alone; constrained decoding writes them, which costs less than reading them in the
prompt. No prompt holds the whole article, so that an article of any length fits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from summarizer.candidates import (
    DisputeCandidate,
    PartyCandidate,
    PositionCandidate,
    find_disputes,
    past_part,
    status_of,
)
from summarizer.domain import (
    Draft,
    DraftDispute,
    DraftEvent,
    DraftLine,
    DraftParty,
    DraftPosition,
    DraftSide,
    Moment,
    Sentence,
)
from summarizer.errors import ModelError
from summarizer.llm.interface import Request, StrategyName
from summarizer.pipeline.material import Material
from summarizer.pipeline.strategy import Asker, Drafted, without_answer

_LONGEST_TEXT = 260
"""Characters of an answer: room for a full sentence, so that constrained decoding cuts none mid-word."""
_TOKENS_A_TEXT = 90
_NOT_TOLD = {"", "-", "–", "n/a", "none", "unknown"}


@dataclass(frozen=True)
class Question:
    """One field of a sentence's form: what is asked, and of which party or moment."""

    kind: Literal["position", "event", "gist"]
    about: str = ""
    candidate: PositionCandidate | None = None
    moment: Moment | None = None

    @property
    def key(self) -> str:
        """Name of the field in the answer."""
        return f"{self.about} holds that" if self.kind == "position" else f"{self.kind} {self.about}".strip()


class QuestionAnswer(BaseModel):
    """The open question of a dispute."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=_LONGEST_TEXT)


class Staged:
    """Sentence by sentence, then the open questions."""

    name: StrategyName = "staged"
    second_look = True

    def draft(self, material: Material, asker: Asker) -> Drafted:
        """Return the draft of one article; what the model would not answer is in its warnings."""
        warnings: list[str] = []
        forms = [
            (sentence, form) for sentence in material.article.sentences if (form := _form(material, sentence))
        ]
        requests = [_sentence_request(material, asker, sentence, form) for sentence, form in forms]
        positions: list[DraftPosition] = []
        events: list[DraftEvent] = []
        gists: list[DraftLine] = []
        for (sentence, form), answer in zip(forms, asker.ask_all(requests), strict=True):
            if isinstance(answer, ModelError):
                warnings.append(without_answer(f"sentence {sentence.number}", answer))
                continue
            texts = answer.model_dump(by_alias=True)
            positions += _positions(sentence, form, texts)
            events += _events(material, sentence, form, texts)
            gists += _gists(sentence, form, texts)
        disputes = self._disputes(asker, positions, warnings)
        draft = Draft(
            summary=tuple(gists),
            parties=tuple(_party(party, positions) for party in material.parties),
            positions=tuple(positions),
            timeline=tuple(events),
            open_disputes=tuple(disputes),
            warnings=tuple(warnings),
        )
        return Drafted(draft, ("dispute", "sentence"))

    @staticmethod
    def _disputes(
        asker: Asker, positions: Sequence[DraftPosition], warnings: list[str]
    ) -> Iterator[DraftDispute]:
        found = find_disputes(positions)
        requests = [_dispute_request(asker, dispute) for dispute in found]
        for dispute, answer in zip(found, asker.ask_all(requests), strict=True):
            if isinstance(answer, ModelError):
                warnings.append(without_answer(f"dispute over “{dispute.positions[0].statement}”", answer))
                continue
            yield DraftDispute(
                question=answer.question.strip(),
                sides=tuple(DraftSide(holder=p.holder, wants=p.statement) for p in dispute.positions),
                sentences=tuple(sorted({number for p in dispute.positions for number in p.sentences})),
            )


# ---------------------------------------------------------------- questions


def _form(material: Material, sentence: Sentence) -> list[Question]:
    """Return what to ask about a sentence; nothing, where code found nothing in it."""
    questions = [
        Question("position", candidate.holder, candidate=candidate)
        for candidate in material.positions.get(sentence.number, ())
    ]
    for moment in material.moments.get(sentence.number, ()):
        phrase = _with_preposition(material.article.words(sentence), moment, sentence.start)
        if all(question.about != phrase for question in questions):
            questions.append(Question("event", phrase, moment=moment))
    if sentence.number in material.gists:
        questions.append(Question("gist"))
    return questions


def _with_preposition(sentence: str, moment: Moment, offset: int) -> str:
    """Return a time phrase with the preposition before it: "by September 2025"."""
    before = sentence[: moment.start - offset].split()
    led = bool(before) and before[-1].casefold() in {
        "by",
        "in",
        "on",
        "since",
        "until",
        "from",
        "for",
        "after",
        "before",
    }
    return f"{before[-1].casefold()} {moment.phrase}" if led else moment.phrase


def _sentence_request(
    material: Material, asker: Asker, sentence: Sentence, form: Sequence[Question]
) -> Request[BaseModel]:
    return asker.request(
        "sentence",
        _answer_type(form),
        max_tokens=_TOKENS_A_TEXT * (len(form) + 1),
        sentence=_line(material.article.words(sentence)),
        speaker=_unnamed(material, sentence, form),
    )


def _unnamed(material: Material, sentence: Sentence, form: Sequence[Question]) -> str:
    """Return the one holder that the sentence does not name ("he said"), or nothing."""
    named = material.named.get(sentence.number, frozenset())
    return next((q.about for q in form if q.candidate and q.about not in named), "")


def _answer_type(form: Sequence[Question]) -> type[BaseModel]:
    """Return the schema of a form: a text for each question."""
    fields: dict[str, Any] = {
        f"field_{number}": (str, Field(alias=question.key, max_length=_LONGEST_TEXT))
        for number, question in enumerate(form)
    }
    return create_model("SentenceAnswer", __config__=ConfigDict(extra="forbid"), **fields)


def _dispute_request(asker: Asker, dispute: DisputeCandidate) -> Request[QuestionAnswer]:
    return asker.request(
        "dispute",
        QuestionAnswer,
        max_tokens=_TOKENS_A_TEXT,
        positions=[{"holder": p.holder, "statement": p.statement} for p in dispute.positions],
    )


def _line(text: str) -> str:
    """Return a sentence on one line, whatever line breaks the page had in it."""
    return " ".join(text.split())


# ---------------------------------------------------------------- answers


def _told(text: str) -> str:
    """Return an answer's text on one line, empty when it says that the sentence does not tell."""
    plain = _line(text)
    return "" if plain.casefold().strip(".") in _NOT_TOLD else plain


def _party(party: PartyCandidate, positions: Iterable[DraftPosition]) -> DraftParty:
    """Return a party with its title for a role, else with what its first position says that it does."""
    stated = [position for position in positions if position.holder == party.name]
    told = ((does, position) for position in stated if (does := _deed(party, position.statement)))
    role, basis = next(told, ("", None)) if not party.title else (party.title, next(iter(stated), None))
    numbers = {party.sentences[0], *(basis.sentences if basis else ())}
    return DraftParty(name=party.name, aliases=party.aliases, role=role, sentences=tuple(sorted(numbers)))


def _deed(party: PartyCandidate, statement: str) -> str:
    """Return a statement without the party that it begins with, or nothing when it begins otherwise."""
    for name in sorted((party.name, *party.aliases), key=len, reverse=True):
        begun = re.match(rf"(?:the )?{re.escape(name)} (?=[a-z])", statement, re.IGNORECASE)
        if begun:
            return statement[begun.end() :].rstrip(".")
    return ""


def _positions(
    sentence: Sentence, form: Iterable[Question], texts: dict[str, str]
) -> Iterator[DraftPosition]:
    for question in form:
        if question.candidate and (statement := _told(texts[question.key])):
            yield DraftPosition(
                holder=question.candidate.holder,
                kind=question.candidate.kind,
                statement=statement,
                sentences=(sentence.number,),
            )


def _events(
    material: Material, sentence: Sentence, form: Iterable[Question], texts: dict[str, str]
) -> Iterator[DraftEvent]:
    article = material.article
    for question in form:
        if question.moment is None:
            continue
        what = _told(texts[question.key])
        if what:
            status = status_of(question.moment, article.words(sentence), article.published, sentence.start)
            moment = past_part(question.moment, status, article.published)
            yield DraftEvent(what=what, moment=moment, status=status, sentences=(sentence.number,))


def _gists(sentence: Sentence, form: Iterable[Question], texts: dict[str, str]) -> Iterator[DraftLine]:
    if any(question.kind == "gist" for question in form) and (text := _told(texts["gist"])):
        yield DraftLine(text=text, sentences=(sentence.number,))
