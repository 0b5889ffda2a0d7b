"""A cylinder neither tears apart nor bottoms out: over the whole range of every joint its length stays within its stroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import joints, link_lengths, pose, pose_names

STEPS = 60  # positions along each joint; a lift arm turns less than one degree between two of them


@dataclass(frozen=True)
class CylinderOutOfTravel(Finding):
    """The cylinder, the position, and the length it would need there."""

    rule = "cylinder_out_of_travel"
    cylinder: str
    pose: str
    length: float  # mm pin to pin
    retracted: float
    extended: float

    def __str__(self) -> str:
        return f"{self.cylinder}: {self.length:.1f} mm pin to pin at {self.pose}, it reaches {self.retracted:.1f}..{self.extended:.1f} mm"


def cylinder_travel(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield, for every cylinder, the worst position in which it would have to be too short or too long.

    Every named pose is tried, and every joint over its range with the others as placed and as in each pose.
    """
    worst: dict[str, tuple[float, CylinderOutOfTravel]] = {}
    for label, values in _positions(design):
        for name, cylinder, length in link_lengths(design, values):
            beyond = max(cylinder.retracted - length, length - cylinder.extended)
            if beyond > 1e-6 and beyond > worst.get(name, (0.0,))[0]:
                worst[name] = (beyond, CylinderOutOfTravel(name, label, length, cylinder.retracted, cylinder.extended))
    yield from (finding for _, finding in worst.values())


def _positions(design: Design) -> Iterator[tuple[str, dict[str, float]]]:
    named = {name: pose(design, name) for name in pose_names(design)}
    yield "as placed", {}
    yield from named.items()
    driven = _driven_joints(design)
    for path, joint in joints(design).items():
        if path in driven:
            for i in range(STEPS + 1):
                value = joint.low + (joint.high - joint.low) * i / STEPS
                yield f"{path} {value:.1f}", {path: value}


def _driven_joints(design: Design) -> set[str]:
    """Joints that move any link: the others need no walk along their range."""
    if not any(inner.links for _, inner in design.subtrees()):
        return set()
    before = {name: length for name, _, length in link_lengths(design, {})}
    found = set()
    for path, joint in joints(design).items():
        for value in (joint.low, joint.high):
            after = {name: length for name, _, length in link_lengths(design, {path: value})}
            if any(abs(after[name] - before[name]) > 1e-6 for name in before):
                found.add(path)
    return found


CHECK = Check("cylinder_travel", "a cylinder neither tears apart nor bottoms out", cylinder_travel)
