"""A build does what can be done, says what could not be, and never leaves a part of it on disk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gvcs_cad.cli.build_report import report_json
from gvcs_cad.engine.build import SAFETY, BuildReport, build
from gvcs_cad.engine.crew import Crew
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.publish import read_manifest
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError

FIXTURES = Path(__file__).parents[2] / "fixtures"
BAD_MACHINES, BAD_PLUGINS = FIXTURES / "bad_machines", FIXTURES / "bad_plugins"


def run(
    folder: Path, *machines: str, start: Path = FIXTURES, plugins: tuple[Path, ...] = (), outputs: tuple[str, ...] = ("dxf",), **more: object
) -> BuildReport:
    return build(Request(machines=machines, outputs=outputs, folder=folder, plugin_folders=plugins, start=start, **more))


def bad(folder: Path, *names: str) -> tuple[Path, ...]:
    """Return a folder of plugins that holds some of the bad ones."""
    (folder / "more").mkdir()
    for name in names:
        (folder / "more" / name).symlink_to(BAD_PLUGINS / name)
    return (folder / "more",)


PICKY = """yield from ()
    if design.name == "small":
        return"""
SMALL = """from gvcs_cad import Assembly, BarPart, Machine, hookimpl


class Small(Machine):
    name, title, version, licence = "small", "Small", "1.0.0", "CERN-OHL-S-2.0"

    def build(self, p, modules):
        small = Assembly(self.name)
        small.add(BarPart("tooth", stock="round 1", length=100))
        return small


@hookimpl
def gvcs_register_machines(register):
    register(Small())
"""


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_safety_and_manifest_stand_beside_what_was_asked_for(tmp_path: Path) -> None:
    report = run(tmp_path, "cart", outputs=("dxf", "cutlist"))
    (cart,) = report.machines
    assert (report.exit_code, cart.files, cart.failed) == (0, {"dxf": 3, "cutlist": 2}, {})
    assert cart.folder == tmp_path / "cart" / "default"
    top = {name for name in files(cart.folder) if "/" not in name}
    assert top == {SAFETY, "manifest.json", "SHA256SUMS"}
    assert "## Open hazards (1)" in (cart.folder / SAFETY).read_text()


def test_the_manifest_tells_machine_parameters_and_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (one,) = run(tmp_path, "cart", sets=("length=1 m",)).machines
    manifest = read_manifest(one.folder)
    assert (manifest["machine"], manifest["version"], manifest["parameters"], manifest["time"]) == ("cart", "1.2.3", {"length": "1 m"}, "2023-11-14T22:13:20Z")
    assert manifest["design"] == one.prepared.build.design.digest
    assert [entry["part_no"] for entry in manifest["files"] if entry["output"] == "dxf"] == ["arm", "cart_deck", "lug"]


def test_an_error_of_a_check_writes_nothing(tmp_path: Path) -> None:
    report = run(tmp_path, "open_hole", start=BAD_MACHINES)
    assert report.exit_code == 1
    assert [str(finding) for finding in report.machines[0].findings] == ["base: hole h of base has no fastener and gives no reason to be empty"]
    assert not list(tmp_path.iterdir())


def test_one_machine_with_findings_does_not_hold_up_another(tmp_path: Path) -> None:
    report = run(tmp_path, "open_hole", "bad_parts", start=BAD_MACHINES)
    assert report.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["bad_parts"]


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        ("raises", "raises: build() raised KeyError: 'frame'"),
        ("rates", "rates: ratings() raised ZeroDivisionError: division by zero"),
        ("twins", "twins: two different parts are called base; give one of them another name"),
        ("gone", "gone: ImportError: cannot import name 'frame'"),
        ("leaves", "leaves: build() raised SystemExit: 0"),
    ],
)
def test_a_machine_whose_code_fails_is_named_and_the_others_are_built(tmp_path: Path, machine: str, words: str) -> None:
    report = run(tmp_path, machine, "bad_parts", start=BAD_MACHINES)
    assert report.exit_code == 3
    assert list(report.broken) == [machine]
    assert report.broken[machine][0].startswith(words)
    assert [path.name for path in tmp_path.iterdir()] == ["bad_parts"]
    assert report.machines[0].files == {"dxf": 1}


def test_a_part_that_fails_is_named_with_its_function_and_the_others_are_made(tmp_path: Path) -> None:
    report = run(tmp_path, "bad_parts", start=BAD_MACHINES, outputs=("stl", "dxf"), jobs=2)
    (one,) = report.machines
    where = ", drawn by gvcs_machines.bad_parts:"
    assert report.exit_code == 3
    assert one.failed == {
        "stl/raising_rA.stl": f"part raising: RuntimeError: no fillet of 6 mm on 10 mm{where}raising()",
        "stl/crashing_rA.stl": f"part crashing: the worker was ended by SIGSEGV{where}crashing()",
        "stl/two_solids_rA.stl": f"part two_solids: 2 solids, expected one{where}two_solids()",
        "stl/too_light_rA.stl": f"part too_light: solid of 1000.0 mm3, by formula 900.0 mm3 (more than 0.001 apart){where}good(size=10.0)",
    }
    assert one.files == {"stl": 1, "dxf": 1}
    made = files(one.folder)
    assert {name for name in made if name.startswith("stl/")} == {"stl/good_rA.stl"}
    assert read_manifest(one.folder)["failed"] == one.failed


def test_a_part_that_hangs_and_one_that_takes_all_memory_are_named_and_the_others_are_made(tmp_path: Path) -> None:
    (one,) = run(tmp_path, "lost_parts", start=BAD_MACHINES, outputs=("stl",), jobs=2, seconds=2.0, memory_mb=4096).machines
    assert one.failed == {
        "stl/hanging_rA.stl": "part hanging: no result after 2 s, drawn by gvcs_machines.lost_parts:hanging(seconds=600.0)",
        "stl/hoarding_rA.stl": "part hoarding: out of memory, drawn by gvcs_machines.lost_parts:hoarding(gigabytes=64)",
    }
    assert one.files == {"stl": 1}
    assert (one.folder / "stl" / "good_rA.stl").is_file()


def test_a_crash_over_several_parts_names_those_that_have_ended_a_worker_before(tmp_path: Path) -> None:
    (one,) = run(tmp_path / "out", "cart", plugins=bad(tmp_path, "bad_outputs"), outputs=("crashes_with_others",)).machines
    assert one.failed == {
        "crashes_with_others/one.txt": f"part cart_rail: the worker was ended by SIGSEGV, {RAIL}",
        "crashes_with_others/both.txt": f"the worker was ended by SIGSEGV; part cart_rail: the worker was ended by SIGSEGV, {RAIL}",
    }


GOOD = {"good.txt"}
RAIL = "Tube 2x2x1/8 50.8 x 50.8 x 3.175 mm, 31.496 in (800 mm) long"  # how the first part of the cart is drawn


@pytest.mark.parametrize(
    ("output", "made", "path", "words"),
    [
        ("raises_in_artifacts", set(), "raises_in_artifacts", "ZeroDivisionError: in artifacts()"),
        ("yields_text", set(), "yields_text", "TypeError: artifacts() yields str, not Artifact"),
        ("raises", GOOD, "raises/bad.txt", "KeyError: 'no such thing'"),
        ("returns_text", GOOD, "returns_text/bad.txt", "its function returned str, not bytes"),
        ("escapes", GOOD, "escapes/../../bad.txt", "'escapes/../../bad.txt' is no file name for every system"),
        ("folder_of_text", GOOD, "folder_of_text/bad", "its function returned str, not the bytes of a folder's files by name"),
        ("folder_escapes", GOOD, "folder_escapes/bad", "'folder_escapes/bad/../b.txt' is no file name for every system"),
        ("unasked_folder", GOOD, "unasked_folder/bad.txt", "its function returned dict, not bytes"),
        ("repeats", GOOD, "repeats/GOOD.txt", "two artifacts of repeats are called GOOD.txt"),
        ("crashes", {"good.txt", "better.txt"}, "crashes/bad.txt", "the worker was ended by SIGSEGV"),
        ("hides", {"good.txt", "better.txt"}, "hides/bad.txt", "cannot be sent to a worker: "),
        ("meshes_though_volumes_only", {"better.txt"}, "meshes_though_volumes_only/bad.txt", "asks for a mesh of "),
        ("weighs_what_it_does_not_list", {"better.txt"}, "weighs_what_it_does_not_list/bad.txt", "asks for the volume of "),
        ("crashes_beside", {"better.txt"}, "crashes_beside/bad.txt", f"part cart_rail: the worker was ended by SIGSEGV, {RAIL}"),
        ("raises_beside", {"better.txt"}, "raises_beside/bad.txt", f"part cart_rail: KeyError: 'no such thing', {RAIL}"),
        ("leaves_beside", {"better.txt"}, "leaves_beside/bad.txt", f"part cart_rail: the worker ended with exit code 7, {RAIL}"),
        ("hides_beside", {"better.txt"}, "hides_beside/bad.txt", "cannot be sent to a worker: "),
    ],
)
def test_an_output_that_fails_is_named_and_everything_else_is_made(tmp_path: Path, output: str, made: set[str], path: str, words: str) -> None:
    report = run(tmp_path / "out", "cart", plugins=bad(tmp_path, "bad_outputs"), outputs=(output, "cutlist"))
    (one,) = report.machines
    assert report.exit_code == 3
    assert list(one.failed) == [path]
    assert one.failed[path].startswith(words)
    assert one.files == {output: len(made), "cutlist": 2}
    assert {name for name in files(one.folder) if name.startswith(f"{output}/")} == {f"{output}/{name}" for name in made}
    assert files(tmp_path / "out") == {f"cart/default/{name}" for name in files(one.folder)}  # nothing outside


def test_a_check_that_fails_itself_lets_nothing_pass(tmp_path: Path) -> None:
    report = run(tmp_path / "out", "cart", plugins=bad(tmp_path, "raising_check"), outputs=("dxf", "step"))
    ((name, (problem,)),) = report.broken.items()
    assert (name, report.machines, report.exit_code) == ("cart", (), 3)
    assert re.fullmatch(r"check falls_over on cart: LookupError: nothing to look at \(.*raising_check/__init__\.py:10\)", problem)
    assert not (tmp_path / "out").exists()


def test_a_check_that_fails_on_one_machine_leaves_the_others_to_be_made(tmp_path: Path) -> None:
    check = tmp_path / "more"
    (check / "picky").mkdir(parents=True)
    (check / "picky" / "__init__.py").write_text((BAD_PLUGINS / "raising_check" / "__init__.py").read_text().replace("yield from ()", PICKY))
    other = tmp_path / "project" / "machines" / "small"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text(SMALL)
    (other.parent / "cart").symlink_to(FIXTURES / "machines" / "cart")
    (other.parent / "handle").symlink_to(FIXTURES / "machines" / "handle")
    report = run(tmp_path / "out", "cart", "small", start=tmp_path / "project", plugins=(check,))
    assert ([one.prepared.build.machine for one in report.machines], list(report.broken), report.exit_code) == (["small"], ["cart"], 3)
    assert [one.written for one in report.machines] == [True]


def test_a_plugin_that_cannot_be_loaded_is_reported_and_the_build_goes_on(tmp_path: Path) -> None:
    report = run(tmp_path / "out", "cart", plugins=bad(tmp_path, "import_error", "misspelt_hook"))
    assert report.exit_code == 3
    assert report.plugin_problems == (
        f"import_error: ModuleNotFoundError: No module named 'a_library_that_nobody_has' ({tmp_path}/more/import_error/__init__.py:5)",
        "misspelt_hook: no such hook: gvcs_register_output; did you mean gvcs_register_outputs?",
    )
    assert report.machines[0].files == {"dxf": 3}


def test_an_output_whose_plugin_is_lost_does_not_hold_up_another(tmp_path: Path) -> None:
    report = run(tmp_path / "out", "cart", plugins=bad(tmp_path, "import_error"), outputs=("import_error", "dxf"))
    assert (report.exit_code, report.machines[0].files) == (3, {"dxf": 3})


def test_mistakes_of_outputs_options_and_settings_are_named_together(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        run(tmp_path, "cart", outputs=("dfx", "stl"), options={"stl.al_parts": "yes"}, sets=("lenght=1 m",))
    assert refused.value.problems[0] == "no such output: dfx; did you mean dxf?"
    assert refused.value.problems[1].startswith("--option no such option: stl.al_parts")
    assert refused.value.problems[2] == "cart.lenght: no such parameter; did you mean length?"
    assert not list(tmp_path.iterdir())


def test_a_catalogue_of_a_plugin_is_whole_before_any_machine_is_built(tmp_path: Path) -> None:
    plugin, machine = tmp_path / "plugins" / "thick", tmp_path / "machines" / "slab"
    for folder in (plugin / "rows", machine):
        folder.mkdir(parents=True)
    (plugin / "__init__.py").write_text(
        "from pathlib import Path\nfrom gvcs_cad.extend import hookimpl\n"
        "@hookimpl\ndef gvcs_register_catalog(register):\n    register(Path(__file__).parent / 'rows')\n"
    )
    (plugin / "rows" / "PlateStock.thick.yaml").write_text(
        "kind: PlateStock\nbasis: chosen\nsource: test\nrows:\n  plate A36 9: {material: A36, thickness: 9 in, sheets: []}\n"
    )
    (machine / "__init__.py").write_text(
        "from gvcs_cad import Assembly, Machine, PlatePart, hookimpl, rectangle\nclass Slab(Machine):\n    name = 'slab'\n    def build(self, p, modules):\n"
        "        slab = Assembly('slab')\n        slab.add(PlatePart('top', stock='plate A36 9', outer=rectangle(100, 100)))\n        return slab\n"
        "@hookimpl\ndef gvcs_register_machines(register):\n    register(Slab())\n"
    )
    (one,) = run(tmp_path / "out", "slab", start=tmp_path).machines
    assert [path.name for path in (one.folder / "dxf").iterdir()] == ["top_rA_qty1_A36_228.6mm.dxf"]


def test_what_is_built_again_is_the_same_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = []
    for name, jobs in (("a", 1), ("b", 2)):
        monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / f"cache_{name}"))
        reports.append(run(tmp_path / name, "cart", outputs=("dxf", "bom", "cutlist", "step", "stl", "3mf", "glb"), jobs=jobs))
    first, second = reports
    assert first.exit_code == second.exit_code == 0
    names = files(tmp_path / "a")
    assert names == files(tmp_path / "b")
    different = [name for name in names if (tmp_path / "a" / name).read_bytes() != (tmp_path / "b" / name).read_bytes()]
    assert [Path(name).name for name in different] in ([], ["manifest.json"])  # which tells the time


def test_progress_is_told_from_first_to_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / "cache"))
    steps: list[tuple[int, int, str]] = []
    build(Request(machines=("cart",), outputs=("dxf", "stl"), folder=tmp_path / "out", start=FIXTURES), lambda *step: steps.append(step))
    assert all(0 <= done < total for done, total, _ in steps)
    assert {"dxf/cart_deck_rA_qty1_A36_6.35mm.dxf", "stl/end_cap_rA.stl"} <= {what for _, _, what in steps}


def test_the_report_can_be_written_as_json(tmp_path: Path) -> None:
    report = run(tmp_path, "raises", "open_hole", "bad_parts", start=BAD_MACHINES)
    data = json.loads(json.dumps(report_json(report)))
    assert (data["schema"], data["exit_code"], list(data["broken"])) == ("gvcs.build/1", 3, ["raises"])
    assert [(one["machine"], one["written"], len(one["findings"])) for one in data["machines"]] == [("open_hole", False, 1), ("bad_parts", True, 0)]


def test_a_volume_that_was_measured_once_asks_for_no_worker_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / "cache"))

    def masses(**more: object) -> dict[str, float | None]:
        (one,) = run(tmp_path / "out", "cart", outputs=("bom",), **more).machines
        assert one.failed == {}
        return {line["part_no"]: line["mass_kg"] for line in json.loads((one.folder / "bom" / "bom.json").read_text())["lines"]}

    cap = masses()["end_cap"]
    assert cap
    monkeypatch.setattr(Crew, "executor", lambda self: pytest.fail("a worker is called"))
    assert masses(sets=("castors=4",))["end_cap"] == cap


def test_checks_are_the_same_on_every_run() -> None:
    request = Request(machines=("open_hole",), start=BAD_MACHINES)
    floor = workshop(request)
    (one,) = prepare(request, floor)
    assert run_checks(one.build, floor) == run_checks(one.build, floor) != ()


def test_every_configuration_of_a_machine_is_made_beside_the_other(tmp_path: Path) -> None:
    report = run(tmp_path, "cart", every_configuration=True)
    assert [one.folder for one in report.machines] == [tmp_path / "cart" / name for name in ("default", "long")]
    alone = run(tmp_path / "alone", "cart", config="long").machines[0].folder
    assert (tmp_path / "cart" / "long" / "SHA256SUMS").read_bytes() == (alone / "SHA256SUMS").read_bytes()
