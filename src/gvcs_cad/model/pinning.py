"""A pin through coaxial holes: one that stands there already, or one of the catalogue that this joint brings."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import PinStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.alignment import SLACK, Stack, interval, misfits, offset, parallel, square_to, stack
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.connection import Pin
from gvcs_cad.model.design import Occurrence
from gvcs_cad.model.hardware import clevis_pin
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.placement import place
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.reference import HoleReference, Reference
from gvcs_cad.units import millimetres

LOOSEST = 1.5  # mm over the pin, chosen: a pivot that rattles more wears its hole oval


def pin_through(holes: Sequence[HoleReference], pin: Reference | str | PurchasedPart, despite: str = "") -> Pin:
    """Return the pinned joint. A catalogue key brings the shortest pin that reaches from the first hole to the last.

    Raises ModelError where the holes are not on one axis, or a pin rattles, does not enter or stands elsewhere. A pin whose
    diameter is not known here is taken to be `LOOSEST` thinner than the smallest hole.
    """
    if not holes:
        raise ModelError("a pin without a hole is nothing to pin")
    row = stack(holes)
    places = tuple(hole.at for hole in row.holes)
    smallest = min(hole.bore.diameter for hole in row.holes)
    if isinstance(pin, Reference):
        body = _body(pin)
        diameter = smallest - LOOSEST if body is None else body.diameter
        kept = _refuse([*misfits(row.holes, diameter), *(_elsewhere(row, pin, body) if body else ())], despite)
        return Pin(holes=places, pin=pin.path, despite=kept)
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
        kept = _refuse(misfits(row.holes, smallest - LOOSEST), despite)
        part = pin
    at = place(*row.start, x_axis=square_to(row.along), z_axis=row.along)
    return Pin(holes=places, hardware=(Occurrence("pin", part, at),), despite=kept)


def _body(pin: Reference) -> Bore | None:
    """Return the space of a round bar that serves as a pin, where it stands; None for what only the kernel knows."""
    if not isinstance(pin.item, BarPart) or pin.item.section.shape != "round":
        return None
    diameter = pin.item.section.width
    return Bore("body", (0.0, diameter / 2, diameter / 2), (1.0, 0.0, 0.0), diameter, pin.item.length).placed(pin.at)


def _elsewhere(row: Stack, pin: Reference, body: Bore) -> list[str]:
    """Word every hole that a bar does not enter, pass through, or lie in."""
    found = []
    for hole in row.holes:
        room = (hole.bore.diameter - body.diameter) / 2
        if room < -SLACK:
            found.append(f"{pin.path} ({millimetres(body.diameter)} mm) does not enter {hole.at} ({millimetres(hole.bore.diameter)} mm)")
        elif not parallel(body, hole.bore):
            found.append(f"{pin.path} is not parallel to {hole.at}")
        elif offset(body, hole.bore) > room + SLACK:
            found.append(f"{pin.path} lies {millimetres(offset(body, hole.bore))} mm off {hole.at}, {millimetres(room)} mm allowed")
        else:
            low, high = interval(hole.bore, body.at, body.along)
            if low < -SLACK or high > body.depth + SLACK:
                found.append(f"{pin.path} does not reach through {hole.at}")
    return found


def _refuse(problems: Sequence[str], despite: str) -> tuple[str, ...]:
    if problems and not despite:
        raise ModelError(*problems)
    return tuple(f"{problem} ({despite})" for problem in problems)
