"""Places in the tractor's side view: x forward, z up, inch, from the point that a module chooses; plates stand in this plane.

A plate keeps its outline on both sides of the machine: only its y differs, so that nothing here is a handed part.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad import Placement, inch, place

Point = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A directed line in the side view through two points, inch: stations along it, distances above it."""

    start: Point
    end: Point

    @property
    def length(self) -> float:
        """Distance of the two points, inch."""
        return math.dist(self.start, self.end)

    @property
    def along(self) -> Point:
        """Unit direction from start to end."""
        return ((self.end[0] - self.start[0]) / self.length, (self.end[1] - self.start[1]) / self.length)

    @property
    def above(self) -> Point:
        """Unit direction square to it, a quarter turn counter-clockwise: up for a line that runs forward, forward for one that falls."""
        return (-self.along[1], self.along[0])

    def at(self, station: float, height: float = 0.0) -> Point:
        """Return the point at a station from the start and a height above the line, inch."""
        (ax, az), (nx, nz) = self.along, self.above
        return (self.start[0] + ax * station + nx * height, self.start[1] + az * station + nz * height)


def standing(x: float, y: float, z: float, along: Point = (1.0, 0.0)) -> Placement:
    """Return the placement of a plate in the side view: its contour's x runs along a direction, its contour's y a quarter turn
    from it, its material from y inwards (to the right); inch."""
    return place(inch(x), inch(y), inch(z), x_axis=(along[0], 0.0, along[1]), z_axis="-y")


def lying_along(line: Line, station: float, y: float, height_in: float) -> Placement:
    """Return the placement of a tube on a line, `height_in` tall and centred on the line, its right face at y; inch."""
    x, z = line.at(station, -height_in / 2)
    nx, nz = line.above
    return place(inch(x), inch(y), inch(z), x_axis=(line.along[0], 0.0, line.along[1]), z_axis=(nx, 0.0, nz))


def across(x: float, y: float, z: float, diameter: float = 0.0) -> Placement:
    """Return the placement of a bar or tube that runs to the left from y, centred on (x, z); `diameter` is its width; inch."""
    return place(inch(x + diameter / 2), inch(y), inch(z - diameter / 2), x_axis="+y", z_axis="+z")


def pivot_axis(x: float, y: float, z: float) -> Placement:
    """Return the axis of a joint whose positive turn lifts what stands in front of it; inch."""
    return place(inch(x), inch(y), inch(z), x_axis="+x", z_axis="-y")


def about_y(x: float, y: float, z: float) -> Placement:
    """Return the placement of a ring or pin whose own axis is z, standing across the machine from y to the left; inch."""
    return place(inch(x), inch(y), inch(z), x_axis="+x", z_axis="+y")
