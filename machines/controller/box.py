"""The enclosure: a back plate and a printed cover, with board and power supply on the back plate.

Frame: the two holes to the host at (-60, 0) and (60, 0), z = 0 on the host's face, the box towards +Z on two spacers, y up.
"""

from __future__ import annotations

import math

from gvcs_cad import (
    Assembly,
    Bore,
    Hole,
    InsertStock,
    PlatePart,
    PrintedPart,
    PurchasedPart,
    Reference,
    catalog_row,
    chosen,
    hours,
    inch,
    place,
    rectangle_between,
    shape,
)

from .solids import board, cover, power_supply, stop_button

OURS = chosen("our own; OSE runs RAMPS with Marlin (wiki.opensourceecology.org, CNC_Torch_Table_2/Control_Overview) and publishes no enclosure")
USUAL = chosen("envelope of a usual part of this kind; measure the one bought")
BACK = inch("1/8")
WIDE, LOW, TOP = 170.0, -20.0, 200.0  # of the back plate; the holes to the host are at y = 0
MOUNT, MOUNT_HOLE = 120.0, 6.8
COVER = (160.0, 10.0, 196.0, 66.0, 3.0)  # width, y range, height, wall
TAB_Y = (16.0, 190.0)
BOARD = (102.0, 60.0)  # RAMPS 1.4 on a Mega 2560
BOARD_AT, BOARD_HOLES = (0.0, 46.0), (82.0, 48.0)
SUPPLY = (115.0, 85.0, 38.0)
SUPPLY_AT, SUPPLY_HOLES = (0.0, 138.0), (90.0, 50.0)
STOP_HOLE, STOP_AT = 22.5, (45.0, 40.0)
STANDOFF = 8.0
SPACE, SPACER = 10.0, 16.0  # the box stands off the host: heads and nuts are behind its back plate


def _four(prefix: str, at: tuple[float, float], pitch: tuple[float, float], hole: float) -> list[Hole]:
    return [Hole(f"{prefix}{i}", at[0] + x * pitch[0] / 2, at[1] + y * pitch[1] / 2, hole) for i, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1)), 1)]


def _tabs() -> list[tuple[float, float]]:
    return [(x * (COVER[0] / 2 - 6), y) for x in (1, -1) for y in TAB_Y]


def back_plate() -> PlatePart:
    """Return the back plate with every hole of the box."""
    holes = [Hole("h1", -MOUNT / 2, 0, MOUNT_HOLE), Hole("h2", MOUNT / 2, 0, MOUNT_HOLE)]
    holes += [*_four("b", BOARD_AT, BOARD_HOLES, 3.4), *_four("s", SUPPLY_AT, SUPPLY_HOLES, 4.5)]
    holes += [Hole(f"c{i}", x, y, 4.5) for i, (x, y) in enumerate(_tabs(), 1)]
    return PlatePart("controller_back", stock="plate A36 1/8", outer=rectangle_between(-WIDE / 2, LOW, WIDE / 2, TOP), holes=holes, basis=OURS)


def cover_part() -> PrintedPart:
    """Return the cover: a hood with four inner posts for its screws and the hole of the stop button."""
    wide, y1, y2, high, wall = COVER
    long, post, insert = y2 - y1, 12.0, catalog_row(InsertStock, "insert M4").hole
    screws = tuple(Bore(f"c{i}", (x, y, 0), (0, 0, 1), 4.0, 12.0, "", "socket M4") for i, (x, y) in enumerate(_tabs(), 1))
    button = Bore("stop", (*STOP_AT, high), (0, 0, -1), STOP_HOLE, wall)
    inside = (wide - 2 * wall) * (long - 2 * wall) * (high - wall)
    volume = wide * long * high - inside + 4 * ((post - wall) ** 2 * (high - wall) - math.pi / 4 * insert**2 * 12)
    volume -= math.pi / 4 * STOP_HOLE**2 * wall + 24 * 3.0 * 40.0 * wall
    values = {"wide": wide, "low": y1, "top": y2, "high": high, "wall": wall, "post": post, "screw": insert, "screw_depth": 12.0, "stop": STOP_HOLE}
    return PrintedPart(
        "controller_cover",
        shape=shape(cover, stop_x=STOP_AT[0], stop_y=STOP_AT[1], tabs=tuple(v for tab in _tabs() for v in tab), **values),
        material_name="PETG",
        stated_volume=volume,
        drilled=(*screws, button),
        on_bed=place(0, 0, 0, x_axis="+x", z_axis="-z"),
        infill_percent=30,
        life=hours(20000),
        basis=OURS,
        note="print with the face down; brass inserts M4; not a fire enclosure, see the hazards of the machine",
    )


def spacer_part() -> PrintedPart:
    """Return one of the two spacers between the host and the back plate."""
    return PrintedPart(
        "controller_spacer",
        shape=shape("gvcs_cad.geometry.hardware:ring", inside=MOUNT_HOLE, outside=SPACER, width=SPACE),
        material_name="PETG",
        stated_volume=math.pi / 4 * (SPACER**2 - MOUNT_HOLE**2) * SPACE,
        drilled=(Bore("h", (0, 0, 0), (0, 0, 1), MOUNT_HOLE, SPACE),),
        infill_percent=100,
        basis=OURS,
    )


def add_box(box: Assembly) -> None:
    """Add back plate, cover, its four screws, and the stop button."""
    back = box.add(back_plate(), name="back", at=place(0, 0, SPACE))
    for i, x in enumerate((-MOUNT / 2, MOUNT / 2), 1):
        box.add(spacer_part(), name=f"spacer_{i}", at=place(x, 0, 0))
    hood = box.add(cover_part(), name="cover", at=place(0, 0, SPACE + BACK))
    box.inserts(hood)
    for i in range(1, 5):
        box.fasten(back[f"c{i}"], hood[f"c{i}"], bolt="socket M4", washers=("head",))
    button = PurchasedPart(
        "controller_stop",
        title="Emergency stop button, latching, 22 mm, two contacts",
        mass_kg=0.08,
        life=hours(20000),
        basis=USUAL,
        envelope=shape(stop_button, thread=STOP_HOLE - 0.5, collar=28.0, head=40.0, behind=25.0, front=28.0, wall=COVER[4]),
    )
    box.press(hood["stop"], inner=box.add(button, name="stop", at=place(*STOP_AT, SPACE + BACK + COVER[3])))


def fit_out(box: Assembly, *, large: bool) -> None:
    """Add board and power supply on the back plate."""
    card = _card()
    _spaced(box, box.add(card, name="board", at=place(*BOARD_AT, SPACE + BACK + STANDOFF)), "b", "socket M3", 6.0)
    watts = 360 if large else 200
    x, y, z = SUPPLY
    taps = tuple(
        Bore(f"s{i}", (a * SUPPLY_HOLES[0] / 2, b * SUPPLY_HOLES[1] / 2, 0), (0, 0, 1), 4.0, 6.0, "", "socket M4")
        for i, (a, b) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1)), 1)
    )
    supply = PurchasedPart(
        f"controller_supply_{watts}w",
        title=f"Power supply {'36 V' if large else '12 V'}, {watts} W, enclosed, with fan",
        mass_kg=0.6,
        life=hours(30000),
        wear=True,
        basis=USUAL,
        drilled=taps,
        envelope=shape(power_supply, wide=x, deep=y, high=z, hole_x=SUPPLY_HOLES[0], hole_y=SUPPLY_HOLES[1], hole=4.0, depth=6.0),
    )
    unit = box.add(supply, name="supply", at=place(*SUPPLY_AT, SPACE + BACK))
    for i in range(1, 5):
        box.fasten(box["back"][f"s{i}"], unit[f"s{i}"], bolt="socket M4", washers=("head",))


def _card() -> PurchasedPart:
    holes = tuple(
        Bore(f"b{i}", (x * BOARD_HOLES[0] / 2, y * BOARD_HOLES[1] / 2, 1.6), (0, 0, -1), 3.4, 1.6)
        for i, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1)), 1)
    )
    return PurchasedPart(
        "controller_board",
        title="RAMPS 1.4 on Arduino Mega 2560 with Marlin, display with SD card",
        mass_kg=0.12,
        life=hours(30000),
        basis=USUAL,
        drilled=holes,
        envelope=shape(board, wide=BOARD[0], deep=BOARD[1], thick=1.6, high=26.0, hole_x=BOARD_HOLES[0], hole_y=BOARD_HOLES[1], hole=3.4),
    )


def _spaced(box: Assembly, part: Reference, prefix: str, bolt: str, outside: float) -> None:
    """Screw a part to the back plate over printed standoffs."""
    ring = PrintedPart(
        "controller_standoff",
        shape=shape("gvcs_cad.geometry.hardware:ring", inside=3.4, outside=outside, width=STANDOFF),
        material_name="PETG",
        stated_volume=math.pi / 4 * (outside**2 - 3.4**2) * STANDOFF,
        drilled=(Bore("h", (0, 0, 0), (0, 0, 1), 3.4, STANDOFF),),
        infill_percent=100,
        basis=OURS,
    )
    for i in range(1, 5):
        x, y, _ = part[f"{prefix}{i}"].bore.at
        under = box.add(ring, name=f"standoff_{i}", at=place(x, y, SPACE + BACK))
        box.fasten(part[f"{prefix}{i}"], under["h"], box["back"][f"{prefix}{i}"], bolt=bolt)
