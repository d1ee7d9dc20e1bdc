"""Pure text work: sentences, page furniture, quotations, copies."""

from summarizer.text.cleaning import ArticleParts, article_parts, clean_text, without_labels
from summarizer.text.copies import Copies, find_copies, signature
from summarizer.text.lines import is_dateline
from summarizer.text.matching import find_quote
from summarizer.text.sentences import split_sentences

__all__ = [
    "ArticleParts",
    "Copies",
    "article_parts",
    "clean_text",
    "find_copies",
    "find_quote",
    "is_dateline",
    "signature",
    "split_sentences",
    "without_labels",
]
