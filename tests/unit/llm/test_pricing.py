import socket

import pytest

from summarizer.llm.pricing import find_prices

OPENAI = "https://api.openai.com/v1"


def test_the_list_price_of_a_known_model_is_found() -> None:
    assert find_prices("gpt-4o", OPENAI) == (2.5, 10.0)


def test_a_batch_has_a_price_of_its_own_or_none_that_is_known() -> None:
    assert find_prices("gpt-4o", OPENAI, batched=True) == (1.25, 5.0)
    assert find_prices("gpt-3.5-turbo-instruct", OPENAI) is not None
    assert find_prices("gpt-3.5-turbo-instruct", OPENAI, batched=True) is None


@pytest.mark.parametrize(
    ("model", "base_url"),
    [
        ("gpt-nobody-knows", OPENAI),
        ("gpt-4o", "http://127.0.0.1:8000/v1"),
        ("gpt-4o", "no address"),
    ],
)
def test_a_price_that_is_not_known_is_none(model: str, base_url: str) -> None:
    assert find_prices(model, base_url) is None


def test_prices_are_found_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object, **__: object) -> None:
        pytest.fail("looks prices up online")

    monkeypatch.setattr(socket, "create_connection", unreachable)
    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    assert find_prices("gpt-4o-mini", OPENAI) is not None
