"""The design in a pose: where every part stands when the joints have given values, cylinders aimed and extended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.connection import At
from gvcs_cad.model.design import Design, Occurrence
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.joint import Joint, Link
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.placement import Placement, aimed
from gvcs_cad.model.port import Port
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.vector import Vector, add, norm, scale, subtract

Values = Mapping[str, float]  # joint values by path: "loader/lift" -> degrees


@dataclass(frozen=True)
class Placed:
    """One part where it stands; `length` is the pin-to-pin length of a linked cylinder, mm.

    `movers` are the paths of the joints that move it, outermost first; a linked cylinder follows those of both its pivots.
    """

    path: str
    part: Part
    at: Placement
    hardware: bool = False
    length: float | None = None
    movers: tuple[str, ...] = ()


@lru_cache(maxsize=8)  # a pose is asked of one design a hundred times
def joints(design: Design) -> Mapping[str, Joint]:
    """Every joint of the tree by path."""
    return {child_path(path, joint.name): joint for path, inner in design.subtrees() for joint in inner.joints}


def pose(design: Design, name: str) -> dict[str, float]:
    """Return the joint values of a named pose; joints that do not know the name stay where they are placed.

    Raises ModelError with the near miss if no joint knows it.
    """
    known = {pose_name for joint in joints(design).values() for pose_name, _ in joint.poses}
    if name not in known:
        raise ModelError(unknown("pose", name, known))
    return {path: dict(joint.poses)[name] for path, joint in joints(design).items() if name in dict(joint.poses)}


def pose_names(design: Design) -> list[str]:
    """Names of all poses, in the order the joints state them."""
    return list(dict.fromkeys(name for joint in joints(design).values() for name, _ in joint.poses))


def placed_parts(design: Design, values: Values | None = None) -> Iterator[Placed]:
    """Iterate over every part with its path and placement in the design's frame, hardware and cylinders included.

    Raises ModelError with the near miss for a value of a joint that does not exist.
    """
    return _walk(design, Placement(), "", _known(design, values), ()) if values else iter(_as_placed(design))


@lru_cache(maxsize=2)  # every check looks at them
def _as_placed(design: Design) -> tuple[Placed, ...]:
    return tuple(_walk(design, Placement(), "", {}, ()))


def placed_ports(design: Design, values: Values | None = None) -> Iterator[tuple[str, Port]]:
    """Iterate over every port of the tree with the path of what publishes it, the port's place in the design's frame."""
    return _walk_ports(design, Placement(), "", _known(design, values))


def _walk_ports(node: Part | Design, at: Placement, path: str, values: Values) -> Iterator[tuple[str, Port]]:
    for port in node.ports:
        yield path, port.moved(at)
    if isinstance(node, Design):
        for child in node.children:
            yield from _walk_ports(child.item, at @ _moved(node, child, path, values), child_path(path, child.name), values)


def _known(design: Design, values: Values | None) -> Values:
    strangers = set(values or {}) - set(joints(design) if values else ())
    if strangers:
        raise ModelError(*(unknown("joint", name, joints(design)) for name in sorted(strangers)))
    return values or {}


def _walk(design: Design, at: Placement, path: str, values: Values, movers: tuple[str, ...]) -> Iterator[Placed]:
    for child in design.children:
        here = at @ _moved(design, child, path, values)
        inner = child_path(path, child.name)
        moved = (*movers, *joints_moving(design, child.name, path))
        if isinstance(child.item, Part):
            if child.item.has_body:
                yield Placed(inner, child.item, here, movers=moved)
        else:
            yield from _walk(child.item, here, inner, values, moved)
    for connection in design.connections:
        if connection.hardware:
            first = connection.holes[0]
            carried = at @ _carrier(design, first.path, path, values)
            moved = (*movers, *joints_moving(design, first.path, path))
        for piece in connection.hardware:
            assert isinstance(piece.item, Part)
            yield Placed(child_path(path, f"{first}.{piece.name}"), piece.item, carried @ piece.at, hardware=True, movers=moved)
    for link in design.links:
        base, rod, side = pivots(design, link, path, values)
        length = round(norm(subtract(rod, base)), 6)
        moved = (*movers, *dict.fromkeys(joint for end in (link.base[0], link.rod[0]) for joint in joints_moving(design, end.path, path)))
        yield Placed(child_path(path, link.name), link.cylinder, at @ aimed(base, rod, side), length=length, movers=moved)


def joints_moving(design: Design, inside: str, path: str = "") -> tuple[str, ...]:
    """Return the paths of the joints at and below the assembly at `path` that move what stands at `inside` it, outermost first."""
    first, _, rest = inside.partition("/")
    here = tuple(child_path(path, joint.name) for joint in design.joints if first in joint.moves)
    child = design.child(first)
    return here if not rest or not isinstance(child.item, Design) else (*here, *joints_moving(child.item, rest, child_path(path, first)))


def _moved(design: Design, child: Occurrence, path: str, values: Values) -> Placement:
    for joint in design.joints:
        if child.name in joint.moves:
            return joint.motion(values.get(child_path(path, joint.name), joint.zero)) @ child.at
    return child.at


def _carrier(design: Design, hole_path: str, path: str, values: Values) -> Placement:
    """Return the motion of the child that carries a connection's first hole: its bolt moves with it."""
    occurrence = design.child(hole_path.split("/")[0])
    if isinstance(occurrence.item, Design):
        inner = _carrier(occurrence.item, hole_path.split("/", 1)[1], child_path(path, occurrence.name), values)
        here = _moved(design, occurrence, path, values)
        return here @ inner @ occurrence.at.inverse()
    return _moved(design, occurrence, path, values) @ occurrence.at.inverse()


def pivots(design: Design, link: Link, path: str, values: Values) -> tuple[Vector, Vector, Vector]:
    """Return base pivot, rod pivot and the direction of the base pin, in the frame of the link's assembly."""
    base = [_hole_in(design, hole, path, values) for hole in link.base]
    rod = [_hole_in(design, hole, path, values) for hole in link.rod]
    at, first = base[0]
    return _centre(base), _centre(rod), at.direction(first.along)


def _centre(holes: list[tuple[Placement, Bore]]) -> Vector:
    """Return the middle of what the holes of one pin hold."""
    total: Vector = (0.0, 0.0, 0.0)
    for at, bore in holes:
        total = add(add(total, at.point(bore.at)), at.point(bore.end))
    return scale(total, 0.5 / len(holes))


def hole_at(design: Design, hole: At, path: str = "", values: Values | None = None) -> Bore:
    """Return a hole of the tree in the design's frame. Raises ModelError if there is none."""
    return _hole_at(design, hole, path, values if path else _known(design, values))


def _hole_at(design: Design, hole: At, path: str, values: Values | None) -> Bore:
    at, bore = _hole_in(design, hole, path, values or {})
    return bore.placed(at)


def _hole_in(design: Design, hole: At, path: str, values: Values) -> tuple[Placement, Bore]:
    """Return where the part with a hole stands in the design's frame, and the hole in the part's."""
    at, inside = Placement(), path
    steps, bore = _way_to(design, hole)
    for node, child in steps:
        at = at @ _moved(node, child, inside, values)
        inside = child_path(inside, child.name)
    return at, bore


@lru_cache(maxsize=1024)  # a cylinder's pins are looked for at every step of every joint
def _way_to(design: Design, hole: At) -> tuple[tuple[tuple[Design, Occurrence], ...], Bore]:
    """Return every assembly on the way to a hole with the child that leads on, and the hole in its part's frame."""
    steps: list[tuple[Design, Occurrence]] = []
    node: Part | Design = design
    for name in hole.path.split("/"):
        if not isinstance(node, Design):
            raise ModelError(f"{hole}: {steps[-1][1].name} is a part")
        steps.append((node, node.child(name)))
        node = steps[-1][1].item
    bores = node.bores if isinstance(node, Part) else ()
    for bore in bores:
        if bore.name == hole.name:
            return tuple(steps), bore
    raise ModelError(f"{hole.path}: {unknown('hole', hole.name, (bore.name for bore in bores))}")


def link_lengths(design: Design, values: Values, called: str = "") -> Iterator[tuple[str, Cylinder, float]]:
    """Iterate over every linked cylinder of the tree with `called` in its name, with its pin-to-pin length in a pose, mm."""
    _known(design, values)
    for path, inner in design.subtrees():
        for link in (link for link in inner.links if called in link.name):
            yield child_path(path, link.name), link.cylinder, pivot_distance(inner, link, path, values)


def pivot_distance(design: Design, link: Link, path: str, values: Values) -> float:
    """Return the pin-to-pin length of one linked cylinder of the assembly at `path` in a pose, mm."""
    base, rod, _ = pivots(design, link, path, values)
    return norm(subtract(rod, base))
