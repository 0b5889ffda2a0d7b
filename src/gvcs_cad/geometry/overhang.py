"""What of a mesh hangs over nothing as it lies on the bed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gvcs_cad.geometry.bridge import patches, unbridged

if TYPE_CHECKING:
    from gvcs_cad.geometry.mesh import Mesh

STEEPEST = 45.0  # degrees from upright that a wall may lean without support; chosen: the usual rule of printers
ON_BED = 0.3  # mm; what lies no higher is printed on the bed or its first layer


@dataclass(frozen=True)
class Overhang:
    """Area that leans out more than `STEEPEST` degrees and is no bridge, mm2, and the height at which the lowest of it begins, mm."""

    area: float
    lowest: float


def overhang(mesh: Mesh) -> Overhang:
    """Return the overhang of a mesh whose lowest point lies on the bed at z = 0."""
    import numpy as np

    corners = mesh.vertices.astype(np.float64)[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    areas = np.linalg.norm(normals, axis=1) / 2
    down = -normals[:, 2] / np.where(areas > 0, 2 * areas, 1.0)
    low = corners[:, :, 2].min(axis=1)
    hangs = (down > math.sin(math.radians(STEEPEST)) + 1e-6) & (corners[:, :, 2].max(axis=1) > ON_BED)
    found = [(math.fsum(areas[patch.triangles].tolist()) * unbridged(patch), float(low[patch.triangles].min())) for patch in patches(corners, hangs)]
    hanging = [(area, height) for area, height in found if area > 0]
    return Overhang(math.fsum(area for area, _ in hanging), min((height for _, height in hanging), default=0.0))


def surface_and_volume(mesh: Mesh) -> tuple[float, float]:
    """Return surface in mm2 and volume in mm3 of a closed mesh."""
    import numpy as np

    corners = mesh.vertices.astype(np.float64)[mesh.triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    return math.fsum((np.linalg.norm(normals, axis=1) / 2).tolist()), math.fsum((np.einsum("ij,ij->i", corners[:, 0], normals) / 6).tolist())
