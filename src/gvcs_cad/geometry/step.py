"""STEP export: one product per distinct part, placed as often as it occurs. The bytes still carry clocks and counters: formats/step_text settles them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.kernel import load
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.colour import Rgb, colour_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.model.pose import Placed, placed_parts


def part_step(part: Part, shapes: Shapes) -> bytes:
    """Return the STEP file (AP214, mm) of one part in its own frame, as the kernel writes it."""
    document = Document()
    document.shape_tool.AddShape(shapes.solid(part).wrapped, False)
    document.name(document.shape_tool, 1, part.name)
    return document.write()


def design_step(design: Design, shapes: Shapes, values: Mapping[str, float] | None = None) -> bytes:
    """Return the STEP file of a whole design in the pose of the joint `values`: the tree of its modules, names kept."""
    return design_document(design, shapes, values).write()


def design_document(design: Design, shapes: Shapes, values: Mapping[str, float] | None = None) -> Document:
    """Return a whole design in the pose of the joint `values` as the kernel's own tree."""
    document = Document()
    root = document.assembly(design.name)
    groups: dict[str, Any] = {"": root}
    for placed in placed_parts(design, values):
        parent = "" if placed.hardware else placed.path.rpartition("/")[0]
        document.place(_group(document, groups, parent), shapes, placed)
    document.shape_tool.UpdateAssemblies()
    return document


def _group(document: Document, groups: dict[str, Any], path: str) -> Any:
    """Return the assembly label of a module, made on first use; modules stand at the origin, their parts carry full placements."""
    if path not in groups:
        parent, _, name = path.rpartition("/")
        outer = _group(document, groups, parent)
        groups[path] = document.assembly(name)
        document.component(outer, groups[path], location_none(), name)
    return groups[path]


def location_none() -> Any:
    """Return the kernel's identity location."""
    from OCP.TopLoc import TopLoc_Location

    return TopLoc_Location()


class Document:
    """An XCAF document: OCC's tree of named, coloured, shared shapes."""

    def __init__(self) -> None:
        load()
        from OCP.TCollection import TCollection_ExtendedString
        from OCP.TDocStd import TDocStd_Document
        from OCP.XCAFDoc import XCAFDoc_DocumentTool

        self.doc = TDocStd_Document(TCollection_ExtendedString("XmlXCAF"))
        self.shape_tool = XCAFDoc_DocumentTool.ShapeTool_s(self.doc.Main())
        self.colour_tool = XCAFDoc_DocumentTool.ColorTool_s(self.doc.Main())
        self._products: dict[tuple[str, float | None], Any] = {}

    def assembly(self, name: str) -> Any:
        label = self.shape_tool.NewShape()
        self._call(label, name)
        return label

    def component(self, assembly: Any, product: Any, at: Any, name: str) -> None:
        self._call(self.shape_tool.AddComponent(assembly, product, at), name)

    def place(self, assembly: Any, shapes: Shapes, placed: Placed) -> None:
        key = (placed.part.digest, placed.length)
        if key not in self._products:
            label = self.shape_tool.AddShape(shapes.solid(placed.part, placed.length).wrapped, False)
            self._call(label, placed.part.name)
            self._colour(label, colour_of(placed.part))
            self._products[key] = label
        self.component(assembly, self._products[key], location(placed.at).wrapped, placed.path.rpartition("/")[2])

    def name(self, tool: Any, number: int, name: str) -> None:
        from OCP.TDF import TDF_LabelSequence

        labels = TDF_LabelSequence()
        tool.GetFreeShapes(labels)
        self._call(labels.Value(number), name)

    def _call(self, label: Any, name: str) -> None:
        from OCP.TCollection import TCollection_ExtendedString
        from OCP.TDataStd import TDataStd_Name

        TDataStd_Name.Set_s(label, TCollection_ExtendedString(name))

    def _colour(self, label: Any, colour: Rgb) -> None:
        from OCP.Quantity import Quantity_Color, Quantity_TypeOfColor
        from OCP.XCAFDoc import XCAFDoc_ColorType

        self.colour_tool.SetColor(label, Quantity_Color(*colour, Quantity_TypeOfColor.Quantity_TOC_sRGB), XCAFDoc_ColorType.XCAFDoc_ColorGen)

    def write(self) -> bytes:
        from OCP.IFSelect import IFSelect_ReturnStatus
        from OCP.Interface import Interface_Static
        from OCP.STEPCAFControl import STEPCAFControl_Writer
        from OCP.STEPControl import STEPControl_Controller

        STEPControl_Controller.Init_s()  # without it a process's first file would ignore what is set below
        if not (Interface_Static.SetIVal_s("write.surfacecurve.mode", 0) and Interface_Static.SetCVal_s("write.step.unit", "MM")):
            raise GeometryError("the kernel does not know how STEP is to be written")  # the settings are process-global: made before every write
        writer = STEPCAFControl_Writer()
        writer.SetColorMode(True)
        writer.SetNameMode(True)
        writer.Transfer(self.doc)
        stream = BytesIO()
        if writer.WriteStream(stream) != IFSelect_ReturnStatus.IFSelect_RetDone:
            raise GeometryError("the kernel wrote no STEP file")
        return stream.getvalue()
