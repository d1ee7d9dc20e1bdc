"""A store with one brief of the invented article about ferries, for tests of reviewing it."""

from pathlib import Path

from summarizer.domain import Article, Brief, Provenance, Side, SummaryLine, Usage
from summarizer.domain.disputes import Dispute, DisputeBrief, Event, Party, Position
from summarizer.grounding import cite
from summarizer.pipeline.brief import source_of
from summarizer.pipeline.wording import moments_in
from summarizer.store import Store, open_store
from tests.articles import FERRIES, article

MODEL = "local/m@1"


def ferries_brief(made: Article | None = None) -> DisputeBrief:
    """Return a brief with seven claims, one of them with a problem."""
    made = made or article(FERRIES)
    (march,) = moments_in(made, [2])
    return DisputeBrief(
        source=source_of(made),
        summary=(SummaryLine(text="Norlin Lines wants to cut crossings.", evidence=cite(made, [2])),),
        parties=(
            Party(name="Norlin Lines", role="Ferry operator", evidence=cite(made, [2])),
            Party(name="Ilan Voss", aliases=("Voss",), role="crews' union leader", evidence=cite(made, [4])),
        ),
        positions=(
            Position(
                holders=("Norlin Lines",),
                kind="demands",
                statement="Norlin Lines wants to cut 12 crossings.",
                evidence=cite(made, [2]),
                problems=("“12” is not in the sentence",),
            ),
            Position(
                holders=("Ilan Voss",),
                kind="warns",
                statement="Ilan Voss warns of a strike.",
                evidence=cite(made, [4]),
            ),
        ),
        timeline=(
            Event(moment=march, status="planned", what="Crossings are cut.", evidence=cite(made, [2])),
        ),
        open_disputes=(
            Dispute(
                question="Will the night crossings be cut?",
                sides=(
                    Side(
                        holder="Norlin Lines",
                        wants="Norlin Lines wants to cut the night crossings.",
                        evidence=cite(made, [2]),
                    ),
                ),
                evidence=cite(made, [2, 4]),
            ),
        ),
        provenance=Provenance(
            version="0.1.0",
            model=MODEL,
            strategy="staged",
            prompts={},
            usage=Usage(),
            cost_usd=0.0,
            seconds=1.0,
        ),
    )


def keep(store: Store, made: Article, brief: Brief, configuration: str = "c") -> None:
    """Put an article and its brief into a store."""
    store.add(made, b"signed")
    store.finish(store.begin(made.content_hash, configuration), brief)


def ferries_store(path: Path) -> Store:
    """Return a store with the brief of the ferries as number 1."""
    store = open_store(path)
    keep(store, article(FERRIES), ferries_brief())
    return store
