"""What the user asked for, from every place it may stand: --set over --config over gvcs.yaml over the machine's own configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, read_yaml
from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.errors import UsageError, unknown
from gvcs_cad.model.module import Module


@dataclass(frozen=True)
class Setting:
    """A text the user gave for a parameter, and the place where it stands."""

    text: str
    place: str


@dataclass(frozen=True)
class Settings:
    """Parameter texts by dotted path (``wheel.rim``), modules by slot path, and the configuration they began from."""

    values: Mapping[str, Setting] = field(default_factory=dict)
    swaps: Mapping[str, Setting] = field(default_factory=dict)
    configuration: str = "default"
    changed: bool = False


def read_settings(file: YamlFile, path: tuple[str, ...], data: Mapping[str, Any], problems: list[str]) -> Settings:
    """Flatten ``parameters`` and ``modules`` of a YAML mapping; numbers become texts, so that one parser sees them all."""
    values, swaps = (dict(_flat(file, (*path, key), data.get(key), "", problems)) for key in ("parameters", "modules"))
    return Settings(values, swaps)


def _flat(file: YamlFile, path: tuple[str, ...], data: object, prefix: str, problems: list[str]) -> Iterator[tuple[str, Setting]]:
    for key, value in mapping(file, path, data, (), problems).items():
        place = file.place(*path, key)
        if isinstance(value, dict):
            yield from _flat(file, (*path, key), value, f"{prefix}{key}.", problems)
        elif value is None:
            problems.append(f"{place}: {prefix}{key} has no value")
        else:
            yield f"{prefix}{key}", Setting(_text(value), place)


def _text(value: object) -> str:
    """Return a value of a YAML file as a person would type it after ``--set``."""
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def mapping(file: YamlFile, path: tuple[str, ...], data: object, known: Sequence[str], problems: list[str]) -> dict[str, Any]:
    """Return a mapping of a file; what is none, and every key that is not known (any, if none is named), becomes a problem with its place."""
    if data is None:
        return {}
    if not isinstance(data, dict):
        what = path[-1] if path else file.name
        problems.append(f"{file.place(*path)}: {what} must be a mapping of {', '.join(known) or 'names to values'}")
        return {}
    if known:
        problems += [f"{file.place(*path, key)}: {unknown('key', key, known)}" for key in data if key not in known]
    return data


def configurations(machine: Module) -> dict[str, Path]:
    """Return the configuration files in a machine's folder by name. Raises UsageError for a name that can be no folder of outputs."""
    found = {path.stem: path for path in sorted((machine.folder() / "configurations").glob("*.yaml"))}
    problems = [f"{machine.name}: configuration {problem}" for problem in map(bad_name, found) if problem]
    if problems:
        raise UsageError(*problems)
    return found


def configuration_names(machine: Module) -> list[str]:
    """Return every configuration that a machine can be made in: those with a file, and its default where that one has none."""
    files = list(configurations(machine))
    return files if machine.default_configuration in files else [machine.default_configuration, *files]


def read_configuration(machine: Module, name: str) -> Settings:
    """Read one configuration. ``default`` may be absent; any other raises UsageError with the near miss."""
    files = configurations(machine)
    if name not in files:
        if name == "default":
            return Settings()
        raise UsageError(f"{machine.name}: {unknown('configuration', name, files)}")
    file = read_yaml(files[name])
    problems: list[str] = []
    settings = read_settings(file, (), mapping(file, (), file.data, ("title", "parameters", "modules"), problems), problems)
    if problems:
        raise UsageError(*problems)
    return settings


def parse_assignments(option: str, texts: Sequence[str], machines: Sequence[str], problems: list[str]) -> dict[str, dict[str, Setting]]:
    """Split ``--set wheel.rim=16in`` or ``--set tractor:wheel.rim=16in`` by machine; every bad one becomes a problem."""
    found: dict[str, dict[str, Setting]] = {machine: {} for machine in machines}
    for text in texts:
        key, equals, value = text.partition("=")
        machine, colon, path = key.partition(":")
        targets = [machine] if colon else list(machines)
        path = (path if colon else key).strip()
        if not equals or not path:
            problems.append(f"{option} {text!r} must be name=value")
        elif colon and machine not in machines:
            problems.append(f"{option} {text!r}: {unknown('machine in this command', machine, machines)}")
        else:
            for target in targets:
                found[target][path] = Setting(value.strip(), f"{option} {key.strip()}")
    return found
