"""Where holes of different parts meet: rows of coaxial holes whose faces touch, each waiting for one bolt."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from gvcs_cad.errors import ModelError
from gvcs_cad.model.alignment import PARALLEL, TOUCH, axis_of, interval
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.fastening import fasten, fits
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.reference import HoleReference
from gvcs_cad.model.vector import Vector


def rows(holes: Iterable[HoleReference]) -> list[tuple[HoleReference, ...]]:
    """Group holes by axis and cut each axis where faces do not touch; the order follows the holes given.

    Each row runs against its axis, so that heads stand on top, in front or on the left, and nuts hang below.
    """
    return [row for line in _lines(holes) for row in _touching(line)]


def _lines(holes: Iterable[HoleReference]) -> list[list[HoleReference]]:
    """Group holes by axis. Axes are found by cells of 1 mm, both cells where one lies near a border: rounding splits no line."""
    lines: list[list[HoleReference]] = []
    cells: dict[tuple[int, ...], list[tuple[Vector, Vector, list[HoleReference]]]] = defaultdict(list)
    for hole in holes:
        direction, foot = axis_of(hole.bore)
        near = (entry for cell in product(*({math.floor(v - TOUCH), math.floor(v + TOUCH)} for v in foot)) for entry in cells.get(cell, ()))
        line = next((line for d, f, line in near if math.dist(d, direction) <= PARALLEL and math.dist(f, foot) <= TOUCH), None)
        if line is None:
            line = []
            lines.append(line)
            cells[tuple(math.floor(v) for v in foot)].append((direction, foot, line))
        line.append(hole)
    return lines


def _touching(line: Sequence[HoleReference]) -> list[tuple[HoleReference, ...]]:
    ordered = sorted(line, key=lambda hole: _interval(hole.bore))
    found: list[list[HoleReference]] = [[ordered[0]]]
    for hole in ordered[1:]:
        reached = max(_interval(before.bore)[1] for before in found[-1])
        if abs(_interval(hole.bore)[0] - reached) <= TOUCH:
            found[-1].append(hole)
        else:
            found.append([hole])
    return [tuple(reversed(row)) for row in found]


def _interval(bore: Bore) -> tuple[float, float]:
    return interval(bore, (0.0, 0.0, 0.0), axis_of(bore)[0])


def fasten_rows(holes: Iterable[HoleReference], bolt: str, washers: Sequence[str]) -> list[Fasten]:
    """Return one bolted joint for every row of two or more holes that all take the bolt.

    A row that none of them fits waits for another bolt; a row that only some fit is an error: the bolt would stop half way.
    """
    found: list[Fasten] = []
    problems: list[str] = []
    for row in rows(holes):
        fitting = [fits(hole, bolt) for hole in row]
        if len(row) < 2 or not any(fitting):
            continue
        if not all(fitting):
            blocked = ", ".join(str(hole.at) for hole, fit in zip(row, fitting, strict=True) if not fit)
            problems.append(f"{bolt} through {row[0].at} does not fit {blocked}")
            continue
        try:
            found.append(fasten(row, bolt, washers))
        except ModelError as error:
            problems += error.problems
    if problems:
        raise ModelError(*problems)
    return found
