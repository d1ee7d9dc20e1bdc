"""A small dossier with everything in it, with the same words in every place, and dossiers of chance."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from summarizer.domain import (
    Attribution,
    Certainty,
    Citation,
    ClosedDispute,
    Conflict,
    ConflictKind,
    ConflictSide,
    Dossier,
    DossierDispute,
    DossierEvent,
    DossierParty,
    DossierPosition,
    DossierSide,
    DossierSource,
    Evidence,
    Figure,
    FigureTold,
    News,
    OverviewLine,
    Relation,
    Stated,
    Status,
    Update,
)
from summarizer.domain.disputes import StatementKind

VALUES = (
    "2024-07-23", "2025-09", "2025", "2024-21", "2024-24", "2024-33", "2024-40", "199X", "19XX",
    "2024-07-22/2024-07-28", "2024-11/2025-02", "2003", "0001-01-01", "9999-12-31", "9999",
    "2024-02-31", "0000", "2024-13", "2024-00", "2025-09~", "2024/2023", "/", "..", "x", "٢٠٢٤",
)  # fmt: skip
"""What a value may be, and what a file may hold instead of one."""


def cited(words: str, source: str = "S1", sentence: int = 2) -> tuple[Citation, ...]:
    evidence = Evidence(start=0, end=len(words), sentence=sentence, quote=words)
    return (Citation(source=source, evidence=evidence),)


def event(
    what: str = "Norlin",
    value: str | None = "2025-03",
    relation: Relation = "on",
    status: Status = "planned",
    source: str = "S1",
) -> DossierEvent:
    return DossierEvent(
        value=value, phrase="then", relation=relation, status=status, what=what,
        cited=cited(what, source), sources=1,
    )  # fmt: skip


def empty(*timeline: DossierEvent, published: date | None = date(2025, 2, 5)) -> Dossier:
    """Return a dossier of one source with these events and nothing else."""
    source = DossierSource(
        label="S1", name="ferries.txt", title=None, publisher=None, published=published, content_hash="0" * 64
    )
    return Dossier(
        sources=(source,), parties=(), positions=(), timeline=timeline, open_disputes=(),
        closed_disputes=(), conflicts=(), figures=(),
    )  # fmt: skip


def dossier(words: str = "Norlin") -> Dossier:
    """Return a dossier in which every text is `words`."""
    rests = {"cited": cited(words), "sources": 2, "problems": (words,)}
    other = {"cited": cited(words, "S2"), "sources": 1, "problems": ()}
    side = DossierSide(holder=words, wants=words, **rests)
    vouched = Attribution(according_to=words, certainty="possible")
    news = News(section="timeline", says=words, **rests)
    return Dossier(
        title=words,
        overview=(OverviewLine(text=words, **rests),),
        sources=(
            DossierSource(
                label="S1", name=words, title=words, publisher=words, published=date(2025, 2, 5),
                content_hash="0" * 64,
            ),
            DossierSource(
                label="S2", name=words, title=None, publisher=None, published=None,
                content_hash="1" * 64, copy_of="S1",
            ),
        ),
        parties=(DossierParty(name=words, aliases=(words,), **rests),),
        positions=(
            DossierPosition(
                holder=words, subject=words, changed=True,
                statements=(
                    Stated(
                        kind="demands", statement=words, attribution=vouched, first=date(2025, 1, 2),
                        last=date(2025, 2, 5), **rests,
                    ),
                    Stated(kind="says", statement=words, first=None, last=None, **other),
                ),
            ),
        ),
        timeline=(
            DossierEvent(
                value="2025-03", phrase=words, relation="by", status="planned", what=words,
                attribution=vouched, **rests,
            ),
            DossierEvent(value=None, phrase=words, relation="on", status="happened", what=words, **other),
            DossierEvent(value=None, phrase=None, relation="on", status="ongoing", what=words, **other),
        ),
        open_disputes=(
            DossierDispute(question=words, sides=(side,), last_open=date(2025, 2, 5), **rests),
        ),
        closed_disputes=(
            ClosedDispute(
                question=words, sides=(side,), last_open=None, closed_by=words, closed_on="2025-02-04",
                closing=cited(words, "S2", 3), **other,
            ),
        ),
        conflicts=(
            Conflict(
                kind="date", matter=words,
                sides=(
                    ConflictSide(says=words, published=date(2025, 2, 5), **rests),
                    ConflictSide(says=words, published=None, **other),
                ),
            ),
        ),
        figures=(
            Figure(
                counted=words, place=words,
                told=(FigureTold(text=words, value=3, bound="over", published=date(2025, 2, 5), **rests),),
            ),
        ),
        update=Update(new=(news,), changed=(news,), resolved=()),
    )  # fmt: skip


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_DAYS = st.none() | st.dates()
_CITED = st.lists(
    st.builds(
        Citation,
        source=st.sampled_from(["S1", "S2", "S9", " <"]),
        evidence=st.builds(
            Evidence, sentence=st.integers(0, 3), start=st.just(0), end=st.just(1), quote=_TEXTS
        ),
    ),
    max_size=3,
).map(tuple)
_LINE = {"cited": _CITED, "sources": st.integers(0, 3), "problems": st.lists(_TEXTS, max_size=2).map(tuple)}
_SIDES = st.lists(st.builds(DossierSide, holder=_TEXTS, wants=_TEXTS, **_LINE), max_size=2).map(tuple)
_VOUCHED = st.builds(
    Attribution, according_to=st.none() | _TEXTS, certainty=st.sampled_from(get_args(Certainty))
)
_KINDS = st.sampled_from(get_args(StatementKind))


def _some(build: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(build, max_size=3).map(tuple)


EVENTS = st.builds(
    DossierEvent,
    value=st.none() | st.sampled_from(VALUES) | _TEXTS,
    phrase=st.none() | _TEXTS,
    relation=st.sampled_from(get_args(Relation)),
    status=st.sampled_from(get_args(Status)),
    what=_TEXTS,
    attribution=_VOUCHED,
    **_LINE,
)
DOSSIERS = st.builds(
    Dossier,
    title=st.none() | _TEXTS,
    overview=_some(st.builds(OverviewLine, text=_TEXTS, **_LINE)),
    sources=_some(
        st.builds(
            DossierSource,
            label=st.sampled_from(["S1", "S2", ""]),
            name=_TEXTS,
            title=st.none() | _TEXTS,
            publisher=st.none() | _TEXTS,
            published=_DAYS,
            content_hash=_TEXTS,
            copy_of=st.none() | _TEXTS,
        )
    ),
    parties=_some(st.builds(DossierParty, name=_TEXTS, aliases=st.lists(_TEXTS).map(tuple), **_LINE)),
    positions=_some(
        st.builds(
            DossierPosition,
            holder=_TEXTS,
            subject=st.none() | _TEXTS,
            statements=_some(
                st.builds(
                    Stated, kind=_KINDS, statement=_TEXTS, attribution=_VOUCHED, first=_DAYS, last=_DAYS,
                    **_LINE,
                )
            ),
            changed=st.booleans(),
        )
    ),
    timeline=st.lists(EVENTS, max_size=6).map(tuple),
    open_disputes=_some(
        st.builds(DossierDispute, question=_TEXTS, sides=_SIDES, last_open=_DAYS, **_LINE)
    ),
    closed_disputes=_some(
        st.builds(
            ClosedDispute, question=_TEXTS, sides=_SIDES, last_open=_DAYS, closed_by=_TEXTS,
            closed_on=st.none() | st.sampled_from(VALUES), closing=_CITED, **_LINE,
        )
    ),
    conflicts=_some(
        st.builds(
            Conflict,
            kind=st.sampled_from(get_args(ConflictKind)),
            matter=_TEXTS,
            sides=_some(st.builds(ConflictSide, says=_TEXTS, published=_DAYS, **_LINE)),
        )
    ),
    figures=_some(
        st.builds(
            Figure,
            counted=_TEXTS,
            place=st.none() | _TEXTS,
            told=_some(
                st.builds(
                    FigureTold, text=_TEXTS, value=st.floats(allow_nan=False),
                    bound=st.sampled_from(["exact", "rough", "over"]), published=_DAYS, **_LINE,
                )
            ),
        )
    ),
    update=st.none(),
)  # fmt: skip
