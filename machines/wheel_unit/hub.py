"""The welded wheel hub: tube, lug plate, four gussets. Frame: origin on the lug plate's wheel face, Z inboard along the shaft."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad import (
    Assembly,
    Basis,
    Bore,
    FaceHole,
    Hole,
    NutStock,
    Placement,
    PlatePart,
    PurchasedPart,
    Reference,
    Safety,
    TubePart,
    catalog_row,
    chosen,
    circle,
    inch,
    on_grid,
    place,
    polygon,
    shape,
)

from .sources import HUB
from .wheel import LUG_HOLE, lug_holes

PLATE, LUG_PLATE, GUSSET_PLATE = inch("1/2"), "plate A36 1/2", "plate A36 1/4"
GUSSET_ANGLES = (45, 135, 225, 315)
GUSSET_INSET = 5.0  # mm that a gusset ends inside the plate's edge, as published
LEG = 6.0  # mm, fillet


@dataclass(frozen=True)
class HubSizes:
    """One hub in inches. `past` is how far the tube stands out of the wheel face, `cross` how far inboard of it the cross bolt goes."""

    prefix: str
    tube: str
    outside: float
    length: float
    past: float
    gusset_height: float
    cross: float
    cross_hole: float
    basis: Basis
    snip: float = 0.0  # corner cut off a gusset so that the weld of the tube passes
    lug_plate: float = 9.0  # diameter, as published
    boss: str = ""  # key of the nut that is drilled out and welded on where the cross bolt's head and nut sit


def hub(s: HubSizes) -> Assembly:
    """Return the weldment."""
    whole = Assembly(f"{s.prefix}_hub")
    plate = whole.add(_lug_plate(s), name="lug_plate")
    tube = whole.add(_tube(s), name="tube", at=on_grid(-inch(s.outside) / 2, -inch(s.outside) / 2, -inch(s.past), along="z"))
    whole.weld(plate, tube, leg=LEG, length=2 * math.pi * inch(s.outside), weld_class="B")
    gusset = _gusset(s)
    along, up = gusset.outer.bounds[2], gusset.outer.bounds[3]
    for i, angle in enumerate(GUSSET_ANGLES, 1):
        at = Placement().turned("z", angle) @ place(inch(s.outside) / 2, gusset.thickness / 2, PLATE, z_axis="-y")
        rib = whole.add(gusset, name=f"gusset_{i}", at=at)
        whole.weld(rib, plate, leg=LEG, length=2 * along, weld_class="B")
        whole.weld(rib, tube, leg=LEG, length=2 * up, weld_class="B")
    if s.boss:
        _add_bosses(whole, s, tube)
    return whole


def _lug_plate(s: HubSizes) -> PlatePart:
    centre = Hole("tube", 0, 0, inch(s.outside) + inch("1/16"), empty="bore")
    lugs = tuple(Hole(name, x, y, LUG_HOLE) for name, x, y in lug_holes())
    return PlatePart(
        f"{s.prefix}_lug_plate",
        stock=LUG_PLATE,
        outer=circle(inch(s.lug_plate)),
        holes=(centre, *lugs),
        basis=s.basis if s.lug_plate != HubSizes.lug_plate else HUB,
        safety=Safety(role="hub", weld_class="B", inspect="welds and bolt holes for cracks, every 250 h"),
        note="drill the eight holes to fit the knurl of the studs, do not torch them",
    )


def _tube(s: HubSizes) -> TubePart:
    cross = FaceHole("cross", "+y", inch(s.past + s.cross), inch(s.outside) / 2, inch(s.cross_hole))
    return TubePart(
        f"{s.prefix}_hub_tube",
        stock=s.tube,
        length=inch(s.length),
        holes=(cross,),
        basis=s.basis,
        safety=Safety(role="hub", weld_class="B", inspect="welds for cracks and the cross bolt's hole for wear, every 250 h"),
        note="mark tube and shaft as a pair and drill the cross hole through both at once" if s.boss else "",
    )


def _gusset(s: HubSizes) -> PlatePart:
    """Return a gusset: x outwards from the tube, y inboard along it."""
    along, up, c = inch(9) / 2 - inch(s.outside) / 2 - GUSSET_INSET, inch(s.gusset_height), inch(s.snip)
    points = [(c, 0.0), (along, 0.0), (along, c), (c, up), (0.0, up), (0.0, c)] if s.snip else [(0.0, 0.0), (along, 0.0), (0.0, up)]
    return PlatePart(
        f"{s.prefix}_gusset",
        stock=GUSSET_PLATE,
        outer=polygon(points),
        basis=s.basis,
        safety=Safety(role="hub", weld_class="B", inspect="welds for cracks, every 250 h"),
    )


def _add_bosses(whole: Assembly, s: HubSizes, tube: Reference) -> None:
    nut = catalog_row(NutStock, s.boss)
    boss = PurchasedPart(
        f"{s.prefix}_cross_boss",
        title=f"Nut {s.boss.split()[1]} drilled out to {inch(s.cross_hole):.1f} mm, seat of the cross bolt",
        envelope=shape("gvcs_cad.geometry.hardware:hex_nut", diameter=inch(s.cross_hole), width=nut.width, height=nut.height),
        mass_kg=0.05,
        drilled=(Bore("through", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), inch(s.cross_hole), nut.height),),
        basis=chosen("OSE wiki, Build_Wheel_Shafts: weld on reinforcing nuts on collars; which nut is ours"),
        safety=Safety(role="hub", weld_class="B", inspect="weld for cracks, every 250 h"),
    )
    for name, side in (("front", 1), ("rear", -1)):
        at = place(side * inch(s.outside) / 2, 0, inch(s.cross), x_axis="+z", z_axis="+x" if side > 0 else "-x")
        placed = whole.add(boss, name=f"boss_{name}", at=at)
        whole.weld(placed, tube, leg=LEG, length=math.sqrt(12) * nut.width, weld_class="B")
