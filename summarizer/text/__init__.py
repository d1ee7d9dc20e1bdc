"""Pure text work: sentences, page furniture, quotations."""

from summarizer.text.cleaning import ArticleParts, article_parts, clean_text, is_dateline
from summarizer.text.matching import find_quote
from summarizer.text.sentences import split_sentences

__all__ = ["ArticleParts", "article_parts", "clean_text", "find_quote", "is_dateline", "split_sentences"]
