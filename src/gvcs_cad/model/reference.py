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

    def provided(self, capacity: str) -> float:
        """Return one of the capacities that the port provides, in the unit of its name. Raises ModelError with the near miss if it does not."""
        given = dict(self.port.provides)
        if capacity not in given:
            raise ModelError(f"{self.at}: {unknown('capacity', capacity, given)}")
        return given[capacity]


@dataclass(frozen=True)
class Reference:
    """An occurrence at a path, and its placement in the frame of the assembly under construction."""

    path: str
    item: Part | Design
    at: Placement

    @classmethod
    def root(cls, item: Part | Design) -> Reference:
        """Return a part or a finished design in its own frame, so that its children, holes and ports can be asked for."""
        return cls("", item, Placement())

    def __getitem__(self, hole: str) -> HoleReference:
        for bore in self._bores():
            if bore.name == hole:
                return HoleReference(At(self.path, hole), bore.placed(self.at))
        raise ModelError(f"{self._called}: {unknown('hole', hole, (bore.name for bore in self._bores()))}")

    def pattern(self, prefix: str) -> tuple[HoleReference, ...]:
        """Return the holes of a pattern by their numbers: ``pattern("m")`` holds m1, m2 and so on. Raises ModelError if there is none."""
        numbers = sorted(int(number) for bore in self._bores() if (number := bore.name.removeprefix(prefix)) != bore.name and number.isdecimal())
        if not numbers:
            raise ModelError(f"{self._called} has no pattern of holes {prefix}1, {prefix}2 and so on")
        return tuple(self[f"{prefix}{number}"] for number in numbers)

    def nearest(self, other: HoleReference) -> HoleReference:
        """Return the hole of this part that lies nearest to the axis of another's, of those that run along it.

        Two patterns that meet turned by a quarter need not have their holes named alike. Raises ModelError if no hole runs along it.
        """
        along = other.bore.along
        placed = [bore.placed(self.at) for bore in self._bores()]
        away = {bore.name: subtract(bore.at, other.bore.at) for bore in placed if _same_line(bore.along, along)}
        if not away:
            raise ModelError(f"{self._called} has no hole along that of {other.at}")
        return self[min(away, key=lambda name: (round(norm(cross(away[name], along)), 6), name))]

    def port(self, name: str) -> PortReference:
        """Return a port. Raises ModelError with the near miss if there is none."""
        for port in self.item.ports:
            if port.name == name:
                return PortReference(At(self.path, name), port.moved(self.at))
        raise ModelError(f"{self._called}: {unknown('port', name, (port.name for port in self.item.ports))}")

    def port_of(self, interface: str) -> PortReference:
        """Return the only port of an interface: what fills a slot may call it as it likes. Raises ModelError if there is none or more than one."""
        names = [port.name for port in self.item.ports if port.interface == interface]
        if len(names) != 1:
            raise ModelError(f"{self._called}: {len(names)} ports of {interface}, one is needed")
        return self.port(names[0])

    def child(self, path: str) -> Reference:
        """Return a child, or a child's child by ``a/b``. Raises ModelError with the near miss if there is none."""
        found = self
        for name in path.split("/"):
            if not isinstance(found.item, Design):
                raise ModelError(f"{found._called} is a part and has no child {name}")
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

    @property
    def _called(self) -> str:
        return self.path or self.item.name

    def _bores(self) -> tuple[Bore, ...]:
        if isinstance(self.item, Design):
            raise ModelError(f"{self._called} is an assembly and has no holes of its own; ask its child()")
        return self.item.bores


def _same_line(a: Vector, b: Vector) -> bool:
    return norm(cross(a, b)) < 1e-6
