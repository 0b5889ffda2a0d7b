"""How documents, checks and outputs receive solids: through this protocol, so that none of them knows the cache."""

from __future__ import annotations

from typing import Any, Protocol

from gvcs_cad.geometry.mesh import ANGLE, CHORD, Mesh, mesh_of
from gvcs_cad.geometry.properties import Properties, properties_of, volume_of
from gvcs_cad.geometry.solid import solid_of
from gvcs_cad.model.part import Part


class Shapes(Protocol):
    """Solids, meshes, volumes and properties of parts; `length` is that of a cylinder pin to pin, mm."""

    def solid(self, part: Part, length: float | None = None) -> Any:
        """Return the ``cq.Shape`` of a part in its own frame."""

    def mesh(self, part: Part, length: float | None = None, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        """Return the triangles of a part within a chord error in mm."""

    def volume(self, part: Part) -> float:
        """Return the volume of a part, mm3."""

    def properties(self, part: Part, length: float | None = None) -> Properties:
        """Return volume, centre and box of a part."""


class FreshShapes:
    """Makes every shape anew, once per part: for scripts and tests."""

    def __init__(self) -> None:
        self._solids: dict[tuple[Part, float | None], Any] = {}

    def solid(self, part: Part, length: float | None = None) -> Any:
        """Return the ``cq.Shape`` of a part in its own frame."""
        key = (part, length)
        if key not in self._solids:
            self._solids[key] = solid_of(part, length)
        return self._solids[key]

    def mesh(self, part: Part, length: float | None = None, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        """Return the triangles of a part within a chord error in mm."""
        return mesh_of(self.solid(part, length), chord, angle)

    def volume(self, part: Part) -> float:
        """Return the volume of a part, mm3."""
        return volume_of(self.solid(part))

    def properties(self, part: Part, length: float | None = None) -> Properties:
        """Return volume, centre and box of a part."""
        return properties_of(self.solid(part, length))
