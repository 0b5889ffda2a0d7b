"""What one piece costs: a bought part its price, a made part its material. Labour and consumables are not in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.model.hardware import is_fastener
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import PurchasedPart
from gvcs_cad.model.shaped import MachinedPart, PrintedPart

CENT = Decimal("0.01")
FINE = Decimal("0.0001")  # of what costs less than one unit of money: a washer of a fifth of a cent is not free


@dataclass(frozen=True)
class Cost:
    """An amount in a currency on a date, and what it rests on."""

    amount: Decimal
    currency: str
    date: str
    basis: str

    def of(self, count: int) -> Decimal:
        """Return what so many pieces cost, to the cent."""
        return (self.amount * count).quantize(CENT, ROUND_HALF_UP)


def unit_cost(part: Part, mass: float | None, shop: Shop) -> Cost | None:
    """Return the cost of one piece, or None where no price is known; nothing is converted between currencies."""
    if isinstance(part, PurchasedPart) and part.purchase.price is not None:
        bought = part.purchase
        return Cost(bought.price or Decimal(0), bought.currency, bought.price_date, "price of the piece")
    keys = (part.name, "fasteners") if is_fastener(part) else (shop.sold(part.stock_key), part.material_key)
    price = shop.price(*filter(None, keys))
    if price is None:
        return None
    paid_for = _paid_for(part, mass, price.per)
    if paid_for is None:
        return None
    amount = price.amount * Decimal(repr(round(paid_for, 6)))
    return Cost(
        amount.quantize(CENT if amount >= 1 else FINE, ROUND_HALF_UP), shop.currency, price.date, f"{price.amount} {shop.currency}/{price.per}, material only"
    )


def _paid_for(part: Part, mass: float | None, per: str) -> float | None:
    """Return how much of the unit of its price a part takes; None for what is not sold by it."""
    if per == "m2":
        return part.area * 1e-6 if isinstance(part, PlatePart) else None
    if per == "pc":
        return 1.0
    return _metres(part) if per == "m" else _kilograms(part, mass)


def _metres(part: Part) -> float | None:
    """Return the metres of bar that a part is cut from; None for what comes off no bar."""
    if isinstance(part, MachinedPart):
        return part.blank_length / 1000
    return part.length / 1000 if isinstance(part, LinearPart) else None


def _kilograms(part: Part, mass: float | None) -> float | None:
    """Return the kilograms that are paid for: a print is hollow by its infill, its walls solid (a fifth of it, chosen)."""
    if mass is None or not isinstance(part, PrintedPart):
        return mass
    return mass * (0.2 + 0.8 * part.infill_percent / 100)
