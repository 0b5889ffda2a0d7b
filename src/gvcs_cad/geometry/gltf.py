"""Binary glTF 2.0 (Khronos; ISO/IEC 12113:2022): meshes in one buffer and the nodes that show them, the same bytes for the same values."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FLOAT, _UNSIGNED = 5126, 5125  # componentType, as in OpenGL
_VERTICES, _INDICES = 34962, 34963  # target of a bufferView
_TRIANGLES = 4  # mode of a primitive


class Gltf:
    """A file that is being put together; each adding method returns the index by which others refer to what was added."""

    def __init__(self, generator: str) -> None:
        self._generator = generator
        self._nodes: list[dict[str, Any]] = []
        self._meshes: list[dict[str, Any]] = []
        self._materials: list[dict[str, Any]] = []
        self._accessors: list[dict[str, Any]] = []
        self._views: list[dict[str, int]] = []
        self._buffer: list[bytes] = []
        self._length = 0

    def material(self, name: str, colour: Sequence[float], metallic: float, roughness: float) -> int:
        """Return the index of a material, `colour` linear red, green, blue and opacity; equal ones are one."""
        light = {"baseColorFactor": list(colour), "metallicFactor": metallic, "roughnessFactor": roughness}
        wanted = {"name": name, "pbrMetallicRoughness": light}
        if wanted not in self._materials:
            self._materials.append(wanted)
        return self._materials.index(wanted)

    def mesh(self, name: str, vertices: NDArray[np.float32], triangles: NDArray[np.int32], material: int) -> int:
        """Add triangles (m, 3), counter-clockwise from outside, of vertices (n, 3) in metres."""
        low, high = vertices.min(axis=0).tolist(), vertices.max(axis=0).tolist()
        place = {"componentType": _FLOAT, "type": "VEC3", "count": len(vertices), "min": low, "max": high}
        corners = {"componentType": _UNSIGNED, "type": "SCALAR", "count": triangles.size}
        attributes = {"POSITION": self._accessor(vertices.astype("<f4").tobytes(), _VERTICES, place)}
        indices = self._accessor(triangles.astype("<u4").tobytes(), _INDICES, corners)
        self._meshes.append({"name": name, "primitives": [{"attributes": attributes, "indices": indices, "material": material, "mode": _TRIANGLES}]})
        return len(self._meshes) - 1

    def node(self, name: str, facts: Mapping[str, Any]) -> int:
        """Add a node with its matrix, mesh, children or extras; the first one is the root of the scene."""
        self._nodes.append({"name": name, **facts})
        return len(self._nodes) - 1

    def to_bytes(self) -> bytes:
        """Return the file: its head, a chunk of JSON and a chunk of binary data."""
        tree = {
            "asset": {"generator": self._generator, "version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": self._nodes,
            **{name: items for name, items in (("meshes", self._meshes), ("materials", self._materials), ("accessors", self._accessors)) if items},
            **({"bufferViews": self._views, "buffers": [{"byteLength": self._length}]} if self._views else {}),
        }
        words = json.dumps(tree, separators=(",", ":"), allow_nan=False).encode("ascii")
        chunks = _chunk(b"JSON", words + b" " * (-len(words) % 4)) + (_chunk(b"BIN\0", b"".join(self._buffer)) if self._views else b"")
        return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks

    def _accessor(self, data: bytes, target: int, facts: Mapping[str, Any]) -> int:
        self._views.append({"buffer": 0, "byteOffset": self._length, "byteLength": len(data), "target": target})
        self._buffer.append(data)  # of four bytes each, so that every view is aligned
        self._length += len(data)
        self._accessors.append({"bufferView": len(self._views) - 1, **facts})
        return len(self._accessors) - 1


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack("<I4s", len(data), kind) + data
