"""The drawing of a gauge as SVG: true shape in millimetres, every working diameter with its tolerance, the marking, and any warning."""

from __future__ import annotations

import html

from gvcs_cad.documents.gauges import Gauge
from gvcs_cad.units import millimetres as mm

MARGIN, LINE = 20.0, 7.0  # mm
PLUG_LENGTH = 60.0


def gauge_svg(gauge: Gauge) -> bytes:
    """Return the drawing, 1:1 where it is printed at 100 %."""
    x1, y1, x2, y2 = gauge.plate.outer.bounds if gauge.plate else (0.0, 0.0, PLUG_LENGTH, gauge.size)
    lines = _words(gauge)
    width = max(x2 - x1, max(len(line) for line in lines) * 2.4) + 2 * MARGIN
    height = y2 - y1 + 2 * MARGIN + LINE * (len(lines) + 1)
    body = [f'<rect x="{MARGIN:g}" y="{MARGIN:g}" width="{x2 - x1:.3f}" height="{y2 - y1:.3f}" rx="{5 if gauge.plate else 0}" class="l"/>']
    for hole in gauge.plate.holes if gauge.plate else ():
        cx, cy, r = hole.x - x1 + MARGIN, y2 - hole.y + MARGIN, hole.diameter / 2
        body.append(f'<circle cx="{cx:.3f}" cy="{cy:.3f}" r="{r:.4f}" class="l"/>')
        body.append(f'<path d="M{cx - r - 3:.3f} {cy:.3f}h{2 * r + 6:.3f}M{cx:.3f} {cy - r - 3:.3f}v{2 * r + 6:.3f}" class="c"/>')
        body.append(f'<text x="{cx + r + 1.5:.3f}" y="{cy - r - 1:.3f}">{html.escape(hole.name)}</text>')
    top = y2 - y1 + 2 * MARGIN
    body += [f'<text x="{MARGIN:g}" y="{top + LINE * i:.1f}">{html.escape(line)}</text>' for i, line in enumerate(lines, 1)]
    style = "text{font:4px sans-serif}.l{fill:none;stroke:#000;stroke-width:.5}.c{stroke:#777;stroke-width:.2;stroke-dasharray:4 1 1 1}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.1f}mm" height="{height:.1f}mm" viewBox="0 0 {width:.1f} {height:.1f}">'
    return f"{head}<style>{style}</style>{''.join(body)}</svg>\n".encode()


def _words(gauge: Gauge) -> list[str]:
    lines = [f"{gauge.name}: {gauge.kind}", f"engrave: {gauge.marking}"]
    if gauge.kind != "JIG":
        lines.append(f"working diameter {mm(gauge.size, 3)} mm +{mm(gauge.plus, 3)} / -{mm(gauge.minus, 3)} mm; takes {gauge.share:.0%} of the tolerance")
    if gauge.warning:
        lines.append(gauge.warning)
    if gauge.plate:
        lines += [f"{hole.name}: x {mm(hole.x, 3)}  y {mm(hole.y, 3)}  diameter {mm(hole.diameter, 3)} mm" for hole in gauge.plate.holes]
    lines += [f"{count} x {pin.title}" for pin, count in gauge.pins]
    return lines
