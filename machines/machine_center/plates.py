"""Plates between axes: each lies on a 1 in carriage, with its pattern and room for the heads of the carriage's own screws."""

from __future__ import annotations

from gvcs_cad import AXIS_1IN, AXIS_8MM, Design, Hole, PlatePart, Port, Reference, Safety, chosen, inch, place, rectangle, rectangle_between

OURS = chosen("our own: OSE publishes no machine centre")
SAFE = Safety(role="guide", grade="bolts of grade 5", inspect="bolts tight before each shift")
HOLE_34, T = AXIS_1IN.hole, inch("1/2")
CLEAR = {"q": 18.5, "k": 15.0}
HEADS = {"p": 22.8, "s": 15.0}  # under the base of a 1 in axis: 1/2 and 1/4 in
HALF_X, HALF_Y = AXIS_1IN.carriage / 2, AXIS_1IN.carriage_wide / 2  # of a 1 in carriage
TOOL = HALF_X + 45.0  # tool head's pattern beyond the carriage's end: its nuts are in the open
M6, PITCH_X, PITCH_Y = AXIS_8MM.hole, AXIS_8MM.half_across, AXIS_8MM.half_along  # of tool_head@1: half the pattern of an 8 mm carriage


def _holes(carriage: Reference) -> list[Hole]:
    inverse, found = carriage.at.inverse(), []
    for hole in carriage.holes():
        x, y, _ = inverse.point(hole.bore.at)
        name = hole.at.name
        found.append(Hole(name, x, y, HOLE_34) if name[0] == "c" else Hole(name, x, y, CLEAR[name[0]], empty="clearance"))
    return found


def table(carriage: Reference) -> PlatePart:
    """Return the table, drawn about the carriage's middle."""
    return PlatePart("center_table", stock="plate A36 1/2", outer=rectangle(400, 400, centred=True), holes=_holes(carriage), basis=OURS, safety=SAFE)


def cross(carriage: Reference, axis: Design) -> PlatePart:
    """Return the plate between X carriage and Z axis, which is bolted on through it, with room for the heads under the Z axis' base."""
    whole = Reference.root(axis)
    middle = whole.port("mount").port.at.x
    under = [hole for hole in whole.child("motor_side").holes() if hole.at.name[0] in "ps"]
    heads = [Hole(f"z_{hole.at.name}", -hole.bore.at[1], hole.bore.at[0] - middle, HEADS[hole.at.name[0]], empty="clearance") for hole in under]
    port = Port("z", "universal_axis_1in@1", place(0, 0, T, x_axis="+y"), process="jig-drilled", provides=(("carries_kg", 60.0),))
    outer = rectangle(2 * HALF_Y, 2 * HALF_Y, centred=True)
    return PlatePart(
        "center_cross",
        stock="plate A36 1/2",
        outer=outer,
        holes=[*_holes(carriage), *heads],
        ports=(port,),
        basis=OURS,
        safety=SAFE,
        note="drill the holes for bolt heads: 3 mm are left between them, which a torch would melt",
    )


def tool_plate(carriage: Reference) -> PlatePart:
    """Return the plate on the Z carriage: beyond its lower end the pattern of ``tool_head@1``."""
    tools = [Hole(f"t{i}", TOOL + x, y, M6) for i, (x, y) in enumerate([(x, y) for x in (-PITCH_X, PITCH_X) for y in (PITCH_Y, -PITCH_Y)], 1)]
    port = Port("tool", "tool_head@1", place(TOOL, 0, T), process="jig-drilled", provides=(("carries_kg", 3.5),))
    outer = rectangle_between(-HALF_X, -HALF_Y, TOOL + 30, HALF_Y)
    return PlatePart("center_tool_plate", stock="plate A36 1/2", outer=outer, holes=[*_holes(carriage), *tools], ports=(port,), basis=OURS, safety=SAFE)
