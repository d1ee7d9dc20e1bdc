"""One article through langextract, as shipped or with the settings that are fair to it."""

import os
from typing import Any

import langextract as lx
import openai
from langextract import factory
from task import EXAMPLES, INSTRUCTIONS, read_request, write_answer

CLASSES = {
    "parties": ("party", "name"),
    "positions": ("position", "quote"),
    "events": ("event", "quote"),
    "open_disputes": ("open_dispute", "quote"),
}
"""The class of each section, and the field that becomes the extraction's text."""
ASKED = (
    f"{INSTRUCTIONS}\n\nExtract them as the classes party, position, event and open_dispute, in order of "
    "appearance. The extraction text of a party is its name, that of all others is the quote: exact text "
    "from the article, never paraphrased."
)
WHOLE_ARTICLE = 20_000


def examples() -> list[lx.data.ExampleData]:
    """Return the examples in langextract's form, extractions in the order of the text."""
    made = []
    for example in EXAMPLES:
        text = example["text"]
        extractions = [
            lx.data.Extraction(
                extraction_class=name,
                extraction_text=item[quote],
                attributes={key: value for key, value in item.items() if key != quote},
            )
            for section, (name, quote) in CLASSES.items()
            for item in example["answer"][section]
        ]
        extractions.sort(key=lambda extraction: text.index(extraction.extraction_text))
        made.append(lx.data.ExampleData(text=text, extractions=extractions))
    return made


def model_config(request: dict[str, Any], **more: Any) -> factory.ModelConfig:  # noqa: ANN401 - its own parameters
    """Return the endpoint in langextract's form."""
    return factory.ModelConfig(
        model_id=request["model"],
        provider="openai",
        provider_kwargs={
            "base_url": request["base_url"],
            "api_key": os.environ["OPENAI_API_KEY"],
            "temperature": 0.0,
            "seed": request["seed"],
            "max_output_tokens": request["max_tokens"],
            **more,
        },
    )


def as_shipped(request: dict[str, Any]) -> lx.data.AnnotatedDocument:
    """Return the article annotated with every setting of langextract's own."""
    return lx.extract(
        request["text"],
        prompt_description=ASKED,
        examples=examples(),
        config=model_config(request),
        show_progress=False,
    )


def fairly(request: dict[str, Any]) -> lx.data.AnnotatedDocument:
    """Return the article annotated as a whole, with patience, and errors told."""
    model = factory.create_model(
        model_config(request, max_workers=2), examples=examples(), use_schema_constraints=True
    )
    model._client = openai.OpenAI(  # noqa: SLF001 - langextract has no setting for the timeout
        base_url=request["base_url"],
        api_key=os.environ["OPENAI_API_KEY"],
        timeout=request["timeout_seconds"],
        max_retries=0,
    )
    found = lx.extract(
        [lx.data.Document(text=request["text"], document_id="article")],
        prompt_description=ASKED,
        examples=examples(),
        model=model,
        max_char_buffer=WHOLE_ARTICLE,
        batch_length=2,
        max_workers=2,
        show_progress=False,
        resolver_params={"suppress_parse_errors": False},
    )
    return next(iter(found))


def plain(extraction: lx.data.Extraction) -> dict[str, Any]:
    """Return an extraction as JSON."""
    place = extraction.char_interval
    return {
        "class": extraction.extraction_class,
        "text": extraction.extraction_text,
        "attributes": extraction.attributes or {},
        "span": [place.start_pos, place.end_pos] if place else None,
        "alignment": extraction.alignment_status.value if extraction.alignment_status else None,
    }


def main() -> None:
    """Annotate the article of the request."""
    request = read_request()
    annotated = (fairly if request["settings"] == "fair" else as_shipped)(request)
    write_answer(request, [plain(extraction) for extraction in annotated.extractions or []])


if __name__ == "__main__":
    main()
