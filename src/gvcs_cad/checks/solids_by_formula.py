"""Where sawn and cut parts are, without a CAD kernel: boxes of tubes and bars, prisms of plates, in the machine's frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.model.extents import corners
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import Placed
from gvcs_cad.model.vector import Vector, cross, dot, subtract

Corners = tuple[Vector, Vector]

TOLERANCE = 0.05  # mm: nominal faces touch exactly; what reaches deeper is a mistake


@dataclass(frozen=True)
class Box:
    """A box of a part in space: `at` is the part's frame, `low` and `high` its corners in that frame, mm."""

    path: str
    part: Part
    at: Placement
    inverse: Placement
    low: Vector
    high: Vector

    def bounds(self) -> Corners:
        """Return the corners of the axis-parallel box around it."""
        axes = list(zip(*corners_of(self), strict=True))
        return (min(axes[0]), min(axes[1]), min(axes[2])), (max(axes[0]), max(axes[1]), max(axes[2]))


def corners_of(box: Box) -> list[Vector]:
    """Return the eight corners of a box in space, mm."""
    return [box.at.point((x, y, z)) for x in (box.low[0], box.high[0]) for y in (box.low[1], box.high[1]) for z in (box.low[2], box.high[2])]


def boxes(placed: Placed) -> Iterator[Box]:
    """Yield the boxes that a tube, bar or plate fills; rounds and whatever only the kernel knows yield none."""
    for low, high in _local_boxes(placed.part):
        yield Box(placed.path, placed.part, placed.at, placed.at.inverse(), low, high)


def _local_boxes(part: Part) -> list[Corners]:
    if isinstance(part, PlatePart):
        x1, y1, x2, y2 = part.outer.bounds
        return [((x1, y1, 0.0), (x2, y2, part.thickness))]
    if not isinstance(part, LinearPart) or part.section.shape == "round":
        return []
    row, length = part.section, part.length
    if isinstance(row, BarStock) and row.shape == "angle" and row.thickness is not None:
        t = row.thickness
        return [((0.0, 0.0, 0.0), (length, row.width, t)), ((0.0, 0.0, t), (length, t, row.height))]
    return [((0.0, 0.0, 0.0), (length, row.width, row.height))]


def box_about(placed: Placed) -> Box | None:
    """Return the box about a plate or length of stock, rounds too; None for whatever only the kernel knows."""
    own = corners(placed.part)
    return None if own is None else Box(placed.path, placed.part, placed.at, placed.at.inverse(), own[0], own[-1])


def depth_of_overlap(a: Box, b: Box) -> float:
    """Return how deep two boxes reach into each other, mm, by the separating-axis theorem; 0 where they touch or are apart.

    Gottschalk, Lin and Manocha, "OBBTree", SIGGRAPH 1996: fifteen axes decide for two oriented boxes.
    """
    least = float("inf")
    for depth in _overlaps(a, b):
        least = min(least, depth)
        if least <= 0:
            return 0.0
    return least


def gap_between(a: Box, b: Box) -> float:
    """Return how far two boxes are apart at least, mm: the widest of the gaps along the fifteen axes; 0 where they meet."""
    return max(0.0, *(-depth for depth in _overlaps(a, b)))


def _overlaps(a: Box, b: Box) -> Iterator[float]:
    """Yield along each axis that may separate two boxes how far they overlap, mm; below zero is a gap."""
    axes_a, axes_b = (axes_of(a), axes_of(b))
    half_a, half_b = _half(a), _half(b)
    between = subtract(_centre(b), _centre(a))
    crossed = [cross(u, v) for u in axes_a for v in axes_b]
    for axis in (*axes_a, *axes_b, *crossed):
        size = dot(axis, axis) ** 0.5
        if size < 1e-6:
            continue
        reach = sum(h * abs(dot(axis, u)) for h, u in zip(half_a, axes_a, strict=True))
        reach += sum(h * abs(dot(axis, u)) for h, u in zip(half_b, axes_b, strict=True))
        yield (reach - abs(dot(axis, between))) / size


def axes_of(box: Box) -> tuple[Vector, Vector, Vector]:
    """Return the directions of a box's edges."""
    return box.at.direction((1.0, 0.0, 0.0)), box.at.direction((0.0, 1.0, 0.0)), box.at.direction((0.0, 0.0, 1.0))


def _half(box: Box) -> Vector:
    x, y, z = ((high - low) / 2 for low, high in zip(box.low, box.high, strict=True))
    return (x, y, z)


def _centre(box: Box) -> Vector:
    x, y, z = ((high + low) / 2 for low, high in zip(box.low, box.high, strict=True))
    return box.at.point((x, y, z))


def near(a: Corners, b: Corners, slack: float = 0.0) -> bool:
    """Tell whether two axis-parallel boxes meet."""
    (ax, ay, az), (aX, aY, aZ) = a  # noqa: N806  # capital letters are the upper corners
    (bx, by, bz), (bX, bY, bZ) = b  # noqa: N806
    return ax <= bX + slack and bx <= aX + slack and ay <= bY + slack and by <= aY + slack and az <= bZ + slack and bz <= aZ + slack
