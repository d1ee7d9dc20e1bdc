"""The floor of an evaluation: every question answered at random, so that only what code makes of it is right.

A score that such answers reach as well says nothing of a model. The answers fill the very forms that a
model fills, each value drawn from what the article offers for it: a sentence for a text, a name for a
name, a time for a time, the number of a sentence for a number, and one of the choices for a choice;
lists get a random length. The same form about the same article is always answered alike.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from random import Random
from typing import Any

from pydantic import ValidationError

from summarizer.dates import find_time_mentions
from summarizer.domain import Article, Usage
from summarizer.errors import AnswerInvalid
from summarizer.llm.interface import Answer, AnswerT, Model, Request, StrategyName
from summarizer.parsing import parse

SEED = 7
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
"""The kinds of named entities that may be parties."""
_NAMES = frozenset({"name", "names", "aliases", "also_called", "holder", "holders", "party", "according_to"})
_TIMES = frozenset({"when", "time", "moment"})
"""Fields of forms whose texts are names or times; every other text is a sentence."""
_MOST_ITEMS = 20
"""Where a form sets no limit to a list."""

Schema = Mapping[str, Any]


class RandomAnswers:
    """A `Model` that answers about one article without reading the question."""

    reference = "random"
    thinking_tokens = 0
    concurrency = 1
    usd_per_million_tokens = (0.0, 0.0)

    def __init__(self, article: Article, model: Model, seed: int = SEED) -> None:
        """`model` is the one in whose place it answers; `seed` makes another draw."""
        self._article = article
        self._seed = seed
        self.strategy: StrategyName = model.strategy
        self.context_tokens = model.context_tokens

    def ask(self, request: Request[AnswerT]) -> Answer[AnswerT]:
        """Return the form of a request filled at random."""
        asked = f"{self._seed} {self._article.content_hash} {request.system} {request.user}"
        chance = Random(hashlib.sha256(asked.encode()).digest())  # noqa: S311 - chance that can be repeated keeps no secret
        schema = request.answer.model_json_schema()
        value = _Filling(chance, schema.get("$defs", {}), self._text).value(schema, "")
        try:
            return Answer(request.answer.model_validate(value), Usage(calls=1))
        except ValidationError as exc:  # what a form asks for beyond its schema
            raise AnswerInvalid(f"random: {exc}") from exc

    def _text(self, field: str) -> Sequence[str]:
        """Return what the article offers for a field."""
        if field in _NAMES:
            return self._named or self._sentences
        if field in _TIMES:
            return self._times or self._sentences
        return self._sentences

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        article = self._article
        return tuple(" ".join(article.words(sentence).split()) for sentence in article.sentences) or ("-",)

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """Every name of the article once, in the order of the text."""
        names = [
            tree.text[tree.tokens[first].start : tree.tokens[end - 1].end]
            for tree in parse(self._sentences)
            for first, end in tree.entities
            if tree.tokens[first].entity in _NAMED
        ]
        return tuple(dict.fromkeys(names))

    @cached_property
    def _times(self) -> tuple[str, ...]:
        text = self._article.text
        return tuple(dict.fromkeys(text[t.start : t.end] for t in find_time_mentions(text, None)))


class _Filling:
    """A JSON Schema of one of our forms, filled by chance."""

    def __init__(
        self, chance: Random, definitions: Mapping[str, Schema], offered: Callable[[str], Sequence[str]]
    ) -> None:
        self._chance = chance
        self._definitions = definitions
        self._offered = offered

    def value(self, schema: Schema, field: str) -> object:
        """Return a value that validates; `field` is the name of the field that it is for."""
        if "$ref" in schema:
            return self.value(self._definitions[schema["$ref"].rpartition("/")[2]], field)
        if "anyOf" in schema:
            return self.value(self._chance.choice(schema["anyOf"]), field)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._chance.choice(schema["enum"])
        return self._of_type(schema, field)

    def _of_type(self, schema: Schema, field: str) -> object:
        match schema.get("type"):
            case "object":
                return {name: self.value(part, name) for name, part in schema.get("properties", {}).items()}
            case "array":
                return self._items(schema, field)
            case "string":
                return self._words(self._chance.choice(self._offered(field)), schema.get("maxLength"))
            case "integer":
                most = len(self._offered(""))
                return self._chance.randint(schema.get("minimum", 1), schema.get("maximum", most))
            case "boolean":
                return self._chance.random() < 0.5  # noqa: PLR2004 - a coin
            case "null":
                return None
            case other:
                raise TypeError(f"no form of ours has a field of type {other!r}")

    def _items(self, schema: Schema, field: str) -> list[object]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", _MOST_ITEMS)
        length = self._chance.randint(max(least, min(1, most)), most)
        return [self.value(schema["items"], field) for _ in range(length)]

    def _words(self, text: str, most: int | None) -> str:
        """Return a text, cut at a word where the form has no room for more."""
        return text if most is None or len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]
