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
    Role,
    SectionField,
    SkippedArticle,
    StatementClaim,
    fields_of,
    parts_of,
)
from summarizer.domain.gold import Offsets, neutral_of, said
from summarizer.evaluation import (
    Comparison,
    Statement,
    check_wording,
    find_deviations,
    inside,
    kind_of_problem,
    said_by,
)

Made = Brief | NeutralBrief


def score_article(made: Made | SkippedArticle, gold: Gold, article: Article) -> ArticleScore:
    """Return one brief beside its gold; without a brief, everything in gold is missed."""
    comparison = Comparison(_compared(made, gold), gold, article.text)
    statements = tuple(_statements(made, article.text))
    return ArticleScore(
        article=article.name,
        missing=made.reason if isinstance(made, SkippedArticle) else None,
        notes=tuple(_notes(made, gold, article)),
        tally=comparison.tally(len(statements)),
        problems=_problems(made) if isinstance(made, Brief) else {},
        remarks=check_wording(statements),
        deviations=find_deviations(comparison, article),
        effort=_effort(made) if isinstance(made, Brief) else None,
    )


def _compared(made: Made | SkippedArticle, gold: Gold) -> NeutralBrief:
    match made:
        case Brief():
            return NeutralBrief.model_validate(neutral_of(made))
        case NeutralBrief():
            return made
        case SkippedArticle():
            return NeutralBrief.model_validate({"article": gold.article, "kind": gold.kind})


def _statements(made: Made | SkippedArticle, text: str) -> Iterator[Statement]:
    match made:
        case Brief():
            return _of_brief(made)
        case NeutralBrief():
            return _of_neutral(made, text)
        case SkippedArticle():
            return iter(())


def _notes(made: Made | SkippedArticle, gold: Gold, article: Article) -> Iterator[str]:
    if isinstance(made, Brief) and made.source.content_hash != article.content_hash:
        yield "the brief was made from another text than this article, so its offsets may not fit"
    if not isinstance(made, SkippedArticle) and made.kind != gold.kind:
        yield f"the brief is of the kind {made.kind} and gold of {gold.kind}, so nothing of it was compared"


def _problems(brief: Brief) -> dict[str, int]:
    """Return the problems of claims and of their parts by kind; a role is judged with its party."""
    parts = (part for claim in brief.claims() for part in parts_of(claim) if not isinstance(part, Role))
    kinds = Counter(kind_of_problem(problem) for part in parts for problem in part.problems)
    return dict(kinds.most_common())


def _effort(brief: Brief) -> Effort:
    took = brief.provenance
    return Effort(seconds=took.seconds, usage=took.usage, cost_usd=took.cost_usd)


def _of_brief(brief: Brief) -> Iterator[Statement]:
    """Yield what is said in a brief; parts are left out, since they say the other claims again."""

    def words(claim: Claim) -> str:
        return " ".join(item.quote for item in claim.evidence)

    for section, claims in brief.items():
        if not (holding := _wording(section)):
            continue
        for n, claim in enumerate(claims, start=1):
            yield Statement(
                f"{section.one} {n}",
                said(claim),
                words(claim),
                "; ".join(claim.holders) if isinstance(claim, StatementClaim) else "",
                asks="question" in holding,
                problems=claim.problems,
            )


def _of_neutral(brief: NeutralBrief, text: str) -> Iterator[Statement]:
    """Yield what is said in a neutral brief, which need not hold its wording."""

    def words(spans: Sequence[Offsets]) -> str:
        return " ".join(text[start:end] for start, end in inside(spans, text))

    for section, items in brief.items():
        if not (holding := _wording(section)):
            continue
        for n, item in enumerate(items, start=1):
            if told := said_by(section, item):
                holder = item.holder if issubclass(section.claim, StatementClaim) else ""
                asks = "question" in holding
                yield Statement(f"{section.one} {n}", told, words(item.spans), holder, asks=asks)


def _wording(section: SectionField) -> frozenset[str]:
    """Return what of a claim is a sentence, a statement or a question; nothing of one that has only names."""
    return frozenset(field.holds for field in fields_of(section.claim)) & {"words", "question"}
