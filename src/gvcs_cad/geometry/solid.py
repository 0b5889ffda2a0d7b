"""Any part as a CadQuery shape, passed through a gate that refuses what the kernel returns wrong and in silence."""

from __future__ import annotations

import math
from importlib import import_module
from io import BytesIO
from typing import Any

from gvcs_cad.errors import GeometryError
from gvcs_cad.geometry.kernel import cq, load
from gvcs_cad.geometry.linear_solid import linear_solid
from gvcs_cad.geometry.properties import volume_of
from gvcs_cad.geometry.wires import prism
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import Cylinder, PurchasedPart
from gvcs_cad.model.shape import Shape
from gvcs_cad.model.shaped import ShapedPart

VOLUME_TOLERANCE = 1e-6  # relative, where a formula gives the volume
STATED_TOLERANCE = 1e-3  # relative, where a designer stated it


def solid_of(part: Part, length: float | None = None) -> Any:
    """Return the ``cq.Shape`` of a part in its own frame; `length` extends a cylinder, pin to pin, mm.

    The shape has been written and read once, so that a part from the cache and a part just built give the same bytes.
    Raises GeometryError naming the part where the kernel refuses or the result is not the part described.
    """
    return from_bytes(solid_bytes(part, length))


def solid_bytes(part: Part, length: float | None = None) -> bytes:
    """Return the part's boundary representation as OCC's own binary, the form in which it is stored.

    A shape that is read differs from the one that was written in the last bit of some directions: whatever is drawn of a part
    is drawn of these bytes as read.
    """
    return to_bytes(_checked(part, _build(part, length)))


def to_bytes(shape: Any) -> bytes:
    """Write a shape as OCC binary, without any mesh that hangs on it."""
    from OCP.BRepTools import BRepTools

    BRepTools.Clean_s(shape.wrapped)
    stream = BytesIO()
    shape.exportBin(stream)
    return stream.getvalue()


def from_bytes(data: bytes) -> Any:
    """Read a shape from OCC binary."""
    return cq.Shape.importBin(BytesIO(data))


def _build(part: Part, length: float | None) -> Any:
    try:
        if isinstance(part, PlatePart):
            return prism(part.outer, part.inner, (0.0, 0.0, part.thickness))
        if isinstance(part, LinearPart):
            return linear_solid(part)
        if isinstance(part, Cylinder):
            return call(part.shape_at(part.retracted if length is None else length))
        if isinstance(part, PurchasedPart) and part.envelope is not None:
            return call(part.envelope)
        if isinstance(part, ShapedPart):
            return call(part.shape)
    except (GeometryError, MemoryError):  # what ran out of memory is the worker's to say: it is replaced
        raise
    except Exception as error:  # whatever a designer's function or the kernel raises is about this part
        raise GeometryError(f"{part.name}: {type(error).__name__}: {str(error).strip() or 'no text'}") from error
    raise GeometryError(f"{part.name}: a {type(part).__name__} has no solid")


def call(shape: Shape) -> Any:
    """Run a CadQuery function by name and return its ``cq.Shape``."""
    load()
    module, _, name = shape.function.partition(":")
    result = getattr(import_module(module), name)(**dict(shape.arguments))
    if hasattr(result, "vals"):
        values = result.vals()
        result = values[0] if len(values) == 1 else cq.Compound.makeCompound(values)
    if not hasattr(result, "wrapped"):
        raise GeometryError(f"{shape.function} returned {type(result).__name__}, not a CadQuery Workplane or Shape")
    return result


def _checked(part: Part, shape: Any) -> Any:
    solids = shape.Solids()
    bought = isinstance(part, PurchasedPart)
    if not solids or (len(solids) != 1 and not bought):
        raise GeometryError(f"{part.name}: {len(solids)} solids, expected one")
    if not shape.isValid():
        raise GeometryError(f"{part.name}: the kernel calls the solid invalid")
    volume = math.fsum(map(volume_of, solids))
    if not volume > 0:
        raise GeometryError(f"{part.name}: a volume of {volume:g} mm3")
    expected = part.volume
    tolerance = STATED_TOLERANCE if isinstance(part, ShapedPart) else VOLUME_TOLERANCE
    if expected is not None and not math.isclose(volume, expected, rel_tol=tolerance):
        raise GeometryError(f"{part.name}: solid of {volume:.1f} mm3, by formula {expected:.1f} mm3 (more than {tolerance:g} apart)")
    return shape if bought else solids[0]
