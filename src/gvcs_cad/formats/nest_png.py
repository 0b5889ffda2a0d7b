"""The picture of a nested sheet as PNG, for those whose viewer knows no SVG: the same picture, drawn by typst."""

from __future__ import annotations

import re

from gvcs_cad.formats.typst_pdf import svg_pdf

WIDE = 280.0  # mm of paper, which typst draws with 144 dots per inch: 1,587 dots
_BOX = re.compile(rb'viewBox="\S+ \S+ (\S+) (\S+)"')


def sheet_png(svg: bytes) -> bytes:
    """Return the picture that `sheet_svg` has made as PNG. Raises OutputError where typst cannot read it, ValueError for an SVG without a viewBox."""
    box = _BOX.search(svg)
    if box is None:
        raise ValueError("the SVG of a sheet states no viewBox")
    return svg_pdf(svg, WIDE, round(WIDE * float(box[2]) / float(box[1]), 3), "png")
