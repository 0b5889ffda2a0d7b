"""What is bought and goes into the panel: the window or door in its opening, the device box beside a stud."""

from __future__ import annotations

from gvcs_cad import Assembly, PurchasedPart, chosen, hours, inch, place, shape

from .framing import THICK, stud_places
from .parameters import WallPanelParameters
from .solids import device_box, leaf

GAP = inch("1/2")  # all round a unit, for shims
#          title of one leaf                              leaves across, up; frame mm, kg/m2
UNITS = {
    "window": ("Window, double hung, in its frame",            1, 1, 60.0, 22.0),
    "door": ("Door, prehung, insulated steel",                 1, 1, 30.0, 17.0),
    "double_door": ("Half of a double door, insulated steel",  2, 1, 30.0, 17.0),
    "sliding": ("Half of a sliding door, glazed",              2, 1, 60.0, 22.0),
    "garage": ("Section of a garage door, with its rails",     1, 4, 20.0, 12.0),
}  # fmt: skip
USUAL = chosen("usual unit for the published rough opening; OSE names no maker, no price was read; masses are usual ones per m2")
BOX_WIDE, BOX_HIGH, BOX_DEEP, BOX_AT = inch("2-1/4"), inch("3-3/4"), inch("2-7/8"), inch(12)


def add_unit(panel: Assembly, p: WallPanelParameters) -> None:
    """Set the window or door, leaf by leaf, into its opening and screw the outer ones to the jacks."""
    o = p.hole
    if o is None or not p.unit:
        return
    across, up = UNITS[o.kind][1:3]
    low = o.sill + (GAP if o.sill else 0.0)
    wide, high = (o.right - o.left - 2 * GAP) / across, (o.top - GAP - low) / up
    one = _leaf(p, o.kind, wide, high)
    for column in range(across):
        for row in range(up):
            number = column * up + row + 1
            standing = panel.add(one, name=f"leaf_{number}", at=place(o.left + GAP + column * wide, 0, low + row * high))
            for side, outer in (("left", 0), ("right", across - 1)):
                if column == outer:
                    panel.nail(standing, panel[f"jack_{side}"], nail="screw 3", count=4 // up + 1)


def _leaf(p: WallPanelParameters, kind: str, wide: float, high: float) -> PurchasedPart:
    title, _, _, frame, heavy = UNITS[kind]
    out = kind == "door" and p.swing == "out"
    return PurchasedPart(
        f"{kind}_{wide / 25.4:.4g}x{high / 25.4:.4g}_{p.lumber}{'_out' if out else ''}".replace(".", "p"),
        title=f"{title}, {wide / 25.4:.4g} x {high / 25.4:.4g} in{', opens out' if out else ''}",
        envelope=shape(leaf, wide=wide, high=high, deep=inch(4) if p.depth > inch(4) else inch(3), frame=frame),
        mass_kg=round(wide * high * 1e-6 * heavy, 1),
        balance=(wide / 2, inch(2), high / 2),
        life=hours(200000),
        basis=USUAL,
    )


def add_outlet(panel: Assembly, p: WallPanelParameters) -> None:
    """Nail a device box to the first stud inside, its front 1/2 in beyond the studs, flush with gypsum board."""
    if not p.outlet or p.hole is not None:
        return
    box = PurchasedPart(
        "device_box",
        title="Device box, single gang, nail-on, 18 cu in, with receptacle 15 A and plate",
        envelope=shape(device_box, wide=BOX_WIDE, high=BOX_HIGH, deep=BOX_DEEP, wall=2.0),
        mass_kg=0.25,
        life=hours(200000),
        basis=chosen("usual single-gang box, 12 in over the floor"),
    )
    stud = stud_places(p.width, p.spacing_mm)[1]
    fixed = panel.add(box, name="device_box", at=place(stud + THICK, p.depth + inch("1/2") - BOX_DEEP, BOX_AT))
    panel.nail(fixed, panel["stud_2"], nail="nail 16d", count=2)
