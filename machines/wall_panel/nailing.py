"""Which nails hold which sticks: every two that touch, by the schedule of WAC 246-359-340 table 340."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, inch

from .framing import Member

NAIL, TOENAIL = "nail 16d", "nail 8d"
END, HEADER = 2, 4  # 2-16d through a plate into a stud's end (rows 7 and 8); 4-8d from a header into a stud (row 16)
DOUBLE = inch(24)  # 16d every 24 in between studs that lie on one another (row 9)
EDGE, FIELD = inch(6), inch(12)  # 8d through sheathing (HUD Residential Structural Design Guide 7.3)


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
            else:
                panel.nail(panel[a.name], panel[b.name], nail=NAIL, count=END)


def nail_sheathing(panel: Assembly, name: str, width: float, height: float, sticks: list[Member]) -> None:
    """Nail a sheet to the frame: round its edges, and to each stick behind its field."""
    behind = [stick for stick in sticks if stick.lies == "stud" and "cripple" not in stick.name]
    round_it = math.ceil(2 * (width + height) / EDGE)
    field = math.ceil(height / FIELD) * max(len(behind) - 2, 0)
    first = next(stick for stick in sticks if stick.name.startswith("top_plate"))
    panel.nail(panel[name], panel[first.name], nail=TOENAIL, count=round_it + field)


def _contact(a: Member, b: Member) -> float | None:
    """Return the longest side of the face in which two boxes touch, mm; None where they touch in an edge or not at all."""
    overlaps = [min(p[1], q[1]) - max(p[0], q[0]) for p, q in zip(a.box, b.box, strict=True)]
    if sum(abs(o) < 1e-6 for o in overlaps) != 1 or min(overlaps) < -1e-6:
        return None
    return max(overlaps)


def _side_by_side(a: Member, b: Member) -> bool:
    (_, left), (right, _) = sorted((a.box[0], b.box[0]))
    return abs(left - right) < 1e-6
