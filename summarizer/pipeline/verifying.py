"""What somebody hands in, checked against its articles: every quotation located, every claim compared.

Recorded offsets are not trusted. Words that an article says hold wherever they stand, and the claim is
compared with the sentences around them by the checks that our own briefs pass. A claim that cites several
articles is compared with them as with one.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property

from summarizer.domain import (
    Against,
    Article,
    Dated,
    Entry,
    Finding,
    Published,
    Submission,
    Verdict,
    Verification,
    worst,
)
from summarizer.grounding import Problem, check_support, name_words
from summarizer.pipeline.carrying import Carriers
from summarizer.pipeline.checking import NEAR, Checker, Checks
from summarizer.pipeline.citing import Citations
from summarizer.pipeline.gathering import Gathered, Told
from summarizer.pipeline.locating import locate, short
from summarizer.text import find_quote

Progress = Callable[[int, int], None]


def verify(
    submission: Submission, articles: Sequence[Article], progress: Progress | None = None
) -> Verification:
    """Check every entry of a submission against the articles that it cites; nothing is left out.

    An entry that cites none is checked against all. Relative dates count from the publication date of
    their article; one that does not tell it takes that which the submission records, if it is alone.
    `progress` is called with the entries checked and known.
    """
    alone = articles[0] if len(articles) == 1 else None
    published = [article.published for article in articles]
    if alone and alone.published.value is None and submission.published is not None:
        published = [Published(value=submission.published, found_in="given")]
    verifiers = _Verifiers(submission, articles, published)
    findings = []
    for entry in submission.entries:
        findings.append(verifiers.finding(entry))
        if progress:
            progress(len(findings), len(submission.entries))
    return Verification(
        name=submission.name,
        articles=tuple(
            Against(name=article.name, published=day.value)
            for article, day in zip(articles, published, strict=True)
        ),
        notes=(*submission.notes, *_notes(submission, articles, alone), *verifiers.notes()),
        findings=tuple(findings),
    )


def _notes(submission: Submission, articles: Sequence[Article], alone: Article | None) -> Iterator[str]:
    """Yield what a reader must know of the whole: another text, another date, checks that were not made."""
    yield from dict.fromkeys(off for article in articles for off in Checks.of(article).off())
    if submission.content_hash not in (None, *(article.content_hash for article in articles)):
        yield "it was made from another text than this article; every quotation was looked for here"
    told, recorded = alone.published.value if alone else None, submission.published
    if alone and told is None and recorded is not None:
        yield f"the article does not tell its publication date; dates count from {recorded}, as recorded"
    elif told is not None and recorded not in (None, told):
        yield f"dates count from {told}, the article's publication date; {recorded} is recorded"


class _Verifiers:
    """Checks each entry of a submission against the articles that it cites."""

    def __init__(
        self, submission: Submission, articles: Sequence[Article], published: Sequence[Published]
    ) -> None:
        self._submission = submission
        pairs = zip(articles, published, strict=True)
        self._told = [Told(number, *pair) for number, pair in enumerate(pairs, start=1)]
        self._citations = Citations(submission.references, articles)
        self._verifiers: dict[tuple[int, ...], _Verifier] = {}

    def notes(self) -> Iterator[str]:
        """Yield what a reader must know of how citations were understood."""
        if self._citations.counted:
            yield "its list of sources names none of the articles; [1] was taken for the first, and so on"

    def finding(self, entry: Entry) -> Finding:
        """Return what comes of one entry."""
        cited = {cite: self._citations.find(cite) for cite in entry.cites}
        lost = [f"cites “{short(cite)}”, which is none of the articles" for cite in cited if not cited[cite]]
        chosen = tuple(sorted({place for places in cited.values() for place in places}))
        found = self._verifier(chosen or tuple(range(len(self._told)))).finding(entry)
        numbers = tuple(place + 1 for place in chosen)
        # A name that is given beside the only article may be anything; a number counts several.
        alone = len(self._told) == 1 and not any(cite.isdigit() for cite in cited if not cited[cite])
        if alone or not lost:
            return found.model_copy(update={"cites": numbers, "notes": (*lost, *found.notes)})
        verdict = worst(["not found", found.verdict])
        problems = (*lost, *found.problems)
        return found.model_copy(update={"cites": numbers, "problems": problems, "verdict": verdict})

    def _verifier(self, places: tuple[int, ...]) -> "_Verifier":
        if places not in self._verifiers:
            gathered = Gathered([self._told[place] for place in places])
            self._verifiers[places] = _Verifier(self._submission, gathered)
        return self._verifiers[places]


class _Verifier:
    """Checks entries of one submission against one article, or several as if they were one."""

    def __init__(self, submission: Submission, gathered: Gathered) -> None:
        self._gathered = gathered
        names = {name for entry in submission.entries for name in entry.names}
        names.update(name for group in submission.aliases for name in group)
        self._named = {name for name in names if _names(gathered.article.text, name)}
        named = [[name for name in group if name in self._named] for group in submission.aliases]
        ours = submission.content_hash is not None  # is checked as it was when it was made
        self._checker = Checker(
            gathered.article, [group for group in named if group], near=NEAR if ours else 0
        )

    @cached_property
    def _carriers(self) -> Carriers:
        article = self._gathered.article
        return Carriers([article.words(sentence) for sentence in article.sentences])

    def finding(self, entry: Entry) -> Finding:
        """Return what comes of one entry."""
        located = [locate(quote, self._gathered) for quote in entry.quotes or ()]
        problems = [Problem("not found", told) for each in located for told in each.problems]
        notes = [note for each in located for note in each.notes]
        unnamed = (name for name in entry.names if name not in self._named)
        problems += [Problem("not found", f"the article does not name “{name}”") for name in unnamed]
        numbers = {number for each in located for number in each.numbers}
        if entry.quotes is None:
            numbers = {sentence.number for sentence in self._gathered.article.sentences}
        if entry.claim is None and entry.quotes is None and not entry.names:
            problems.append(Problem("not found", "holds neither a claim nor a quotation"))
        elif numbers or not entry.quotes:
            support = self._checker.support(numbers, entry.claim, entry.names, asserts=entry.asserts)
            problems += [Problem(support.verdict, told) for told in support.problems]
            problems += self._date_problems(entry.dated, numbers) if entry.dated else ()
            if support.doubtful:
                notes.append(f"words that its sentences do not have: {name_words(support.doubtful)}")
        carrying = self._carrying(entry.claim) if entry.claim and entry.quotes is None else ()
        if carrying and not problems:
            notes += self._alone(entry, carrying)
        told = tuple(dict.fromkeys(problem.text for problem in problems))
        notes += [f"the file itself notes: {known}" for known in entry.problems if known not in told]
        return Finding(
            where=entry.where,
            claim=entry.claim,
            names=entry.names,
            date=entry.dated.value if entry.dated else None,
            cites=(),
            places=tuple(each.place for each in located),
            found_in=tuple(map(self._gathered.passage, carrying)),
            problems=told,
            verdict=worst(problem.verdict for problem in problems),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _carrying(self, claim: str) -> tuple[int, ...]:
        """Return the numbers of the sentences that carry a claim best."""
        sentences = self._gathered.article.sentences
        return tuple(sentences[place].number for place in self._carriers.best(claim))

    def _alone(self, entry: Entry, carrying: Sequence[int]) -> Iterator[str]:
        """Yield what the sentences that carry a claim do not say of it; the article says it elsewhere."""
        found = self._checker.support(carrying, entry.claim, entry.names, asserts=entry.asserts).problems
        yield from (f"beside these sentences alone: {problem}" for problem in found)

    def _date_problems(self, dated: Dated, numbers: Collection[int]) -> Iterator[Problem]:
        """Yield a problem for a date, time expression or relation that the sentences do not say."""
        said = list(self._gathered.moments(numbers))
        article = self._gathered.article
        words = " ".join(article.words(s) for s in article.sentences if s.number in numbers)
        if dated.phrase and not find_quote(dated.phrase, words):
            yield Problem("not found", f"quotes the time “{dated.phrase}”, which its sentences do not say")
        if dated.value is None or not self._gathered.english:
            return
        fitting = [moment for moment, told in said if dated.value in told.values(moment)]
        times = ", ".join(f"“{moment.phrase}” ({moment.value or moment.unresolved})" for moment, _ in said)
        if not fitting:
            verdict: Verdict = "refuted" if times else "not found"
            yield Problem(verdict, f"invented date: {dated.value}; its sentences say {times or 'no date'}")
        elif dated.relation and all(_lies(moment.relation) != _lies(dated.relation) for moment in fitting):
            meant = fitting[0]
            told_so = f"{meant.relation} “{meant.phrase}”"
            yield Problem("refuted", f"says {dated.relation} {dated.value}; its sentences say {told_so}")


def _names(text: str, name: str) -> bool:
    """Tell whether a text names somebody, in these words or as a state that it names otherwise.

    The word before keeps the name from standing first, where a capital tells nothing.
    """
    return bool(find_quote(name, text)) or check_support(f"of {name}", text, asserts=False).supported


def _lies(relation: str) -> str:
    """Return how an event lies to its date; that it fills the date is no other claim."""
    return "on" if relation == "during" else relation
