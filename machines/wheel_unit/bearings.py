"""Rows of the catalogue's flange bearings, and the holes of a housing: mating face at z = 0, housing along +Z, shaft along Z."""

from __future__ import annotations

from gvcs_cad import Bore, FlangeBearing, catalog_row, square_pattern


def row(key: str) -> FlangeBearing:
    """Return the catalogue row of a bearing."""
    return catalog_row(FlangeBearing, key)


def housing_bores(square: float, hole: float, thickness: float, bore: float, depth: float) -> tuple[Bore, ...]:
    """Return the four bolt holes ``b1`` to ``b4`` and the shaft's ``bore`` of a flange unit."""
    down = (0.0, 0.0, -1.0)
    bolts = tuple(Bore(h.name, (h.x, h.y, thickness), down, hole, thickness) for h in square_pattern("b", square, hole))
    return (*bolts, Bore("bore", (0.0, 0.0, depth), down, bore, depth))
