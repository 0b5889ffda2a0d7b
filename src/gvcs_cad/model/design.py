"""The frozen tree in the centre of everything: what is made, of what, where, and how it holds together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.canonical import Node, digest, dump
from gvcs_cad.model.connection import At, Connection, Fasten, Mate
from gvcs_cad.model.joint import Joint, Link
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port

AnyPart = TypeVar("AnyPart", bound=Part)


@dataclass(frozen=True)
class Occurrence:
    """One use of a part or module: its name among its siblings, and where it stands in its assembly."""

    name: str
    item: Part | Design
    at: Placement = Placement()


@dataclass(frozen=True, kw_only=True)
class Design(Node):
    """An assembly as frozen: children, ports, connections, joints and links. Equal designs have equal digests in every process.

    `supplied` is delivered with it and stands in no place: jigs, hoses, oil, spares. `remarks` are contradictions of a
    source that the module follows on purpose, each reported as a finding.
    """

    name: str
    children: tuple[Occurrence, ...] = ()
    ports: tuple[Port, ...] = ()
    connections: tuple[Connection, ...] = ()
    joints: tuple[Joint, ...] = ()
    links: tuple[Link, ...] = ()
    supplied: tuple[tuple[Part, int], ...] = ()
    remarks: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Occurrence]:
        """Children by name."""
        return {child.name: child for child in self.children}

    def child(self, name: str) -> Occurrence:
        """Return the child. Raises ModelError with the near miss if there is none."""
        if name not in self.by_name:
            raise ModelError(f"{self.name}: {unknown('child', name, self.by_name)}")
        return self.by_name[name]

    @cached_property
    def hardware(self) -> tuple[Occurrence, ...]:
        """Bolts, nuts, washers and pins that this assembly's own connections bring."""
        return tuple(piece for connection in self.connections for piece in connection.hardware)

    @cached_property
    def quantities(self) -> dict[Part, int]:
        """Every distinct part of the tree and how many there are of it, in the order of first use."""
        counts: dict[Part, int] = {}
        for occurrence in (*self.children, *self.hardware):
            inner = occurrence.item.quantities if isinstance(occurrence.item, Design) else {occurrence.item: 1}
            for part, count in inner.items():
                counts[part] = counts.get(part, 0) + count
        for part, count in self.supplied:
            counts[part] = counts.get(part, 0) + count
        for link in self.links:
            counts[link.cylinder] = counts.get(link.cylinder, 0) + 1
        return counts

    def distinct(self, kind: type[AnyPart]) -> Iterator[AnyPart]:
        """Iterate over the distinct parts of one kind, in the order of first use."""
        return (part for part in self.quantities if isinstance(part, kind))

    def subtrees(self, path: str = "") -> Iterator[tuple[str, Design]]:
        """Iterate over this design and every one inside it, with paths; the root's path is empty."""
        yield path, self
        for child in self.children:
            if isinstance(child.item, Design):
                yield from child.item.subtrees(child_path(path, child.name))

    def all_connections(self) -> Iterator[tuple[str, Connection]]:
        """Iterate over every connection of the tree with the path of its assembly."""
        for path, design in self.subtrees():
            for connection in design.connections:
                yield path, connection

    @cached_property
    def used_holes(self) -> frozenset[At]:
        """Every hole of the tree that a connection goes through; a cylinder's link brings no pin and fills none."""
        used = {hole for connection in self.connections for hole in connection.holes}
        for child in self.children:
            if isinstance(child.item, Design):
                used |= {hole.under(child.name) for hole in child.item.used_holes}
        return frozenset(used)

    @cached_property
    def mated_ports(self) -> frozenset[At]:
        """Every port of the tree that has its mate."""
        mates = [connection for connection in self.connections if isinstance(connection, Mate)]
        inner = [port.under(child.name) for child in self.children if isinstance(child.item, Design) for port in child.item.mated_ports]
        return frozenset([*(port for mate in mates for port in (mate.host, mate.module)), *inner])

    def bolt_count(self) -> int:
        """Number of bolts in the tree, counted from the connections."""
        return sum(isinstance(connection, Fasten) for _, connection in self.all_connections())

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Design) and self.digest == other.digest


def full_dump(design: Design) -> dict[str, object]:
    """Return the whole tree as JSON data: the root's digest and every distinct node by digest. The golden file and the diff read this."""
    nodes: dict[str, object] = {}

    def visit(node: Part | Design) -> None:
        if node.digest in nodes:
            return
        nodes[node.digest] = dump(node)
        if isinstance(node, Design):
            for occurrence in (*node.children, *node.hardware):
                visit(occurrence.item)
            for link in node.links:
                visit(link.cylinder)
            for part, _ in node.supplied:
                visit(part)

    visit(design)
    return {"schema": "gvcs.design/1", "root": design.digest, "nodes": nodes, "digest": digest(nodes)}
