"""The zip for the workshop: complete, sound, described by its job.json, and the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pypdfium2
import pytest

from gvcs_cad import Part, PurchasedPart
from gvcs_cad.documents.safety_sheet import cell
from gvcs_cad.engine.build import build
from gvcs_cad.engine.request import Request
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.safety import Verification
from gvcs_cad.plugins.output import Build

Made = Callable[..., dict[str, bytes]]
NAME = "cart_default.zip"
FIXTURES = Path(__file__).parents[2] / "fixtures"


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def files(made: Made) -> dict[str, bytes]:
    return unpacked(made("handoff")[NAME])


@pytest.fixture(scope="module")
def job(files: dict[str, bytes]) -> dict:  # type: ignore[type-arg]
    return json.loads(files["job.json"])  # type: ignore[no-any-return]


def words_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def test_the_hashes_are_those_of_every_file(files: dict[str, bytes], job: dict) -> None:  # type: ignore[type-arg]
    sums = dict(reversed(row.split("  ")) for row in files["SHA256SUMS"].decode().splitlines())
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "SHA256SUMS"}
    assert sums == found
    assert {file["path"]: file["sha256"] for part in job["parts"] for file in part["files"]}.items() <= found.items()


def test_every_made_part_has_its_sheet_and_nothing_is_left_over(files: dict[str, bytes], job: dict, cart: Build) -> None:  # type: ignore[type-arg]
    made_parts = {part.name: count for part, count in cart.design.quantities.items() if not isinstance(part, PurchasedPart)}
    assert {part["part_no"]: part["quantity"] for part in job["parts"]} == made_parts
    assert all(part["files"][0]["role"] == "setup sheet" for part in job["parts"])
    owned = {file["path"] for part in job["parts"] for file in part["files"]}
    assert set(files) - owned == {"README.txt", "SAFETY.md", "cutlist.csv", "cutlist.md", "job.json", "job.schema.json", "SHA256SUMS"}
    roles = {part["part_no"]: {file["role"] for file in part["files"]} for part in job["parts"]}
    assert roles["draw_pin"] == {"setup sheet", "solid"}
    assert roles["end_cap"] == {"setup sheet", "mesh"}
    assert roles["cart_rail"] == {"setup sheet", "paper templates"}
    assert "flat pattern" in roles["lug"]


def test_the_readme_names_what_is_in_the_zip_and_nothing_else(files: dict[str, bytes]) -> None:
    named = {line.split()[0] for line in files["README.txt"].decode().splitlines() if "  " in line}
    assert named == {f"{name.split('/')[0]}/" if "/" in name else name for name in files} - {"README.txt", "SAFETY.md", "cutlist.csv", "job.schema.json"}


def test_the_safety_page_is_the_builds_own_with_the_findings_of_its_checks(tmp_path: Path) -> None:
    shop = tmp_path / "shop.yaml"
    shop.write_text("name: ours\ncurrency: EUR\nsaw: {kerf: 2 mm, trim: 9 mm}\ntorch: {amps: 45}\n", "utf-8")  # 45 A reach 6 mm
    report = build(Request(machines=("cart",), outputs=("handoff",), shop=shop, folder=tmp_path, start=FIXTURES))
    (machine,) = report.machines
    page = unpacked((machine.folder / "handoff" / NAME).read_bytes())["SAFETY.md"]
    assert page == (machine.folder / "SAFETY.md").read_bytes()
    warned = [str(finding) for finding in machine.findings if finding.severity == "warning"]
    assert warned
    assert all(f"- {cell(words)}" in page.decode() for words in warned)


def test_a_concept_says_so_on_the_page_that_leaves_with_its_parts(made: Made, cart: Build) -> None:
    page = unpacked(made("handoff", replace(cart, status="concept", warnings=("a plate is thin",)))[NAME])["SAFETY.md"].decode()
    assert "**concept**" in page
    assert "- a plate is thin" in page


def test_the_job_keeps_its_schema_and_a_broken_one_does_not(files: dict[str, bytes], job: dict) -> None:  # type: ignore[type-arg]
    schema = json.loads(files["job.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(job, schema)
    assert job["schema"] == "gvcs.job/1"
    part = job["parts"][0]
    for broken in (
        {**part, "quantity": 0},
        {**part, "process": "glue"},
        {**part, "files": []},
        {**part, "extra": 1},
        {k: v for k, v in part.items() if k != "digest"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**job, "parts": [broken]}, schema)


def test_a_setup_sheet_says_what_of_how_many_and_every_step(files: dict[str, bytes], job: dict) -> None:  # type: ignore[type-arg]
    for part in job["parts"]:
        words = words_of(files[f"setup/{part['part_no']}_r{part['revision']}.pdf"])
        flat = "".join(words.split())
        for wanted in (part["part_no"], part["stock"], part["process"], *(step["kind"] for step in part["operations"])):
            assert "".join(wanted.split()) in flat, part["part_no"]
        assert ("NOTVERIFIEDFORSTRENGTH" in flat) == bool(part["safety"]), part["part_no"]


def test_a_signed_part_no_longer_warns(made: Made, cart: Build) -> None:
    (lug,) = [part for part in cart.design.distinct(Part) if part.name == "lug"]
    signed = replace(cart, verifications=(Verification("lug", lug.digest, "A. Engineer", "2026-11-25", "test"),))
    files = unpacked(made("handoff", signed)[NAME])
    assert "NOTVERIFIEDFORSTRENGTH" not in "".join(words_of(files["setup/lug_rA.pdf"]).split())
    (entry,) = [part for part in json.loads(files["job.json"])["parts"] if part["part_no"] == "lug"]
    assert entry["safety"] == "pivot, verified"


def test_it_is_the_same_bytes_every_time(made: Made) -> None:
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.request import Request
    from gvcs_cad.testing import prepared

    start = Path(__file__).parents[2] / "fixtures"
    (again,) = workshop(Request(start=start)).registry.output("handoff").artifacts(prepared("cart", start=start).build)
    assert again.deterministic
    assert again.content(shapes=FreshShapes()) == made("handoff")[NAME]


def test_the_drawing_output_has_a_dxf_and_a_pdf_for_each_part_that_is_made(made: Made, cart: Build) -> None:
    drawn = [part for part in cart.design.distinct(Part) if not isinstance(part, PurchasedPart)]
    assert {part.process for part in drawn} >= {"torch", "saw", "print", "lathe"}
    assert set(made("drawing")) == {f"{part.name}_r{part.revision}.{kind}" for part in drawn for kind in ("dxf", "pdf")}
    third, first = (words_of(made("drawing", drawing_projection=angle)["cart_rail_rA.pdf"]) for angle in ("third", "first"))
    assert "third angle" in third
    assert "first angle" in first
    assert third.index("face +z") < third.index("face -y")
    assert first.index("face -y") < first.index("face +z")


def test_two_processes_write_the_same_zip_and_drawings(tmp_path: Path) -> None:
    for seed, jobs in (("1", "1"), ("2", "2")):
        command = [sys.executable, "-m", "gvcs_cad", "build", "cart", "--out", "handoff", "--out", "drawing", "-j", jobs, "-O", str(tmp_path / seed)]
        subprocess.run(
            command, cwd=Path(__file__).parents[2] / "fixtures", env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, timeout=300
        )
    first, second = ({p.relative_to(tmp_path / seed): p.read_bytes() for p in (tmp_path / seed).rglob("*") if p.is_file()} for seed in ("1", "2"))
    assert set(first) == set(second)
    assert len(first) > 10
    assert [path for path in first if path.name != "manifest.json" and first[path] != second[path]] == []
