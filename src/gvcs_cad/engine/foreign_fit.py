"""Holds a part from a file against a contract: finds how it stands, runs the gauges, and answers with the witness."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.conformance import conformance
from gvcs_cad.checks.interchange.gauging import Side as Bench
from gvcs_cad.checks.interchange.gauging import gauged
from gvcs_cad.checks.interchange.pose_search import poses
from gvcs_cad.checks.interchange.verdict import Verdict, worst
from gvcs_cad.geometry.foreign import Circle, Foreign, ForeignShapes, circles, holes_of
from gvcs_cad.geometry.probe import Body
from gvcs_cad.model.claim import Claim
from gvcs_cad.model.opening import Opening
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Side
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shape import shape
from gvcs_cad.units import exact

AXES = {"x": (0, 1, 2), "y": (1, 2, 0), "z": (2, 0, 1)}  # the axis, then the coordinates across it in cyclic order
AS_IT_IS = "as it is"  # the process of an individual: nothing more is taken off


@dataclass(frozen=True)
class FitAnswer:
    """What became of a part: the verdict that decides, all of them, and the motion into the contract's frame (None where none was found)."""

    decides: Verdict
    verdicts: tuple[Verdict, ...]
    at: Placement | None
    chord_error: float
    option: str = ""


def fit_foreign(foreign: Foreign, contract: Interface, side: Side, shop: Shop, *, at: Placement | None = None, process: str = "") -> FitAnswer:
    """Return the answer on one part, in the pose and option that suit it best.

    The part is judged as it is; with a `process`, for every part that this process makes of its drawing.
    """
    edges = circles(foreign.mesh)
    tried = [
        _judged(foreign, edges, contract, option, side, shop, motion, process)
        for option in contract.options
        for motion in ([at] if at is not None else _motions(edges, contract, option, side))
    ]
    if not tried:
        what = "no holes as far apart as the contract's stand in one flat face: say where its port is with --at"
        nothing = Verdict("UNDECIDED", "not measured", f"{foreign.name}: {what}")
        return FitAnswer(nothing, (nothing,), None, foreign.mesh.chord_error)
    return max(tried, key=_rank)


def _rank(answer: FitAnswer) -> tuple[int, int, float]:
    order = {"PASS": 2, "UNDECIDED": 1, "FAIL": 0}
    return order[answer.decides.answer], -sum(v.answer == "FAIL" for v in answer.verdicts), answer.decides.margin or 0.0


def _motions(edges: Sequence[Circle], contract: Interface, option: str, side: Side) -> list[Placement]:
    drilled = [feature for feature in contract.of(option) if (limits := feature.side(side)) is not None and limits.female]
    richest = max(drilled, key=lambda feature: len(feature.places), default=None)
    return [] if richest is None else poses(edges, richest, side)


def _judged(foreign: Foreign, edges: Sequence[Circle], contract: Interface, option: str, side: Side, shop: Shop, motion: Placement, process: str) -> FitAnswer:
    openings = tuple(_openings(foreign, edges, contract, motion, process or AS_IT_IS))
    claim = Claim(foreign.name, "", contract.key, side, "port", openings)
    body = Body(foreign.name, _stand_in(foreign, motion), Placement())
    bench = Bench(claim, contract, (body,), ForeignShapes(foreign, motion), exact=foreign.solid is not None)
    declared = conformance(claim, contract, shop, option)
    kept = [v for v in declared if v.cause not in ("missing capacity", "too demanding", "shorter life", "not measured")]  # a file tells none of them
    if not process:
        kept = [v for v in kept if v.cause != "process unknown"]
    verdicts = (*kept, *gauged(bench, shop, option))
    return FitAnswer(worst(verdicts), verdicts, motion, foreign.mesh.chord_error, option)


def _stand_in(foreign: Foreign, motion: Placement) -> PurchasedPart:
    """Return a part that names the file's shape in this pose: boxes are remembered by part, and another shape or pose has another."""
    unit = shape("gvcs_cad.geometry.hardware:box", length=1.0, width=1.0, height=1.0)
    return PurchasedPart("foreign", title=foreign.name, envelope=unit, mass_kg=1.0, note=f"{hashlib.sha256(foreign.mesh.to_bytes()).hexdigest()} {motion!r}")


def _openings(foreign: Foreign, edges: Sequence[Circle], contract: Interface, motion: Placement, process: str) -> Iterator[Opening]:
    for axis in sorted({feature.axis for feature in contract.features}):
        along, u, v = AXES[axis]
        for number, (point, low, high, diameter) in enumerate(holes_of(edges, motion, along), 1):
            x, y, start, end = (exact(value) for value in (point[u], point[v], low, high))
            yield Opening(foreign.name, f"{axis}{number}", x, y, start, end, axis, exact(diameter), process, thickness=exact(end - start))
