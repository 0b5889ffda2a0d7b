"""How the parts of a design hold together, as plain values: bolts, pins, presses, nails, hoses, mounts, contacts, clearances and cylinders.

Welds have a list of their own. Hardware is left out: the bill counts it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from gvcs_cad.documents.diff.fields import FieldChange, changed_fields
from gvcs_cad.model.connection import Clearance, Connection, Contact, Fasten, Mate, Nail, Pin, Plug, Press, Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.paths import child_path

JOINS = "joins"  # the entry that names every side, each as ``path#hole`` or ``path``, with commas between


def connections(design: Design) -> dict[str, dict[str, Any]]:
    """Return every connection by its kind and the place where it begins (``bolt frame/rail#h3``), numbered where one place begins several."""
    found: dict[str, dict[str, Any]] = {}
    begun: Counter[str] = Counter()
    for name, places, data in _entries(design):
        begun[name] += 1
        found[f"{name} ({begun[name]})" if begun[name] > 1 else name] = {JOINS: ", ".join(places), **data}
    return found


def _entries(design: Design) -> Iterator[tuple[str, list[str], dict[str, Any]]]:
    for path, connection in design.all_connections():
        if not isinstance(connection, Weld):
            kind, ends, data = _entry(connection)
            places = [child_path(path, end) for end in ends]
            yield f"{kind} {places[0]}", places, data
    for path, inner in design.subtrees():
        for link in inner.links:
            places = [child_path(path, str(at)) for at in (*link.base, *link.rod)]
            yield f"cylinder {child_path(path, link.name)}", places, {}


def _entry(one: Connection) -> tuple[str, list[str], dict[str, Any]]:
    """Return a connection's kind, its sides as seen from its assembly, and what else it states."""
    holes = [str(hole) for hole in one.holes]
    match one:
        case Fasten():
            return "bolt", holes, {"bolt": one.bolt, "length": one.length, "grip": one.grip, "despite": "; ".join(one.despite)}
        case Pin():
            return "pin", holes, {"pin": one.pin, "despite": "; ".join(one.despite)}
        case Press():
            return "press", [one.inner, *holes], {}
        case Nail():
            return "nails", [one.a, one.b], {"nail": one.nail, "count": one.count}
        case Plug():
            return "plug", [str(one.a), str(one.b)], {}
        case Mate():
            return "mount", [str(one.module), str(one.host)], {"turn": one.turn}
        case Contact():
            return "contact", [one.a, one.b], {"depth": one.depth, "why": one.why}
        case Clearance():
            return "clearance", [one.a, one.b], {"least": one.least, "why": one.why}
        case Weld():
            return "weld", [one.a, one.b], {}


def joined_otherwise(
    old: Mapping[str, Any] | None, new: Mapping[str, Any] | None, before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    """Return what differs of two mappings of connections; nothing where a side does not know its own.

    A connection that came or went with an occurrence is told with it: `before` and `after` tell what stands where.
    """
    if old is None or new is None:
        return ()
    return tuple(f for f in changed_fields(old, new) if not (_went(f.new, f.field, old, after) or _went(f.old, f.field, new, before)))


def _went(other: Any, name: str, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Tell whether a connection that the other side does not have joins something that does not stand there either."""
    return other is None and name in mine and not _stands(mine[name], theirs)


def sides(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths of what a connection joins."""
    return tuple(place.partition("#")[0] for place in str(entry[JOINS]).split(", "))


def _stands(entry: Mapping[str, Any], placed: Mapping[str, Any]) -> bool:
    return all(side in placed or any(path.startswith(f"{side}/") for path in placed) for side in sides(entry))
