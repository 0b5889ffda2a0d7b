"""A concept is listed as one, drawn, and cut only where the command says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gvcs_cad import Machine, ModelError
from gvcs_cad.engine.build import build
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError

ROOT = Path(__file__).parents[2]


def wish(tmp_path: Path, *outputs: str, concept: bool = False) -> Request:
    return Request(machines=("machine_center",), outputs=outputs, folder=tmp_path, start=ROOT, jobs=1, concept=concept)


@pytest.mark.parametrize("output", ["dxf", "nest"])
def test_no_cut_file_of_a_concept_without_leave_and_nothing_is_written(tmp_path: Path, output: str) -> None:
    with pytest.raises(UsageError, match=rf"machine_center is a concept: no cut file \({output}\) without --concept"):
        build(wish(tmp_path, output, "bom"))
    assert list(tmp_path.iterdir()) == []


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
