"""Solids and meshes for outputs: from the store where they are known, else made, checked and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from gvcs_cad.engine.keys import code_changed, mesh_key, solid_key, volume_key
from gvcs_cad.engine.store import Store
from gvcs_cad.geometry.mesh import ANGLE, CHORD, Mesh, Mesher
from gvcs_cad.geometry.properties import Properties, properties_of, volume_of
from gvcs_cad.geometry.solid import from_bytes, solid_bytes
from gvcs_cad.model.part import Part

MEMORY = 16 << 20  # bytes of meshes that a process keeps at hand; chosen: a machine of 200 parts takes 3 MB as a picture


def stored_volume(store: Store, part: Part) -> float | None:
    """Return the volume of a part, mm3, that `StoredShapes` has kept; None where it has not."""
    data = store.get(volume_key(part))
    return None if data is None else float.fromhex(data.decode())


class RecentMeshes:
    """Meshes by key, those last used within `MEMORY`: a worker does not grow with the parts it has seen."""

    def __init__(self, limit: int = MEMORY) -> None:
        self._limit, self._size = limit, 0
        self._kept: OrderedDict[str, Mesh] = OrderedDict()

    def get(self, key: str) -> Mesh | None:
        """Return a mesh, which is now the last one used; None where it is not kept."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def add(self, key: str, mesh: Mesh) -> Mesh:
        """Keep a mesh that is not kept yet, let go of those unused for longest, and return it."""
        self._kept[key] = mesh
        self._size += mesh.size
        while self._size > self._limit and len(self._kept) > 1:
            self._size -= self._kept.popitem(last=False)[1].size
        return mesh


@dataclass
class StoredShapes:
    """Implements `gvcs_cad.geometry.shapes.Shapes` over a store; what one task has loaded it keeps while it lives.

    `unkept` says why a shape could not be stored, if so: it was made and used all the same.
    """

    store: Store
    unkept: str = ""
    meshes: RecentMeshes = field(default_factory=RecentMeshes)
    _solids: dict[str, Any] = field(default_factory=dict)
    _mesher: tuple[Any, Mesher] | None = None
    _waiting: dict[str, tuple[bytes, Part]] | None = None

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
        known = self.meshes.get(key)
        if known is not None:
            return known
        data = self.store.get(key)
        if data is not None:
            return self.meshes.add(key, Mesh.from_bytes(data))
        mesh = self._mesher_of(part, length).mesh(chord, angle)
        self._keep(key, mesh.to_bytes(), part)
        return self.meshes.add(key, mesh)

    def _mesher_of(self, part: Part, length: float | None) -> Mesher:
        """Return what meshes a solid; only the last one is kept, since the meshes of a part are made one after another."""
        solid = self.solid(part, length)
        if self._mesher is None or self._mesher[0] is not solid:
            self._mesher = (solid, Mesher(solid))
        return self._mesher[1]

    def volume(self, part: Part) -> float:
        """Return the volume of a part, mm3, to the last bit as it was measured."""
        known = stored_volume(self.store, part)
        if known is not None:
            return known
        found = volume_of(self.solid(part))
        self._keep(volume_key(part), found.hex().encode(), part)
        return found

    def properties(self, part: Part, length: float | None = None) -> Properties:
        """Return volume, centre and box of a part from its B-rep."""
        return properties_of(self.solid(part, length))

    @contextmanager
    def kept_together(self) -> Iterator[None]:
        """Store what is made in here at the end, the code that drew it looked at once and not for every shape."""
        self._waiting = {}
        try:
            yield
        finally:
            waiting, self._waiting = self._waiting, None
            self._store(waiting)

    def _keep(self, key: str, data: bytes, part: Part) -> None:
        if self._waiting is None:
            self._store({key: (data, part)})
        else:
            self._waiting[key] = (data, part)

    def _store(self, results: dict[str, tuple[bytes, Part]]) -> None:
        """Store results, unless the code that drew them changed meanwhile: then nobody knows which text ran."""
        if not results:
            return
        changed = code_changed(part for _, part in results.values())
        if changed:
            self.unkept = f"{', '.join(changed)} changed meanwhile"
            return
        for key, (data, _) in results.items():
            reason = self.store.keep(key, data)
            if reason:
                self.unkept = reason
                return
