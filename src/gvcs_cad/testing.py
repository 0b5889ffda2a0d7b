"""The pytest kit for authors of machines, modules and plugins: ``conforms("bench")`` is a whole test.

It builds every configuration, runs every check, tries every parameter at its limits, holds the machine to its expect.yaml
and, with ``geometry=True``, makes every solid and compares it with its formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.engine.expectations import envelope, unmet
from gvcs_cad.engine.fit import fit
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import Prepared, Workshop, prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.script import design
from gvcs_cad.engine.settings import Setting, Settings, configuration_names, configurations
from gvcs_cad.errors import UsageError
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.module import Machine, Module
from gvcs_cad.model.parameters import Parameters

__all__ = ["conforms", "design", "discovered_machines", "discovered_modules", "envelope", "extremes", "module_design", "prepared"]


def discovered_machines(start: Path | None = None) -> list[str]:
    """Return the names of all machines of the project around `start` (the working directory without it)."""
    return sorted(_floor(start).registry.machines)


def discovered_modules(start: Path | None = None) -> list[str]:
    """Return the names of all modules that are no machines."""
    return sorted(_floor(start).registry.modules)


def prepared(machine: str, *, config: str = "", start: Path | None = None, **parameters: object) -> Prepared:
    """Return a machine ready to be built; ``wheelbase="60 in"`` sets a parameter. Raises like ``gvcs build``."""
    sets = tuple(f"{name}={value}" for name, value in parameters.items())
    (one,) = prepare(Request(machines=(machine,), sets=sets, config=config, start=start or Path.cwd()), _floor(start))
    return one


def module_design(module: str, *, start: Path | None = None, **parameters: object) -> Design:
    """Return the frozen design of a module that stands in no host. Raises like ``gvcs build``."""
    floor = _floor(start)
    return _standing_alone(floor.registry.module(module), {name: str(value) for name, value in parameters.items()}, floor)


def conforms(name: str, *, start: Path | None = None, geometry: bool = False) -> None:
    """Assert everything that holds for any machine, or for any module. An AssertionError names configuration and figure."""
    floor = _floor(start)
    found = floor.registry.module(name)
    if isinstance(found, Machine):
        for config in configuration_names(found):
            _machine_conforms(found, config, floor, start, geometry)
    else:
        _keeps_expectations(found, found.name, _standing_alone(found, {}, floor), floor, geometry)
    for values in extremes(found.Parameters):
        _build(found, values, floor, start)
    _out_of_range_is_refused(found, floor, start)


def _machine_conforms(machine: Machine, config: str, floor: Workshop, start: Path | None, geometry: bool) -> None:
    (one,) = prepare(Request(machines=(machine.name,), config=config, start=start or Path.cwd()), floor)
    _no_errors(one, config, floor)
    _bom_adds_up(one)
    _keeps_expectations(machine, config, one.build.design, floor, geometry)


def _build(module: Module, values: dict[str, str], floor: Workshop, start: Path | None) -> None:
    if isinstance(module, Machine):
        sets = tuple(f"{name}={value}" for name, value in values.items())
        (one,) = prepare(Request(machines=(module.name,), sets=sets, start=start or Path.cwd()), floor)
        _no_errors(one, ", ".join(sets), floor)
    else:
        _standing_alone(module, values, floor)


def _no_errors(one: Prepared, case: str, floor: Workshop) -> None:
    errors = [str(finding) for finding in run_checks(one.build, floor) if finding.severity == "error"]
    assert not errors, f"{one.build.machine}, {case}: " + "; ".join(errors)


def _standing_alone(module: Module, values: dict[str, str], floor: Workshop) -> Design:
    settings = Settings({name: Setting(value, "--set") for name, value in values.items()})
    ready = fit(module, settings, floor.registry)
    use_catalog(floor.registry.catalog_folders)
    return ready.design()


def extremes(parameters: type[Parameters]) -> Iterator[dict[str, str]]:
    """Yield the settings that try each parameter at its minimum, its maximum and every choice."""
    for name, field in parameters.model_fields.items():
        limits: Any = field.json_schema_extra or {}
        if "minimum" in limits:
            yield {name: _with_unit(limits["minimum"], limits)}
            yield {name: _with_unit(limits["maximum"], limits)}
        for choice in limits.get("enum", ()):
            yield {name: str(choice)}
        if field.annotation is bool:
            yield {name: "true"}
            yield {name: "false"}


def _with_unit(value: float, limits: Any) -> str:
    return f"{value!r} {limits['x-unit']}" if limits["x-unit"] in ("mm", "deg") else repr(value)


def _out_of_range_is_refused(module: Module, floor: Workshop, start: Path | None) -> None:
    """Every bounded parameter is given too large a value in one command: each must be named in one refusal."""
    values: dict[str, str] = {}
    for name, field in module.Parameters.model_fields.items():
        limits: Any = field.json_schema_extra or {}
        if "minimum" in limits:
            values[name] = _with_unit(limits["maximum"] + (limits["maximum"] - limits["minimum"]) + 1, limits)
        elif "enum" in limits:
            values[name] = "none of these"
    problems: tuple[str, ...] = ()
    if values:
        try:
            _build(module, values, floor, start)
        except UsageError as error:
            problems = error.problems
    accepted = [f"{name}={value}" for name, value in values.items() if not any(f"{module.name}.{name}:" in problem for problem in problems)]
    assert not accepted, f"{module.name} does not refuse {', '.join(accepted)} by name"


def _bom_adds_up(one: Prepared) -> None:
    bom = one.build.bom()
    assert bom.tree.totals() == {line.part_no: line.quantity for line in bom.lines}, "the tree's quantities do not sum to the flat ones"
    missing = [line.part_no for line in bom.lines if line.source == "make" and not line.files]
    assert not missing, f"no file makes {', '.join(missing)}"


def _keeps_expectations(module: Module, key: str, built: Design, floor: Workshop, geometry: bool) -> None:
    folder = module.folder()
    keys = {*configurations(module), *(other.name for other in floor.registry.modules.values() if other.folder() == folder)}
    rooms = module.makes(built) if isinstance(module, Machine) else ()
    broken = unmet(folder, key, keys | {"default"}, built, rooms)
    assert not broken, "; ".join(broken)
    if geometry:
        _solids_are_sound(built)


def _solids_are_sound(found: Design) -> None:
    """Each solid passes the gate; each mesh is closed and within its stated chord error."""
    shapes = FreshShapes()
    for part in found.quantities:
        if part.has_body:
            shapes.mesh(part)


def _floor(start: Path | None) -> Workshop:
    floor = workshop(Request(start=start or Path.cwd()))
    floor.registry.load_all()
    problems = [str(problem) for problem in floor.registry.problems]
    assert not problems, "; ".join(problems)
    return floor
