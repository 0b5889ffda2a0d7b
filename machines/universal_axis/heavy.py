"""The 1 in axis put together: plates, rods on blocks and, where they are longer than 40 diameters, on feet."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, FaceHole, Placement, Reference, TubePart, inch, on_grid, place

from . import heavy_parts as h
from .bought import motor, timing_belt, toothed
from .sag import spans
from .sources import OURS

BELT_Z, BELT_WIDE = 64.0, 15.0
CLAMP_Z, STRIP_TOP = 51.0, 70.9  # the belt clamp's bolts pass below the belt
BOLT = "hex 3/8-16"
POST = "pipe 1/2 sch80"
POST_WIDE = inch("0.840")


def free_length(travel: float) -> float:
    """Return the length of the rods between the middles of the two blocks, mm."""
    return travel + h.SIZE.carriage + h.BLOCK


def supports(travel: float) -> tuple[float, ...]:
    """Return where the rods stand on feet, from the outer end: no free length above 40 diameters."""
    free = free_length(travel)
    count = spans(h.ROD, free)
    return tuple(round(h.SIZE.motor - h.BLOCK / 2 + free * i / count, 3) for i in range(1, count))


def heavy_axis(name: str, travel: float, position: float) -> Assembly:
    """Return the axis in its own frame; `position` is how far along its travel the carriage stands, percent."""
    length, stations = travel + h.SIZE.ends, supports(travel)
    axis = Assembly(name)
    base = axis.add(h.motor_plate(), name="motor_side")
    far = axis.add(h.idler_plate(), name="idler_side", at=place(length, 0, 0, x_axis="-x"))
    rods = _rods(axis, length, stations, {"motor": base, "idler": far})
    _supports(axis, stations, rods)
    carriage = _carriage(axis, h.SIZE.motor + travel * position / 100 + h.SIZE.carriage / 2, rods, opened=bool(stations))
    _motor(axis, base)
    _idler(axis, far)
    axis.add(timing_belt(length - h.PATTERN_IDLER - h.MOTOR_X, BELT_WIDE), name="belt", at=Placement(h.MOTOR_X, 0, BELT_Z))
    _clamp(axis, carriage)
    return axis


def _rods(axis: Assembly, length: float, stations: tuple[float, ...], plates: dict[str, Reference]) -> dict[str, Reference]:
    part, block, r = h.rod(length, stations), h.block(), h.ROD / 2
    rods = {side: axis.add(part, name=f"rod_{side}", at=Placement(0, y - r, h.ROD_Z - r)) for side, y in (("left", h.ROD_Y), ("right", -h.ROD_Y))}
    for end, x in (("motor", h.SIZE.motor - h.BLOCK), ("idler", length - h.SIZE.idler)):
        for (side, bar), y in zip(rods.items(), (h.ROD_Y, -h.ROD_Y), strict=True):
            stand = axis.add(block, name=f"block_{end}_{side}", at=Placement(x, y, h.T))
            axis.press(stand["rod"], inner=bar)
            plate = plates[end]
            numbers = (1, 2) if (side == "left") == (end == "motor") else (3, 4)
            if end == "idler":  # its plate is turned half round
                numbers = numbers[::-1]
            for mine, number in zip(("s1", "s2"), numbers, strict=True):
                axis.fasten(plate[f"s{number}"], stand[mine], bolt="hex 1/4-20", washers=())
    return rods


def _supports(axis: Assembly, stations: tuple[float, ...], rods: dict[str, Reference]) -> None:
    for i, x in enumerate(stations, 1):
        plate = axis.add(h.support_plate(), name=f"support_{i}", at=Placement(x, 0, 0))
        for (side, bar), y in zip(rods.items(), (h.ROD_Y, -h.ROD_Y), strict=True):
            stand = axis.add(h.foot(), name=f"foot_{i}_{side}", at=Placement(x - 19.05, y - h.FOOT / 2, h.T))
            axis.fasten(plate[f"f_{side}"], stand["f"], bar[f"f{i}"], bolt="hex 5/16-18", washers=("head",))


def _carriage(axis: Assembly, x: float, rods: dict[str, Reference], *, opened: bool) -> Reference:
    plate = axis.add(h.carriage_plate(), name="carriage", at=Placement(x, 0, h.CARRIAGE_Z))
    for first, (side, bar), y in zip((1, 5), rods.items(), (h.ROD_Y, -h.ROD_Y), strict=True):
        bearing = axis.add(h.pillow(opened=opened), name=f"bearing_{side}", at=Placement(x, y, h.CARRIAGE_Z))
        axis.press(bearing["rod"], inner=bar)
        for i in range(4):
            axis.fasten(plate[f"q{first + i}"], bearing[f"q{i + 1}"], bolt=BOLT, washers=())
    return plate


def _posts(axis: Assembly, end: str, base: Reference, bridge: Reference, count: int) -> None:
    """Stand a bridge on posts over a base, a bolt through each."""
    high = h.BRIDGE_Z - h.T
    post = TubePart("axis_post", stock=POST, length=high, basis=OURS)
    for i in range(1, count + 1):
        x, y, _ = base[f"p{i}"].bore.at
        stand = axis.add(post, name=f"post_{end}_{i}", at=on_grid(x - POST_WIDE / 2, y - POST_WIDE / 2, h.T, along="z"))
        axis.fasten(base[f"p{i}"], stand["bore"], bridge[f"p{i}"], bolt="hex 1/2-13", washers=())


def _motor(axis: Assembly, base: Reference) -> None:
    bridge = axis.add(h.motor_bridge(), name="motor_bridge", at=Placement(h.MOTOR_X, 0, h.BRIDGE_Z))
    _posts(axis, "motor", base, bridge, 4)
    stepper = axis.add(motor("NEMA 23"), name="motor", at=Placement(h.MOTOR_X, 0, h.BRIDGE_Z + inch("1/4")))
    for i in range(1, 5):
        axis.fasten(stepper[f"m{i}"], bridge[f"m{i}"], bolt="socket M5")
    pulley = toothed("axis_pulley_15mm", "Pulley GT2 20 teeth, 15 mm belt, bore 1/4 in", 6.35, BELT_WIDE, 6.0)
    axis.press(axis.add(pulley, name="pulley", at=Placement(h.MOTOR_X, 0, BELT_Z))["bore"], inner=stepper)


def _idler(axis: Assembly, far: Reference) -> None:
    bridge = axis.add(h.idler_bridge(), name="idler_bridge", at=far.at @ Placement(0, 0, h.BRIDGE_Z))
    _posts(axis, "idler", far, bridge, 2)
    loose = toothed("axis_idler_15mm", "Idler pulley 20 teeth, 15 mm belt, on needle bearings, bore 10 mm", 10.0, BELT_WIDE, 0.0)
    x, y, _ = bridge["axle"].bore.at
    pulley = axis.add(loose, name="idler", at=Placement(x, y, BELT_Z))
    gap = h.BRIDGE_Z - BELT_Z - BELT_WIDE / 2 - 1.0
    spacer = axis.add(h.ring("axis_idler_spacer", h.HOLE_38, 20.0, gap), name="idler_spacer", at=Placement(x, y, h.BRIDGE_Z - gap))
    axis.fasten(bridge["axle"], spacer["h"], pulley["bore"], bolt=BOLT)


def _clamp(axis: Assembly, carriage: Reference) -> None:
    """Hold one strand of the belt between an angle under the carriage and a strip."""
    outer, long = 7.05, 60.0
    x = carriage.at.x
    station = [long / 2 - h.CLAMP_X, long / 2 + h.CLAMP_X]
    down = [FaceHole(f"d{i}", "+z", s, 28.0 - outer, h.HOLE_14) for i, s in enumerate(station, 1)]
    side = [FaceHole(f"b{i}", "+y", s, h.CARRIAGE_Z - CLAMP_Z, h.HOLE_14) for i, s in enumerate(station, 1)]
    angle = BarPart("axis_belt_angle", stock="angle 1-1/4x1-1/4x1/8", length=long, holes=(*down, *side), basis=OURS)
    # its corner is at the top beside the belt: along -x, one leg across, one down
    at = place(x + long / 2, outer, h.CARRIAGE_Z, x_axis="-x", z_axis="-z")
    bracket = axis.add(angle, name="belt_angle", at=at)
    through = tuple(FaceHole(f"b{i}", "+z", s, STRIP_TOP - CLAMP_Z, h.HOLE_14) for i, s in enumerate(station, 1))
    strip = BarPart("axis_belt_strip", stock="flat 1x1/8", length=long, holes=through, basis=OURS)
    plate = axis.add(strip, name="belt_strip", at=place(x + long / 2, outer - 1.4, STRIP_TOP, x_axis="-x", z_axis="-y"))
    for i in (1, 2):
        axis.fasten(carriage[f"k{i}"], bracket[f"d{i}"], bolt="hex 1/4-20")
        along, _, up = bracket[f"b{i}"].bore.at
        shim = axis.add(h.ring("axis_belt_shim", h.HOLE_14, 10.0, 1.4), name=f"belt_shim_{i}", at=place(along, outer, up, x_axis="+x", z_axis="-y"))
        axis.fasten(bracket[f"b{i}"], shim["h"], plate[f"b{i}"], bolt="hex 1/4-20")
