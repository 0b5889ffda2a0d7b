"""The difference of two plain values field by field, in the words of the model: ``hole h3``, ``diameter``, 20 -> 22 mm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_PLURALS = {"holes": "hole", "ports": "port", "cutouts": "cutout", "marks": "mark", "bends": "bend", "drilled": "bore", "bores_axial": "axial bore"}
_MILLIMETRES = {"length", "width", "height", "wall", "thickness", "diameter", "depth", "station", "offset", "x", "y", "z", "leg", "grip", "corner"}
_MILLIMETRES |= {"stroke", "retracted", "pin", "bore", "rod", "eye_width", "layer", "kerf"}
_OTHER_UNITS = {"mass_kg": "kg", "mass_per_m": "kg/m", "density": "kg/m3", "torque_nm": "N·m", "stated_volume": "mm3", "angle": "deg", "rated_bar": "bar"}
_NAMELESS = {"type", "key"}


@dataclass(frozen=True)
class FieldChange:
    """One value that differs: `where` is the feature it belongs to (empty for the part itself), None stands for absent."""

    where: str
    field: str
    old: Any
    new: Any
    unit: str = ""


def changed_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """Return every difference of two canonical dumps, in the order of the fields."""
    return tuple(_mapping(old, new, "", ""))


def _mapping(old: Mapping[str, Any], new: Mapping[str, Any], where: str, prefix: str) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*old, *new)):
        yield from _value(old.get(name), new.get(name), where, f"{prefix}{name}")


def _value(old: Any, new: Any, where: str, name: str) -> Iterator[FieldChange]:
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _record(old, new, where, name)
    elif _is_contour_list(old) and _is_contour_list(new):
        yield _corners(old, new, where, name.removesuffix(".vertices"))
    elif isinstance(old, Sequence) and isinstance(new, Sequence) and not isinstance(old, str) and not isinstance(new, str):
        yield from _items(old, new, where, name)
    else:
        yield FieldChange(where, name, _short(old), _short(new), _unit(name))


def _record(old: Mapping[str, Any], new: Mapping[str, Any], where: str, name: str) -> Iterator[FieldChange]:
    """A row of the catalogue is told by its key; a value of another type is told by its type."""
    for word in ("key", "type"):
        if old.get(word) != new.get(word):
            yield FieldChange(where, name, _short(old), _short(new))
            return
    yield from _mapping(old, new, where, f"{name}.")


def _items(old: Sequence[Any], new: Sequence[Any], where: str, name: str) -> Iterator[FieldChange]:
    kind = _PLURALS.get(name.rpartition(".")[2], name)
    before, after = _by_name(old, kind), _by_name(new, kind)
    for label in dict.fromkeys((*before, *after)):
        a, b = before.get(label), after.get(label)
        if isinstance(a, Mapping) and isinstance(b, Mapping):
            yield from _mapping(a, b, f"{where} {label}".strip(), "")
        elif a is None or b is None:
            yield FieldChange(f"{where} {label}".strip(), "", _short(a), _short(b))
        else:
            yield from _value(a, b, where, label)


def _by_name(items: Sequence[Any], kind: str) -> dict[str, Any]:
    """Key what has a name by it, pairs by their first word, everything else by its number."""
    found: dict[str, Any] = {}
    for number, item in enumerate(items, 1):
        if isinstance(item, Mapping) and item.get("name"):
            found[f"{kind} {item['name']}"] = {key: value for key, value in item.items() if key != "name"}
        elif isinstance(item, (list, tuple)) and len(item) == 2 and isinstance(item[0], str):
            found[item[0]] = item[1]
        else:
            found[f"{kind} {number}"] = item
    return found


def _is_contour_list(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) > 1 and all(isinstance(v, (list, tuple)) and len(v) == 3 for v in value)


def _corners(old: Sequence[Any], new: Sequence[Any], where: str, name: str) -> FieldChange:
    """Say of a contour how large it is, or else how many corners it has; the overlay shows the rest."""
    if _box(old) != _box(new):
        return FieldChange(where, f"{name} contour", _box(old), _box(new), "mm")
    if len(old) != len(new):
        return FieldChange(where, f"{name} contour", len(old), len(new), "corners")
    moved = sum(a != b for a, b in zip(old, new, strict=True))
    return FieldChange(where, f"{name} contour", "as before", f"{moved} of {len(old)} corners moved")


def _box(vertices: Sequence[Any]) -> str:
    xs, ys = [v[0] for v in vertices], [v[1] for v in vertices]
    return f"{max(xs) - min(xs):.6g} x {max(ys) - min(ys):.6g}"


def _short(value: Any) -> Any:
    """Return a scalar as it is and a record in a few words."""
    if isinstance(value, Mapping):
        if value.get("key"):
            return value["key"]
        inner = ", ".join(f"{key} {_short(entry)}" for key, entry in value.items() if key not in _NAMELESS and entry not in ("", None, [], ()))
        return f"{value.get('type', '')} {inner}".strip()
    if isinstance(value, (list, tuple)):
        return ", ".join(str(_short(entry)) for entry in value)
    return value


def _unit(name: str) -> str:
    leaf = name.rpartition(".")[2]
    return "mm" if leaf in _MILLIMETRES else _OTHER_UNITS.get(leaf, "")
