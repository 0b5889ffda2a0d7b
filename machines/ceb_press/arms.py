"""The two arms on which bricks leave and the drawer's cylinder stands, their cross members, guards and legs."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, Reference, TubePart, inch, on_grid, rectangle

from . import arm_parts as a
from . import sizes as z
from .drawer_parts import CLEVIS
from .outline import THICK, across, lying, upright
from .sizes import Sizes
from .sources import OURS, PRESS_IV

LEG = inch("1/4")
PAD, TOP_PLATE, TUBE = 0.25, 0.5, 2.5


def arm(side: str, s: Sizes) -> Assembly:
    """Return an arm where it stands."""
    built, left = Assembly(f"arm_{side}"), side == "left"
    inner, outer = s.arm, s.arm + z.ARM
    flat = built.add(a.a1(s, side), name="a1", at=lying(0, inner if left else -outer, z.TABLE))
    web = built.add(a.a2(s), name="a2", at=upright(0, inner + THICK if left else -inner, z.TABLE))
    built.weld(flat, web, leg=LEG, length=inch(z.ARM_FRONT - z.ARM_REAR))
    for i, x in enumerate(a.GUSSETS, 1):
        y = inner + THICK
        at = across(x - THICK / 2, y, z.TABLE + THICK) if left else across(x + THICK / 2, -y, z.TABLE + THICK).turned("y", 180)
        gusset = built.add(a.a6(s), name=f"a6_{i}", at=at)
        for other in (flat, web):
            built.weld(gusset, other, leg=LEG, length=inch(5))
    return built


def cross_member(end: str, s: Sizes) -> Assembly:
    """Return the rear or front cross member with its two lugs or none, where it stands."""
    built, rear = Assembly(f"cross_{end}"), end == "rear"
    x = z.ARM_REAR if rear else z.ARM_FRONT - z.CROSS
    flat = built.add(a.a4(s) if rear else a.a5(s), name="a4" if rear else "a5", at=lying(x, 0, z.TABLE - THICK))
    web = built.add(a.a3(s), name="a3", at=across(x if rear else x + z.CROSS - THICK, 0, z.TABLE - z.CROSS_HIGH))
    built.weld(flat, web, leg=LEG, length=inch(z.CROSS_LONG))
    for n, y in (("left", CLEVIS + THICK), ("right", -CLEVIS)) if rear else ():
        lug = built.add(a.d7(s), name=f"d7_{n}", at=upright(z.BASE_X, y, z.TABLE))
        built.weld(flat, lug, leg=LEG, length=inch(6), weld_class="B")
    return built


def leg() -> Assembly:
    """Return a leg with pad and flange, standing on the ground under the origin."""
    built = Assembly("leg")
    high = z.TABLE - THICK - PAD - TOP_PLATE
    pad = built.add(PlatePart("press_leg_pad", stock="plate A36 1/4", outer=rectangle(inch(8), inch(8), centred=True), basis=PRESS_IV), name="pad")
    tube = TubePart("press_leg", stock="tube 2-1/2x2-1/2x3/16", length=inch(high), basis=PRESS_IV)
    post = built.add(tube, name="tube", at=on_grid(inch(-TUBE / 2), inch(-TUBE / 2), inch(PAD), along="z"))
    holes = [Hole(f"g{i}", 0, inch(y), inch("9/16")) for i, y in ((1, -a.LEG_BOLT), (2, a.LEG_BOLT))]
    flange = PlatePart("press_leg_flange", stock="plate A36 1/2", outer=rectangle(inch(4), inch(7), centred=True), holes=holes, basis=OURS)
    top = built.add(flange, name="flange", at=lying(0, 0, PAD + high))
    for other in (pad, top):
        built.weld(post, other, leg=inch("3/16"), length=inch(10))
    return built


def add_arms(press: Assembly, s: Sizes) -> dict[str, Reference]:
    """Add arms, cross members, guards and legs; bolts follow with the whole machine. Return arms and cross members by name."""
    found = {f"arm_{side}": press.add(arm(side, s)) for side in ("left", "right")}
    found |= {f"cross_{end}": press.add(cross_member(end, s)) for end in ("rear", "front")}
    for part, (x, _) in (("h7", a.REAR_GUARD), ("h8", a.FRONT_GUARD)):
        press.add(a.guard(s, part), name=part, at=lying(x, 0, z.TABLE - 0.125))
    for end, x in (("rear", z.ARM_REAR + z.CROSS / 2), ("front", z.ARM_FRONT - z.CROSS / 2)):
        for side, y in (("left", a.LEG_Y), ("right", -a.LEG_Y)):
            press.add(leg(), name=f"leg_{end}_{side}", at=lying(x, y, 0))
    return found
