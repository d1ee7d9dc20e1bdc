"""The strategy for small models: one short question a sentence, everything else by code.

A small model that is asked for all positions or all events at once drifts, and copies lists of
numbers in runs. So code decides which sentences to ask about and what to ask of each: what the
position of this holder is, what happened at that moment. The fields of the form stand in the
answer's schema alone; constrained decoding writes them, which costs less than reading them in the
prompt. No prompt holds the whole article, so that an article of any length fits.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

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
    Sentence,
)
from summarizer.errors import ModelError
from summarizer.grounding.vocabulary import STOP_WORDS
from summarizer.llm.interface import Request, StrategyName
from summarizer.pipeline.briefing.beginnings import beginning, capital
from summarizer.pipeline.briefing.disputes import DisputeCandidate, find_disputes
from summarizer.pipeline.briefing.material import Material, PositionCandidate
from summarizer.pipeline.strategy import Asker, without_answer
from summarizer.reading import Happening, Party, past_part, says_nothing_of_when

_LONGEST_TEXT = 260
"""Characters of an answer: room for a full sentence, so that constrained decoding cuts none mid-word."""
_TOKENS_A_TEXT = 90
_GIST = "In short"
_SENTENCES, _DISPUTES = "sentences", "disputes"
_SPACED_INITIALS = re.compile(r"\b([A-Z]\.) (?=[A-Z]\.)")
_NOT_TOLD = {"", "-", "–", "n/a", "none", "unknown"}


@dataclass(frozen=True)
class Question:
    """One field of a sentence's form: how a sentence begins that the model finishes."""

    key: str
    """Name of the field: "Norlin wants", "In March"."""
    candidate: PositionCandidate | None = None
    moments: tuple[Moment, ...] = ()
    """When that happens which the finished sentence tells."""
    subject: str = ""
    """What of the beginning belongs to the statement; all of a position's, nothing of a time."""

    def finished(self, texts: Mapping[str, str]) -> str:
        """Return the finished sentence, empty when the article's sentence does not tell."""
        text = _told(texts[self.key])
        if not text or text.startswith(self.subject):  # nothing is left of a time, a holder may be repeated
            return capital(text)
        first, _, rest = text.partition(" ")
        return (
            f"{self.subject} {first.casefold() if first.casefold() in STOP_WORDS else first} {rest}".strip()
        )


class QuestionAnswer(BaseModel):
    """The open question of a dispute."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=_LONGEST_TEXT)


class Staged:
    """Sentence by sentence, then the open questions."""

    name: StrategyName = "staged"
    prompts: tuple[str, ...] = ("dispute", "sentence")
    steps: tuple[str, ...] = (_SENTENCES, _DISPUTES)
    second_look = True
    english_only = True

    def draft(self, material: Material, asker: Asker) -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""
        warnings: list[str] = []
        forms = [
            (sentence, form) for sentence in material.article.sentences if (form := _form(material, sentence))
        ]
        requests = [_sentence_request(material, asker, sentence, form) for sentence, form in forms]
        answers = asker.ask_all(requests, _SENTENCES)
        positions: list[DraftPosition] = []
        events: list[DraftEvent] = []
        gists: list[DraftLine] = []
        for (sentence, form), answer in zip(forms, answers, strict=True):
            if isinstance(answer, ModelError):
                warnings.append(without_answer(f"sentence {sentence.number}", answer))
                continue
            words = material.article.words(sentence)
            texts = {key: _as_written(text, words) for key, text in answer.model_dump(by_alias=True).items()}
            positions += _positions(sentence, form, texts)
            events += _events(material, sentence, form, texts)
            gists += _gist(material, sentence, form, texts)
        disputes = self._disputes(asker, positions, warnings)
        return Draft(
            summary=tuple(gists),
            parties=tuple(_party(party, positions) for party in material.parties),
            positions=tuple(positions),
            timeline=tuple(events),
            open_disputes=tuple(disputes),
            warnings=tuple(warnings),
        )

    @staticmethod
    def _disputes(
        asker: Asker, positions: Sequence[DraftPosition], warnings: list[str]
    ) -> Iterator[DraftDispute]:
        found = find_disputes(positions)
        requests = [_dispute_request(asker, dispute) for dispute in found]
        for dispute, answer in zip(found, asker.ask_all(requests, _DISPUTES), strict=True):
            if isinstance(answer, ModelError):
                warnings.append(without_answer(f"dispute over “{dispute.positions[0].statement}”", answer))
                continue
            yield DraftDispute(
                question=answer.question.strip(),
                sides=tuple(
                    DraftSide(holder=holder, wants=p.statement, sentences=p.sentences)
                    for p in dispute.positions
                    for holder in p.holders
                ),
                sentences=tuple(sorted({number for p in dispute.positions for number in p.sentences})),
            )


# ---------------------------------------------------------------- questions


def _form(material: Material, sentence: Sentence) -> list[Question]:
    """Return what to ask about a sentence; nothing, where code found nothing in it."""
    parties = {party.name: party for party in material.parties}
    words = material.article.words(sentence)
    questions: dict[str, Question] = {}
    for candidate in material.positions.get(sentence.number, ()):
        begin = beginning(candidate, [parties[name] for name in candidate.holders], words)
        questions.setdefault(begin, Question(begin, candidate, subject=begin))
    for happening in material.happenings.get(sentence.number, ()):
        _ask_what_happened(happening, words, sentence.start, questions)
    if not questions and sentence.number in material.gists:
        questions[_GIST] = Question(_GIST)
    return list(questions.values())


def _ask_what_happened(happening: Happening, words: str, offset: int, questions: dict[str, Question]) -> None:
    """Add a question about a time, or the time to the position that tells what happened then."""
    moment = happening.moment
    if moment is None or says_nothing_of_when(moment):
        return
    start = moment.start - offset
    held = [question for question in questions.values() if question.candidate]
    told = next((q for q in held if _tells_when(q, happening.predicate.start - offset)), None)
    wanted = next((q for q in reversed(held) if _is_wanted(q, start)), None)
    if whole := told or (wanted if wanted and not wanted.moments else None):
        questions[whole.key] = replace(whole, moments=(*whole.moments, moment))
        return
    begin = capital(_with_preposition(words, moment, start))
    key, subject = (f"{begin} {wanted.key}", wanted.key) if wanted else (begin, "")
    questions.setdefault(key, Question(key, moments=(moment,), subject=subject))


def _tells_when(question: Question, predicate: int) -> bool:
    """Tell whether a time says when something was said: "said on Friday", "on Friday told"."""
    candidate = question.candidate
    return candidate is not None and candidate.verb == predicate


def _is_wanted(question: Question, start: int) -> bool:
    """Tell whether a time is part of what somebody wants: "wants the talks to end in March"."""
    candidate = question.candidate
    if candidate is None or candidate.verb is None or candidate.spoken:
        return False
    return candidate.kind == "demands" and candidate.verb < start


def _with_preposition(sentence: str, moment: Moment, start: int) -> str:
    """Return a time phrase with the preposition before it: "by September 2025"."""
    before = sentence[:start].split()
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
    holders = (q.candidate.holders for q in form if q.candidate)
    return next((names[0] for names in holders if not named.intersection(names)), "")


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
        positions=list(dict.fromkeys(position.statement for position in dispute.positions)),
    )


def _line(text: str) -> str:
    """Return a sentence on one line, whatever line breaks the page had in it."""
    return " ".join(text.split())


# ---------------------------------------------------------------- answers


def _as_written(text: str, sentence: str) -> str:
    """Return an answer with its initials as the sentence spaces them: small models write "U. S."."""
    return text if _SPACED_INITIALS.search(sentence) else _SPACED_INITIALS.sub(r"\1", text)


def _told(text: str) -> str:
    """Return an answer's text on one line with an end, empty when it says that the sentence does not tell."""
    plain = _line(text).rstrip(",;:- ")
    if plain.casefold().strip(".") in _NOT_TOLD:
        return ""
    whole = len(text) < _LONGEST_TEXT and not plain.endswith((".", "!", "?", "…", "”", '"'))
    return f"{plain}." if whole else plain


def _party(party: Party, positions: Iterable[DraftPosition]) -> DraftParty:
    """Return a party with its title for a role, else with what its first position says that it does."""
    stated = [position for position in positions if party.name in position.holders]
    told = ((does, position) for position in stated if (does := _deed(party, position.statement)))
    role, basis = next(told, ("", None)) if not party.title else (party.title, next(iter(stated), None))
    numbers = {party.sentences[0], *(basis.sentences if basis else ())}
    return DraftParty(name=party.name, aliases=party.aliases, role=role, sentences=tuple(sorted(numbers)))


def _deed(party: Party, statement: str) -> str:
    """Return a statement without the party that it begins with, or nothing when it begins otherwise."""
    subject = f"{capital(party.spoken)} "
    begun = statement.startswith(subject) and not statement.startswith(f"{subject}and ")
    return statement.removeprefix(subject).rstrip(".") if begun else ""


def _positions(
    sentence: Sentence, form: Iterable[Question], texts: Mapping[str, str]
) -> Iterator[DraftPosition]:
    for question in form:
        if question.candidate and (statement := question.finished(texts)):
            yield DraftPosition(
                holders=question.candidate.holders,
                kind=question.candidate.kind,
                statement=statement,
                attribution=question.candidate.attribution,
                sentences=(sentence.number,),
            )


def _events(
    material: Material, sentence: Sentence, form: Iterable[Question], texts: Mapping[str, str]
) -> Iterator[DraftEvent]:
    for question in form:
        if not (what := question.finished(texts)):
            continue
        for moment in question.moments:
            status = material.happening(moment).status
            cut = past_part(moment, status, material.article.published)
            yield DraftEvent(what=what, moment=cut, status=status, sentences=(sentence.number,))


def _gist(
    material: Material, sentence: Sentence, form: Sequence[Question], texts: Mapping[str, str]
) -> Iterator[DraftLine]:
    """Yield what a sentence of the summary says: its positions, else the first thing that was told of it."""
    if sentence.number not in material.gists:
        return
    held = [question.finished(texts) for question in form if question.candidate]
    told = [text for question in form if (text := question.finished(texts))]
    if text := " ".join(filter(None, held)) or next(iter(told), ""):
        yield DraftLine(text=text, sentences=(sentence.number,))
