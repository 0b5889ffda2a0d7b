"""The hopper with its grate, on the top plate and on four props on the arms."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, BarPart, Placement, Reference, TubePart, chosen, inch, on_grid, place

from . import arm_parts as a
from . import hopper_parts as h
from . import sizes as z
from .outline import lying
from .shaker import add_shaker, holes_of_h1
from .sizes import Sizes
from .sources import HOPPER, OURS, REPOSITORY

LEG = inch("1/8")
BASE = z.DECK + 0.25  # upper face of the hopper's flange
PITCH = 1.7  # in between the bars of the grate
BARS = chosen(
    f"{REPOSITORY}, vIV/stl: bars 2 x 1/4 in on edge of Press IV, 33 over its grate; the pitch of 1.7 in between them is kept, lengths follow from 56 x 23 in"
)
FOOT_T = 0.25


def grate(s: Sizes) -> Assembly:
    """Return the grate lying level: x forward from its rear edge, y about the middle."""
    built, deep, wide = Assembly("grate"), z.GRATE_DEEP, s.grate
    long = BarPart("press_grate_end", stock="flat 2x1/4", length=inch(wide), basis=HOPPER)
    ends = [built.add(long, name=f"end_{n}", at=_on_edge(x, -wide / 2, "y")) for n, x in (("rear", 0.0), ("front", deep - 0.25))]
    bar = BarPart("press_grate_bar", stock="flat 2x1/4", length=inch(deep - 0.5), basis=BARS)
    count = math.floor((wide - 0.25) / PITCH)
    for i in range(count + 1):
        y = -wide / 2 + (wide - 0.25) * i / count
        placed = built.add(bar, name=f"bar_{i + 1}", at=_on_edge(0.25, y, "x"))
        for end in ends:
            built.weld(placed, end, leg=LEG, length=inch(4))
    return built


def _on_edge(x: float, y: float, along: str) -> Placement:
    """Return where a flat stands on its narrow side, from the lowest corner at (x, y, 0)."""
    if along == "x":
        return place(inch(x), inch(y + 0.25), 0, x_axis="+x", z_axis="-y")
    return place(inch(x), inch(y), 0, x_axis="+y", z_axis="+x")


def hopper(s: Sizes) -> Assembly:
    """Return sheets, flange, rim and grate welded into one, in the machine's frame."""
    built = Assembly("hopper")
    ring = built.add(h.flange(s), name="flange", at=lying(0, 0, z.DECK))
    up = place(0, 0, inch(BASE + h.RAISED))
    sheets = {name: built.add(part, name=name, at=up @ at) for name, (part, at) in h.sheets(s, tuple(holes_of_h1())).items()}
    for name in ("h1", "h2", "h3_left", "h3_right"):
        built.weld(sheets[name], ring, leg=LEG, length=inch(6))
    for side in ("left", "right"):
        for name, other in (("h3", "h1"), ("h3", "h2"), ("h4", "h1")):
            built.weld(sheets[f"{name}_{side}"], sheets[other if name == "h3" else "h1"], leg=LEG, length=inch(20))
        built.weld(sheets[f"h4_{side}"], sheets[f"h3_{side}"], leg=LEG, length=inch(20))
    angle = math.radians(z.GRATE_ANGLE)
    tilt = place(
        inch(h.BACK), 0, inch(BASE + h.RAISED + z.GRATE_HIGH), x_axis=(math.cos(angle), 0.0, -math.sin(angle)), z_axis=(math.sin(angle), 0.0, math.cos(angle))
    )
    top = built.add(grate(s), name="grate", at=tilt)
    for name in ("h1", "h2"):
        built.weld(top.child("end_rear" if name == "h1" else "end_front"), sheets[name], leg=LEG, length=inch(20))
    _props(built, s, sheets)
    return built


def _props(built: Assembly, s: Sizes, sheets: dict[str, Reference]) -> None:
    """Weld two props under h2, and two behind h1 with a strut each; all stand on the arms by bolted feet."""
    low, c = z.TABLE + 0.5, h.Corners(s)
    rear, front = a.PROPS
    under = h.SHEET * math.hypot(1.0, c.slope) / c.slope + 0.02  # of the leaning sheet, measured plumb
    heights = {"rear": BASE + 30.0 - low, "front": BASE + h.RAISED + (front - 1 - h.FRONT) / c.slope - under - low}
    for end, x in (("rear", rear), ("front", front)):
        tube = TubePart(f"press_prop_{end}", stock="tube 2x2x1/8", length=inch(round(heights[end] - FOOT_T, 3)), basis=OURS)
        for side, y in (("left", s.arm_bolts), ("right", -s.arm_bolts)):
            foot = built.add(a.prop_foot(), name=f"foot_{end}_{side}", at=lying(x, y, low))
            prop = built.add(tube, name=f"prop_{end}_{side}", at=on_grid(inch(x - 1), inch(y - 1), inch(low + FOOT_T), along="z"))
            built.weld(foot, prop, leg=LEG, length=inch(6))
            if end == "front":
                built.weld(prop, sheets["h2"], leg=LEG, length=inch(2))
                continue
            strut = BarPart("press_strut", stock="flat 2x1/4", length=inch(h.BACK - h.SHEET - (x + 1)), basis=OURS)
            tie = built.add(strut, name=f"strut_{side}", at=place(inch(x + 1), inch(y + 0.125), inch(BASE + 27), x_axis="+x", z_axis="-y"))
            for other in (prop, sheets["h1"]):
                built.weld(tie, other, leg=LEG, length=inch(4))


def add_hopper(press: Assembly, s: Sizes, frame: dict[str, Reference]) -> None:
    """Stand the hopper on top plate and arms; four bolts hold hopper, top plate and upper beams together."""
    placed = press.add(hopper(s))
    add_shaker(press, placed)
    for i in range(1, 5):
        head = placed.child("flange")[f"t{i}"]
        beam = frame["upper_beam_rear" if i <= 2 else "upper_beam_front"].child("f3")
        press.fasten(head, frame["f12"].nearest(head), beam.nearest(head), bolt="hex 1-8")
