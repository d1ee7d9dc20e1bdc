"""What models cost, from the price list that comes with genai-prices; nothing is looked up online."""

Prices = tuple[float, float]
"""US dollars per million tokens of input and of output."""

_TYPICAL_TOKENS = 10_000
"""Of one request here; some models cost more a token when a request is longer than 200,000."""
_MILLION = 1_000_000


def find_prices(model: str, base_url: str, *, batched: bool = False) -> Prices | None:
    """Return the list prices of a model at the host of an address.

    `batched` asks for the prices of the Batch API, which are unknown where the list has none of their own.

    None when they are not known: another host may sell a model of the same name at another price, and
    a guess would be taken for a figure. Discounts for repeated prompts are left out, so that a cost is
    never told too low.
    """
    from genai_prices import Usage, calc_price

    context = {"processing": "batch"} if batched else {}
    usage = Usage(input_tokens=_TYPICAL_TOKENS, output_tokens=_TYPICAL_TOKENS)
    try:
        found = calc_price(usage, model, provider_api_url=base_url, price_context=context)
    except LookupError:
        return None
    variants = found.model.price_variants or ()
    if batched and not any(variant.when.get("processing") == "batch" for variant in variants):
        return None
    scale = _MILLION // _TYPICAL_TOKENS
    return float(found.input_price * scale), float(found.output_price * scale)
