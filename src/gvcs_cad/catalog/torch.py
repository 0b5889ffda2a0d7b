"""The torch table of a shop: its chart, its size and origin, what was measured on it, and how it makes holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from gvcs_cad.catalog.fields import Mm, Positive

_STRICT = ConfigDict(extra="forbid")
Date = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Share = Annotated[float, Field(gt=0, le=1)]
Beyond = Literal["order", "oxyfuel", "saw", "refuse"]
Corner = Literal["lower_left", "lower_right", "upper_left", "upper_right"]


@dataclass(frozen=True)
class MeasuredCut:
    """What the coupon of one stock gave on a date; it goes before the chart. Feed in mm/min, delay in s.

    `hole_kerf` is the kerf found in small holes, where a torch cuts wider. `out_of_square` is by how much the two diagonals
    of the coupon's square differ. With feed and pierce_delay a stock is cut that no chart knows.
    """

    __pydantic_config__ = _STRICT
    kerf: Mm
    date: Date
    hole_kerf: Mm | None = None
    out_of_square: Mm | None = None
    feed: Positive | None = None
    pierce_delay: Positive | None = None
    pierce_height: Mm | None = None
    cut_height: Mm | None = None
    volts: Positive | None = None
    amps: Positive | None = None


@dataclass(frozen=True)
class HolePolicy:
    """How holes are made. A hole under `least_ratio` x thickness is never torched to size, nor one for a pivot, bearing, dowel or thread.

    `tolerance` is the least clearance between bolt and hole that the torch holds; a closer one is torched `undersize` mm small
    and drilled. Below `small` the rules for small holes hold: `feed` as a share, no height control, start at the centre, `overcut`.
    """

    __pydantic_config__ = _STRICT
    least_ratio: Positive = 1.5
    tolerance: Mm = 1.0
    undersize: Mm = 3.175
    small: Mm = 32.0
    feed: Share = 0.6
    overcut: Mm = 4.0
    spot: bool = True


@dataclass(frozen=True)
class SmallParts:
    """Parts no larger than `size` both ways fall through the slats: they are cut `last`, or held by a tab of `tab` mm."""

    __pydantic_config__ = _STRICT
    method: Literal["last", "tab"] = "last"
    size: Mm = 75.0
    tab: Mm = 2.0


@dataclass(frozen=True)
class Consumables:
    """How many pierces and how many minutes of arc one set of tip and electrode stands."""

    __pydantic_config__ = _STRICT
    pierces: Positive = 300.0
    minutes: Positive = 90.0


@dataclass(frozen=True)
class Torch:
    """A torch table: `chart` names the rows of the catalogue, `table` is its length along x and width along y, mm.

    `kerf`, `pierce_height` and `cut_height` count where neither the coupon nor the chart states one. The program's zero is
    the sheet's `origin` corner. A sheet's edges may run off the axes by `sheet_square`: no arc comes nearer to them.
    `crater` is the diameter of what a pierce blows out, as a multiple of the kerf. `amps` restricts the chart to one amperage.
    `rapid` in mm/min, `lift` in s for each pierce's way up and down. `beyond` is what becomes of a plate whose thickness the chart
    does not reach: ordered from a cutting service, cut by oxy-fuel, sawn, or refused.
    """

    __pydantic_config__ = _STRICT
    chart: str = "powermax85"
    table: tuple[Mm, Mm] = (3048.0, 1524.0)
    dialect: str = "linuxcnc_qtplasmac"
    units: Literal["mm", "in"] = "mm"
    origin: Corner = "lower_left"
    sheet_square: Mm = 2.0
    quality: Literal["best", "production"] = "best"
    amps: Positive | None = None
    kerf: Mm = 2.2
    pierce_height: Mm = 3.8
    cut_height: Mm = 1.5
    crater: Positive = 2.0
    beyond: Beyond = "order"
    measured: Mapping[str, MeasuredCut] = field(default_factory=dict)
    holes: HolePolicy = HolePolicy()
    small_parts: SmallParts = SmallParts()
    order: Literal["nearest", "spread"] = "nearest"
    marking: Literal["scribe", "spot", "etch", "none"] = "none"
    numbers: bool = False
    rapid: Positive = 10000.0
    lift: Positive = 3.0
    consumables: Consumables = Consumables()
