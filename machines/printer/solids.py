"""Shapes of the printer's own parts, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, cq, round_rod


def _corners(pitch_x: float, pitch_y: float) -> list[tuple[float, float]]:
    return [(x, y) for x in (pitch_x / 2, -pitch_x / 2) for y in (pitch_y / 2, -pitch_y / 2)]


def foot(*, diameter: float, high: float, hole: float, sunk: float, seat: float) -> Any:
    """Return a rubber foot from z = 0 upwards, its screw's head sunk from below."""
    return round_rod(diameter, 0, 0, 0, high).cut(round_rod(hole, 0, 0, -1, high + 2), round_rod(sunk, 0, 0, -1, seat + 1))


def tool_bracket(
    *, wide: float, thick: float, front: float, face: float, tall: float, drop: float, rib: float, hole: float, pitch_x: float, pitch_y: float
) -> Any:
    """Return an L: a plate on z = 0 under the carriage, a wall downwards (+Z) behind y = -`face`, two ribs behind the wall's back edge."""
    plate = box_between(-wide / 2, -face - thick, 0, wide / 2, front, thick)
    wall = box_between(-wide / 2, -face - thick, thick, wide / 2, -face, tall)
    solid = plate.fuse(wall)
    for x in (-wide / 2, wide / 2 - thick):
        side = cq.Workplane("YZ").polyline([(-face, thick), (front, thick), (-face, thick + rib)]).close().extrude(thick).val()
        solid = solid.fuse(side.moved(cq.Location(cq.Vector(x, 0, 0))))
    cuts = [round_rod(hole, x, y, -1, thick + 2) for x, y in _corners(pitch_x, pitch_y)]
    cuts += [round_rod(hole, y, -face - thick - 1, drop + x, thick + 2, (0, 1, 0)) for x, y in _corners(pitch_x, pitch_y)]
    return solid.cut(*cuts)


def heated_bed(*, side: float, thick: float, pitch: float, hole: float) -> Any:
    """Return a heated bed on z = 0 with four holes and the plug of its cable."""
    solid = box_between(-side / 2, -side / 2, 0, side / 2, side / 2, thick).fuse(box_between(-15, -side / 2 - 8, 0, 15, -side / 2, thick))
    return solid.cut(*[round_rod(hole, x, y, -1, thick + 2) for x, y in _corners(pitch, pitch)])


def spool_arm(*, wide: float, high: float, thick: float, rod: float, length: float, lip: float, hole: float, pitch: float, hole_z: float) -> Any:
    """Return an arm for a spool: a wall plate on z = 0, a round arm along +Z with a lip over a cone of 45 degrees; two holes `hole_z` above the arm."""
    cone = cq.Solid.makeCone(rod / 2, rod / 2 + lip, lip, cq.Vector(0, 0, thick + length - lip), cq.Vector(0, 0, 1))
    solid = box_between(-wide / 2, -high / 2, 0, wide / 2, high / 2, thick).fuse(
        round_rod(rod, 0, 0, thick, length), round_rod(rod + 2 * lip, 0, 0, thick + length, 5), cone
    )
    return solid.cut(*[round_rod(hole, x, hole_z, -1, thick + 2) for x in (pitch, -pitch)])


def spool(*, outside: float, bore: float, wide: float, drum: float, flange: float) -> Any:
    """Return a spool of filament about Z from z = 0 upwards."""
    solid = round_rod(drum, 0, 0, 0, wide).fuse(round_rod(outside, 0, 0, 0, flange), round_rod(outside, 0, 0, wide - flange, flange))
    return solid.cut(round_rod(bore, 0, 0, -1, wide + 2))
