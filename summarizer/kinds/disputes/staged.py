"""The strategy for small models: the article's own words, and a model only where code cannot word it.

A small model drifts when it is asked for what an article says, and cannot be trusted with holder, kind,
status or choice. So the reading gives the claims, each a clause of the article that can stand alone. The
model shortens what is long and words the open questions; what it writes is taken where the checks find
it supported, else the article's words stand. No prompt holds the whole article, so any length fits.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, ConfigDict, Field

from summarizer.domain import Article, Role, Side, SummaryLine
from summarizer.domain.disputes import Dispute, Event, Party, Position
from summarizer.errors import ModelError
from summarizer.grounding import Spellings, check_support
from summarizer.kinds.disputes.choosing import Salience, choose, choose_summary
from summarizer.kinds.disputes.open_disputes.disputes import Matter, find_disputes
from summarizer.kinds.disputes.parties.cast import shown as in_cast
from summarizer.kinds.disputes.parties.naming import joined, other_names
from summarizer.kinds.disputes.parties.roles import role_of
from summarizer.kinds.disputes.positions.claims import Held, positions_of
from summarizer.kinds.disputes.shortening import only_leaves_out
from summarizer.kinds.disputes.subjects import likeness, rarity, subject_of
from summarizer.kinds.disputes.timeline.events import Told, events_of
from summarizer.kinds.disputes.wording.clauses import MOST_WORDS, Clause, Clauses
from summarizer.llm.interface import Request, StrategyName
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.checking import resting_on
from summarizer.pipeline.strategy import Asker, Draft, without_answer
from summarizer.reading import Party as ReadParty
from summarizer.reading import read, trees_of

_NAMED = re.compile(r"\[([^\]]+)\]")
"""Names that a clause has for pronouns."""
_LONGEST_TEXT = 260
"""Characters of an answer: room for a full sentence, so that constrained decoding cuts none mid-word."""
_TOKENS_A_TEXT = 90
_CLAUSES, _QUESTIONS = "long clauses", "open questions"
_NAMES_THE_MATTER = 0.6
"""Share of its subject that a question has to have in common with a long one that it is asked for."""
_LONG_QUESTION = 25
"""Words beyond which a question may leave something out; else "such as …" is what it is about."""


class ShortAnswer(BaseModel):
    """A clause in fewer words."""

    model_config = ConfigDict(extra="forbid")

    short: str = Field(max_length=_LONGEST_TEXT)


class QuestionAnswer(BaseModel):
    """The open question of a dispute."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(max_length=_LONGEST_TEXT)


class Staged:
    """The reading's claims in the article's words, then the open questions."""

    name: StrategyName = "staged"
    prompts: tuple[str, ...] = ("dispute", "shorten")
    steps: tuple[str, ...] = (_CLAUSES, _QUESTIONS)
    second_looks_at_once = 1
    english_only = True

    def draft(self, material: Material, asker: Asker) -> Draft:
        """Return the draft of one article; what the model would not answer is in its warnings."""
        article = material.article
        trees = [
            (sentence.start, tree)
            for sentence, tree in zip(article.sentences, trees_of(article), strict=True)
        ]
        clauses = Clauses(article, joined(read(article), trees))
        parties = clauses.reading.parties
        salience = Salience(article)
        spellings = Spellings([(party.name, *party.aliases) for party in parties])
        held = [each for each in positions_of(clauses) if _holds(clauses, each.clause, spellings)]
        told = [each for each in events_of(clauses) if _holds(clauses, each.clause, spellings)]
        matters = [each for each in find_disputes(clauses, salience, held) if each.shown]
        shown, events = choose(clauses, salience, held, told)
        sides = [side for matter in matters for side in matter.sides]
        summary = choose_summary(clauses, salience, shown, told)
        texts = [held.clause.text for held in (*shown, *sides)]
        texts += [each.clause.text for each in events]
        texts += [line.clause.text for line in summary]
        warnings: list[str] = []
        short = _shortened(asker, texts, spellings, warnings)
        positions = [_position(article, each, short) for each in shown]
        disputes = list(_disputes(article, asker, matters, short, spellings, warnings))
        lines = [
            SummaryLine(text=each.told(short[each.clause.text]), **resting_on(article, each.sentences))
            for each in summary
        ]
        return Draft(
            {
                "summary": tuple(lines),
                "parties": tuple(
                    _party(clauses, party) for party in in_cast(clauses, parties, [*shown, *sides], events)
                ),
                "positions": tuple(positions),
                "timeline": tuple(_event(article, each, short) for each in events),
                "open_disputes": tuple(disputes),
            },
            tuple(warnings),
        )


def _holds(clauses: Clauses, clause: Clause, spellings: Spellings) -> bool:
    """Tell whether the checks find nothing against a clause: what was cut out wrongly says something else."""
    evidence = [clauses.article.words(clauses.article.sentences[number - 1]) for number in clause.sentences]
    return check_support(
        clause.text, " ".join([*evidence, *_NAMED.findall(clause.text)]), spellings
    ).supported


def _event(article: Article, told: Told, short: dict[str, str]) -> Event:
    return Event(
        what=short[told.clause.text],
        moment=told.moment,
        status=told.status,
        attribution=told.attribution,
        **resting_on(article, told.clause.sentences),
    )


def _position(article: Article, held: Held, short: dict[str, str]) -> Position:
    return Position(
        holders=held.holders,
        kind=held.kind,
        statement=short[held.clause.text],
        attribution=held.attribution,
        **resting_on(article, held.clause.sentences),
    )


def _party(clauses: Clauses, party: ReadParty) -> Party:
    """Return a party with what the article calls it for a role."""
    role, number = role_of(clauses, party)
    numbers = {party.sentences[0], *([number] if number else [])}
    article = clauses.article
    return Party(
        name=party.name,
        aliases=other_names(party, clauses.shared),
        role=Role(text=role, **resting_on(article, [number] if number else numbers)) if role else None,
        **resting_on(article, numbers),
    )


# ---------------------------------------------------------------- wording


def _shortened(
    asker: Asker, texts: Iterable[str], spellings: Spellings, warnings: list[str]
) -> dict[str, str]:
    """Return each text with its wording: the model's of a long one, where it is shorter and supported."""
    wording = {text: text for text in texts}
    long = [text for text in wording if len(text.split()) > MOST_WORDS]
    requests = [asker.request("shorten", ShortAnswer, _TOKENS_A_TEXT, clause=text) for text in long]
    for text, answer in zip(long, asker.ask_all(requests, _CLAUSES), strict=True):
        if isinstance(answer, ModelError):
            warnings.append(without_answer(f"shortening “{text}”", answer))
        elif _says_less(short := _sentence(answer.short), text, spellings):
            wording[text] = short
    return wording


def _says_less(short: str, text: str, spellings: Spellings) -> bool:
    """Tell whether a wording is shorter than a text, and all that it says is in the text."""
    if not short or len(short) >= _LONGEST_TEXT or len(short.split()) > MOST_WORDS:
        return False
    if not only_leaves_out(short, text):
        return False
    support = check_support(short, text, spellings)
    return support.supported and not support.doubtful


def _sentence(text: str) -> str:
    """Return an answer on one line with an end, empty where it says nothing."""
    plain = " ".join(text.split()).rstrip(",;:- ")
    if not plain.strip("-–. "):
        return ""
    return plain if plain.endswith((".", "!", "?", "…", "”", '"')) else f"{plain}."


# ---------------------------------------------------------------- open questions


def _disputes(
    article: Article,
    asker: Asker,
    matters: Sequence[Matter],
    short: dict[str, str],
    spellings: Spellings,
    warnings: list[str],
) -> Iterator[Dispute]:
    requests = [_dispute_request(asker, matter, short) for matter in matters]
    for matter, answer in zip(matters, asker.ask_all(requests, _QUESTIONS), strict=True):
        question = matter.question
        if isinstance(answer, ModelError):
            warnings.append(without_answer(f"the question “{question}”", answer))
        elif _names_the_matter(asked := " ".join(answer.question.split()), matter, short, spellings):
            question = asked
        yield Dispute(
            question=question,
            sides=tuple(
                Side(
                    holder=holder,
                    wants=short[side.clause.text],
                    **resting_on(article, side.clause.sentences),
                )
                for side in matter.sides
                for holder in side.holders
            ),
            **resting_on(article, matter.sentences),
        )


def _dispute_request(asker: Asker, matter: Matter, short: dict[str, str]) -> Request[QuestionAnswer]:
    held = list(dict.fromkeys(short[side.clause.text] for side in matter.sides))
    return asker.request("dispute", QuestionAnswer, _TOKENS_A_TEXT, positions=held, question=matter.question)


def _names_the_matter(asked: str, matter: Matter, short: dict[str, str], spellings: Spellings) -> bool:
    """Tell whether a question is one, and asks about what code found to be open and nothing else."""
    if not asked.endswith("?") or len(asked) >= _LONGEST_TEXT:
        return False
    if asked.split(maxsplit=1)[0] != matter.question.split()[0]:
        return False  # "Will" asks for something else than "Did" or "Should"
    said = [matter.question, *(short[side.clause.text] for side in matter.sides)]
    support = check_support(asked, " ".join(said), spellings, asserts=False)
    subjects = [subject_of(text) for text in (asked, matter.question)]
    long = len(matter.question.split()) > _LONG_QUESTION
    alike = likeness(subjects[0], subjects[1], rarity(subjects))
    whole = alike >= _NAMES_THE_MATTER if long else subjects[1] <= subjects[0]
    return support.supported and not support.doubtful and whole
