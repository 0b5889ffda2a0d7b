"""The whole machine as a ``cq.Assembly``: same names, same tree, each distinct solid made once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gvcs_cad.geometry.kernel import cq
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.colour import colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import placed_parts


def location(placement: Placement) -> Any:
    """Return the ``cq.Location`` of a placement, by the steps of ``cq.Location(cq.Plane(origin, x, z))`` without its search for a signature."""
    from OCP.gp import gp_Ax3, gp_Dir, gp_Pnt, gp_Trsf, gp_Vec

    x, z = (gp_Dir(gp_Vec(*axis).Normalized().XYZ()) for axis in (placement.x_axis, placement.z_axis))
    transformation = gp_Trsf()
    transformation.SetTransformation(gp_Ax3(gp_Pnt(*placement.origin), z, x))
    transformation.Invert()
    return cq.Location(transformation)


def cadquery_assembly(design: Design, shapes: Shapes, values: Mapping[str, float] | None = None) -> Any:
    """Return the design as a ``cq.Assembly`` with sub-assemblies, hardware included, in the pose of the joint `values`.

    ``assembly.objects`` finds everything by its path, ``loader/arms/carrier``; hardware stands at the top.
    """
    nodes: dict[str, Any] = {}
    root = _node(nodes, "")
    for placed in placed_parts(design, values):
        parent, _, name = placed.path.rpartition("/") if not placed.hardware else ("", "", placed.path.replace("/", "."))
        node = _node(nodes, parent)
        red, green, blue = colour_of(placed.part)
        node.add(shapes.solid(placed.part, placed.length), name=name, loc=location(placed.at), color=cq.Color(red, green, blue))
    for path in sorted(filter(None, nodes), key=lambda path: -path.count("/")):  # CadQuery copies what it adds: the innermost first
        parent, _, name = path.rpartition("/")
        nodes[parent].add(nodes[path], name=name)
    root.name = design.name
    root.objects.setdefault(design.name, root.objects.pop(_working_name("")))
    return root


def _node(nodes: dict[str, Any], path: str) -> Any:
    """Return the assembly at a path, made with those around it on first use."""
    if path not in nodes:
        if path:
            _node(nodes, path.rpartition("/")[0])
        nodes[path] = cq.Assembly(name=_working_name(path))
    return nodes[path]


def _working_name(path: str) -> str:
    """Return a name that no child can have: CadQuery refuses a child that is named like its assembly."""
    return f"{path}/"
