"""The quality of a seam: a weld is made as well as the more demanding of its two parts asks."""

from __future__ import annotations

from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.model.part import Part
from gvcs_cad.model.reference import Reference
from gvcs_cad.model.safety import WELD_CLASSES

USUAL = "C"  # chosen: the middle of the three, for a seam on which nobody's safety is declared to hang


def weld_class_of(a: Reference, b: Reference, stated: str) -> str:
    """Return the class of ISO 5817 of a seam between two parts: the stated one, else the strictest that a part's safety asks for, else C.

    Raises ModelError for an unknown class, and for one that is laxer than a part asks for.
    """
    if stated and stated not in WELD_CLASSES:
        raise ModelError(f"weld {a.path} to {b.path}: {unknown('weld class', stated, WELD_CLASSES)}")
    asked = [(one.item.safety.weld_class, one.path) for one in (a, b) if isinstance(one.item, Part) and one.item.safety and one.item.safety.weld_class]
    strictest, path = min(asked, key=lambda one: one[0], default=("", ""))  # B comes before C before D
    if stated and strictest and stated > strictest:
        raise ModelError(f"weld {a.path} to {b.path}: class {stated} is laxer than the {strictest} that the safety of {path} asks for")
    return stated or strictest or USUAL
