"""The heated bed on its plate, carried by an angle on each Z carriage."""

from __future__ import annotations

from gvcs_cad import (
    AXIS_8MM,
    Assembly,
    BarPart,
    Bore,
    FaceHole,
    Hole,
    PlatePart,
    PurchasedPart,
    Reference,
    chosen,
    hours,
    inch,
    place,
    published,
    rectangle,
    shape,
)

from .sizes import ACROSS, AXIS_HIGH, BED_THICK, LEG, PAIR, STANDOFF, STOCK, Sizes, T
from .solids import heated_bed

BED = published("gbroques/ose-3d-printer-workbench @ 91f1f49e, heated_bed.py: 203.2 mm square; wiki, D3D_Mega_v23.05: 24 x 24 in; thickness and holes are ours")
OURS = chosen("our own: OSE publishes the bed, not how it is carried")
ANGLE, LONG = "angle 2x2x1/8", 80.0
M5, M3 = 5.5, 3.4
BOLT_Y = 30.0  # bolts of the plate from the middle
INSET = 4.1  # screws of the bed from its edges


def _angle() -> BarPart:
    """Return the angle: lying leg inwards, standing leg with the carriage's four holes."""
    middle = LONG / 2
    # datum at the outer corner below: local z points inwards, local y upwards
    carriage = [
        FaceHole(f"c{i}", "-z", middle + y, LEG / 2 + z, AXIS_8MM.hole)
        for i, (z, y) in enumerate(((-PAIR, ACROSS), (-PAIR, -ACROSS), (PAIR, ACROSS), (PAIR, -ACROSS)), 1)
    ]
    plate = [FaceHole(f"p{i}", "+y", middle + y, 30.0, M5) for i, y in enumerate((BOLT_Y, -BOLT_Y), 1)]
    return BarPart("printer_bed_angle", stock=ANGLE, length=LONG, holes=(*carriage, *plate), basis=OURS)


def _plate(s: Sizes) -> PlatePart:
    x, y = s.plate
    at = s.bed / 2 - INSET
    holes = [Hole(f"p{i}", px, py, M5) for i, (px, py) in enumerate([(a * s.bed_bolt, b * BOLT_Y) for a in (1, -1) for b in (1, -1)], 1)]
    holes += [Hole(f"h{i}", a * at, b * at, M3) for i, (a, b) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1)), 1)]
    outer, window = rectangle(2 * x, 2 * y, centred=True), rectangle(s.bed - 80, s.bed - 80, centred=True)
    return PlatePart("printer_bed_plate", stock=STOCK, outer=outer, cutouts=(window,), holes=holes, basis=OURS)


def add_bed(printer: Assembly, s: Sizes, carriages: dict[str, Reference]) -> None:
    """Add angles, plate, standoffs and bed; `carriages` by ``front`` and ``rear``."""
    low = carriages["front"].port("over").port.at.origin[2] - LEG / 2
    angles = {}
    for side, sign in (("front", 1), ("rear", -1)):
        x = sign * (s.face - AXIS_HIGH)
        at = place(x, sign * LONG / 2, low, x_axis="-y" if sign > 0 else "+y", z_axis="-x" if sign > 0 else "+x")
        angles[side] = printer.add(_angle(), name=f"bed_angle_{side}", at=at)
        for hole in angles[side].pattern("c"):
            printer.fasten(hole, carriages[side].nearest(hole), bolt="socket M6")
    plate = printer.add(_plate(s), name="bed_plate", at=place(0, 0, low + inch("1/8")))
    for hole in plate.pattern("p"):
        printer.fasten(hole, angles["front" if hole.bore.at[0] > 0 else "rear"].nearest(hole), bolt="socket M5")
    _heater(printer, s, plate, low + inch("1/8") + T)


def _heater(printer: Assembly, s: Sizes, plate: Reference, z: float) -> None:
    pitch = s.bed - 2 * INSET
    holes = tuple(
        Bore(f"h{i}", (a * pitch / 2, b * pitch / 2, BED_THICK), (0, 0, -1), M3, BED_THICK) for i, (a, b) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1)), 1)
    )
    bed = PurchasedPart(
        "printer_heated_bed",
        title=f"Heated bed {s.bed:g} mm square, 3.2 mm aluminium, heater, thermistor and spring-steel sheet",
        envelope=shape(heated_bed, side=s.bed, thick=BED_THICK, pitch=pitch, hole=M3),
        mass_kg=round(s.bed**2 * BED_THICK * 2.7e-6 + 0.1, 2),
        drilled=holes,
        life=hours(10000),
        wear=True,
        basis=BED,
    )
    heater = printer.add(bed, name="bed", at=place(0, 0, z + STANDOFF))
    ring = PurchasedPart(
        "printer_bed_standoff",
        title="Spacer M3 x 10 mm, outside 6 mm, stainless steel",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=M3, outside=6.0, width=STANDOFF),
        mass_kg=0.002,
        drilled=(Bore("h", (0, 0, 0), (0, 0, 1), M3, STANDOFF),),
        life=hours(20000),
        basis=OURS,
        note="of steel: the bed reaches 110 C, and what a village printer prints does not",
    )
    for i in range(1, 5):
        x, y, _ = heater[f"h{i}"].bore.at
        under = printer.add(ring, name=f"standoff_{i}", at=place(x, y, z))
        printer.fasten(heater[f"h{i}"], under["h"], plate[f"h{i}"], bolt="socket M3")
