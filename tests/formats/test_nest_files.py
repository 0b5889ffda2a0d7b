"""Drawings, pictures and report of a nest, read back by programs that did not write them."""

from __future__ import annotations

import io
import json
import math
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import ezdxf.recover
import pytest
from nesting import SHEET, corner, frame, item, job
from shapely.geometry import Polygon

from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest
from gvcs_cad.documents.nest.report import nest_report
from gvcs_cad.formats.dxf_contours import read_plates
from gvcs_cad.formats.nest_files import nest_files
from gvcs_cad.model.contour_shapes import circle, rectangle
from gvcs_cad.model.plate import Bend, Mark
from gvcs_cad.model.safety import NOT_VERIFIED


def marked() -> Job:
    """Return a job whose plate has everything that stands on a drawing, on a priced sheet, and another that fills more."""
    plate = item("plate", rectangle(300, 200, corner=20), circle(50, 100, 100), rectangle(40, 20, corner=5).moved(200, 80), quantity=3)
    base = job(plate, corner(quantity=4), frame(quantity=4), sheets=[replace(SHEET, price=Decimal("120.50"))])
    told = replace(base.patterns[0], marks=(Mark(((10, 20),)), Mark(((10, 10), (50, 10)))), bends=(Bend((0, 150), (300, 150), 90, 10),), notes=(NOT_VERIFIED,))
    return replace(base, patterns=(told, *base.patterns[1:]))


JOB = marked()
NEST = fast_nest(JOB)
FILES = nest_files([(JOB, NEST)], "Test <machine>", {"machine": "test"})


def drawings(version: str = "R2000") -> dict[str, Any]:
    files = nest_files([(JOB, NEST)], "Test", {}, version)
    found = {}
    for name, data in files.items():
        if name.endswith(".dxf"):
            doc, auditor = ezdxf.recover.read(io.BytesIO(data))
            assert not auditor.errors
            assert not auditor.fixes
            found[name] = doc
    return found


def test_every_sheet_has_its_drawing_and_picture_and_the_nest_its_report() -> None:
    sheets = [f"plate-A36-1-4_sheet{i}" for i in range(1, len(NEST.sheets) + 1)]
    assert list(FILES) == [name for sheet in sheets for name in (f"{sheet}.dxf", f"{sheet}.svg")] + ["nest.json", "nest.md"]
    assert len(sheets) >= 2
    assert nest_files([(JOB, NEST)], "Test <machine>", {"machine": "test"}) == FILES


@pytest.mark.parametrize(("version", "release"), [("R12", "AC1009"), ("R2000", "AC1015"), ("R2010", "AC1024")])
def test_a_drawing_holds_every_contour_mark_and_bend_on_its_layer(version: str, release: str) -> None:
    layers: Counter[str] = Counter()
    for doc in drawings(version).values():
        assert doc.dxfversion == release
        layers += Counter(entity.dxf.layer for entity in doc.modelspace())
        (outline,) = doc.modelspace().query("*[layer=='SHEET']")
        assert outline.is_closed
    assert layers["CUT_OUTER"] == 11
    assert layers["CUT_INNER"] == 3 * 2 + 4
    assert layers["MARK"] == 3 * 2
    assert layers["BEND"] == 3
    assert layers["REMNANT"] == sum(nested.remnant is not None for nested in NEST.sheets)


def test_the_sheet_lies_at_the_origin_and_its_number_on_every_part() -> None:
    names: list[str] = []
    for doc in drawings().values():
        (outline,) = doc.modelspace().query("LWPOLYLINE[layer=='SHEET']")
        corners = sorted(point[:2] for point in outline.get_points())
        assert corners == [(0, 0), (0, 800), (1200, 0), (1200, 800)]
        texts = [entity.dxf.text for entity in doc.modelspace().query("TEXT[layer=='INFO']")]
        names += [text for text in texts if text in JOB.by_part]
        facts = [dict(value.split("=") for _, value in outer.get_xdata("GVCS_CAD")) for outer in doc.modelspace().query("*[layer=='CUT_OUTER']")]
        assert Counter(fact["part_no"] for fact in facts) == Counter(text for text in texts if text in JOB.by_part)
        assert ("unit mm" in texts, f"{NOT_VERIFIED}: plate" in texts) == (True, "plate" in texts)
    assert Counter(names) == NEST.counts()


def test_a_drawing_read_back_holds_the_same_metal(tmp_path: Path) -> None:
    """The reader takes our own layers for what they are, so that a sheet can be nested again."""
    found: list[float] = []
    for name, data in FILES.items():
        if name.endswith(".dxf"):
            (tmp_path / name).write_bytes(data)
            plates, _ = read_plates(tmp_path / name)
            found += [outer.area - math.fsum(edge.area for edge in inner) for outer, inner in plates]
    wanted = [part.area for part in JOB.items for _ in range(part.quantity)]
    assert sorted(found) == pytest.approx(sorted(wanted), abs=0.01)


def path_area(path: str) -> float:
    """Return the area of an SVG path of lines and arcs, by points taken along them as a browser would draw them."""
    loops = []
    for loop in path.split("Z")[:-1]:
        points: list[tuple[float, float]] = []
        for kind, text in re.findall(r"([MLA])([^MLA]*)", loop.strip()):
            numbers = [float(word) for word in text.split()]
            if kind == "A":
                radius, _, _, large, way, x, y = numbers
                points += arc(points[-1], (x, y), radius, bool(large), bool(way))
            else:
                points.append((numbers[0], numbers[1]))
        loops.append(Polygon(points).area)
    return loops[0] - math.fsum(loops[1:])


def arc(start: tuple[float, float], end: tuple[float, float], radius: float, large: bool, way: bool) -> list[tuple[float, float]]:
    """Return points of an arc by the rule of SVG 1.1, F.6.5."""
    (x1, y1), (x2, y2) = start, end
    half = math.dist(start, end) / 2
    off = math.sqrt(max(radius**2 - half**2, 0)) / (2 * half) * (-1 if large == way else 1)
    cx, cy = (x1 + x2) / 2 + off * (y1 - y2), (y1 + y2) / 2 - off * (x1 - x2)
    first, last = math.atan2(y1 - cy, x1 - cx), math.atan2(y2 - cy, x2 - cx)
    turn = (last - first) % math.tau if way else -((first - last) % math.tau)
    return [(cx + radius * math.cos(first + turn * i / 64), cy + radius * math.sin(first + turn * i / 64)) for i in range(1, 65)]


def test_a_picture_shows_every_part_at_its_size_inside_the_sheet() -> None:
    areas: list[float] = []
    for number, nested in enumerate(NEST.sheets, 1):
        root = ElementTree.fromstring(FILES[f"plate-A36-1-4_sheet{number}.svg"])
        paths = [element for element in root if element.get("class") == "p"]
        assert [path.find("{http://www.w3.org/2000/svg}title").text for path in paths] == [placed.part_no for placed in nested.items]
        areas += [path_area(path.get("d") or "") for path in paths]
        hatched = [element for element in root if element.get("class") == "r"]
        assert len(hatched) == (nested.remnant is not None)
        assert "Test <machine>, plate A36 1/4" in (root.findtext("{http://www.w3.org/2000/svg}title") or "")
    wanted = [JOB.by_part[placed.part_no].area for nested in NEST.sheets for placed in nested.items]
    assert areas == pytest.approx(wanted, rel=1e-3)


def test_the_report_adds_up() -> None:
    (stock,) = json.loads(FILES["nest.json"])["stocks"]
    metal = math.fsum(part.area * part.quantity for part in JOB.items) / 1e6
    assert (stock["stock"], stock["pieces"], stock["sheets_used"], stock["bound"]) == (JOB.stock, 11, len(NEST.sheets), NEST.bound)
    assert stock["part_m2"] == pytest.approx(metal, abs=1e-6)
    assert stock["utilisation"] == pytest.approx(metal / (len(NEST.sheets) * 0.96), abs=1e-4)
    assert stock["cost"] == str(Decimal("120.50") * len(NEST.sheets))
    assert [part["part_no"] for sheet in stock["sheets"] for part in sheet["parts"]] == [placed.part_no for nested in NEST.sheets for placed in nested.items]
    page = FILES["nest.md"].decode()
    assert f"| plate A36 1/4 | {len(NEST.sheets)} | {NEST.bound} |" in page
    assert page.startswith("# Nest: Test &lt;machine>\n")


def test_a_sheet_without_a_price_costs_nobody_knows_what() -> None:
    free = replace(JOB, sheets=(SHEET,))
    nest = Nest(NEST.stock, tuple(replace(nested, sheet=SHEET) for nested in NEST.sheets), NEST.method, NEST.gap, NEST.margin, NEST.bound)
    assert nest_report(free, nest).cost is None
    assert "| no price |" in nest_files([(free, nest)], "Test", {})["nest.md"].decode()
