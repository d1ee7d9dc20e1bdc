"""A brief of any kind: its article, the sections of claims that its kind has, and how it was made."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Annotated, Any, Union, get_args

from pydantic import BeforeValidator, SerializeAsAny, TypeAdapter, WithJsonSchema
from pydantic_core import from_json

from summarizer.domain import earlier
from summarizer.domain.article import Page, Published
from summarizer.domain.claims import Claim, Evidence, SummaryLine, parts_of
from summarizer.domain.frozen import Frozen
from summarizer.domain.provenance import Provenance
from summarizer.domain.showing import Shown
from summarizer.errors import UnusableInput

_ONE = re.compile(r"(?!added$)[a-z][a-z_]*")
"""What a claim of a section may be called, of which its id is made; `added` are those of a review."""


@dataclass(frozen=True)
class Section:
    """The annotation of a field that holds a section of claims: its title, and what one of them is called."""

    title: str
    one: str
    asked: str = ""
    """What a model is asked for it by, where that is not the name of the field."""


_SUMMARY = Section("", "summary")
_BESIDE = frozenset({"kind", "source", "left_out", "warnings", "provenance", "review"})
"""What stands in a brief beside its sections."""


@dataclass(frozen=True)
class SectionField:
    """A section of a kind of brief."""

    name: str
    """The field that holds it."""
    title: str
    one: str
    asked: str
    claim: type[Claim]


class Sections(Frozen):
    """The sections of a kind: fields of claims, each annotated with a `Section`, after a summary."""

    summary: Annotated[tuple[SummaryLine, ...], _SUMMARY]

    @classmethod
    @cache
    def sections(cls) -> tuple[SectionField, ...]:
        """Return the sections of claims in their order, the summary first.

        Raises TypeError for one that holds something else, or claims of another section.
        """
        found: dict[type[Claim], SectionField] = {}
        for name, info in cls.model_fields.items():
            told = next((each for each in info.metadata if isinstance(each, Section)), None)
            if told is None and name not in _BESIDE:
                raise TypeError(f"{cls.__name__}.{name}: is no section; annotate it with a Section")
            if told and (name in _BESIDE or (name == "summary" and told != _SUMMARY)):
                raise TypeError(f"{cls.__name__}.{name}: every brief has that itself; take another name")
            if told:
                claim, *several = get_args(info.annotation) or (None,)
                if several != [...] or not isinstance(claim, type) or not issubclass(claim, Claim):
                    raise TypeError(f"{cls.__name__}.{name}: {info.annotation} is no tuple of claims")
                if claim in found:
                    raise TypeError(f"{cls.__name__}.{name}: has the claims of {found[claim].name}")
                if not _ONE.fullmatch(told.one) or told.one in {each.one for each in found.values()}:
                    raise TypeError(f"{cls.__name__}.{name}: “{told.one}” has to be a word of its own")
                found[claim] = SectionField(name, told.title, told.one, told.asked or name, claim)
        return tuple(found.values())

    @classmethod
    def read_claim(cls, raw: Mapping[str, Any], one: str | None = None) -> Claim:
        """Return a claim as it was written, of the section of which `one` is called so, else of any.

        Pydantic tells what is of no use.
        """
        section = next((each for each in cls.sections() if each.one == one), None)
        return section.claim.model_validate(raw) if section else _claims_of(cls).validate_python(raw)

    @classmethod
    def section_of(cls, claim: Claim) -> SectionField:
        """Return the section that a claim of this kind belongs to."""
        return next(each for each in cls.sections() if type(claim) is each.claim)

    def items(self) -> Iterator[tuple[SectionField, tuple[Claim, ...]]]:
        """Yield each section with its claims."""
        for section in type(self).sections():
            yield section, getattr(self, section.name)

    def claims(self) -> tuple[Claim, ...]:
        """Return every claim, in reading order; the parts of a claim belong to it."""
        return tuple(chain.from_iterable(claims for _, claims in self.items()))

    def cited(self) -> dict[int, Evidence]:
        """Return each sentence that a claim or a part of one rests on, by number and in order."""
        parts = (part for claim in self.claims() for part in parts_of(claim))
        found = {item.sentence: item for part in parts for item in part.evidence}
        return dict(sorted(found.items()))


@cache
def _claims_of(kind: type[Sections]) -> TypeAdapter[Claim]:
    claims: Any = Union[tuple(section.claim for section in kind.sections())]  # noqa: UP007 - as many as there are
    return TypeAdapter(claims)


class Source(Frozen):
    """The article that a brief was made from; offsets of all evidence index its text as read."""

    name: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: Published
    content_hash: str
    """SHA-256 of the text in UTF-8, as hexadecimal."""
    sentences: int
    """How many sentences the article proper has."""
    furniture: int
    """How many lines of page furniture were left out of the sentences."""
    pages: tuple[Page, ...] = ()
    """The pages of a document that has some; evidence stands on those that its span lies in."""


class _About(Frozen):
    kind: str = earlier.KIND
    """The name of its kind, which tells its sections."""
    source: Source


class _Made(Frozen):
    left_out: tuple[int, ...] = ()
    """Numbers of the sentences with a statement, figure or date that no claim rests on."""
    warnings: tuple[str, ...] = ()
    """What a reader must know of the whole: unknown publication date, instruction-like text."""
    provenance: Provenance


class Brief(Shown, _Made, Sections, _About):
    """One article as structured, cited claims, of any kind: a kind's own brief derives from it.

    The bases stand so that the sections come between the source and the rest, in JSON as on a page.
    """

    @classmethod
    def known_as(cls) -> str:
        """Return the name of the kind."""
        return str(cls.model_fields["kind"].default)


def known_briefs() -> dict[str, type[Brief]]:
    """Return the classes of briefs that this process has, by the names of their kinds."""
    return {each.known_as(): each for each in Brief.__subclasses__() if len(each.sections()) > 1}


def brief_type(kind: str) -> type[Brief]:
    """Return the class of the briefs of a kind; `UnusableInput` for one that nobody has loaded."""
    known = known_briefs()
    if kind not in known:
        raise UnusableInput(
            f"kind “{kind}”: not known here; add --kind with its module or file (known: {', '.join(known)})"
        )
    return known[kind]


def read_brief(json: str | bytes) -> Brief:
    """Return a brief of any kind that is known; pydantic's `ValidationError` tells what is of no use."""
    try:
        raw = from_json(json)
    except ValueError:  # which the class tells better
        raw = None
    return brief_type(kind_of(raw)).model_validate_json(json)


def _of_its_kind(raw: Any) -> Any:  # noqa: ANN401 - what stands in a file
    return brief_type(kind_of(raw)).model_validate(raw) if isinstance(raw, dict) else raw


AnyBrief = Annotated[
    Brief,
    BeforeValidator(_of_its_kind),
    SerializeAsAny(),
    WithJsonSchema({"type": "object", "description": "A brief, by the schema of its kind."}),
]
"""A brief inside of something else, read and written as its kind has it."""


def kind_of(raw: object) -> str:
    """Return the kind of a brief as it stands in a file; version 0.1 knew one and did not say it."""
    return str(raw.get("kind", earlier.KIND)) if isinstance(raw, dict) else earlier.KIND
