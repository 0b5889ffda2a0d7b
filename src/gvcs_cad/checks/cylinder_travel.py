"""A cylinder neither tears apart nor bottoms out: over the whole range of every joint its length stays within its stroke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.joint import Joint, Link
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.pose import Values, joints, pivot_distance, pose, pose_names

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

    Every named pose is tried, and every joint that moves the cylinder over its range with the others as placed and as in each pose.
    """
    starts: dict[str, Values] = {"as placed": {}, **{name: pose(design, name) for name in pose_names(design)}}
    for path, inner in design.subtrees():
        for link in inner.links:
            tried = (_beyond(link, label, pivot_distance(inner, link, path, values)) for label, values in _positions(design, inner, link, path, starts))
            worst = max(tried, key=lambda position: round(position[0], 6))  # of equals the first: a named pose before a walk
            if worst[0] > 1e-6:
                yield CylinderOutOfTravel(child_path(path, link.name), worst[1], worst[2], link.cylinder.retracted, link.cylinder.extended)


def _beyond(link: Link, label: str, length: float) -> tuple[float, str, float]:
    """Return how far a length lies beyond the cylinder's, mm, with the position and the length."""
    return max(link.cylinder.retracted - length, length - link.cylinder.extended), label, length


def _positions(design: Design, inner: Design, link: Link, path: str, starts: Mapping[str, Values]) -> Iterator[tuple[str, Values]]:
    yield from starts.items()
    known = joints(design)
    drivers = [name for name, joint in known.items() if _moves(joint, name, inner, link, path)]
    for name in drivers:
        tried = set()
        for label, values in starts.items():
            others = tuple(values.get(other) for other in drivers if other != name)
            if others not in tried:
                tried.add(others)
                for value in _range(known[name]):
                    yield f"{name} {value:.1f} {known[name].unit}, else {label}", {**values, name: value}


def _moves(joint: Joint, name: str, inner: Design, link: Link, path: str) -> bool:
    """Tell whether a joint changes the length of a link."""
    tried = [joint.low + (joint.high - joint.low) * share for share in (0.0, 0.31, 0.5, 0.83, 1.0)]  # no even steps: after whole turns it is where it was
    lengths = [pivot_distance(inner, link, path, values) for values in ({}, *({name: value} for value in tried))]
    return max(lengths) - min(lengths) > 1e-6


def _range(joint: Joint) -> Iterator[float]:
    return (joint.low + (joint.high - joint.low) * i / STEPS for i in range(STEPS + 1))


CHECK = Check("cylinder_travel", "a cylinder neither tears apart nor bottoms out", cylinder_travel)
