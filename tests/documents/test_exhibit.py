"""What the gallery tells of a machine is what its bill tells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gvcs_cad import Assembly, PlatePart, chosen, published, rectangle
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.cli.main import run
from gvcs_cad.documents.bom import bill_of_materials
from gvcs_cad.documents.exhibit import Exhibit, basis_shares, exhibit_row, seen_in
from gvcs_cad.formats.gallery_markdown import gallery_markdown

ROOT = Path(__file__).parents[2]


def bench(count: int) -> Assembly:
    machine = Assembly("bench")
    for i in range(count):
        basis = published("a page, 2026") if i % 4 == 0 else chosen("an example")
        machine.add(PlatePart(f"top_{i}", stock="plate A36 1/4", outer=rectangle(500 + i, 200), basis=basis), name=f"top_{i}")
    return machine


def test_counts_masses_and_shares_are_those_of_the_bill() -> None:
    bom = bill_of_materials(bench(4).freeze(), load_shop(None))
    row = exhibit_row("default", bom, ["b", "a", "b"])
    assert (row.pieces, row.distinct, row.mass_kg, row.cost, row.modules) == (4, 4, bom.mass_kg, bom.cost, ("a", "b"))
    assert basis_shares(bom) == (("published", 25), ("chosen", 75))


def test_the_page_shows_the_largest_configuration_and_what_was_seen() -> None:
    rows = tuple(exhibit_row(f"c{n}", bill_of_materials(bench(n).freeze(), load_shop(None)), ()) for n in (1, 3, 2))
    one = Exhibit("bench", "Bench | one", "1.0.0", "concept", "Four legs.", (("chosen", 100),), rows)
    page = gallery_markdown("Shown", [one])
    assert one.pictured == "c3"
    assert "The picture shows `c3`" in page
    assert "## Bench \\| one (concept)" in page
    assert "*Four legs.*" in page
    assert f"{Decimal(rows[1].cost):,.0f} USD" in page


def test_what_was_seen_is_the_paragraph_under_its_heading() -> None:
    assert seen_in("# A\n\n## Seen in the picture\n\nOne line\nand another.\n\nMore.\n\n## B\n") == "One line and another."
    assert seen_in("# A\n") == ""


def test_the_projects_own_gallery_is_what_it_makes_today(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        assert run(["gallery", str(tmp_path / "gallery.md"), "--no-pictures"]) == 0
    made = (tmp_path / "gallery.md").read_text("utf-8")
    assert made == (ROOT / "docs" / "gallery.md").read_text("utf-8"), "run: gvcs gallery docs/gallery.md"
    machines = [line.partition("pictures/")[2][:-1] for line in made.splitlines() if line.startswith("![")]
    assert [name for name in machines if not (ROOT / "docs" / "pictures" / name).is_file()] == []
    assert made.count("\n*") == len(machines), "a machine's README has no paragraph under: ## Seen in the picture"
    microtrac = next(line for line in made.splitlines() if line.startswith("| `microtrac`"))
    assert microtrac.endswith("| grid_frame, hose_set_8, power_cube, solenoid_valves, walk_behind |"), "what LifeTrac's slots hold, it is built without"
