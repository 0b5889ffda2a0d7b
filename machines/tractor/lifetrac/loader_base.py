"""The part of the loader that stands still: pivot plates on the rear verticals, the pivot shaft, and the lift cylinders' lugs."""

from __future__ import annotations

from gvcs_cad import (
    Assembly,
    BarPart,
    Hole,
    PlatePart,
    Purchase,
    PurchasedPart,
    Reference,
    Safety,
    chosen,
    hours,
    inch,
    polygon,
    published,
    shape,
)

from ..bolts import FRAME_HOLES, INTERFACE_HOLE
from ..side_view import about_y, across, standing
from .loader_points import ARM, BASE_PIN, CHOSEN, MIDDLE, PIN_HOLE, PIVOT

PIVOT_PLATE = published("OpenSourceEcology/OpenSCAD @ c1e08b99, lib/warehouse_parts.scad: pivot plate 8 wide x 1/2, R4 end, 3 in pivot hole; longer here: 19.5")
SHAFT = chosen("3 in shaft as OSE's heavy pivots (Tractor_Construction_Set_Design_Guide); length spans the two arms")
PIVOT_BORE = inch("3.01")  # bored, never torch-cut


def pivot_plate() -> PlatePart:
    """Return the plate that stands on both faces of a rear vertical: three bolts below, the bored pivot above."""
    outline = polygon([(0, 0), (inch(8), 0), (inch(8), inch("19.5")), (0, inch("19.5"))], corners={2: inch(4), 3: inch(4)})
    bolts = [Hole(f"b{i}", inch(4), inch(z), INTERFACE_HOLE) for i, z in enumerate(("1.5", "5.5", "9.5"), 1)]
    return PlatePart(
        "loader_pivot_plate",
        stock="plate A36 1/2",
        outer=outline,
        holes=(*bolts, Hole("pivot", inch(4), inch("15.5"), PIVOT_BORE)),
        basis=PIVOT_PLATE,
        safety=Safety(role="pivot", grade="A36, bolts grade 5", inspect="pivot bore worn beyond 3.06 in, cracks from the bolt holes"),
        note="bore the pivot hole to 3.01 in after cutting undersize; do not torch it to size",
    )


def pivot_shaft() -> BarPart:
    """Return the shaft through both arms and all four pivot plates."""
    return BarPart(
        "loader_pivot_shaft",
        stock="round 3",
        length=inch("61.5"),
        basis=SHAFT,
        safety=Safety(role="pivot", grade="1018 cold-drawn", inspect="wear below 2.94 in at the sleeves, collars tight"),
    )


def base_lug(frame_bolt: str) -> PlatePart:
    """Return the lug on a face of an outer rail that holds the lift cylinder's lower pin."""
    hole = FRAME_HOLES[frame_bolt]
    outline = polygon([(0, 0), (inch(8), 0), (inch(8), inch(14)), (0, inch(14))], corners={2: inch(3), 3: inch(3)})
    return PlatePart(
        "loader_base_lug" if frame_bolt == "3/4 in" else "loader_base_lug_1in",
        stock="plate A36 1/2",
        outer=outline,
        holes=(Hole("b1", inch(2), inch("2.5"), hole), Hole("b2", inch(6), inch("2.5"), hole), Hole("pin", inch(4), inch("12.5"), inch(PIN_HOLE))),
        basis=CHOSEN,
        safety=Safety(role="lug", grade="A36, bolts grade 5", inspect="pin hole worn beyond 1.06 in, cracks"),
        note="ream the pin hole; do not torch it to size",
    )


def shaft_collar() -> PurchasedPart:
    """Return the collar that keeps the pivot shaft from wandering."""
    return PurchasedPart(
        "loader_collar_3in",
        title="Shaft collar 3 in bore, double split",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=inch(3), outside=inch("4-1/4"), width=inch("7/8")),
        mass_kg=1.1,
        life=hours(10000),
        basis=chosen("double-split collars are published for the wheel shafts; outside 4-1/4 and width 7/8 in are usual sizes, mass estimated"),
        purchase=Purchase(part_number="double-split collar 3 in"),
    )


def add_base(loader: Assembly, frame_bolt: str) -> tuple[Reference, dict[str, list[Reference]]]:
    """Add everything that stands still, in the frame's coordinates; return the shaft and the base lugs by side."""
    plate, lug = pivot_plate(), base_lug(frame_bolt)
    lugs: dict[str, list[Reference]] = {}
    for side, sign in (("left", 1), ("right", -1)):
        rear_vertical = MIDDLE + sign * 24  # y of the tube's middle
        for where, offset in (("outer", 2.25 * sign), ("inner", -2.25 * sign)):
            y = rear_vertical + offset + 0.25
            loader.add(plate, name=f"pivot_plate_{side}_{where}", at=standing(PIVOT[0] - 4, y, PIVOT[1] - 15.5))
        rail = MIDDLE + sign * ARM
        lugs[side] = [
            loader.add(lug, name=f"base_lug_{side}_{where}", at=standing(BASE_PIN[0] - 4, rail + offset + 0.25, BASE_PIN[1] - 12.5))
            for where, offset in (("outer", 2.25 * sign), ("inner", -2.25 * sign))
        ]
    shaft = loader.add(pivot_shaft(), at=across(PIVOT[0], MIDDLE - 30.75, PIVOT[1], 3))
    collar = shaft_collar()
    for name, y in (("collar_right", MIDDLE - 30.625), ("collar_left", MIDDLE + 29.75)):
        loader.add(collar, name=name, at=about_y(PIVOT[0], y, PIVOT[1]))
    return shaft, lugs
