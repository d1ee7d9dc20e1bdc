"""The whole: the briefs of one story in any order become one dossier."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from summarizer.domain import Dossier, DossierParty
from summarizer.domain.disputes import DisputeBrief
from summarizer.merging.conflicts import find_conflicts
from summarizer.merging.disputes import merge_disputes
from summarizer.merging.figures import merge_figures
from summarizer.merging.material import Material, Told, backing, gather
from summarizer.merging.positions import merge_positions
from summarizer.merging.stories import title_of
from summarizer.merging.timeline import group_events, merge_timeline


def merge(briefs: Iterable[DisputeBrief], *, copies: Mapping[str, str] | None = None) -> Dossier:
    """Join the briefs of one story; the result does not depend on their order.

    `copies` maps the content hash of an article to that of the article that it repeats; a wire story
    printed by several publishers counts as one source.
    """
    with _collector_at_rest():
        return _joined(gather(briefs, copies or {}))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from reading all claims again and again: nothing here makes cycles.

    It takes a third of the time of a large story.
    """
    worked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if worked:
            gc.enable()


def _joined(material: Material) -> Dossier:
    events = group_events(material)
    timeline = merge_timeline(events)
    opened, closed = merge_disputes(material, timeline)
    parties = _parties(material)
    rank = {party.name: number for number, party in enumerate(parties)}
    return Dossier(
        title=title_of(material.briefs) if material.briefs else None,
        sources=tuple({source.label: source for source in material.sources}.values()),
        parties=parties,
        positions=tuple(sorted(merge_positions(material), key=lambda held: rank.get(held.holder, len(rank)))),
        timeline=timeline,
        open_disputes=opened,
        closed_disputes=closed,
        conflicts=find_conflicts(material, events),
        figures=merge_figures(material),
    )


def _parties(material: Material) -> tuple[DossierParty, ...]:
    told: defaultdict[str, list[Told]] = defaultdict(list)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for brief, source in material.pairs():
        for party in brief.parties:
            name = material.parties.of(party.name)
            told[name].append(Told(party, source))
            names[name] |= {party.name, *party.aliases}
    merged = []
    for name, claims in told.items():
        aliases = tuple(sorted(names[name] - {name}))
        merged.append(DossierParty(name=name, aliases=aliases, **backing(claims)))
    return tuple(sorted(merged, key=lambda party: (-party.sources, -len(party.cited), party.name)))
