"""Drawings that the kernel answers by a crash, a hang, an invalid solid, a wrong one, or an error without words.

Most are those of CadQuery's issue tracker and of measurements on OCCT 7.9. Each function is drawn with the volume that its
author meant, mm3: the gate compares, since the kernel calls many of them valid.
"""

from __future__ import annotations

import math
import os
from typing import Any

from gvcs_cad.geometry.kernel import cq


def box(size: float = 10.0) -> Any:
    return cq.Workplane("XY").box(size, size, size)


def circles(*places: tuple[float, float, float]) -> list[Any]:
    return [cq.Wire.assembleEdges([cq.Edge.makeCircle(r, cq.Vector(x, y, 0))]) for x, y, r in places]


def plate(*places: tuple[float, float, float]) -> Any:
    outer = cq.Wire.makePolygon([cq.Vector(x, y, 0) for x, y in ((0, 0), (100, 0), (100, 50), (0, 50))], close=True)
    return cq.Solid.extrudeLinear(outer, circles(*places), cq.Vector(0, 0, 10))


# ------------------------------------------------------------------ crash


def taper_of_a_hair() -> Any:  # CadQuery issue 1873
    return cq.Workplane("XY").circle(3.6e-4).extrude(1.4e-3, taper=-1)


def abort() -> Any:
    os.abort()


def leave() -> Any:
    os._exit(0)


# ------------------------------------------------------------------- hang


def extrude_nan() -> Any:
    return cq.Workplane("XY").rect(10, 10).extrude(math.nan)


def extrude_infinity() -> Any:
    return cq.Workplane("XY").rect(10, 10).extrude(math.inf)


def spline_touching_itself() -> Any:
    points = [(0, 0), (10, 10), (20, 0), (10, 10), (0, 20)]
    return cq.Workplane("XY").spline(points, periodic=True).close().extrude(5)


def endless() -> Any:
    while True:
        pass


def eats_memory() -> Any:
    return bytearray(1 << 40)


def sketch_that_fills_the_memory() -> Any:  # CadQuery issue 1665: "RAM bomb"
    sketch = cq.Workplane().sketch().push([(48.5800789794081, -3.3737790291878085)]).rect(3.0, 87.6847679284009).rect(3.0, 88.65465934289723)
    return sketch.polygon([(0, 0), (1, 1), (2, 2)], mode="s").finalize().extrude(1)


# ------------------------------------------------- invalid, and no exception


def fillet_larger_than_the_cube() -> Any:
    return box().edges().fillet(6)


def overlapping_holes() -> Any:
    return plate((30, 25, 10), (42, 25, 10))


def crossing_hole_and_edge() -> Any:
    return plate((100, 25, 10))


def hole_twice() -> Any:
    return plate((50, 25, 5), (50, 25, 5))


def hole_in_a_hole() -> Any:
    return plate((50, 25, 15), (50, 25, 5))


def hole_beside_the_plate() -> Any:
    return plate((150, 25, 5))


def outline_crossing_itself() -> Any:
    return cq.Workplane("XY").polyline([(0, 0), (10, 10), (10, 0), (0, 10)]).close().extrude(5)


def outline_crossing_itself_unevenly() -> Any:
    return cq.Workplane("XY").polyline([(0, 0), (20, 10), (20, 0), (0, 4)]).close().extrude(5)


def shell_of_a_loft() -> Any:  # CadQuery issue 207
    return cq.Workplane("XY").rect(10, 10).workplane(offset=10).circle(3).loft().shell(2)


def inside_out() -> Any:
    solid = box().val()
    return type(solid)(solid.wrapped.Reversed())


def face_only() -> Any:
    return cq.Workplane("XY").rect(10, 10).extrude(10).faces(">Z")


def open_shell() -> Any:
    return cq.Shell.makeShell(box().faces("not >Z").vals())


def wire_only() -> Any:
    return cq.Workplane("XY").rect(10, 10)


# ------------------------------------------------------- valid, and wrong


def hole_outside_the_part() -> Any:
    return cq.Workplane("XY").box(10, 10, 10).faces(">Z").workplane().center(50, 0).hole(4)


def hole_larger_than_the_part() -> Any:
    return cq.Workplane("XY").box(10, 10, 10).faces(">Z").workplane().hole(40)


def everything_cut_away() -> Any:
    return box().cut(box(20))


def nothing_in_common() -> Any:
    return box().intersect(box().translate((50, 0, 0)))


def shell_thicker_than_the_part() -> Any:
    return box().faces(">Z").shell(-8)


def line_as_outline() -> Any:
    return cq.Workplane("XY").polyline([(0, 0), (10, 0), (20, 0)]).close().extrude(5)


def taper_past_the_tip() -> Any:
    return cq.Workplane("XY").rect(10, 10).extrude(50, taper=30)


def sweep_through_itself() -> Any:
    path = cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 40), (20, 40), (20, -40)])
    return cq.Workplane("YZ").circle(5).sweep(path, transition="round")


def bend_tighter_than_the_section() -> Any:
    path = cq.Workplane("XZ").threePointArc((2, 2), (4, 0))
    return cq.Workplane("YZ").circle(6).sweep(path)


def polygon_of_two() -> Any:
    return cq.Workplane("XY").polygon(2, 10).extrude(5)


def loft_in_one_plane() -> Any:
    return cq.Workplane("XY").rect(10, 10).workplane(offset=0).rect(5, 5).loft()


def cut_that_touches() -> Any:
    return box().cut(cq.Workplane("XY").box(10, 10, 10).translate((10, 0, 0)))


def union_apart() -> Any:
    return box().union(box().translate((30, 0, 0)))


def union_touching_in_an_edge() -> Any:
    return box().union(box().translate((10, 10, 0)))


def two_at_one_place() -> Any:
    return box().add(box())


def hole_not_through() -> Any:
    return cq.Workplane("XY").box(10, 10, 10).faces(">Z").workplane().hole(4, depth=5)


def wrong_unit() -> Any:
    return box(10 * 25.4)


def forgotten_hole() -> Any:
    return plate()


def revolved_across_its_axis() -> Any:
    return cq.Workplane("XY").center(2, 0).rect(10, 10).revolve(360, (-2, -5), (-2, 5))


def mirrored_onto_itself() -> Any:
    return box().translate((3, 0, 0)).mirror("YZ", union=True)


# ----------------------------------------------------- errors without words


def fillet_half_the_edge() -> Any:
    return box().edges().fillet(5)


def fillet_of_nothing() -> Any:
    return box().edges().fillet(0)


def fillet_below_nothing() -> Any:
    return box().edges().fillet(-1)


def chamfer_too_large() -> Any:
    return box().edges().chamfer(11)


def box_of_nothing() -> Any:
    return box(0)


def box_below_nothing() -> Any:
    return box(-1)


def box_of_dust() -> Any:  # 1e-7 is the kernel's smallest distance between two points
    return box(1e-7)


def box_of_less_than_dust() -> Any:
    return box(1e-8)


def circle_of_nothing() -> Any:
    return cq.Workplane("XY").circle(0).extrude(5)


def no_such_selector() -> Any:
    return box().edges("|Q").fillet(1)


def selector_finds_nothing() -> Any:
    return box().faces(">Z").edges("#Z and |Z").fillet(1)


def divided_by_zero() -> Any:
    return cq.Workplane("XY").polygon(0, 10).extrude(5)


def wires_not_in_one_plane() -> Any:
    wire = cq.Wire.makePolygon([cq.Vector(0, 0, 0), cq.Vector(10, 0, 0), cq.Vector(10, 10, 5), cq.Vector(0, 10, 0)], close=True)
    return cq.Solid.extrudeLinear(wire, [], cq.Vector(0, 0, 5))


def extrude_sideways() -> Any:
    return cq.Solid.extrudeLinear(circles((0, 0, 5))[0], [], cq.Vector(10, 0, 0))


def extrude_nowhere() -> Any:
    return cq.Workplane("XY").rect(10, 10).extrude(0)


def open_outline() -> Any:
    return cq.Workplane("XY").moveTo(0, 0).lineTo(10, 0).lineTo(10, 10).extrude(5)


def spline_of_one_point() -> Any:
    return cq.Workplane("XY").spline([(0, 0), (0, 0)]).close().extrude(5)


def revolve_about_a_point() -> Any:
    return cq.Workplane("XY").rect(10, 10).revolve(360, (20, 0), (20, 0))


def twist_of_nan() -> Any:
    return cq.Workplane("XY").rect(10, 10).twistExtrude(10, math.nan)


def sphere_of_nan() -> Any:
    return cq.Workplane("XY").sphere(math.nan)


def empty_workplane() -> Any:
    return cq.Workplane("XY")


def nothing_returned() -> Any:
    box()


def text_returned() -> Any:
    return "a solid"


def recursion() -> Any:
    return recursion()


def exits() -> Any:
    raise SystemExit(0)


def missing_file() -> Any:
    return cq.importers.importStep("no_such_file.step")


# --------------------------------------------------------- good, however odd


def drawn_backwards() -> Any:
    return cq.Workplane("XY").rect(10, -10).extrude(-10)


def shell_by_intersection_then_fillet() -> Any:  # ended older kernels, CQ-editor issue 385
    return box().shell(-1, "intersection").edges().fillet(1)
