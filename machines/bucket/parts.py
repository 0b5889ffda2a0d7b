"""The bucket's plates. Sizes in inch where a constant has no unit in its name."""

from __future__ import annotations

from gvcs_cad import Hole, PlatePart, Safety, chosen, hours, inch, polygon, published, rectangle

PUBLISHED = published("OpenSourceEcology/OpenSCAD @ c1e08b99, bucket.scad: 72 x 27 x 27 in, 1/4 in plate")
OURS = chosen("edge, hook and tabs are our own; OSE publishes width, depth, height and plate of the bucket only")
TALL, DEPTH = 27.0, 27.0
ADAPTER = inch("1/2")
LOCKS = (-18.0, 18.0)  # from the mid-plane, as on the carrier
EDGE_WIDTH = 6.0
BOLT_ROW = 1.5  # from the rear of the edge
HOLE = inch("11/16")  # 5/8 in bolts, normal class of ASME B18.2.8
HOOK = Safety(role="lug", weld_class="B", inspect="bent or cracked hook, lock pins in place with their cotters")


def _bolt_places(width: float) -> list[float]:
    """Return where the edge is bolted across the width: every 10 in or less, 3 in from both ends, mm."""
    usable, spaces = width - inch(6), 1
    while usable / spaces > inch(10.001):
        spaces += 1
    return [inch(3) + usable * i / spaces for i in range(spaces + 1)]


def back(width: float) -> PlatePart:
    """Return the back sheet."""
    return PlatePart("bucket_back", stock="plate A36 1/4", outer=rectangle(width, inch(TALL)), basis=PUBLISHED)


def bottom(width: float) -> PlatePart:
    """Return the bottom sheet; its contour's y runs forward from the back sheet."""
    holes = [Hole(f"e{i}", x, inch(22 + BOLT_ROW), HOLE) for i, x in enumerate(_bolt_places(width), 1)]
    return PlatePart("bucket_bottom", stock="plate A36 1/4", outer=rectangle(width, inch(DEPTH - 0.5)), holes=holes, basis=PUBLISHED)


def edge(width: float) -> PlatePart:
    """Return the cutting edge, bolted from below so that it can be turned and replaced."""
    holes = [Hole(f"e{i}", x, inch(BOLT_ROW), HOLE) for i, x in enumerate(_bolt_places(width), 1)]
    return PlatePart(
        "bucket_edge",
        stock="plate AR400 1/2",
        outer=rectangle(width, inch(EDGE_WIDTH)),
        holes=holes,
        basis=OURS,
        wear=True,
        life=hours(1000),
        note="life chosen",
    )


def side() -> PlatePart:
    """Return a side sheet: square at the back, slanting forward."""
    points = [(0, 0), (inch(27.25), 0), (inch(27.25), inch(6)), (inch(12), inch(TALL)), (0, inch(TALL))]
    return PlatePart("bucket_side", stock="plate A36 1/4", outer=polygon(points, corners={2: inch(1), 3: inch(2)}), basis=PUBLISHED)


def adapter() -> PlatePart:
    """Return the plate that lies against the carrier's face: its size is the published one of the quick attach."""
    return PlatePart("bucket_adapter", stock="plate A36 1/2", outer=rectangle(inch(46), inch(18)), basis=OURS)


def hook() -> PlatePart:
    """Return the strip that reaches over the carrier's upper edge."""
    return PlatePart("bucket_hook", stock="plate A36 1/4", outer=rectangle(inch(46), inch("1-5/16")), basis=OURS, safety=HOOK)


def lip() -> PlatePart:
    """Return the strip that hangs down behind the carrier's upper edge."""
    return PlatePart("bucket_lip", stock="plate A36 1/4", outer=rectangle(inch(46), inch(1)), basis=OURS, safety=HOOK)


def lock_tab() -> PlatePart:
    """Return the tab under the carrier's tab: one pin falls through both."""
    hole = Hole("lock", inch("1.5"), inch("1.25"), inch("1-1/32"))
    return PlatePart(
        "bucket_lock_tab",
        stock="plate A36 1/2",
        outer=rectangle(inch(3), inch("3.5"), corner=inch("1/4")),
        holes=(hole,),
        basis=OURS,
        safety=HOOK,
        note="weld first, then drill the lock hole through the jig of quick_attach@1; do not torch it",
    )
