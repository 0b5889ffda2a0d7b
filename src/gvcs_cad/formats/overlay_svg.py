"""Two states of a plate on one another: old red, new green, what both have in dark; 1:1 in millimetres."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.model.colour import ADDED, REMOVED, Rgb
from gvcs_cad.model.contour import Contour, Vertex
from gvcs_cad.units import millimetres

Edges = Sequence[Sequence[Vertex]]
MARGIN = 0.04  # of the larger side
WIDE = 0.56  # width of a letter over its height, on average in a sans-serif face


def overlay_svg(title: str, old: Edges, new: Edges) -> bytes:
    """Return an SVG of two lists of edges (outer first; vertices x, y in mm and bulge), drawn through one another by multiplication.

    Faces are filled, so that metal which only one of them has shows in its colour.
    """
    boxes = [Contour(edge).bounds for edge in (*old, *new)]
    left, low = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, high = max(box[2] for box in boxes), max(box[3] for box in boxes)
    margin = MARGIN * max(right - left, high - low)
    legend = _legend(title, old, new)
    letter = min(max(right - left, high - low) / 40, (right - left) / (WIDE * len(legend)))
    width, height = right - left + 2 * margin, high - low + 2 * margin + 2 * letter
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}mm" height="{_n(height)}mm" viewBox="0 0 {_n(width)} {_n(height)}">',
        f"<title>{html.escape(one_line(title))}: old red, new green</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<g transform="matrix(1 0 0 -1 {_n(margin - left)} {_n(high + margin)})" stroke-width="{_n(letter / 12)}" fill-rule="evenodd">',
        *(_face(name, edges, colour) for name, edges, colour in (("old", old, REMOVED), ("new", new, ADDED))),
        "</g>",
        f'<text x="{_n(margin)}" y="{_n(height - letter)}" font-family="sans-serif" font-size="{_n(letter)}">{html.escape(one_line(legend))}</text>',
        "</svg>",
    ]
    return ("\n".join(parts) + "\n").encode()


def _face(name: str, edges: Edges, colour: Rgb) -> str:
    path = " ".join(_path(edge) for edge in edges)
    style = "mix-blend-mode:multiply"
    return f'<path id="{name}" style="{style}" fill="{_hex(colour)}" fill-opacity="0.45" stroke="{_hex(colour)}" d="{path}"/>'


def _legend(title: str, old: Edges, new: Edges) -> str:
    return f"{title}: old red {_size(old)}, new green {_size(new)} mm"


def _size(edges: Edges) -> str:
    x1, y1, x2, y2 = Contour(edges[0]).bounds
    return f"{millimetres(x2 - x1)} x {millimetres(y2 - y1)}"


def _path(edge: Sequence[Vertex]) -> str:
    """Return a closed path; a bulge is the tangent of a quarter of the arc's sweep, and no arc of SVG is a full circle."""
    words = [f"M{_n(edge[0][0])} {_n(edge[0][1])}"]
    for (x1, y1, bulge), (x2, y2, _) in zip(edge, (*edge[1:], edge[0]), strict=True):
        if bulge:
            radius = math.dist((x1, y1), (x2, y2)) * (1 + bulge * bulge) / (4 * abs(bulge))
            words.append(f"A{_n(radius)} {_n(radius)} 0 {int(abs(bulge) > 1)} {int(bulge > 0)} {_n(x2)} {_n(y2)}")
        else:
            words.append(f"L{_n(x2)} {_n(y2)}")
    return " ".join((*words, "Z"))


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


def _n(value: float) -> str:
    return millimetres(value, 4)
