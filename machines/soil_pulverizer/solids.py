"""Envelopes of what is bought, as CadQuery functions of plain millimetres."""

from __future__ import annotations

from typing import Any

from gvcs_cad import cq


def coupling(*, outside: float, length: float, first: float, first_depth: float, second: float) -> Any:
    """Return a sleeve along Z from z = 0: bore `first` to `first_depth`, then bore `second` to the end."""
    body = cq.Solid.makeCylinder(outside / 2, length)
    wide = cq.Solid.makeCylinder(first / 2, first_depth + 1, cq.Vector(0, 0, -1))
    return body.cut(wide, cq.Solid.makeCylinder(second / 2, length + 2, cq.Vector(0, 0, -1)))


def curtain(*, width: float, height: float, thickness: float, hole: float, xs: tuple[float, ...], y: float) -> Any:
    """Return a rubber curtain, x about its middle, y from its lower edge, with a row of holes."""
    sheet = cq.Solid.makeBox(width, height, thickness, cq.Vector(-width / 2, 0, 0))
    return sheet.cut(*[cq.Solid.makeCylinder(hole / 2, thickness + 2, cq.Vector(x, y, -1), cq.Vector(0, 0, 1)) for x in xs])
