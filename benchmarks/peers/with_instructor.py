"""One article through instructor: a pydantic form, the whole article, one call."""

import os
from typing import Annotated

import instructor
from openai import OpenAI
from pydantic import BaseModel, Field
from task import EXAMPLES, INSTRUCTIONS, read_request, write_answer

# Small models repeat themselves without end where a form lets them, so texts and lists have limits.
Name = Annotated[str, Field(max_length=100)]
Text = Annotated[str, Field(max_length=300)]


class Party(BaseModel):
    """Somebody who takes part."""

    name: Name
    aliases: list[Name] = Field(max_length=6)


class Position(BaseModel):
    """What a party wants or holds."""

    holder: Name
    statement: Text
    quote: Text


class Event(BaseModel):
    """What happened, goes on or is planned, and when."""

    date: Name
    what: Text
    quote: Text


class Dispute(BaseModel):
    """A question on which the parties have not agreed."""

    question: Text
    quote: Text


class Answer(BaseModel):
    """The brief of an article."""

    parties: list[Party] = Field(max_length=20)
    positions: list[Position] = Field(max_length=12)
    events: list[Event] = Field(max_length=12)
    open_disputes: list[Dispute] = Field(max_length=6)


def conversation(text: str) -> list[dict[str, str]]:
    """Return the instruction, the worked examples as turns, and the article."""
    messages = [{"role": "system", "content": INSTRUCTIONS}]
    for example in EXAMPLES:
        answer = Answer.model_validate(example["answer"]).model_dump_json()
        messages += [
            {"role": "user", "content": f"Article:\n\n{example['text']}"},
            {"role": "assistant", "content": answer},
        ]
    return [*messages, {"role": "user", "content": f"Article:\n\n{text}"}]


def main() -> None:
    """Ask once; instructor's own reasks of an answer that does not validate count as calls."""
    request = read_request()
    client = instructor.from_openai(
        OpenAI(
            base_url=request["base_url"],
            api_key=os.environ["OPENAI_API_KEY"],
            timeout=request["timeout_seconds"],
            max_retries=0,
        ),
        mode=instructor.Mode.JSON_SCHEMA,
    )
    answer = client.chat.completions.create(
        model=request["model"],
        response_model=Answer,
        messages=conversation(request["text"]),
        max_retries=2,
        max_tokens=request["max_tokens"],
        temperature=0,
        seed=request["seed"],
    )
    write_answer(request, answer.model_dump())


if __name__ == "__main__":
    main()
