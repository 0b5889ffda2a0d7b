"""The overlay holds exactly the contours: the area that its paths enclose, arcs and all, is that of the plate."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from strategies import plates

from gvcs_cad.formats.overlay_svg import overlay_svg
from gvcs_cad.model.plate import PlatePart

SVG = "{http://www.w3.org/2000/svg}"
STEPS = 400


def edges(plate: PlatePart) -> list[tuple[tuple[float, float, float], ...]]:
    return [contour.vertices for contour in (plate.outer, *plate.inner)]


def arc(x1: float, y1: float, r: float, large: bool, sweep: bool, x2: float, y2: float) -> list[tuple[float, float]]:
    """Return points of an arc by the rule of SVG 1.1, F.6.5."""
    half = math.dist((x1, y1), (x2, y2)) / 2
    r = max(r, half)
    off = math.sqrt(r * r - half * half) * (-1 if large == sweep else 1)
    cx = (x1 + x2) / 2 - off * (y2 - y1) / (2 * half)
    cy = (y1 + y2) / 2 + off * (x2 - x1) / (2 * half)
    a, b = math.atan2(y1 - cy, x1 - cx), math.atan2(y2 - cy, x2 - cx)
    turn = (b - a) % math.tau if sweep else -((a - b) % math.tau)
    return [(cx + r * math.cos(a + turn * i / STEPS), cy + r * math.sin(a + turn * i / STEPS)) for i in range(1, STEPS + 1)]


def area(path: str) -> float:
    """Return the signed area of one closed path of lines and arcs."""
    points: list[tuple[float, float]] = []
    for command, words in re.findall(r"([MLA])([^MLAZ]*)", path):
        v = [float(word) for word in words.split()]
        points += arc(*points[-1], v[0], bool(v[3]), bool(v[4]), v[5], v[6]) if command == "A" else [(v[0], v[1])]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True)) / 2


@settings(max_examples=30)
@given(plates(), plates())
def test_each_side_encloses_its_own_metal(old: PlatePart, new: PlatePart) -> None:
    root = ET.fromstring(overlay_svg("a & b", edges(old), edges(new)))
    for name, plate in (("old", old), ("new", new)):
        (path,) = [one for one in root.iter(f"{SVG}path") if one.get("id") == name]
        outer, *inner = [area(loop + "Z") for loop in str(path.get("d")).split("Z") if loop.strip()]
        assert math.isclose(outer - sum(inner), plate.area, rel_tol=1e-3)


def test_both_sides_lie_within_the_picture_and_have_their_colours() -> None:
    from builders import lug

    root = ET.fromstring(overlay_svg("lug", edges(lug(size=100)), edges(lug(size=200))))
    width, height = (float(word) for word in str(root.get("viewBox")).split()[2:])
    assert width > 200
    assert height > 200
    fills = {str(path.get("id")): str(path.get("fill")) for path in root.iter(f"{SVG}path")}
    assert fills == {"old": "#d91f1f", "new": "#1a9933"}
    assert root.findtext(f"{SVG}text") == "lug: old red 100 x 100, new green 200 x 200 mm"


def test_a_title_is_no_markup() -> None:
    from builders import lug

    root = ET.fromstring(overlay_svg('<script>"&', edges(lug()), edges(lug())))
    assert f"{SVG}script" not in {one.tag for one in root.iter()}
