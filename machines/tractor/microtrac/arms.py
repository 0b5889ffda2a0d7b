"""The MicroTrac's loader arms, welded; their own frame begins at the pivot in the mid-plane, arms lowered: x forward, y left, z up.

Each arm is two 1 in cheeks with a 3-1/2 in core between them, 34 in over both, as measured; the cheek's outline is the measured
one in the raised position of the drawing.
"""

from __future__ import annotations

import math

from gvcs_cad import Assembly, Hole, Placement, PlatePart, Reference, Safety, TubePart, hours, inch, place, rectangle

from ..side_view import Point, about_y, across, standing
from .outline import Circle, belt, tangent
from .points import ALONG, ARM, ARM_PIN_DRAWN, ARM_WIDE, CHEEK, CROSS_TUBE, OURS, PIN_HOLE, REAM, TILT, TILT_BASE, TIP_DRAWN, lowered, measured
from .wheel import bushing

TAIL: Circle = (0.0, 0.0, 2.5)
INSIDE_KNEE: Circle = (18.55, 32.4, -1.0)
NOSE: Circle = (*TIP_DRAWN, 1.5)
OUTSIDE_KNEE: Circle = (16.9, 33.65, 4.0)
CORE = ARM_WIDE - 2 * CHEEK
TILT_SPACE = 2.5625  # inch between a pair of tilt lugs or levers, for a cylinder 2.4 in wide
DRAWING = measured("tractor_arms.dae", "cheeks 1 in, core 3.5 in, 34 in over both arms, 967 x 1039 mm as drawn, 1 in tip pins; core 1/2 in thick: ours")
WELD = Safety(role="arm", weld_class="B", inspect="cracks at the weld toes, every 250 h and after an overload")


def cheek() -> PlatePart:
    """Return one of the four cheeks, in the raised position of the drawing from the pivot."""
    holes = [Hole("pivot", 0, 0, inch("3-1/2"))]
    holes += [Hole(name, inch(round(x, 4)), inch(round(z, 4)), inch(PIN_HOLE)) for name, (x, z) in (("lift", ARM_PIN_DRAWN), ("tip", TIP_DRAWN))]
    return PlatePart(
        "micro_arm_cheek",
        stock="plate A36 1",
        outer=belt(TAIL, INSIDE_KNEE, NOSE, OUTSIDE_KNEE),
        holes=holes,
        basis=DRAWING,
        safety=WELD,
        note=f"{REAM}; bore the pivot for the bushing after welding; the mesh has 1 in there, too little for the 3 in shaft",
    )


def core(name: str, length: float) -> PlatePart:
    """Return a strip between the cheeks along their outer edge, inch."""
    return PlatePart(f"micro_core_{name}", stock="plate A36 1/2", outer=rectangle(inch(length), inch(CORE)), basis=DRAWING, safety=WELD)


def tilt_lug() -> PlatePart:
    """Return the lug that slips over the cross tube and holds a tilt cylinder's base pin, from the pivot."""
    return PlatePart(
        "micro_tilt_lug",
        stock="plate A36 1/2",
        outer=belt((*CROSS_TUBE, 2.75), (*TILT_BASE, 1.25)),
        holes=(
            Hole("tube", inch(round(CROSS_TUBE[0], 4)), inch(round(CROSS_TUBE[1], 4)), inch("4-1/32")),
            Hole("pin", inch(TILT_BASE[0]), inch(TILT_BASE[1]), inch(PIN_HOLE)),
        ),
        basis=OURS,
        safety=Safety(role="lug", weld_class="B", inspect="pin hole worn beyond 1.06 in, cracks at the weld"),
        note=REAM,
    )


def sleeve() -> TubePart:
    """Return the tube between the cheeks around the pivot's bushing."""
    return TubePart("micro_arm_sleeve", stock="dom 4x1/4", length=inch(CORE), basis=OURS, safety=WELD, life=hours(10000))


def cross_tube() -> TubePart:
    """Return the tube between the two arms."""
    length = 2 * ARM - ARM_WIDE
    return TubePart("micro_arm_cross_tube", stock="dom 4x1/4", length=inch(length), basis=measured("tractor_arms.dae", "tube 4 in x 23 in"), safety=WELD)


def edgewise(a: Point, b: Point, y: float) -> Placement:
    """Return the placement of a plate whose contour's x runs from a to b in the side view and whose material lies to the right
    of that way; its contour's y runs from y to the machine's right; inch."""
    size = math.dist(a, b)
    dx, dz = (b[0] - a[0]) / size, (b[1] - a[1]) / size
    return place(inch(a[0]), inch(y), inch(a[1]), x_axis=(dx, 0.0, dz), z_axis=(dz, 0.0, -dx))


def arms() -> Assembly:
    """Return both arms with cross tube and tilt lugs."""
    assembly = Assembly("arms")
    tube = assembly.add(cross_tube(), name="cross_tube", at=across(CROSS_TUBE[0], ARM_WIDE / 2 - ARM, CROSS_TUBE[1], 4))
    for side, sign in (("left", 1), ("right", -1)):
        inner = _arm(assembly, side, ARM * sign, sign)
        assembly.weld(tube, inner, leg=6, length=math.pi * inch(4), weld_class="B")
        for where, y in (("left", sign * TILT + TILT_SPACE / 2 + 0.5), ("right", sign * TILT - TILT_SPACE / 2)):
            lug = assembly.add(tilt_lug(), name=f"tilt_lug_{side}_{where}", at=standing(0, y, 0))
            assembly.weld(tube, lug, leg=6, length=2 * math.pi * inch(4), weld_class="B")
    lugs = [assembly[f"tilt_lug_{side}_{where}"]["tube"] for side in ("left", "right") for where in ("left", "right")]
    assembly.press(*lugs, inner=tube)
    return assembly


def _arm(assembly: Assembly, side: str, y: float, sign: int) -> Reference:
    """Add one arm centred on the plane y, inch; return its inner cheek."""
    left, right = y + ARM_WIDE / 2, y - ARM_WIDE / 2 + CHEEK  # left faces of the two cheeks
    faces = {"outer": left if sign > 0 else right, "inner": right if sign > 0 else left}
    cheeks = {where: assembly.add(cheek(), name=f"cheek_{side}_{where}", at=standing(0, face, 0, along=ALONG)) for where, face in faces.items()}
    tube = assembly.add(sleeve(), name=f"sleeve_{side}", at=across(0, y - CORE / 2, 0, 4))
    bush = assembly.add(bushing(), name=f"bushing_{side}", at=about_y(0, y - 3, 0))
    assembly.press(cheeks["outer"]["pivot"], tube["bore"], cheeks["inner"]["pivot"], inner=bush)
    (knee, tail), (nose, elbow) = tangent(OUTSIDE_KNEE, TAIL), tangent(NOSE, OUTSIDE_KNEE)
    strips = [_strip(assembly, "boom", side, tail, knee, y, 1.0, 0.0), _strip(assembly, "leg", side, elbow, nose, y, 0.0, 4.5)]
    for piece in (tube, *strips):
        for one in cheeks.values():
            assembly.weld(one, piece, leg=8, length=300, weld_class="B")
    return cheeks["inner"]


def _strip(assembly: Assembly, name: str, side: str, a: Point, b: Point, y: float, after: float, before: float) -> Reference:
    """Add a core strip from `after` beyond a to `before` short of b, points of the drawing, inch."""
    size = math.dist(a, b)
    ux, uz = (b[0] - a[0]) / size, (b[1] - a[1]) / size
    start, end = lowered((a[0] + ux * after, a[1] + uz * after)), lowered((b[0] - ux * before, b[1] - uz * before))
    length = round(math.dist(start, end), 2)
    return assembly.add(core(name, length), name=f"core_{name}_{side}", at=edgewise(start, end, y + CORE / 2))
