"""Pure text work: sentences, page furniture, quotations, copies."""

from summarizer.text.changes import Change, changes, says_the_same
from summarizer.text.cleaning import ArticleParts, article_parts, clean_text, without_labels
from summarizer.text.copies import Copies, alike, find_copies, signature
from summarizer.text.languages import Language
from summarizer.text.lines import is_dateline
from summarizer.text.matching import find_quote
from summarizer.text.neutral import resplit
from summarizer.text.sentences import split_sentences

__all__ = [
    "ArticleParts",
    "Change",
    "Copies",
    "Language",
    "alike",
    "article_parts",
    "changes",
    "clean_text",
    "find_copies",
    "find_quote",
    "is_dateline",
    "resplit",
    "says_the_same",
    "signature",
    "split_sentences",
    "without_labels",
]
