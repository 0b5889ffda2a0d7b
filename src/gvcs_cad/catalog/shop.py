"""What one workshop owns and charges: saw, bars on hand, prices, currency."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError

from gvcs_cad.catalog.fields import Mm, Money
from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.errors import UsageError

DEFAULT_SHOP = Path(__file__).with_name("default_shop.yaml")
_STRICT = ConfigDict(extra="forbid")
Currency = Annotated[str, StringConstraints(pattern="^[A-Z]{3}$")]


@dataclass(frozen=True)
class Saw:
    """The saw: `kerf` is what a cut takes, `trim` what is lost at the end of a bar, mm."""

    __pydantic_config__ = _STRICT
    kerf: Mm
    trim: Mm


@dataclass(frozen=True)
class Price:
    """What a kilogram of a material or of fasteners, or one metre of a stock, costs on a date in the shop's currency."""

    __pydantic_config__ = _STRICT
    amount: Money
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
    per: Literal["kg", "m"] = "kg"
    source: str = ""


@dataclass(frozen=True)
class Shop:
    """One workshop; `bars` gives the lengths it can buy or has by stock key, `prices` go by stock key or by material."""

    __pydantic_config__ = _STRICT
    name: str
    currency: Currency
    saw: Saw
    bars: dict[str, tuple[Mm, ...]] = field(default_factory=dict)
    prices: dict[str, Price] = field(default_factory=dict)
    envelopes: dict[str, tuple[Mm, ...]] = field(default_factory=dict)  # by process: largest part that goes into its machine

    def price(self, *keys: str) -> Price | None:
        """Return the first price known among the keys: name the stock before its material."""
        return next((self.prices[key] for key in keys if key in self.prices), None)


def load_shop(path: Path | None = None) -> Shop:
    """Read a shop file, or the documented default. Raises UsageError with the place of every problem."""
    return _load(path or DEFAULT_SHOP)


@cache
def _load(path: Path) -> Shop:
    file = read_yaml(path)
    try:
        return _adapter().validate_python(file.data if file.data is not None else {})
    except ValidationError as error:
        raise UsageError(*(f"{file.place(*p['loc'])}: {'.'.join(map(str, p['loc']))}: {p['msg'].lower()}" for p in error.errors())) from None


@cache
def _adapter() -> TypeAdapter[Shop]:
    return TypeAdapter(Shop)


def shop_schema() -> dict[str, object]:
    """Return the JSON Schema of a shop file."""
    return _adapter().json_schema()
