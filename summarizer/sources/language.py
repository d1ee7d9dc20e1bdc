"""The language of an article: what its text is in, which what its page declares must agree with.

Detected by py3langid, which carries its model, asks no clock and no chance. A short or mixed text is in
no language for certain: then it is as the page says, and taken as English where the page says nothing.
"""

from collections import Counter
from functools import cache
from typing import Any

from summarizer.domain import Article
from summarizer.text import Language, resplit

_LEAST_BYTES = 100
"""In UTF-8, so that scripts that say more with a letter need fewer of them."""
_PIECE = 300
"""Characters that are looked at together: a mixed text shows by pieces that disagree."""
_MOST_PIECES = 12
"""Of a long text, from its beginning, middle and end alike."""
_LEAST_SHARE = 0.7


def in_its_language(article: Article) -> Article:
    """Return an article with its language, its sentences as this language divides them."""
    found = detected(" ".join(article.words(sentence) for sentence in article.sentences))
    declared = article.language
    language = declared if found in (None, Language.of(declared).code) and declared else found
    told = article.model_copy(update={"language": language})
    if Language.of(language).parsed:
        return told
    return told.model_copy(update={"sentences": tuple(resplit(article.text, article.sentences))})


def detected(text: str) -> str | None:
    """Return the code of the language that a text is in, None where it is too short or mixed to tell."""
    words = " ".join(text.split())
    pieces = [words[at : at + _PIECE] for at in range(0, len(words), _PIECE)]
    pieces = pieces[:: -(-len(pieces) // _MOST_PIECES) or 1]
    if len(words.encode("utf-8", "replace")) < _LEAST_BYTES:
        return None
    found: Counter[str] = Counter()
    for piece in pieces:
        found[_identifier().classify(piece)[0]] += len(piece)
    code, size = found.most_common(1)[0]
    return code if size >= _LEAST_SHARE * found.total() else None


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if Language(code).known])
    return identifier
