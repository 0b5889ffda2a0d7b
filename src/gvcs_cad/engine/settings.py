"""What the user asked for, from every place it may stand: --set over --config over gvcs.yaml over the machine's own configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, read_yaml
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


@dataclass(frozen=True)
class Project:
    """The nearest gvcs.yaml: per machine configuration, parameters and modules; the shop; folders with more plugins."""

    machines: Mapping[str, tuple[str, Settings]] = field(default_factory=dict)
    shop: Path | None = None
    plugins: tuple[Path, ...] = ()


def read_project(root: Path | None) -> Project:
    """Read gvcs.yaml of a project root, if there is one. Raises UsageError with the place of every unknown key."""
    if root is None or not (root / "gvcs.yaml").is_file():
        return Project()
    file = read_yaml(root / "gvcs.yaml")
    data = _mapping(file, (), ("machines", "shop", "plugins"))
    machines = {}
    for name in _any(file, data.get("machines"), "machines"):
        entry = _mapping(file, ("machines", name), ("config", "parameters", "modules"))
        machines[name] = (str(entry.get("config", "")), read_settings(file, ("machines", name), entry))
    shop = root / str(data["shop"]) if data.get("shop") else None
    return Project(machines, shop, tuple(root / str(folder) for folder in data.get("plugins") or ()))


def read_settings(file: YamlFile, path: tuple[str, ...], data: Mapping[str, Any]) -> Settings:
    """Flatten ``parameters`` and ``modules`` of a YAML mapping; numbers become texts, so that one parser sees them all."""
    values = dict(_flat(file, (*path, "parameters"), data.get("parameters") or {}, ""))
    swaps = dict(_flat(file, (*path, "modules"), data.get("modules") or {}, ""))
    return Settings(values, swaps)


def _flat(file: YamlFile, path: tuple[str, ...], data: Any, prefix: str) -> list[tuple[str, Setting]]:
    if not isinstance(data, dict):
        raise UsageError(f"{file.place(*path)}: {path[-1]} must be a mapping of names to values")
    found: list[tuple[str, Setting]] = []
    for key, value in data.items():
        if isinstance(value, dict):
            found += _flat(file, (*path, key), value, f"{prefix}{key}.")
        else:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            found.append((f"{prefix}{key}", Setting(text, file.place(*path, key))))
    return found


def _mapping(file: YamlFile, path: tuple[str, ...], known: Sequence[str]) -> dict[str, Any]:
    data: Any = file.data
    for key in path:
        data = data[key]
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise UsageError(f"{file.place(*path)}: must be a mapping of {', '.join(known)}")
    wrong = [f"{file.place(*path, key)}: {unknown('key', key, known)}" for key in data if key not in known]
    if wrong:
        raise UsageError(*wrong)
    return data


def _any(file: YamlFile, data: Any, key: str) -> dict[str, Any]:
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise UsageError(f"{file.place(key)}: {key} must be a mapping")
    return data


def configurations(machine: Module) -> dict[str, Path]:
    """Return the configuration files in a machine's folder by name."""
    return {path.stem: path for path in sorted((machine.folder() / "configurations").glob("*.yaml"))}


def read_configuration(machine: Module, name: str) -> Settings:
    """Read one configuration. ``default`` may be absent; any other raises UsageError with the near miss."""
    files = configurations(machine)
    if name not in files:
        if name == "default":
            return Settings()
        raise UsageError(f"{machine.name}: {unknown('configuration', name, files)}")
    file = read_yaml(files[name])
    return read_settings(file, (), _mapping(file, (), ("title", "parameters", "modules")))


def parse_assignments(option: str, texts: Sequence[str], machines: Sequence[str]) -> dict[str, dict[str, Setting]]:
    """Split ``--set wheel.rim=16in`` or ``--set tractor:wheel.rim=16in`` by machine. Raises UsageError with every bad one."""
    found: dict[str, dict[str, Setting]] = {machine: {} for machine in machines}
    problems = []
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
    if problems:
        raise UsageError(*problems)
    return found


def settle(machine: Module, project: Project, config: str, sets: Mapping[str, Setting], swaps: Mapping[str, Setting]) -> Settings:
    """Lay the four sources over one another and return what holds for a machine."""
    project_config, in_project = project.machines.get(machine.name, ("", Settings()))
    name = config or project_config or machine.default_configuration
    base = read_configuration(machine, name)
    over = in_project if not config else Settings()
    values = {**base.values, **over.values, **sets}
    modules = {**base.swaps, **over.swaps, **swaps}
    return Settings(values, modules, name, changed=bool(sets or swaps or over.values or over.swaps))
