"""The roof: rafters of 2x4 on edge, a sheet of twin-wall polycarbonate to every bay of two, and the two gable ends."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, BarPart, PlatePart, Reference, calculated, chosen, inch, place, polygon, rectangle

from .sizes import DEEP, PANEL, REAR, THICK, Sizes

OURS = chosen("our own: OBI's greenhouse has roof modules of 8 x 4 ft and publishes no drawing of them")
CUT = calculated("slope from the heights of the walls; rafters 24 in apart at most")
EVERY = inch(24)
SEAL = "screw 1-1/2 seal"


def add_roof(house: Assembly, s: Sizes, walls: dict[str, list[Reference]]) -> None:
    """Lay rafters on the front and rear wall and sheets on the rafters."""
    wide = s.length + DEEP
    sheets = math.ceil(wide / PANEL)
    each = wide / sheets
    rafters = []
    for i in range(2 * sheets + 1):
        x = min(max(-DEEP + i * each / 2 - THICK / 2, -DEEP), s.length - THICK)
        beam = BarPart("greenhouse_rafter", stock="lumber 2x4", length=s.rafter, basis=CUT)
        rafters.append(house.add(beam, name=f"rafter_{i + 1}", at=s.on_roof(x, 0, 0)))
        for wall in (walls["front"], walls["rear"]):
            house.nail(rafters[-1], min(wall, key=lambda one: abs(one.at.x - x)), nail="nail 8d", count=3)  # WAC 246-359-340 row 19: 3-8d
    outline = rectangle(each, s.rafter)
    for i in range(sheets):
        part = PlatePart(
            "greenhouse_roof_sheet", stock="panel PC-twin 8", outer=outline, cut="router", basis=OURS, note="flutes along the slope, UV face up, ends taped"
        )
        up = s.on_roof(-DEEP + i * each, 0, DEEP)
        sheet = house.add(part, name=f"roof_sheet_{i + 1}", at=place(*up.origin, x_axis="+x", z_axis=_up(s)))
        for rafter in rafters[2 * i : 2 * i + 3]:
            house.nail(sheet, rafter, nail=SEAL, count=math.ceil(s.rafter / EVERY) + 1)


def _up(s: Sizes) -> tuple[float, float, float]:
    a = math.radians(s.slope)
    return (0.0, -math.sin(a), math.cos(a))


def add_gables(house: Assembly, s: Sizes, walls: dict[str, list[Reference]]) -> None:
    """Close the triangles over the end walls, outside of the first and the last rafter."""
    high = DEEP / math.cos(math.radians(s.slope))
    back = s.depth + DEEP
    outline = [(0.0, s.front), (back, s.front), (back, s.under(back) + high), (0.0, s.under(0) + high)]
    filler = BarPart("greenhouse_filler", stock="lumber 2x4", length=REAR - s.front, basis=OURS)
    post = house.add(filler, name="filler", at=place(s.length, back, s.front, x_axis="+z", z_axis="-y"))  # between rear wall and right gable
    house.nail(post, walls["right"][-1], nail="nail 8d", count=4)
    house.nail(post, walls["rear"][0], nail="nail 16d", count=math.ceil((REAR - s.front) / EVERY) + 1)
    last = f"rafter_{2 * math.ceil((s.length + DEEP) / PANEL) + 1}"
    for name, rafter, at in (
        ("right", last, place(s.length, 0, 0, x_axis="+y", z_axis="+x")),
        ("left", "rafter_1", place(-DEEP, back, 0, x_axis="-y", z_axis="-x")),
    ):
        points = outline if name == "right" else [(back - x, z) for x, z in reversed(outline)]
        part = PlatePart(f"greenhouse_gable_{name}", stock="panel PC-twin 8", outer=polygon(points), cut="router", hand=name, basis=OURS)  # type: ignore[arg-type]  # a hand
        gable = house.add(part, name=f"gable_{name}", at=at)
        house.nail(gable, house[rafter], nail=SEAL, count=8)
