"""How an endpoint is told the form of an answer: as a schema where it takes one, else in words.

An endpoint that refuses one way is asked in the next one, and what it took is remembered for the run.
Some take a schema and do not keep to it (Ollama's cloud, MLX builds); they are told it in words, too.
"""

import json
import threading
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal, assert_never

from instructor.utils import extract_json_from_codeblock
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError

from summarizer.errors import FormRefused
from summarizer.llm.interface import Request
from summarizer.llm.schemas import is_strict, plain_schema

Form = Literal["grammar", "strict", "schema", "object", "text"]
"""`grammar`: the schema with all its bounds, as llama.cpp makes a grammar of it; `strict` and `schema`: a
plain one, with and without `strict: true`; `object`: JSON mode; `text`: nothing but words."""

ENDPOINT_FORMS: Final[tuple[Form, ...]] = ("strict", "schema", "object", "text")
EMBEDDED_FORMS: Final[tuple[Form, ...]] = ("grammar",)

_IN_WORDS: Final = ("object", "text")
_FIRST_QUESTION = 2
"""Messages of a question; more of them show an answer that did not fit."""
_OF_STRUCTURE = ("json_invalid", "missing", "extra_forbidden")
"""What an answer cannot get wrong where the endpoint keeps to the schema, beside types."""

Arguments = dict[str, Any]
Ask = Callable[..., ChatCompletion]


class Forms:
    """The ways of one endpoint and model, and which of them it is asked in; threads may share it."""

    def __init__(self, forms: Sequence[Form] = ENDPOINT_FORMS) -> None:
        """`forms` are tried in their order, each next one when the endpoint refuses the one before."""
        self._forms = tuple(forms)
        self._ignores_schemas = False
        self._lock = threading.Lock()

    def ask(
        self, arguments: Arguments, request: Request[Any], ask: Ask, before: str | None
    ) -> ChatCompletion:
        """Return what `ask` gives for arguments with the form of the answer in them.

        `before` is the answer that did not fit, where there was one. Raises `FormRefused` when no form is
        left, and what `ask` raises.
        """
        if len(arguments["messages"]) > _FIRST_QUESTION and not _is_of_structure(before, request.answer):
            self._ignores_schemas = True
        for form in self._that_fit(request):
            in_words = form in _IN_WORDS or (self._ignores_schemas and form != "grammar")
            try:
                return ask(**_shaped(arguments, form, request, in_words=in_words))
            except FormRefused as exc:
                refusal = exc
                self._drop(form)
        raise refusal

    def _that_fit(self, request: Request[Any]) -> list[Form]:
        """Return the forms that are left for a request, one at least."""
        fit = [form for form in self._forms if form not in _IN_WORDS or request.in_words]
        if fit[:1] == ["strict"] and not is_strict(plain_schema(request.answer)):
            fit = fit[1:]
        return fit or [self._forms[-1]]

    def _drop(self, form: Form) -> None:
        """Ask in this form no more, unless it is the last one."""
        with self._lock:
            self._forms = tuple(each for each in self._forms if each != form) or (form,)


def json_of(content: str) -> str:
    """Return the JSON of an answer, which may stand between words or in a block; without one, the answer."""
    text = content.strip()
    try:
        if text.startswith("{"):
            return text[: json.JSONDecoder().raw_decode(text)[1]]
        return extract_json_from_codeblock(content)
    except (
        ValueError,
        RecursionError,
    ):  # none, or too many brackets that do not match
        return content


def _shaped(arguments: Arguments, form: Form, request: Request[Any], *, in_words: bool) -> Arguments:
    """Return openai's arguments with the form of the answer in them; nothing that was given is changed."""
    shaped = {name: value for name, value in arguments.items() if name != "response_format"}
    response_format = _response_format(form, request.answer)
    if response_format is not None:
        shaped["response_format"] = response_format
    if in_words and request.in_words:
        schema = json.dumps(plain_schema(request.answer, bounds=True), ensure_ascii=False)
        first, question, *rest = arguments["messages"]
        # In the question itself: some relays look for the word JSON in nothing else.
        asked = question | {"content": f"{question['content']}\n\n{request.in_words(schema)}"}
        shaped["messages"] = [first, asked, *rest]
    return shaped


def _response_format(form: Form, answer: type[BaseModel]) -> dict[str, Any] | None:
    name = {"name": answer.__name__}
    match form:
        case "grammar":
            return _json_schema({**name, "schema": answer.model_json_schema()})
        case "strict":
            return _json_schema({**name, "strict": True, "schema": plain_schema(answer)})
        case "schema":
            return _json_schema({**name, "schema": plain_schema(answer)})
        case "object":
            return {"type": "json_object"}
        case "text":
            return None
        case _:
            assert_never(form)


def _json_schema(named: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": named}


def _is_of_structure(content: str | None, answer: type[BaseModel]) -> bool:
    """Tell whether an answer has the structure of its schema, whatever else of it does not fit."""
    try:
        answer.model_validate_json(json_of(content or ""))
    except ValidationError as exc:
        kinds = [error["type"] for error in exc.errors(include_url=False)]
        return not any(kind in _OF_STRUCTURE or kind.endswith("_type") for kind in kinds)
    return True
