"""The contours of a flat solid, read off its upper face: lines and arcs as they are, free-form edges as arcs within a stated tolerance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import PlateStock
from gvcs_cad.errors import GeometryError, ModelError
from gvcs_cad.geometry.biarc import Vertex, arcs_along
from gvcs_cad.geometry.flatness import LEVEL, Slab, slab_of
from gvcs_cad.geometry.properties import area_of
from gvcs_cad.model.contour import Contour
from gvcs_cad.model.contour_shapes import circle
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.segment import Point, Segment

TOLERANCE = 0.01  # mm: free-form edges are replaced by arcs that lie this near
AREA = 1e-6  # of the face's area that the contours read from it may differ by, where all edges are lines and arcs


@dataclass(frozen=True)
class Flat:
    """What was read off a flat solid, mm: its edges in its own plane, and the frame of that plane.

    `approximated` names the kinds of edge that are no lines or arcs and were followed within `TOLERANCE`.
    """

    outer: Contour
    inner: tuple[Contour, ...]
    thickness: float
    frame: Placement
    approximated: tuple[str, ...] = ()


def flat_of(solid: Any, thickness: float | None = None) -> Flat:
    """Read the contours of a solid that is a plate of `thickness` mm, or of any stock thickness of the catalogue.

    Raises GeometryError naming the face that makes it no plate: its kind and centre.
    """
    stock = {row.thickness for row in catalog().rows(PlateStock).values()}
    slab = slab_of(solid, [thickness] if thickness is not None else sorted(stock))
    kinds: set[str] = set()
    try:
        outer = _contour(slab.top.outerWire(), slab.frame, kinds)
        inner = sorted((_contour(wire, slab.frame, kinds) for wire in slab.top.innerWires()), key=lambda contour: contour.bounds)
    except (ModelError, ValueError) as error:
        raise GeometryError(f"not a plate that can be cut: {error}") from None
    _compare(slab, outer, inner, approximated=bool(kinds))
    return Flat(outer, tuple(inner), round(slab.thickness, 6), slab.frame, tuple(sorted(kinds)))


def _compare(slab: Slab, outer: Contour, inner: Sequence[Contour], *, approximated: bool) -> None:
    area = outer.area - math.fsum(contour.area for contour in inner)
    true = area_of(slab.top)
    slack = TOLERANCE * math.fsum(contour.length for contour in (outer, *inner)) if approximated else AREA * true
    if abs(area - true) > slack:
        raise GeometryError(f"the contours enclose {area:.3f} mm2, the face has {true:.3f} mm2")


def _contour(wire: Any, frame: Placement, kinds: set[str]) -> Contour:
    """Read a closed wire in the plane of a frame; `kinds` collects the edges that are no lines or arcs."""
    from OCP.BRepAdaptor import BRepAdaptor_Curve
    from OCP.BRepTools import BRepTools_WireExplorer
    from OCP.TopAbs import TopAbs_Orientation

    inwards = frame.inverse()
    vertices: list[Vertex] = []
    explorer = BRepTools_WireExplorer(wire.wrapped)
    while explorer.More():
        curve = BRepAdaptor_Curve(explorer.Current())
        vertices += _edge(curve, inwards, explorer.Orientation() == TopAbs_Orientation.TopAbs_REVERSED, kinds)
        explorer.Next()
    return Contour(vertices)


def _edge(curve: Any, inwards: Placement, reverse: bool, kinds: set[str]) -> list[Vertex]:
    """Return the vertices of one edge, its last point left out."""
    from OCP.GeomAbs import GeomAbs_CurveType as Kind

    first, last = (curve.LastParameter(), curve.FirstParameter()) if reverse else (curve.FirstParameter(), curve.LastParameter())

    def at(parameter: float) -> Point:
        p = curve.Value(parameter)
        return inwards.point((p.X(), p.Y(), p.Z()))[:2]

    start, end, kind = at(first), at(last), curve.GetType()
    if kind == Kind.GeomAbs_Line:
        return [(*start, 0.0)]
    if kind == Kind.GeomAbs_Circle:
        if math.dist(start, end) <= LEVEL and abs(last - first) > math.pi:
            centre = curve.Circle().Location()
            x, y, _ = inwards.point((centre.X(), centre.Y(), centre.Z()))
            return list(circle(2 * curve.Circle().Radius(), x, y).vertices)
        return [(*start, _bulge(start, at((first + last) / 2), end))]
    kinds.add(str(kind).rpartition("_")[2].lower())
    return arcs_along(lambda parameter: _derivative(curve, inwards, parameter, reverse), first, last, TOLERANCE)


def _derivative(curve: Any, inwards: Placement, parameter: float, reverse: bool) -> tuple[Point, Point]:
    from OCP.gp import gp_Pnt, gp_Vec

    p, v = gp_Pnt(), gp_Vec()
    curve.D1(parameter, p, v)
    sign = -1.0 if reverse else 1.0
    return inwards.point((p.X(), p.Y(), p.Z()))[:2], inwards.direction((sign * v.X(), sign * v.Y(), sign * v.Z()))[:2]


def _bulge(start: Point, middle: Point, end: Point) -> float:
    """Return height over half the chord of the arc through three points: the bulge."""
    chord = Segment(start, end)
    (x1, y1), (x2, y2) = start, end
    height = ((middle[0] - x1) * (y2 - y1) - (middle[1] - y1) * (x2 - x1)) / chord.chord
    return 2 * height / chord.chord
