"""How far a module reaches, by formula where its parts have one: plates and lengths of stock; the kernel must tell of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.pose import Placed
from gvcs_cad.model.vector import Vector
from gvcs_cad.units import exact


@dataclass(frozen=True)
class Extents:
    """The box about the parts whose size a formula tells, mm; `whole` is False where others were left out. `parts` are the outermost by side."""

    low: Vector
    high: Vector
    whole: bool
    parts: tuple[str, str, str, str, str, str]


def corners(part: Part) -> list[Vector] | None:
    """Return the eight corners of a part's own box, or None where only the kernel can tell."""
    if isinstance(part, PlatePart):
        x1, y1, x2, y2 = part.outer.bounds
        ranges = ((x1, x2), (y1, y2), (0.0, part.thickness))
    elif isinstance(part, LinearPart):
        ranges = ((0.0, part.length), (0.0, part.section.width), (0.0, part.section.height))
    else:
        return None
    return [(x, y, z) for x, y, z in product(*ranges)]


def extents_of(parts: Iterable[Placed], into: Placement) -> Extents | None:
    """Return the extents of placed parts in another frame; None where no part's size is known by formula."""
    whole = True
    boxes: list[tuple[str, list[Vector]]] = []
    for one in parts:
        own = corners(one.part)
        if own is None:
            whole = False
        else:
            at = into @ one.at
            boxes.append((one.path, [at.point(corner) for corner in own]))
    if not boxes:
        return None
    lows = [min((min(p[axis] for p in points), path) for path, points in boxes) for axis in range(3)]
    highs = [max((max(p[axis] for p in points), path) for path, points in boxes) for axis in range(3)]
    low, high = (tuple(exact(value) for value, _ in side) for side in (lows, highs))
    names = tuple(path for _, path in (*lows, *highs))
    return Extents(low, high, whole, names)  # type: ignore[arg-type]  # three axes, six sides by construction
