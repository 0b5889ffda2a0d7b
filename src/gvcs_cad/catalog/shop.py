"""What one workshop owns and charges: saw, bars and sheets on hand, substitutes, prices, currency."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError

from gvcs_cad.catalog.fields import Mm, Money
from gvcs_cad.catalog.on_hand import BarOnHand, NestRules, SheetOnHand
from gvcs_cad.catalog.printer import Printer
from gvcs_cad.catalog.torch import Torch
from gvcs_cad.catalog.yaml_file import YamlFile, parse_yaml, read_yaml
from gvcs_cad.errors import UsageError

DEFAULT_SHOP = Path(__file__).with_name("default_shop.yaml")
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_STRICT = ConfigDict(extra="forbid")
Currency = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]


@dataclass(frozen=True)
class Saw:
    """The saw: `kerf` is what a cut takes, `trim` what is lost at the end of a bar, mm."""

    __pydantic_config__ = _STRICT
    kerf: Mm
    trim: Mm


@dataclass(frozen=True)
class CircularSaw:
    """A hand-held circular saw: it cuts panels of wood and plastic along straight lines; `depth` is the thickest that it goes through, mm."""

    __pydantic_config__ = _STRICT
    depth: Mm


@dataclass(frozen=True)
class Price:
    """What a kilogram, a metre of bar, a square metre of plate or one piece costs on a date in the shop's currency."""

    __pydantic_config__ = _STRICT
    amount: Money
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    per: Literal["kg", "m", "m2", "pc"] = "kg"
    source: str = ""


@dataclass(frozen=True)
class Measured:
    """What the shop has measured of one of its processes: plus or minus in size and in each coordinate of a place, and when."""

    __pydantic_config__ = _STRICT
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    size: Mm | None = None
    position: Mm | None = None
    source: str = ""


@dataclass(frozen=True)
class Shop:
    """One workshop, by stock key: `bars` are the lengths it can buy, `offcuts` those in its rack, `sheets` both.

    `prices` go by stock key, by material, or for nails, screws and bolts by part number. `substitute` names what is sold here instead of a stock or a fastener.
    `processes` are its own measured tolerances by process: they count before the catalogue's.
    """

    __pydantic_config__ = _STRICT
    name: str
    currency: Currency
    saw: Saw
    circular_saw: CircularSaw | None = None
    bars: dict[str, tuple[Mm, ...]] = field(default_factory=dict)
    offcuts: dict[str, tuple[BarOnHand, ...]] = field(default_factory=dict)
    sheets: dict[str, tuple[SheetOnHand, ...]] = field(default_factory=dict)
    nesting: NestRules = field(default_factory=NestRules)
    substitute: dict[str, str] = field(default_factory=dict)
    prices: dict[str, Price] = field(default_factory=dict)
    torch: Torch = field(default_factory=Torch)
    printers: dict[str, Printer] = field(default_factory=dict)
    processes: dict[str, Measured] = field(default_factory=dict)

    def sold(self, key: str) -> str:
        """Return the key of what this shop takes for a stock or fastener: its substitute, else itself."""
        return self.substitute.get(key, key)

    envelopes: dict[str, tuple[Mm, ...]] = field(default_factory=dict)  # by process: largest part that goes into its machine

    def price(self, *keys: str) -> Price | None:
        """Return the first price known among the keys: name the stock before its material."""
        return next((self.prices[key] for key in keys if key in self.prices), None)


def load_shop(path: Path | None = None) -> Shop:
    """Read a shop file, or the documented default. Raises UsageError with the place of every problem."""
    return _load(path or DEFAULT_SHOP)


@cache
def _load(path: Path) -> Shop:
    return _typed(read_yaml(path))


def parse_shop(text: str, name: str) -> Shop:
    """Read a shop from the text of its file. Raises UsageError like `load_shop`."""
    return _typed(parse_yaml(text, name))


def _typed(file: YamlFile) -> Shop:
    try:
        return _adapter().validate_python(file.data if file.data is not None else {})
    except ValidationError as error:
        raise UsageError(*(f"{file.place(*p['loc'])}: {'.'.join(map(str, p['loc']))}: {p['msg'].lower()}" for p in error.errors())) from None


@cache
def _adapter() -> TypeAdapter[Shop]:
    return TypeAdapter(Shop)


def shop_schema() -> dict[str, object]:
    """Return the JSON Schema of a shop file."""
    return {"$schema": DRAFT, "title": "a workshop", **_adapter().json_schema()}
