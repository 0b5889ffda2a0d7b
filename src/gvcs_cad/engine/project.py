"""gvcs.yaml of a project: per machine configuration, parameters and modules; the shop; folders with more plugins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, is_there, read_yaml
from gvcs_cad.engine.settings import Setting, Settings, mapping, read_configuration, read_settings
from gvcs_cad.errors import UsageError, unknown
from gvcs_cad.model.module import Module

NAME = "gvcs.yaml"


@dataclass(frozen=True)
class ProjectMachine:
    """What the file says of one machine, and where it says so."""

    place: str
    config: Setting | None
    settings: Settings


@dataclass(frozen=True)
class Project:
    """A project's gvcs.yaml as read; machines and configurations are not looked up yet."""

    machines: Mapping[str, ProjectMachine] = field(default_factory=dict)
    shop: Path | None = None
    plugins: tuple[Path, ...] = ()

    def refuse_unknown(self, known: Sequence[str]) -> None:
        """Raise UsageError with the place of every machine that does not exist."""
        wrong = [f"{machine.place}: {unknown('machine', name, known)}" for name, machine in self.machines.items() if name not in known]
        if wrong:
            raise UsageError(*wrong)


def read_project(root: Path | None) -> Project:
    """Read gvcs.yaml of a project root, if there is one. Raises UsageError with the places of everything that is wrong."""
    if root is None or not is_there(root / NAME):
        return Project()
    file = read_yaml(root / NAME)
    problems: list[str] = []
    data = mapping(file, (), file.data, ("machines", "shop", "plugins"), problems)
    machines = {name: _machine(file, name, entry, problems) for name, entry in mapping(file, ("machines",), data.get("machines"), (), problems).items()}
    plugins = tuple(_folders(file, root, data.get("plugins"), problems))
    shop = root / str(data["shop"]) if data.get("shop") else None
    if shop is not None and not shop.is_file():
        problems.append(f"{file.place('shop')}: shop: no such file: {shop}")
    if problems:
        raise UsageError(*problems)
    return Project(machines, shop, plugins)


def _machine(file: YamlFile, name: str, data: object, problems: list[str]) -> ProjectMachine:
    path = ("machines", name)
    entry = mapping(file, path, data, ("config", "parameters", "modules"), problems)
    config = Setting(str(entry["config"]), file.place(*path, "config")) if entry.get("config") else None
    return ProjectMachine(file.place(*path), config, read_settings(file, path, entry, problems))


def _folders(file: YamlFile, root: Path, data: Any, problems: list[str]) -> list[Path]:
    if data is not None and not isinstance(data, list):
        problems.append(f"{file.place('plugins')}: plugins must be a list of folders, one a line behind a -")
        return []
    folders = [root / str(folder) for folder in data or ()]
    problems += [f"{file.place('plugins', i)}: plugins: no such folder: {folder}" for i, folder in enumerate(folders) if not folder.is_dir()]
    return folders


def settle(machine: Module, project: Project, config: str, sets: Mapping[str, Setting], swaps: Mapping[str, Setting]) -> Settings:
    """Lay --set and --swap over --config or the project's file, those over the machine's own, and return what holds."""
    told = project.machines.get(machine.name)
    chosen = Setting(config, "") if config else (told.config if told and told.config else Setting(machine.default_configuration, ""))
    over = told.settings if told and not config else Settings()
    try:
        base = read_configuration(machine, chosen.text)
    except UsageError as error:
        raise UsageError(*(f"{chosen.place}: {problem}" if chosen.place else problem for problem in error.problems)) from None
    values = {**base.values, **over.values, **sets}
    modules = {**base.swaps, **over.swaps, **swaps}
    return Settings(values, modules, chosen.text, changed=bool(sets or swaps or over.values or over.swaps))
