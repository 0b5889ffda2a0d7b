"""expect.yaml beside a machine's code: the counts, masses and sizes that its author or a published source holds it to."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, read_yaml
from gvcs_cad.errors import unknown
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.shapes import FreshShapes, Shapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.model.vector import Vector

NAME = "expect.yaml"
KNOWN = ("parts", "bolts", "mass_kg", "envelope_mm")
ENVELOPE = ("x", "y", "z", "within_percent", "of", "source")
PERCENT = 0.1  # where a size states no tolerance


def unmet(folder: Path, key: str, keys: Collection[str], design: Design) -> list[str]:
    """Word, with its place, everything that stands under `key` and that a design does not keep.

    An entry that is misspelt, or stands under none of the `keys` there are, expects nothing: it is named as well.
    """
    if not (folder / NAME).is_file():
        return []
    file = read_yaml(folder / NAME)
    wrong = [f"{file.place(name)}: {unknown('configuration or module', name, keys)}" for name in file.data or {} if name not in keys]
    return [*wrong, *_unmet(file, key, (file.data or {}).get(key) or {}, design)]


def _unmet(file: YamlFile, key: str, expected: Mapping[str, Any], design: Design) -> Iterator[str]:
    yield from (f"{file.place(key, name)}: {unknown('expectation', name, KNOWN)}" for name in expected if name not in KNOWN)
    counts = {part.name: count for part, count in design.quantities.items()}
    for name, count in (expected.get("parts") or {}).items():
        if counts.get(name, 0) != count:
            yield f"{file.place(key, 'parts', name)}: {counts.get(name, 0)} {name}, {count} expected"
    if expected.get("bolts", design.bolt_count()) != design.bolt_count():
        yield f"{file.place(key, 'bolts')}: {design.bolt_count()} bolts, {expected['bolts']} expected"
    if "mass_kg" in expected:
        low, high = expected["mass_kg"]
        mass = math.fsum((part.mass or 0.0) * count for part, count in design.quantities.items())
        if not low <= mass <= high:
            yield f"{file.place(key, 'mass_kg')}: {mass:.1f} kg is outside {low}..{high} kg"
    if "envelope_mm" in expected:
        yield from _other_size(file, key, expected["envelope_mm"], design)


def _other_size(file: YamlFile, key: str, expected: Mapping[str, Any], design: Design) -> Iterator[str]:
    place = file.place(key, "envelope_mm")
    yield from (f"{file.place(key, 'envelope_mm', name)}: {unknown('expectation', name, ENVELOPE)}" for name in expected if name not in ENVELOPE)
    names = set(expected.get("of") or ())
    missing = names - {part.name for part in design.quantities}
    if missing:
        yield f"{place}: no part is called {', '.join(sorted(missing))}"
        return
    share = float(expected.get("within_percent", PERCENT)) / 100
    for axis, length in zip("xyz", envelope(design, names or None), strict=True):
        if axis in expected and not abs(length - float(expected[axis])) <= share * float(expected[axis]):
            yield f"{place}: {axis} is {length:.1f} mm, {float(expected[axis]):.1f} mm expected within {share:.2%}"


def envelope(design: Design, names: Collection[str] | None = None, values: Mapping[str, float] | None = None, shapes: Shapes | None = None) -> Vector:
    """Return the extents in mm of the parts with the given names (all without it) as placed, from their solids."""
    shapes = shapes or FreshShapes()
    placed = [one for one in placed_parts(design, values) if names is None or one.part.name in names]
    boxes = [properties_of(shapes.solid(one.part, one.length).moved(location(one.at))) for one in placed]
    x, y, z = (max(box.high[axis] for box in boxes) - min(box.low[axis] for box in boxes) for axis in range(3))
    return (x, y, z)
