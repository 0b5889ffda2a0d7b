"""What a solid weighs and how large it is, from the B-rep and never from a mesh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gvcs_cad.model.vector import Vector

PRECISION = 1e-7  # relative, of volumes and areas


@dataclass(frozen=True)
class Properties:
    """Volume in mm3, surface in mm2, centre of volume and bounding box in mm, in the part's own frame."""

    volume: float
    surface: float
    centre: Vector
    low: Vector
    high: Vector

    @property
    def size(self) -> Vector:
        """Extents along x, y and z, mm."""
        return (self.high[0] - self.low[0], self.high[1] - self.low[1], self.high[2] - self.low[2])


def volume_of(shape: Any) -> float:
    """Return the volume of a ``cq.Shape``, mm3, to 1e-7 of it.

    By Gauss-Kronrod integration: ``Shape.Volume()`` is 4e-4 off where a face is bounded by splines.
    """
    from OCP.BRepGProp import BRepGProp
    from OCP.GProp import GProp_GProps

    found = GProp_GProps()
    BRepGProp.VolumePropertiesGK_s(shape.wrapped, found, PRECISION, False, False, False, False, False)
    return float(found.Mass())


def area_of(shape: Any) -> float:
    """Return the surface of a ``cq.Shape``, mm2, integrated until the steps agree to 1e-7."""
    from OCP.BRepGProp import BRepGProp
    from OCP.GProp import GProp_GProps

    found = GProp_GProps()
    BRepGProp.SurfaceProperties_s(shape.wrapped, found, PRECISION, False)
    return float(found.Mass())


def properties_of(shape: Any) -> Properties:
    """Measure a ``cq.Shape``.

    The box comes from BRepBndLib.AddOptimal without triangulation: the plain one grows by the deflection of any mesh on the shape.
    """
    from OCP.Bnd import Bnd_Box
    from OCP.BRepBndLib import BRepBndLib

    box = Bnd_Box()
    BRepBndLib.AddOptimal_s(shape.wrapped, box, False, False)
    x1, y1, z1, x2, y2, z2 = box.Get()
    centre = shape.Center().toTuple()
    return Properties(
        volume=volume_of(shape),
        surface=area_of(shape),
        centre=_rounded(centre),
        low=_rounded((x1, y1, z1)),
        high=_rounded((x2, y2, z2)),
    )


def _rounded(v: tuple[float, float, float]) -> Vector:
    return (round(v[0], 6) + 0.0, round(v[1], 6) + 0.0, round(v[2], 6) + 0.0)
