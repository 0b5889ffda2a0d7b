"""Printed parts on beds, and what PrusaSlicer says of them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import trimesh
from judges import needed, slicer_repairs

from gvcs_cad import Assembly, PrintedPart
from gvcs_cad.catalog.printer import Filament, Printer
from gvcs_cad.checks.geometry_check import GeometryCheck
from gvcs_cad.engine.build import build
from gvcs_cad.engine.notebook import open_notebook
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.publish import read_manifest
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import GeometryError, UsageError
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]
ROOT = Path(__file__).parents[2]
CORE = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"
PETG = {"PETG": Filament(240, 85, 3.6)}


def shop_with(cart: Build, **printers: Printer) -> Build:
    return replace(cart, shop=replace(cart.shop, printers=printers))


def project(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_printed_part_lies_on_the_bed(made: Made) -> None:
    files = made("print", only="stl")
    assert list(files) == ["end_cap_rA_qty2.stl"]
    mesh = trimesh.load(io.BytesIO(files["end_cap_rA_qty2.stl"]), file_type="stl")
    assert mesh.is_volume
    assert mesh.bounds[0][2] == 0


def test_a_bed_holds_its_pieces_inside_its_edges_with_their_settings(made: Made, cart: Build) -> None:
    beds = made("print", only="beds")["beds"]
    data = json.loads(beds["beds.json"])
    (bed,) = data["beds"]
    assert bed["parts"] == {"end_cap": 2}
    assert bed["file"] == "bedslinger_PETG_0.2mm_bed1_x1.3mf"
    files = project(beds[bed["file"]])
    root = ElementTree.fromstring(files["3D/3dmodel.model"])
    places = [[float(v) for v in item.get("transform", "").split()][9:11] for item in root.iter(f"{CORE}item")]
    assert len(places) == 2
    half = 50.8 / 2
    assert all(5 + half - 1e-6 <= x <= 245 - half and 5 + half - 1e-6 <= y <= 205 - half for x, y in places)
    (part,) = cart.design.distinct(PrintedPart)
    assert f'key="fill_density" value="{part.infill_percent}%"' in files["Metadata/Slic3r_PE_model.config"]
    assert "; bed_shape = 0x0,250x0,250x210,0x210\n" in files["Metadata/Slic3r_PE.config"]
    assert b"temperature = 240\n" in beds["bedslinger_PETG_0.2mm.ini"]
    assert beds == made("print", only="beds")["beds"]


def test_the_profile_of_the_shop_overrules(made: Made, cart: Build) -> None:
    ours = shop_with(cart, mine=Printer((300.0, 300.0, 300.0), 0.6, PETG, profile={"first_layer_temperature": "255", "layer_height": "0.3"}))
    profile = made("print", ours, only="beds")["beds"]["mine_PETG_0.2mm.ini"].decode()
    assert "first_layer_temperature = 255\n" in profile
    assert "layer_height = 0.3\n" in profile
    assert "nozzle_diameter = 0.6\n" in profile


def test_a_part_that_fits_no_bed_is_named_with_its_size_and_every_printer(made: Made, cart: Build) -> None:
    tiny = shop_with(cart, tiny=Printer((60.0, 60.0, 60.0), 0.4, PETG, margin=5.0), low=Printer((200.0, 200.0, 10.0), 0.4, PETG))
    with pytest.raises(GeometryError) as caught:
        made("print", tiny, only="beds")
    assert re.fullmatch(
        r"printer tiny: end_cap: 50\.8 x 50\.8 x 15 mm does not fit 50 x 50 x 60 mm of bed; printer low: .* 190 x 190 x 10 mm of bed", str(caught.value)
    )


def test_a_shop_without_printers_is_told_so(made: Made, cart: Build) -> None:
    with pytest.raises(UsageError, match=r"^shop default has no printers"):
        made("print", shop_with(cart))


@pytest.mark.parametrize(
    ("printer", "said"),
    [(Printer((200.0,) * 3, 0.4, {"TPU": Filament(230, 50, 1.5)}), True), (Printer((200.0,) * 3, 0.2, PETG), True), (Printer((200.0,) * 3, 0.4, PETG), False)],
)
def test_the_check_knows_material_and_layer_before_any_shape_is_made(cart: Build, printer: Printer, said: bool) -> None:
    registry = workshop(Request(start=ROOT / "fixtures")).registry
    registry.load_plugins()
    found = [str(finding) for finding in registry.checks["printable"].run(cart.design, shop_with(cart, mine=printer).shop)]
    assert bool(found) == said
    assert all(words.startswith("end_cap: no printer of the shop prints PETG in layers of 0.2 mm; there are mine (") for words in found)


def test_without_a_slicer_the_report_says_what_to_type(made: Made) -> None:
    sliced = made("print", only="sliced", print_slice="no")["sliced"]
    assert list(sliced) == ["report.md"]
    assert "prusa-slicer --load beds/bedslinger_PETG_0.2mm.ini --export-gcode" in sliced["report.md"].decode()


def test_where_it_is_installed_the_bed_is_sliced_with_the_settings_of_shop_and_part(made: Made, cart: Build) -> None:
    needed("prusa-slicer", "prusa-slicer")
    sliced = made("print", only="sliced")["sliced"]
    gcode = sliced["bedslinger_PETG_0.2mm_bed1_x1.gcode"].decode()
    assert "\n; bed_shape = 0x0,250x0,250x210,0x210\n" in gcode
    xs = [float(x) for x in re.findall(r"^G1 X([\d.]+) Y[\d.]+ E", gcode, re.M)]
    assert 0 < min(xs) < max(xs) < 250
    hollow, dense = (float(re.search(r"filament used \[g\] = ([\d.]+)", filled(made, cart, percent)).group(1)) for percent in (5, 95))  # type: ignore[union-attr]
    assert dense > 1.05 * hollow  # the part's own infill reaches the slicer
    report = sliced["report.md"].decode()
    ours, theirs = (float(re.search(rf"{who} in all: (\d+) g", report).group(1)) for who in ("Our estimate", "Sliced"))  # type: ignore[union-attr]
    assert theirs == pytest.approx(ours, rel=0.3)


def filled(made: Made, cart: Build, percent: int) -> str:
    """Return the G-code of the cart's cap, alone on a bed of its own, at an infill."""
    from gvcs_cad import Assembly

    (cap,) = cart.design.distinct(PrintedPart)
    box = Assembly("cart")
    box.add(replace(cap, infill_percent=percent, walls=1), name="cap")
    return next(iter(made("print", replace(cart, design=box.freeze()), only="sliced")["sliced"].values())).decode()


def test_a_slicer_that_states_no_time_is_not_believed(made: Made, cart: Build) -> None:
    import sys

    made("print", only="stl")
    (module,) = [module for name, module in sys.modules.items() if name.endswith("print.sliced")]
    with pytest.raises(GeometryError, match="states no time or no filament"):
        module.parsed(b"G1 X1 Y1\n; filament used [g] = 2.1\n", "bed1")
    one = module.parsed(b"; filament used [g] = 2.5\n; estimated printing time (normal mode) = 1d 2h 3m 36s\n", "bed1")
    assert (one.grams, one.hours) == (2.5, pytest.approx(26.06))


# ------------------------------------------------------------------ PrusaSlicer as the judge


@pytest.fixture
def cap(made: Made) -> trimesh.Trimesh:
    return trimesh.load(io.BytesIO(made("print", only="stl")["end_cap_rA_qty2.stl"]), file_type="stl")


def test_the_slicer_finds_nothing_to_repair(cap: trimesh.Trimesh, tmp_path: Path) -> None:
    cap.export(tmp_path / "cap.stl")
    assert slicer_repairs(tmp_path / "cap.stl", tmp_path) == []


@pytest.mark.parametrize("how", ["open", "turned", "two bodies in each other", "no mesh"])
def test_the_slicer_rejects_a_broken_mesh(cap: trimesh.Trimesh, tmp_path: Path, how: str) -> None:
    path = tmp_path / "broken.stl"
    if how == "open":
        trimesh.Trimesh(cap.vertices, cap.faces[2:], process=False).export(path)
    elif how == "turned":
        faces = cap.faces.copy()
        faces[:3] = faces[:3, ::-1]
        trimesh.Trimesh(cap.vertices, faces, process=False).export(path)
    elif how == "no mesh":
        path.write_bytes(b"\0" * 84)
    else:
        trimesh.util.concatenate([cap, cap.copy().apply_translation((5, 5, 1))]).export(path)
    assert slicer_repairs(path, tmp_path) != []


@pytest.mark.slow
def test_every_printed_part_of_the_tractor_is_read_without_repair_and_sliced(tmp_path: Path) -> None:
    needed("prusa-slicer", "prusa-slicer")
    report = build(Request(machines=("tractor",), outputs=("print",), folder=tmp_path / "out", start=ROOT))
    assert report.exit_code == 0
    (one,) = report.machines
    printed = list(one.prepared.build.design.distinct(PrintedPart))
    meshes = sorted((one.folder / "print").glob("*.stl"))
    assert len(meshes) == len(printed) >= 3
    assert {path.name: slicer_repairs(path, tmp_path) for path in meshes} == {path.name: [] for path in meshes}
    beds = json.loads((one.folder / "print" / "beds" / "beds.json").read_text())["beds"]
    assert {part for bed in beds for part in bed["parts"]} == {part.name for part in printed}
    for bed in beds:
        gcode = (one.folder / "print" / "sliced" / bed["file"].replace(".3mf", ".gcode")).read_text()
        assert "\n; estimated printing time (normal mode) = " in gcode
    unstable = {entry["path"] for entry in read_manifest(one.folder)["files"] if not entry["deterministic"]}
    assert unstable == {path.relative_to(one.folder).as_posix() for path in (one.folder / "print" / "sliced").iterdir()}


def test_the_check_finds_the_overhangs_that_the_report_names(made: Made, cart: Build, shapes: FreshShapes, tmp_path: Path) -> None:
    registry = workshop(Request(start=ROOT / "fixtures")).registry
    check = registry.geometry_checks()["overhang"]
    assert isinstance(check, GeometryCheck)
    (cap,) = cart.design.distinct(PrintedPart)
    said = []
    for on_bed in (cap.on_bed, cap.on_bed.turned("x", 60)):
        alone = Assembly("alone")
        alone.add(replace(cap, on_bed=on_bed))
        build = replace(cart, design=alone.freeze())
        report = made("print", build, only="sliced", print_slice="no")["sliced"]["report.md"].decode()
        found = [str(finding) for case in check.cases(build.design, build.shop) for finding in case.run(shapes, open_notebook(tmp_path, "")).findings]
        assert [row[2:] for row in report.partition("## Findings")[2].splitlines() if row.startswith("- ")] == (found or ["none"])
        said.append(found)
    assert said[0] != said[1]
