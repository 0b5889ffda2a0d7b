"""Where an interface sits on a part or module: origin on the mating face, Z out of its own material, X for clocking."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.canonical import row_key
from gvcs_cad.model.placement import Placement

Side = Literal["host", "module"]
Stage = Literal["before welding", "after welding"]


@dataclass(frozen=True)
class Port:
    """One side of an interface at a place. `provides` and `requires` are capacities by name, unit in the name (``power_kw``).

    `process` says how the features of the interface are made where it is not how their parts are (``jig-drilled`` for holes in a
    torch-cut plate), `stage` whether those in several welded parts are made before or after these are welded together.
    """

    name: str
    interface: str = field(metadata=row_key(Interface))
    at: Placement = Placement()
    side: Side = "host"
    provides: tuple[tuple[str, float], ...] = ()
    requires: tuple[tuple[str, float], ...] = ()
    process: str = ""
    stage: Stage = "before welding"

    @property
    def turns(self) -> tuple[float, ...]:
        """Clocking angles in degrees that the interface allows."""
        return catalog().get(Interface, self.interface).turns

    def moved(self, placement: Placement, name: str | None = None) -> Port:
        """Return the port as seen from the outer frame of a placement."""
        return replace(self, name=name or self.name, at=placement @ self.at)


def require_contract(owner: str, port: Port) -> None:
    """Raise ModelError with the near miss where a port names an interface that no catalogue in force knows."""
    known = catalog().rows(Interface)
    if port.interface not in known:
        raise ModelError(f"{owner}: port {port.name}: {unknown('interface', port.interface, known)}")
