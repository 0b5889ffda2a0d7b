"""Gauges as they leave the house: never a false yes, what they take of the tolerance stated, in DXF, STL, drawing and kit."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import ezdxf
import pytest
import trimesh

from gvcs_cad.catalog.capability import capability
from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.documents.gauges import MOST, gauges
from gvcs_cad.engine.build import build
from gvcs_cad.engine.request import Request

ROOT = Path(__file__).parents[2]
SHOP = load_shop()
HOLES = [key for key, row in catalog().rows(Interface).items() if any(side and side.kind != "plane" for f in row.features for side in (f.host, f.module))]


@pytest.mark.parametrize("key", HOLES)
def test_a_gauge_at_its_own_worst_refuses_whatever_the_contract_refuses(key: str) -> None:
    contract = catalog().get(Interface, key)
    found = {gauge.name: gauge for gauge in gauges(contract, SHOP)}
    assert found
    for number, feature in enumerate(contract.features, 1):
        for letter, side in (("h", feature.host), ("m", feature.module), ("b", feature.host)):
            go, plug = (found.get(f"{word}_{key.replace('@', '_')}_{letter}{number}") for word in ("go", "not_go"))
            if side is None or go is None or go.refused:
                continue
            reach = max(max(abs(x - feature.places[0][0]), abs(y - feature.places[0][1])) for x, y in feature.places)
            can = capability("cnc", SHOP, diameter=side.boundary, reach=reach, thickness=12.7)
            assert can is not None
            astray = can.zone if len(feature.places) > 1 else 0.0
            if side.female:
                assert go.size - go.minus - astray >= side.boundary - 1e-3
                assert plug is not None
                assert plug.size + plug.plus <= side.size[1] + 1e-9
            else:
                assert go.size + go.plus + astray <= side.boundary + 1e-3
            assert (go.share > MOST) == ("MEASURE AND RECORD" in go.plate.note)  # type: ignore[union-attr]


def test_a_gauge_that_takes_the_whole_tolerance_or_is_not_known_is_refused() -> None:
    by_hand = list(gauges(catalog().get(Interface, "nema_17@1"), SHOP, "layout-drilled"))
    refused = [gauge for gauge in by_hand if gauge.refused]
    assert refused
    assert all(gauge.plate is None and not gauge.pins for gauge in refused)
    (lock, *_) = gauges(catalog().get(Interface, "quick_attach@2"), SHOP)
    assert "no tolerance of cnc is known over 914.4 mm" in lock.refused


def made(tmp_path: Path, **options: str) -> Path:
    report = build(Request(machines=("tractor",), outputs=("gauges",), options={f"gauges.{k}": v for k, v in options.items()}, folder=tmp_path, start=ROOT))
    assert report.exit_code == 0, report.machines[0].failed
    return tmp_path / "tractor" / "lifetrac" / "gauges"


def rows(folder: Path) -> list[dict[str, Any]]:
    return list(csv.DictReader(StringIO((folder / "bom.csv").read_text("utf-8-sig"))))


def test_the_kit_has_a_drawing_and_a_file_for_every_plate_and_a_line_for_every_pin(tmp_path: Path) -> None:
    folder = made(tmp_path)
    lines = rows(folder)
    plates = [line for line in lines if line["source"] == "make"]
    assert {line["part_no"] for line in plates} >= {"go_wheel_unit_2_b1", "jig_wheel_unit_2_1", "jig_quick_attach_2_1"}
    pins = {line["part_no"]: int(line["quantity"]) for line in lines if line["source"] == "buy"}
    holes: dict[str, int] = {}
    for line in plates:
        (name,) = line["files"].split("; ")
        drawing = ezdxf.readfile(folder / name.removeprefix("gauges/"))
        holes[line["part_no"]] = len(drawing.modelspace().query("CIRCLE[layer=='CUT_INNER']"))
        assert drawing.audit().errors == []
        picture = ElementTree.fromstring((folder / f"{line['part_no']}.svg").read_text("utf-8"))
        words = " ".join(text for element in picture.iter() if (text := element.text))
        assert "engrave: " in words
        assert line["part_no"] in words
    assert holes["jig_wheel_unit_2_1"] == holes["go_wheel_unit_2_b1"] == 2
    assert {name: count for name, count in holes.items() if name.startswith("go_")} == {
        name.replace("go_pin_", "go_"): count for name, count in pins.items() if name.startswith("go_pin_")
    }
    bushings = sum(count for name, count in pins.items() if name.startswith("jig_bushing_"))
    assert bushings == sum(count for name, count in holes.items() if name.startswith("jig_"))
    sheet = (folder / "gauges.md").read_text("utf-8")
    assert "MEASURE AND RECORD BEFORE USE" in sheet
    assert "refused: no tolerance of cnc is known over 914.4 mm" in sheet


@pytest.mark.slow
def test_a_printed_gauge_is_a_volume_with_its_holes(tmp_path: Path) -> None:
    folder = made(tmp_path, make="print")
    path = folder / "go_wheel_unit_2_b2_rA.stl"
    mesh = trimesh.load(path)
    assert mesh.is_volume
    assert mesh.body_count == 1
    assert mesh.euler_number == 2 - 2 * 2  # two through holes
    assert "MEASURE AND RECORD BEFORE USE" in (folder / "gauges.md").read_text("utf-8")


@pytest.mark.parametrize("key", sorted(catalog().rows(Interface)))
def test_a_jig_guides_a_drill_that_is_smaller_than_every_hole(key: str) -> None:
    """An 8 mm pilot in the jig of a 6.8 mm hole would spoil every part drilled through it."""
    contract = catalog().get(Interface, key)
    for jig in (one for one in gauges(contract, load_shop()) if one.kind == "JIG"):
        bore = float(jig.pins[0][0].name.removeprefix("jig_bushing_").split("x")[0].replace("p", "."))
        mine = [feature for feature in contract.features if feature.places == jig.places]
        assert bore < min(limits.size[0] for feature in mine for limits in (feature.host, feature.module) if limits and limits.female)
