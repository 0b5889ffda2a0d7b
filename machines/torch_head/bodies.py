"""The three printed bodies: base with two lugs, slide on two pins, holder of the torch. x down, z away from the carriage, mm."""

from __future__ import annotations

import math

from gvcs_cad import AXIS_8MM, Bore, Placement, PrintedPart, chosen, hours, shape

from .solids import base_body, holder_body, slide_body

OURS = chosen("our own; OSE names a plasma torch and publishes no head for it")
PITCH_X, PITCH_Y, HOLE = 2 * AXIS_8MM.half_across, 2 * AXIS_8MM.half_along, AXIS_8MM.hole  # of tool_head@1: a carriage's own pattern
PLATE, HALF_Y = 12.0, 30.0
LUG = (35.0, 47.0, 40.0)  # x from, to (either way), z to
PIN, PIN_Y, PIN_Z = 8.0, 20.0, 30.0
SLIDE = (-12.0, 35.0, 20.0)  # x range, lower z; it rests on the lower lug
FLOAT = LUG[0] + SLIDE[0]  # 23 mm: how far the slide can rise
FACE = 50.0
MAGNET = (12.0, 4.0)
MAGNETS = ((2.0, 0.0), (25.0, 12.0), (25.0, -12.0))
HOLDER = (-12.0, 35.0, 26.0, 102.0)  # x range, half width, upper z
BARREL, TORCH_Z = 35.0, 78.0


def _round(diameter: float, length: float) -> float:
    return math.pi / 4 * diameter**2 * length


def base() -> PrintedPart:
    """Return the base with its four bolts and the pins' bores."""
    x1, x2, z = LUG
    places = [(x, y) for x in (-PITCH_X / 2, PITCH_X / 2) for y in (PITCH_Y / 2, -PITCH_Y / 2)]
    bolts = tuple(Bore(f"t{i}", (x, y, PLATE), (0, 0, -1), HOLE, PLATE) for i, (x, y) in enumerate(places, 1))
    sides = (("left", PIN_Y), ("right", -PIN_Y))
    pins = tuple(Bore(f"{end}_{side}", (x, y, PIN_Z), (1, 0, 0), PIN, x2 - x1) for end, x in (("upper", -x2), ("lower", x1)) for side, y in sides)
    volume = 2 * x2 * 2 * HALF_Y * PLATE + 2 * (x2 - x1) * 2 * HALF_Y * (z - PLATE) - 4 * _round(HOLE, PLATE) - 4 * _round(PIN, x2 - x1)
    values = {"plate": PLATE, "half": HALF_Y, "lug": LUG, "pin": PIN, "pin_y": PIN_Y, "pin_z": PIN_Z, "hole": HOLE, "pitch_x": PITCH_X, "pitch_y": PITCH_Y}
    return _printed("torch_base", shape(base_body, **values), volume, (*bolts, *pins), "ream the pins' bores to 8 mm")  # type: ignore[arg-type]  # plain


def slide() -> PrintedPart:
    """Return the slide; its bores are reamed so that it falls by itself."""
    x1, x2, low = SLIDE
    pins = tuple(Bore(f"pin_{side}", (x1, y, PIN_Z), (1, 0, 0), PIN, x2 - x1) for side, y in (("left", PIN_Y), ("right", -PIN_Y)))
    magnets = tuple(Bore(f"magnet_{i}", (x, y, FACE), (0, 0, -1), *MAGNET) for i, (x, y) in enumerate(MAGNETS, 1))
    volume = (x2 - x1) * 2 * HALF_Y * (FACE - low) - 2 * _round(PIN, x2 - x1) - 3 * _round(*MAGNET)
    values = {"slide": SLIDE, "half": HALF_Y, "face": FACE, "pin": PIN, "pin_y": PIN_Y, "pin_z": PIN_Z, "magnet": MAGNET}
    points = tuple(v for point in MAGNETS for v in point)
    return _printed("torch_slide", shape(slide_body, magnets=points, **values), volume, (*pins, *magnets), "ream to 8.1 mm: it must fall by its own weight")  # type: ignore[arg-type]  # plain


def holder() -> PrintedPart:
    """Return the holder that three magnets pull to the slide and a crash tears off."""
    x1, x2, half, top = HOLDER
    magnets = tuple(Bore(f"magnet_{i}", (x, y, FACE), (0, 0, 1), *MAGNET) for i, (x, y) in enumerate(MAGNETS, 1))
    grip = Bore("torch", (x1, 0, TORCH_Z), (1, 0, 0), BARREL, x2 - x1)
    volume = (x2 - x1) * 2 * half * (top - FACE) - 3 * _round(*MAGNET) - _round(BARREL, x2 - x1)
    values = {"holder": HOLDER, "face": FACE, "barrel": BARREL, "torch_z": TORCH_Z, "magnet": MAGNET}
    points = tuple(v for point in MAGNETS for v in point)
    note = "bore to a push fit on the torch; wire the break-away switch so that a lost holder stops the machine"
    return _printed("torch_holder", shape(holder_body, magnets=points, **values), volume, (*magnets, grip), note, Placement().turned("y", 90))  # type: ignore[arg-type]  # plain


def _printed(name: str, body: object, volume: float, drilled: tuple[Bore, ...], note: str, on_bed: Placement = Placement()) -> PrintedPart:
    return PrintedPart(
        name,
        shape=body,  # type: ignore[arg-type]  # a shape
        material_name="PETG",
        stated_volume=volume,
        drilled=drilled,
        on_bed=on_bed,
        infill_percent=60,
        walls=5,
        life=hours(3000),
        basis=OURS,
        note=note,
    )
