"""A plate drawn with CadQuery becomes the same description as any other: contour, holes, stock. Its DXF then comes from no mesh."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import PlateStock
from gvcs_cad.errors import GeometryError, GvcsError
from gvcs_cad.geometry.extract import TOLERANCE, Flat, flat_of
from gvcs_cad.geometry.flatness import LEVEL
from gvcs_cad.geometry.solid import call
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.shape import Scalar, Shape, shape
from gvcs_cad.units import millimetres


def plate_from(function: Callable[..., Any], /, *, name: str, stock: str, holes: Sequence[Hole] = (), **arguments: Scalar) -> PlatePart:
    """Return the plate that a CadQuery function draws: flat in XY, from z = 0 up to the thickness of `stock`.

    The function stands at module level and takes plain values, here as `arguments`. Every round hole of the drawing is a hole of
    the part: one of `holes`, which states its name and why it may stay empty, or ``h1``, ``h2`` … by x, then y. Other fields of the
    part are set with ``dataclasses.replace``. Raises GeometryError naming part and face where the solid is no such plate.
    """
    thickness = catalog().get(PlateStock, stock).thickness
    try:
        flat = _read(function, shape(function, **arguments), thickness)
        named, cutouts = _named(flat, holes)
    except GvcsError as error:
        raise GeometryError(*(f"{name}: {problem}" for problem in error.problems)) from None
    except Exception as error:  # whatever the designer's function or the kernel raises is about this part
        raise GeometryError(f"{name}: {type(error).__name__}: {str(error).strip() or 'no text'}") from error
    note = f"{', '.join(flat.approximated)} edges cut as arcs within {TOLERANCE} mm" if flat.approximated else ""
    return PlatePart(name, stock=stock, outer=flat.outer, holes=named, cutouts=cutouts, note=note)


@cache
def _read(function: Callable[..., Any], drawn: Shape, thickness: float) -> Flat:
    """Draw and read once in a process; a function that was loaded anew is another function."""
    flat = flat_of(call(drawn), thickness)
    if flat.frame != Placement():
        x, y, z = (millimetres(v, 3) for v in flat.frame.origin)
        normal = ", ".join(f"{v:g}" for v in flat.frame.z_axis)
        raise GeometryError(f"the plate stands at ({x}, {y}, {z}) mm with normal ({normal}); draw it flat in XY from z = 0 upwards")
    return flat


def _named(flat: Flat, holes: Sequence[Hole]) -> tuple[list[Hole], list[Contour]]:
    """Return the round holes with their names, and the other cutouts."""
    rounds = [(*contour.circle, contour) for contour in flat.inner if contour.circle is not None]
    named: list[Hole] = []
    for hole in holes:
        meant = [c for c, d, _ in rounds if math.dist(c, (hole.x, hole.y)) <= LEVEL and abs(d - hole.diameter) <= LEVEL]
        if not meant:
            raise GeometryError(f"hole {hole.name} ({millimetres(hole.diameter)} mm at {millimetres(hole.x)}, {millimetres(hole.y)} mm) is not in the drawing")
        named.append(hole)
    free = sorted((c, d) for c, d, _ in rounds if all(math.dist(c, (hole.x, hole.y)) > LEVEL for hole in named))
    named += [Hole(f"h{i}", x, y, d) for i, ((x, y), d) in enumerate(free, 1)]
    return named, [contour for contour in flat.inner if contour.circle is None]
