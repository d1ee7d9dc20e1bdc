"""One brief to review: the article in stretches on one side, the claims with their verdicts on the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from summarizer.domain import (
    Article,
    Claim,
    PartyClaim,
    RejectedClaim,
    ReviewedBrief,
    ReviewedClaim,
    Span,
    parts_of,
)
from summarizer.domain.review import ADDED
from summarizer.pipeline.reviewing import Opened, last_action, unmarked
from summarizer.store import Filter, Queued, Store
from summarizer.web.forms import forms_of, new_party
from summarizer.web.log import label
from summarizer.web.templating import templates

_REASONS = (
    "The sentences do not say this",
    "Wrong party",
    "Wrong date",
    "Said already",
    "Not part of the dispute",
    "Cannot be understood",
)
"""Offered for a rejection; a person may write any other."""
_BLANK_LINES = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True)
class Stretch:
    """Words of the article: a sentence with the claims that rest on it, furniture, or what lies between."""

    kind: Literal["sentence", "furniture", "between"]
    words: str
    number: int | None = None
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A claim as the page shows it, rejected or standing."""

    section: str
    claim: Claim
    said: ReviewedClaim[Claim] | RejectedClaim[Claim]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.said.id

    @property
    def label(self) -> str:
        """The id in words."""
        return label(self.said.id)

    @property
    def verdict(self) -> str:
        """What a person said of it."""
        return "rejected" if isinstance(self.said, RejectedClaim) else self.said.verdict

    @property
    def in_bulk(self) -> bool:
        """Whether it was accepted with its section."""
        return isinstance(self.said, ReviewedClaim) and self.said.in_bulk

    @property
    def sentences(self) -> list[int]:
        """Number of each sentence that it rests on, or a side of it."""
        return sorted({item.sentence for part in parts_of(self.claim) for item in part.evidence})


def brief_page(store: Store, opened: Opened, reviewer: str) -> str:
    """Return the page of a brief as its review stands."""
    brief = opened.reviewed
    names = [section.one for section in brief.sections()]
    claims = sorted(_shown(brief), key=lambda shown: _place(shown, names))
    last = last_action(opened.entries)
    return (
        templates()
        .get_template("brief_review.html.j2")
        .render(
            number=opened.kept.number,
            brief=brief,
            review=brief.review,
            stretches=list(stretches(opened.article, claims)),
            sections=[
                (
                    section.one,
                    section.title or section.one.capitalize(),
                    [claim for claim in claims if claim.section == section.one],
                    () if brief.review.signed else unmarked(brief, section.one),
                )
                for section in brief.sections()
            ],
            judged=sum(claim.verdict != "open" for claim in claims),
            total=len(claims),
            entries=opened.entries,
            last=last,
            others=_others(store, opened),
            following=_following(store, opened.kept.number),
            reviewer=reviewer,
            reasons=_REASONS,
            names=[claim.name for claim in brief.claims() if isinstance(claim, PartyClaim)],
            forms=forms_of(type(opened.kept.brief)),
            party=new_party(type(opened.kept.brief)),
        )
    )


def stretches(article: Article, claims: list[Shown]) -> Iterator[Stretch]:
    """Yield the whole text in order; runs of blank lines between sentences are one."""
    resting: dict[int, list[str]] = {}
    for claim in claims:
        for sentence in claim.sentences:
            resting.setdefault(sentence, []).append(claim.id)
    numbers = {(each.start, each.end): each.number for each in article.sentences}
    spans: list[Span] = sorted((*article.sentences, *article.furniture), key=lambda span: span.start)
    end = 0
    for span in spans:
        if span.start > end:
            yield Stretch("between", _BLANK_LINES.sub("\n\n", article.text[end : span.start]))
        end = max(end, span.end)
        number = numbers.get((span.start, span.end))
        if number is None:
            yield Stretch("furniture", article.words(span))
        else:
            yield Stretch("sentence", article.words(span), number, tuple(resting.get(number, ())))
    if end < len(article.text):
        yield Stretch("between", article.text[end:].rstrip())


def _shown(brief: ReviewedBrief) -> Iterator[Shown]:
    pairs: list[tuple[ReviewedClaim[Claim] | RejectedClaim[Claim], Claim]] = [
        *zip(brief.review.claims, brief.claims(), strict=True),
        *((rejected, rejected.claim) for rejected in brief.review.rejected),
    ]
    for said, claim in pairs:
        yield Shown(brief.section_of(claim).one, claim, said)


def _place(shown: Shown, sections: list[str]) -> tuple[int, bool, int]:
    """Return where a claim stands on the page: in the order of the machine's brief, added ones last."""
    kind, _, number = shown.id.partition("-")
    return sections.index(shown.section), kind == ADDED, int(number)


def _others(store: Store, opened: Opened) -> list[Queued]:
    """Return the other briefs of the same article, made with another model, prompts or version."""
    rows = store.reviews.of_article(opened.kept.brief.source.content_hash)
    return [row for row in rows if row.number != opened.kept.number]


def _following(store: Store, number: int) -> int | None:
    """Return the next brief that nobody signed, from the beginning again after the last."""
    for after in (number, 0):
        for state in ("unreviewed", "begun"):
            rows = store.reviews.queue(Filter(review=state), 1, after)
            if rows and rows[0].number != number:
                return rows[0].number
    return None
