"""CadQuery functions that tests name: good ones, and each way in which a kernel or a designer gets it wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gvcs_cad.geometry.kernel import cq

if TYPE_CHECKING:
    import cadquery

STEEL = 12.7  # mm, thickness of plate A36 1/2


def cube(size: float) -> cadquery.Workplane:
    return cq.Workplane("XY").box(size, size, size)


def torus(around: float, across: float) -> Any:
    return cq.Solid.makeTorus(around / 2, across / 2)


def two_cubes(size: float) -> cadquery.Workplane:
    return cube(size).union(cube(size).translate((3 * size, 0, 0)))


def two_objects(size: float) -> cadquery.Workplane:
    return cube(size).add(cube(size).translate((3 * size, 0, 0)))


def nothing(size: float) -> cadquery.Workplane:
    return cube(size).cut(cube(2 * size))


def crossing_itself(size: float) -> Any:
    wire = cq.Wire.makePolygon([cq.Vector(0, 0, 0), cq.Vector(size, size, 0), cq.Vector(size, 0, 0), cq.Vector(0, size / 2, 0)], close=True)
    return cq.Solid.extrudeLinear(wire, [], cq.Vector(0, 0, size))


def inside_out(size: float) -> Any:
    solid = cube(size).val()
    return type(solid)(solid.wrapped.Reversed())


def a_number(size: float) -> float:
    return size


def raising(size: float) -> Any:
    raise RuntimeError("the designer's own mistake")


def bracket(length: float, width: float, hole: float) -> cadquery.Workplane:
    """Return a plate with rounded corners, four holes, a slot and a window."""
    plate = cq.Workplane("XY").rect(length, width).extrude(STEEL).edges("|Z").fillet(10)
    plate = plate.faces(">Z").workplane().rect(length - 40, width - 40, forConstruction=True).vertices().hole(hole)
    return plate.faces(">Z").workplane().slot2D(40, 12).cutThruAll().faces(">Z").workplane().center(0, 25).rect(20, 10).cutThruAll()


def standing(length: float) -> cadquery.Workplane:
    return cq.Workplane("XZ").rect(length, length).extrude(STEEL)


def raised(length: float) -> cadquery.Workplane:
    return cq.Workplane("XY").workplane(offset=5).rect(length, length).extrude(STEEL)


def chamfered(length: float) -> cadquery.Workplane:
    return cq.Workplane("XY").rect(length, length).extrude(STEEL).faces(">Z").edges().chamfer(2)


def wavy(length: float) -> cadquery.Workplane:
    points = [(0, 0), (length / 3, 10), (2 * length / 3, -5), (length, 20), (length / 2, 60)]
    return cq.Workplane("XY").spline(points).close().extrude(STEEL)
