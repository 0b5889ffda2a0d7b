"""How a stock is cut on a shop's torch: the coupon before the chart, the chart before the shop's general figures, never beyond the chart."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.cut_chart import CutRow
from gvcs_cad.catalog.stock import PlateStock
from gvcs_cad.catalog.torch import MeasuredCut, Torch
from gvcs_cad.documents.nest.model import Sheet
from gvcs_cad.errors import ModelError, unknown
from gvcs_cad.units import millimetres

SAME_THICKNESS = 0.1  # mm; a row counts for a plate that is no further from its thickness
COUPON_DIAGONAL = math.sqrt(2) * 100  # mm, of the coupon's square; a shear of s per mm makes its diagonals differ by s times this
_MADE_BETWEEN = ("pierce_delay", "pierce_height", "cut_height", "volts", "kerf")


@dataclass(frozen=True)
class CutProcess:
    """What the torch does on one stock: feed in mm/min, delay in s, heights, kerf and thickness in mm.

    `edge_start` says that the chart knows no pierce for this thickness. `origin` tells where feed and delay come from,
    `kerf_origin` where the kerf does; `measured` is False for a kerf that nobody has measured on this stock.
    """

    stock: str
    material: str
    thickness: float
    feed: float
    pierce_delay: float
    pierce_height: float
    cut_height: float
    kerf: float
    hole_kerf: float
    amps: float | None
    volts: float | None
    edge_start: bool
    origin: str
    kerf_origin: str
    measured: bool
    out_of_square: float | None = None

    @property
    def shear(self) -> float:
        """By how much the table's axes run off the square, mm per mm: the coupon's diagonals differ by its side times root 2 as much."""
        return (self.out_of_square or 0.0) / COUPON_DIAGONAL

    def margin(self, sheet: Sheet, torch: Torch) -> float:
        """Return how near to a sheet's edges an arc may come, mm: the sheet does not lie quite square, nor do the axes run so along it."""
        return torch.sheet_square + self.shear * min(sheet.length, sheet.width)


def cut_process(stock: str, torch: Torch) -> CutProcess:
    """Return how a stock is cut. Raises ModelError where neither coupon nor chart covers its thickness: nothing is extrapolated."""
    row = catalog().get(PlateStock, stock)
    measured = torch.measured.get(stock)
    found = _measured_alone(measured, stock) if measured and measured.feed else _of_chart(row, torch)
    kerf = measured.kerf if measured else found.kerf or torch.kerf
    if measured:
        kerf_origin = f"measured {measured.date}"
    else:
        kerf_origin = "the chart's, not measured here" if found.kerf else "the shop's general figure, not measured here"
    return CutProcess(
        stock=stock,
        material=row.material,
        thickness=row.thickness,
        feed=found.feed,
        pierce_delay=(measured.pierce_delay if measured else None) or found.pierce_delay or 0.0,
        pierce_height=(measured.pierce_height if measured else None) or found.pierce_height or torch.pierce_height,
        cut_height=(measured.cut_height if measured else None) or found.cut_height or torch.cut_height,
        kerf=kerf,
        hole_kerf=(measured.hole_kerf if measured else None) or kerf,
        amps=(measured.amps if measured else None) or found.amps,
        volts=(measured.volts if measured else None) or found.volts,
        edge_start=found.pierce_delay is None and not (measured and measured.pierce_delay),
        origin=found.origin,
        kerf_origin=kerf_origin,
        measured=measured is not None,
        out_of_square=measured.out_of_square if measured else None,
    )


def out_of_reach(stock: str, torch: Torch) -> str:
    """Word why a shop's torch cannot cut a stock: no coupon, and a chart that does not reach its thickness; empty where it can.

    A chart or an amperage that the catalogue does not have is a slip of the shop file and no limit of its torch: `cut_process` names it.
    """
    row, measured = catalog().get(PlateStock, stock), torch.measured.get(stock)
    slip = all(one.torch != torch.chart or torch.amps not in (None, one.amps) for one in catalog().rows(CutRow).values())
    if slip or (measured and measured.feed):
        return ""
    tables = _tables(row, torch)
    if any(_in_table(row.thickness, table, torch) for table in tables):
        return ""
    return _not_covered(row, torch, [one for table in tables for one in table])


@dataclass(frozen=True)
class _Figures:
    feed: float
    origin: str
    amps: float | None = None
    pierce_delay: float | None = None
    pierce_height: float | None = None
    cut_height: float | None = None
    volts: float | None = None
    kerf: float | None = None


def _measured_alone(measured: MeasuredCut, stock: str) -> _Figures:
    """Return figures of a coupon that states its own feed; the pierce must be stated with it."""
    if measured.feed is None or measured.pierce_delay is None:
        raise ModelError(f"torch.measured.{stock}: a feed of {measured.feed} mm/min needs its pierce_delay beside it")
    return _Figures(measured.feed, f"measured {measured.date}", pierce_delay=measured.pierce_delay)


def _of_chart(plate: PlateStock, torch: Torch) -> _Figures:
    """Return the figures of the lowest amperage that pierces the plate, else of the lowest that cuts it from an edge."""
    tables = _tables(plate, torch)
    found = [figures for table in tables if (figures := _in_table(plate.thickness, table, torch))]
    if not found:
        raise ModelError(_not_covered(plate, torch, [row for table in tables for row in table]))
    return next((figures for figures in found if figures.pierce_delay is not None), found[0])


def _tables(plate: PlateStock, torch: Torch) -> list[list[CutRow]]:
    """Return the chart's rows for a material, a table for each amperage, the lowest first. Raises ModelError for an unknown chart."""
    rows = list(catalog().rows(CutRow).values())
    charts = {row.torch for row in rows}
    if torch.chart not in charts:
        raise ModelError(f"torch.chart: {unknown('cut chart', torch.chart, charts)}")
    ours = [row for row in rows if row.torch == torch.chart and plate.material in row.materials]
    if torch.amps is not None:
        ours = [row for row in ours if row.amps == torch.amps]
    return [sorted(group, key=lambda row: row.thickness) for _, group in itertools.groupby(sorted(ours, key=lambda row: row.amps), lambda row: row.amps)]


def _not_covered(plate: PlateStock, torch: Torch, rows: Sequence[CutRow]) -> str:
    at = f" at {torch.amps:g} A" if torch.amps is not None else ""
    if not rows:
        return f"{plate.key}: chart {torch.chart} has no row{at} for {plate.material}"
    low, high = min(row.thickness for row in rows), max(row.thickness for row in rows)
    reach = f"from {millimetres(low)} to {millimetres(high)} mm"
    return f"{plate.key}: {millimetres(plate.thickness, 3)} mm is not in chart {torch.chart}{at}, which reaches {reach}: measure it (torch.measured)"


def _in_table(thickness: float, table: Sequence[CutRow], torch: Torch) -> _Figures | None:
    """Return the row within 0.1 mm, else what lies between two neighbours of one amperage, else None."""
    nearest = min(table, key=lambda row: abs(row.thickness - thickness))
    if abs(nearest.thickness - thickness) <= SAME_THICKNESS + 1e-9:
        values = {name: getattr(nearest, name) for name in _MADE_BETWEEN}
        return _Figures(_feed(nearest, torch), f"{nearest.key}, {torch.quality}", nearest.amps, **values)
    for low, high in itertools.pairwise(table):
        if low.thickness < thickness < high.thickness:
            return _between(thickness, low, high, torch)
    return None


def _between(thickness: float, low: CutRow, high: CutRow, torch: Torch) -> _Figures:
    """Interpolate linearly; what one neighbour does not state is not stated, so a plate beyond the last pierce starts at an edge."""
    share = (thickness - low.thickness) / (high.thickness - low.thickness)

    def mean(a: float | None, b: float | None) -> float | None:
        return None if a is None or b is None else round(a + (b - a) * share, 3)

    values = {name: mean(getattr(low, name), getattr(high, name)) for name in _MADE_BETWEEN}
    feed = mean(_feed(low, torch), _feed(high, torch)) or 0.0
    return _Figures(round(feed), f"interpolated between {low.key} and {high.key}, {torch.quality}", low.amps, **values)


def _feed(row: CutRow, torch: Torch) -> float:
    return row.best if torch.quality == "best" else row.production
