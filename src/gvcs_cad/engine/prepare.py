"""From a request to builds: plugins found, settings settled, designs frozen. Everything that can be wrong is said here, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.engine.fit import build_design
from gvcs_cad.engine.machine_files import read_hazards, read_verifications
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import Project, Settings, parse_assignments, read_project, settle
from gvcs_cad.errors import ModelError, UsageError
from gvcs_cad.model.canonical import digest
from gvcs_cad.model.module import Machine
from gvcs_cad.model.part import Part
from gvcs_cad.plugins.output import Build
from gvcs_cad.plugins.registry import Registry
from gvcs_cad.plugins.sources import Sources, project_root


@dataclass(frozen=True)
class Workshop:
    """What a command works with: the project root (None where there is none), its gvcs.yaml and the registry of plugins."""

    root: Path | None
    project: Project
    registry: Registry


@dataclass(frozen=True)
class Prepared:
    """One machine ready to be made: its build and the folder name of its outputs."""

    build: Build
    settings: Settings
    folder_name: str


def workshop(request: Request) -> Workshop:
    """Find the project and open the registry; nothing is imported yet."""
    root = project_root(request.start.resolve())
    project = read_project(root)
    return Workshop(root, project, Registry(Sources(root, (*project.plugins, *request.plugin_folders))))


def prepare(request: Request, shop_floor: Workshop | None = None) -> list[Prepared]:
    """Return every machine of a request, frozen and ready. Raises one UsageError with the problems of all of them."""
    floor = shop_floor or workshop(request)
    machines, problems = _machines(request, floor.registry)
    sets = parse_assignments("--set", request.sets, request.machines)
    swaps = parse_assignments("--swap", request.swaps, request.machines)
    shop = load_shop(request.shop or floor.project.shop)
    use_catalog(floor.registry.catalog_folders)
    found = []
    for machine in machines:
        try:
            settings = settle(machine, floor.project, request.config, sets[machine.name], swaps[machine.name])
            found.append(_prepared(machine, settings, shop, request, floor.registry))
        except UsageError as error:
            problems += error.problems
    if problems:
        raise UsageError(*problems)
    return found


def _machines(request: Request, registry: Registry) -> tuple[list[Machine], list[str]]:
    machines: list[Machine] = []
    problems: list[str] = []
    for name in dict.fromkeys(request.machines):
        try:
            machines.append(registry.machine(name))
        except UsageError as error:
            problems += error.problems
    return machines, problems


def _prepared(machine: Machine, settings: Settings, shop: Shop, request: Request, registry: Registry) -> Prepared:
    design = build_design(machine, settings, registry)
    _refuse_twins(machine, design.quantities)
    parameters = {path: setting.text for path, setting in sorted(settings.values.items())}
    modules = {path: setting.text for path, setting in sorted(settings.swaps.items())}
    suffix = f"+{digest([parameters, modules])[:8]}" if settings.changed else ""
    build = Build(
        machine=machine.name,
        title=machine.title,
        version=machine.version,
        licence=machine.licence,
        configuration=settings.configuration,
        design=design,
        shop=shop,
        ratings=tuple(machine.ratings(design)),
        hazards=read_hazards(machine.folder()),
        verifications=read_verifications(machine.folder()),
        parameters={**parameters, **{f"swap {path}": name for path, name in modules.items()}},
        options=request.options,
    )
    return Prepared(build, settings, f"{settings.configuration}{suffix}")


def _refuse_twins(machine: Machine, quantities: Mapping[Part, int]) -> None:
    """Two different parts of one name would be one row in the shop."""
    seen: dict[str, str] = {}
    twins = []
    for part in quantities:
        other = seen.setdefault(part.name, part.digest)
        if other != part.digest:
            twins.append(f"{machine.name}: two different parts are called {part.name}; give one of them another name")
    if twins:
        raise ModelError(*sorted(set(twins)))
