"""Which variants a sweep runs through: every combination of configurations, shops, modules and parameter values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod
from pathlib import Path

from gvcs_cad.errors import UsageError
from gvcs_cad.units import number

MOST = 1_000_000  # chosen: what a table and a cache still hold; more is a mistake in a range
_RANGE = re.compile(r"(?P<first>.+?)\.\.(?P<last>.+?)\s+by\s+(?P<step>.+)")
_NUMBER = re.compile(r"\s*(?P<number>[+-]?[\d./ -]*\d\.?(?:[eE][+-]?\d+)?)\s*(?P<unit>[A-Za-z°\"']*)\s*")


@dataclass(frozen=True)
class Variant:
    """One row of a sweep: what is set, as texts that ``--set`` and ``--swap`` would take."""

    config: str
    shop: Path | None
    swaps: tuple[tuple[str, str], ...]
    sets: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """The values of each axis."""

    configs: tuple[str, ...]
    shops: tuple[Path | None, ...]
    swaps: tuple[tuple[str, tuple[str, ...]], ...]
    sets: tuple[tuple[str, tuple[str, ...]], ...]

    def __len__(self) -> int:
        return prod([len(self.configs), len(self.shops), *(len(values) for _, values in (*self.swaps, *self.sets))])

    def variants(self) -> Iterator[Variant]:
        """Iterate over all combinations, the last axis running fastest."""
        slots, names = [name for name, _ in self.swaps], [name for name, _ in self.sets]
        modules = list(product(*(values for _, values in self.swaps)))
        values = [values for _, values in self.sets]
        for config, shop, chosen in product(self.configs, self.shops, modules):
            for row in product(*values):
                yield Variant(config, shop, tuple(zip(slots, chosen, strict=True)), tuple(zip(names, row, strict=True)))


def parse_grid(sets: Sequence[str], swaps: Sequence[str], configs: Sequence[str], shops: Sequence[Path]) -> Grid:
    """Read ``length=700 mm, 800 mm`` or ``length=600 mm..1200 mm by 50 mm``. Raises UsageError with every axis that cannot be read."""
    problems: list[str] = []
    grid = Grid(
        tuple(dict.fromkeys(configs)) or ("",),
        tuple(dict.fromkeys(shops)) or (None,),
        tuple(_axis("--swap", text, problems) for text in swaps),
        tuple(_axis("--grid", text, problems) for text in sets),
    )
    for option, axes in (("--swap", grid.swaps), ("--grid", grid.sets)):
        names = [name for name, _ in axes]
        problems += [f"{option} {name} stands twice" for name in sorted({name for name in names if names.count(name) > 1})]
    if problems:
        raise UsageError(*problems)
    if len(grid) > MOST:
        raise UsageError(f"{len(grid):,} variants are more than {MOST:,}")
    return grid


def _axis(option: str, text: str, problems: list[str]) -> tuple[str, tuple[str, ...]]:
    name, equals, values = text.partition("=")
    try:
        found = _range(values) if ".." in values else tuple(value.strip() for value in values.split(","))
        if not equals or not name.strip() or not all(found):
            raise ValueError("must be NAME=VALUE,VALUE,… or NAME=FIRST..LAST by STEP")
    except ValueError as error:
        problems.append(f"{option} {text!r}: {error}")
        return name, ()
    return name.strip(), tuple(dict.fromkeys(found))


def _range(text: str) -> tuple[str, ...]:
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise ValueError("a range is written FIRST..LAST by STEP, for example 40 in..60 in by 4 in")
    (first, unit), (last, unit_last), (step, unit_step) = (_quantity(match[name]) for name in ("first", "last", "step"))
    units = {unit, unit_last, unit_step} - {""}
    if len(units) > 1:
        raise ValueError(f"its units differ: {', '.join(sorted(units))}")
    if step <= 0 or last < first:
        raise ValueError("it must run upwards by a step above zero")
    count = int((last - first) / step) + 1
    if count > MOST:
        raise ValueError(f"{count:,} values are more than {MOST:,}")
    unit = units.pop() if units else ""
    return tuple(f"{format((first + i * step).normalize(), 'f')} {unit}".strip() for i in range(count))


def _quantity(text: str) -> tuple[Decimal, str]:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text.strip()!r} is no number with a unit")
    return number(match["number"]), match["unit"]
