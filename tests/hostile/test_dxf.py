"""Drawings by others are read or refused in words: a DXF file with tags changed, dropped, doubled and swapped ends in no traceback and no hang."""

from __future__ import annotations

import io
import math
from pathlib import Path

import ezdxf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gvcs_cad.errors import UsageError
from gvcs_cad.formats.dxf_contours import read_plates

many = settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=20_000)  # ms: a hang is a failure
ODD = ["", "nan", "inf", "-inf", "1e308", "-1", "0", "1e-320", "999999999999999999999", "x", "\x00", "LINE", "ENDSEC", "EOF", "{", "﻿", "%%c", "\udcff"]
CODES = [0, 1, 2, 5, 8, 10, 11, 20, 21, 39, 40, 41, 42, 50, 62, 66, 70, 71, 72, 73, 100, 102, 210, 220, 230, 310, 330, 999, 1001, 1071, -1, 12345]


def drawing(version: str) -> list[tuple[str, str]]:
    """Return the tags of a small drawing that holds every kind of edge that is read, a block reference in another among them."""
    doc = ezdxf.new(version)
    doc.header["$INSUNITS"] = 4
    space = doc.modelspace()
    for a, b in (((0, 0), (90, 0)), ((90, 0), (90, 50)), ((90, 50), (0, 50)), ((0, 50), (0, 0))):
        space.add_line(a, b)
    space.add_circle((20, 20), 5)
    space.add_arc((200, 0), 10, 0, 180)
    space.add_line((190, 0), (210, 0))
    space.add_polyline2d([(300, 0), (340, 0), (340, 30)], close=True)
    block, outer = doc.blocks.new("hole"), doc.blocks.new("holes")
    block.add_circle((0, 0), 3)
    outer.add_blockref("hole", (0, 0))
    space.add_blockref("holes", (60, 25))
    if version != "R12":
        space.add_lwpolyline([(400, 0, 0.3), (440, 0, 0), (440, 40, 0)], format="xyb", close=True)
        space.add_ellipse((500, 0), (20, 0), 0.5)
        space.add_spline([(600, 0), (640, 0), (640, 40), (600, 0)])
    text = io.StringIO()
    doc.write(text)
    lines = text.getvalue().splitlines()
    return list(zip(lines[::2], lines[1::2], strict=True))


TAGS = {version: drawing(version) for version in ("R12", "R2000")}
EDGES = {version: next(i for i, tag in enumerate(tags) if tag[1] == "ENTITIES") for version, tags in TAGS.items()}


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """Return a drawing with up to six tags changed, half of them among the edges, or cut off somewhere."""
    version = draw(st.sampled_from(sorted(TAGS)))
    tags, edges = list(TAGS[version]), EDGES[version]
    for _ in range(draw(st.integers(1, 6))):
        i = draw(st.one_of(st.integers(0, len(tags) - 1), st.integers(min(edges, len(tags) - 1), len(tags) - 1)))
        what = draw(st.sampled_from(["value", "code", "drop", "double", "swap", "cut"]))
        if what == "value":
            tags[i] = (tags[i][0], draw(st.one_of(st.sampled_from(ODD), st.floats().map(str), st.text(max_size=8))))
        elif what == "code":
            tags[i] = (str(draw(st.sampled_from(CODES))), tags[i][1])
        elif what == "drop":
            del tags[i]
        elif what == "double":
            tags.insert(i, tags[i])
        elif what == "swap":
            j = draw(st.integers(0, len(tags) - 1))
            tags[i], tags[j] = tags[j], tags[i]
        elif len(tags) > 40:
            del tags[max(i, 40) :]
        tags = tags or [("0", "EOF")]
    return "".join(f"{code}\n{value}\n" for code, value in tags).encode("utf-8", "surrogateescape")


def read(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused: tuple[str, ...] = ()
    plates, findings = [], []
    try:
        plates, findings = read_plates(path, "mm")
    except UsageError as error:
        refused = error.problems
    assert bool(plates) != bool(refused)
    assert all(path.name in problem and "\n" not in problem for problem in refused)
    assert all(isinstance(finding, str) for finding in findings)
    for outer, inner in plates:
        assert all(math.isfinite(value) for contour in (outer, *inner) for vertex in contour.vertices for value in vertex)
        assert outer.area > 0


@many
@given(spoiled())
def test_a_spoiled_drawing_is_read_or_refused_in_a_line(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read(tmp_path_factory.getbasetemp() / "spoiled.dxf", content)


@many
@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: f"0\nSECTION\n2\nENTITIES\n{text}\n0\nEOF\n".encode("utf-8", "replace"))))
@example(b"AutoCAD Binary DXF\r\n\x1a\x00")
@example(b"")
def test_any_bytes_are_a_drawing_or_are_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read(tmp_path_factory.getbasetemp() / "any.dxf", content)


@pytest.mark.parametrize("version", sorted(TAGS))
def test_the_drawing_that_is_spoiled_is_sound(tmp_path: Path, version: str) -> None:
    path = tmp_path / "sound.dxf"
    path.write_bytes("".join(f"{code}\n{value}\n" for code, value in TAGS[version]).encode())
    plates, _ = read_plates(path, "mm")
    assert len(plates) == (3 if version == "R12" else 6)
    assert sorted(len(inner) for _, inner in plates)[-1] == 2  # a circle, and one behind two block references
