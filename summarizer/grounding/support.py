"""Does the evidence carry the claim? Code compares both along their parse and names the words that differ."""

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.domain.claims import Verdict
from summarizer.grounding.alignment import Alignment
from summarizer.grounding.citations import check_altered, check_quotes
from summarizer.grounding.comparing import (
    check_contraries,
    check_denials,
    check_links,
    check_places,
    check_stances,
)
from summarizer.grounding.exchanges import check_exchanges
from summarizer.grounding.identity import check_counts, check_identity, check_limits, check_quantities, listed
from summarizer.grounding.names import Aliases, Spellings, check_names
from summarizer.grounding.numbers import check_figures
from summarizer.grounding.problems import Problem, absent
from summarizer.grounding.references import check_references
from summarizer.grounding.roles import check_roles, check_speakers
from summarizer.grounding.scope import check_scope
from summarizer.grounding.trees import Parsed, read, sentences_of
from summarizer.grounding.wording import unsaid
from summarizer.grounding.words import read_words

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LONG = 5
"""From how many sentences on evidence is searched for the passage that a claim is about."""
_WINDOW, _WINDOWS = 3, 3
"""How many sentences on end, and how often, are taken for a sentence of a claim."""
_WORTH, _WORTH_ALONE = 1.5, 2.0
"""How much of what is left of a claim another window must have, beside words found before or without any."""
_SHARES = 3
"""Words and figures of a claim from which a window tells of the same."""
_NEAR = 2
"""How many sentences beside its passage may hold the figures of a claim."""
_WORDS_NAMED = 4
_STRANGE_SHARE = 0.4
"""More new words than this are no rewording. A lower share only tells that a claim is well rephrased."""


@dataclass(frozen=True)
class Support:
    """The verdict on a claim: supported exactly when there is no problem.

    `doubtful` are the claim's words that the evidence has in no form, where nothing else is wrong: a
    rewording or something new, which only a reader can tell. `passage` is what they were looked for in.
    """

    problems: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    passage: str = ""
    verdict: Verdict = "supported"
    """A claim is refuted where its evidence says otherwise, and not found where it says no such thing."""

    @property
    def supported(self) -> bool:
        """Whether no check found a problem."""
        return not self.problems


def check_support(  # noqa: PLR0913 - what the reading knows of a claim
    claim: str,
    evidence: str,
    aliases: Aliases | Spellings = (),
    *,
    asserts: bool = True,
    context: str = "",
    known: Sequence[str] = (),
    holders: Sequence[str] = (),
    quotable: str | None = None,
) -> Support:
    """Compare a claim with its evidence, a few sentences or a whole article.

    `aliases` are groups of spellings of one party, as lists or as name → other names; as `Spellings`
    they are read once for many claims. A question does not assert (`asserts=False`): its figures, names
    and words are compared, not what it affirms. `context` are the sentences around the evidence, whose
    names and figures a claim may take, and whose words a role or a question may; `known` are names that
    need no evidence; `holders` are those whom the claim is ascribed to. What a claim quotes must stand in
    `quotable`; without it, no quotation may be one of the evidence that is altered. Every problem is a
    reader's sentence that names the words. A verdict without problems is no proof.
    """
    if not claim.strip():
        return Support(("says nothing",), verdict="not found")
    sentences = sentences_of(evidence)
    passage, near = evidence, sentences
    if len(sentences) > _LONG:
        places = _passage(claim, sentences)
        passage = "\n".join(sentences[place] for place in places)
        near = tuple(s for i, s in enumerate(sentences) if any(abs(i - place) <= _NEAR for place in places))
    spellings = aliases if isinstance(aliases, Spellings) else Spellings(aliases)
    around = "\n".join([evidence, context, *known])
    told = [read_words(text) for text in (evidence, context, *known)]
    missing = tuple(check_names(read_words(claim), told, spellings))
    ours = read(claim)
    pair = Alignment(ours, read(passage), spellings)
    counted = {absent(figure) for figure in listed(pair)}
    figures = check_figures(claim, [*near, *sentences_of(context)])
    found = [each for each in figures if each not in counted]
    if asserts:
        found += _assertions(pair, missing, tuple(holders))
        found += check_references(pair, known)
    named = " ".join(problem.text for problem in found)
    found += [absent(name) for name in missing if f"{name}”" not in named]
    altered = check_altered(claim, f"{evidence}\n{context}")
    quoted = altered if quotable is None else check_quotes(claim, quotable)
    found += [Problem("not found", problem) for problem in quoted]
    strange, size = unsaid(ours, read("\n".join([evidence, *known]) if _states(ours) and asserts else around))
    if len(strange) > max(1, size * _STRANGE_SHARE):
        found.append(Problem("not found", f"words that are not in the sentence: {name_words(strange)}"))
    problems = tuple(dict.fromkeys(problem.text for problem in found))
    return Support(problems, () if problems else strange, passage, _verdict(found))


def _assertions(pair: Alignment, missing: tuple[str, ...], holders: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what a claim affirms otherwise than its evidence."""
    yield from check_stances(pair)
    yield from check_denials(pair)
    yield from check_contraries(pair)
    yield from check_places(pair, frozenset(" ".join(missing).split()))
    turned = list(check_roles(pair))
    yield from turned or check_exchanges(pair)
    yield from check_speakers(pair, holders)
    yield from check_identity(pair)
    yield from check_quantities(pair)
    yield from check_limits(pair)
    yield from check_counts(pair)
    yield from check_links(pair)
    yield from check_scope(pair)


def _states(claim: Parsed) -> bool:
    """Tell whether a claim is a sentence: a role is named in the words of a whole passage."""
    return any(
        token.dep == "ROOT" and token.pos in {"VERB", "AUX"} for each in claim.trees for token in each.tokens
    )


def _verdict(found: Sequence[Problem]) -> Verdict:
    verdicts = {problem.verdict for problem in found}
    return "refuted" if "refuted" in verdicts else "not found" if verdicts else "supported"


def name_words(words: Sequence[str]) -> str:
    """Return words for a reader, the first few of many."""
    named = ", ".join(f"“{word}”" for word in words[:_WORDS_NAMED])
    return f"{named} and {len(words) - _WORDS_NAMED} more" if len(words) > _WORDS_NAMED else named


def _passage(claim: str, sentences: Sequence[str]) -> list[int]:
    """Return the places of the sentences of an article that are nearest to a claim.

    For each sentence of the claim these are the one to three on end that share the most with it, and then
    those that have enough of what is left: two things told as one may stand apart.
    """
    stems = [_key_words(sentence) for sentence in sentences]
    chosen: set[int] = set()
    for part in sentences_of(claim):
        whole = _key_words(part)
        wanted = set(whole)
        for place in range(_WINDOWS):
            gain, window = _best_window(wanted, stems)
            told = frozenset().union(*stems[window.start : window.stop])
            # What adds a figure alone tells of the same where it also has words that were found before.
            if place and gain < (_WORTH if len(whole & told) >= _SHARES else _WORTH_ALONE):
                break
            chosen.update(window)
            wanted -= told
    return sorted(chosen)


def _best_window(wanted: Collection[str], stems: Sequence[frozenset[str]]) -> tuple[float, range]:
    """Return the sentences on end that share the most with what is wanted, and how much that is."""
    best, window = -math.inf, range(0)
    shared = [each.intersection(wanted) for each in stems]
    for start in range(len(stems)):
        seen: frozenset[str] = frozenset()
        for end in range(start + 1, min(start + _WINDOW, len(stems)) + 1):
            seen |= shared[end - 1]
            # A longer window has to earn its length: half a word a sentence. A figure tells as much as two.
            gain = len(seen) + sum(word[0].isdigit() for word in seen) - (end - start) / 2
            if gain > best:
                best, window = gain, range(start, end)
    return best, window


@lru_cache(maxsize=4_096)
def _key_words(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text, and its figures."""
    stems = {word.stem for word in read_words(text) if word.content}
    return frozenset(stems.union(_FIGURE.findall(text)))
