"""Shapes of the 1 in axis, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import box_between, round_rod


def drilled_rod(*, diameter: float, length: float, stations: tuple[float, ...], hole: float, depth: float) -> Any:
    """Return a round rod on its datum edge, length along x, with blind holes from below."""
    r = diameter / 2
    return round_rod(diameter, 0, r, r, length, (1, 0, 0)).cut(*[round_rod(hole, x, r, -1, depth + 1) for x in stations])


def shaft_block(*, thick: float, foot: float, foot_high: float, wide: float, centre: float, rod: float, bolt: float, bolt_y: float) -> Any:
    """Return a shaft end support: foot on z = 0, a block over it, the rod's bore along x."""
    solid = box_between(0, -foot / 2, 0, thick, foot / 2, foot_high).fuse(box_between(0, -wide / 2, 0, thick, wide / 2, centre + wide / 2))
    cuts = [round_rod(bolt, thick / 2, y, -1, foot_high + 2) for y in (bolt_y, -bolt_y)]
    return solid.cut(round_rod(rod, -1, 0, centre, thick + 2, (1, 0, 0)), *cuts)


def pillow_block(
    *, length: float, wide: float, drop: float, below: float, rod: float, slot: float, bolt: float, bolt_depth: float, bolt_x: float, bolt_y: float
) -> Any:
    """Return a housing hanging under z = 0, the rod's bore along x at -`drop`, a slot of a width under it or none."""
    solid = box_between(-length / 2, -wide / 2, -drop - below, length / 2, wide / 2, 0)
    cuts = [round_rod(rod, -length, 0, -drop, 2 * length, (1, 0, 0))]
    cuts += [round_rod(bolt, x, y, -bolt_depth, bolt_depth + 1) for x in (bolt_x, -bolt_x) for y in (bolt_y, -bolt_y)]
    if slot:
        cuts.append(box_between(-length, -slot / 2, -drop - below - 1, length, slot / 2, -drop))
    return solid.cut(*cuts)
