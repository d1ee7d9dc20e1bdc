"""An invented case before a court, and its brief of a kind that is not built in."""

from pathlib import Path

from summarizer.domain import Article, Moment, Provenance, Role, Side, SummaryLine, Usage
from summarizer.grounding import cite
from summarizer.pipeline.brief import source_of
from summarizer.store import Store, open_store
from tests.articles import article
from tests.kinds import LawsuitBrief, Litigant, Pending, Plea, Remedy, Ruling
from tests.unit.pipeline.reviews import keep

CASE = """The weaver and the mill

The weaver Edda Holm claims 40,000 crowns from Brandt Mills for two looms.
Brandt Mills denies that the looms were ever delivered.
On 3 January 2025 the Sund District Court granted the claim and spoke of "a plain breach".
The court told Brandt Mills to hand over 2 looms.
Whether Brandt Mills pays the costs is still to be decided.
"""


def court_brief(made: Article | None = None, words: str = "") -> LawsuitBrief:
    """Return a brief with every section; `words` stand in place of every text where they are given."""
    made = made or article(CASE)
    day = made.text.index("3 January 2025")
    moment = Moment(start=day, end=day + 14, phrase=words or "3 January 2025", value="2025-01-03")
    return LawsuitBrief(
        source=source_of(made),
        summary=(SummaryLine(text=words or "A court decides on two looms.", evidence=cite(made, [4])),),
        litigants=(
            Litigant(
                name=words or "Edda Holm",
                role=Role(text=words or "weaver", evidence=cite(made, [2])),
                side="claimant",
                evidence=cite(made, [2]),
            ),
            Litigant(name=words or "Brandt Mills", side="defendant", evidence=cite(made, [2])),
        ),
        pleas=(
            Plea(
                holders=(words or "Brandt Mills",),
                kind="denies",
                statement=words or "The looms were not delivered.",
                evidence=cite(made, [3]),
                cleared=(words or "“not delivered”",),
            ),
            Plea(
                holders=(words or "Edda Holm",),
                kind="claims",
                statement=words or "Edda Holm claims money for two looms.",
                amount=words or "50,000 crowns",
                evidence=cite(made, [2]),
                problems=(words or "“50,000” is not in the sentence",),
                verdict="not found",
            ),
        ),
        rulings=(
            Ruling(
                what=words or "The claim is granted.",
                moment=moment,
                status="happened",
                court=words or "Sund District Court",
                outcome="granted",
                words=words or "a plain breach",
                evidence=cite(made, [4]),
            ),
        ),
        pending=(
            Pending(
                question=words or "Who pays the costs?",
                sides=(
                    Side(
                        holder=words or "Edda Holm",
                        wants=words or "Brandt Mills pays them.",
                        evidence=cite(made, [6]),
                    ),
                ),
                evidence=cite(made, [6]),
            ),
        ),
        remedies=(
            Remedy(
                remedy=words or "Hand over the looms.", units=words or "2 looms", evidence=cite(made, [5])
            ),
        ),
        provenance=Provenance(
            version="0.1.0", model="local/m@1", strategy="single", prompts={}, usage=Usage(), cost_usd=0.0,
            seconds=1.0,
        ),
    )  # fmt: skip


def court_store(path: Path) -> Store:
    """Return a store with the brief of the case as number 1."""
    store = open_store(path)
    keep(store, article(CASE), court_brief())
    return store
