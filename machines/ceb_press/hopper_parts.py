"""The sheets of the hopper. Each is drawn on its inner face and grows outwards, so that neighbours touch along their inner edges only.

In the hopper's frame: x forward, y to the left, z up, origin in the middle of its opening; inches.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from gvcs_cad import Hole, Placement, PlatePart, inch, place, polygon, rectangle

from . import sizes as z
from .frame_parts import top_bolts
from .outline import GAP, slot
from .sizes import Sizes
from .sources import HOPPER, OURS

Vector = tuple[float, float, float]
SHEET, RAISED = 0.125, 0.08  # the leaning sheets stand on their flange by their welds: a lower edge dips by 0.06; the upright one stands on it by itself
DROP = z.GRATE_DEEP * math.sin(math.radians(z.GRATE_ANGLE))
REACH = z.GRATE_DEEP * math.cos(math.radians(z.GRATE_ANGLE))
BACK, FRONT = -z.WIDTH / 2, z.WIDTH / 2  # inner faces at the opening


@dataclass(frozen=True)
class Corners:
    """The hopper's corners on the left; on the right y is negative."""

    s: Sizes

    @property
    def low(self) -> float:
        """Half the opening: the brick's length."""
        return self.s.brick / 2

    @property
    def high(self) -> float:
        """Half the grate."""
        return self.s.grate / 2

    @property
    def lip(self) -> tuple[float, float]:
        """Front edge of the grate: x and z."""
        return BACK + REACH, z.GRATE_HIGH - DROP

    @property
    def slope(self) -> float:
        """How far h2 leans forward, inch per inch of height."""
        x, tall = self.lip
        return (x - FRONT) / tall


def _facing(origin: Vector, along: Vector, outwards: Vector) -> Placement:
    """Return the frame of a sheet: contour's x along a direction, material outwards."""
    return place(*(inch(v) for v in origin), x_axis=along, z_axis=outwards)


def _unit(v: Vector) -> Vector:
    size = math.hypot(*v)
    return (v[0] / size, v[1] / size, v[2] / size)


def _cross(a: Vector, b: Vector) -> Vector:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def _sheet(name: str, corners: list[Vector], along: Vector, holes: tuple[Hole, ...] = ()) -> tuple[PlatePart, Placement]:
    """Return a sheet through corners in order, counter-clockwise seen from outside, and its place."""
    origin = corners[0]
    edges = [tuple(c[i] - origin[i] for i in range(3)) for c in corners]
    outwards = _unit(_cross(edges[1], edges[-1]))  # type: ignore[arg-type]  # three figures each
    x = _unit(along)
    y = _cross(outwards, x)
    flat = [(inch(sum(e[i] * x[i] for i in range(3))), inch(sum(e[i] * y[i] for i in range(3)))) for e in edges]
    part = PlatePart(name, stock="plate A36 1/8", outer=polygon(flat), holes=holes, basis=HOPPER)
    return part, _facing(origin, x, outwards)


def sheets(s: Sizes, shaker: tuple[Hole, ...] = ()) -> dict[str, tuple[PlatePart, Placement]]:
    """Return back, front, sides and the triangles under the grate, with their places; `shaker` are holes of the back, x from the mid-plane to the right."""
    c = Corners(s)
    holes = tuple(replace(hole, x=hole.x + inch(c.low), y=hole.y + inch(RAISED)) for hole in shaker)
    x, tall = c.lip
    low, high = c.low, c.high
    foot = [(BACK, low, -RAISED), (BACK, -low, -RAISED)]
    back = [*foot, (BACK, -low, 0.0), (BACK, -high, tall), (BACK, -high, z.GRATE_HIGH), (BACK, high, z.GRATE_HIGH), (BACK, high, tall), (BACK, low, 0.0)]
    front = [(FRONT, -low, 0.0), (FRONT, low, 0.0), (x, high, tall), (x, -high, tall)]
    left = [(FRONT, low, 0.0), (BACK, low, 0.0), (BACK, high, tall), (x, high, tall)]
    right = [(BACK, -low, 0.0), (FRONT, -low, 0.0), (x, -high, tall), (BACK, -high, tall)]
    ear_left = [(x, high, tall), (BACK, high, tall), (BACK, high, z.GRATE_HIGH)]
    ear_right = [(BACK, -high, tall), (x, -high, tall), (BACK, -high, z.GRATE_HIGH)]
    return {
        "h1": _sheet("press_h1", back, (0.0, -1.0, 0.0), holes),
        "h2": _sheet("press_h2", front, (0.0, 1.0, 0.0)),
        "h3_left": _sheet("press_h3_left", left, (-1.0, 0.0, 0.0)),
        "h3_right": _sheet("press_h3_right", right, (1.0, 0.0, 0.0)),
        "h4_left": _sheet("press_h4_left", ear_left, (-1.0, 0.0, 0.0)),
        "h4_right": _sheet("press_h4_right", ear_right, (1.0, 0.0, 0.0)),
    }


def flange(s: Sizes) -> PlatePart:
    """Return the flange under the hopper; its four bolts go on through f12 and f3."""
    outer = rectangle(inch(2 * z.FLANGE), inch(s.beam - 7), centred=True)
    opening = slot(0, 0, z.WIDTH - 2 * GAP, s.brick - 2 * GAP)
    return PlatePart("press_hopper_flange", stock="plate A36 1/4", outer=outer, holes=top_bolts(s), cutouts=(opening,), basis=OURS)
