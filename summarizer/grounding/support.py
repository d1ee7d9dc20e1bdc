"""Does the evidence carry the claim? Code compares what can be compared and names the words that differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grounding.names import Aliases, Spellings, carried_names, check_names
from summarizer.grounding.numbers import check_figures
from summarizer.grounding.polarity import check_polarity, unknown_words
from summarizer.grounding.roles import check_roles
from summarizer.grounding.words import read_words
from summarizer.text import split_sentences

_LONG = 5
"""From how many sentences on evidence is searched for the passage that a claim is about."""
_WINDOW = 3
_WORDS_NAMED = 4
_STRANGE_SHARE = 0.5
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

    @property
    def supported(self) -> bool:
        """Whether no check found a problem."""
        return not self.problems


def check_support(
    claim: str, evidence: str, aliases: Aliases | Spellings = (), *, asserts: bool = True
) -> Support:
    """Compare a claim with its evidence, a few sentences or a whole article.

    `aliases` are groups of spellings of one party, as lists or as name → other names; as `Spellings`
    they are read once for many claims. Every problem
    is a reader's sentence that names the words. A verdict without problems is no proof. A question
    does not assert (`asserts=False`): its figures, names and words are compared, not what it affirms.
    """
    if not claim.strip():
        return Support(("says nothing",))
    sentences = [evidence[s.start : s.end] for s in split_sentences(evidence)]
    passage = _passage(claim, sentences) if len(sentences) > _LONG else evidence
    spellings = aliases if isinstance(aliases, Spellings) else Spellings(aliases)
    ours, theirs, context = read_words(claim), read_words(passage), read_words(evidence)
    carried = carried_names(ours, context, spellings)
    problems = [
        *check_figures(claim, evidence),
        *check_names(ours, context, carried),
        *((*check_polarity(ours, theirs), *check_roles(ours, theirs, spellings)) if asserts else ()),
    ]
    strange, size = unknown_words(ours, context, carried)
    if len(strange) > max(1, size * _STRANGE_SHARE):
        problems.append(f"words that are not in the sentence: {name_words(strange)}")
    return Support(tuple(dict.fromkeys(problems)), () if problems else strange, passage)


def name_words(words: Sequence[str]) -> str:
    """Return words for a reader, the first few of many."""
    named = ", ".join(f"“{word}”" for word in words[:_WORDS_NAMED])
    return f"{named} and {len(words) - _WORDS_NAMED} more" if len(words) > _WORDS_NAMED else named


def _passage(claim: str, sentences: Sequence[str]) -> str:
    """Return, for each sentence of a claim, the one to three sentences of the article nearest to it."""
    stems = [{word.stem for word in read_words(sentence) if word.content} for sentence in sentences]
    chosen: set[int] = set()
    for part in split_sentences(claim):
        wanted = {word.stem for word in read_words(claim[part.start : part.end]) if word.content}
        windows = [
            range(start, end)
            for start in range(len(sentences))
            for end in range(start + 1, min(start + _WINDOW, len(sentences)) + 1)
        ]
        # A longer window has to earn its length: half a word a sentence.
        hits = [len(wanted.intersection(set().union(*stems[w.start : w.stop]))) - len(w) / 2 for w in windows]
        chosen.update(windows[hits.index(max(hits))])
    return "\n".join(sentences[i] for i in sorted(chosen))
