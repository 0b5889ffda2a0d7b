"""A sheet as SVG at its true size on paper: the same lines as the DXF, its dimensions drawn by ezdxf, words as words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from gvcs_cad.documents.drawing.paper import LETTER_SIZE
from gvcs_cad.documents.drawing.sheet import DrawingSheet
from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.formats.drawing_dxf import LAYERS, drawing_document

FONT = "DejaVu Sans Mono"
_DASHES = {"HIDDEN": "2 1", "CENTER": "5 1 1 1", "PHANTOM": "5 1 1 1 1 1"}
_COLOURS = {"CENTRE": "#b00020", "BEND": "#8000a0", "MARK": "#0040c0", "DIMENSION": "#005a2b", "HIDDEN": "#606060"}


def drawing_svg(sheet: DrawingSheet) -> bytes:
    """Return a sheet as SVG, one unit a millimetre of paper."""
    page = _Page(sheet.paper.height, sheet.scale.factor)
    by_layer: dict[str, list[str]] = {name: [] for name in LAYERS}
    for entity in drawing_document(sheet).modelspace():
        for part in _flat(entity):
            by_layer[entity.dxf.layer].append(page.drawn(part))
    groups = "".join(_group(name, strokes) for name, strokes in by_layer.items() if strokes)
    wide, high = f"{sheet.paper.width:g}", f"{sheet.paper.height:g}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}">'
    return f'{head}\n<title>{escape(one_line(sheet.title))}</title>\n<rect width="{wide}" height="{high}" fill="#fff"/>\n{groups}</svg>\n'.encode()


def _group(name: str, strokes: list[str]) -> str:
    _, line_type, weight = LAYERS[name]
    dashes = f' stroke-dasharray="{_DASHES[line_type]}"' if line_type in _DASHES else ""
    colour = _COLOURS.get(name, "#000")
    return f'<g id="{name}" fill="none" stroke="{colour}" stroke-width="{weight / 100:g}"{dashes}>\n' + "".join(strokes) + "</g>\n"


def _flat(entity: Any) -> Iterator[Any]:
    """Yield what a dimension or block is drawn with, and anything else as it is."""
    if entity.dxftype() in ("DIMENSION", "INSERT"):
        for part in entity.virtual_entities():
            yield from _flat(part)
    else:
        yield entity


class _Page:
    """Turns entities in real mm, y upwards, into SVG in mm of paper, y downwards."""

    def __init__(self, height: float, factor: float) -> None:
        self._height, self._factor = height, factor

    def at(self, point: Any) -> str:
        return f"{_number(point[0] / self._factor)} {_number(self._height - point[1] / self._factor)}"

    def drawn(self, entity: Any) -> str:
        """Return one SVG element, or nothing for a definition point. Raises KeyError for an entity that no sheet makes."""
        return _DRAW[entity.dxftype()](self, entity)

    def line(self, e: Any) -> str:
        return f'<path d="M{self.at(e.dxf.start)}L{self.at(e.dxf.end)}"/>\n'

    def circle(self, e: Any) -> str:
        x, y = self.at(e.dxf.center).split()
        return f'<circle cx="{x}" cy="{y}" r="{_number(e.dxf.radius / self._factor)}"/>\n'

    def polyline(self, e: Any) -> str:
        points = list(e.get_points("xyb"))
        ends = [*points[1:], *(points[:1] if e.closed else [])]
        steps = "".join(self._step(a, b) for a, b in zip(points, ends, strict=False))
        return f'<path d="M{self.at(points[0])}{steps}{"Z" if e.closed else ""}"/>\n'

    def _step(self, a: Any, b: Any) -> str:
        bulge = a[2]
        if not bulge:
            return f"L{self.at(b)}"
        radius = math.dist(a[:2], b[:2]) * (1 + bulge**2) / (4 * abs(bulge)) / self._factor
        r = _number(radius)
        return f"A{r} {r} 0 {int(abs(bulge) > 1)} {int(bulge < 0)} {self.at(b)}"

    def solid(self, e: Any) -> str:
        corners = [self.at(p) for p in (e.dxf.vtx0, e.dxf.vtx1, e.dxf.vtx3, e.dxf.vtx2)]
        return f'<path d="M{"L".join(dict.fromkeys(corners))}Z" fill="currentColor" stroke="none"/>\n'

    def text(self, e: Any) -> str:
        from ezdxf.enums import TextEntityAlignment

        align, at, _ = e.get_placement()
        anchor = "middle" if align == TextEntityAlignment.CENTER else "start"
        return self._words(e.dxf.text, at, e.dxf.height, anchor, 0.0, 0.0)

    def mtext(self, e: Any) -> str:
        return self._words(e.plain_text(), e.dxf.insert, e.dxf.char_height, "middle", e.get_rotation(), e.dxf.char_height / self._factor / 2)

    def point(self, e: Any) -> str:
        return ""  # where a dimension is defined: no stroke of the drawing

    def _words(self, words: str, at: Any, height: float, anchor: str, turn: float, drop: float) -> str:
        x, y = self.at(at).split()
        size = _number(height / self._factor * LETTER_SIZE)
        turned = f' transform="rotate({-turn:g} {x} {y})"' if turn else ""
        style = f'font-family="{FONT}, monospace" font-size="{size}" text-anchor="{anchor}" fill="#000" stroke="none"'
        return f'<text x="{x}" y="{y}" dy="{_number(drop)}" xml:space="preserve" {style}{turned}>{escape(words)}</text>\n'


def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


_DRAW: dict[str, Callable[[_Page, Any], str]] = {
    "LINE": _Page.line,
    "CIRCLE": _Page.circle,
    "LWPOLYLINE": _Page.polyline,
    "SOLID": _Page.solid,
    "TEXT": _Page.text,
    "MTEXT": _Page.mtext,
    "POINT": _Page.point,
}
