"""Grow beds along the rear wall, boxes of 2x12, and the lines of what OBI names and publishes no figure of."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, chosen, inch, open_item, place

from .sizes import DEEP, THICK, Sizes

BED = chosen("OBI names grow beds without sizes; 2x12 boards, 24 in deep")
WIDE, STOCK, TALL = inch(24), "lumber 2x12", inch("11-1/4")

OPEN = {
    "greenhouse_vent_low": "sliding vents in the front wall, with rails and opener",
    "greenhouse_vent_high": "sliding vents in the roof, with rails and opener",
    "greenhouse_tower": "grow towers with pump and hoses",
    "greenhouse_pond": "fish pond with pump and aeration",
    "greenhouse_coop": "chicken coop, vermicompost and potato box",
    "greenhouse_heat": "hydronic heating from a wood stove",
    "greenhouse_ground": "footing, anchors and bracing against wind",
}


def add_beds(house: Assembly, s: Sizes, count: int) -> None:
    """Set `count` beds side by side in front of the rear wall."""
    if not count:
        return
    each = (s.length - DEEP) / count
    y = s.depth - WIDE - inch(1)  # air behind it, and room for a rear wall with a thicker sheet
    for i in range(count):
        left = i * each
        for name, at, length in (("front", y + THICK, each), ("rear", y + WIDE, each)):
            board = BarPart("greenhouse_bed_side", stock=STOCK, length=length, basis=BED, note="untreated, or cedar: food grows in it")
            house.add(board, name=f"bed_{i + 1}_{name}", at=place(left, at, 0, x_axis="+x", z_axis="-y"))
        for name, x in (("left", left), ("right", left + each - THICK)):
            board = BarPart("greenhouse_bed_end", stock=STOCK, length=WIDE - 2 * THICK, basis=BED)
            house.add(board, name=f"bed_{i + 1}_{name}", at=place(x, y + THICK, 0, x_axis="+y", z_axis="+x"))
            for side in ("front", "rear"):
                house.nail(house[f"bed_{i + 1}_{side}"], house[f"bed_{i + 1}_{name}"], nail="screw 3", count=4)


def supply_open(house: Assembly) -> None:
    """Add a line for each thing that a greenhouse of OBI's has and this one does not."""
    for name, title in OPEN.items():
        house.supply(open_item(name, title, "named by the Open Building Institute, no figure published"))
