"""Builds the pairs of fixtures/interface_pairs: plates made to a contract, changed in one way."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.claim import Claim, claims
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.grid import on_grid
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.life import hours
from gvcs_cad.model.placement import Placement, place
from gvcs_cad.model.plate import PlatePart

FOLDER = Path(__file__).parents[2] / "fixtures" / "interface_pairs"
BLOCK = "plate A36 1/2"
EDGE = 25.0  # mm from a hole's middle to the edge of its plate


def corpus() -> list[dict[str, Any]]:
    return yaml.safe_load((FOLDER / "pairs.yaml").read_text("utf-8"))


def built(key: str, side: str, change: dict[str, Any]) -> tuple[Design, Claim]:
    """Return a side of a contract as a design, and its claim."""
    contract = catalog().get(Interface, key)
    assembly = Assembly(f"{side}_plate")
    if "shaft" in change:
        bar = BarPart("bar", stock=change["shaft"], length=200.0)
        half = bar.section.width / 2
        assembly.add(bar, at=on_grid(-half, -half, 0.0, along="z"))
    else:
        _plates(assembly, contract, side, change)
    if "block" in change:
        x, y, z, width, height = change["block"]
        assembly.add(PlatePart("block", stock=BLOCK, outer=rectangle(width, height)), at=Placement(x, y, z))
    give, ask = (contract.host, contract.host_requires) if side == "host" else (contract.module, contract.module_requires)
    assembly.port(
        "mount",
        key,
        place(z_axis="+z") if side == "host" else place(z_axis="-z"),
        side=side,
        provides=change.get("provides", dict(give)),
        requires=change.get("requires", dict(ask)),
        process=change.get("made", "jig-drilled"),
        stage=change.get("stage", "before welding"),
    )
    design = assembly.freeze()
    (claim,) = claims(design, design.name, "1.0.0")
    return design, claim


def _plates(assembly: Assembly, contract: Interface, side: str, change: dict[str, Any]) -> None:
    feature = next(one for one in contract.features if one.side(side) is not None)
    limits = feature.side(side)
    assert limits is not None
    middle = round(sum(limits.size) / 2, 3)
    holes = []
    for i, (x, y) in enumerate(_moved(feature.places, change)):
        if i != change.get("without"):
            dx, dy = change.get("holes", {}).get(i, (0.0, 0.0))
            size = change.get("size", middle)
            holes.append(Hole(f"h{i}", x + dx, y + dy, size.get(i, middle) if isinstance(size, dict) else size))
    stock = change.get("stock", BLOCK)
    groups = [[hole] for hole in holes] if change.get("split") else [holes]
    placed = []
    for i, group in enumerate(groups):
        part = _plate(f"plate_{i}", stock, group, change)
        at = Placement(0, 0, -part.thickness if side == "host" else 0.0)
        placed.append(assembly.add(part, at=at))
        if change.get("doubled"):
            assembly.add(part, name=f"under_{i}", at=at.moved(z=part.thickness * (-1.2 if side == "host" else 1.2)))
    for a, b in itertools.pairwise(placed):
        assembly.weld(a, b, leg=5, length=50)


def _plate(name: str, stock: str, holes: Sequence[Hole], change: dict[str, Any]) -> PlatePart:
    edge = min(EDGE, 15.0) if change.get("split") else change.get("edge", EDGE)
    xs, ys = [h.x for h in holes], [h.y for h in holes]
    outline = rectangle(max(xs) - min(xs) + 2 * edge, max(ys) - min(ys) + 2 * edge).moved(min(xs) - edge, min(ys) - edge)
    return PlatePart(name, stock=stock, outer=outline, holes=tuple(holes), life=hours(change.get("life", 2000)))


def _moved(places: Sequence[tuple[float, float]], change: dict[str, Any]) -> list[tuple[float, float]]:
    if "square" in change:
        h = change["square"] / 2
        return [(h, h), (-h, h), (-h, -h), (h, -h)]
    moved = [(-x, y) if change.get("mirror") else (x, y) for x, y in places]
    c, s = math.cos(math.radians(change.get("turn", 0))), math.sin(math.radians(change.get("turn", 0)))
    return [(x * c - y * s, x * s + y * c) for x, y in moved]
