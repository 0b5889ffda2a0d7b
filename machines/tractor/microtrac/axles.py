"""The MicroTrac's three shafts of 3 in and what holds them: split blocks under the rails, rings and cross pins at the ends."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, BarPart, Bore, FaceHole, Hole, MachinedPart, PlatePart, Safety, circle, hours, inch, place, shape

from ..side_view import about_y, across
from .points import AXLE_Z, AXLES, OURS, PIVOT, measured
from .solids import block
from .tubes import STRAP_HOLE

SHAFT, SHAFT_LENGTH = 3.0, 42.0
BLOCK = (7.9, 6.0, 2.0)  # along x, y and z
BLOCK_BOLTS = (3.0, 1.0)  # inch from the middle of a block: beside the bore, between the grid holes of the rail
RAIL_MIDDLE = 8.0
PIN_AT = {"axle": 20.2, "pivot_shaft": 18.1}  # inch from the mid-plane: cross pins outside the last ring
CROSS_PIN, CROSS_HOLE = "clevis 1/2", 13.0
RING = 0.5


def block_half() -> MachinedPart:
    """Return half a bearing block; upper and lower are the same part. Its frame: the bore's axis is y, the joint z = 0."""
    length, width, height = (inch(v) for v in BLOCK)
    x, y = (inch(v) for v in BLOCK_BOLTS)
    drilled = tuple(
        Bore(f"b{i}", (a * x, b * y, height), (0.0, 0.0, -1.0), STRAP_HOLE, height) for i, (a, b) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1)), 1)
    )
    volume = length * width * height - math.pi / 8 * inch(SHAFT) ** 2 * width - math.pi * STRAP_HOLE**2 * height
    return MachinedPart(
        "micro_block_half",
        shape=shape(block, length=length, width=width, height=height, bore=inch(SHAFT), hole=STRAP_HOLE, x=x, y=y),
        material_name="A36",
        stock="flat 6x2",
        blank_length=length,
        machine="mill",
        stated_volume=volume,
        drilled=drilled,
        basis=measured(
            "tractor_frame.dae", "split blocks 7.9 x 6 x 2 in, bolts 3 in beside the shaft; the mesh has one pair misplaced, ours stand under the rails"
        ),
        safety=Safety(role="axle", grade="A36, bolts grade 5", inspect="four bolts tight, axle does not turn or wander"),
        note="bore to 3 in with both halves bolted together on a sheet of 0.010 in, which then is left out and gives the grip",
    )


def round_shaft(name: str) -> BarPart:
    """Return one of the three shafts, with a cross hole for the pin at each end."""
    ends = (SHAFT_LENGTH / 2 - PIN_AT[name], SHAFT_LENGTH / 2 + PIN_AT[name])
    pins = tuple(FaceHole(f"pin{i}", "+z", inch(round(at, 3)), inch(SHAFT) / 2, CROSS_HOLE) for i, at in enumerate(ends, 1))
    role, inspect = ("axle", "wear below 2.94 in") if name == "axle" else ("pivot", "wear below 2.94 in at the bushings")
    return BarPart(
        f"micro_{name}",
        stock="shaft 3",
        length=inch(SHAFT_LENGTH),
        holes=pins,
        basis=measured("tractor_frame.dae", "three shafts 3 in x 42 in: wheels at x -6 and 34, z -6; loader at x 0, z 18"),
        safety=Safety(role=role, grade="1045 turned and polished", inspect=f"{inspect}, cross pins and cotters in place"),
    )


def ring(thickness: str = "1/2") -> PlatePart:
    """Return a thrust ring on a 3 in shaft."""
    name = "micro_ring" if thickness == "1/2" else "micro_ring_" + thickness.replace("/", "_")
    return PlatePart(
        name,
        stock=f"plate A36 {thickness}",
        outer=circle(inch("4-1/4")),
        holes=(Hole("shaft", 0, 0, inch("3-1/16"), empty="bore"),),
        basis=OURS,
        wear=True,
        life=hours(2000),
        note="life chosen; grease the faces",
    )


def add_axles(frame: Assembly) -> None:
    """Add wheel axles in their blocks and the loader's pivot shaft in the uprights."""
    half = block_half()
    for axle, x in AXLES.items():
        frame.add(round_shaft("axle"), name=f"axle_{axle}", at=across(x, -SHAFT_LENGTH / 2, AXLE_Z, SHAFT))
        for side, y in (("left", RAIL_MIDDLE), ("right", -RAIL_MIDDLE)):
            frame.add(half, name=f"block_{axle}_{side}_upper", at=place(inch(x), inch(y), inch(AXLE_Z)))
            frame.add(half, name=f"block_{axle}_{side}_lower", at=place(inch(x), inch(y), inch(AXLE_Z), x_axis="+x", z_axis="-z"))
    shaft = frame.add(round_shaft("pivot_shaft"), name="pivot_shaft", at=across(PIVOT[0], -SHAFT_LENGTH / 2, PIVOT[1], SHAFT))
    plates = [frame[f"upright_plate_{side}_{where}"]["pivot"] for side in ("left", "right") for where in ("outer", "inner")]
    frame.press(*plates, *(frame["grid"].child(f"upright_{side}")["pivot"] for side in ("left", "right")), inner=shaft)
    _add_ends(frame)


def _add_ends(frame: Assembly) -> None:
    """Add the rings beside wheels and arms, and the cross pins that keep them."""
    for side, sign in (("left", 1), ("right", -1)):
        for name, x, z, inner, outer, inner_ring in (
            ("axle_rear", AXLES["rear"], AXLE_Z, 11.0, 19.3, ring()),
            ("axle_front", AXLES["front"], AXLE_Z, 11.0, 19.3, ring()),
            ("pivot_shaft", *PIVOT, 10.5, 17.25, ring("3/4")),
        ):
            thick = 0.75 if name == "pivot_shaft" else RING
            frame.add(inner_ring, name=f"{name}_ring_{side}_inner", at=about_y(x, inner if sign > 0 else -inner - thick, z))
            frame.add(ring(), name=f"{name}_ring_{side}_outer", at=about_y(x, outer if sign > 0 else -outer - RING, z))
            frame.pin(frame[name]["pin2" if sign > 0 else "pin1"], pin=CROSS_PIN)
