"""What a designer holds while building: a placed occurrence, one of its holes, or one of its ports, all in the builder's frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.connection import At
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port
from gvcs_cad.model.vector import Vector, cross, norm, subtract


@dataclass(frozen=True)
class HoleReference:
    """A hole of an occurrence: ``rail["h3"]``."""

    at: At
    bore: Bore


@dataclass(frozen=True)
class PortReference:
    """A port of an occurrence: ``rail.port("bay")``."""

    at: At
    port: Port


@dataclass(frozen=True)
class Reference:
    """An occurrence at a path, and its placement in the frame of the assembly under construction."""

    path: str
    item: Part | Design
    at: Placement

    def __getitem__(self, hole: str) -> HoleReference:
        if isinstance(self.item, Design):
            raise ModelError(f"{self.path} is an assembly and has no holes of its own; ask its child()")
        for bore in self.item.bores:
            if bore.name == hole:
                return HoleReference(At(self.path, hole), bore.placed(self.at))
        raise ModelError(f"{self.path}: {unknown('hole', hole, (bore.name for bore in self.item.bores))}")

    def nearest(self, other: HoleReference) -> HoleReference:
        """Return the hole of this part that lies nearest to the axis of another's, of those that run along it.

        Two patterns that meet turned by a quarter need not have their holes named alike. Raises ModelError if no hole runs along it.
        """
        if isinstance(self.item, Design):
            raise ModelError(f"{self.path} is an assembly and has no holes of its own; ask its child()")
        along = other.bore.along
        away = {bore.name: subtract(bore.placed(self.at).at, other.bore.at) for bore in self.item.bores if _same_line(bore.placed(self.at).along, along)}
        if not away:
            raise ModelError(f"{self.path} has no hole along that of {other.at}")
        return self[min(away, key=lambda name: (round(norm(cross(away[name], along)), 6), name))]

    def port(self, name: str) -> PortReference:
        """Return a port. Raises ModelError with the near miss if there is none."""
        for port in self.item.ports:
            if port.name == name:
                return PortReference(At(self.path, name), port.moved(self.at))
        raise ModelError(f"{self.path}: {unknown('port', name, (port.name for port in self.item.ports))}")

    def child(self, path: str) -> Reference:
        """Return a child, or a child's child by ``a/b``. Raises ModelError with the near miss if there is none."""
        found = self
        for name in path.split("/"):
            if not isinstance(found.item, Design):
                raise ModelError(f"{found.path} is a part and has no child {name}")
            inner = found.item.child(name)
            found = Reference(f"{found.path}/{name}" if found.path else name, inner.item, found.at @ inner.at)
        return found

    def parts(self) -> Iterator[Reference]:
        """Iterate over the parts at and below this occurrence, connection hardware left out."""
        if isinstance(self.item, Part):
            yield self
        else:
            for child in self.item.children:
                yield from self.child(child.name).parts()

    def holes(self) -> Iterator[HoleReference]:
        """Iterate over every hole at and below this occurrence."""
        for part in self.parts():
            assert isinstance(part.item, Part)
            for bore in part.item.bores:
                yield HoleReference(At(part.path, bore.name), bore.placed(part.at))


def _same_line(a: Vector, b: Vector) -> bool:
    return norm(cross(a, b)) < 1e-6
