"""From what a model proposed to a draft: names joined, words for "when" resolved, nothing left out.

What the article does not have is kept as it was proposed; the checks mark it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from summarizer.domain import Attribution, Claim, ClaimField, DatedClaim, PartyClaim, Sections, fields_of
from summarizer.pipeline.briefing.form import Proposal, Proposed, asked_for, claim_form
from summarizer.pipeline.briefing.material import Material
from summarizer.pipeline.briefing.moments import Found, When, find_moments
from summarizer.pipeline.briefing.names import NOBODY, Named, Names, on_one_line
from summarizer.pipeline.carrying import carrying
from summarizer.pipeline.checking import resting_on
from summarizer.pipeline.strategy import Draft


def find(kind: type[Sections], material: Material, proposal: Proposal, warnings: Iterable[str] = ()) -> Draft:
    """Return what was proposed for a kind of brief as a draft."""
    finder = _Finder(kind, material, proposal)
    # Parties come last: who holds something and was not proposed becomes one.
    order = sorted(kind.sections(), key=lambda section: issubclass(section.claim, PartyClaim))
    found = {section.name: finder.claims(section.claim, proposal[section.name]) for section in order}
    return Draft({section.name: found[section.name] for section in kind.sections()}, tuple(warnings))


class _Finder:
    """Finds in one article what was proposed for it."""

    def __init__(self, kind: type[Sections], material: Material, proposal: Proposal) -> None:
        self._material = material
        sections = [section for section in kind.sections() if issubclass(section.claim, PartyClaim)]
        proposed = [each for section in sections for each in proposal[section.name]]
        self._names = Names(proposed, material.parties)
        self._unclaimed = next((each.claim for each in sections if _told_by_name(each.claim)), None)
        """The class of the parties that only holders named; None where a party is more than its name."""

    def claims(self, kind: type[Claim], proposed: Sequence[Proposed]) -> tuple[Claim, ...]:
        """Return what was proposed for a section as claims, each once."""
        if issubclass(kind, PartyClaim):
            return tuple(self._parties(kind, proposed))
        times = self._times(kind, proposed)
        pairs = zip(proposed, times, strict=True)
        return tuple(dict.fromkeys(self._claim(kind, each, time) for each, time in pairs))

    def _parties(self, kind: type[PartyClaim], proposed: Sequence[Proposed]) -> Iterator[Claim]:
        for party in self._names.parties:
            if party.proposed[0] in proposed if party.proposed else kind is self._unclaimed:
                yield self._party(kind, party)

    def _party(self, kind: type[PartyClaim], party: Named) -> Claim:
        values: dict[str, Any] = {}
        for told in party.proposed:  # what was said first stands
            if isinstance(told, claim_form(kind)):
                said = self._values(kind, told, party.sentences)
                values |= {name: value for name, value in said.items() if not values.get(name)}
        names = {"name": party.name, "aliases": party.aliases}
        return kind.model_validate({**values, **names, **resting_on(self._material.article, party.sentences)})

    def _claim(self, kind: type[Claim], proposed: Any, time: Found | None = None) -> Claim:  # noqa: ANN401 - a form of the claim
        numbers = sorted({*proposed.sentences, *([time.sentence] if time else [])})
        values = self._values(kind, proposed, numbers)
        untold = []
        if issubclass(kind, DatedClaim):
            values["moment"] = time.moment if time else None
            when = on_one_line(proposed.when)
            untold = [f"“{when}” is no time that the article tells"] if when and not time else []
        return kind.model_validate({**values, **resting_on(self._material.article, numbers, *untold)})

    def _values(self, kind: type[Claim], proposed: Any, numbers: Sequence[int]) -> dict[str, Any]:  # noqa: ANN401
        """Return the fields of a claim as it was proposed, but its moment."""
        fields = (field for field in fields_of(kind) if field.holds != "when")
        return {field.name: self._value(field, proposed, numbers) for field in fields}

    def _value(self, field: ClaimField, proposed: Any, numbers: Sequence[int]) -> Any:  # noqa: ANN401
        if field.holds == "attribution":
            return self._attribution(proposed)
        told = getattr(proposed, asked_for(field))
        each = told if field.many else [told]
        match field.holds:
            case "holder":
                names = [self._names.of(name, proposed.sentences) for name in each or [NOBODY]]
                return tuple(dict.fromkeys(names)) if field.many else names[0]
            case "part" if field.part and field.many:
                return tuple(self._claim(field.part, part) for part in each)
            case "part" if field.part:
                return self._part(field.part, on_one_line(told), numbers)
            case "choice":
                return told
            case _:
                texts = tuple(map(on_one_line, each))
                return texts if field.many else texts[0]

    def _part(self, kind: type[Claim], text: str, numbers: Sequence[int]) -> Claim | None:
        """Return a part that was told in words: it rests on those sentences of the claim that carry it."""
        if not text:
            return None
        article = self._material.article
        return kind.model_validate({"text": text, **resting_on(article, carrying(article, text, numbers))})

    def _attribution(self, proposed: Any) -> Attribution:  # noqa: ANN401
        teller = on_one_line(proposed.according_to)
        known = (self._names.known(teller) or teller) if teller else None
        return Attribution(according_to=known, certainty=proposed.certainty)

    def _times(self, kind: type[Claim], proposed: Sequence[Any]) -> list[Found | None]:
        """Return the time of each claim of a section."""
        if not issubclass(kind, DatedClaim):
            return [None] * len(proposed)
        whens = [When(each.when, tuple(sorted(set(each.sentences))), each.status) for each in proposed]
        return find_moments(self._material.article, whens)


def _told_by_name(party: type[Claim]) -> bool:
    """Tell whether a party of a class can be made of a name and sentences."""
    needed = {name for name, info in party.model_fields.items() if info.is_required()}
    return needed <= {"name", "evidence"}
