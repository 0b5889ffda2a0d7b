"""A pack of ten 18650 cells, five in series and two side by side, on ``tool_pack@1``: screwed, so that every cell can be replaced."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from gvcs_cad import (
    Assembly,
    Bore,
    Cell,
    InsertStock,
    Module,
    Modules,
    Placement,
    PrintedPart,
    PurchasedPart,
    Safety,
    catalog_row,
    chosen,
    cycles,
    hookimpl,
    hours,
    place,
    shape,
)

from .solids import cell as cell_shape
from .solids import holder, lid, tray

CELL, SERIES, PARALLEL = "18650 25R", 5, 2
PITCH, SEAT = 19.6, 18.8  # of the cells in their holders
LONG, WIDE, LID, DEEP = 120.0, 84.0, 10.0, 54.0
WALL, END = 3.0, 10.5
THREAD, DEPTH, HOLE, HEAD, RIM = 4.0, 8.6, 4.5, 8.0, 12.0  # holes of the inserts are as deep as one is long and 0.5 mm
TOOL = ((46.0, 28.0), (-46.0, 28.0), (-46.0, -28.0), (46.0, -28.0))  # of tool_pack@1
CASE = ((54.5, 28.0), (-54.5, 28.0), (-54.5, -28.0), (54.5, -28.0))
OURS = chosen("our own: OSE asks for replaceable 18650 cells and publishes no geometry")
FIRE = Safety(role="battery", grade="protection circuit, flame-retardant PETG", inspect="no swelling, no warm cell, no loose strip, before each charge")


def _flat(places: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    return tuple(v for place in places for v in place)


class BatteryPack(Module):
    """Builds the pack in the frame of its port: x and y in the tool's foot, z upwards into it."""

    name, title, version, licence = "battery_pack", "Battery pack 5S2P", "0.1.0", "CERN-OHL-S-2.0"
    status = "concept"

    def build(self, p: object, modules: Modules) -> Assembly:
        pack, row = Assembly(self.name), catalog_row(Cell, CELL)
        cover = pack.add(_lid(), name="lid", at=place(0, 0, 0))
        pack.inserts(cover)
        body = pack.add(_tray(), name="tray", at=place(0, 0, -LID))
        for i in range(1, 5):
            pack.fasten(body[f"c{i}"], cover[f"c{i}"], bolt="socket M4", washers=())
        middle = -LID - DEEP + WALL + PITCH
        holders = [pack.add(_holder(), name=f"holder_{i}", at=place(0, y, middle)) for i, y in ((1, -29.0), (2, 23.0))]
        number = 0
        for c in range(SERIES):
            for r in range(PARALLEL):
                number += 1
                at = place((c - 2) * PITCH, 0, middle + (r - 0.5) * PITCH)
                standing = pack.add(_cell(row), name=f"cell_{number}", at=at)
                pack.press(*(one[f"c{number}"] for one in holders), inner=standing)
        guard = pack.add(_guard(), name="guard", at=place(0, 0, middle + PITCH + 1))
        for one in (*holders, body):
            pack.contact(guard, one, why="taped on the holders, under the lid")
        for one in holders:
            pack.contact(one, body, why="set into the tray")
        pack.supply(_loose("pack_strip", "Nickel strip 0.15 x 8 mm, spot-welded, cut to length", 0.002), 12)
        pack.supply(_loose("pack_contact", "Blade contacts, balance plug and thermistor with leads", 0.01))
        capacity = {"voltage_v": SERIES * row.volts, "energy_wh": SERIES * PARALLEL * row.volts * row.capacity_ah, "current_a": PARALLEL * row.current_a}
        pack.port("mount", "tool_pack@1", place(0, 0, 0, x_axis="+x", z_axis="+z"), side="module", provides=capacity, process="jig-drilled")
        return pack


def _lid() -> PrintedPart:
    bores = [Bore(f"t{i}", (x, y, 0), (0, 0, -1), THREAD, DEPTH, "", "socket M4") for i, (x, y) in enumerate(TOOL, 1)]
    bores += [Bore(f"c{i}", (x, y, -LID), (0, 0, 1), THREAD, DEPTH, "", "socket M4") for i, (x, y) in enumerate(CASE, 1)]
    insert = catalog_row(InsertStock, "insert M4").hole
    drawn = shape(lid, long=LONG, wide=WIDE, high=LID, above=_flat(TOOL), below=_flat(CASE), insert=insert, depth=DEPTH, slot=24.0)
    volume = LONG * WIDE * LID - 24 * 12 * LID - 8 * math.pi / 4 * insert**2 * DEPTH
    return _printed("pack_lid", drawn, tuple(bores), volume, "brass inserts M4, eight")


def _tray() -> PrintedPart:
    bores = tuple(Bore(f"c{i}", (x, y, -RIM), (0, 0, 1), HOLE, RIM) for i, (x, y) in enumerate(CASE, 1))
    drawn = shape(tray, long=LONG, wide=WIDE, high=DEEP, wall=WALL, end=END, screws=_flat(CASE), hole=HOLE, head=HEAD, seat=RIM)
    inside = (LONG - 2 * END) * (WIDE - 2 * WALL) * (DEEP - WALL)
    volume = LONG * WIDE * DEEP - inside - 4 * math.pi / 4 * (HOLE**2 * RIM + HEAD**2 * (DEEP - RIM))
    return _printed("pack_tray", drawn, bores, volume, "")


def _holder() -> PrintedPart:
    long, high, thick = SERIES * PITCH, PARALLEL * PITCH, 6.0
    places = [((c - 2) * PITCH, (r - 0.5) * PITCH) for c in range(SERIES) for r in range(PARALLEL)]
    bores = tuple(Bore(f"c{i}", (x, 0, z), (0, 1, 0), SEAT, thick) for i, (x, z) in enumerate(places, 1))
    drawn = shape(holder, long=long, high=high, thick=thick, pitch=PITCH, hole=SEAT, columns=SERIES, rows=PARALLEL)
    return _printed("pack_holder", drawn, bores, long * high * thick - 10 * math.pi / 4 * SEAT**2 * thick, "", Placement().turned("x", 90))


def _printed(name: str, drawn: Any, bores: tuple[Bore, ...], volume: float, note: str, on_bed: Placement = Placement()) -> PrintedPart:
    return PrintedPart(
        name,
        shape=drawn,
        material_name="PETG",
        stated_volume=volume,
        drilled=bores,
        on_bed=on_bed,
        infill_percent=60,
        life=hours(20000),
        basis=OURS,
        note=note,
    )


def _cell(row: Cell) -> PurchasedPart:
    return PurchasedPart(
        "pack_cell_18650",
        title=f"Li-ion cell INR18650-25R, {row.volts:g} V, {row.capacity_ah:g} Ah, {row.current_a:g} A",
        envelope=shape(cell_shape, diameter=row.diameter, length=row.length),
        mass_kg=row.mass,
        life=cycles(row.cycles, "cell cycles"),
        wear=True,
        basis=row.basis,
        safety=FIRE,
    )


def _guard() -> PurchasedPart:
    drawn = shape("gvcs_cad.geometry.hardware:box", length=90.0, width=60.0, height=4.0, x=-45.0, y=-30.0)
    title = "Protection circuit 5S, 40 A: over- and undervoltage, overcurrent, temperature, balancing"
    return PurchasedPart("pack_guard", title=title, envelope=drawn, mass_kg=0.04, life=hours(20000), basis=chosen("usual board; OSE names none"), safety=FIRE)


def _loose(name: str, title: str, mass: float) -> PurchasedPart:
    return PurchasedPart(name, title=title, envelope=None, mass_kg=mass, life=hours(20000), basis=chosen("usual part, placed by hand"))


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the pack."""
    register(BatteryPack())
