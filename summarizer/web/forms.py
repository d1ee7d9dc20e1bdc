"""The forms of the review page, made from what the fields of a kind's claims hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from summarizer.domain import (
    Brief,
    Certainty,
    Claim,
    ClaimField,
    PartyClaim,
    Relation,
    SectionField,
    SummaryLine,
    fields_of,
)

_KNOWN: dict[str, tuple[str, str]] = {
    "text": ("Sentence", ""),
    "aliases": ("Also called", "one a line"),
    "role": ("Part in this", ""),
    "holders": ("Who holds it", ""),
    "holder": ("Party", ""),
    "sides": ("What each side wants", ""),
}
"""Label and hint of fields that the base classes have; any other goes by its name."""
_ORDER = ("holder", "when", "name", "choice")
"""What comes first in a form; the rest follows in the order of the class, who vouches for it last."""
Place = Literal["text", "line", "lines", "choice", "holder", "holders", "rows"]
"""How a field is written."""
_HOLDERS = frozenset({"holder", "holders"})


@dataclass(frozen=True)
class Control:
    """A place to write a field in, or a part of one: a moment and an attribution take several."""

    name: str
    place: Place
    title: str
    hint: str = ""
    within: str = ""
    """The field that it is a part of."""
    many: bool = False
    needed: bool = True
    values: tuple[str, ...] = ()
    part: str = ""
    """What one of its rows is called."""
    controls: tuple["Control", ...] = ()
    """The places of a row."""

    @property
    def narrow(self) -> bool:
        """Whether it shares its line with others."""
        return self.place in {"choice", *_HOLDERS} or self.within == "attribution"


@dataclass(frozen=True)
class Form:
    """The form of the claims of a section."""

    section: str
    title: str
    lines: tuple[tuple[Control, ...], ...]
    """The controls that stand beside each other."""
    takes_party: bool = False
    """Whether a party that is missing can be added from it."""


@cache
def forms_of(brief: type[Brief]) -> tuple[Form, ...]:
    """Return the forms of a kind of brief, one a section."""
    return tuple(_form(section, listed=new_party(brief) is not None) for section in brief.sections())


@cache
def new_party(brief: type[Brief]) -> Form | None:
    """Return what has to be written of a missing party besides its name; None for a kind without parties."""
    section = next((each for each in brief.sections() if issubclass(each.claim, PartyClaim)), None)
    if section is None:
        return None
    fields, controls = section.claim.model_fields, _controls(section.claim, listed=True)
    needed = (each for each in controls if fields[each.within or each.name].is_required())
    return Form(section.one, section.title, (tuple(each for each in needed if each.name != "name"),))


def _form(section: SectionField, *, listed: bool) -> Form:
    one = section.one.replace("_", " ")
    title = "Summary line" if issubclass(section.claim, SummaryLine) else one.capitalize()
    lines: list[list[Control]] = []
    takes_party = False
    for control in _controls(section.claim, listed=listed):
        last = lines[-1][-1] if lines else control
        if lines and last.narrow and control.narrow and control.within in {"", last.within}:
            lines[-1].append(control)
        else:
            lines.append([control])
        takes_party |= any(each.place in _HOLDERS for each in (control, *control.controls))
    return Form(section.one, title, tuple(map(tuple, lines)), takes_party)


def _controls(kind: type[Claim], *, listed: bool) -> Iterator[Control]:
    """Yield the places for a class of claims; `listed` tells whether holders are chosen from a list."""
    for field in sorted(fields_of(kind), key=_rank):
        match field.holds:
            case "when":
                yield from _moment(field)
            case "attribution":
                yield from _attribution(field)
            case _:
                yield _control(kind, field, listed=listed)


def _rank(field: ClaimField) -> int:
    rest = len(_ORDER) + (field.holds == "attribution")
    return _ORDER.index(field.holds) if field.holds in _ORDER else rest


def _moment(field: ClaimField) -> Iterator[Control]:
    whose = "" if field.name == "moment" else f"{field.title.capitalize()}: "
    when, date, relation = "When, in the words of the article", "Date", "Relation to the date"
    named = "EDTF: 2024-07-23, 2024-07, 2024; empty when it has none"
    yield Control("phrase", "line", f"{whose}{when}", "empty when it tells no time", field.name)
    yield Control("value", "line", f"{whose}{date}", named, field.name)
    yield Control("relation", "choice", f"{whose}{relation}", within=field.name, values=get_args(Relation))


def _attribution(field: ClaimField) -> Iterator[Control]:
    yield Control("according_to", "line", "According to", "empty: the article itself", field.name)
    yield Control("certainty", "choice", "Certainty", within=field.name, values=get_args(Certainty))


def _control(kind: type[Claim], field: ClaimField, *, listed: bool) -> Control:
    title, hint = _KNOWN.get(field.name, (field.title.capitalize(), ""))
    place = _place(field, listed=listed)
    info = kind.model_fields[field.name]
    return Control(
        field.name,
        place,
        title,
        hint or ("one a line" if place == "lines" else ""),
        many=field.many,
        needed=info.is_required() or bool(info.default),
        values=_values(info.annotation) if field.holds == "choice" else (),
        part=field.part.__name__.lower() if field.part else "",
        controls=tuple(_controls(field.part, listed=listed)) if field.part and field.many else (),
    )


def _place(field: ClaimField, *, listed: bool) -> Place:
    match field.holds:
        case "choice":
            return "choice"
        case "part":
            return "rows" if field.many else "line"
        case "holder" if listed:
            return "holders" if field.many else "holder"
        case "words" | "question" if not field.many:
            return "text"
        case _:
            return "lines" if field.many else "line"


def _values(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 - of any field
    """Return the values of the `Literal` in an annotation."""
    while get_origin(annotation) is not Literal:
        annotation = next(each for each in get_args(annotation) if each is not NoneType)
    return get_args(annotation)
