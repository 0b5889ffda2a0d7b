"""Which parts of a design are made of, or are, something that this shop takes instead of what the designer named."""

from __future__ import annotations

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design
from gvcs_cad.model.hardware import is_fastener
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart


def substitutes(design: Design, shop: Shop) -> dict[Part, str]:
    """Return ``plate S235 12 for plate A36 1/2`` by part, for every part that a substitute of the shop touches.

    A bolt brings its own nut and washers: they are told as its substitute's.
    """
    found: dict[Part, str] = {}
    if not shop.substitute:
        return found
    for _, connection in design.all_connections():
        if isinstance(connection, Fasten) and connection.bolt in shop.substitute:
            found |= {piece.item: _words(connection.bolt, shop) for piece in connection.hardware if isinstance(piece.item, Part)}
    for part in design.quantities:
        key = part.stock_key if part.stock_key in shop.substitute else _fastener(part, shop)
        if key:
            found.setdefault(part, _words(key, shop))
    return found


def _fastener(part: Part, shop: Shop) -> str:
    """Return the key that a pin, nut or washer stands for; a fastener's part number begins with its own key."""
    if not is_fastener(part) or not isinstance(part, PurchasedPart):
        return ""
    number = f"{part.purchase.part_number} "
    return next((key for key, other in shop.substitute.items() if number.startswith(f"{other} ")), "")


def _words(key: str, shop: Shop) -> str:
    return f"{shop.sold(key)} for {key}"
