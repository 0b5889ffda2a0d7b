"""How the parts of a design hold together, as plain values: bolts, pins, presses, nails, hoses, mounts, contacts, clearances and cylinders.

Welds have a list of their own. Hardware is left out: the bill counts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gvcs_cad.documents.diff.fields import FieldChange, changed_fields
from gvcs_cad.model.connection import Clearance, Connection, Contact, Fasten, Mate, Nail, Pin, Plug, Press, Weld
from gvcs_cad.model.design import Design

JOINS = "joins"  # the entry that names every side, each as ``path#hole`` or ``path``, with commas between


def connections(design: Design) -> dict[str, dict[str, Any]]:
    """Return every connection by its kind and the place where it begins (``bolt frame/rail#h3``), numbered where one place begins several."""
    found: dict[str, dict[str, Any]] = {}
    for name, sides, data in _entries(design):
        again = sum(known == name or known.startswith(f"{name} (") for known in found)
        found[f"{name} ({again + 1})" if again else name] = {JOINS: ", ".join(sides), **data}
    return found


def _entries(design: Design) -> Iterator[tuple[str, list[str], dict[str, Any]]]:
    for path, connection in design.all_connections():
        if not isinstance(connection, Weld):
            kind, sides, data = _entry(connection)
            places = [f"{path}/{side}" if path else side for side in sides]
            yield f"{kind} {places[0]}", places, data
    for path, inner in design.subtrees():
        for link in inner.links:
            places = [f"{path}/{at}" if path else str(at) for at in (*link.base, *link.rod)]
            yield f"cylinder {f'{path}/' if path else ''}{link.name}", places, {}


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
    changes = changed_fields(old, new)
    gone = [f for f in changes if f.new is None and f.field in old and not _stands(old[f.field], after)]
    come = [f for f in changes if f.old is None and f.field in new and not _stands(new[f.field], before)]
    return tuple(change for change in changes if change not in gone and change not in come)


def sides(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paths of what a connection joins."""
    return tuple(place.partition("#")[0] for place in str(entry[JOINS]).split(", "))


def _stands(entry: Mapping[str, Any], placed: Mapping[str, Any]) -> bool:
    return all(side in placed or any(path.startswith(f"{side}/") for path in placed) for side in sides(entry))
