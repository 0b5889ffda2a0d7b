"""A nested sheet as a picture that any browser shows: metal, openings, part numbers, the remnant hatched."""

from __future__ import annotations

import html
from textwrap import wrap

from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.label import label_place
from gvcs_cad.documents.nest.model import NestedSheet, placed_contour
from gvcs_cad.documents.plain_text import one_line
from gvcs_cad.formats.nest_dxf import sheet_words
from gvcs_cad.model.contour import Contour
from gvcs_cad.units import millimetres

EDGE, LINE = 20.0, 34.0  # mm round the sheet; from one line of words to the next
LETTER = 14.0  # mm that a letter takes at most on average, of words 26 mm high: words that warn are not cut off at the sheet's end
_STYLE = """.s{fill:#f4f4f0;stroke:#333;stroke-width:2}.p{fill:#b7cde4;stroke:#1d4e89;stroke-width:1.5;fill-rule:evenodd}
.r{fill:url(#h);stroke:#888;stroke-width:1.5;stroke-dasharray:12 8}text{font-family:sans-serif;fill:#111}"""
_HATCH = '<pattern id="h" width="24" height="24" patternUnits="userSpaceOnUse"><path d="M0 24L24 0" stroke="#bbb" stroke-width="2"/></pattern>'


def sheet_svg(nested: NestedSheet, job: Job, title: str) -> bytes:
    """Return a picture of one sheet as SVG, 1 unit a millimetre, the sheet's origin lower left."""
    sheet, rest, patterns = nested.sheet, nested.remnant, {pattern.part_no: pattern for pattern in job.patterns}
    words = [row for line in sheet_words(nested, job, title) for row in wrap(one_line(line), max(int(sheet.length / LETTER), 20))]
    wide, high = sheet.length + 2 * EDGE, sheet.width + 2 * EDGE + LINE * len(words)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{millimetres(-EDGE)} {millimetres(-EDGE)} {millimetres(wide)} {millimetres(high)}">',
        f"<title>{html.escape(one_line(title))}</title><style>{_STYLE}</style><defs>{_HATCH}</defs>",
        f'<rect class="s" x="0" y="0" width="{millimetres(sheet.length)}" height="{millimetres(sheet.width)}"/>',
    ]
    if rest is not None:
        top = millimetres(sheet.width - rest.y - rest.width)
        lines.append(f'<rect class="r" x="{millimetres(rest.x)}" y="{top}" width="{millimetres(rest.length)}" height="{millimetres(rest.width)}"/>')
    for placed in nested.items:
        pattern = patterns[placed.part_no]
        path = " ".join(_path(placed_contour(edge, placed), sheet.width) for edge in (pattern.outer, *pattern.inner))
        x, y, height = label_place(pattern, placed)
        lines.append(f'<path class="p" d="{path}"><title>{html.escape(placed.part_no)}</title></path>')
        at = f'x="{millimetres(x)}" y="{millimetres(sheet.width - y)}" font-size="{millimetres(height * 1.2)}"'
        lines.append(f"<text {at}>{html.escape(placed.part_no)}</text>")
    for i, line in enumerate(words, 1):
        lines.append(f'<text x="0" y="{millimetres(sheet.width + LINE * i)}" font-size="26">{html.escape(line)}</text>')
    return "\n".join([*lines, "</svg>", ""]).encode()


def _path(contour: Contour, height: float) -> str:
    """Return a contour as an SVG path, arcs as arcs; y is turned over, and with it the way an arc goes."""
    x, y = contour.segments[0].start
    words = [f"M{millimetres(x, 3)} {millimetres(height - y, 3)}"]
    for edge in contour.segments:
        end = f"{millimetres(edge.end[0], 3)} {millimetres(height - edge.end[1], 3)}"
        large, way = int(abs(edge.bulge) > 1), int(edge.bulge < 0)
        words.append(f"A{millimetres(edge.radius, 3)} {millimetres(edge.radius, 3)} 0 {large} {way} {end}" if edge.bulge else f"L{end}")
    return "".join([*words, "Z"])
