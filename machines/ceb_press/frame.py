"""The frame: two welded columns, the upper and lower beams and the walls of the chamber, bolted together."""

from __future__ import annotations

from gvcs_cad import Assembly, Reference, inch, place

from . import frame_parts as f
from . import sizes as z
from .foot import liner
from .outline import THICK, across, lying, upright
from .sizes import Sizes

LEG = inch("1/4")  # fillet
ENDS = (("front", z.OUT, "+x"), ("rear", -z.OUT, "-x"))


def column(s: Sizes) -> Assembly:
    """Return the left column, its inner face on y = 0; turned half round it is the right one."""
    built = Assembly("column")
    web = built.add(f.f8(s), name="f8", at=upright(0, THICK, 0))
    for end, x in (("front", z.OUT - THICK), ("rear", -z.OUT)):
        side = built.add(f.f9(s), name=f"f9_{end}", at=across(x, 0, 0))
        built.weld(web, side, leg=LEG, length=inch(z.TOP))
        for i, low in enumerate((0.0, z.BEAM_LOW - THICK, z.TOP - THICK), 1):
            name = f"f11_{i}"
            brace = built[name] if end == "rear" else built.add(f.f11(s), name=name, at=lying(0, z.F9 - 1.25, low))
            built.weld(brace, side, leg=LEG, length=inch(2))
    wear = built.add(liner(), name="liner", at=upright(0, 0, z.BEAM_LOW))
    for i in range(1, len(f.LINER_BOLTS) + 1):  # from inside the column into the liner's thread: nothing stands into the chamber
        built.fasten(web[f"l{i}"], wear[f"l{i}"], bolt="hex 1/2-13", washers=())
    return built


def beam(name: str, s: Sizes) -> Assembly:
    """Return a beam as it stands in front, the face of its web that looks at the columns on x = 0."""
    built = Assembly(name)
    parts = {
        "upper_beam": (("f1", f.f1, z.LINTEL), ("f3", f.f3, z.TOP - THICK), ("f2", f.f2, z.LINTEL)),
        "wall": (("f4", f.f4, z.BEAM_LOW), ("f5", f.f5, z.TABLE - THICK), ("f14", f.f14, z.BEAM_LOW + 7.5 - THICK / 2)),
        "lower_beam": (("f6", f.f6, 0.0), ("f2", f.f2, 0.0)),
    }[name]
    web = None
    for part, make, low in parts:
        added = built.add(make(s), name=part, at=across(0, 0, low) if web is None else lying(0, 0, low))
        if web is None:
            web = added
        else:
            built.weld(web, added, leg=LEG, length=inch(s.lower_flange))
    return built


def add_frame(press: Assembly, s: Sizes) -> dict[str, Reference]:
    """Add columns and beams and bolt them; return them by name."""
    found = {}
    for side, y, axis in (("left", s.column, "+x"), ("right", -s.column, "-x")):
        found[side] = press.add(column(s), name=f"column_{side}", at=place(0, inch(y), 0, x_axis=axis))
    for name in ("lower_beam", "wall", "upper_beam"):
        for end, x, axis in ENDS:
            found[f"{name}_{end}"] = press.add(beam(name, s), name=f"{name}_{end}", at=place(inch(x), 0, 0, x_axis=axis))
    plate = press.add(f.f12(s), name="f12", at=lying(0, 0, z.TOP))
    found["f12"] = plate
    return found
