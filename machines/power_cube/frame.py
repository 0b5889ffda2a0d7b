"""The welded frame: twelve published angles, two engine rails, two floor bearers and the two lifting lugs.

Two equal rectangles, each two 29 in angles with two 27 in angles standing on their flat legs, no notch anywhere; the upper
one is the lower one turned over. Four 24 in uprights embrace the corners from outside: 29.5 x 28.0 x 24.0 in. The flat legs
of the lower 27 in angles lie 2 in above the 29 in ones, so that the tractor's clamps reach under them.
"""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad import Assembly, BarPart, Basis, FaceHole, Hole, PlatePart, Safety, inch, polygon

from .layout import HOLE, RAIL, REAR, SEAT, SIDE, spot
from .sources import FRAME, OURS

STOCK = "angle 2x2x1/4"
JOINT = Safety(role="frame joint", weld_class="C", inspect="cracks at the corner welds, every 200 h")
FILLET = inch("3/16")


@dataclass(frozen=True)
class Angle:
    """One angle: its length, outer corner at the datum end (x, y, z in inches), the way it runs and where its second leg points."""

    name: str
    cut: int
    corner: tuple[float, float, float]
    runs: str
    leg: str


ANGLES = (
    #     name                 cut  outer corner at the datum end  runs  second leg
    Angle("bottom_left", 29, (27.75, 13.75, 0.0), "-x", "+z"),
    Angle("bottom_right", 29, (-1.25, -13.75, 0.0), "+x", "+z"),
    Angle("top_left", 29, (-1.25, 13.75, 24.0), "+x", "-z"),
    Angle("top_right", 29, (27.75, -13.75, 24.0), "-x", "-z"),
    Angle("bottom_rear", 27, (-1.25, -13.5, 2.25), "+y", "-z"),
    Angle("bottom_front", 27, (27.75, 13.5, 2.25), "-y", "-z"),
    Angle("top_rear", 27, (-1.25, 13.5, 21.75), "-y", "+z"),
    Angle("top_front", 27, (27.75, -13.5, 21.75), "+y", "+z"),
    Angle("upright_rear_right", 24, (-1.5, -14.0, 0.0), "+z", "+y"),
    Angle("upright_rear_left", 24, (-1.5, 14.0, 0.0), "+z", "+x"),
    Angle("upright_front_right", 24, (28.0, -14.0, 0.0), "+z", "-x"),
    Angle("upright_front_left", 24, (28.0, 14.0, 0.0), "+z", "-y"),
)

CROSS_X = (8.875, 23.125)  # bolts of the two cross angles in the rails
TAB_X = 2.25  # bolts of the tank's side tabs in the rails
RAIL_Y = 12.6  # row of bolts in the flat legs of the rails
BEARERS = {"tank_bearer": 7.5, "floor_bearer": 20.0}  # front face, x
BEARER_Y = (-7.0, 0.0, 7.0)
BEARER_OFFSET = 0.9  # bolts behind the front face
LUG_X = 12.75  # middle of the lugs: over the centre of mass


def angle(name: str, cut: float, holes: tuple[FaceHole, ...] = (), basis: Basis = OURS) -> BarPart:
    """Return a length of angle, inches."""
    return BarPart(name, stock=STOCK, length=inch(cut), holes=holes, basis=basis, safety=JOINT)


def rail() -> BarPart:
    """Return the engine rail. Left and right are one part turned round, so its drilling is that of both."""
    stations = sorted({s for x in (*CROSS_X, TAB_X) for s in (x - REAR, 29 - (x - REAR))})
    holes = [
        FaceHole(f"r{i}", "+z", inch(s), inch(SIDE - RAIL_Y), HOLE["3/8" if s in _tab_stations() else "1/2"], empty="spare") for i, s in enumerate(stations)
    ]
    return angle("cube_engine_rail", 29, tuple(holes))


def _tab_stations() -> tuple[float, float]:
    return (TAB_X - REAR, 29 - (TAB_X - REAR))


def bearer() -> BarPart:
    """Return the floor bearer: its flat leg up, three holes for what stands on it."""
    return angle("cube_floor_bearer", 27, tuple(FaceHole(f"b{i}", "+z", inch(13.5 - y), inch(BEARER_OFFSET), HOLE["3/8"]) for i, y in enumerate(BEARER_Y, 1)))


def lug() -> PlatePart:
    """Return one of the two published mounts that carry the full weight; its hole takes OSE's 1 in pin."""
    return PlatePart(
        "cube_lifting_lug",
        stock="plate A36 1/2",
        outer=polygon([(0, 0), (inch(6), 0), (inch(4.5), inch(3.75)), (inch(1.5), inch(3.75))], corners={2: inch(1.2), 3: inch(1.2)}),
        holes=(Hole("eye", inch(3), inch(2.4), inch("1-1/8"), empty="lifting"),),
        basis=OURS,
        safety=Safety(role="lug", weld_class="B", inspect="both welds free of cracks, eye not oval, before each lift"),
        note="OSE: two quick-attach mounts on top support the full weight of the cube; shape and size are ours",
    )


def frame() -> Assembly:
    """Return the frame, welded."""
    frame = Assembly("frame")
    for row in ANGLES:
        frame.add(angle(f"cube_angle_{row.cut}", row.cut, basis=FRAME), name=row.name, at=spot(*row.corner, row.runs, row.leg))
    frame.add(rail(), name="rail_left", at=spot(REAR, SIDE, RAIL, "+x", "-z"))
    frame.add(rail(), name="rail_right", at=spot(REAR + 29, -SIDE, RAIL, "-x", "-z"))
    for name, x in BEARERS.items():
        frame.add(bearer(), name=name, at=spot(x, 13.5, SEAT, "-y", "-z"))
    frame.add(lug(), name="lug_left", at=spot(LUG_X - 3, SIDE, 24, "+x", "-y"))
    frame.add(lug(), name="lug_right", at=spot(LUG_X - 3, -SIDE + 0.5, 24, "+x", "-y"))
    _weld(frame)
    return frame


def _weld(frame: Assembly) -> None:
    """Weld every corner, and what runs between the uprights."""

    def join(a: str, b: str, length: float, leg: float = FILLET) -> None:
        frame.weld(frame[a], frame[b], leg=leg, length=inch(length))

    for level in ("bottom", "top"):
        for end in ("rear", "front"):
            for side in ("left", "right"):
                join(f"{level}_{end}", f"{level}_{side}", 4.0)
                join(f"upright_{end}_{side}", f"{level}_{side}", 4.0)
                join(f"upright_{end}_{side}", f"{level}_{end}", 3.5)
    for side in ("left", "right"):
        for end in ("rear", "front"):
            join(f"rail_{side}", f"upright_{end}_{side}", 5.0)
        for name in BEARERS:
            join(name, f"bottom_{side}", 4.0)
        join(f"lug_{side}", f"top_{side}", 12.0, inch("1/4"))
