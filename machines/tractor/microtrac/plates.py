"""The MicroTrac's flat parts between the tubes: upright, tie, rod, motor, valve and stop plates, the angle clip, and the cylinder rod.

Contours of standing plates are in the frame's own x and z, so that a hole reads as it stands; inch.
"""

from __future__ import annotations

from gvcs_cad import GRID_HOLE, Assembly, BarPart, FaceHole, Hole, PlatePart, Port, Safety, SlotHole, inch, place, rectangle

from ..side_view import across, standing
from .outline import belt
from .points import BASE_PIN, OURS, PIN_HOLE, PIVOT, REAM, ROD, measured

BOLTED = Safety(role="frame joint", grade="A36, bolts grade 5", inspect="bolts tight, no crack beside the holes, every 250 h")
LUG = Safety(role="lug", weld_class="B", inspect="pin hole worn beyond 1.06 in, cracks at the weld")
MOTOR = (14.0, 2.4)  # middle of the motor: 108 pitches of chain close there (microtrac_drive)
MOTOR_BOLTS, MOTOR_HOLE = 4.188, "17/32"  # SAE A two-bolt flange; the hole is that of usual motors
ROD_LENGTH = 38.0
OUTSIDE = 10.5  # inch from the mid-plane: outer face of the plates on the rails
LUG_SPACE = 3.0625  # inch between a pair of rod lugs, for a cylinder eye 3 in wide


def grid(name: str, x: float, z: float) -> Hole:
    """Return a hole of the 1 in bolts."""
    return Hole(name, inch(x), inch(z), GRID_HOLE)


def upright_plate() -> PlatePart:
    """Return the plate on a face of upright and rail that carries the loader's pivot shaft in its bored top."""
    bolts = [grid(f"b{i}", x, z) for i, (x, z) in enumerate(((-4, -2), (4, -2), (0, 2), (0, 6), (0, 10), (-4, 2)), 1)]
    return PlatePart(
        "micro_upright_plate",
        stock="plate A36 1/2",
        outer=belt((-6, -4, 0), (6, -4, 0), (6, 1, 0), (PIVOT[0], PIVOT[1], 3), (-6, 1, 0)),
        holes=(*bolts, Hole("pivot", inch(PIVOT[0]), inch(PIVOT[1]), inch(3))),
        basis=OURS,
        safety=Safety(role="pivot", grade="A36, bolts grade 5", inspect="pivot bore worn beyond 3.06 in, cracks from the bolt holes"),
        note="cut the pivot undersize and bore it to 3 in bolted to its upright; the upright alone would carry the shaft on 1/2 in beside the bore",
    )


def tie_plate() -> PlatePart:
    """Return the plate over the rear inner cross and the centre beam, which butt."""
    holes = [grid(f"b{i}", 2 + 4 * i, 2) for i in range(3)]
    return PlatePart("micro_tie_plate", stock="plate A36 1/2", outer=rectangle(inch(12), inch(4)), holes=holes, basis=OURS, safety=BOLTED)


def clip() -> BarPart:
    """Return the angle that joins two butting tubes: one grid hole in the middle of each leg."""
    holes = (FaceHole("y", "-y", inch(2), inch(2), GRID_HOLE), FaceHole("z", "-z", inch(2), inch(2), GRID_HOLE))
    return BarPart("micro_clip", stock="angle 4x4x1/2", length=inch(4), holes=holes, basis=OURS, safety=BOLTED)


def top_clip() -> BarPart:
    """Return the angle between centre beam and top cross: its holes to the cross stand a cell aside of the one to the beam, so that a spanner turns."""
    holes = [FaceHole(f"y{i}", "-y", inch(at), inch(2), GRID_HOLE) for i, at in enumerate((2, 10), 1)]
    return BarPart(
        "micro_top_clip",
        stock="angle 4x4x1/2",
        length=inch(12),
        holes=(*holes, FaceHole("z", "-z", inch(6), inch(2), GRID_HOLE)),
        basis=OURS,
        safety=BOLTED,
    )


def rod_plate() -> PlatePart:
    """Return the plate on the outer face of a rail that holds the cylinder rod."""
    return PlatePart(
        "micro_rod_plate",
        stock="plate A36 1/2",
        outer=belt((26, -4, 0), (38, -4, 0), (*ROD, 2), (26, 0, 0)),
        holes=(grid("b1", 28, -2), grid("b2", 32, -2), Hole("rod", inch(ROD[0]), inch(ROD[1]), inch("2-1/32"))),
        basis=OURS,
        safety=LUG,
    )


def cylinder_rod() -> BarPart:
    """Return the 2 in rod across the machine at whose ends the lift cylinders push."""
    return BarPart(
        "micro_cylinder_rod",
        stock="round 2",
        length=inch(ROD_LENGTH),
        basis=measured("tractor_frame.dae", "rod 2 in x 38 in at z 5, x 36 (ours 35): base of the lift cylinders"),
        safety=LUG,
        note="relief valve of the loader not above 103 bar (1500 psi): 7.4 klbf x 4 in bends it with 37 ksi, its yield is 54 ksi",
    )


def rod_lug() -> PlatePart:
    """Return the lug welded on the rod that holds a lift cylinder's lower pin."""
    return PlatePart(
        "micro_rod_lug",
        stock="plate A36 1/2",
        outer=belt((*ROD, 1.75), (*BASE_PIN, 1.25)),
        holes=(Hole("rod", inch(ROD[0]), inch(ROD[1]), inch("2-1/32")), Hole("pin", inch(BASE_PIN[0]), inch(BASE_PIN[1]), inch(PIN_HOLE))),
        basis=OURS,
        safety=LUG,
        note=REAM,
    )


def motor_plate() -> PlatePart:
    """Return the plate on a rail that carries a drive motor; it slides on its slots to tighten the chain."""
    x, z = (inch(v) for v in MOTOR)
    slots = [SlotHole(f"b{i}", inch(at), inch(-2), GRID_HOLE, length=inch("1/2"), angle=90) for i, at in enumerate((12, 16), 1)]
    bolts = [Hole(f"m{i}", x + side * inch(MOTOR_BOLTS) / 2, z, inch(MOTOR_HOLE)) for i, side in enumerate((-1, 1), 1)]
    return PlatePart(
        "micro_motor_plate",
        stock="plate A36 1/2",
        outer=rectangle(inch(8), inch("9-1/2"), corner=inch("1/2")).moved(inch(10), inch(-4)),
        holes=(*slots, *bolts, Hole("pilot", x, z, inch("3.26"))),
        basis=OURS,
        safety=BOLTED,
        note="drill the motor holes and bore the pilot: 5 mm are left between them, which a torch would melt",
    )


def valve_plate() -> PlatePart:
    """Return the plate across the rails on which the valves stand, out of reach of who walks behind: they are worked over a cable."""
    bolts = [grid(f"b{i}", x, y) for i, (x, y) in enumerate(((20, 8), (24, 8), (20, -8), (24, -8)), 1)]
    valves = [Hole(f"v{i}", inch(22), inch(y), inch("13/32")) for i, y in enumerate((-2.75, 2.75), 1)]
    outline = rectangle(inch(8), inch(20), corner=inch("1/2")).moved(inch(18), inch(-10))
    asked = (("flow_lpm", 50.0), ("pressure_bar", 172.0), ("sections", 4.0))
    seat = Port(
        "valves",
        "remote_valve_seat@1",
        place(inch(22), 0, inch("1/4"), x_axis="+y"),
        provides=(("carries_kg", 15.0), ("room_mm", 210.0)),
        requires=asked,
        process="jig-drilled",
    )
    return PlatePart("micro_valve_plate", stock="plate A36 1/4", outer=outline, holes=(*bolts, *valves), ports=(seat,), basis=OURS)


def add_plates(frame: Assembly) -> None:
    """Add every plate, clip and the rod with its lugs, in the frame's coordinates."""
    frame.add(tie_plate(), at=place(inch(-14), inch(-2), 0))
    frame.add(valve_plate(), at=place(0, 0, 0))
    frame.add(top_clip(), name="clip_top", at=place(inch(34), inch(-6), 0, x_axis="+y", z_axis="+z"))
    for end, x, left, right in (("rear", -10, "+x", "+y"), ("front", 34, "-y", "-x")):  # in the corners between rails and inner crosses
        frame.add(clip(), name=f"clip_{end}_left", at=place(inch(x), inch(6), inch(-4), x_axis="+z", z_axis=left))
        frame.add(clip(), name=f"clip_{end}_right", at=place(inch(x), inch(-6), inch(-4), x_axis="+z", z_axis=right))
    rod = frame.add(cylinder_rod(), name="cylinder_rod", at=across(ROD[0], -ROD_LENGTH / 2, ROD[1], 2))
    for side, sign in (("left", 1), ("right", -1)):
        outer = OUTSIDE if sign > 0 else -10.0  # left face of an outer plate
        for where, y in (("outer", outer), ("inner", 6.0 if sign > 0 else -5.5)):
            frame.add(upright_plate(), name=f"upright_plate_{side}_{where}", at=standing(0, y, 0))
        frame.add(motor_plate(), name=f"motor_plate_{side}", at=standing(0, outer, 0))
        held = frame.add(rod_plate(), name=f"rod_plate_{side}", at=standing(0, outer, 0))
        frame.weld(held, rod, leg=8, length=300, weld_class="B")
        for where, y in (("outer", sign * 14.25 + LUG_SPACE / 2 + 0.5), ("inner", sign * 14.25 - LUG_SPACE / 2)):
            lug = frame.add(rod_lug(), name=f"rod_lug_{side}_{where}", at=standing(0, y, 0))
            frame.weld(lug, rod, leg=8, length=300, weld_class="B")
    frame.press(*(frame[f"rod_plate_{side}"]["rod"] for side in ("left", "right")), inner=rod)
    frame.press(*(frame[f"rod_lug_{side}_{where}"]["rod"] for side in ("left", "right") for where in ("outer", "inner")), inner=rod)
