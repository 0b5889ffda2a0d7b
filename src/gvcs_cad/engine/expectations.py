"""expect.yaml beside a machine's code: the counts, masses and sizes that its author or a published source holds it to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import YamlFile, is_there, read_yaml
from gvcs_cad.errors import unknown
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.shapes import FreshShapes, Shapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.extents import extents_of
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.model.vector import Vector
from gvcs_cad.model.work_room import WorkRoom
from gvcs_cad.units import parse_length

NAME = "expect.yaml"
KNOWN = ("parts", "bolts", "mass_kg", "envelope_mm", "sizes", "makes", "inside")
ENVELOPE = ("x", "y", "z", "within_percent", "of", "source")
SIZES = ("parts", "within_percent", "source")
MAKES = ("process", "size", "within_percent", "source")
PERCENT = 0.1  # where a size states no tolerance
Place = tuple[str | int, ...]


def unmet(folder: Path, key: str, keys: Collection[str], design: Design, rooms: Sequence[WorkRoom] = ()) -> list[str]:
    """Word, with its place, everything that stands under `key` and that a design with its work rooms does not keep.

    An entry that is misspelt, or stands under none of the `keys` there are, expects nothing: it is named as well.
    """
    if not is_there(folder / NAME):
        return []
    file = read_yaml(folder / NAME)
    wrong = [f"{file.place(name)}: {unknown('configuration or module', name, keys)}" for name in file.data or {} if name not in keys]
    return [*wrong, *_unmet(file, (key,), (file.data or {}).get(key) or {}, design, rooms)]


def _unmet(file: YamlFile, at: Place, expected: Mapping[str, Any], design: Design, rooms: Sequence[WorkRoom] = ()) -> Iterator[str]:
    yield from (f"{file.place(*at, name)}: {unknown('expectation', name, KNOWN)}" for name in expected if name not in KNOWN)
    counts = {part.name: count for part, count in design.quantities.items()}
    for name, count in (expected.get("parts") or {}).items():
        if counts.get(name, 0) != count:
            yield f"{file.place(*at, 'parts', name)}: {counts.get(name, 0)} {name}, {count} expected"
    if expected.get("bolts", design.bolt_count()) != design.bolt_count():
        yield f"{file.place(*at, 'bolts')}: {design.bolt_count()} bolts, {expected['bolts']} expected"
    if "mass_kg" in expected:
        low, high = expected["mass_kg"]
        if not low <= design.mass <= high:
            yield f"{file.place(*at, 'mass_kg')}: {design.mass:.1f} kg is outside {low}..{high} kg"
    for where, entry in _entries(expected, "envelope_mm"):
        yield from _unsourced(file, (*at, *where), entry, ENVELOPE)
        yield from _other_envelope(file, (*at, *where), entry, design)
    for where, entry in _entries(expected, "sizes"):
        yield from _unsourced(file, (*at, *where), entry, SIZES)
        yield from _other_sizes(file, (*at, *where), entry, design)
    for where, entry in _entries(expected, "makes"):
        yield from _unsourced(file, (*at, *where), entry, MAKES)
        yield from _other_room(file.place(*at, *where), entry, rooms)
    for path, inner in (expected.get("inside") or {}).items():
        found = dict(design.subtrees())
        if path in found:
            yield from _unmet(file, (*at, "inside", path), inner, found[path])
        else:
            yield f"{file.place(*at, 'inside', path)}: {unknown('assembly', path, found)}"


def _entries(expected: Mapping[str, Any], name: str) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield what stands under a name, one mapping or a list of them, each with its place."""
    found = expected.get(name) or []
    yield from (((name, i), entry) for i, entry in enumerate(found)) if isinstance(found, list) else [((name,), found)]


def _unsourced(file: YamlFile, at: Place, entry: Mapping[str, Any], known: Collection[str]) -> Iterator[str]:
    yield from (f"{file.place(*at, name)}: {unknown('expectation', name, known)}" for name in entry if name not in known)
    if not isinstance(entry.get("source"), str) or not entry["source"].strip():
        yield f"{file.place(*at)}: source is missing: a size is published somewhere, or chosen for a reason"


def _other_envelope(file: YamlFile, at: Place, expected: Mapping[str, Any], design: Design) -> Iterator[str]:
    place = file.place(*at)
    names = set(expected.get("of") or ())
    missing = names - {part.name for part in design.quantities}
    if missing:
        yield f"{place}: no part is called {', '.join(sorted(missing))}"
        return
    share = float(expected.get("within_percent", PERCENT)) / 100
    for axis, length in zip("xyz", envelope(design, names or None), strict=True):
        if axis in expected and not abs(length - float(expected[axis])) <= share * float(expected[axis]):
            yield f"{place}: {axis} is {length:.1f} mm, {float(expected[axis]):.1f} mm expected within {share:.2%}"


def _other_sizes(file: YamlFile, at: Place, expected: Mapping[str, Any], design: Design) -> Iterator[str]:
    parts = {part.name: part for part in design.quantities}
    share = float(expected.get("within_percent", PERCENT)) / 100
    for name, text in (expected.get("parts") or {}).items():
        place = file.place(*at, "parts", name)
        if name not in parts:
            yield f"{place}: {unknown('part', name, parts)}"
            continue
        try:
            wanted = read_size(str(text))
        except ValueError as error:
            yield f"{place}: {error}"
            continue
        found = size_of(parts[name])
        if len(wanted) > len(found) or not all(abs(a - b) <= share * b for a, b in zip(found, wanted, strict=False)):
            yield f"{place}: {name} is {_in_words(found)} mm, {_in_words(wanted)} mm expected within {share:.2%}"


def _other_room(place: str, expected: Mapping[str, Any], rooms: Sequence[WorkRoom]) -> Iterator[str]:
    try:
        wanted = read_size(str(expected.get("size", "")))
    except ValueError as error:
        yield f"{place}: {error}"
        return
    share = float(expected.get("within_percent", PERCENT)) / 100
    takes = [room for room in rooms if room.process == expected.get("process")]
    if not any(len(room.room) >= len(wanted) and all(abs(a - b) <= share * b for a, b in zip(room.room, wanted, strict=False)) for room in takes):
        yield f"{place}: {', '.join(map(str, takes)) or 'no room'}, {expected.get('process')} {_in_words(wanted)} mm expected within {share:.2%}"


def read_size(text: str) -> tuple[float, ...]:
    """Read ``18.5 x 6 x 1/2 in`` as mm: the unit stands once, at the end. Raises ValueError for what is no length."""
    numbers, _, unit = text.strip().rpartition(" ")
    return tuple(parse_length(f"{number.strip()} {unit}") for number in numbers.split(" x "))


def size_of(part: Part) -> tuple[float, ...]:
    """Return a part's size in mm, by its drawing where it has one.

    A plate: longer side, shorter side, thickness. A tube or bar: length, the sides of its section (a round one has a diameter), the wall
    of a tube. Anything else: the sides of its solid's box, the longest first.
    """
    if isinstance(part, PlatePart):
        x1, y1, x2, y2 = part.outer.bounds
        return (*sorted((x2 - x1, y2 - y1), reverse=True), part.thickness)
    if isinstance(part, LinearPart):
        section = part.section
        sides = (section.width,) if section.shape == "round" else (section.width, section.height)
        wall = getattr(section, "wall", None)
        return (part.length, *sides, *((wall,) if wall else ()))
    box = properties_of(FreshShapes().solid(part))
    return tuple(sorted((high - low for low, high in zip(box.low, box.high, strict=True)), reverse=True))


def _in_words(size: tuple[float, ...]) -> str:
    return " x ".join(f"{length:.1f}" for length in size)


def envelope(design: Design, names: Collection[str] | None = None, values: Mapping[str, float] | None = None, shapes: Shapes | None = None) -> Vector:
    """Return the extents in mm of the parts with the given names (all without it) as placed.

    By formula where all of them are plates and lengths of stock that stand square, else from their solids.
    """
    placed = [one for one in placed_parts(design, values) if names is None or one.part.name in names]
    found = extents_of(placed, Placement()) if all(_is_square(one.at) for one in placed) else None
    if found is not None and found.whole:
        return (found.high[0] - found.low[0], found.high[1] - found.low[1], found.high[2] - found.low[2])
    shapes = shapes or FreshShapes()
    boxes = [properties_of(shapes.solid(one.part, one.length).moved(location(one.at))) for one in placed]
    x, y, z = (max(box.high[axis] for box in boxes) - min(box.low[axis] for box in boxes) for axis in range(3))
    return (x, y, z)


def _is_square(at: Placement) -> bool:
    return all(abs(abs(value) - round(abs(value))) < 1e-9 for axis in (at.x_axis, at.z_axis) for value in axis)
