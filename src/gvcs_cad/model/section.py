"""Areas and volumes of tube and bar sections by formula: the kernel's answer is checked against these."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.model.ends import Cope, EndCut, Mitre

_STEPS = 200  # Simpson steps on each piece: 1e-9 of the volume


def rounded_area(width: float, height: float, corner: float) -> float:
    """Area of a rectangle with rounded corners, mm2."""
    return width * height - (4 - math.pi) * corner**2


def tube_area(row: TubeStock) -> float:
    """Area of the metal of a tube section, mm2, corner radii included."""
    inside_width, inside_height = row.width - 2 * row.wall, row.height - 2 * row.wall
    if row.shape == "round":
        return math.pi / 4 * (row.width**2 - inside_width**2)
    corner = row.corner or 0.0
    return rounded_area(row.width, row.height, corner) - rounded_area(inside_width, inside_height, inner_corner(row))


def inner_corner(row: TubeStock) -> float:
    """Inside corner radius of a rectangular tube, mm."""
    return max((row.corner or 0.0) - row.wall, 0.0)


def bar_area(row: BarStock) -> float:
    """Area of a solid section, mm2; an angle without its root fillet."""
    if row.shape == "round":
        return math.pi / 4 * row.width**2
    if row.shape == "angle" and row.thickness is not None:
        return (row.width + row.height - row.thickness) * row.thickness
    return row.width * row.height


def end_loss(row: TubeStock | BarStock, cut: EndCut) -> float:
    """Volume that an end cut takes off the overall length, mm3.

    The cut is a height x(y, z) over the section; a mitre's mean height is its height over the section's centroid,
    a cope is integrated strip by strip over the walls.
    """
    if isinstance(cut, Mitre):
        across, centroid = (row.height, _centroid(row)[1]) if cut.about == "y" else (row.width, _centroid(row)[0])
        return _area(row) * (centroid if cut.angle > 0 else across - centroid) * math.tan(math.radians(abs(cut.angle)))
    if isinstance(cut, Cope):
        across, along = (row.height, row.width) if cut.axis == "y" else (row.width, row.height)
        radius, half = cut.diameter / 2, across / 2
        tips = cope_reach(row, cut)
        return _integrate(lambda t: (math.sqrt(max(radius**2 - t**2, 0.0)) - tips) * _strip(row, t, across, along), _kinks(row, half))
    return 0.0


def cope_reach(row: TubeStock | BarStock, cut: Cope) -> float:
    """How far beyond the longest point the axis of a cope lies, mm: the saddle is deepest in the middle and ends in two tips."""
    half = (row.height if cut.axis == "y" else row.width) / 2
    return math.sqrt(max((cut.diameter / 2) ** 2 - half**2, 0.0))


def _centroid(row: TubeStock | BarStock) -> tuple[float, float]:
    """Centroid of a section from its datum edge along y and z, mm."""
    if row.shape == "angle" and isinstance(row, BarStock) and row.thickness is not None:
        w, h, t = row.width, row.height, row.thickness
        return tuple((a * t * a / 2 + (b - t) * t * t / 2) / bar_area(row) for a, b in ((w, h), (h, w)))  # type: ignore[return-value]  # two
    return row.width / 2, row.height / 2


def _kinks(row: TubeStock | BarStock, half: float) -> list[float]:
    """Distances from the middle at which the width of a section changes its law."""
    marks = {half}
    if isinstance(row, TubeStock):
        marks |= {half - row.wall, half - (row.corner or 0.0), half - row.wall - inner_corner(row)}
    return sorted({-mark for mark in marks} | marks)


def round_hole_volume(row: TubeStock, diameter: float, *, through: bool) -> float:
    """Volume that a radial hole takes out of a round tube, mm3."""
    outside, inside, radius = row.width / 2, row.width / 2 - row.wall, diameter / 2

    def strip(y: float) -> float:
        return 2 * math.sqrt(max(radius**2 - y**2, 0.0)) * (math.sqrt(outside**2 - y**2) - math.sqrt(max(inside**2 - y**2, 0.0)))

    return (2 if through else 1) * _integrate(strip, [-radius, radius])


def round_bar_hole_volume(bar_diameter: float, diameter: float) -> float:
    """Volume of a radial hole through a round bar, mm3."""
    radius = diameter / 2

    def strip(y: float) -> float:
        return 4 * math.sqrt(max(radius**2 - y**2, 0.0)) * math.sqrt((bar_diameter / 2) ** 2 - y**2)

    return _integrate(strip, [-radius, radius])


def _area(row: TubeStock | BarStock) -> float:
    return tube_area(row) if isinstance(row, TubeStock) else bar_area(row)


def _strip(row: TubeStock | BarStock, t: float, across: float, along: float) -> float:
    """Width of metal in the section at distance t from its middle, mm."""
    if row.shape == "round":
        outside = math.sqrt(max((across / 2) ** 2 - t**2, 0.0))
        inside = math.sqrt(max((across / 2 - row.wall) ** 2 - t**2, 0.0)) if isinstance(row, TubeStock) else 0.0
        return 2 * (outside - inside)
    if not isinstance(row, TubeStock):
        return along
    outer = _rounded_strip(t, across, along, row.corner or 0.0)
    inner = _rounded_strip(t, across - 2 * row.wall, along - 2 * row.wall, inner_corner(row))
    return outer - inner


def _rounded_strip(t: float, across: float, along: float, corner: float) -> float:
    if abs(t) > across / 2:
        return 0.0
    into = abs(t) - (across / 2 - corner)
    return along if into <= 0 else along - 2 * (corner - math.sqrt(max(corner**2 - into**2, 0.0)))


def _integrate(f: Callable[[float], float], breaks: list[float]) -> float:
    """Composite Simpson rule, piece by piece between the kinks of `f`."""
    return math.fsum(_simpson(f, a, b) for a, b in pairwise(breaks))


def _simpson(f: Callable[[float], float], start: float, end: float) -> float:
    """Simpson rule in u with t = middle + half * sin(u): the square roots at the ends of a piece become smooth."""
    middle, half, step = (start + end) / 2, (end - start) / 2, math.pi / _STEPS

    def g(i: int) -> float:
        u = -math.pi / 2 + i * step
        return f(middle + half * math.sin(u)) * half * math.cos(u)

    inner = math.fsum((4 if i % 2 else 2) * g(i) for i in range(1, _STEPS))
    return (g(0) + inner + g(_STEPS)) * step / 3
