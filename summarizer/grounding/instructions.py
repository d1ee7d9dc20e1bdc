"""Sentences of an article that address a language model instead of a reader.

They are flagged for the reader of the brief. What keeps them from acting is elsewhere: the closed
answer schema. So the rules are precise and few; a hostile text can always be worded past them.
"""

import re

from summarizer.domain import Article

_ORDERS = r"(?:instructions?|commands?|prompts?|directives?|guidelines|rules|orders|restrictions|boundaries)"
_EARLIER = r"(?:previous|prior|preceding|earlier|above|former|original|initial|existing|system|other)"
_DROP = r"(?:ignore|disregard|forget|override|overrid(?:e|ing)|bypass|abandon|regardless\s+of|neglect)"
_ANSWER = (
    r"(?:your|the|every|each)\s+(?:\w+\s+)?(?:response|reply|replies|answer|answers|output|completion)s?"
)
_SPEECH = r"(?:response|reply|answer|output)s?"
_CHANGE = (
    r"(?:add|append|change|conclude|embed|encode|end|finish|format|group|incorporate|include|insert|integrate"
    r"|introduce|make|mention|mix|modify|place|prefix|print|promote|put|rearrange|recommend|remove|repeat|replace"
    r"|rewrite|reverse|scramble|shuffle|start|substitute|swap|tweak|use|weave|write|begin|ensure|misspell|omit|alter"
    r"|anagram|augment|combine|convert|enhance|jumble|provide|render)"
)
_PATTERNS = (
    rf"\b{_DROP}\s+(?:\w+\s+){{0,3}}?{_EARLIER}\s+(?:\w+\s+)?{_ORDERS}\b",
    rf"\b{_DROP}\s+(?:all\s+(?:of\s+)?)?(?:your|the)\s+(?:\w+\s+)?(?:{_ORDERS}|training)\b",
    r"\b(?:ignore|disregard|forget)\s+(?:everything|all|anything)\s+(?:\w+\s+){0,3}(?:above|before|said|told)\b",
    rf"\b{_CHANGE}\b[^.!?]{{0,160}}\b(?:in|of|to|with|at|on|from|throughout|within|into)\s+{_ANSWER}\b",
    rf"^\W*(?:please\s+)?{_CHANGE}\b.{{0,200}}\byour\s+(?:\w+\s+)?{_SPEECH}\b",
    rf"^\W*in\s+your\s+(?:\w+\s+)?{_SPEECH},\s+\w+",
    r"\b(?:respond|reply|answer)\s+(?:only|exclusively|solely|just)\s+(?:with|in|by|using)\b",
    r"\b(?:output|print|return|write|say)\s+(?:only|exactly|nothing\s+but)\s+(?:the\s+)?(?:following|words?|string)\b",
    r"\bfollowing\s+(?:string|anchor|image|markdown)\b[^.]{0,40}[:`<!\[]",
    r"\b(?:your|the|reveal|print|show|repeat)\s+(?:hidden\s+)?system\s+prompt\b",
    r"\byou\s+are\s+now\s+(?:(?:operating|acting|running)\s+as\b|(?:an?\s+)?(?:\w+\s+){0,3}(?:AI|DAN|assistant|chatbot|bot)\b)",
    r"\byou\s+are\s+(?:now\s+)?(?:an?\s+)(?:\w+\s+){0,3}(?:AI|chatbot|language\s+model)\b",
    r"\bas\s+an?\s+(?:AI|large)\s+(?:language\s+)?(?:model|assistant),\s+you\b",
    r"\b(?:new|updated)\s+(?:\w+\s+)?(?:instructions|directive)\b\s*(?:\*|:|come\b|starts?\b)",
    r"\b(?:forgot|forget)\s+to\s+ask\s+you\s+to\b",
    r"\bif\s+you\s+(?:are|were)\s+(?:told|asked)\s+to\s+(?:summari[sz]e|answer|translate)\b",
    r"\b(?:BEGIN|START|END|STOP)\s+(?:OF\s+)?(?:ADMIN|SYSTEM|HIDDEN|SECRET|NEW)\s+(?:TASK|PROMPT|MESSAGE|INSTRUCTIONS?|COMMAND)S?\b",
    r"\b(?:developer|debug|god|jailbreak|DAN|admin)\s+mode\s+(?:has\s+been\s+|is\s+(?:now\s+)?)?(?:activated|enabled|on)\b",
    r"\bunlock\s+hidden\s+(?:functionalit(?:y|ies)|capabilit(?:y|ies)|modes?)\b",
    r"<\|?/?\s*(?:im_start|im_end|system|endoftext|eot_id|start_header_id|interaction-config)\b",
    r"\[/?INST\]|<</?SYS>>|^\s*#{2,}\s*(?:system|instructions?)\s*:?\s*$",
    r"!\[[^\]]*\]\(https?://[^)]*\?[^)]*[\[{=]",
    r"<\s*(?:script|img|svg|iframe)\b[^>]*(?:on\w+\s*=|>)|\bhref\s*=\s*[\"']\s*javascript:",
)
_INSTRUCTION = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE | re.MULTILINE)


def suspicious_instructions(article: Article) -> tuple[int, ...]:
    """Return the numbers of the sentences that read like instructions to a language model."""
    return tuple(s.number for s in article.sentences if _INSTRUCTION.search(article.words(s)))
