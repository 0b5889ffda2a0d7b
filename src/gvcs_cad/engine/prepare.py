"""From a request to builds: plugins found, settings settled, designs frozen. Everything that can be wrong is said here, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.engine.fit import FittedMachine, fit
from gvcs_cad.engine.machine_files import read_hazards, read_verifications
from gvcs_cad.engine.project import Project, read_project, settle
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import Settings, configurations, parse_assignments
from gvcs_cad.errors import GvcsError, MisfitError, ModelError, UsageError
from gvcs_cad.model.canonical import digest
from gvcs_cad.model.module import Module
from gvcs_cad.model.part import Part
from gvcs_cad.model.slot import in_slots
from gvcs_cad.plugins.output import Build
from gvcs_cad.plugins.registry import Registry
from gvcs_cad.plugins.sources import MACHINES, Sources, project_root


@dataclass(frozen=True)
class Workshop:
    """What a command works with: the project root (None where there is none), its gvcs.yaml and the registry of plugins."""

    root: Path | None
    project: Project
    registry: Registry


@dataclass(frozen=True)
class Prepared:
    """One machine ready to be made: its build, the folder name of its outputs, and each module that stands in it once."""

    build: Build
    settings: Settings
    folder_name: str
    modules: tuple[Module, ...] = ()


def workshop(request: Request) -> Workshop:
    """Find the project and open the registry; nothing is imported yet."""
    root = project_root(request.start.resolve())
    project = read_project(root)
    return Workshop(root, project, Registry(Sources(root, (*project.plugins, *request.plugin_folders))))


def own_machines(floor: Workshop) -> tuple[str, ...]:
    """Return every machine of the project by name; all that are installed where the project has none of its own."""
    registry = floor.registry
    registry.load_all()
    folder = (floor.root or Path()) / "machines"
    own = {path.parent.name for path in folder.glob("*/__init__.py")} if floor.root else set()
    found = [name for name in registry.machines if registry.makers[f"machine {name}"] in own]
    broken = any(problem.plugin in own for problem in registry.problems)  # the project has machines, though none that can be loaded
    return tuple(sorted(found if found or broken else registry.machines))


def prepare(request: Request, shop_floor: Workshop | None = None) -> list[Prepared]:
    """Return every machine of a request, frozen and ready. Raises one error with the problems of all of them."""
    found, broken = prepare_each(request, shop_floor or workshop(request))
    if broken:
        raise ModelError(*(problem for problems in broken.values() for problem in problems))
    return found


def prepare_each(request: Request, floor: Workshop) -> tuple[list[Prepared], dict[str, tuple[str, ...]]]:
    """Return the machines that are ready, and by name what is wrong with those whose own code or plugin fails.

    Raises one UsageError with everything that the user wrote wrong, for all machines at once.
    """
    _refuse_unknown_machines(floor)
    mistakes, registry = _Mistakes(), floor.registry
    names = list(dict.fromkeys(request.machines))
    sets = parse_assignments("--set", request.sets, names, mistakes.usage)
    swaps = parse_assignments("--swap", request.swaps, names, mistakes.usage)
    fitted: list[tuple[FittedMachine, Settings]] = []
    for name in names:
        with mistakes.of(name):
            machine = registry.machine(name)
            chosen = settle(machine, floor.project, request.config, sets[name], swaps[name])
            others = [other for other in configurations(machine) if other != chosen.configuration] if request.every_configuration else []
            wanted = [chosen, *(settle(machine, floor.project, other, sets[name], swaps[name]) for other in others)]
            fitted += [(fit(machine, settings, registry), settings) for settings in wanted]
    with mistakes.of("--shop"):
        shop = load_shop(request.shop or floor.project.shop)
    mistakes.raise_if_any()
    registry.load_plugins()
    use_catalog(registry.catalog_folders, shop.substitute)  # every plugin that takes part is loaded now: the catalogue is whole before any part is made
    found: list[Prepared] = []
    for ready, settings in fitted:
        with mistakes.of(ready.machine.name):
            found.append(_prepared(ready, settings, shop, request, floor))
            mistakes.usage += () if request.every_configuration else ready.unused(settings)
    mistakes.raise_if_any()
    hint = tuple(f"substitute: {shop.name} takes {other} for {key}" for key, other in sorted(shop.substitute.items()))
    return found, {name: (*problems, *hint) for name, problems in mistakes.broken.items()}


class _Mistakes:
    """Collects what users wrote wrong, and apart from it what is wrong with each machine's own code."""

    def __init__(self) -> None:
        self.usage: list[str] = []
        self.broken: dict[str, tuple[str, ...]] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        try:
            yield
        except MisfitError:
            raise  # what does not fit is refused for all machines of the command: nothing is written
        except UsageError as error:
            self.usage += error.problems
        except GvcsError as error:
            self.broken[name] = error.problems

    def raise_if_any(self) -> None:
        if self.usage:
            raise UsageError(*self.usage)


def _refuse_unknown_machines(floor: Workshop) -> None:
    """Refuse machines that gvcs.yaml names and nobody knows; only for a name that is no folder must every plugin be asked."""
    folders = {name.rpartition(".")[2] for name in floor.registry.sources.names if name.startswith(f"{MACHINES}.")}
    if not folders >= floor.project.machines.keys():
        floor.registry.load_all()
        floor.project.refuse_unknown([*folders, *floor.registry.machines])


def nest_folder(floor: Workshop, request: Request) -> Path:
    """Return where nests are kept: ``nests`` beside the shop file, without one in the project or the folder the user stands in."""
    file = request.shop or floor.project.shop
    return (file.parent if file else floor.root or request.start) / "nests"


def _prepared(ready: FittedMachine, settings: Settings, shop: Shop, request: Request, floor: Workshop) -> Prepared:
    machine, design = ready.machine, ready.design()
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
        ratings=ready.ratings(design),
        hazards=read_hazards(machine.folder()),
        verifications=read_verifications(machine.folder()),
        parameters={**parameters, **{f"swap {path}": name for path, name in modules.items()}},
        options=request.options,
        nest_folder=nest_folder(floor, request),
        post_processors=floor.registry.post_processors,
        settings=ready.in_words(),
        status=machine.status,
    )
    return Prepared(build, settings, f"{settings.configuration}{suffix}", tuple({one.name: one for one in in_slots(ready.modules)}.values()))


def _refuse_twins(machine: Module, quantities: Mapping[Part, int]) -> None:
    """Two different parts of one name would be one row in the shop."""
    seen: dict[str, str] = {}
    twins = []
    for part in quantities:
        other = seen.setdefault(part.name, part.digest)
        if other != part.digest:
            twins.append(f"{machine.name}: two different parts are called {part.name}; give one of them another name")
    if twins:
        raise ModelError(*sorted(set(twins)))
