"""One article → one brief: gather, draft, ground, check."""

import time
from collections.abc import Collection, Sequence
from typing import Any

from summarizer.domain import Article, Brief, PartyClaim, Provenance, Source, Usage
from summarizer.errors import UnusableInput
from summarizer.grounding import suspicious_instructions
from summarizer.llm.interface import Model, StrategyName
from summarizer.pipeline.briefing.completing import left_out
from summarizer.pipeline.briefing.material import Material, gather
from summarizer.pipeline.checking import Checker, Checks
from summarizer.pipeline.doubts import PROMPT as DOUBT
from summarizer.pipeline.doubts import STEP as SECOND_LOOK
from summarizer.pipeline.doubts import Doubt, look_again
from summarizer.pipeline.kind import Kind, usual_kind
from summarizer.pipeline.strategy import Asker, Draft, Progress, Strategy
from summarizer.prompting import Prompts
from summarizer.text import Language
from summarizer.version import VERSION

_READING = "reading"
_NAMED_PARTIES = 5


def make_brief(  # noqa: PLR0913 - each is what a person may say of a run
    article: Article,
    model: Model,
    prompts: Prompts,
    *,
    kind: Kind | None = None,
    strategy: StrategyName | None = None,
    second_look: bool = True,
    language: str | None = None,
    progress: Progress | None = None,
) -> Brief:
    """Return the brief of an article, of the usual `kind` and by the `strategy` that suits the model.

    Claims are in the `language` of a code of ISO 639-1, else in the article's. Raises `UnusableInput` where
    the strategy does not know one of the two.

    A `second_look` asks the model about claims that code does not find in their sentences; what it finds
    there, in words that stand there, is no longer marked.
    `progress` is called with each step and after each of its questions. Raises a `ModelError` when the model
    cannot be asked or says nothing at all; a single question without an answer is a warning in the brief.
    """
    started = time.monotonic()
    kind = kind or usual_kind()
    chosen = kind.strategy(strategy or model.strategy)
    if reason := refusal(article, chosen, language):
        raise UnusableInput(reason)
    looks = [SECOND_LOOK] if second_look else []
    prompts = prompts.beside(kind.prompts)
    asker = Asker(model, prompts, progress, (_READING, *chosen.steps, *looks))
    material = _read(article, language, asker)
    draft = chosen.draft(material, asker)
    asker.insist()
    checks = Checks.of(article, language)
    claims, doubts = _checked(material, draft, checks)
    warnings = (*_warnings(article), *checks.off(), *draft.warnings)
    if second_look:
        cleared, unanswered = look_again(doubts, asker, chosen.second_looks_at_once)
        asker.insist()
        claims, _ = _checked(material, draft, checks, cleared)
        warnings = (*warnings, *unanswered)
    brief = kind.brief(
        source=source_of(article),
        **claims,
        left_out=left_out(article, draft.cited()),
        warnings=warnings,
        provenance=Provenance(
            version=VERSION,
            model=model.reference,
            strategy=chosen.name,
            language=language,
            prompts={
                name: prompts.fingerprint(name)
                for name in (*chosen.prompts, *([DOUBT] if second_look else []))
            },
            usage=asker.usage,
            cost_usd=cost(asker.usage, model.usd_per_million_tokens),
            seconds=round(time.monotonic() - started, 2),
        ),
    )
    asker.insist_on(brief.claims())
    return brief


def _checked(
    material: Material, draft: Draft, checks: Checks, cleared: Collection[Doubt] = ()
) -> tuple[dict[str, Any], Sequence[Doubt]]:
    """Return the checked claims of a draft by section, and what a second look may clear.

    Where the kind has no parties, who is called what is told by the reading alone.
    """
    parties = [each for each in draft.everything() if isinstance(each, PartyClaim)]
    spellings = [(each.name, *each.aliases) for each in parties or material.parties]
    checker = Checker(material.article, spellings, cleared, checks)
    sections = {name: tuple(map(checker.check, claims)) for name, claims in draft.claims.items()}
    return sections, checker.doubts


def refusal(article: Article, strategy: Strategy, language: str | None = None) -> str | None:
    """Return why a strategy cannot brief an article with claims in a language; None where it can."""
    text, claims = Language.of(article.language), Language.of(language or article.language)
    if not strategy.english_only or (text.parsed and claims.parsed):
        return None
    what = f"claims in {claims.name} are asked for" if text.parsed else f"is in {text.name}"
    return (
        f"{article.name}: {what}, and the {strategy.name} strategy knows English only; this needs a strong "
        "model: --strategy single --model openai/NAME (or ollama/NAME, vllm/NAME)"
    )


def _read(article: Article, language: str | None, asker: Asker) -> Material:
    """Return what code knows of an article, and tell those who wait."""
    asker.begin(_READING)
    material = gather(article, language)
    asker.begin(_READING, found=_found(material))
    return material


def _found(material: Material) -> str:
    """Return what code knows of an article when it has read it, for those who wait for the rest."""
    names = [party.name for party in material.parties]
    more = f" and {len(names) - _NAMED_PARTIES} more" if len(names) > _NAMED_PARTIES else ""
    read = len(material.article.sentences)
    parties = f"; {', '.join(names[:_NAMED_PARTIES])}{more}" if names else ""
    return f"{read} {'sentence' if read == 1 else 'sentences'}{parties}"


def source_of(article: Article) -> Source:
    """Return what a brief keeps of its article."""
    return Source(
        name=article.name,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        published=article.published,
        content_hash=article.content_hash,
        sentences=len(article.sentences),
        furniture=len(article.furniture),
        pages=article.pages,
    )


def cost(usage: Usage, usd_per_million_tokens: tuple[float, float] | None) -> float | None:
    """Return what a usage costs in US dollars; None when the price is not known."""
    if usd_per_million_tokens is None:
        return None
    price_in, price_out = usd_per_million_tokens
    return (usage.input_tokens * price_in + usage.output_tokens * price_out) / 1_000_000


def _warnings(article: Article) -> list[str]:
    warnings = list(article.notes)
    if article.published.value is None:
        warnings.append("The publication date is unknown, so dates such as “on Tuesday” are left open.")
    if flagged := suspicious_instructions(article):
        numbers = ", ".join(str(number) for number in flagged)
        warnings.append(
            f"Reads like an instruction to a language model, treated as text: sentence {numbers}."
        )
    return warnings
