"""A plate as the torch sees it: closed contours, true circles, marks and bend lines, and what the sheet of paper says about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.model.contour import Contour
from gvcs_cad.model.plate import Bend, Mark, PlatePart
from gvcs_cad.model.safety import NOT_VERIFIED
from gvcs_cad.units import millimetres


@dataclass(frozen=True)
class FlatPattern:
    """One plate, mm, 1:1: `outer` and `inner` are cut, `marks` scribed, `bends` folded; `notes` are the words beside it.

    `routed` is a panel of wood or plastic, which a router or hand saw cuts and whose sheet keeps its factory edges.
    """

    part_no: str
    revision: str
    quantity: int
    material: str
    thickness: float
    outer: Contour
    inner: tuple[Contour, ...]
    marks: tuple[Mark, ...]
    bends: tuple[Bend, ...]
    notes: tuple[str, ...]
    routed: bool = False

    def facts(self) -> dict[str, str]:
        """Return what must travel with the drawing, by name."""
        return {
            "part_no": self.part_no,
            "revision": self.revision,
            "quantity": str(self.quantity),
            "material": self.material,
            "thickness_mm": millimetres(self.thickness, 3),
        }


def flat_pattern(plate: PlatePart, quantity: int, *, verified: bool = False, work: Sequence[str] = ()) -> FlatPattern:
    """Return the flat pattern of a plate of which `quantity` are made; `work` are words of what is done to it besides."""
    notes = [f"qty {quantity}", f"{plate.material_key} {millimetres(plate.thickness, 3)} mm", f"basis {plate.basis.kind}"]
    if plate.safety is not None and not verified:
        notes.append(NOT_VERIFIED)
    notes += [f"bend {i}: {bend.angle:g} deg, inside diameter {millimetres(bend.diameter)} mm" for i, bend in enumerate(plate.bends, 1)]
    notes += [f"mark: {mark.label}" for mark in plate.marks if mark.label]
    notes += work
    if plate.note:
        notes.append(plate.note)
    return FlatPattern(
        plate.name,
        plate.revision,
        quantity,
        plate.material_key,
        plate.thickness,
        plate.outer,
        plate.inner,
        tuple(plate.marks),
        tuple(plate.bends),
        tuple(notes),
        plate.cut == "router",
    )
