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
from gvcs_cad.model.placement import Placement, aimed
from gvcs_cad.model.port import Port
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.vector import Vector, add, norm, scale, subtract

Values = Mapping[str, float]  # joint values by path: "loader/lift" -> degrees


@dataclass(frozen=True)
class Placed:
    """One part where it stands; `length` is the pin-to-pin length of a linked cylinder, mm."""

    path: str
    part: Part
    at: Placement
    hardware: bool = False
    length: float | None = None


@lru_cache(maxsize=8)  # a pose is asked of one design a hundred times
def joints(design: Design) -> Mapping[str, Joint]:
    """Every joint of the tree by path."""
    return {_join(path, joint.name): joint for path, inner in design.subtrees() for joint in inner.joints}


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
    return _walk(design, Placement(), "", _known(design, values)) if values else iter(_as_placed(design))


@lru_cache(maxsize=2)  # every check looks at them
def _as_placed(design: Design) -> tuple[Placed, ...]:
    return tuple(_walk(design, Placement(), "", {}))


def placed_ports(design: Design, values: Values | None = None) -> Iterator[tuple[str, Port]]:
    """Iterate over every port of the tree with the path of what publishes it, the port's place in the design's frame."""
    return _walk_ports(design, Placement(), "", _known(design, values))


def _walk_ports(node: Part | Design, at: Placement, path: str, values: Values) -> Iterator[tuple[str, Port]]:
    for port in node.ports:
        yield path, port.moved(at)
    if isinstance(node, Design):
        for child in node.children:
            yield from _walk_ports(child.item, at @ _moved(node, child, path, values), _join(path, child.name), values)


def _known(design: Design, values: Values | None) -> Values:
    strangers = set(values or {}) - set(joints(design) if values else ())
    if strangers:
        raise ModelError(*(unknown("joint", name, joints(design)) for name in sorted(strangers)))
    return values or {}


def _walk(design: Design, at: Placement, path: str, values: Values) -> Iterator[Placed]:
    for child in design.children:
        here = at @ _moved(design, child, path, values)
        inner = _join(path, child.name)
        if isinstance(child.item, Part):
            if child.item.has_body:
                yield Placed(inner, child.item, here)
        else:
            yield from _walk(child.item, here, inner, values)
    for connection in design.connections:
        for piece in connection.hardware:
            assert isinstance(piece.item, Part)
            carrier = _carrier(design, connection.holes[0].path, path, values)
            yield Placed(_join(path, f"{connection.holes[0]}.{piece.name}"), piece.item, at @ carrier @ piece.at, hardware=True)
    for link in design.links:
        base, rod, side = pivots(design, link, path, values)
        length = round(norm(subtract(rod, base)), 6)
        yield Placed(_join(path, link.name), link.cylinder, at @ aimed(base, rod, side), length=length)


def _moved(design: Design, child: Occurrence, path: str, values: Values) -> Placement:
    for joint in design.joints:
        if child.name in joint.moves:
            return joint.motion(values.get(_join(path, joint.name), joint.zero)) @ child.at
    return child.at


def _carrier(design: Design, hole_path: str, path: str, values: Values) -> Placement:
    """Return the motion of the child that carries a connection's first hole: its bolt moves with it."""
    occurrence = design.child(hole_path.split("/")[0])
    if isinstance(occurrence.item, Design):
        inner = _carrier(occurrence.item, hole_path.split("/", 1)[1], _join(path, occurrence.name), values)
        here = _moved(design, occurrence, path, values)
        return here @ inner @ occurrence.at.inverse()
    return _moved(design, occurrence, path, values) @ occurrence.at.inverse()


def pivots(design: Design, link: Link, path: str, values: Values) -> tuple[Vector, Vector, Vector]:
    """Return base pivot, rod pivot and the direction of the base pin, in the frame of the link's assembly."""
    base = [_hole_at(design, hole, path, values) for hole in link.base]
    rod = [_hole_at(design, hole, path, values) for hole in link.rod]
    return _centre(base), _centre(rod), base[0].along


def _centre(bores: list[Bore]) -> Vector:
    points = [point for bore in bores for point in (bore.at, bore.end)]
    return scale(_sum(points), 1 / len(points))


def _sum(points: list[Vector]) -> Vector:
    total: Vector = (0.0, 0.0, 0.0)
    for point in points:
        total = add(total, point)
    return total


def hole_at(design: Design, hole: At, path: str = "", values: Values | None = None) -> Bore:
    """Return a hole of the tree in the design's frame. Raises ModelError if there is none."""
    return _hole_at(design, hole, path, values if path else _known(design, values))


def _hole_at(design: Design, hole: At, path: str, values: Values | None) -> Bore:
    at, inside, node = Placement(), path, design
    *outer, last = hole.path.split("/")
    for name in outer:
        child = node.child(name)
        at = at @ _moved(node, child, inside, values or {})
        inside = _join(inside, name)
        if not isinstance(child.item, Design):
            raise ModelError(f"{hole}: {name} is a part")
        node = child.item
    child = node.child(last)
    at = at @ _moved(node, child, inside, values or {})
    bores = child.item.bores if isinstance(child.item, Part) else ()
    for bore in bores:
        if bore.name == hole.name:
            return bore.placed(at)
    raise ModelError(f"{hole.path}: {unknown('hole', hole.name, (bore.name for bore in bores))}")


def link_lengths(design: Design, values: Values) -> Iterator[tuple[str, Cylinder, float]]:
    """Iterate over every linked cylinder of the tree with its pin-to-pin length in a pose, mm."""
    _known(design, values)
    for path, inner in design.subtrees():
        for link in inner.links:
            yield _join(path, link.name), link.cylinder, pivot_distance(inner, link, path, values)


def pivot_distance(design: Design, link: Link, path: str, values: Values) -> float:
    """Return the pin-to-pin length of one linked cylinder of the assembly at `path` in a pose, mm."""
    base, rod, _ = pivots(design, link, path, values)
    return norm(subtract(rod, base))


def _join(path: str, name: str) -> str:
    return f"{path}/{name}" if path else name
