"""A row as a tube: drilled where used for 3/4 in bolts, or OSE's perforated tube with a 1-1/8 in hole at every station of both axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gvcs_cad import (
    GRID_FIRST,
    GRID_HOLE,
    Basis,
    FaceHole,
    Safety,
    TubePart,
    TubeStock,
    catalog_row,
    chosen,
    face_across,
    grid_beam,
    grid_holes,
    inch,
    published,
)

from .table import Row, Station

DRILLED = inch("13/16")  # for 3/4 in bolts
BOLTS = {"3/4 in": "hex 3/4-10", "1 in": "hex 1-8"}
JOINT = Safety(role="frame joint", grade="A500 grade B", inspect="bolts tight, holes not worn, no crack beside the holes; every 250 h")
SECTION = published("OpenSourceEcology/OpenSCAD @ c1e08b99, lib/warehouse_parts.scad: 4 in tube, holes 1-1/8 in every 4 in, the first 2 in from the end")
LAYOUT = chosen("lengths close the corners on the 4 in grid")


@dataclass(frozen=True)
class System:
    """How a frame's tubes are made: bolts, wall in inches, and where the figures of its rows come from."""

    bolts: str
    wall: str = "1/4"
    source: str = ""
    reason: str = ""

    @property
    def bolt(self) -> str:
        """Key of the frame's bolt."""
        return BOLTS[self.bolts]

    @property
    def stock(self) -> str:
        """Key of the tube."""
        return f"tube 4x4x{self.wall}"

    @property
    def wall_mm(self) -> float:
        """Wall of the tube, mm."""
        return catalog_row(TubeStock, self.stock).wall

    def basis(self, row: Row) -> Basis:
        """Where a row's figures come from."""
        if row.published:
            return published(self.source) if self.source else SECTION
        return chosen(self.reason) if self.reason else LAYOUT


def tube(row: Row, system: System) -> TubePart:
    """Return the row's tube. One that the table drills by station is called ``…_grid`` where it comes perforated instead."""
    perforated = row.perforated or system.bolts == "1 in"
    name = row.part + ("_grid" if perforated and not row.perforated else "") + ("" if system.wall == "1/4" else f"_{system.wall.replace('/', '_')}")
    holes = [*(_perforation(row) if perforated else (_drilled(row, one) for one in row.stations)), *_own(row)]
    return grid_beam(inch(row.length_in), name=name, stock=system.stock, holes=holes, basis=system.basis(row), safety=JOINT, note=row.note)


def hole_name(row: Row, station: Station, system: System) -> str:
    """Return the name of the hole at a station: ``z22`` in a drilled tube, ``z6``, counted from the end, in a perforated one."""
    if row.perforated or system.bolts == "1 in":
        return f"{face_across(row.along, station.axis)[1]}{(station.inches - 2) // 4 + 1}"
    return f"{station.axis}{station.inches}"


def bolted_holes(row: Row, system: System) -> set[str]:
    """Return the names of the holes that take the frame's own bolts."""
    return {hole_name(row, one, system) for one in row.stations if not one.interface}


def _drilled(row: Row, one: Station) -> FaceHole:
    diameter = GRID_HOLE if one.interface else DRILLED
    return FaceHole(f"{one.axis}{one.inches}", face_across(row.along, one.axis), inch(one.inches), GRID_FIRST, diameter, empty="spare")


def _perforation(row: Row) -> Iterator[FaceHole]:
    """Yield every hole of the grid but at a station with a bore of its own in the middle.

    Those of the table are spare where nothing takes them, so that a host tells them from the others.
    """
    bored = {inch(one.inches) for one in row.own if one.across == 2}
    drawn = {f"{face_across(row.along, one.axis)[1]}{(one.inches - 2) // 4 + 1}" for one in row.stations}
    for hole in grid_holes(inch(row.length_in)):
        if hole.station not in bored:
            yield replace(hole, empty="spare") if hole.name in drawn else hole


def _own(row: Row) -> Iterator[FaceHole]:
    for one in row.own:
        yield FaceHole(one.name, face_across(row.along, one.axis), inch(one.inches), inch(one.across), inch(one.diameter))
