"""The pytest kit for authors of machines and plugins: ``conforms("bench")`` is a whole test.

It builds every configuration, runs every check, tries every parameter at its limits, holds the machine to its expect.yaml
and, with ``geometry=True``, makes every solid and compares it with its formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.engine.build import run_checks
from gvcs_cad.engine.prepare import Prepared, Workshop, prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.script import design
from gvcs_cad.engine.settings import configurations
from gvcs_cad.errors import UsageError
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.module import Machine
from gvcs_cad.model.parameters import Parameters
from gvcs_cad.model.pose import Placed, placed_parts

__all__ = ["conforms", "design", "discovered_machines", "envelope", "extremes", "prepared"]


def discovered_machines(start: Path | None = None) -> list[str]:
    """Return the names of all machines of the project around `start` (the working directory without it)."""
    return sorted(_floor(start).registry.machines)


def prepared(machine: str, *, config: str = "", start: Path | None = None, **parameters: object) -> Prepared:
    """Return a machine ready to be built; ``wheelbase="60 in"`` sets a parameter. Raises like ``gvcs build``."""
    sets = tuple(f"{name}={value}" for name, value in parameters.items())
    (one,) = prepare(Request(machines=(machine,), sets=sets, config=config, start=start or Path.cwd()), _floor(start))
    return one


def conforms(machine: str, *, start: Path | None = None, geometry: bool = False) -> None:
    """Assert everything that holds for any machine. An AssertionError names configuration and figure."""
    floor = _floor(start)
    found = floor.registry.machine(machine)
    for config in list(configurations(found)) or ["default"]:
        (one,) = prepare(Request(machines=(machine,), config=config, start=start or Path.cwd()), floor)
        errors = [str(finding) for finding in run_checks(one.build, floor) if finding.severity == "error"]
        assert not errors, f"{machine}, {config}: " + "; ".join(errors)
        _bom_adds_up(one)
        _meets_expectations(found, config, one.build.design)
        if geometry:
            _solids_are_sound(one.build.design)
    for values in extremes(found.Parameters):
        sets = tuple(f"{name}={value}" for name, value in values.items())
        prepare(Request(machines=(machine,), sets=sets, start=start or Path.cwd()), floor)
    _out_of_range_is_refused(found, floor, start)


def extremes(parameters: type[Parameters]) -> Iterator[dict[str, str]]:
    """Yield the settings that try each parameter at its minimum, its maximum and every choice."""
    for name, field in parameters.model_fields.items():
        limits: Any = field.json_schema_extra or {}
        if "minimum" in limits:
            unit = limits["x-unit"] if limits["x-unit"] in ("mm", "deg") else ""
            yield {name: f"{limits['minimum']!r} {unit}".strip()}
            yield {name: f"{limits['maximum']!r} {unit}".strip()}
        for choice in limits.get("enum", ()):
            yield {name: str(choice)}
        if field.annotation is bool:
            yield {name: "true"}
            yield {name: "false"}


def _out_of_range_is_refused(machine: Machine, floor: Workshop, start: Path | None) -> None:
    """Every bounded parameter is given too large a value in one command: each must be named in one refusal."""
    sets = []
    for name, field in machine.Parameters.model_fields.items():
        limits: Any = field.json_schema_extra or {}
        if "minimum" in limits:
            unit = limits["x-unit"] if limits["x-unit"] in ("mm", "deg") else ""
            sets.append(f"{name}={limits['maximum'] * 2 + 1!r} {unit}".strip())
        elif "enum" in limits:
            sets.append(f"{name}=none of these")
    if not sets:
        return
    problems: tuple[str, ...] = ()
    try:
        prepare(Request(machines=(machine.name,), sets=tuple(sets), start=start or Path.cwd()), floor)
    except UsageError as error:
        problems = error.problems
    accepted = [text for text in sets if not any(f"{machine.name}.{text.partition('=')[0]}:" in problem for problem in problems)]
    assert not accepted, f"{machine.name} does not refuse {', '.join(accepted)} by name"


def _bom_adds_up(one: Prepared) -> None:
    bom = one.build.bom()
    assert bom.tree.totals() == {line.part_no: line.quantity for line in bom.lines}, "the tree's quantities do not sum to the flat ones"
    missing = [line.part_no for line in bom.lines if line.source == "make" and not line.files]
    assert not missing, f"no file makes {', '.join(missing)}"


def _meets_expectations(machine: Machine, config: str, found: Design) -> None:
    path = machine.folder() / "expect.yaml"
    if not path.is_file():
        return
    file = read_yaml(path)
    expected = (file.data or {}).get(config, {})
    counts = {part.name: count for part, count in found.quantities.items()}
    for name, count in (expected.get("parts") or {}).items():
        assert counts.get(name, 0) == count, f"{file.place(config, 'parts', name)}: {counts.get(name, 0)} {name}, {count} expected"
    if "bolts" in expected:
        assert found.bolt_count() == expected["bolts"], f"{file.place(config, 'bolts')}: {found.bolt_count()} bolts, {expected['bolts']} expected"
    if "mass_kg" in expected:
        low, high = expected["mass_kg"]
        mass = sum((part.mass or 0.0) * count for part, count in found.quantities.items())
        assert low <= mass <= high, f"{file.place(config, 'mass_kg')}: {mass:.1f} kg is outside {low}..{high} kg"
    if "envelope_mm" in expected:
        _meets_envelope(file.place(config, "envelope_mm"), expected["envelope_mm"], found)


def _meets_envelope(place: str, expected: dict[str, Any], found: Design) -> None:
    names = set(expected.get("of") or ())
    size = envelope(found, names or None)
    share = float(expected.get("within_percent", 0.1)) / 100
    for axis, length in zip("xyz", size, strict=True):
        if axis in expected:
            wanted = float(expected[axis])
            assert abs(length - wanted) <= share * wanted, f"{place}: {axis} is {length:.1f} mm, {wanted:.1f} mm expected within {share:.1%}"


def envelope(found: Design, names: set[str] | None = None, values: dict[str, float] | None = None) -> tuple[float, float, float]:
    """Return the extents in mm of the parts with the given names (all without it) as placed, from their solids."""
    shapes = FreshShapes()
    boxes = [_box(placed, shapes) for placed in placed_parts(found, values) if names is None or placed.part.name in names]
    assert boxes, f"no part is called {', '.join(sorted(names or ()))}"
    lows, highs = zip(*boxes, strict=True)
    x, y, z = (max(high[axis] for high in highs) - min(low[axis] for low in lows) for axis in range(3))
    return x, y, z


def _box(placed: Placed, shapes: FreshShapes) -> tuple[tuple[float, ...], tuple[float, ...]]:
    from gvcs_cad.geometry.assembly import location

    found = properties_of(shapes.solid(placed.part, placed.length).moved(location(placed.at)))
    return found.low, found.high


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
