"""Solids and meshes for outputs: from the store where they are known, else made, checked and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gvcs_cad.engine.keys import code_changed, mesh_key, solid_key
from gvcs_cad.engine.store import Store
from gvcs_cad.geometry.mesh import ANGLE, CHORD, Mesh, mesh_of
from gvcs_cad.geometry.properties import Properties, properties_of
from gvcs_cad.geometry.solid import from_bytes, solid_bytes
from gvcs_cad.model.part import Part


@dataclass
class StoredShapes:
    """Implements `gvcs_cad.geometry.shapes.Shapes` over a store; what one task has loaded it keeps while it lives.

    `unkept` says why a shape could not be stored, if so: it was made and used all the same.
    """

    store: Store
    unkept: str = ""
    _solids: dict[str, Any] = field(default_factory=dict)
    _meshes: dict[str, Mesh] = field(default_factory=dict)

    def solid(self, part: Part, length: float | None = None) -> Any:
        """Return the ``cq.Shape`` of a part in its own frame."""
        key = solid_key(part, length)
        if key not in self._solids:
            data = self.store.get(key)
            if data is None:
                data = solid_bytes(part, length)
                self._keep(key, data, part)
            self._solids[key] = from_bytes(data)
        return self._solids[key]

    def mesh(self, part: Part, length: float | None = None, chord: float = CHORD, angle: float = ANGLE) -> Mesh:
        """Return the triangles of a part within a chord error in mm."""
        key = mesh_key(part, length, chord, angle)
        if key not in self._meshes:
            data = self.store.get(key)
            if data is None:
                data = mesh_of(self.solid(part, length), chord, angle).to_bytes()
                self._keep(key, data, part)
            self._meshes[key] = Mesh.from_bytes(data)
        return self._meshes[key]

    def properties(self, part: Part, length: float | None = None) -> Properties:
        """Return volume, centre and box of a part from its B-rep."""
        return properties_of(self.solid(part, length))

    def _keep(self, key: str, data: bytes, part: Part) -> None:
        changed = code_changed(part)
        if changed:
            self.unkept = f"{', '.join(changed)} changed meanwhile"
            return
        try:
            self.store.put(key, data)
        except OSError as error:  # a full disk or a read-only cache costs time, never a part
            self.unkept = error.strerror or str(error)
