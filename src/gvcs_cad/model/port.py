"""Where an interface sits on a part or module: origin on the mating face, Z out of its own material, X for clocking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.model.canonical import row_key
from gvcs_cad.model.placement import Placement

Side = Literal["host", "module"]


@dataclass(frozen=True)
class Port:
    """One side of an interface at a place. `provides` and `requires` are capacities by name, unit in the name (``power_kw``)."""

    name: str
    interface: str = field(metadata=row_key(Interface))
    at: Placement = Placement()
    side: Side = "host"
    provides: tuple[tuple[str, float], ...] = ()
    requires: tuple[tuple[str, float], ...] = ()

    @property
    def turns(self) -> tuple[float, ...]:
        """Clocking angles in degrees that the interface allows."""
        return catalog().get(Interface, self.interface).turns

    def moved(self, placement: Placement, name: str | None = None) -> Port:
        """Return the port as seen from the outer frame of a placement."""
        return Port(name or self.name, self.interface, placement @ self.at, self.side, self.provides, self.requires)
