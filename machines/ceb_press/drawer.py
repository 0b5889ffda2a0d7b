"""The drawer: cavity, lid and rod holders, in its own frame; and the slide rods that it runs on."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, BarPart, Bore, PurchasedPart, Reference, Safety, TubePart, catalog_row, chosen, cycles, inch, on_grid, place, shape
from gvcs_cad import Bushing as BushingRow

from . import drawer_parts as d
from . import sizes as z
from .outline import THICK, across, lying, upright
from .sizes import Sizes
from .sources import OURS, REPOSITORY

LEG = inch("1/4")
BUSH = "bushing 1x1-1/4x2"
ROD_LONG = 54.0
RODS = chosen(
    f"shaft of 1 in, bushing of 1-1/4 in outside and 1.2 in hole in f1 are published ({REPOSITORY}, v2509P/vars.scad);"
    " lengths, the tube round the bushing and the collars are ours"
)


def drawer(s: Sizes) -> Assembly:
    """Return the drawer, welded, its rod holders bolted on."""
    built, half = Assembly("drawer"), s.brick / 2
    lid, tall = d.LID_X, z.CHAMBER
    sides = [built.add(d.d2(s), name=f"d2_{n}", at=upright(0, y, 0)) for n, y in (("left", half + 0.5), ("right", -half))]
    walls = [
        built.add(d.d6(s), name="d6", at=across(z.D8, 0, 0)),
        *(built.add(d.d3(s), name=f"d3_{n}", at=across(x, 0, 0)) for n, x in (("rear", lid), ("front", lid + 6.5))),
    ]
    floors = [
        built.add(d.d8(s), name="d8", at=lying(0, 0, 0)),
        built.add(d.d5(s), name="d5", at=lying(lid + THICK, 0, 0)),
        built.add(d.d12(s), name="d12", at=lying(d.REAR, 0, tall - THICK)),
        built.add(d.d1(s), name="d1", at=lying(lid, 0, tall - THICK)),
    ]
    for part in (*walls, *floors):
        for side in sides:
            built.weld(part, side, leg=LEG, length=inch(5), weld_class="B")
    for i, y in enumerate(s.ribs, 1):
        rib = built.add(d.d4(s), name=f"d4_{i}", at=upright(lid, y + THICK / 2, 0))
        for other in (*walls[1:], floors[1]):
            built.weld(rib, other, leg=LEG, length=inch(4), weld_class="B")
    for n, y in (("left", d.CLEVIS + THICK), ("right", -d.CLEVIS)):
        lug = built.add(d.d9(s), name=f"d9_{n}", at=upright(0, y, 0))
        for other in (walls[0], floors[0]):
            built.weld(lug, other, leg=LEG, length=inch(5), weld_class="B")
    _holders(built, s)
    return built


def _holders(built: Assembly, s: Sizes) -> None:
    """Bolt a packer, a plate and a welded tube with its bushing on each end of d1 and d12."""
    tube = TubePart("press_rod_tube", stock="dom 1-3/4x1/4", length=inch(d.HOLDER), basis=RODS, note="hone to 1.25 in for the bushing after welding")
    for end, on, x in (("rear", "d12", d.REAR), ("front", "d1", d.FRONT)):
        for side, sign in (("left", 1), ("right", -1)):
            name, low = f"{end}_{side}", z.CHAMBER
            axis = "+x" if sign > 0 else "-x"
            corner = x if sign > 0 else x + d.HOLDER
            shim = built.add(d.packer(s), name=f"packer_{name}", at=place(inch(corner), 0, inch(low), x_axis=axis))
            foot = built.add(d.d11(s), name=f"d11_{name}", at=place(inch(corner), 0, inch(low + 0.25), x_axis=axis))
            y = sign * s.rod
            sleeve = built.add(tube, name=f"tube_{name}", at=on_grid(inch(x), inch(y - 0.875), inch(low + 0.75), along="x"))
            built.weld(foot, sleeve, leg=inch("3/16"), length=inch(2 * d.HOLDER))
            bush = built.add(bushing(), name=f"bushing_{name}", at=place(inch(x + 1), inch(y), inch(low + 1.625), x_axis="+y", z_axis="+x"))
            built.press(sleeve["bore"], inner=bush)
            for i in (1, 2):
                head = foot[f"h{i}"]
                built.fasten(head, shim[f"h{i}"], built[on].nearest(head), bolt="hex 3/4-10")


def bushing() -> PurchasedPart:
    """Return a bronze bushing about Z."""
    row = catalog_row(BushingRow, BUSH)
    return PurchasedPart(
        "press_bushing",
        title="Bronze bushing 1 x 1-1/4 x 2 in, SAE 660",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=row.bore, outside=row.outside, width=row.length),
        mass_kg=round(8.93e-6 * math.pi / 4 * (row.outside**2 - row.bore**2) * row.length, 3),
        drilled=(Bore("bore", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), row.bore, row.length, "bore"),),
        wear=True,
        life=cycles(200_000),
        basis=RODS,
        note="life chosen; grease every shift",
    )


def add_rods(press: Assembly, s: Sizes, beams: dict[str, Reference]) -> None:
    """Put both slide rods through the upper beams, a collar outside each."""
    rod = BarPart("press_slide_rod", stock="shaft 1", length=inch(ROD_LONG), basis=RODS, wear=True, life=cycles(500_000), note="life chosen")
    for side, letter, y in (("left", "l", s.rod), ("right", "r", -s.rod)):
        at = on_grid(inch(-ROD_LONG / 2), inch(y - 0.5), inch(z.ROD_HIGH - 0.5), along="x")
        placed = press.add(rod, name=f"slide_rod_{side}", at=at)
        other = "r" if letter == "l" else "l"
        webs = [beams["upper_beam_front"].child("f1")[f"rod_{letter}"], beams["upper_beam_rear"].child("f1")[f"rod_{other}"]]
        press.pin(*webs, pin=placed)
        for end, x, z_axis in (("front", z.OUT + THICK, "+x"), ("rear", -z.OUT - THICK, "-x")):
            ring = press.add(collar(), name=f"collar_{side}_{end}", at=place(inch(x), inch(y), inch(z.ROD_HIGH), x_axis="+y", z_axis=z_axis))
            press.press(ring["bore"], inner=placed)


def collar() -> PurchasedPart:
    """Return a double split collar for the slide rod, about Z."""
    return PurchasedPart(
        "press_rod_collar",
        title="Double split collar 1 in",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=inch(1), outside=inch("1-3/4"), width=inch("1/2")),
        mass_kg=0.1,
        drilled=(Bore("bore", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), inch(1), inch("1/2")),),
        basis=OURS,
        safety=Safety(role="slide rod", grade="steel, as bought", inspect="screws tight, every 50 h"),
    )
