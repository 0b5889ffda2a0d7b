"""Which nails hold which sticks: every two that touch, by the schedule of WAC 246-359-340 table 340."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, inch

from .framing import THICK, Member
from .sheathing import Sheet

NAIL, TOENAIL = "nail 16d", "nail 8d"
END, HEADER = 2, 4  # 2-16d through a plate into a stud's end (rows 7 and 8); 4-8d from a header into a stud (row 16)
DOUBLE = inch(24)  # 16d every 24 in between studs that lie on one another (row 9)
PLATE = inch(16)  # 16d every 16 in between plates that lie on one another (row 10)
EDGE, FIELD = inch(6), inch(12)  # 8d through sheathing (HUD Residential Structural Design Guide 7.3; WAC 246-359-230)
SEAL, GLAZED = "screw 1-1/2 seal", inch(12)  # through twin-wall polycarbonate, which a nail would crack; every 12 in is chosen


def nail_frame(panel: Assembly, sticks: list[Member]) -> None:
    """Nail every two sticks that touch with more than an edge."""
    for i, a in enumerate(sticks):
        for b in sticks[i + 1 :]:
            shared = _contact(a, b)
            if shared is None:
                continue
            if a.lies == b.lies == "stud":
                panel.nail(panel[a.name], panel[b.name], nail=NAIL, count=math.ceil(shared / DOUBLE) + 1)
            elif {a.lies, b.lies} == {"edge", "stud"} and "block" not in a.name + b.name and _side_by_side(a, b):
                panel.nail(panel[a.name], panel[b.name], nail=TOENAIL, count=HEADER)
            elif a.lies == b.lies == "flat":
                panel.nail(panel[a.name], panel[b.name], nail=NAIL, count=math.ceil(shared / PLATE) + 1)
            else:
                panel.nail(panel[a.name], panel[b.name], nail=NAIL, count=END)


def nail_sheathing(panel: Assembly, name: str, sheet: Sheet, sticks: list[Member]) -> None:
    """Nail a sheet to the frame: round its edges and its opening, and to each stud and cripple behind its field. Polycarbonate is screwed."""
    glazing = sheet.part.material_key.startswith("PC")
    nail, edge, inside = (SEAL, GLAZED, GLAZED) if glazing else (TOENAIL, EDGE, FIELD)
    edges = math.fsum(contour.length for contour in (sheet.part.outer, *sheet.part.inner))
    field = sum(math.ceil(length / inside) for stick in sticks if stick.lies == "stud" and (length := _behind(stick, sheet)) > 0)
    first = next(stick for stick in sticks if stick.name.startswith("top_plate"))
    panel.nail(panel[name], panel[first.name], nail=nail, count=math.ceil(edges / edge) + field)


def _behind(stick: Member, sheet: Sheet) -> float:
    """Return how long a stud runs behind a sheet away from its upright edges, mm."""
    (left, right), _, (foot, head) = stick.box
    x1, y1, x2, y2 = sheet.part.outer.bounds
    middle, low, high = (left + right) / 2 - sheet.left, max(foot - sheet.low, y1), min(head - sheet.low, y2)
    return max(high - low, 0.0) if x1 + THICK < middle < x2 - THICK else 0.0


def _contact(a: Member, b: Member) -> float | None:
    """Return the longest side of the face in which two boxes touch, mm; None where they touch in an edge or not at all."""
    overlaps = [min(p[1], q[1]) - max(p[0], q[0]) for p, q in zip(a.box, b.box, strict=True)]
    if sum(abs(o) < 1e-6 for o in overlaps) != 1 or min(overlaps) < -1e-6:
        return None
    return max(overlaps)


def _side_by_side(a: Member, b: Member) -> bool:
    (_, left), (right, _) = sorted((a.box[0], b.box[0]))
    return abs(left - right) < 1e-6
