"""A pin through coaxial holes: one that stands there already, or one of the catalogue that this joint brings."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import PinStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.connection import Pin
from gvcs_cad.model.design import Occurrence
from gvcs_cad.model.fastening import misfits, square_to, stack
from gvcs_cad.model.hardware import clevis_pin
from gvcs_cad.model.placement import place
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.reference import HoleReference, Reference
from gvcs_cad.units import millimetres

LOOSEST = 1.5  # mm over the pin, chosen: a pivot that rattles more wears its hole oval


def pin_through(holes: Sequence[HoleReference], pin: Reference | str | PurchasedPart, despite: str = "") -> Pin:
    """Return the pinned joint. A catalogue key brings the shortest pin that reaches from the first hole to the last.

    Raises ModelError where the holes are not on one axis, or a pin of the catalogue rattles or does not enter.
    """
    row = stack(holes)
    places = tuple(hole.at for hole in row.holes)
    if isinstance(pin, Reference):
        _refuse(misfits(row.holes, 0.0), despite)
        return Pin(holes=places, pin=pin.path)
    if isinstance(pin, str):
        diameter = catalog().get(PinStock, pin).diameter
        wrong = [
            f"{pin} ({millimetres(diameter)} mm) in {hole.at} ({millimetres(hole.bore.diameter)} mm): allowed are 0..{LOOSEST} mm of play"
            for hole in row.holes
            if not -1e-6 <= hole.bore.diameter - diameter <= LOOSEST + 1e-6
        ]
        kept = _refuse([*misfits(row.holes, diameter), *wrong], despite)
        part: PurchasedPart = clevis_pin(pin, row.grip)
    else:
        kept = _refuse(misfits(row.holes, 0.0), despite)
        part = pin
    at = place(*row.start, x_axis=square_to(row.along), z_axis=row.along)
    return Pin(holes=places, hardware=(Occurrence("pin", part, at),), despite=kept)


def _refuse(problems: Sequence[str], despite: str) -> tuple[str, ...]:
    if problems and not despite:
        raise ModelError(*problems)
    return tuple(f"{problem} ({despite})" for problem in problems)
