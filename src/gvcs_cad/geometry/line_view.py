"""The visible edges of a design as flat strokes: hidden lines removed by the kernel, no GL needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import placed_parts
from gvcs_cad.model.vector import Vector

DEFLECTION, ANGLE = 1.0, 0.5  # mm and radian: a picture of a whole machine
Stroke = list[tuple[float, float]]


def visible_strokes(design: Design, values: Mapping[str, float], shapes: Shapes, direction: Vector, up: Vector) -> list[Stroke]:
    """Return outlines and sharp edges as seen against `direction`, x to the right and y up, mm. Hardware is left out."""
    solids = [shapes.solid(p.part, p.length).moved(location(p.at)) for p in placed_parts(design, values) if not p.hardware]
    return _visible(cq.Compound.makeCompound(solids), direction, up)


def _visible(shape: Any, direction: Vector, up: Vector) -> list[Stroke]:
    from OCP.BRepMesh import BRepMesh_IncrementalMesh
    from OCP.gp import gp_Ax2, gp_Dir, gp_Pnt, gp_Vec
    from OCP.HLRAlgo import HLRAlgo_Projector
    from OCP.HLRBRep import HLRBRep_PolyAlgo, HLRBRep_PolyHLRToShape

    right = gp_Vec(*up).Crossed(gp_Vec(*direction))  # the algorithm knows no "up": the axes are built here
    projector = HLRAlgo_Projector(gp_Ax2(gp_Pnt(0, 0, 0), gp_Dir(*direction), gp_Dir(right)))
    BRepMesh_IncrementalMesh(shape.wrapped, DEFLECTION, False, ANGLE)
    algorithm = HLRBRep_PolyAlgo()
    algorithm.Load(shape.wrapped)
    algorithm.Projector(projector)
    algorithm.Update()
    result = HLRBRep_PolyHLRToShape()
    result.Update(algorithm)
    strokes = []
    for compound in (result.VCompound(), result.OutLineVCompound()):
        if compound is not None and not compound.IsNull():
            strokes += [[(p.x, p.y) for p in (edge.positionAt(t) for t in (0.0, 1.0))] for edge in cq.Shape.cast(compound).Edges()]
    return strokes
