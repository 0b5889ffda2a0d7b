"""The PNG of a sheet shows what its SVG shows: as much metal as the parts have, and every word whole."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from nesting import SHEET, corner, frame, item, job
from PIL import Image

from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.formats.nest_png import sheet_png
from gvcs_cad.formats.nest_svg import EDGE, LETTER, sheet_svg
from gvcs_cad.model.contour_shapes import circle, rectangle
from gvcs_cad.model.safety import NOT_VERIFIED

BASE = job(item("plate", rectangle(600, 400, corner=20), circle(150, 300, 200), quantity=3), corner(quantity=4), frame(quantity=4), sheets=[SHEET])
JOB = replace(BASE, patterns=tuple(replace(pattern, part_no=pattern.part_no, notes=(NOT_VERIFIED,)) for pattern in BASE.patterns))
NEST = fast_nest(JOB)
SVG = sheet_svg(NEST.sheets[0], JOB, "Test, " + "a machine with a very long name, " * 8)
METAL = (0xB7, 0xCD, 0xE4)  # of .p in the SVG


def test_as_many_dots_are_metal_as_the_parts_have_area() -> None:
    picture = np.asarray(Image.open(io.BytesIO(sheet_png(SVG))).convert("RGB")).astype(int)
    wide = NEST.sheets[0].sheet.length + 2 * EDGE
    dot = (wide / picture.shape[1]) ** 2
    shown = np.count_nonzero(np.abs(picture - METAL).max(axis=2) < 3) * dot
    metal = math.fsum(JOB.by_part[placed.part_no].area for placed in NEST.sheets[0].items)
    assert shown == pytest.approx(metal, rel=0.08)  # edges and part numbers are drawn over it
    assert shown < metal


def test_words_are_broken_before_the_sheet_ends() -> None:
    rows = [element.text or "" for element in ElementTree.fromstring(SVG) if element.get("font-size") == "26"]
    assert any(NOT_VERIFIED in row for row in rows)
    assert max(map(len, rows)) * LETTER <= NEST.sheets[0].sheet.length
    assert " ".join(rows).count("a machine with a very long name,") == 8


def test_a_picture_without_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="states no viewBox"):
        sheet_png(b"<svg/>")
