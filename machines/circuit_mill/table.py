"""What rides on the Y carriage: a printed block, the table and a sacrificial board."""

from __future__ import annotations

import math

from gvcs_cad import AXIS_8MM, Assembly, Bore, Hole, InsertStock, PlatePart, PrintedPart, PurchasedPart, Reference, catalog_row, chosen, hours, rectangle, shape

from .sizes import BOARD, LIFT, PAIR, PATTERN, TABLE, Sizes
from .solids import board, lift

OURS = chosen("our own: OSE publishes no table")
SIDE, SEAT, HEAD, HOLE = AXIS_8MM.carriage_wide, 14.0, 11.0, AXIS_8MM.hole
TAP, TAP_DEPTH, TAP_AT = 6.0, 16.0, 28.0  # thread, depth of its hole, place
CORNER = 15.0  # board screws from the corners
POCKET, POCKET_DEPTH = 14.0, 8.0


def add_table(mill: Assembly, s: Sizes, carriage: Reference) -> None:
    """Add block, table and board on the Y carriage."""
    over = carriage.port("over").port.at
    block = mill.add(_block(), name="table_block", at=over)
    mill.inserts(block)
    for hole in block.pattern("c"):
        mill.fasten(hole, carriage.nearest(hole), bolt="socket M6", washers=())
    table = mill.add(_table(s), name="table", at=over.moved(z=LIFT))
    for hole in table.pattern("t"):
        mill.fasten(hole, block.nearest(hole), bolt="socket M6", washers=())
    top = mill.add(_board(s), name="board", at=over.moved(z=LIFT + TABLE))
    for hole in top.pattern("w"):
        mill.fasten(hole, table.nearest(hole), bolt="socket M4")


def _corners(x: float, y: float) -> list[tuple[float, float]]:
    return [(a * x, b * y) for a in (1, -1) for b in (1, -1)]


def _block() -> PrintedPart:
    values = {"side": SIDE, "high": LIFT, "hole": HOLE, "pitch_x": PAIR, "pitch_y": PATTERN, "seat": SEAT, "head": HEAD}
    carriage = tuple(Bore(f"c{i}", (x, y, SEAT), (0, 0, -1), HOLE, SEAT) for i, (x, y) in enumerate(_corners(PAIR, PATTERN), 1))
    taps = tuple(Bore(f"t{i}", (x, y, LIFT), (0, 0, -1), TAP, TAP_DEPTH, "", "socket M6") for i, (x, y) in enumerate(_corners(TAP_AT, TAP_AT), 1))
    insert = catalog_row(InsertStock, "insert M6").hole
    drilled = HOLE**2 * SEAT + HEAD**2 * (LIFT - SEAT) + insert**2 * TAP_DEPTH
    return PrintedPart(
        "mill_table_block",
        shape=shape(lift, tap=insert, tap_pitch=TAP_AT, tap_depth=TAP_DEPTH, **values),
        material_name="PETG",
        stated_volume=SIDE**2 * LIFT - math.pi * drilled,
        drilled=(*carriage, *taps),
        infill_percent=60,
        life=hours(10000),
        basis=OURS,
        note="brass inserts M6 from above",
    )


def _table(s: Sizes) -> PlatePart:
    long, wide = s.table
    holes = [Hole(f"t{i}", x, y, 6.6) for i, (x, y) in enumerate(_corners(TAP_AT, TAP_AT), 1)]
    holes += [Hole(f"w{i}", x, y, 4.5) for i, (x, y) in enumerate(_corners(long - CORNER, wide - CORNER), 1)]
    return PlatePart("mill_table", stock="plate A36 1/4", outer=rectangle(2 * long, 2 * wide, centred=True), holes=holes, basis=OURS)


def _board(s: Sizes) -> PurchasedPart:
    long, wide = s.table
    values = {"long": 2 * long, "wide": 2 * wide, "high": BOARD, "hole": 4.5, "hole_x": long - CORNER, "hole_y": wide - CORNER}
    drilled = tuple(Bore(f"w{i}", (x, y, BOARD), (0, 0, -1), 4.5, BOARD) for i, (x, y) in enumerate(_corners(long - CORNER, wide - CORNER), 1))
    return PurchasedPart(
        "mill_board",
        title=f"Fibre board {2 * long:g} x {2 * wide:g} x {BOARD:g} mm, four holes 4.5 mm, four pockets 14 mm from below",
        envelope=shape(board, pocket=POCKET, pocket_pitch=TAP_AT, pocket_depth=POCKET_DEPTH, **values),
        mass_kg=round(4 * long * wide * BOARD * 0.75e-6, 2),
        drilled=drilled,
        consumable=True,
        life=hours(200),
        basis=OURS,
    )
