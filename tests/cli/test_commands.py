"""Every command: its exit code, its result on stdout, everything else on stderr, and its JSON under a versioned schema."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import tomllib
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

import gvcs_cad
from gvcs_cad.cli.main import COMMANDS

Gvcs = Callable[..., object]
FIXTURES = Path(__file__).parents[2] / "fixtures"
OPEN_HOLE = "fixtures/bad_machines/machines/open_hole/__init__.py"  # from the top of the repository
BAD_MACHINES, BAD_PLUGINS = FIXTURES / "bad_machines", FIXTURES / "bad_plugins"


@pytest.fixture
def bad(tmp_path: Path) -> Callable[..., Path]:
    """Return a function: names of bad plugins in, a folder with them out."""

    def folder(*names: str) -> Path:
        (tmp_path / "more").mkdir()
        for name in names:
            (tmp_path / "more" / name).symlink_to(BAD_PLUGINS / name)
        return tmp_path / "more"

    return folder


def test_help_names_every_command(gvcs: Gvcs) -> None:
    done = gvcs("--help")
    assert (done.code, done.err) == (0, "")
    assert [name for name in COMMANDS if f"\n  {name} " not in done.out] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(gvcs: Gvcs, name: str) -> None:
    done = gvcs(name, "-h")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: gvcs {name}")


def test_the_version_is_that_of_the_project(gvcs: Gvcs) -> None:
    version = tomllib.loads((FIXTURES.parent / "pyproject.toml").read_text())["project"]["version"]
    assert gvcs_cad.__version__ == version
    assert gvcs("--version").out == f"gvcs {version}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["biuld"], "Error: no such command: biuld; did you mean build?\n"),
        (["build"], "Error: Missing argument 'MACHINES...'.\n"),
        (["build", "cart", "--ot", "dxf"], "Error: No such option '--ot'. (Did you mean one of: '--option', '--out', '--set'?)\n"),
        (["build", "cart", "--option", "x"], "Error: Invalid value: --option 'x' must be name=value\n"),
        (["build", "cart", "-j", "0"], "Error: Invalid value for '-j' / '--jobs': 0 is not in the range 1<=x<=256.\n"),
        (["build", "cart", "--plugins-dir", "/nowhere"], "Error: Invalid value for '--plugins-dir': Directory '/nowhere' does not exist.\n"),
    ],
)
def test_a_mistyped_command_line_ends_with_2_and_the_near_miss(gvcs: Gvcs, arguments: list[str], words: str) -> None:
    done = gvcs(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(words)


def test_settings_that_cannot_be_used_end_with_2_all_at_once(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "cart", "--set", "length=9 m", "--set", "lenght=1 m", "-O", str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "cart.length: 9000 mm is outside 600..1200 mm (length of the rail)",
        "cart.lenght: no such parameter; did you mean length?",
        "2 errors, nothing written",
    ]
    assert not list(tmp_path.iterdir())


def test_build_tells_what_it_made_and_where(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path))
    assert done.code == 0
    assert done.out.splitlines() == [
        "cart 1.2.3, default: 31 parts, 16 distinct, 3 plates, 15 kg, 50 USD (3 lines without a price)",
        f"  dxf      3 drawings  {tmp_path}/cart/default/dxf/",
        f"  1 hazards open, 3 parts not verified for strength: read {tmp_path}/cart/default/SAFETY.md first",
    ]
    assert done.err.endswith(" s\n")


def test_build_without_wishes_makes_drawings_and_bill(gvcs: Gvcs, tmp_path: Path) -> None:
    gvcs("build", "cart", "-O", str(tmp_path))
    assert {path.name for path in (tmp_path / "cart" / "default").iterdir() if path.is_dir()} == {"dxf", "bom"}


def test_build_as_json_is_one_document(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path), "--json")
    data = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (data["schema"], data["exit_code"], data["plugin_problems"]) == ("gvcs.build/1", 0, [])
    (one,) = data["machines"]
    assert (one["machine"], one["configuration"], one["files"], one["hazards_open"], one["written"]) == ("cart", "default", {"dxf": 3}, ["tipping"], True)


def test_findings_end_with_1_and_nothing_is_written(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "open_hole", "-O", str(tmp_path), folder=BAD_MACHINES)
    assert done.code == 1
    assert "  error: base: hole h of base has no fastener and gives no reason to be empty\n  1 finding, nothing written\n" in done.err
    assert not list(tmp_path.iterdir())


def test_a_part_that_fails_ends_with_3_and_is_named(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "bad_parts", "--out", "stl", "--out", "dxf", "-O", str(tmp_path), folder=BAD_MACHINES)
    assert done.code == 3
    assert "  failed: stl/crashing_rA.stl: part crashing: the worker was ended by SIGSEGV, drawn by gvcs_machines.bad_parts:crashing()\n" in done.err
    assert "  dxf      1 drawings  " in done.out


def test_a_machine_that_fails_ends_with_3_and_the_others_are_built(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "raises", "bad_parts", "--out", "dxf", "-O", str(tmp_path), folder=BAD_MACHINES)
    assert done.code == 3
    assert "raises: build() raised KeyError: 'frame' (machines/raises/__init__.py:12)\nraises: nothing written\n" in done.err
    assert "bad_parts 0.1.0, default:" in done.out


def test_a_bad_plugin_ends_with_3_and_the_build_is_made(gvcs: Gvcs, tmp_path: Path, bad: Callable[..., Path]) -> None:
    folder = bad("import_error")
    done = gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path / "out"), "--plugins-dir", str(folder))
    assert done.code == 3
    assert f"plugin import_error: ModuleNotFoundError: No module named 'a_library_that_nobody_has' ({folder / 'import_error' / '__init__.py'}:5)\n" in done.err
    assert len(list((tmp_path / "out" / "cart" / "default" / "dxf").iterdir())) == 3


def test_a_check_that_fails_itself_ends_with_3(gvcs: Gvcs, tmp_path: Path, bad: Callable[..., Path]) -> None:
    done = gvcs("check", "cart", "--no-solids", "--plugins-dir", str(bad("raising_check")))
    assert done.code == 3
    assert re.search(r"^cart, default: error: falls_over could not be checked: LookupError: nothing to look at \(.*:10\)$", done.out, re.MULTILINE)


def test_check_finds_nothing_on_a_good_machine_and_a_note_fails_nothing(gvcs: Gvcs) -> None:
    done = gvcs("check", "cart", "--no-solids")
    words = "end_cap: no volume is stated: its solid is not compared with anything; state it (stated_volume, mm3) where a formula gives it"
    assert (done.code, done.out) == (0, f"cart, default: note: {words}\n")
    assert done.err.endswith(" checks, 0 findings, 1 note\n")
    (line,) = gvcs("check", "cart", "--no-solids", "--format", "github").out.splitlines()
    assert line.startswith("::notice file=fixtures/machines/cart/parts.py,line=")


def test_check_ends_with_1_on_a_finding(gvcs: Gvcs) -> None:
    words = "base: hole h of base has no fastener and gives no reason to be empty"
    done = gvcs("check", "open_hole", "--no-solids", folder=BAD_MACHINES)
    assert (done.code, done.out) == (1, f"open_hole, default: error: {words}\n")
    done = gvcs("check", "open_hole", "--no-solids", "--json", folder=BAD_MACHINES)
    data = json.loads(done.out)
    assert (done.code, data["schema"]) == (1, "gvcs.check/2")
    assert data["findings"] == [
        {
            "machine": "open_hole",
            "configuration": "default",
            "status": "",
            "subject": "base | base | h",
            "rule": "open_hole",
            "severity": "error",
            "message": words,
            "part": "base",
            "path": "base",
            "hole": "h",
        }
    ]


def test_list_tells_names_and_configurations(gvcs: Gvcs) -> None:
    done = gvcs("list")
    assert "cart             1.2.3    Test cart  (default, long)\n" in done.out
    data = json.loads(gvcs("list", "--json").out)
    assert data["schema"] == "gvcs.list/1"
    assert {"name": "cart", "version": "1.2.3", "title": "Test cart", "status": "", "configurations": ["default", "long"]} in data["machines"]


def test_list_names_the_plugin_that_is_lost(gvcs: Gvcs) -> None:
    done = gvcs("list", folder=BAD_MACHINES)
    assert done.code == 3
    assert "plugin gone: ImportError: " in done.err
    assert "twins" in done.out


def test_plugins_tells_what_each_brings_and_what_is_wrong(gvcs: Gvcs, bad: Callable[..., Path]) -> None:
    folder = str(bad("misspelt_hook", "bad_outputs"))
    done = gvcs("plugins", "--plugins-dir", folder)
    assert (done.code, done.err) == (0, "broken: misspelt_hook: no such hook: gvcs_register_output; did you mean gvcs_register_outputs?\n")
    assert "\ncart             machine cart\n" in done.out
    assert "\ndxf              output dxf\n" in done.out
    assert gvcs("plugins", "--strict", "--plugins-dir", folder).code == 3
    assert "Traceback (most recent call last):" in gvcs("plugins", "--traceback", "--plugins-dir", folder).err
    data = json.loads(gvcs("plugins", "--json", "--plugins-dir", folder).out)
    assert data["schema"] == "gvcs.plugins/1"
    assert data["plugins"]["dxf"] == ["output dxf"]
    assert [problem["plugin"] for problem in data["problems"]] == ["misspelt_hook"]


def test_show_tells_parameters_slots_poses_and_ratings(gvcs: Gvcs) -> None:
    lines = gvcs("show", "cart", "--tree").out.splitlines()
    assert lines[:3] == ["Test cart 1.2.3, default (CERN-OHL-S-2.0)", "configurations: default, long", "parameters:"]
    assert "  length   800 mm (31.496 in)  [600..1200 mm step 50]  length of the rail" in lines
    assert "slot grip: cart_grip@1, default handle  what the cart is pulled by" in lines
    assert "poses: lowered, raised" in lines
    assert "rating pieces: 31 pc (calculated)" in lines
    assert "    2 x castor (castor_1, castor_2)" in lines


def test_show_as_json_is_the_design(gvcs: Gvcs) -> None:
    data = json.loads(gvcs("show", "cart", "--json").out)
    assert data["schema"] == "gvcs.design/1"
    assert data["nodes"][data["root"]]["name"] == "cart"


@pytest.mark.parametrize("form", ["csv", "json", "md", "text"])
def test_bom_goes_to_stdout_and_nothing_else_does(gvcs: Gvcs, form: str) -> None:
    done = gvcs("bom", "cart", "--format", form)
    assert (done.code, done.err) == (0, "")
    names = {"csv": lambda t: [row["part_no"] for row in csv.DictReader(StringIO(t))], "json": lambda t: [line["part_no"] for line in json.loads(t)["lines"]]}
    if form in names:
        assert len(names[form](done.out)) == 16
    assert "cart_deck" in done.out


def test_bom_as_json_is_the_same_by_both_ways_of_asking(gvcs: Gvcs) -> None:
    assert gvcs("bom", "cart", "--json").out == gvcs("bom", "cart", "--format", "json").out


def test_the_bill_in_text_says_what_its_columns_are(gvcs: Gvcs) -> None:
    head, first, *_ = gvcs("bom", "cart").out.splitlines()
    assert head.split() == ["item", "part_no", "pc", "process", "kg", "cost", "description"]
    assert first.index("Plate") == head.index("description")


def test_a_default_without_a_file_is_checked_and_listed_beside_the_others(gvcs: Gvcs, tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "machines", tmp_path / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "machines" / "cart" / "configurations" / "default.yaml").unlink()
    parts = tmp_path / "machines" / "cart" / "parts.py"
    parts.write_text(parts.read_text().replace(', empty="adjustment"', ""))
    done = gvcs("check", "--no-solids", folder=tmp_path)
    assert [line.split(":")[0] for line in done.out.splitlines() if "hole s1 of cart_deck" in line] == ["cart, default", "cart, long"]
    assert "(default, long)" in gvcs("list", folder=tmp_path).out


def test_schema_goes_to_stdout(gvcs: Gvcs) -> None:
    assert json.loads(gvcs("schema").out)["title"] == "gvcs.yaml"
    assert "currency" in json.loads(gvcs("schema", "--shop").out)["properties"]


@pytest.mark.parametrize("name", ["Bench", "3d", "my-bench", "class", "a" * 49, ""])
def test_a_new_machine_needs_a_name(gvcs: Gvcs, tmp_path: Path, name: str) -> None:
    done = gvcs("new", "machine", name, folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "must be lower-case letters, digits and _" in done.err
    assert not list(tmp_path.iterdir())


def test_a_new_machine_names_its_files_and_the_next_step(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("new", "machine", "bench", folder=tmp_path)
    assert all(Path(line).is_file() for line in done.out.splitlines())
    assert done.err == "next: gvcs build bench --out dxf --out bom\n"
    assert gvcs("build", "bench", folder=tmp_path).code == 0


def test_the_environment_sets_options_and_never_dimensions(gvcs: Gvcs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GVCS_BUILD_FOLDER", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GVCS_BUILD_OUTPUT_DIR", str(tmp_path / "elsewhere"))
    for name in ("SETS", "SET", "SWAPS", "SWAP", "CONFIG"):
        monkeypatch.setenv(f"GVCS_BUILD_{name}", "length=1 m")
    done = gvcs("build", "cart", "--out", "dxf", folder=FIXTURES)
    assert (done.code, [path.name for path in (tmp_path / "elsewhere" / "cart").iterdir()]) == (0, ["default"])


def test_all_parts_are_meshed_on_request(gvcs: Gvcs, tmp_path: Path) -> None:
    assert gvcs("build", "cart", "--out", "stl", "--all-parts", "-O", str(tmp_path)).code == 0
    assert len(list((tmp_path / "cart" / "default" / "stl").iterdir())) == 14


def test_a_fault_of_ours_ends_with_101_and_a_log_to_report(gvcs: Gvcs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fault(*_: object, **__: object) -> None:
        raise AssertionError("two and two are five")

    monkeypatch.setattr("json.dumps", fault)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    done = gvcs("list", "--json")
    assert (done.code, done.out) == (101, "")
    assert done.err.startswith("internal error: AssertionError: two and two are five\nthis is a fault of gvcs; please report it with ")
    log = Path(done.err.split()[-1]).read_text()
    assert "Traceback" in log
    assert "two and two are five" in log


@pytest.mark.parametrize("limit", ["nan", "inf", "-inf", "0"])
def test_a_time_limit_that_limits_nothing_is_refused(gvcs: Gvcs, tmp_path: Path, limit: str) -> None:
    assert gvcs("build", "cart", "--out", "dxf", "--time-limit", limit, "-O", str(tmp_path)).code == 2
    assert not list(tmp_path.iterdir())


def test_an_output_folder_may_have_a_name_of_another_alphabet_and_must_be_one_that_can_be(gvcs: Gvcs, tmp_path: Path) -> None:
    """A name in Latin-1 on an old disk is no UTF-8, and reaches Python as surrogates."""
    old = os.fsdecode(os.fsencode(tmp_path) + b"/h\xff")
    for _ in range(2):  # the second time by its stamp
        assert gvcs("build", "cart", "--out", "dxf", "-O", old).code == 0
    (tmp_path / "file").touch()
    done = gvcs("build", "cart", "--out", "dxf", "-O", str(tmp_path / "file" / "x"))
    assert (done.code, "Not a directory" in done.err) == (3, True)


def test_a_fault_is_told_where_its_log_cannot_be_written(gvcs: Gvcs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise AssertionError("two and two are five, \udcff")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("json.dumps", fault)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    done = gvcs("list", "--json")
    assert (done.code, "please report it with this:" in done.err, "Traceback" in done.err) == (101, True, True)


def test_doctor_tells_line_by_line_what_works(process: Gvcs) -> None:
    done = process("doctor", "--json")
    lines = {line["what"]: line["works"] for line in json.loads(done.out)["lines"]}
    assert done.code == (0 if all(lines.values()) else 1)
    assert lines["python"]
    assert lines["CAD kernel"]
    assert lines["cache"]


def test_doctor_finds_a_cache_that_cannot_be_written(process: Gvcs, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = process("doctor", GVCS_CACHE_DIR=str(tmp_path / "file" / "cache"))
    assert done.code == 1
    assert "missing cache" in done.out
    assert "set GVCS_CACHE_DIR to a folder you can write" in done.out


def test_all_builds_every_machine_of_the_project_and_none_of_the_installed_ones(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "--all", "--out", "cutlist", "-O", str(tmp_path))
    assert done.code == 0, done.err
    assert sorted(path.parent.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*/manifest.json")) == ["cart/default", "cart/long"]


def test_all_leaves_out_no_broken_plugin_in_silence(gvcs: Gvcs, bad: Callable[..., Path], tmp_path: Path) -> None:
    done = gvcs("build", "--all", "--plugins-dir", str(bad("import_error")), "-O", str(tmp_path / "out"))
    assert (done.code, (tmp_path / "out").exists()) == (3, False)
    assert done.err.startswith("import_error: ")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["cart", "--set", "length=900 mm"], 1, "cart, default+"),
        (["cart", "cart"], 0, "cart, default: the same"),
        (["cart", "cart", "--json"], 0, '"schema": "gvcs.diff/1"'),
        (["cart", "cart --config long", "--markdown"], 1, "## Fabrication files: cart → cart --config long"),
        (["cart", "cart", "--json", "--markdown"], 2, ""),
        (["crat"], 2, ""),
        (["cart", "cart", "--set", "length=1 m"], 2, ""),
    ],
)
def test_diff_ends_with_1_where_something_differs(gvcs: Gvcs, arguments: list[str], code: int, words: str) -> None:
    done = gvcs("diff", *arguments)
    assert (done.code, bool(done.err)) == (code, code == 2), done.err
    assert words in done.out


def test_findings_are_printed_for_github_and_as_sarif(gvcs: Gvcs) -> None:
    done = gvcs("check", "open_hole", "--no-solids", "--format", "github", folder=BAD_MACHINES)
    assert done.out.startswith(f"::error file={OPEN_HOLE},line=13,title=open_hole%2C default%3A open_hole::base: hole h of base")
    sarif = json.loads(gvcs("check", "open_hole", "--no-solids", "--format", "sarif", folder=BAD_MACHINES).out)
    (result,) = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": OPEN_HOLE}, "region": {"startLine": 13}}
    assert (sarif["version"], result["ruleId"], result["level"], result["suppressions"]) == ("2.1.0", "open_hole", "error", [])
    assert [rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]] == ["open_hole"]


def test_a_build_tells_github_what_is_wrong_and_where(gvcs: Gvcs, tmp_path: Path) -> None:
    done = gvcs("build", "open_hole", "cart", "--format", "github", "-O", str(tmp_path), folder=BAD_MACHINES)
    assert done.code == 2
    assert done.out.startswith("::error title=gvcs build::")
    done = gvcs("build", "open_hole", "raises", "--format", "github", "-O", str(tmp_path), folder=BAD_MACHINES)
    lines = done.out.splitlines()
    assert [line.partition("::base")[0] for line in lines if "title=open_hole" in line] == [
        f"::error file={OPEN_HOLE},line=13,title=open_hole%2C default%3A open_hole"
    ]
    raises = OPEN_HOLE.replace("open_hole", "raises")
    assert [line for line in lines if "title=raises" in line] == [f"::error file={raises},line=12,title=raises::raises: build() raised KeyError: 'frame'"]


BROKEN = {  # what is written, in which file, and where GitHub shows what is wrong
    "plugin": ("plugins/bent/__init__.py", "\nimport a_library_that_nobody_has\n", "plugins/bent/__init__.py,line=2,title=plugin"),
    "syntax": ("plugins/bent/__init__.py", "\n\ndef bent(\n", "plugins/bent/__init__.py,line=3,title=plugin"),
    "part": ("machines/cart/parts.py", "\n\ndef deck():\n    return {}['deck']\n", "machines/cart/parts.py,line={last},title="),
    "model": ("machines/cart/parts.py", "\n\ndef deck():\n    return PlatePart('deck', stock='plate of air')\n", "machines/cart/parts.py,line={last},title="),
    "hazard": ("machines/cart/hazards.yaml", "third:\n  harm: none\n", "machines/cart/hazards.yaml,line={last},col=3,title=gvcs"),
    "project": ("gvcs.yaml", "machines:\n  cart: [\n", "gvcs.yaml,line=3,col=1,title=gvcs"),
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("case", list(BROKEN))
def test_a_mistake_is_marked_at_its_line_by_its_path_in_the_repository(
    gvcs: Gvcs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, case: str
) -> None:
    """The project stands in a folder of its repository: what GitHub knows is the path from the top."""
    project = tmp_path / "repository" / "hardware"
    shutil.copytree(FIXTURES / "machines", project / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent) if command == "build" else "")
    if command == "check":
        (project.parent / ".git").mkdir()
    name, text, place = BROKEN[case]
    file = project / name
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as end:
        end.write(text)
    more = ["--out", "cutlist", "-O", str(tmp_path / "out")] if command == "build" else ["--no-solids"]
    done = gvcs(command, "cart", *more, "--format", "github", folder=project)
    last = file.read_text("utf-8").count("\n")
    assert done.code in (2, 3)
    assert f"::error file=hardware/{place.format(last=last)}" in done.out


def test_a_mistake_in_yaml_is_marked_at_its_line_and_a_second_run_says_the_same(gvcs: Gvcs, tmp_path: Path) -> None:
    (tmp_path / "machines").symlink_to(FIXTURES / "machines")
    (tmp_path / "gvcs.yaml").write_text("machines:\n  cart:\n    parameters:\n      length: 90 m\n")
    done = gvcs("build", "cart", "--format", "github", "-O", str(tmp_path / "out"), folder=tmp_path)
    assert done.code == 2
    assert done.out.startswith("::error file=gvcs.yaml,line=4,col=")
    (tmp_path / "gvcs.yaml").write_text("machines: {}\n")
    first, again = (gvcs("build", "cart", "--out", "bom", "--format", "github", "-O", str(tmp_path / "out"), folder=tmp_path) for _ in range(2))
    assert (first.code, again.code, "nothing has changed" in again.err) == (0, 0, True)
    assert first.out == again.out


def test_a_baseline_accepts_what_it_names_once_it_gives_a_reason(gvcs: Gvcs, tmp_path: Path) -> None:
    printed = gvcs("check", "open_hole", "--no-solids", "--format", "baseline", folder=BAD_MACHINES).out
    file = tmp_path / "baseline.yaml"
    file.write_text(printed, "utf-8")
    refused = gvcs("check", "open_hole", "--no-solids", "--baseline", str(file), folder=BAD_MACHINES)
    assert refused.code == 2
    assert "reason is missing: nothing is accepted without one" in refused.err
    file.write_text(printed.replace("reason: ", "reason: a test").replace("expires: ", "expires: 2999-01-01"), "utf-8")
    assert gvcs("check", "open_hole", "--no-solids", "--baseline", str(file), folder=BAD_MACHINES).code == 0


@pytest.mark.slow
def test_parts_that_share_space_are_named_and_a_second_run_is_read(gvcs: Gvcs) -> None:
    first = gvcs("check", "cart", "-j", "1")
    assert first.code == 1
    assert "arm and ram (barrel) share" in first.out, "the fixture's ram stands in the plane of its arm"
    assert gvcs("check", "cart", "-j", "1").out == first.out


@pytest.mark.parametrize("limit", [("--time-limit", "5"), ("--memory-limit", "4096"), ("-j", "2")])
def test_a_limit_that_a_cluster_would_not_keep_is_refused(gvcs: Gvcs, tmp_path: Path, limit: tuple[str, str]) -> None:
    name = limit[0].replace("-j", "--jobs")
    for command in (("sweep", "cart"), ("build", "cart", "-O", str(tmp_path / "out"))):
        done = gvcs(*command, *limit, "--scheduler", "tcp://127.0.0.1:9")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"--scheduler and {name} contradict one another")
    assert not list(tmp_path.iterdir())
