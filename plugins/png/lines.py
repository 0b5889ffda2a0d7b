"""A line drawing with hidden lines removed by the kernel: needs no GL, prints well. Hardware is left out."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from gvcs_cad import cq
from gvcs_cad.extend import Design, Shapes, location, placed_parts

_MARGIN = 0.04


def line_drawing(
    design: Design, values: Mapping[str, float], shapes: Shapes, direction: tuple[float, float, float], up: tuple[float, float, float], size: tuple[int, int]
) -> bytes:
    """Return the visible edges of a design as PNG, black on white."""
    from PIL import Image, ImageDraw

    solids = [shapes.solid(p.part, p.length).moved(location(p.at)) for p in placed_parts(design, values) if not p.hardware]
    strokes = _visible(cq.Compound.makeCompound(solids), direction, up)
    xs, ys = [x for s in strokes for x, _ in s], [y for s in strokes for _, y in s]
    low, high = (min(xs), min(ys)), (max(xs), max(ys))
    scale = min(size[0] / (high[0] - low[0]), size[1] / (high[1] - low[1])) * (1 - 2 * _MARGIN)
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)

    def pixel(point: tuple[float, float]) -> tuple[float, float]:
        return (size[0] / 2 + (point[0] - middle[0]) * scale, size[1] / 2 - (point[1] - middle[1]) * scale)

    picture = Image.new("L", size, 255)
    pen = ImageDraw.Draw(picture)
    for stroke in strokes:
        pen.line([pixel(point) for point in stroke], fill=0, width=1)
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _visible(shape: Any, direction: tuple[float, float, float], up: tuple[float, float, float]) -> list[list[tuple[float, float]]]:
    """Return visible outlines and sharp edges in the plane of the picture: x to the right, y up."""
    from OCP.BRepMesh import BRepMesh_IncrementalMesh
    from OCP.gp import gp_Ax2, gp_Dir, gp_Pnt, gp_Vec
    from OCP.HLRAlgo import HLRAlgo_Projector
    from OCP.HLRBRep import HLRBRep_PolyAlgo, HLRBRep_PolyHLRToShape

    right = gp_Vec(*up).Crossed(gp_Vec(*direction))  # the algorithm knows no "up": the axes are built here
    projector = HLRAlgo_Projector(gp_Ax2(gp_Pnt(0, 0, 0), gp_Dir(*direction), gp_Dir(right)))
    BRepMesh_IncrementalMesh(shape.wrapped, 1.0, False, 0.5)
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
