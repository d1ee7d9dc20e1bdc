"""One brief beside its gold brief: counts, deviations, recorded problems, wording and what it took."""

from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.domain import (
    Article,
    ArticleScore,
    Brief,
    Claim,
    Effort,
    Gold,
    NeutralBrief,
    SkippedArticle,
)
from summarizer.domain.gold import Offsets
from summarizer.evaluation import (
    Comparison,
    Statement,
    check_wording,
    find_deviations,
    inside,
    kind_of_problem,
)
from summarizer.render import neutral

Made = Brief | NeutralBrief


def score_article(made: Made | SkippedArticle, gold: Gold, article: Article) -> ArticleScore:
    """Return one brief beside its gold; without a brief, everything in gold is missed."""
    comparison = Comparison(_compared(made, article), gold, article.text)
    statements = tuple(_statements(made, article.text))
    return ArticleScore(
        article=article.name,
        missing=made.reason if isinstance(made, SkippedArticle) else None,
        notes=_notes(made, article),
        tally=comparison.tally(len(statements)),
        problems=_problems(made) if isinstance(made, Brief) else {},
        remarks=check_wording(statements),
        deviations=find_deviations(comparison, article),
        effort=_effort(made) if isinstance(made, Brief) else None,
    )


def _compared(made: Made | SkippedArticle, article: Article) -> NeutralBrief:
    match made:
        case Brief():
            return neutral(made)
        case NeutralBrief():
            return made
        case SkippedArticle():
            return NeutralBrief(article=article.name)


def _statements(made: Made | SkippedArticle, text: str) -> Iterator[Statement]:
    match made:
        case Brief():
            return _of_brief(made)
        case NeutralBrief():
            return _of_neutral(made, text)
        case SkippedArticle():
            return iter(())


def _notes(made: Made | SkippedArticle, article: Article) -> tuple[str, ...]:
    if isinstance(made, Brief) and made.source.content_hash != article.content_hash:
        return ("the brief was made from another text than this article, so its offsets may not fit",)
    return ()


def _problems(brief: Brief) -> dict[str, int]:
    sides = (side for dispute in brief.open_disputes for side in dispute.sides)
    claims = (*brief.claims(), *sides)
    kinds = Counter(kind_of_problem(problem) for claim in claims for problem in claim.problems)
    return dict(kinds.most_common())


def _effort(brief: Brief) -> Effort:
    took = brief.provenance
    return Effort(seconds=took.seconds, usage=took.usage, cost_usd=took.cost_usd)


def _of_brief(brief: Brief) -> Iterator[Statement]:
    """Yield what is said in a brief; sides are left out, since they say the positions again."""

    def words(claim: Claim) -> str:
        return " ".join(item.quote for item in claim.evidence)

    for n, line in enumerate(brief.summary, start=1):
        yield Statement(f"summary {n}", line.text, words(line), problems=line.problems)
    for n, position in enumerate(brief.positions, start=1):
        said, evidence, holders = position.statement, words(position), "; ".join(position.holders)
        yield Statement(f"position {n}", said, evidence, holders, problems=position.problems)
    for n, event in enumerate(brief.timeline, start=1):
        yield Statement(f"event {n}", event.what, words(event), problems=event.problems)
    for n, dispute in enumerate(brief.open_disputes, start=1):
        yield Statement(
            f"dispute {n}", dispute.question, words(dispute), asks=True, problems=dispute.problems
        )


def _of_neutral(brief: NeutralBrief, text: str) -> Iterator[Statement]:
    """Yield what is said in a neutral brief, which need not hold its wording."""

    def words(spans: Sequence[Offsets]) -> str:
        return " ".join(text[start:end] for start, end in inside(spans, text))

    for n, position in enumerate(brief.positions, start=1):
        if position.text:
            yield Statement(f"position {n}", position.text, words(position.spans), position.holder)
    for n, event in enumerate(brief.timeline, start=1):
        if event.text:
            yield Statement(f"event {n}", event.text, words(event.spans))
    for n, dispute in enumerate(brief.open_disputes, start=1):
        if dispute.question:
            yield Statement(f"dispute {n}", dispute.question, words(dispute.spans), asks=True)
