"""Bought parts are parts too: envelope, ports, price, supplier, mass and life."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from gvcs_cad.catalog.basis import chosen
from gvcs_cad.errors import ModelError
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.part import Part
from gvcs_cad.model.shape import Shape
from gvcs_cad.model.vector import Vector


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """How to buy it. A price is for one piece, with its currency (ISO 4217) and the date it was seen; `pack` pieces are sold together."""

    supplier: str = ""
    part_number: str = ""
    price: Decimal | None = None
    currency: str = "USD"
    price_date: str = ""
    link: str = ""
    alternatives: tuple[str, ...] = ()
    pack: int = 1
    minimum: int = 1
    lead_time_days: int | None = None

    def __post_init__(self) -> None:
        if self.price is not None and not self.price_date:
            raise ModelError(f"{self.part_number or self.supplier}: a price of {self.price} {self.currency} needs its date")
        if self.price is not None and not (self.price.is_finite() and self.price >= 0):
            raise ModelError(f"{self.part_number or self.supplier}: a price of {self.price} {self.currency} is below zero")
        if self.pack < 1 or self.minimum < 1:
            raise ModelError(f"{self.part_number or self.supplier}: pack {self.pack} and minimum {self.minimum} must be at least 1")


@dataclass(frozen=True, kw_only=True)
class PurchasedPart(Part):
    """A part that is bought: its envelope solid, its mass in kg, the holes that bolts of ours go through, and how to buy it.

    `envelope` is None for what has no shape of its own: a hose, oil, paint. Such a part is counted and never drawn; only of what is still
    open, and so has no shape either, may `mass_kg` be None.
    `balance` is its centre of mass in its own frame, mm.
    """

    title: str
    envelope: Shape | None
    mass_kg: float | None
    purchase: Purchase = Purchase()
    drilled: tuple[Bore, ...] = ()
    consumable: bool = False
    balance: Vector | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "drilled", tuple(bore.stated() for bore in self.drilled))
        super().__post_init__()
        if self.mass_kg is None:
            if self.envelope is not None:
                raise ModelError(f"{self.name}: what has an envelope has a mass too")
        elif not 0 < self.mass_kg < 1e5:
            raise ModelError(f"{self.name}: a mass of {self.mass_kg} kg is outside 0..100000 kg")

    @property
    def bores(self) -> tuple[Bore, ...]:
        return self.drilled

    @property
    def process(self) -> str:
        return "buy"

    @property
    def has_body(self) -> bool:
        return self.envelope is not None

    @property
    def centre(self) -> Vector:
        return self.balance or (0.0, 0.0, 0.0)

    @property
    def mass(self) -> float | None:
        return self.mass_kg

    def describe(self) -> str:
        return self.title


@dataclass(frozen=True, kw_only=True)
class OpenBelt(PurchasedPart):
    """A belt, cable or roller chain with two ends, clamped or joined by a link: it goes on last, and is drawn out along itself."""


@dataclass(frozen=True, kw_only=True)
class Cylinder(PurchasedPart):
    """A hydraulic cylinder between two pins, lengths in mm pin to pin, pressure in bar.

    Its frame: base pin at the origin, rod pin on +X, pin axes along Z. Raises ModelError if the stroke does not add up.
    """

    bore: float
    rod: float
    stroke: float
    retracted: float
    pin: float
    eye_width: float
    rated_bar: float

    def __post_init__(self) -> None:
        super().__post_init__()
        sizes = ("bore", "rod", "stroke", "retracted", "pin", "eye_width", "rated_bar")
        below = [f"{name} {getattr(self, name)}" for name in sizes if not 0 < getattr(self, name) < math.inf]
        if below:
            raise ModelError(f"{self.name}: {', '.join(below)} must be above zero")
        if not self.rod < self.bore or self.retracted < self.stroke:
            raise ModelError(f"{self.name}: rod {self.rod} mm, bore {self.bore} mm, stroke {self.stroke} mm, retracted {self.retracted} mm cannot be")

    @property
    def extended(self) -> float:
        """Longest length pin to pin, mm."""
        return self.retracted + self.stroke

    def shape_at(self, length: float) -> Shape:
        """Return its envelope with the pins `length` mm apart."""
        assert self.envelope is not None
        return self.envelope.with_arguments(length=length)

    def push_force(self, bar: float) -> float:
        """Force on the rod pin in N when extending at a pressure: area of the bore times pressure."""
        return math.pi / 4 * self.bore**2 * bar / 10


_OPEN = "OPEN: "


def is_open(part: Part) -> bool:
    """Tell whether a part is a line of the bill for what is not designed."""
    return isinstance(part, PurchasedPart) and part.title.startswith(_OPEN)


def open_item(name: str, title: str, why: str) -> PurchasedPart:
    """Return a line of the bill for what a concept lacks: no shape, no mass, no price, and why nothing is known of it."""
    return PurchasedPart(
        name, title=f"{_OPEN}{title}", envelope=None, mass_kg=None, basis=chosen(f"open: {why}"), note="not designed: do not buy, do not build"
    )
