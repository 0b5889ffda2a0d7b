"""Binary STL, one part to a file, its chord error stated in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gvcs_cad.geometry.mesh import Mesh


def binary_stl(mesh: Mesh, name: str) -> bytes:
    """Return the mesh as binary STL in mm. The header never begins with "solid", which readers take for ASCII."""
    import numpy as np

    corners = mesh.vertices[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]).astype(np.float64)
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    records = np.zeros(len(corners), dtype=[("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
    records["normal"] = normals / np.where(lengths > 0, lengths, 1.0) + 0.0
    records["corners"] = corners
    header = f"gvcs-cad {name} unit mm chord error {mesh.chord_error:.4f} mm".encode("ascii", "replace")[:80]
    return header.ljust(80, b"\0") + len(corners).to_bytes(4, "little") + records.tobytes()
