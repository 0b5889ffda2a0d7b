"""Figures of computed things in a machine's README are those that are computed: a table of configurations is read back, and so are the shares.

In a table whose first column is called ``configuration`` or ``module``, a column called ``mass``, ``mass without CHILD``, ``cost`` or like one of the
machine's ratings holds computed figures, rounded as the writer likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from every import BUILDS, ROOT, ready, registry

from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.exhibit import basis_shares
from gvcs_cad.model.design import Design
from gvcs_cad.testing import module_design

SMALLER = {("mm", "um"): 1e3, ("m", "mm"): 1e3, ("MPa", "kPa"): 1e3, ("s", "ms"): 1e3}
CELL = re.compile(r"(?P<figure>[\d,]+(?:\.(?P<decimals>\d+))?)(?: (?P<unit>\S+))?(?: .*)?")
SHARES = re.compile(r"Of the lines of the bill (?:(\d+) % are published or standard)?(?:(?:,| and) (\d+) % calculated)?(?:(?:,| and) (\d+) % chosen)?")
Figures = Mapping[str, tuple[float, str]]


def tables(readme: str) -> Iterator[list[dict[str, str]]]:
    """Yield every table of a page as its rows by heading."""
    for block in re.findall(r"(?:^\|.*\|\n)+", readme, re.M):
        head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines()]
        yield [dict(zip(head, row, strict=True)) for row in rows]


def wrong(readme: str, figures: Mapping[str, Figures]) -> tuple[int, list[str]]:
    """Return how many cells were compared, and every one that is not what is computed, by the name in its first column."""
    compared, found = 0, []
    for rows in tables(readme):
        for row in rows:
            (first, name), *cells = row.items()
            known = figures.get(name.split("`")[1] if "`" in name else "", {}) if first in ("configuration", "module") else {}
            for heading, cell in cells:
                if heading in known and cell:
                    compared += 1
                    value, unit = known[heading]
                    if cell != (right := _like(cell, value, unit)):
                        found.append(f"{name}, {heading}: {cell}, computed {right}")
    return compared, found


def _like(cell: str, value: float, unit: str) -> str:
    """Write a figure with the unit and the decimals of a cell, words after it as they are."""
    match = CELL.fullmatch(cell)
    if not match:
        return f"{value} {unit}"
    told = match["unit"] or ""
    scaled = value / SMALLER.get((told, unit), 1.0)
    figure = f"{scaled:,.{len(match['decimals'] or '')}f}"
    rest = cell[match.end("unit") :] if match["unit"] else ""
    return f"{figure} {told if told == unit or (told, unit) in SMALLER else unit}".rstrip() + rest


def of_machine(machine: str, config: str) -> Figures:
    build = ready(machine, config).build
    bom = build.bom()
    found = {rating.name: (rating.value, rating.unit) for rating in build.ratings} | {"mass": (bom.mass_kg, "kg"), "cost": (float(bom.cost), bom.currency)}
    for child in build.design.children:
        if isinstance(child.item, Design):
            found[f"mass without {child.name}"] = (bom.mass_kg - build.bom_of(child.item).mass_kg, "kg")
    return found


def page(machine: str) -> str:
    return Path(ROOT / "machines" / machine / "README.md").read_text("utf-8")


def test_every_table_of_configurations_states_what_is_computed() -> None:
    compared, found = 0, []
    for machine in sorted({name for name, _ in BUILDS}):
        count, faults = wrong(page(machine), {config: of_machine(machine, config) for name, config in BUILDS if name == machine})
        compared += count
        found += [f"{machine}: {fault}" for fault in faults]
    assert found == []
    assert compared >= 30


def test_every_table_of_modules_states_what_is_computed() -> None:
    masses = {
        name: {"mass": (bill_of_materials(module_design(name, start=ROOT), load_shop(None)).mass_kg, "kg")} for name in ("lifetrac_iii", "uwu_v25", "uwu_grid")
    }
    assert wrong(page("wheel_unit"), masses) == (3, [])


@pytest.mark.parametrize("machine", [name for name in sorted(registry.machines) if "Of the lines of the bill" in page(name)])
def test_the_shares_of_the_figures_are_those_of_the_bill(machine: str) -> None:
    (first, *_) = (config for name, config in BUILDS if name == machine and config in ("default", registry.machines[name].default_configuration))
    shares = dict(basis_shares(ready(machine, first).build.bom()))
    match = SHARES.search(page(machine))
    assert match
    told = tuple(int(share or 0) for share in match.groups())
    assert told == (shares.get("published", 0) + shares.get("standard", 0), shares.get("calculated", 0), shares.get("chosen", 0))


@pytest.mark.parametrize("machine", sorted(name for name, one in registry.machines.items() if one.status == "concept"))
def test_every_concept_tells_its_shares(machine: str) -> None:
    assert SHARES.search(page(machine))


@pytest.mark.parametrize(
    ("cell", "right"), [("577 kg", "578 kg"), ("578.0 kg", "578.2 kg"), ("578 lb", "578 kg"), ("heavy", "578.24 kg"), ("1,578 kg", "578 kg")]
)
def test_a_stale_figure_is_noticed(cell: str, right: str) -> None:
    text = f"| configuration | mass |\n|---|---|\n| `4x8` | {cell} |\n"
    assert wrong(text, {"4x8": {"mass": (578.24, "kg")}}) == (1, [f"`4x8`, mass: {cell}, computed {right}"])


def test_a_figure_in_another_unit_and_words_after_it_are_read() -> None:
    text = "| configuration | sag | way |\n|---|---|---|\n| `4x8` | 0.24 mm | 2,438 mm (8 ft) |\n"
    assert wrong(text, {"4x8": {"sag": (239.0, "um"), "way": (2438.4, "mm")}}) == (2, [])
