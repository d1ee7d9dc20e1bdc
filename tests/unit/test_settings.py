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


@pytest.mark.parametrize("text", ["model = ", 'api_key = "sk-1"\n'])
def test_a_file_that_makes_no_sense_names_itself(text: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"config\.toml"):
        read_settings({}, environment={}, file=file)
