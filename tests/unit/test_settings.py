from pathlib import Path

import pytest

from summarizer.errors import SettingsError
from summarizer.settings import read_settings


def test_a_flag_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'model = "file"\nstrategy = "single"\nbase_url = "http://127.0.0.1/v1"\n', encoding="utf-8"
    )
    environment = {"SUMMARIZER_MODEL": "environment", "SUMMARIZER_STRATEGY": "staged"}
    found = read_settings({"model": "flag", "strategy": None}, environment=environment, file=file)
    assert (found.model, found.strategy, found.base_url) == ("flag", "staged", "http://127.0.0.1/v1")


def test_without_anything_the_model_is_the_embedded_one(tmp_path: Path) -> None:
    assert read_settings({}, environment={}, file=tmp_path / "none").model == "local"


def test_a_setting_that_makes_no_sense_names_the_field(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SUMMARIZER_STRATEGY"):
        read_settings({}, environment={"SUMMARIZER_STRATEGY": "guess"}, file=tmp_path / "none")


@pytest.mark.parametrize(
    ("flags", "environment", "text"),
    [
        ({"price": "0.25,2"}, {"SUMMARIZER_PRICE": "9,9"}, ""),
        ({}, {"SUMMARIZER_PRICE": "0.25, 2"}, "price = [9, 9]\n"),
        ({}, {}, "price = [0.25, 2]\n"),
        ({}, {}, 'price = "0.25,2"\n'),
    ],
)
def test_a_price_is_told_by_flag_variable_or_file(
    flags: dict[str, object], environment: dict[str, str], text: str, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    assert read_settings(flags, environment=environment, file=file).price == (0.25, 2.0)


@pytest.mark.parametrize("price", ["1", "1,2,3", "one,two", "-1,2", "nan,1", "inf,1", ""])
def test_a_price_that_makes_no_sense_names_its_variable(price: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SUMMARIZER_PRICE"):
        read_settings({"price": price}, environment={}, file=tmp_path / "none")


@pytest.mark.parametrize("timeout", ["0", "-1", "soon", "inf"])
def test_a_timeout_that_makes_no_sense_names_its_variable(timeout: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SUMMARIZER_TIMEOUT"):
        read_settings({}, environment={"SUMMARIZER_TIMEOUT": timeout}, file=tmp_path / "none")


def test_an_address_without_a_model_is_refused_with_the_next_step(tmp_path: Path) -> None:
    for flags, environment in (
        ({"base_url": "http://127.0.0.1:8000/v1/"}, {}),
        ({}, {"SUMMARIZER_BASE_URL": "http://127.0.0.1:8000/v1/"}),
    ):
        with pytest.raises(SettingsError, match=r"needs --model.*`curl http://127\.0\.0\.1:8000/v1/models`"):
            read_settings(flags, environment=environment, file=tmp_path / "none")
    named = {"SUMMARIZER_MODEL": "m"}
    assert read_settings({"base_url": "http://a/v1"}, environment=named, file=tmp_path / "none").model == "m"


@pytest.mark.parametrize("text", ["model = ", 'api_key = "sk-1"\n'])
def test_a_file_that_makes_no_sense_names_itself(text: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"config\.toml"):
        read_settings({}, environment={}, file=file)


@pytest.mark.parametrize(
    ("flags", "environment", "file", "hosts"),
    [
        (
            {"allow_host": ("wiki.lan", "docs.lan")},
            {"SUMMARIZER_ALLOW_HOST": "x"},
            "",
            ("wiki.lan", "docs.lan"),
        ),
        ({"allow_host": None}, {"SUMMARIZER_ALLOW_HOST": "wiki.lan,docs.lan"}, "", ("wiki.lan", "docs.lan")),
        ({}, {}, 'allow_host = ["wiki.lan"]', ("wiki.lan",)),
        ({}, {}, "", ()),
    ],
    ids=["flag", "variable", "file", "none"],
)
def test_hosts_of_ones_own_network_are_allowed_by_flag_variable_or_file(
    flags: dict[str, object], environment: dict[str, str], file: str, hosts: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(file, encoding="utf-8")
    assert read_settings(flags, environment=environment, file=path).allow_host == hosts
