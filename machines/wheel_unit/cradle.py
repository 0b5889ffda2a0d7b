"""The cradle that hangs the three UWU v25 plates under the rails. OSE publishes no attachment: all of it is ours."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad import Assembly, PlatePart, Reference, Safety, chosen, inch, place, polygon, rectangle

from .mount import FRAME_NOTE, INNER_RAIL, axle, frame_holes

OURS = chosen("OSE publishes no attachment of the UWU to a frame; drawn so that the unit can be mounted and compared, not to be built")
WELDED = Safety(role="frame joint", weld_class="C", inspect="welds for cracks, bolts tight, every 50 h")
OPENING = 6.3  # in, clears the motor's body of 6 in
SIDE_START, SIDE_LENGTH, SIDE_HEIGHT, SIDE = -0.5, 12.5, 6.0, 0.25
SIDE_TOP = 2.5  # in below mid-rail
LEG = 5.0  # mm, fillet


def add_cradle(unit: Assembly, plates: Sequence[Reference], frame_bolt: str, drop: float) -> None:
    """Hang one plate from each rail and weld two side plates between them, which carry the unit's own plates by their edges."""
    hanging = hanger(frame_bolt, drop)
    hangers = [unit.add(hanging, name=name, at=axle(y, drop)) for name, y in (("outer_hanger", -0.5), ("inner_hanger", INNER_RAIL - 0.5))]
    side = PlatePart("uwu_cradle_side", stock="plate A36 1/4", outer=rectangle(inch(SIDE_LENGTH), inch(SIDE_HEIGHT)), basis=OURS, safety=WELDED)
    for name, x in (("front", 4 + SIDE), ("rear", -4.0)):
        at = place(inch(x), -inch(SIDE_START), -inch(SIDE_TOP + SIDE_HEIGHT), x_axis="-y", z_axis="-x")
        cheek = unit.add(side, name=f"side_{name}", at=at)
        for other in (*hangers, *plates):
            unit.weld(cheek, other, leg=LEG, length=inch(SIDE_HEIGHT), weld_class="C")


def hanger(frame_bolt: str, drop: float) -> PlatePart:
    """Return a hanger drawn about the axle: two frame bolts at the top, two legs that pass the motor and the bearing."""
    top, crown, foot, half = inch(drop + 2), inch(drop - 3), inch(drop - SIDE_TOP - SIDE_HEIGHT), inch(OPENING / 2)
    points = [(-inch(4), foot), (-half, foot), (-half, crown), (half, crown), (half, foot), (inch(4), foot), (inch(4), top), (-inch(4), top)]
    outline = polygon(points, corners={2: inch("1/2"), 3: inch("1/2")})
    return PlatePart("uwu_cradle_hanger", stock="plate A36 1/2", outer=outline, holes=frame_holes(frame_bolt, drop), basis=OURS, safety=WELDED, note=FRAME_NOTE)
