"""Whom the pronouns of an article plainly mean, so that what they stand in can be told alone."""

from collections.abc import Iterator

from summarizer.domain import Sentence, Span
from summarizer.parsing import Token, Tree
from summarizer.reading.model import Reference
from summarizer.reading.roles import is_somebody
from summarizer.reading.statements import Assembly
from summarizer.reading.voices import PERSONS, THIRD_PERSON, Voice


def references_of(assembly: Assembly) -> Iterator[Reference]:
    """Yield the pronouns of the third person that plainly mean parties, in the order of the article.

    `assembly` has put its statements together, so that it knows who acted before and who speaks.
    """
    article = assembly.article
    for sentence, tree in zip(article.sentences, assembly.trees, strict=True):
        for token in tree.tokens:
            if not _is_pronoun(token):
                yield from _counted(assembly, sentence, tree, token)
                continue
            speaker = assembly.speaker(sentence, token)
            meant = assembly.voices.plain(sentence, tree, token, speaker)
            parties = _parties(meant[0]) if meant else ()
            if meant and parties and _is_they(tree, sentence, token, *meant):
                span = Span(start=sentence.start + token.start, end=sentence.start + token.end)
                yield Reference(span.start, span.end, parties, _naming(assembly, parties[0], meant[1]))


def _counted(assembly: Assembly, sentence: Sentence, tree: Tree, noun: Token) -> Iterator[Reference]:
    """Yield whom a phrase with a number means: "the two leaders" who were named together before."""
    together = assembly.voices.together(sentence, tree, noun) if noun.pos == "NOUN" else None
    parties = _parties(together) if together else ()
    if parties:
        start = sentence.start + noun.start
        number = _naming(assembly, parties[0], sentence.number)
        yield Reference(start, sentence.start + noun.end, parties, number)


def _is_they(tree: Tree, sentence: Sentence, token: Token, voice: Voice, number: int) -> bool:
    """Tell whether it is somebody whom "it" or "they" means, and no thing that was told of."""
    if token.lower in PERSONS or voice.members:
        return True
    if token.dep != "poss":
        return is_somebody(tree, token)
    if number != sentence.number or voice.span is None:
        return False
    plural = token.lower in {"their", "theirs"}
    nouns = (t for t in reversed(tree.tokens[: token.index]) if t.pos in {"NOUN", "PROPN"})
    nearest = next((t for t in nouns if plural or t.tag not in {"NNS", "NNPS"}), None)
    return nearest is not None and sentence.start + nearest.end == voice.span.end


def _naming(assembly: Assembly, name: str, number: int) -> int:
    """Return the last sentence up to a number that names a party, and does not only mean it."""
    party = next(each for each in assembly.parties if each.name == name)
    return max((each for each in party.sentences if each <= number), default=party.sentences[0])


def _is_pronoun(token: Token) -> bool:
    return token.lower in THIRD_PERSON and token.dep != "expl"


def _parties(voice: Voice) -> tuple[str, ...]:
    """Return the parties that somebody is; none where one of them only speaks for a party."""
    voices = voice.members or (voice,)
    named = [each.holder for each in voices if each.holder is not None and each.holder == each.name]
    return tuple(dict.fromkeys(named)) if len(named) == len(voices) else ()
