"""What lies in a workshop's rack: sheets, bars and what is left of them, and how closely its torch may nest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, PositiveInt

from gvcs_cad.catalog.fields import Mm, Money, Zone, refuse

_STRICT = ConfigDict(extra="forbid")
Turns = Literal["none", "half", "quarter", "eighth"]
_STEPS: dict[str, int] = {"none": 1, "half": 2, "quarter": 4, "eighth": 8}


@dataclass(frozen=True)
class SheetOnHand:
    """A size of sheet: `length` along the table's x and `width` along its y, mm; without a `count` as many as needed can be bought.

    `grain` keeps parts along the rolling direction, which runs along the length. A `remnant` is used first.
    `price` is that of one sheet in the shop's currency; a remnant's is what it is worth, nothing if it is not stated.
    """

    __pydantic_config__ = _STRICT
    length: Mm
    width: Mm
    count: PositiveInt | None = None
    price: Money | None = None
    name: str = ""
    remnant: bool = False
    grain: bool = False

    def __post_init__(self) -> None:
        refuse("a remnant needs its count" if self.remnant and self.count is None else "")


@dataclass(frozen=True)
class BarOnHand:
    """Bars or offcuts in the rack, `length` in mm; they are used before a bar is bought."""

    __pydantic_config__ = _STRICT
    length: Mm
    count: PositiveInt


@dataclass(frozen=True)
class NestRules:
    """How plates may lie, mm: `gap` between parts, `margin` to the edge of a sheet, `remnant` the shorter side of a rest worth keeping.

    `panel_margin` is the margin of panels that are routed: no clamp of a torch table and no sheared edge, so a whole sheet is a part.
    `turns` are the steps a part may be turned by. The defaults are chosen: a kerf of 1.5 to 3.5 mm, a lead-in on either side and
    5 mm of metal between parts (newayprecision.com asks for 5 mm) make 8 mm; clamps and the sheared edge ask for 10 mm.
    """

    __pydantic_config__ = _STRICT
    gap: Mm = 8.0
    margin: Mm = 10.0
    panel_margin: Zone = 0.0
    remnant: Mm = 250.0
    turns: Turns = "quarter"

    @property
    def angles(self) -> tuple[float, ...]:
        """The turns in degrees."""
        count = _STEPS[self.turns]
        return tuple(360.0 * i / count for i in range(count))
