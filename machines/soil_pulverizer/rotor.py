"""The rotor: shaft, collars with crossed tines, each held by one screw. Inches."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, BarPart, FaceHole, Hole, PlatePart, PurchasedPart, Safety, TubePart, hours, inch, on_grid, place, polygon, shape

from . import sizes as z
from .sizes import Sizes
from .sources import ROTOR, SCREW, TINE, TURNS

WELDED = Safety(role="rotor", weld_class="B", inspect="weld of tines to collar, screw tight, before every shift")


def shaft(s: Sizes) -> BarPart:
    """Return the shaft; its left end is keyed for the coupling."""
    note = "keyway 1/2 in, 2 in long, in the left end for the coupling; grind a flat under each set screw"
    return BarPart("rotor_shaft", stock="shaft 1-7/8", length=inch(s.shaft), basis=ROTOR, safety=TURNS, note=note)


def tines(s: Sizes) -> PlatePart:
    """Return the cross of four tines about the shaft."""
    w, r = z.TINE_W / 2, s.tine / 2
    points = [(w, w), (w, r), (-w, r), (-w, w), (-r, w), (-r, -w), (-w, -w), (-w, -r), (w, -r), (w, -w), (r, -w), (r, w)]
    hole = Hole("shaft", 0, 0, inch("2-1/16"), "bore")
    outer = polygon([(inch(x), inch(y)) for x, y in points])
    note = "wears with its collar: one screw frees both; 400 h chosen"
    return PlatePart("rotor_tines", stock="plate AR400 1/4", outer=outer, holes=[hole], basis=TINE, life=hours(400), safety=WELDED, note=note)


def screw() -> PurchasedPart:
    """Return the set screw: head below z = 0, shank along +Z."""
    sizes = {"diameter": inch("5/8"), "length": inch(z.SCREW_LONG), "head_width": inch("15/16"), "head_height": inch("25/64")}
    return PurchasedPart(
        "rotor_screw",
        title="Hex cap screw 5/8-11 x 1-3/4 in, grade 8, used as set screw",
        envelope=shape("gvcs_cad.geometry.hardware:hex_bolt", **sizes),
        mass_kg=0.11,
        basis=SCREW,
        safety=Safety(role="rotor", grade="SAE J429 grade 8", torque_nm=200.0, inspect="tight, before every shift"),
    )


def nut() -> PurchasedPart:
    """Return the nut that is welded on the collar, from z = 0 upwards."""
    sizes = {"diameter": inch("5/8"), "width": inch("15/16"), "height": inch("35/64")}
    return PurchasedPart("rotor_nut", title="Nut 5/8-11, welded on", envelope=shape("gvcs_cad.geometry.hardware:hex_nut", **sizes), mass_kg=0.05, basis=SCREW)


def tine_module(s: Sizes) -> Assembly:
    """Return one collar with tines and screw: Z along the shaft from the tines' face, the screw at +X."""
    built, out = Assembly("tine_module"), z.COLLAR_OUT / 2
    cross = built.add(tines(s), name="tines")
    hole = FaceHole("screw", "+y", inch(z.SCREW_AT - z.TINE_T), inch(out), inch("11/16"), through=False)
    tube = TubePart("rotor_collar", stock="dom 2-1/2x1/4", length=inch(z.COLLAR), holes=[hole], basis=ROTOR, safety=WELDED)
    collar = built.add(tube, name="collar", at=on_grid(-inch(out), -inch(out), inch(z.TINE_T), along="z"))
    built.weld(cross, collar, leg=inch("1/4"), length=math.pi * inch(z.COLLAR_OUT), weld_class="B")
    seat = built.add(nut(), name="nut", at=place(inch(out), 0, inch(z.SCREW_AT), x_axis="+z", z_axis="+x"))
    built.weld(seat, collar, leg=inch("3/16"), length=inch(3), weld_class="B")
    head = z.SHAFT / 2 + z.SCREW_LONG
    bolt = built.add(screw(), name="screw", at=place(inch(head), 0, inch(z.SCREW_AT), x_axis="+z", z_axis="-x"))
    built.pin(collar["screw"], pin=bolt)
    return built


def rotor(s: Sizes) -> Assembly:
    """Return the rotor where it turns: its shaft along y, every other collar turned by 45 degrees."""
    built, (x, height) = Assembly("rotor"), z.AXIS
    start = -(s.working / 2 + z.RIGHT_END)
    built.add(shaft(s), name="shaft", at=on_grid(inch(x - z.SHAFT / 2), inch(start), inch(height - z.SHAFT / 2), along="y"))
    one, half = tine_module(s), math.sqrt(0.5)
    for i in range(s.collars):
        y = s.first + i * (z.COLLAR + z.SPACE)
        axis = (half, 0.0, half) if i % 2 else (1.0, 0.0, 0.0)
        built.add(one, name=f"tines_{i + 1}", at=place(inch(x), inch(y), inch(height), x_axis=axis, z_axis="+y"))
    return built
