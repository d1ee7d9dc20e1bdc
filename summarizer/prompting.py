"""Prompt templates: found, rendered strictly, and fingerprinted.

A template is a Markdown file with front matter (`purpose`, `inputs`) and two Jinja blocks, `system`
and `user`. Every word that a model reads stands in such a file.
"""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import as_file, files
from pathlib import Path
from typing import cast

import jinja2
import yaml
from jinja2 import meta, sandbox
from pydantic import ValidationError

from summarizer.domain.frozen import Frozen
from summarizer.errors import PromptError

_FRONT_MATTER = re.compile(r"\A---\n(?P<matter>.*?\n)---\n(?P<body>.*)\Z", re.DOTALL)
_CONTROL_TOKEN = re.compile(r"<(?=\|)|(?<=\|)>")
"""`<|…|>` is how chat templates mark turns; an article must not be able to open one."""


class FrontMatter(Frozen):
    """What a template says of itself: its purpose and the inputs that it needs."""

    purpose: str
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rendered:
    """The two messages of a request."""

    system: str
    user: str


class Prompts:
    """The templates of one folder, each replaceable by a file of the same name in another.

    One in a folder inside is called by both: `dossier/overview`. Templates whose file name starts with
    an underscore are parts that others include.
    """

    def __init__(self, folder: Path, override: Path | None = None) -> None:
        """Read templates from `override` first, then from `folder`, each once."""
        self._matters: dict[str, FrontMatter] = {}
        self._fingerprints: dict[str, str] = {}
        self._folders = [path for path in (override, folder) if path is not None]
        self._environment = sandbox.ImmutableSandboxedEnvironment(
            loader=jinja2.FunctionLoader(self._load),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            autoescape=False,
            finalize=_inert,
        )

    def names(self) -> list[str]:
        """Return the names of all templates that can be rendered, sorted."""
        return _names(self._folders[-1])

    def beside(self, folder: Path | None) -> "Prompts":
        """Return the same, with the templates of another folder as well."""
        if folder is None:
            return self
        more = Prompts(self._folders[-1])
        more._folders = [*self._folders[:-1], folder, self._folders[-1]]
        return more

    def front_matter(self, name: str) -> FrontMatter:
        """Return a template's purpose and inputs."""
        if name not in self._matters:
            self._matters[name] = self._read_matter(name)
        return self._matters[name]

    def _read_matter(self, name: str) -> FrontMatter:
        path = self._path(name)
        parts = _FRONT_MATTER.match(path.read_text(encoding="utf-8"))
        if parts is None:
            raise PromptError(f"{path}: no front matter; start it with ---, purpose: …, inputs: […], ---")
        try:
            return FrontMatter.model_validate(yaml.safe_load(parts["matter"]))
        except (ValidationError, yaml.YAMLError) as exc:
            raise PromptError(f"{path}: front matter is not valid: {exc}") from exc

    def render(self, name: str, **inputs: object) -> Rendered:
        """Return the messages of a template; a missing input or a broken template is a `PromptError`."""
        self.front_matter(name)
        try:
            template = self._environment.get_template(name)
            blocks = {
                block: "".join(template.blocks[block](template.new_context(inputs))).strip()
                for block in ("system", "user")
            }
        except KeyError as exc:
            raise PromptError(f"{self._path(name)}: has no block {exc}; add {{% block … %}}") from exc
        except jinja2.TemplateError as exc:
            raise PromptError(f"{self._path(name)}: does not render: {exc}") from exc
        return Rendered(**blocks)

    def source(self, name: str) -> str:
        """Return a template as it stands in its file."""
        return self._path(name).read_text(encoding="utf-8")

    def needed(self, name: str) -> set[str]:
        """Return the variables that a template and its parts read."""
        names: set[str] = set()
        for part in self._parts(name):
            names |= meta.find_undeclared_variables(self._environment.parse(self._body(part)))
        return names

    def fingerprint(self, name: str) -> str:
        """Return the SHA-256 of a template and the parts it includes."""
        if name not in self._fingerprints:
            texts = [self._path(part).read_text(encoding="utf-8") for part in self._parts(name)]
            self._fingerprints[name] = hashlib.sha256("\0".join(texts).encode()).hexdigest()
        return self._fingerprints[name]

    def _parts(self, name: str) -> list[str]:
        included = meta.find_referenced_templates(self._environment.parse(self._body(name)))
        return [name, *(part for other in included if other for part in self._parts(other))]

    def _path(self, name: str) -> Path:
        for folder in self._folders:
            path = folder / f"{name}.md"
            if path.is_file():
                return path
        looked = ", ".join(str(folder) for folder in self._folders)
        raise PromptError(f"{name}: no such prompt in {looked}; {_near(name, self.names())}")

    def _body(self, name: str) -> str:
        text = self._path(name).read_text(encoding="utf-8")
        parts = _FRONT_MATTER.match(text)
        return parts["body"] if parts else text

    def _load(self, name: str) -> str:
        return self._body(name)


def _names(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*.md") if not path.name.startswith("_"))
    return sorted(path.with_suffix("").as_posix() for path in found)


def _near(name: str, names: Collection[str]) -> str:
    """Return the next step for a name that is none: the one that is meant, if one is like it."""
    like = get_close_matches(name, names, n=1)
    every = "`summarizer prompts list` names them all"
    return f"did you mean {like[0]}? {every}" if like else every


def _inert(value: object) -> object:
    return _CONTROL_TOKEN.sub(" ", value) if isinstance(value, str) else value


def data_folder(name: str) -> Path:
    """Return the folder `prompts` or `schemas`, in an installed wheel and in a checkout alike."""
    packaged = files("summarizer") / "_data" / name
    if packaged.is_dir():
        with as_file(packaged) as folder:
            return folder
    return cast("Path", files("summarizer")).parent / name


def load_prompts(override: Path | None = None) -> Prompts:
    """Return the project's prompts, those in `override` taking precedence.

    Raises `PromptError` for a template there that stands for none of the project's: nobody would ask it.
    """
    own = Prompts(data_folder("prompts"))
    if override is None:
        return own
    if not override.is_dir():
        raise PromptError(f"{override}: no such folder; --prompts takes a folder of templates")
    for name in sorted(set(_names(override)) - set(own.names())):
        file = override / f"{name}.md"
        if _FRONT_MATTER.match(file.read_text(encoding="utf-8", errors="replace")):  # else it is a note
            raise PromptError(f"{file}: no prompt has this name; {_near(name, own.names())}")
    return Prompts(data_folder("prompts"), override)
