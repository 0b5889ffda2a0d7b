"""A sheet as DXF: the part at its real size, frame and words scaled up round it, dimensions that measure what they state."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.drawing.paper import NORMAL
from gvcs_cad.documents.drawing.sheet import Circle, DrawingSheet, Linear, Path, Round, Text
from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.formats.dxf_frame import MILLIMETRES, no_clock
from gvcs_cad.units import exact

if TYPE_CHECKING:
    from ezdxf.document import Drawing

# name -> AutoCAD colour index, line type, line weight in 1/100 mm (ISO 128-2: wide lines are twice as wide as narrow ones)
LAYERS: dict[str, tuple[int, str, int]] = {
    "VISIBLE": (7, "CONTINUOUS", 50),
    "HIDDEN": (8, "HIDDEN", 25),
    "CENTRE": (1, "CENTER", 25),
    "BEND": (6, "PHANTOM", 25),
    "MARK": (5, "CONTINUOUS", 25),
    "FRAME": (7, "CONTINUOUS", 25),
    "TEXT": (7, "CONTINUOUS", 25),
    "DIMENSION": (3, "CONTINUOUS", 25),
}
_PATTERNS = {"HIDDEN": [3.0, 2.0, -1.0], "CENTER": [8.0, 5.0, -1.0, 1.0, -1.0], "PHANTOM": [10.0, 5.0, -1.0, 1.0, -1.0, 1.0, -1.0]}  # mm of paper
STYLE = "GVCS"
_MONOSPACE = "*monospace"  # ezdxf's own letters: with a font of the system the arrows would stand where its letters let them


def drawing_dxf(sheet: DrawingSheet) -> bytes:
    """Return a sheet as DXF R2000, mm, model space, the same bytes every time."""
    with no_clock():
        doc = drawing_document(sheet)
        stream = StringIO()
        doc.write(stream)
    return stream.getvalue().encode("cp1252", "dxfreplace")


def drawing_document(sheet: DrawingSheet) -> Drawing:
    """Return a sheet as an ezdxf document."""
    doc = _document(sheet.scale.factor)
    for item in sheet.items:
        _ADD[type(item)](doc.modelspace(), item, sheet.scale.factor)
    corners = (0.0, 0.0, 0), (exact(sheet.paper.width * sheet.scale.factor), exact(sheet.paper.height * sheet.scale.factor), 0)
    doc.header["$EXTMIN"], doc.header["$EXTMAX"] = corners
    doc.modelspace().dxf.extmin, doc.modelspace().dxf.extmax = corners
    doc.styles.get(STYLE).dxf.font = "txt"
    return doc


def _document(f: float) -> Drawing:
    from ezdxf.document import Drawing
    from ezdxf.lldxf import encoding  # noqa: F401  # registers the "dxfreplace" error handler

    doc = Drawing.new("R2000")
    doc.units = MILLIMETRES
    doc.header["$MEASUREMENT"] = 1
    for name, pattern in _PATTERNS.items():
        doc.linetypes.add(name, [exact(length * f) for length in pattern])
    for name, (colour, line_type, weight) in LAYERS.items():
        doc.layers.add(name, color=colour, linetype=line_type, lineweight=weight)
    doc.styles.add(STYLE, font=_MONOSPACE)
    values = {"dimscale": f, "dimtxt": NORMAL, "dimasz": 2.5, "dimexe": 1.0, "dimexo": 0.8, "dimgap": 0.6}
    style = {**values, "dimtad": 1, "dimdec": 2, "dimzin": 8, "dimlunit": 2, "dimdsep": ord("."), "dimtih": 0, "dimtoh": 0, "dimtix": 1, "dimtmove": 2}
    doc.dimstyles.new(STYLE, dxfattribs={**style, "dimtxsty": STYLE, "dimclrd": 256, "dimclre": 256, "dimclrt": 256})
    for name, value in {**values, "dimtad": 1, "dimdec": 2, "dimzin": 8}.items():
        doc.header[f"${name.upper()}"] = value  # some programs, LibreCAD among them, look here and not into the style
    doc.header["$DIMSTYLE"] = STYLE
    return doc


def _path(space: Any, item: Path, f: float) -> None:
    vertices = [(exact(x * f), exact(y * f), bulge) for x, y, bulge in item.vertices]
    if len(vertices) == 2 and not item.closed and not vertices[0][2]:
        space.add_line(vertices[0][:2], vertices[1][:2], dxfattribs={"layer": item.layer})
    else:
        space.add_lwpolyline(vertices, format="xyb", close=item.closed, dxfattribs={"layer": item.layer})


def _circle(space: Any, item: Circle, f: float) -> None:
    space.add_circle((exact(item.centre[0] * f), exact(item.centre[1] * f)), exact(item.diameter / 2 * f), dxfattribs={"layer": item.layer})


def _text(space: Any, item: Text, f: float) -> None:
    from ezdxf.enums import TextEntityAlignment

    align = TextEntityAlignment.CENTER if item.centred else TextEntityAlignment.LEFT
    text = space.add_text(one_line(item.words), height=exact(item.height * f), dxfattribs={"layer": "TEXT", "style": STYLE})
    text.set_placement((exact(item.at[0] * f), exact(item.at[1] * f)), align=align)


def _linear(space: Any, item: Linear, f: float) -> None:
    """Add a real DIMENSION; its text is the measured value unless the words say more."""
    (x1, y1), (x2, y2) = item.first, item.second
    base = (item.line, y1) if item.upright else (x1, item.line)
    dimension = space.add_linear_dim(
        base=(exact(base[0] * f), exact(base[1] * f)),
        p1=(exact(x1 * f), exact(y1 * f)),
        p2=(exact(x2 * f), exact(y2 * f)),
        location=(exact(item.words_at[0] * f), exact(item.words_at[1] * f)),
        angle=90 if item.upright else 0,
        text_rotation=90 if item.turned else 0,
        text=item.words,
        dimstyle=STYLE,
        dxfattribs={"layer": "DIMENSION"},
    )
    dimension.render()


def _round(space: Any, item: Round, f: float) -> None:
    centre = (exact(item.centre[0] * f), exact(item.centre[1] * f))
    at = (exact(item.words_at[0] * f), exact(item.words_at[1] * f))
    add = space.add_diameter_dim if item.diameter else space.add_radius_dim
    dimension = add(
        center=centre,
        radius=exact(item.radius * f),
        angle=item.angle,
        location=at,
        text=item.words,
        dimstyle=STYLE,
        override={"dimtih": 1, "dimtoh": 1},
        dxfattribs={"layer": "DIMENSION"},
    )
    dimension.render()


_ADD: dict[type, Any] = {Path: _path, Circle: _circle, Text: _text, Linear: _linear, Round: _round}
