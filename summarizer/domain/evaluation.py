"""What came of comparing briefs with gold briefs: counts, and item by item what is missed or wrong."""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Literal, get_args

from pydantic import Field, computed_field

from summarizer.domain.article import SkippedArticle
from summarizer.domain.frozen import Frozen
from summarizer.domain.provenance import Usage

WordingCheck = Literal["copied", "cut", "generic", "duplicate", "contradicted", "dependent"]
WORDING_CHECKS: tuple[WordingCheck, ...] = get_args(WordingCheck)

SAID = "_said"
BY_SPAN = "_by_span"
BY_VALUE = "_by_value"
"""What stands behind the name of a section for its other measures: the items that say what gold says, too;
and two that tell where a section loses: by the place alone, by the value alone."""


class Counts(Frozen):
    """How many items were found, how many there are, and how many of them are the same."""

    matched: int = 0
    found: int = 0
    gold: int = 0
    core_matched: int = 0
    core: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add up the counts of two articles."""
        return Counts(
            matched=self.matched + other.matched,
            found=self.found + other.found,
            gold=self.gold + other.gold,
            core_matched=self.core_matched + other.core_matched,
            core=self.core + other.core,
        )

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def precision(self) -> float:
        """Share of the found items that are in gold; 0 where nothing was found."""
        return _share(self.matched, self.found)

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def recall(self) -> float:
        """Share of the gold items that were found; 0 where gold has none."""
        return _share(self.matched, self.gold)

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.matched, self.found + self.gold)

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def core_recall(self) -> float:
        """Share of the core gold items that were found."""
        return _share(self.core_matched, self.core)


class Tally(Frozen):
    """The figures of one brief, or of several added up."""

    measures: dict[str, Counts] = Field(default_factory=dict)
    """By section, and by section and what else of it is counted."""
    claims: int = 0
    """Items but parties."""
    grounded: int = 0
    """Claims with spans, all of them inside the article."""
    dated: int = 0
    """Those of sections with dates that have a value."""
    invented: int = 0
    """Those with a value that gold has nowhere, or not for these words."""
    statements: int = 0
    """Texts whose wording was looked at."""

    def __add__(self, other: "Tally") -> "Tally":
        """Add up two tallies, item by item, so that long articles count for more."""
        return Tally(
            measures={
                name: self.of(name) + other.of(name)
                for name in dict.fromkeys((*self.measures, *other.measures))
            },
            claims=self.claims + other.claims,
            grounded=self.grounded + other.grounded,
            dated=self.dated + other.dated,
            invented=self.invented + other.invented,
            statements=self.statements + other.statements,
        )

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections in their order."""
        ends = (SAID, BY_SPAN, BY_VALUE)
        also = {f"{name}{end}" for name in self.measures for end in ends}
        return tuple(name for name in self.measures if name not in also)

    def of(self, measure: str) -> Counts:
        """Return the counts of a measure, which are none in a brief of another kind."""
        return self.measures.get(measure, Counts())

    def said(self, section: str) -> str:
        """Return the measure that counts only what says what gold says; a party is said by its name."""
        return f"{section}{SAID}" if f"{section}{SAID}" in self.measures else section

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def core_recall(self) -> float:
        """Share of the core items of all sections that were found."""
        return reduce(add, map(self.of, self.sections), Counts()).core_recall

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def macro_f1(self) -> float:
        """Mean F1 of the sections."""
        return _share(sum(self.of(section).f1 for section in self.sections), len(self.sections))

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def macro_f1_said(self) -> float:
        """Mean F1 of the sections, where an item counts only if it says what gold says."""
        return _share(sum(self.of(self.said(each)).f1 for each in self.sections), len(self.sections))

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def evidence_validity(self) -> float:
        """Share of the claims whose spans are there and inside the article."""
        return _share(self.grounded, self.claims)


class Deviation(Frozen):
    """A gold item that was missed or is said otherwise, or a found item that gold does not have.

    It is found and unsaid without its gist; it differs in another name, figure or choice than gold has there.
    """

    section: str
    kind: Literal["missed", "unsaid", "differs", "wrong"]
    text: str
    core: bool = False
    """Whether a missed or unsaid item is core."""
    quotes: tuple[str, ...]
    """The sentences or words of the article that it rests on."""
    nearest: str | None
    """The item of the other side that comes closest."""
    reason: str


class Remark(Frozen):
    """Something about the wording of one statement."""

    check: WordingCheck
    where: str
    """Its place in the brief, in a person's words: `position 3`."""
    text: str
    reason: str


class Effort(Frozen):
    """What it took; `cost_usd` is None where the price is not known."""

    seconds: float = 0.0
    usage: Usage = Usage()
    cost_usd: float | None = 0.0

    def __add__(self, other: "Effort") -> "Effort":
        """Add up two efforts; what is not known of one is not known of both."""
        known = self.cost_usd is not None and other.cost_usd is not None
        return Effort(
            seconds=self.seconds + other.seconds,
            usage=self.usage + other.usage,
            cost_usd=(self.cost_usd or 0) + (other.cost_usd or 0) if known else None,
        )


class ArticleScore(Frozen):
    """One brief beside its gold brief; without a brief, everything in gold is missed."""

    article: str
    missing: str | None = None
    """Why there is no brief."""
    notes: tuple[str, ...] = ()
    tally: Tally
    problems: dict[str, int]
    """Problems that the brief records, by kind."""
    remarks: tuple[Remark, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    effort: Effort | None = None
    """None where the brief does not record it."""


class RunScore(Frozen):
    """The briefs of one model and strategy, or of one folder, beside the gold briefs."""

    name: str
    floor: bool = False
    """Whether its answers were random: what code alone makes of the articles."""
    failure: str | None = None
    """Why the run ended early; then there are no figures."""
    articles: tuple[ArticleScore, ...] = ()

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def total(self) -> Tally:
        """The figures of all articles."""
        return reduce(add, (article.tally for article in self.articles), Tally())

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def problems(self) -> dict[str, int]:
        """Recorded problems of all briefs by kind, the most frequent first."""
        return _added(article.problems for article in self.articles)

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def wording(self) -> dict[WordingCheck, int]:
        """Statements that each check of the wording remarks on."""
        remarks = Counter(remark.check for article in self.articles for remark in article.remarks)
        return {check: remarks[check] for check in WORDING_CHECKS}

    @computed_field  # type: ignore[prop-decorator] # mypy knows no decorator above property
    @property
    def effort(self) -> Effort | None:
        """What all briefs took; None where one of them does not record it."""
        efforts = [article.effort for article in self.articles if article.missing is None]
        known = [effort for effort in efforts if effort is not None]
        return reduce(add, known) if known and len(known) == len(efforts) else None

    @property
    def made(self) -> int:
        """How many articles have a brief."""
        return sum(article.missing is None for article in self.articles)


class Evaluation(Frozen):
    """Several runs beside the same gold briefs."""

    runs: tuple[RunScore, ...]
    unscored: tuple[SkippedArticle, ...] = ()
    """Gold briefs whose article is not there, and why; no figure counts them."""
    notes: tuple[str, ...] = ()
    """What a reader must know of the whole: articles without gold."""


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(total.most_common())
