"""The bucket's plates. Sizes in inch where a constant has no unit in its name."""

from __future__ import annotations

from gvcs_cad import Hole, PlatePart, chosen, hours, inch, polygon, published, rectangle

PUBLISHED = published("OpenSourceEcology/OpenSCAD @ c1e08b99, bucket.scad: 72 x 27 x 27 in, 1/4 in plate")
OURS = chosen("the edge is our own; OSE publishes width, depth, height and plate of the bucket only")
TALL, DEPTH = 27.0, 27.0
FLOOR = -8.85  # underside of the bottom plate below the middle of the quick attach: the heads of the edge's bolts then touch the ground
ADAPTER = inch("1/2")  # thickness of the quick-attach plate: implement_plate@1
EDGE_WIDTH = 6.0
BOLT_ROW = 1.5  # from the rear of the edge
HOLE = inch("11/16")  # 5/8 in bolts, normal class of ASME B18.2.8
LIFTING = inch("1-1/8")  # for the pin of a 1 in shackle or the hook of a sling: over 50 kg a hoist lifts


def _bolt_places(width: float) -> list[float]:
    """Return where the edge is bolted across the width: every 10 in or less, 3 in from both ends, mm."""
    usable, spaces = width - inch(6), 1
    while usable / spaces > inch(10.001):
        spaces += 1
    return [inch(3) + usable * i / spaces for i in range(spaces + 1)]


def back(width: float) -> PlatePart:
    """Return the back sheet."""
    slings = [Hole(f"lift{i}", x, inch(TALL - 1.5), LIFTING, "lifting") for i, x in enumerate((width / 4, width * 3 / 4), 1)]
    return PlatePart("bucket_back", stock="plate A36 1/4", outer=rectangle(width, inch(TALL)), holes=slings, basis=PUBLISHED)


def bottom(width: float) -> PlatePart:
    """Return the bottom sheet; its contour's y runs forward from the back sheet."""
    holes = [Hole(f"e{i}", x, inch(22 + BOLT_ROW), HOLE) for i, x in enumerate(_bolt_places(width), 1)]
    places = _bolt_places(width)
    middles = (places[0] + places[1]) / 2, (places[-2] + places[-1]) / 2  # between two bolts, under the edge, which closes them
    holes += [Hole(f"lift{i}", x, inch(25), LIFTING, "lifting") for i, x in enumerate(middles, 1)]
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
