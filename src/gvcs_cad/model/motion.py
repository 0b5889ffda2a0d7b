"""How a joint carries things: its axis in the machine's frame, and where the pivots of linked cylinders go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.connection import At
from gvcs_cad.model.design import Design
from gvcs_cad.model.joint import Joint
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Values, joints_moving, pivots, pose, pose_names
from gvcs_cad.model.pose import joints as all_joints
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.vector import Vector


@dataclass(frozen=True)
class Hanging:
    """A linked cylinder between its pivots in the machine's frame, mm; `base_movers` and `rod_movers` are the joints that carry each end."""

    path: str
    cylinder: Cylinder
    base: Vector
    rod: Vector
    side: Vector
    base_movers: tuple[str, ...]
    rod_movers: tuple[str, ...]


def assemblies(design: Design, values: Values | None = None) -> Iterator[tuple[str, Design, Placement, tuple[str, ...]]]:
    """Iterate over the design and every assembly inside it: path, assembly, placement in the machine's frame, joints that move it."""
    yield from _assemblies(design, Placement(), "", values or {}, ())


def _assemblies(design: Design, at: Placement, path: str, values: Values, movers: tuple[str, ...]) -> Iterator[tuple[str, Design, Placement, tuple[str, ...]]]:
    yield path, design, at, movers
    for child in design.children:
        if isinstance(child.item, Part):
            continue
        moved = joints_moving(design, child.name, path)
        here = at
        for joint in design.joints:
            if child.name in joint.moves:
                here = at @ joint.motion(values.get(child_path(path, joint.name), joint.zero))
        yield from _assemblies(child.item, here @ child.at, child_path(path, child.name), values, (*movers, *moved))


def axis(design: Design, joint: str, values: Values) -> tuple[Joint, Placement]:
    """Return a joint and the frame about or along whose Z it moves, in the machine's frame. Raises ModelError for an unknown one."""
    for path, inner, at, _ in assemblies(design, values):
        for one in inner.joints:
            if child_path(path, one.name) == joint:
                return one, at @ one.at
    raise ModelError(unknown("joint", joint, all_joints(design)))


def hangings(design: Design, values: Values) -> Iterator[Hanging]:
    """Iterate over every linked cylinder of the tree in a pose."""
    for path, inner, at, movers in assemblies(design, values):
        for link in inner.links:
            base, rod, side = pivots(inner, link, path, values)
            ends = [(*movers, *_end(inner, end, path)) for end in (link.base, link.rod)]
            yield Hanging(child_path(path, link.name), link.cylinder, at.point(base), at.point(rod), at.direction(side), ends[0], ends[1])


def _end(design: Design, holes: tuple[At, ...], path: str) -> tuple[str, ...]:
    return joints_moving(design, holes[0].path, path)


def positions(design: Design) -> list[tuple[str, Values]]:
    """Return every position that has a name, first the one as placed."""
    return [("as placed", {}), *((name, pose(design, name)) for name in pose_names(design))]


def ranges(design: Design) -> dict[str, list[tuple[str, Values]]]:
    """Return for every joint each different setting of the other joints that a named position gives, with the joint itself as placed."""
    known = all_joints(design)
    found: dict[str, list[tuple[str, Values]]] = {}
    for name, joint in known.items():
        settings: dict[tuple[float, ...], tuple[str, Values]] = {}
        for label, values in positions(design):
            others = tuple(values.get(other, known[other].zero) for other in known if other != name)
            settings.setdefault(others, (label, {**values, name: joint.zero}))
        found[name] = list(settings.values())
    return found
