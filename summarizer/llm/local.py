"""Which file a reference to a model in this process means: `local`, `local/FILE.gguf` or `hf/…`."""

from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import SettingsError, WeightsUnavailable
from summarizer.llm import hub
from summarizer.llm.catalogue import DEFAULT, LIST, Listed, entry_of, listed
from summarizer.llm.weights import Weights, resolve_weights, short_hash


@dataclass(frozen=True)
class LocalModel:
    """A model in this process."""

    reference: str
    """What provenance calls it."""
    path: Path
    entry: Listed
    """What it needs, and the strategy that suits it."""
    weights: Weights | None = None
    """What was published of its file; None for a file of one's own."""

    def resolve(self) -> Path:
        """Return the path of its file, verified where its hash was published; raises a `WeightsError`."""
        return resolve_weights(self.weights) if self.weights else self.path


def find_local(reference: str) -> LocalModel:
    """Return the model in this process that a reference means; nothing is fetched.

    Raises `SettingsError` for a reference of no known form, `WeightsUnavailable` for a file of the Hub that
    is not here.
    """
    if reference.startswith(hub.PREFIX):
        return _of_hub(reference)
    file = reference.partition("/")[2]
    if not file:
        name = f"local/{DEFAULT.file}@{DEFAULT.short_hash}"
        return LocalModel(name, DEFAULT.path, LIST[0], DEFAULT)
    path = Path(file)
    if not path.is_file():
        raise SettingsError(f"--model {reference}: {path} is no file; give the path of a GGUF file")
    entry = entry_of(reference, path.stat().st_size, "unknown")
    return LocalModel(f"local/{path.name}@{short_hash(path)}", path, entry)


def _of_hub(reference: str) -> LocalModel:
    weights = hub.kept(hub.parse(reference))
    if weights is None:
        raise WeightsUnavailable(
            f"--model {reference}: the weights are not here yet; fetch them once with "
            f"`summarizer models pull {reference}`"
        )
    return LocalModel(weights.name, weights.path, listed(reference) or _entry(weights), weights)


def _entry(weights: Weights) -> Listed:
    return entry_of(weights.name, weights.size_bytes, weights.licence)


def known_models() -> list[tuple[Listed, Weights | None]]:
    """Return the models of the list and the files of the Hub that are here, each with its weights."""
    of_list = [(entry, weights_of(entry.name)) for entry in LIST]
    return [*of_list, *((_entry(weights), weights) for weights in hub.all_kept() if not listed(weights.name))]


def weights_of(name: str) -> Weights | None:
    """Return the weights of a name of the list or a reference, None for a file of the Hub that is not here.

    Raises `SettingsError` for what is neither.
    """
    return DEFAULT if name in {"local", DEFAULT.name} else hub.kept(_wanted(name))


def look_up(name: str) -> Weights:
    """Return the weights of a name of the list or a reference; the Hub is asked where they are not here.

    Raises `SettingsError` for what is neither, `WeightsUnavailable` where the Hub does not tell.
    """
    return weights_of(name) or hub.look_up(_wanted(name))


def missing(reference: str) -> bool:
    """Tell whether a model's reference means a file of the Hub that is not here."""
    return reference.startswith(hub.PREFIX) and hub.kept(hub.parse(reference)) is None


def _wanted(name: str) -> hub.HubFile:
    return hub.parse(name if name.startswith(hub.PREFIX) else f"{hub.PREFIX}{name}")
