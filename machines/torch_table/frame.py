"""The frame: two rails on legs, cross tubes and stretchers, welded; combs on the rails carry the slats."""

from __future__ import annotations

import math
from itertools import pairwise

from gvcs_cad import (
    Assembly,
    BarPart,
    FaceHole,
    Hole,
    PlatePart,
    Port,
    PurchasedPart,
    Reference,
    Safety,
    TubePart,
    chosen,
    hours,
    inch,
    on_grid,
    place,
    polygon,
    rectangle,
    shape,
)

from . import sizes as z
from .sizes import Sizes
from .solids import foot

OURS = chosen("our own: OSE publishes a work area of 4 x 8 ft and no stock of the frame")
RAIL, LEG_TUBE = "tube 4x2x1/4", "tube 2x2x3/16"
LEG = inch(2)
WELDED = Safety(role="frame joint", weld_class="C", inspect="welds for cracks, bolts tight, every 200 h")
HOLE_12, HOLE_38 = inch("9/16"), inch("13/32")
PAD_T, FOOT = inch("1/4"), 30.0
LOW = 120.0  # underside of the lower stretchers
COMB_T, COMB_HIGH, SLOT, SLOT_DEEP = inch("1/4"), 140.0, 5.6, 80.8
COMB_LOW = z.RAIL_TOP + z.SLAT_OVER - z.SLAT_HIGH - 59.2
COMB_BOLT = 114.0  # above the comb's lower edge


def rail(side: str, s: Sizes, stations: tuple[float, ...], bolts: tuple[float, ...]) -> TubePart:
    """Return a rail: `stations` of the axis' bolts through its height, `bolts` of its comb through its width."""
    holes = [FaceHole(f"t{i}", "+z", x, z.TUBE_WIDE / 2, HOLE_12) for i, x in enumerate(stations, 1)]
    holes += [FaceHole(f"c{i}", "+y", x, COMB_LOW + COMB_BOLT - (z.RAIL_TOP - z.TUBE_HIGH), HOLE_38) for i, x in enumerate(bolts, 1)]
    axis = Port("axis", z.HEAVY, place(z.MOTOR_HOLES, z.TUBE_WIDE / 2, z.TUBE_HIGH), process="jig-drilled", provides=z.CARRIES)
    return TubePart(f"table_rail_{side}", stock=RAIL, length=s.rail, holes=holes, ports=(axis,), hand=side, basis=OURS, safety=WELDED)  # type: ignore[arg-type]  # left, right


def leg_stations(s: Sizes, bolts: tuple[float, ...]) -> tuple[float, ...]:
    """Return where legs begin along the rails: about 1.3 m apart at most, and clear of the `bolts` whose nuts are under the rails."""
    gaps = max(1, math.ceil((s.rail - 200) / 1300))
    found = []
    for i in range(gaps + 1):
        x = 60.0 + (s.rail - 120.0 - LEG) * i / gaps
        while any(abs(x + LEG / 2 - bolt) < LEG / 2 + 18.0 for bolt in bolts):
            x -= 10.0
        found.append(round(x, 3))
    return tuple(found)


def comb_bolts(s: Sizes, taken: tuple[float, ...]) -> tuple[float, ...]:
    """Return the bolts of the combs along x: two for each half, between slots and clear of the bolts `taken` in the rails."""
    start, _ = s.bed
    half = (s.slats + 1) // 2
    found = []
    for pick, step in ((1, 1), (half - 2, -1), (half + 1, 1), (s.slats - 2, -1)):
        i = pick
        while any(abs(start + z.SLAT_PITCH * (i + 0.5) - bolt) < 30 for bolt in taken):
            i += step
        found.append(start + z.SLAT_PITCH * (i + 0.5))
    return tuple(found)


def combs(s: Sizes, bolts: tuple[float, ...]) -> tuple[PlatePart, PlatePart]:
    """Return both halves of a comb, x from their own ends; slots open upwards, one for each slat."""
    half = (s.slats + 1) // 2
    start, _ = s.bed
    parts = []
    for name, first, count, mine in (("rear", 0, half, bolts[:2]), ("front", half, s.slats - half, bolts[2:])):
        low = start + z.SLAT_PITCH * (first - 0.5)
        long = z.SLAT_PITCH * count
        points = [(0.0, 0.0), (long, 0.0), (long, COMB_HIGH)]
        for i in reversed(range(count)):
            x = z.SLAT_PITCH * (i + 0.5)
            points += [(x + SLOT / 2, COMB_HIGH), (x + SLOT / 2, COMB_HIGH - SLOT_DEEP), (x - SLOT / 2, COMB_HIGH - SLOT_DEEP), (x - SLOT / 2, COMB_HIGH)]
        points.append((0.0, COMB_HIGH))
        holes = tuple(Hole(f"c{i}", x - low, COMB_BOLT, HOLE_38) for i, x in enumerate(mine, 1))
        parts.append(PlatePart(f"table_comb_{name}", stock="plate A36 1/4", outer=polygon(points), holes=holes, basis=OURS))
    return parts[0], parts[1]


def add_combs(table: Assembly, s: Sizes, rails: dict[str, Reference], bolts: tuple[float, ...]) -> None:
    """Bolt the combs to the rails' inner faces and stand the slats in them."""
    start, _ = s.bed
    half = (s.slats + 1) // 2
    rear, front = combs(s, bolts)
    for side, sign in (("left", 1), ("right", -1)):
        for part, first in ((rear, 0), (front, half)):
            x = start + z.SLAT_PITCH * (first - 0.5)
            y = s.comb_y if sign > 0 else -s.comb_y + COMB_T
            comb = table.add(part, name=f"comb_{side}_{part.name.rpartition('_')[2]}", at=place(x, y, COMB_LOW, x_axis="+x", z_axis="-y"))
            for hole in comb.pattern("c"):
                table.fasten(hole, rails[side].nearest(hole), bolt="hex 3/8-16")
    slat = BarPart(
        "table_slat",
        stock="flat 4x3/16",
        length=2 * (s.comb_y - 1.0),
        basis=OURS,
        wear=True,
        life=hours(200),
        note="turn it over, then replace it, when it is cut half through",
    )
    low = COMB_LOW + COMB_HIGH - SLOT_DEEP
    for i in range(s.slats):
        x = start + z.SLAT_PITCH * i
        table.add(slat, name=f"slat_{i + 1}", at=place(x + inch("3/16") / 2, s.comb_y - 1.0, low, x_axis="-y", z_axis="-x"))


def add_legs(table: Assembly, s: Sizes, rails: dict[str, Reference], bolts: tuple[float, ...]) -> None:
    """Weld legs, cross tubes and lower stretchers, and stand them on pads."""
    stations = leg_stations(s, bolts)
    leg = TubePart("table_leg", stock=LEG_TUBE, length=z.RAIL_TOP - z.TUBE_HIGH - PAD_T - FOOT, basis=OURS, safety=WELDED)
    across = TubePart("table_cross", stock=LEG_TUBE, length=2 * s.rail_y - LEG, basis=OURS, safety=WELDED)
    along = [TubePart(f"table_stretcher_{i}", stock=LEG_TUBE, length=b - a - LEG, basis=OURS) for i, (a, b) in enumerate(pairwise(stations), 1)]
    upper = COMB_LOW - LEG - 20
    pad = PlatePart(
        "table_pad", stock="plate A36 1/4", outer=rectangle(inch(4), inch(4), centred=True), holes=(Hole("f", 0, 0, HOLE_12, empty="adjustment"),), basis=OURS
    )
    rubber = PurchasedPart(
        "table_foot",
        title="Machine foot 60 x 30 mm, rubber on steel",
        envelope=shape(foot, diameter=60.0, high=FOOT),
        mass_kg=0.2,
        life=hours(20000),
        basis=OURS,
    )
    for i, x in enumerate(stations, 1):
        pair = {}
        for side, y in (("left", s.rail_y), ("right", -s.rail_y)):
            pair[side] = table.add(leg, name=f"leg_{side}_{i}", at=on_grid(x, y - LEG / 2, PAD_T + FOOT, along="z"))
            table.weld(pair[side], rails[side], leg=4.0, length=4 * LEG)
            sole = table.add(pad, name=f"pad_{side}_{i}", at=place(x + LEG / 2, y, FOOT))
            table.weld(pair[side], sole, leg=4.0, length=4 * LEG)
            table.add(rubber, name=f"foot_{side}_{i}", at=place(x + LEG / 2, y, 0))
        for name, height in (("upper", upper), ("lower", LOW)):
            beam = table.add(across, name=f"cross_{name}_{i}", at=on_grid(x, -s.rail_y + LEG / 2, height, along="y"))
            for post in pair.values():
                table.weld(beam, post, leg=4.0, length=4 * LEG)
    for i, (x, part) in enumerate(zip(stations, along, strict=False), 1):
        for side, y in (("left", s.rail_y), ("right", -s.rail_y)):
            beam = table.add(part, name=f"stretcher_{side}_{i}", at=on_grid(x + LEG, y - LEG / 2, LOW, along="x"))
            for n in (i, i + 1):
                table.weld(beam, table[f"leg_{side}_{n}"], leg=4.0, length=4 * LEG)
