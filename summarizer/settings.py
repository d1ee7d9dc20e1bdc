"""Settings, read once: a flag wins over the environment, the environment over the file.

The file is `config.toml` in the user's configuration folder (`summarizer doctor` prints where); it
may hold `kind`, `model`, `base_url`, `strategy`, `second_look`, `language`, `prompts`, `timeout`, `price` and
`allow_host`, never a key: keys stay in the environment.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from platformdirs import user_config_path
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from summarizer.domain.earlier import KIND
from summarizer.domain.frozen import Frozen
from summarizer.errors import SettingsError
from summarizer.llm import Limits, Terms, is_embedded, open_batch_api, open_model
from summarizer.llm.interface import Model, StrategyName
from summarizer.llm.terms import TIMEOUT_SECONDS
from summarizer.llm.waiting import Tell
from summarizer.pipeline import Maker
from summarizer.pipeline.kind import load_kind
from summarizer.pipeline.speaking import Speaking
from summarizer.prompting import Prompts, load_prompts
from summarizer.sources.fetching import Fetcher, Page, Web
from summarizer.text import Language

if TYPE_CHECKING:
    from summarizer.llm.batching import BatchApi

DEFAULT_MODEL = "local"


def _parts(told: object) -> object:
    """Return the parts of a price or of a list of hosts as a flag or variable has it: "0.25,2"."""
    return told.split(",") if isinstance(told, str) else told


Hosts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Price = Annotated[tuple[Amount, Amount], BeforeValidator(_parts)]
"""US dollars per million tokens of input and of output."""


def _code(told: str) -> str:
    if not Language(told).known:
        raise ValueError("is no code of a language in ISO 639-1, as es, fr, de or ar are")
    return told


Code = Annotated[str, AfterValidator(_code)]


class Settings(Frozen):
    """What a run needs to know beside its inputs."""

    kind: str = KIND
    """Of the briefs: a name, or FILE.py:Class."""
    model: str = DEFAULT_MODEL
    base_url: str | None = None
    strategy: StrategyName | None = None
    second_look: bool | None = None
    language: Code | None = None
    """Of the claims; None where it is the article's."""
    prompts: Path | None = None
    timeout: float = Field(default=TIMEOUT_SECONDS, gt=0, allow_inf_nan=False)
    """Seconds for one answer."""
    verbose: bool = False
    """Whether every question is told."""
    allow_host: Hosts = ()
    """Hosts of one's own network whose pages may be fetched."""
    price: Price | None = None
    """None where it is that of the price list."""

    @property
    def embedded(self) -> bool:
        """Whether the model works in this process, on its processor."""
        return self.base_url is None and is_embedded(self.model)

    def open_model(
        self, limits: Limits | None = None, threads: int | None = None, tell: Tell | None = None
    ) -> Model:
        """Return the model; nothing is loaded or connected before the first question.

        An embedded one takes so many `threads`, all cores unless told. `tell` is called with a line as often
        as an endpoint stays silent for long.
        """
        terms = Terms(limits or Limits(), self.price, self.timeout, tell)
        return open_model(self.model, base_url=self.base_url, terms=terms, threads=threads)

    def open_maker(
        self, limits: Limits | None = None, threads: int | None = None, tell: Tell | None = None
    ) -> Maker:
        """Return what makes briefs as these settings say."""
        model = self.open_model(limits, threads, tell)
        if self.verbose and tell:
            model = Speaking(model, tell)
        return self.maker_of(model)

    def maker_of(self, model: Model) -> Maker:
        """Return what makes briefs as these settings say, with a model that is open."""
        looks = self.second_look is not False
        kind = load_kind(self.kind)
        if self.strategy and self.strategy not in kind.strategies:
            raise SettingsError(
                f"--strategy {self.strategy}: the kind {kind.name} has none of that name; use single"
            )
        return Maker(model, self.open_prompts(), self.strategy, looks, self.language, kind)

    def open_batch_api(self) -> "BatchApi":
        """Return the Batch API of the model's endpoint; raises `SettingsError` where nothing fits it."""
        if self.strategy == "staged":
            raise SettingsError(
                "--strategy staged: its questions about disputes follow from earlier answers, and the Batch "
                "API takes up to a day for each step; use --strategy single"
            )
        if self.second_look:
            raise SettingsError(
                "--second-look: its questions follow from the answers, and would be a batch of their own; "
                "use --no-second-look with the Batch API"
            )
        terms = Terms(prices=self.price, timeout_seconds=self.timeout)
        return open_batch_api(self.model, base_url=self.base_url, terms=terms)

    def open_fetch(self) -> Callable[[str], Page]:
        """Return what fetches pages: from public addresses, and from the hosts that are allowed."""
        return Fetcher(web=Web(hosts=frozenset(self.allow_host))).fetch

    def open_prompts(self) -> Prompts:
        """Return the prompts, those of the person's own folder first."""
        return load_prompts(self.prompts)


def config_file() -> Path:
    """Return where the settings file is looked for."""
    return user_config_path("summarizer") / "config.toml"


def read_settings(
    flags: Mapping[str, object], *, environment: Mapping[str, str] | None = None, file: Path | None = None
) -> Settings:
    """Merge flags (None: not given), `SUMMARIZER_…` variables and the settings file.

    Raises `SettingsError` that names the place and the field that makes no sense.
    """
    environment = os.environ if environment is None else environment
    path = file or config_file()
    merged: dict[str, object] = dict(_from_file(path))
    for name in Settings.model_fields:
        if value := environment.get(f"SUMMARIZER_{name.upper()}"):
            merged[name] = value
    merged |= {name: value for name, value in flags.items() if value is not None}
    if merged.get("base_url") and not merged.get("model"):
        raise SettingsError(
            f"--base-url {merged['base_url']}: needs --model, the name that the endpoint has for its model; "
            f"`curl {str(merged['base_url']).rstrip('/')}/models` lists the names that it knows"
        )
    try:
        return Settings.model_validate(merged)
    except ValidationError as exc:
        first = exc.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"setting {field}: {first['msg']}, got {first['input']!r}; look at the flags, SUMMARIZER_"
            f"{field.upper()} and {path}"
        ) from exc


def _from_file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError) as exc:
        raise SettingsError(f"{path}: is no readable TOML file: {exc}; correct or remove it") from exc
