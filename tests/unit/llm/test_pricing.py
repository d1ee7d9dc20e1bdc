import socket

import pytest

from summarizer.llm.pricing import find_prices


def test_the_list_price_of_a_known_model_is_found() -> None:
    assert find_prices("gpt-4o", provider="openai") == (2.5, 10.0)


def test_the_host_of_an_address_tells_the_provider() -> None:
    assert find_prices("gpt-4o", base_url="https://api.openai.com/v1") == (2.5, 10.0)


def test_a_batch_has_a_price_of_its_own_or_none_that_is_known() -> None:
    assert find_prices("gpt-4o", provider="openai", batched=True) == (1.25, 5.0)
    assert find_prices("gpt-3.5-turbo-instruct", provider="openai") is not None
    assert find_prices("gpt-3.5-turbo-instruct", provider="openai", batched=True) is None


@pytest.mark.parametrize(
    ("model", "provider", "base_url"),
    [
        ("gpt-nobody-knows", "openai", None),
        ("gpt-4o", None, None),
        ("gpt-4o", "nobody", None),
        ("gpt-4o", None, "http://127.0.0.1:8000/v1"),
        ("gpt-4o", "openai", "http://127.0.0.1:8000/v1"),
        ("gpt-4o", "openai", "no address"),
    ],
)
def test_a_price_that_is_not_known_is_none(model: str, provider: str | None, base_url: str | None) -> None:
    assert find_prices(model, provider=provider, base_url=base_url) is None


def test_prices_are_found_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object, **__: object) -> None:
        pytest.fail("looks prices up online")

    monkeypatch.setattr(socket, "create_connection", unreachable)
    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    assert find_prices("gpt-4o-mini", provider="openai") is not None
