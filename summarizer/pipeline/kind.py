"""A kind of brief: its sections, the strategies that draft it, its prompts, and where it is found.

The kind that ships is found as any other is: a module with a `KIND`, or with sections of which one is made.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, Literal, cast

from pydantic import create_model

from summarizer.domain import Brief, Sections
from summarizer.domain.brief import known_briefs
from summarizer.domain.earlier import KIND
from summarizer.errors import SettingsError
from summarizer.llm.interface import StrategyName
from summarizer.pipeline.briefing.form import proposal_form
from summarizer.pipeline.briefing.single import Single
from summarizer.pipeline.strategy import Strategy

GROUP = "summarizer.kinds"
"""The entry points by which an installed package offers kinds, and the package of those that ship."""
ANY_KIND = "kind"
"""The prompt that asks for a kind that has none of its own."""
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Kind:
    """A kind of brief and the ways to draft one."""

    brief: type[Brief]
    strategies: Mapping[StrategyName, Strategy]
    prompts: Path | None = None
    """A folder with templates of its own, beside those of the project."""

    @property
    def name(self) -> str:
        """What its briefs call it."""
        return self.brief.known_as()

    @property
    def title(self) -> str:
        """What it is, in the first line of its documentation."""
        return (self.brief.__doc__ or self.name).strip().splitlines()[0]

    def strategy(self, name: StrategyName) -> Strategy:
        """Return a strategy; `single` where it has none of that name, which every kind can be asked by."""
        return self.strategies.get(name, self.strategies["single"])


def kind_of_sections(sections: type[Sections], prompts: Path | None = None) -> Kind:
    """Return the kind of a class of sections, or of a class of briefs; its name is that of the class.

    Raises TypeError for a class of which no brief could be asked for, or that would pass for another's.
    """
    name = _CAPITAL.sub("-", sections.__name__.removesuffix("Sections").removesuffix("Brief")).lower()
    called = sections.known_as() if issubclass(sections, Brief) else name
    if called == KIND:
        raise TypeError(f"{sections.__name__}: is called {KIND}, as the kind that ships; take another name")
    taken = known_briefs().get(called)  # by itself, or by what it was before its file was run again
    if taken and (taken.__module__, taken.__name__) != (sections.__module__, _class_name(sections)):
        raise TypeError(f"{sections.__name__}: is called {called}, as that of {taken.__module__}; rename it")
    if not proposal_form(sections, ()).model_fields.keys() - {"summary"}:
        raise TypeError(f"{sections.__name__} is no kind; give it a section of claims")
    brief = sections if issubclass(sections, Brief) else _brief(sections, name)
    own = prompts is not None and (prompts / f"{called}.md").is_file()
    single = Single(brief, called if own else ANY_KIND)
    return Kind(brief, {"single": single}, prompts if own else None)


def _class_name(sections: type[Sections]) -> str:
    return sections.__name__ if issubclass(sections, Brief) else f"{sections.__name__}Brief"


def _brief(sections: type[Sections], name: str) -> type[Brief]:
    bases: Any = (Brief, sections)
    literal: Any = Literal[name]
    made: Any = create_model(
        _class_name(sections), __base__=bases, __doc__=sections.__doc__, __module__=sections.__module__,
        kind=(literal, name),
    )  # fmt: skip
    return cast("type[Brief]", made)


def usual_kind() -> Kind:
    """Return the kind of briefs that is made unless told otherwise."""
    return load_kind(KIND)


@cache
def load_kind(reference: str) -> Kind:
    """Return a kind by name, or by `FILE.py:Class` or `module:Class`.

    Raises `SettingsError` for what is no kind, and for a file that cannot be run. A file is run as Python:
    it can do whatever the person can who names it.
    """
    place, colon, name = reference.rpartition(":")
    if not colon:
        return _named(reference)
    found = getattr(_module(place), name, None)
    if isinstance(found, Kind):
        return found
    if not isinstance(found, type) or not issubclass(found, Sections):
        module = _module(place)
        offered = [each for each, value in vars(module).items() if _is_kind(value, module)]
        known = ", ".join(offered) or "there is none"
        raise SettingsError(f"--kind {reference}: {name} is no kind; name a class of Sections: {known}")
    try:
        return kind_of_sections(found, Path(place).parent / "prompts" if place.endswith(".py") else None)
    except TypeError as exc:
        raise SettingsError(f"--kind {reference}: {exc}") from exc


def known_kinds() -> dict[str, str]:
    """Return the kinds that can be named, those that ship and installed ones, each with its title."""
    shipped = {each.name for each in iter_modules(import_module(GROUP).__path__)}
    installed = {each.name for each in entry_points(group=GROUP)}
    return {name: load_kind(name).title for name in sorted(shipped | installed)}


def _named(name: str) -> Kind:
    if name.isidentifier() and find_spec(f"{GROUP}.{name}"):
        found = import_module(f"{GROUP}.{name}").KIND
    else:
        offered = {each.name: each for each in entry_points(group=GROUP)}
        if name not in offered:
            raise SettingsError(
                f"--kind {name}: no such kind; `summarizer kinds list` names them, and one of your own is "
                "FILE.py:Class"
            )
        found = offered[name].load()
    return found if isinstance(found, Kind) else kind_of_sections(found)


def _is_kind(value: object, module: ModuleType) -> bool:
    """Tell whether a module has a kind under a name, one of its own."""
    own = isinstance(value, type) and issubclass(value, Sections) and value.__module__ == module.__name__
    return own or isinstance(value, Kind)


def _module(place: str) -> ModuleType:
    try:
        return _module_of_file(Path(place)) if place.endswith(".py") else import_module(place)
    except SettingsError:
        raise
    except Exception as exc:  # what a module of somebody else's raises may be anything
        first = str(exc).splitlines()[0] if str(exc) else "it says nothing"
        raise SettingsError(f"--kind {place}: cannot be run: {type(exc).__name__}: {first}") from exc


def _module_of_file(path: Path) -> ModuleType:
    if not path.is_file():
        raise SettingsError(f"--kind {path}: no such file; name one and its class, FILE.py:Class")
    spec = spec_from_file_location(f"kind_{path.stem}", path)  # no other module has this name
    if spec is None or spec.loader is None:
        raise SettingsError(f"--kind {path}: is no Python file")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # so that its classes can be pickled and its annotations be read
    spec.loader.exec_module(module)
    return module
