"""Engine on its plate, pump under it, coupling between, guards round the coupling; plate, cheeks and pump plate are one weldment."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, FaceHole, Hole, PlatePart, PumpFlange, Safety, catalog_row, circle_pattern, inch, rectangle

from .coupling import HIGH, LOW, SCREW_Z, coupling_part, set_screw
from .engine import BOLT_CIRCLE, PORT_Z, WIDTH, engine_part, muffler_part, pump_part
from .frame import CROSS_X, RAIL_Y, angle
from .layout import CRANK_X, HOLE, PLATE_TOP, PUMP_FACE, RAIL, spot
from .sources import OURS

PLATE_X, PLATE_Y = 16.0, 14.0
PLATE_BOLT_Y = 5.5
CHEEK_Y, CHEEK_X = 2.25, 5.6  # inner faces from the shaft, length
FUEL_BOLTS = (10.6, 12.6)  # y of the fuel tank's bolts in the upright legs of the cross angles
CROSS_HALF = 13.3  # of the cross angles: 0.2 in free of the ends of the frame, 0.7 in from the last bolt to the end
COUPLING_LOW = 0.4  # lower end of the coupling over the pump's face
CLIP_Y = 3.2  # bolts of the coupling guards
MOUNT = Safety(role="frame joint", weld_class="B", inspect="welds of cheeks and plates free of cracks, bolts tight, every 50 h")


def cross_angle() -> BarPart:
    """Return one of the two angles on the rails that carry the engine plate, between their upright legs."""
    ends = [inch(s) for s in (CROSS_HALF - RAIL_Y, CROSS_HALF + RAIL_Y)]
    plate = [inch(CROSS_HALF + y) for y in (-PLATE_BOLT_Y, PLATE_BOLT_Y)]
    fuel = [inch(CROSS_HALF + y) for y in (*(-y for y in FUEL_BOLTS), *FUEL_BOLTS)]
    gauge = inch(1.125)
    flat = [FaceHole(f"c{i}", "+z", s, gauge, HOLE["1/2"]) for i, s in enumerate((*ends, *plate), 1)]
    upright = [FaceHole(f"f{i}", "+y", s, gauge, HOLE["5/16"], empty="spare") for i, s in enumerate(fuel, 1)]
    return angle("cube_cross_angle", 2 * CROSS_HALF, (*flat, *upright))


def engine_plate() -> PlatePart:
    """Return the engine plate about the shaft's axis."""
    corners = [(sx * (CROSS_X[1] - CRANK_X), sy * PLATE_BOLT_Y) for sx in (1, -1) for sy in (1, -1)]
    holes = [Hole(f"c{i}", inch(x), inch(y), HOLE["1/2"]) for i, (x, y) in enumerate(corners, 1)]
    mounts = circle_pattern("m", 4, inch(BOLT_CIRCLE), HOLE["3/8"], start=45)
    shaft = Hole("shaft", 0, 0, inch(3), empty="clearance")
    outline = rectangle(inch(PLATE_X), inch(PLATE_Y), corner=inch("1/2"), centred=True)
    note = "mark the mounting holes from the engine bought; bore shaft hole and pump pilot in one setting after welding"
    return PlatePart("cube_engine_plate", stock="plate A36 3/8", outer=outline, holes=(*holes, *mounts, shaft), basis=OURS, safety=MOUNT, note=note)


def pump_plate() -> PlatePart:
    """Return the plate that the pump hangs under: pilot bore and two holes of SAE A (M10)."""
    face = catalog_row(PumpFlange, "SAE A")
    bolts = [Hole(f"b{i}", x, 0, 11.0) for i, x in enumerate((face.bolt_spacing / 2, -face.bolt_spacing / 2), 1)]
    pilot = Hole("pilot", 0, 0, face.pilot + inch(0.002))
    outline = rectangle(inch(CHEEK_X), inch(5.75), corner=inch("1/4"), centred=True)
    note = "torch the pilot 1/8 in small and bore it to 3.252 in after welding; drill the two bolt holes"
    return PlatePart("cube_pump_plate", stock="plate A36 1/2", outer=outline, holes=(pilot, *bolts), basis=OURS, safety=MOUNT, note=note)


def cheek() -> PlatePart:
    """Return one of the two cheeks between engine plate and pump plate."""
    height = PLATE_TOP - 0.375 - PUMP_FACE - 0.5
    return PlatePart("cube_pump_cheek", stock="plate A36 3/8", outer=rectangle(inch(CHEEK_X), inch(height)), basis=OURS, safety=MOUNT)


def guard_clip() -> BarPart:
    """Return a clip that holds a coupling guard."""
    hole = FaceHole("g", "+z", inch("1/2"), inch(CLIP_Y - CHEEK_Y - 0.375), HOLE["1/4"])
    return BarPart("cube_guard_clip", stock="angle 1x1x1/8", length=inch(1), holes=(hole,), basis=OURS)


def coupling_guard() -> PlatePart:
    """Return the guard over one open side of the pump mount."""
    holes = [Hole(f"g{i}", inch(y), inch(2.2), HOLE["1/4"]) for i, y in enumerate((CLIP_Y, -CLIP_Y), 1)]
    outline = rectangle(inch(7.4), inch(4.6), corner=inch("1/4")).moved(-inch(3.7), 0)
    safety = Safety(role="guard", grade="fixed guard, needs a tool (ISO 14120)", inspect="both bolts in place before starting")
    return PlatePart("cube_coupling_guard", stock="sheet 11ga", outer=outline, holes=holes, basis=OURS, safety=safety, finish="yellow paint")


def engine_mount() -> Assembly:
    """Return the weldment of engine plate, two cheeks, pump plate and four guard clips."""
    mount, low = Assembly("engine_mount"), PUMP_FACE + 0.5
    plate = mount.add(engine_plate(), at=spot(CRANK_X, 0, PLATE_TOP - 0.375))
    under = mount.add(pump_plate(), at=spot(CRANK_X, 0, PUMP_FACE))
    for side, y in (("left", CHEEK_Y + 0.375), ("right", -CHEEK_Y)):
        part = mount.add(cheek(), name=f"cheek_{side}", at=spot(CRANK_X - CHEEK_X / 2, y, low, "+x", "-y"))
        mount.weld(part, plate, leg=inch("1/4"), length=inch(2 * CHEEK_X), weld_class="B")
        mount.weld(part, under, leg=inch("1/4"), length=inch(2 * CHEEK_X), weld_class="B")
        face = CHEEK_Y + 0.375 if side == "left" else -CHEEK_Y - 0.375
        for end, x, out in (("front", CRANK_X + CHEEK_X / 2, "-x"), ("rear", CRANK_X - CHEEK_X / 2, "+x")):
            up = (side == "left") == (end == "front")
            at = spot(x, face, 8.3 if up else 9.3, "+z" if up else "-z", out)
            mount.weld(mount.add(guard_clip(), name=f"clip_{end}_{side}", at=at), part, leg=inch("1/8"), length=inch(2))
    return mount


def add_drive(cube: Assembly, gross_hp: int) -> None:
    """Put the drive on the rails of the frame: what crosses is bolted at the end, tapped holes here."""
    for name, x, y, runs in (("cross_rear", CROSS_X[0] - 1.125, CROSS_HALF, "-y"), ("cross_front", CROSS_X[1] + 1.125, -CROSS_HALF, "+y")):
        cube.add(cross_angle(), name=name, at=spot(x, y, RAIL, runs, "+z"))
    mount = cube.add(engine_mount())
    engine = cube.add(engine_part(gross_hp), name="engine", at=spot(CRANK_X, 0, PLATE_TOP))
    muffler = cube.add(muffler_part(), name="muffler", at=spot(CRANK_X, -WIDTH / 2, PLATE_TOP + PORT_Z))
    for i in range(1, 5):
        cube.fasten(mount.child("cube_engine_plate")[f"m{i}"], engine[f"m{i}"], bolt="hex 3/8-16", washers=("head",))
        cube.fasten(muffler[f"x{i}"], engine[f"x{i}"], bolt="hex 5/16-18", washers=("head",))
    pump = cube.add(pump_part(), name="pump", at=spot(CRANK_X, 0, PUMP_FACE))
    plate = mount.child("cube_pump_plate")
    cube.press(plate["pilot"], inner=pump)
    for name in ("b1", "b2"):
        cube.fasten(plate[name], pump[name], bolt="hex M10", washers=("head", "nut"))
    low = spot(CRANK_X, 0, PUMP_FACE + COUPLING_LOW)
    coupling = cube.add(coupling_part(), name="coupling", at=low)
    for end, bore in (("pump", LOW), ("engine", HIGH)):
        screw = cube.add(set_screw(end), name=f"set_screw_{end}", at=low.moved(x=bore / 2, z=SCREW_Z[end]))
        cube.press(coupling[end], inner=screw)
    half = CHEEK_X / 2
    cube.add(coupling_guard(), name="coupling_guard_front", at=spot(CRANK_X + half, 0, 6.6, "+y", "+x"))
    cube.add(coupling_guard(), name="coupling_guard_rear", at=spot(CRANK_X - half, 0, 6.6, "-y", "-x"))
