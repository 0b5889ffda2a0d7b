"""A machine built with what a shop takes instead: whatever follows from a row follows anew, and what no longer fits is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import ModelError
from gvcs_cad.formats.bom_text import bom_csv, summary
from gvcs_cad.plugins.output import Build

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(autouse=True)
def _own_catalog() -> Iterator[None]:
    yield
    use_catalog(())


def built(folder: Path, substitute: str) -> Build:
    file = folder / f"shop_{len(list(folder.iterdir()))}.yaml"  # a file is read once in a process
    file.write_text(f"name: ours\ncurrency: EUR\nsaw: {{kerf: 3 mm, trim: 10 mm}}\nsubstitute: {{{substitute}}}\n", "utf-8")
    (one,) = prepare(Request(machines=("cart",), shop=file, start=FIXTURES))
    return one.build


def test_the_bill_tells_what_stands_for_what_and_the_rest_is_untouched(tmp_path: Path) -> None:
    bom = built(tmp_path, "plate A36 1/4: plate S355 6, hex 1/2-13: hex M12").bom()
    rows = {row["part_no"]: row for row in csv.DictReader(io.StringIO(bom_csv(bom).decode()))}
    told = {name: row["substitute"] for name, row in rows.items() if row["substitute"]}
    bolts = dict.fromkeys(("bolt_hex_m12_80", "nut_m12", "washer_m12"), "hex M12 for hex 1/2-13")
    assert told == {**bolts, **dict.fromkeys(("arm", "cart_deck", "lug"), "plate S355 6 for plate A36 1/4")}
    assert rows["lug"]["material"] == "S355J2"
    assert rows["lug"]["files"] == "dxf/lug_rA_qty1_S355J2_6mm.dxf"
    assert "6 lines are made of, or are, substitutes of this shop: see the column substitute" in summary(bom)


def test_masses_follow_the_substitute(tmp_path: Path) -> None:
    plain, thin = (built(tmp_path, table).bom() for table in ("", "plate A36 1/4: plate S355 6"))
    weights = [{line.part_no: line.mass_kg for line in bom.lines} for bom in (plain, thin)]
    assert weights[1]["lug"] == pytest.approx(weights[0]["lug"] * 6 / 6.35, abs=1e-5)
    assert weights[1]["cart_rail"] == weights[0]["cart_rail"]


def test_a_bolt_that_does_not_go_through_its_hole_is_refused_with_the_substitute_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as refused:
        built(tmp_path, "hex 1/2-13: hex M16")
    assert any("hole 14.29 mm is not larger than the bolt's 16 mm (machines/" in problem for problem in refused.value.problems)
    assert refused.value.problems[-1] == "substitute: ours takes hex M16 for hex 1/2-13"


def test_a_tube_of_another_size_breaks_the_pattern_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        built(tmp_path, "tube 2x2x1/8: tube 100x100x6")


def test_a_weak_plate_under_a_pivot_stops_the_build(tmp_path: Path) -> None:
    build = built(tmp_path, "plate A36 1/4: plate S235 5")
    floor = workshop(Request(start=FIXTURES))
    assert [finding.severity for finding in run_checks(build, floor) if finding.rule == "weak_substitute"] == ["error"]
