"""Drawings as other programs read them: real dimensions that measure what they say, no audit error, PDF of the stated size, the same bytes."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import ezdxf
import pytest
from ezdxf.document import Drawing
from judges import librecad_converts, needed

from gvcs_cad import PlatePart, TubePart
from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.drawing.part_sheet import part_sheet
from gvcs_cad.documents.drawing.sheet import DrawingSheet, Linear, Round
from gvcs_cad.errors import OutputError
from gvcs_cad.formats.drawing_dxf import drawing_dxf
from gvcs_cad.formats.drawing_svg import drawing_svg
from gvcs_cad.formats.typst_pdf import drawing_pdf, typeset
from gvcs_cad.testing import prepared

FIXTURES, ROOT = Path(__file__).parents[2] / "fixtures", Path(__file__).parents[2]
JOB = DrawingJob("cart 1.2.3", "default", "CERN-OHL-S-2.0")
DXF_UNIT_MM = 4


def sheets() -> Iterator[DrawingSheet]:
    design = prepared("cart", start=FIXTURES).build.design
    for part in design.quantities:
        if part.process in ("torch", "saw"):
            yield part_sheet(part, 1, JOB)


def read(data: bytes) -> Drawing:
    doc = ezdxf.read(io.StringIO(data.decode("cp1252")))  # strict: what `ezdxf audit` would recover is already a fault
    auditor = doc.audit()
    assert auditor.errors == []
    assert auditor.fixes == []
    return doc


def test_every_dimension_is_a_real_one_and_measures_in_the_drawing_what_it_says() -> None:
    for sheet in sheets():
        doc = read(drawing_dxf(sheet))
        assert doc.units == DXF_UNIT_MM
        found = doc.modelspace().query("DIMENSION")
        stated = [item for item in sheet.items if isinstance(item, (Linear, Round))]
        assert len(found) == len(stated) > 0
        for entity, item in zip(found, stated, strict=True):
            assert float(entity.get_measurement()) == pytest.approx(item.real, abs=1e-4), sheet.title
            assert entity.dxf.text in ("<>", item.words), sheet.title
            assert list(entity.virtual_entities()), sheet.title  # it can be drawn without being computed anew


def test_the_part_stands_in_the_drawing_at_its_real_size() -> None:
    (deck,) = [part for part in prepared("cart", start=FIXTURES).build.design.distinct(PlatePart) if part.name == "cart_deck"]
    doc = read(drawing_dxf(part_sheet(deck, 1, JOB)))
    outlines = [entity for entity in doc.modelspace().query("LWPOLYLINE[layer=='VISIBLE']") if entity.closed]
    points = max(([p[:2] for p in entity.get_points()] for entity in outlines), key=lambda ps: max(p[0] for p in ps) - min(p[0] for p in ps))
    x1, y1, x2, y2 = deck.outer.bounds
    assert max(p[0] for p in points) - min(p[0] for p in points) == pytest.approx(x2 - x1, abs=1e-5)
    assert max(p[1] for p in points) - min(p[1] for p in points) == pytest.approx(y2 - y1, abs=1e-5)
    assert sorted(c.dxf.radius * 2 for c in doc.modelspace().query("CIRCLE[layer=='VISIBLE']"))[-2:] == pytest.approx([14.2875, 14.2875])


def test_the_svg_holds_the_words_of_the_sheet_once_each_at_paper_size() -> None:
    for sheet in sheets():
        root = ElementTree.fromstring(drawing_svg(sheet))
        words = sorted(element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text"))
        assert words == sorted(words.replace("%%c", "Ø") for words, _ in sheet.word_boxes), sheet.title
        assert root.get("width") == f"{sheet.paper.width:g}mm"


def test_the_pdf_is_one_page_of_the_paper_and_the_same_bytes_in_every_process() -> None:
    sheet = next(iter(sheets()))
    pdf = drawing_pdf(sheet)
    (box,) = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert [float(side) * 25.4 / 72 for side in box] == pytest.approx([sheet.paper.width, sheet.paper.height], abs=0.01)
    code = (
        "from gvcs_cad.testing import prepared; from gvcs_cad.formats.typst_pdf import drawing_pdf; import hashlib\n"
        "from gvcs_cad.formats.drawing_dxf import drawing_dxf; from gvcs_cad.documents.drawing.part_sheet import part_sheet\n"
        "from gvcs_cad.documents.drawing.facts import DrawingJob; from pathlib import Path\n"
        f"d = prepared('cart', start=Path({str(FIXTURES)!r})).build.design\n"
        "p = next(p for p in d.quantities if p.process in ('torch', 'saw')); s = part_sheet(p, 1, DrawingJob('cart 1.2.3', 'default', 'CERN-OHL-S-2.0'))\n"
        "print(hashlib.sha256(drawing_pdf(s) + drawing_dxf(s)).hexdigest())"
    )
    sums = {subprocess.check_output([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "2")}
    assert len(sums) == 1


def test_what_typst_cannot_set_is_an_error_with_its_words() -> None:
    with pytest.raises(OutputError, match=r"^typst: unknown variable: nothing_of_the_kind"):
        typeset("#nothing_of_the_kind", {})


def test_a_tube_of_a_hundred_metres_has_no_sheet() -> None:
    from gvcs_cad.errors import ModelError

    with pytest.raises(ModelError, match="endless revision A: no drawing on A3 at any scale down to 1:50"):
        part_sheet(TubePart("endless", stock="tube 2x2x1/8", length=100_000.0), 1, JOB)


# ------------------------------------------------------------------ LibreCAD


BROKEN = {
    "no drawing at all": lambda text: "this is no drawing",
    "cut off in the middle of a group": lambda text: text[: text.index("ENTITIES") + 2000].rsplit("\n", 3)[0],
    "a word where a number must be": lambda text: text.replace("AcDbLine\n 10\n", "AcDbLine\n 10\nnear", 1),
}


@pytest.mark.parametrize("how", ["no drawing at all", "cut off in the middle of a group"])
def test_librecad_refuses_a_broken_drawing(how: str, tmp_path: Path) -> None:
    needed("librecad", "librecad")
    path = tmp_path / "broken.dxf"
    path.write_text(BROKEN[how](drawing_dxf(next(iter(sheets()))).decode("cp1252")))
    (tmp_path / "judged").mkdir()
    assert librecad_converts([path], tmp_path / "judged", seconds=3) == {path: False}


@pytest.mark.parametrize("how", BROKEN)
def test_the_auditor_refuses_a_broken_drawing(how: str) -> None:
    text = drawing_dxf(next(iter(sheets()))).decode("cp1252")
    assert text != BROKEN[how](text)
    with pytest.raises((ezdxf.DXFError, AssertionError)):
        read(BROKEN[how](text).encode("cp1252"))


@pytest.mark.slow
def test_librecad_converts_every_drawing_of_the_tractor(tmp_path: Path) -> None:
    needed("librecad", "librecad")
    from gvcs_cad.engine.build import build
    from gvcs_cad.engine.request import Request

    report = build(Request(machines=("tractor",), outputs=("dxf", "drawing", "nest"), folder=tmp_path / "out", start=ROOT))
    assert report.exit_code == 0
    files = sorted((tmp_path / "out").rglob("*.dxf"))
    assert len(files) > 120
    assert sum(path.parent.name == "nest" for path in files) >= 9
    for path in files:
        read(path.read_bytes())
    (tmp_path / "judged").mkdir()
    assert [path.name for path, good in librecad_converts(files, tmp_path / "judged", seconds=120).items() if not good] == []
