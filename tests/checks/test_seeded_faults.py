"""Faults seeded into the tractor itself are found and named; without them the same parts of it pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.interference import in_positions
from gvcs_cad.checks.pair_finding import PairFinding, merged
from gvcs_cad.checks.shared_space import shared_space
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.connection import At, Connection
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.testing import prepared

pytestmark = pytest.mark.slow
SHAPES, SHOP = FreshShapes(), load_shop()


class Blank:
    """A notebook that remembers nothing."""

    def shape_key(self, part: Any) -> str:
        return str(part.digest)

    def recall(self, key: str) -> bytes | None:
        return None

    def keep(self, key: str, content: bytes) -> None:
        pass


@pytest.fixture(scope="module")
def tractor() -> Design:
    return prepared("tractor").build.design


def paths(connection: Connection) -> set[str]:
    """Return the children that a connection speaks of."""
    found: set[str] = set()
    for field in fields(connection):
        value = getattr(connection, field.name)
        if isinstance(value, At):
            found.add(value.path)
        elif isinstance(value, str) and field.name in ("a", "b", "pin", "inner") and value:
            found.add(value)
        elif field.name == "holes":
            found |= {hole.path for hole in value}
    return {path.split("/")[0] for path in found}


def only(design: Design, *names: str) -> Design:
    """Return a design with some of its children, and the connections between these."""
    children = tuple(child for child in design.children if child.name in names)
    return replace(design, children=children, connections=tuple(c for c in design.connections if paths(c) <= set(names)))


def seeded(design: Design, path: str, change: Callable[[Any], Part]) -> Design:
    """Return a design with one part changed."""
    name, _, rest = path.partition("/")
    children = tuple(
        child if child.name != name else replace(child, item=seeded(child.item, rest, change) if isinstance(child.item, Design) else change(child.item))
        for child in design.children
    )
    assert children != design.children
    return replace(design, children=children)


def found(design: Design) -> dict[frozenset[str], str]:
    """Return by pair of parts the rule that it breaks in any named position."""
    findings = [*in_positions(design, SHAPES, Blank()).findings]
    pairs = [finding for finding in merged(findings) if isinstance(finding, PairFinding)]
    return {frozenset((one.first, one.second)): one.rule for one in pairs}


def test_an_arm_30_mm_longer_runs_into_its_leg(tractor: Design) -> None:
    loader = only(tractor, "loader")
    assert found(loader) == {}
    long = seeded(loader, "loader/arms/main_left", lambda part: replace(part, name="loader_arm_long", length=part.length + 30))
    broken = found(long)
    assert broken[frozenset(("loader/arms/main_left", "loader/arms/leg_left"))] == "interference"
    assert all(any("main_left" in path for path in pair) for pair in broken), "nothing else is blamed"


def test_a_wheel_40_mm_wider_inboard_comes_too_near_to_the_loader(tractor: Design) -> None:
    side = only(tractor, "loader", "wheel_rear_left")
    assert found(side) == {}

    def wider(part: Any) -> Part:  # by 40 mm on the side of the loader: the tyre is drawn about its middle
        width = dict(part.envelope.arguments)["width"]
        return replace(part, name="wheel_tyre_wide", envelope=part.envelope.with_arguments(width=width + 80))

    broken = found(seeded(side, "wheel_rear_left/tyre", wider))
    assert broken, "the tyre comes nearer than the 25 mm that it must keep from the loader"
    assert set(broken.values()) <= {"too_near", "interference"}
    assert all("wheel_rear_left/tyre" in pair for pair in broken)


def test_a_missing_clearance_between_lug_and_eye_is_found(tractor: Design) -> None:
    loader = only(tractor, "loader")
    thick = seeded(loader, "loader/arms/lug_left_outer", lambda part: replace(part, name="loader_arm_lug_thick", stock="plate A36 3/4"))
    broken = found(thick)
    assert any(pair == frozenset(("loader/arms/lug_left_outer", "loader/lift_cylinder_left (rod)")) for pair in broken), broken
    assert all(any("lug_left_outer" in path for path in pair) for pair in broken)


def test_a_tube_moved_into_its_neighbour_is_found_without_a_kernel(tractor: Design) -> None:
    frame = only(tractor, "frame")
    assert list(shared_space(frame, SHOP)) == []
    grid, outer = "grid", next(child for child in frame.children if child.name == "frame")
    assert isinstance(outer.item, Design)
    inner = next(child for child in outer.item.children if child.name == grid)
    assert isinstance(inner.item, Design)
    first = inner.item.children[0].name
    tubes = tuple(replace(child, at=child.at.moved(z=-1.0)) if child.name == first else child for child in inner.item.children)
    lowered = replace(inner, item=replace(inner.item, children=tubes))
    holder = replace(outer, item=replace(outer.item, children=tuple(lowered if child is inner else child for child in outer.item.children)))
    moved = replace(frame, children=tuple(holder if child is outer else child for child in frame.children))
    found = list(shared_space(moved, SHOP))
    assert {path for finding in found for path in (finding.first, finding.second)} >= {f"frame/{grid}/{first}"}
