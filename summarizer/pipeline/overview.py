"""The words of a dossier that are not in its briefs: an overview and the subjects of positions.

Code chooses what an overview tells and what the model joins to one sentence; every sentence that the model
wrote is checked against the sentences of the sources, as the claims of a brief are.
"""

import re
import time
from collections.abc import Collection, Iterable, Sequence

from pydantic import BaseModel, ConfigDict, Field

from summarizer.domain import Dossier, DossierEvent, DossierPosition, OverviewLine, Provenance, Stated
from summarizer.errors import ModelError
from summarizer.grounding import Spellings, check_support
from summarizer.llm.interface import Model, Request
from summarizer.merging import Highlight, find_highlights
from summarizer.merging.statements import read_statement
from summarizer.pipeline.brief import cost
from summarizer.pipeline.strategy import Asker, Progress, without_answer
from summarizer.prompting import Prompts
from summarizer.render.wording import vouched
from summarizer.version import VERSION

OVERVIEW = "dossier/overview"
SUBJECT = "dossier/subject"
_IN_SHORT = "In short"
_ABOUT = "The lines are about"
_HOLDER = re.compile(
    r"^.{1,80}? (?:(?:says?|warns?|den(?:ies|y)) that|wants?|(?:agrees?|plans?) to|(?:is|are) against) "
)
_LONGEST_LINE = 400
_LONGEST_SUBJECT = 80
_MOST_SUBJECTS = 40
"""Subjects that are named; the others, of parties that few sources name, stand by their statements."""
_STATEMENTS_SHOWN = 4
_MOST_WORDS = 8
_SENTENCES_A_LINE = 2
"""Sentences of each line behind a joined one that it is compared with; those of the words shown are first."""


class OverviewAnswer(BaseModel):
    """One sentence of several lines; the field's name begins it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(alias=_IN_SHORT, max_length=_LONGEST_LINE)


class SubjectAnswer(BaseModel):
    """What statements are about; the field's name begins the sentence."""

    model_config = ConfigDict(extra="forbid")

    subject: str = Field(alias=_ABOUT, max_length=_LONGEST_SUBJECT)


def add_words(dossier: Dossier, model: Model, prompts: Prompts, progress: Progress | None = None) -> Dossier:
    """Return a dossier with its overview, and with the subjects of positions that have several statements.

    A line of the overview that fails a check stays with its problem, and so does one for which the
    model gave no answer. A subject that names parties only, or has words that no statement has, is
    left out.
    """
    started = time.monotonic()
    asker = Asker(model, prompts, progress, ("overview", "headings"))
    matters = find_highlights(dossier)
    asked = [matter for matter in matters if len(matter.lines) > 1]
    labelled = _to_label(dossier.positions)
    sentences = asker.ask_all([_overview_request(asker, matter) for matter in asked], "overview")
    labels = asker.ask_all([_subject_request(asker, position) for position in labelled], "headings")
    joined = dict(zip(map(id, asked), sentences, strict=True))
    subjects = dict(zip(map(id, labelled), labels, strict=True))
    names = {name for party in dossier.parties for name in (party.name, *party.aliases)}
    return dossier.model_copy(
        update={
            "overview": tuple(_line(matter, joined.get(id(matter)), dossier) for matter in matters),
            "positions": tuple(_named(each, subjects.get(id(each)), names) for each in dossier.positions),
            "provenance": Provenance(
                version=VERSION,
                model=model.reference,
                strategy="staged",
                prompts={name: prompts.fingerprint(name) for name in (OVERVIEW, SUBJECT)},
                usage=asker.usage,
                cost_usd=cost(asker.usage, model.usd_per_million_tokens),
                seconds=round(time.monotonic() - started, 2),
            ),
        }
    )


def _to_label(positions: Sequence[DossierPosition]) -> list[DossierPosition]:
    """Return the positions of several statements: a single one says itself what it is about."""
    return [position for position in positions if len(position.statements) > 1][:_MOST_SUBJECTS]


# ---------------------------------------------------------------- questions


def _overview_request(asker: Asker, matter: Highlight) -> Request[OverviewAnswer]:
    return asker.request(OVERVIEW, OverviewAnswer, max_tokens=120, lines=_lines(matter))


def _lines(matter: Highlight) -> list[str]:
    """Return the lines of a matter with who vouches for each; nobody does for a conflict or a question."""
    return [
        vouched(line, behind.attribution) if isinstance(behind, Stated | DossierEvent) else line
        for line, behind in zip(matter.lines, matter.behind, strict=False)  # a conflict is one of two sides
    ]


def _subject_request(asker: Asker, position: DossierPosition) -> Request[SubjectAnswer]:
    statements = [_without_holder(stated.statement) for stated in position.statements[:_STATEMENTS_SHOWN]]
    return asker.request(SUBJECT, SubjectAnswer, max_tokens=40, statements=statements)


def _without_holder(statement: str) -> str:
    """Return what is said without who says it, so that the answer is not who says it."""
    rest = _HOLDER.sub("", statement, count=1)
    return rest[:1].upper() + rest[1:]


# ---------------------------------------------------------------- answers


def _line(matter: Highlight, answer: OverviewAnswer | ModelError | None, dossier: Dossier) -> OverviewLine:
    """Return a line: the one that there is, or the model's; without an answer, the first of the lines."""
    text, problems = _lines(matter)[0], matter.problems
    if isinstance(answer, ModelError):
        problems = (*problems, without_answer("only the first line of several", answer))
    elif answer is not None:
        text = _sentence(" ".join(answer.text.split()))
        cut = ("is cut short: the model wrote too much",) if len(answer.text) >= _LONGEST_LINE else ()
        problems = (*cut, *_problems(text, matter, dossier), *problems)
    origin = {source.label: source.copy_of or source.label for source in dossier.sources}
    sources = len({origin[citation.source] for citation in matter.cited})
    return OverviewLine(text=text, cited=matter.cited, sources=sources, problems=problems)


def _problems(text: str, matter: Highlight, dossier: Dossier) -> tuple[str, ...]:
    """Return what is wrong with a sentence of the model, beside the sentences of the sources."""
    spellings = Spellings([(party.name, *party.aliases) for party in dossier.parties])
    cited = (citation for line in matter.behind for citation in line.cited[:_SENTENCES_A_LINE])
    quotes = dict.fromkeys(citation.evidence.quote for citation in cited)
    return check_support(text, " ".join([*quotes, matter.holder]), spellings).problems


def _sentence(told: str) -> str:
    """Return what the model finished as a whole sentence."""
    whole = f"{told[:1].upper()}{told[1:]}"
    return whole if whole.endswith((".", "!", "?", "…", "”", '"')) else f"{whole}."


def _named(
    position: DossierPosition, answer: SubjectAnswer | ModelError | None, names: Collection[str]
) -> DossierPosition:
    """Return a position with its subject, if that is more than names and has only words of its statements."""
    if not isinstance(answer, SubjectAnswer):
        return position
    subject = " ".join(answer.subject.split()).strip(" .")
    said = [stated.statement for stated in position.statements]
    said += [citation.evidence.quote for stated in position.statements for citation in stated.cited]
    fits = _stems([subject]) <= _stems(said) and len(subject.split()) <= _MOST_WORDS
    return position.model_copy(update={"subject": subject}) if fits and _beyond(subject, names) else position


def _beyond(subject: str, names: Collection[str]) -> bool:
    """Tell whether a subject says something when the names of parties are taken out."""
    spelled = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return bool(_stems([re.sub(rf"\b(?:{spelled})(?:['’]s)?(?!\w)", " ", subject)]))


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(read_statement(text).stems for text in texts))
