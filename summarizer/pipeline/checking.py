"""The claims of a draft are checked: every statement against the sentences that it rests on.

Nothing is left out here. A claim that fails a check stays and says why.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

from summarizer.domain import (
    Article,
    Claim,
    ClaimField,
    DatedClaim,
    Moment,
    StatementClaim,
    fields_of,
    worst,
)
from summarizer.grounding import (
    Problem,
    Spellings,
    Support,
    check_digits,
    check_quotes,
    check_support,
    cite,
    missing,
)
from summarizer.grounding.numbers import check_figures
from summarizer.pipeline.briefing.names import NOBODY, Mentioned
from summarizer.pipeline.doubts import Doubt
from summarizer.reading import calendar_side
from summarizer.text import Language, find_quote
from summarizer.text.states import state_of

_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")

_CAPITALISED = re.compile(r"\b[A-Z][\w.]*(?:\s[A-Z][\w.]*)?")

_COMPARED = frozenset({"words", "question"})
"""What a field holds that is compared with sentences."""
NEAR = 2
"""Sentences before and behind those cited that are of the same passage."""


ClaimT = TypeVar("ClaimT", bound=Claim)


def resting_on(article: Article, numbers: Collection[int], *problems: str) -> dict[str, Any]:
    """Return the fields of a claim that rests on numbered sentences of an article and is not checked yet."""
    absent = (f"cites sentence {n}, which does not exist" for n in missing(article, numbers))
    told = (*absent, *problems)
    verdict = "not found" if told else "supported"
    return {"evidence": cite(article, numbers), "problems": told, "verdict": verdict}


@dataclass(frozen=True)
class Checks:
    """What of the checks can be made, by the languages of an article and of the claims about it."""

    text: Language
    claims: Language

    @classmethod
    def of(cls, article: Article, language: str | None = None) -> "Checks":
        """Return the checks for claims in a language, in the article's unless told."""
        return cls(Language.of(article.language), Language.of(language or article.language))

    @property
    def wording(self) -> bool:
        """Whether claims are compared with their sentences word by word, which needs English."""
        return self.text.parsed and self.claims.parsed

    @property
    def quotations(self) -> bool:
        """Whether what a claim quotes must stand in the article as it is."""
        return self.text == self.claims

    def off(self) -> Iterator[str]:
        """Yield what a reader must know of the checks that were not made."""
        if self.wording:
            return
        if not self.text.parsed:
            told = f"The article is in {self.text.name}: no program read it before the model, and"
        else:
            told = f"The claims are in {self.claims.name}:"
        yield (
            f"{told} the wording of claims, denials and names inside of them were not checked. Sentence "
            f"numbers, figures, the names of parties{' and quotations' if self.quotations else ''} were."
        )
        if not self.quotations and not self.text.parsed:
            yield f"The claims are in {self.claims.name}, so that quotations in them were not checked."


class Checker:
    """Checks claims against the sentences of one article; `aliases` are the spellings of a party each.

    Names and figures may come from as many as `near` sentences before and behind those that a claim cites.

    Claims that code does not find, and that may stand there in other words, are gathered in `doubts`; those
    that a second look `cleared` before are not marked.
    """

    def __init__(
        self,
        article: Article,
        aliases: Sequence[Sequence[str]],
        cleared: Collection[Doubt] = (),
        checks: Checks | None = None,
        near: int = NEAR,
    ) -> None:
        self._article = article
        self._mentioned = Mentioned(article)
        self._checks = checks or Checks.of(article)
        self._spellings = Spellings(aliases)
        self._cleared = cleared
        self._scene = _scene(article)
        self._near = near
        self.doubts: list[Doubt] = []

    def check(self, claim: ClaimT, known: Sequence[str] = ()) -> ClaimT:
        """Return a claim, and its parts, with what is wrong with it; `known` names need no evidence."""
        told = [_Told(field, field.of(claim)) for field in fields_of(type(claim))]
        names = tuple(name for each in told for name in each.names)
        numbers = [item.sentence for item in claim.evidence]
        found = [Problem(claim.verdict, problem) for problem in claim.problems]
        found += [*self._unheard(*names), *self._unquoted(told, numbers)]
        if isinstance(claim, DatedClaim):
            found += self._untimely(claim.moment, claim.status)
        cleared: list[str] = []
        for support, is_cleared in self._supports(claim, told, (*known, *names)):
            if is_cleared:
                cleared += support.problems
            else:
                found += [Problem(support.verdict, problem) for problem in support.problems]
        changed: dict[str, Any] = {
            "problems": tuple(dict.fromkeys(problem.text for problem in found)),
            "verdict": worst(problem.verdict for problem in found),
            "cleared": tuple(cleared),
        }
        for field, values in told:
            if field.holds == "part" and values:
                parts = tuple(self.check(part, names) for part in values)
                changed[field.name] = parts if field.many else parts[0]
        return claim.model_copy(update=changed)

    def _supports(
        self, claim: Claim, told: Sequence["_Told"], known: tuple[str, ...]
    ) -> Iterator[tuple[Support, bool]]:
        """Yield how far the sentences of a claim carry each of its texts, and whether a second look did."""
        numbers = [item.sentence for item in claim.evidence]
        holders = known if isinstance(claim, StatementClaim) else ()
        texts = [(field, text) for field, values in told if field.holds in _COMPARED for text in values]
        texts += [(field, "") for field, values in told if not values and _says_nothing(claim, field)]
        if not texts:
            yield self.support(numbers, None), False
        for field, text in texts:
            asserts = field.holds != "question"
            sides = () if asserts else (name for each in told for part in each.parts for name in part.names)
            support = self.support(numbers, text, (*known, *sides), asserts=asserts, holders=holders)
            doubt = self._doubt(numbers, text, support) if asserts else None
            if doubt:
                self.doubts.append(doubt)
            yield support, doubt in self._cleared

    def _unheard(self, *names: str) -> Iterator[Problem]:
        """Yield a problem for each name that the article does not have."""
        for name in names:
            if name == NOBODY:
                yield Problem("not found", "nobody is named")
            elif name not in self._mentioned:
                yield Problem("not found", f"“{name}” is not in the article")

    def _unquoted(self, told: Iterable["_Told"], numbers: Collection[int]) -> Iterator[Problem]:
        """Yield a problem for quoted words and figures that the sentences of a claim do not have."""
        near = self._around(numbers, inclusive=True)
        for field, values in told:
            for value in values:
                if field.holds == "quoted" and not find_quote(value, near):
                    yield Problem("not found", f"quotes “{value}”, which its sentences do not say")
                elif field.holds == "figure" and self._checks.wording:
                    yield from check_figures(value, near)
                elif field.holds == "figure":
                    yield from (Problem("not found", problem) for problem in check_digits(value, near))

    def _untimely(self, moment: Moment | None, status: str) -> Iterator[Problem]:
        """Yield a problem for what has happened after it was told."""
        if moment and status == "happened" and calendar_side(moment, self._article.published) == "future":
            told = f"is told as having happened, but {moment.value} is after the publication date"
            yield Problem("refuted", told)

    def support(
        self,
        numbers: Collection[int],
        claim: str | None,
        known: Iterable[str] = (),
        *,
        asserts: bool = True,
        holders: Sequence[str] = (),
    ) -> Support:
        """Return how far the numbered sentences carry a claim, None where none is made.

        `known` is who it may name beyond its sentences, `holders` by whose word it stands.
        """
        evidence = cite(self._article, numbers)
        if not evidence:
            return Support(("rests on no sentence",), verdict="not found")
        if claim is None:
            return Support()
        said = " ".join(item.quote for item in evidence)
        if self._checks.wording:
            support = check_support(
                claim,
                said,
                self._spellings,
                asserts=asserts,
                context=self._around(numbers),
                known=(*known, *self._scene),
                holders=holders,
                quotable=self._article.text,
            )
        else:
            support = self._unparsed(claim, " ".join([said, *known]))
        others = tuple(self._foreign(claim))
        if not others:
            return support
        return replace(
            support, problems=(*others, *support.problems), verdict=worst(["not found", support.verdict])
        )

    def _unparsed(self, claim: str, said: str) -> Support:
        """Return how far sentences carry a claim where no program reads one of the two."""
        quoted = check_quotes(claim, self._article.text) if self._checks.quotations else ()
        problems = (*check_digits(claim, said), *quoted) if claim.strip() else ("says nothing",)
        return Support(problems, verdict="not found" if problems else "supported")

    def _doubt(self, numbers: Collection[int], claim: str | None, support: Support) -> Doubt | None:
        """Return what a second look may find in other words: no quotation, which is there or is not."""
        unclear = claim and numbers and support.verdict == "not found"
        if not claim or not unclear or check_quotes(claim, self._article.text):
            return None
        return Doubt(claim, self._around(numbers, inclusive=True), support.problems)

    def _around(self, numbers: Collection[int], *, inclusive: bool = False) -> str:
        """Return the sentences next to those that are numbered, which may name what these only point to."""
        near = {number + step for number in numbers for step in range(-self._near, self._near + 1)}
        wanted = near if inclusive else near - set(numbers)
        return "\n".join(self._article.words(s) for s in self._article.sentences if s.number in wanted)

    def _foreign(self, claim: str) -> Iterator[str]:
        """Yield a problem for letters beyond Latin that the article never uses: a small model's slip."""
        if not self._checks.wording and (
            not self._checks.quotations or _BEYOND_LATIN.search(self._article.text)
        ):
            return
        for word in _BEYOND_LATIN.findall(claim):
            if word not in self._article.text:
                yield f"“{word}” is in letters that the article does not use"


class _Told(NamedTuple):
    """A field of a claim and what the claim has in it."""

    field: ClaimField
    values: tuple[Any, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names in it, whoever vouches for the claim among them."""
        if self.field.holds == "attribution":
            return tuple(each.according_to for each in self.values if each.according_to)
        return self.values if self.field.holds in {"name", "holder"} else ()

    @property
    def parts(self) -> tuple["_Told", ...]:
        """The fields of the parts in it."""
        parts: tuple[Claim, ...] = self.values if self.field.holds == "part" else ()
        return tuple(_Told(field, field.of(part)) for part in parts for field in fields_of(type(part)))


def _says_nothing(claim: Claim, field: ClaimField) -> bool:
    """Tell whether a field that has nothing in it is one without whose words a claim is none."""
    needed = type(claim).model_fields[field.name].is_required()
    return field.holds in _COMPARED and needed and not field.many


def _scene(article: Article) -> tuple[str, ...]:
    """Return the state that an article names most, in which things are that it says of no other."""
    named = Counter(filter(None, map(state_of, _CAPITALISED.findall(article.text))))
    return tuple(state for state, _ in named.most_common(1))
