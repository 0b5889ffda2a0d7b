"""What goes through each hole of a part, as its drawing says it: read off the connections of the whole machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from gvcs_cad.documents.hole_method import item_at
from gvcs_cad.model.connection import Connection, Fasten, Pin, Press
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part

Uses = Mapping[str, str]  # hole -> bolt, pin or seat


def hole_uses(design: Design) -> dict[str, Uses]:
    """Return what is in the holes of every part, by its digest and the hole's name; a part that stands in two places may have two bolts in one."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, assembly in design.subtrees():
        for connection in assembly.connections:
            word = _word(connection)
            for hole in connection.holes if word else ():
                part = item_at(assembly, hole.path)
                if isinstance(part, Part):
                    found[part.digest][hole.name].add(word)
    return {digest: {hole: " or ".join(sorted(words)) for hole, words in sorted(holes.items())} for digest, holes in sorted(found.items())}


def _word(connection: Connection) -> str:
    """Return a bolt by its key; what sits in a seat has a line of its own in the bill and is named there."""
    if isinstance(connection, Fasten):
        return connection.bolt
    return "pin" if isinstance(connection, Pin) else "seat" if isinstance(connection, Press) else ""
