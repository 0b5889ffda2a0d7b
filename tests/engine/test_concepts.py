"""A concept is listed as one, drawn, and cut only where the command says so."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from every import registry

from gvcs_cad import Machine, ModelError
from gvcs_cad.engine.build import build
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError

ROOT = Path(__file__).parents[2]
CUTTING = sorted(name for name, output in registry.outputs.items() if output.cuts)


def wish(tmp_path: Path, *outputs: str, concept: bool = False) -> Request:
    return Request(machines=("machine_center",), outputs=outputs, folder=tmp_path, start=ROOT, jobs=1, concept=concept)


@pytest.mark.parametrize("output", CUTTING)
def test_no_cut_file_of_a_concept_without_leave_and_nothing_is_written(tmp_path: Path, output: str) -> None:
    with pytest.raises(UsageError, match=rf"machine_center is a concept: no cut file \({output}\) without --concept"):
        build(wish(tmp_path, output, "bom"))
    assert list(tmp_path.iterdir()) == []


def test_what_feeds_a_machine_is_a_cut_file_and_what_is_looked_at_is_none() -> None:
    assert CUTTING == ["cutlist", "dxf", "gauges", "gcode", "handoff", "nest", "print"]


def test_its_bill_is_made_and_its_safety_sheet_says_concept_first(tmp_path: Path) -> None:
    (report,) = build(wish(tmp_path, "bom")).machines
    assert report.written
    lines = (report.folder / "SAFETY.md").read_text().splitlines()
    assert lines[0].startswith("# Safety: CNC machine centre")
    assert lines[2].startswith("**concept**: ")


def test_with_leave_it_is_cut(tmp_path: Path) -> None:
    (report,) = build(wish(tmp_path, "dxf", concept=True)).machines
    assert report.files["dxf"] > 5


def test_a_machine_that_is_none_says_nothing_of_it(tmp_path: Path) -> None:
    (report,) = build(Request(machines=("circuit_mill",), outputs=("bom",), folder=tmp_path, start=ROOT, jobs=1)).machines
    assert "concept" not in (report.folder / "SAFETY.md").read_text()


def test_an_unknown_status_is_refused_when_the_class_is_made() -> None:
    with pytest.raises(ModelError, match="status 'idea' is neither 'concept' nor empty"):
        type("Idea", (Machine,), {"name": "idea", "status": "idea"})


def test_list_and_show_say_concept(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from gvcs_cad.cli.main import gvcs

    def run(*words: str) -> None:
        gvcs.main(list(words), standalone_mode=False)

    monkeypatch.chdir(ROOT)
    run("list")
    rows = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "[concept]" in rows["machine_center"]
    assert "[concept]" not in rows["printer"]
    run("list", "--json")
    states = {row["name"]: row["status"] for row in json.loads(capsys.readouterr().out)["machines"]}
    assert states["machine_center"] == "concept"
    assert states["tractor"] == ""
    run("show", "machine_center")
    assert "concept: not all of it is known; no cut file without --concept" in capsys.readouterr().out
    with pytest.raises(UsageError, match=r"machine_center is a concept: no cut file \(nest\) without --concept"):
        run("nest", "machine_center", "--seconds", "0")


def test_whatever_names_a_concept_says_that_it_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The bill in every form, the title block, check, modules and interchange; of a machine that is none nobody says it."""
    from gvcs_cad.cli.main import gvcs

    def said(*words: str) -> str:
        gvcs.main(list(words), standalone_mode=False)
        return capsys.readouterr().out

    (report,) = build(Request(machines=("greenhouse",), outputs=("bom", "drawing"), folder=tmp_path, start=ROOT, jobs=1)).machines
    assert report.written
    assert json.loads((report.folder / "bom" / "bom.json").read_text())["status"] == "concept"
    for name in ("bom.md", "bom.html"):
        assert "Modular greenhouse 0.1.0 (16x8), concept" in (report.folder / "bom" / name).read_text(), name
    with zipfile.ZipFile(report.folder / "bom" / "bom.xlsx") as book:
        assert b"Modular greenhouse 0.1.0 (16x8), concept" in book.read("xl/sharedStrings.xml")
    sheets = list((report.folder / "drawing").glob("*.dxf"))
    assert sheets
    assert all("0.1.0, concept" in path.read_text() for path in sheets)

    monkeypatch.chdir(ROOT)
    assert "Modular greenhouse 0.1.0 (16x8), concept" in said("bom", "greenhouse")
    assert json.loads(said("bom", "greenhouse", "--json"))["status"] == "concept"
    assert "concept" not in said("bom", "coupon")
    gvcs.main(["check", "greenhouse", "coupon", "--no-solids"], standalone_mode=False)
    assert "2 machines (concepts: greenhouse), " in capsys.readouterr().err
