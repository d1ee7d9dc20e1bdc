"""What a dossier has beyond an earlier one: what is new, what changed, what is resolved."""

import datetime as dt
from collections.abc import Iterator

from summarizer.domain import Citation, Dossier, News, Update


def since(dossier: Dossier, earlier: Dossier | dt.date) -> Update:
    """Return what is new, changed and resolved since an earlier dossier, or in articles after a date.

    A line is new when a sentence of an article that was not known stands behind it and none that was;
    an article without a date counts as known by any date.
    """
    known = _known(dossier, earlier)
    new, changed, resolved = [], [], []
    for line in _lines(dossier):
        sources = {citation.source for citation in line.cited}
        if not sources - known:
            continue
        if line.section == "closed_disputes":
            resolved.append(line)
        elif line.section == "conflicts" or not sources & known:
            new.append(line)
    for position in dossier.positions:
        cited = position.statements[-1].cited
        before = {c.source for stated in position.statements[:-1] for c in stated.cited}
        if position.changed and before & known and not {c.source for c in cited} & known:
            line = _news("positions", f"{position.holder}: {position.statements[-1].statement}", cited)
            changed.append(line)
    for figure in dossier.figures:
        fresh = [told for told in figure.told if told.cited[0].source not in known]
        if fresh:
            says = f"{figure.counted}{f', {figure.place}' if figure.place else ''}: {fresh[-1].text}"
            line = _news("figures", says, fresh[-1].cited)
            (changed if len(fresh) < len(figure.told) else new).append(line)
    new = [line for line in new if line not in changed]
    return Update(new=tuple(new), changed=tuple(changed), resolved=tuple(resolved))


def _known(dossier: Dossier, earlier: Dossier | dt.date) -> set[str]:
    """Return the labels of the sources that were known before."""
    if isinstance(earlier, Dossier):
        hashes = {source.content_hash for source in earlier.sources}
        return {source.label for source in dossier.sources if source.content_hash in hashes}
    return {s.label for s in dossier.sources if s.published is None or s.published <= earlier}


def _lines(dossier: Dossier) -> Iterator[News]:
    for party in dossier.parties:
        yield _news("parties", party.name, party.cited)
    for position in dossier.positions:
        for stated in position.statements:
            yield _news("positions", f"{position.holder}: {stated.statement}", stated.cited)
    for event in dossier.timeline:
        yield _news("timeline", event.what, event.cited)
    for dispute in dossier.open_disputes:
        yield _news("open_disputes", dispute.question, dispute.cited)
    for closed in dossier.closed_disputes:
        yield _news(
            "closed_disputes", f"{closed.question} {closed.closed_by}", (*closed.cited, *closed.closing)
        )
    for conflict in dossier.conflicts:
        yield _news("conflicts", conflict.matter, tuple(c for side in conflict.sides for c in side.cited))


def _news(section: str, says: str, cited: tuple[Citation, ...]) -> News:
    return News.model_validate(
        {"section": section, "says": says, "cited": cited, "sources": len({c.source for c in cited})}
    )
