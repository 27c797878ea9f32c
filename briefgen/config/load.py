"""From files, environment and flags to Settings and a list of problems.

Layers, each over the one before: defaults, the per-user file, what the program remembers (`.briefgen/`), the
workspace's config.yaml, BRIEFGEN_* variables, flags. Mappings merge key by key; themes, actors, profiles and mail lists
entry by entry; lists and single values are replaced.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from briefgen.config.explain import explain, nearest, one_of
from briefgen.config.kinds import is_url
from briefgen.config.reader import Key, Layer, Origin, read_layer
from briefgen.config.settings import Settings
from briefgen.config.variables import leaves, variable_name
from briefgen.errors import ConfigError, ExitCode
from briefgen.resources import find_looks
from briefgen.workspace import Workspace, user_config

__all__ = ["REMEMBERED", "ConfigProblems", "Loaded", "load", "load_settings"]

REMEMBERED = ("themes", "actors", "profiles")
_NAMED = {("themes",), ("actors",), ("profiles",), ("mail", "lists")}  # merged by name; an entry is taken whole
_DEFAULT = Origin("default")


class ConfigProblems(ConfigError):
    """All problems of the settings at once; `problems` holds a line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[object, ...]:
        return (ConfigProblems, (self.problems,))


@dataclass(frozen=True, slots=True)
class Loaded:
    """settings: None when there are problems; origins: where each value that is not a default comes from."""

    settings: Settings | None
    problems: tuple[str, ...]
    origins: Mapping[Key, Origin]

    def origin(self, key: Key) -> Origin:
        """Where a value comes from: of the key itself, else of the nearest key above it that was set."""
        for end in range(len(key), 0, -1):
            if found := self.origins.get(key[:end]):
                return found
        return _DEFAULT

    @property
    def code(self) -> ExitCode:
        return ExitCode.USAGE if self.problems else ExitCode.OK


def load_settings(
    workspace: Workspace, *, environ: Mapping[str, str] | None = None, flags: Mapping[str, Any] | None = None
) -> Settings:
    """The settings of a workspace. Raises ConfigProblems."""
    loaded = load(workspace, environ=environ, flags=flags)
    if loaded.settings is None:
        raise ConfigProblems(loaded.problems)
    return loaded.settings


def load(
    workspace: Workspace, *, environ: Mapping[str, str] | None = None, flags: Mapping[str, Any] | None = None
) -> Loaded:
    """The settings of a workspace with their origins, or everything that is wrong with them. `flags` maps dotted keys to values."""
    data: dict[str, Any] = {}
    origins: dict[Key, Origin] = {}
    problems: list[str] = []
    for layer in _layers(workspace, os.environ if environ is None else environ, flags or {}):
        problems += layer.problems
        _merge(data, layer.data, (), origins, layer.origins)
    try:
        settings = Settings.model_validate(data)
    except ValidationError as exc:
        return Loaded(None, (*problems, *explain(exc, data, origins)), origins)
    problems += _cross_check(settings, origins, workspace.root / settings.templates)
    return Loaded(None if problems else settings, tuple(problems), origins)


# ------------------------------------------------------------------------------------------------------ layers


def _layers(workspace: Workspace, environ: Mapping[str, str], flags: Mapping[str, Any]) -> Iterator[Layer]:
    if (user := user_config()) != workspace.config and user.is_file():
        yield _anchored(read_layer(user), user.parent)
    for name in REMEMBERED:
        if (path := workspace.remembered_path(name)).is_file():
            layer = read_layer(path)
            layer.data = {name: layer.data}
            layer.origins = {(name, *key): origin for key, origin in layer.origins.items()}
            yield _anchored(layer, workspace.root)
    if not workspace.personal or workspace.config.is_file():
        yield _anchored(read_layer(workspace.config), workspace.root)
    yield _anchored(_from_environment(environ), Path.cwd())
    given = Layer()
    for dotted, value in flags.items():
        if value is not None:
            _put(given, tuple(dotted.split(".")), value, Origin(f"--{dotted.rsplit('.', 1)[-1].replace('_', '-')}"))
    yield _anchored(given, Path.cwd())


def _from_environment(environ: Mapping[str, str]) -> Layer:
    """BRIEFGEN_LOOK, BRIEFGEN_DATES_ORDER, ...: single values as they would stand in the file, lists with commas."""
    layer = Layer()
    for key, is_text in leaves(Settings):
        name = variable_name(key)
        if name not in environ:
            continue
        value: Any = environ[name]
        if not is_text:
            try:
                value = yaml.safe_load(value)
            except (yaml.YAMLError, ValueError):
                layer.problems.append(f"{name}: this is no valid value")
                continue
        _put(layer, key, value, Origin(name))
    return layer


def _put(layer: Layer, key: tuple[str, ...], value: Any, origin: Origin) -> None:
    place = layer.data
    for part in key[:-1]:
        place = place.setdefault(part, {})
    place[key[-1]] = str(value) if isinstance(value, Path) else value
    layer.origins[key] = origin


def _anchored(layer: Layer, base: Path) -> Layer:
    """Make the paths of a layer absolute: they start from the folder of the file that says them."""

    def path(value: Any) -> Any:
        return str(base / Path(value).expanduser()) if isinstance(value, str) and value else value

    def source(value: Any) -> Any:
        if isinstance(value, str) and not is_url(value):
            return path(value)
        if isinstance(value, dict) and "path" in value:
            return value | {"path": path(value["path"])}
        return value

    def walk(value: Any, key: Key) -> Any:
        last = key[-1] if key else ""
        if isinstance(value, dict):
            return {name: walk(item, (*key, name)) for name, item in value.items()}
        if last == "sources" and (len(key) == 1 or key[0] == "profiles"):
            return [source(item) for item in value] if isinstance(value, list) else source(value)
        top = len(key) == 1 or (key[0] == "profiles" and len(key) == 3)
        if (top and last in ("out", "logo", "templates")) or key in (("mail", "drafts"), ("batch", "log")):
            return path(value)
        if last == "file" and key[0] in ("mail", "sources"):  # of a secret or a mail list
            return path(value)
        return value

    layer.data = walk(layer.data, ())
    return layer


def _merge(
    into: dict[str, Any], new: Mapping[str, Any], at: Key, origins: dict[Key, Origin], coming: Mapping[Key, Origin]
) -> None:
    for name, value in new.items():
        key = (*at, name)
        if isinstance(value, dict) and isinstance(into.get(name), dict) and at not in _NAMED:
            _merge(into[name], value, key, origins, coming)
            continue
        if value is None and not at and name in _SET:
            continue  # 'themes:' with nothing after it says nothing
        into[name] = copy.deepcopy(value)
        for old in [k for k in origins if k[: len(key)] == key]:
            del origins[old]
        origins |= {k: origin for k, origin in coming.items() if k[: len(key)] == key}


_SET = {field.alias or name for name, field in Settings.model_fields.items() if field.default is not None}


# -------------------------------------------------------------------------------------------------- references


def _cross_check(settings: Settings, origins: Mapping[Key, Origin], own_looks: Path) -> Iterator[str]:
    """Names that point to nothing, and files that are not there."""

    def line(key: Key, what: str) -> str:
        origin = next((origins[key[:n]] for n in range(len(key), 0, -1) if key[:n] in origins), _DEFAULT)
        return f"{origin.of(key)}: {what}"

    def themes(names: list[str], key: Key) -> Iterator[str]:
        for n, name in enumerate(names):
            if name not in settings.themes:
                yield line((*key, n), f"there is no theme '{name}'{nearest(name, settings.themes)}")

    looks: list[tuple[Key, str | None]] = [(("look",), settings.look)] + [
        (("profiles", n, "look"), p.look) for n, p in settings.profiles.items()
    ]
    known = sorted(find_looks([own_looks]))
    for key, look in looks:
        if look is not None and look not in known:
            yield line(key, f"there is no look '{look}': {one_of(look, known)}")
    yield from themes(settings.use_themes, ("use_themes",))
    for name, profile in settings.profiles.items():
        yield from themes(profile.themes or [], ("profiles", name, "themes"))
        for n, to in enumerate(profile.recipients):
            if "@" not in to and to not in settings.mail.lists:
                yield line(
                    ("profiles", name, "recipients", n),
                    f"no address and no list '{to}'{nearest(to, settings.mail.lists)}",
                )
    files: list[tuple[Key, str | None]] = [(("logo",), settings.logo)] + [
        (("profiles", n, "logo"), p.logo) for n, p in settings.profiles.items()
    ]
    files += [(("mail", "lists", n, "file"), spec.file) for n, spec in settings.mail.lists.items()]
    for key, path in files:
        if path and not Path(path).is_file():
            yield line(key, f"there is no file {path}")
