"""What only a process of its own can show: what is loaded, what a closed pipe and Ctrl-C do, and what two runs have in common."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

Gvcs = Callable[..., object]
ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
KERNELS = {"cadquery", "OCP", "trimesh", "manifold3d", "vtk", "pyvista"}
SLOW = """import os, pathlib, time
from gvcs_cad import Assembly, Machine, hookimpl

class Slow(Machine):
    name, title, version, licence = "slow", "Slow", "1.0.0", "CERN-OHL-S-2.0"

    def build(self, p, modules):
        pathlib.Path(os.environ["GVCS_TEST_MARK"]).touch()
        time.sleep(60)
        return Assembly(self.name)

@hookimpl
def gvcs_register_machines(register):
    register(Slow())
"""


def modules(*arguments: str, folder: Path = FIXTURES) -> set[str]:
    """Return the names of all modules that a command has loaded when it ends."""
    code = f"import sys; from gvcs_cad.cli.main import run; code = run({list(arguments)!r}); print(*sys.modules, file=sys.stderr); sys.exit(code)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def loaded(*arguments: str) -> set[str]:
    """Return the top-level names of all modules that a command has loaded when it ends."""
    return {name.partition(".")[0] for name in modules(*arguments)}


def test_a_build_loads_the_machine_and_its_modules_and_nothing_beside_them(tmp_path: Path) -> None:
    names = modules("build", "tractor", "--out", "dxf", "-O", str(tmp_path), folder=ROOT)
    assert {name.split(".")[1] for name in names if name.startswith("gvcs_machines.")} == {
        *("tractor", "wheel_unit", "power_cube", "bucket", "implement_plate", "flange_bearing", "hydraulic_motor"),
        *("grid_frame", "hydraulic_set", "operator_platform"),
    }


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_next_to_nothing(arguments: list[str]) -> None:
    heavy = KERNELS | {"numpy", "pydantic", "ezdxf", "yaml", "rich", "pluggy", "scipy", "xlsxwriter", "PIL", "gvcs_machines", "gvcs_plugins"}
    assert loaded(*arguments) & heavy == set()


def test_drawings_cut_list_and_bill_are_made_without_a_kernel(tmp_path: Path) -> None:
    assert loaded("build", "cart", "--out", "dxf", "--out", "cutlist", "-O", str(tmp_path)) & KERNELS == set()


@pytest.mark.parametrize("arguments", [["list"], ["show", "cart"], ["bom", "cart"], ["check", "cart", "--no-solids"], ["plugins"], ["schema"], ["modules"]])
def test_looking_loads_no_kernel(arguments: list[str]) -> None:
    assert loaded(*arguments) & KERNELS == set()


def test_the_process_that_builds_solids_is_never_the_one_that_was_typed(tmp_path: Path) -> None:
    assert loaded("build", "cart", "--out", "stl", "-O", str(tmp_path)) & KERNELS == set()


def test_importing_the_api_loads_no_kernel_no_pydantic_and_no_numpy() -> None:
    done = subprocess.run([sys.executable, "-c", "import sys, gvcs_cad; print(*sys.modules)"], capture_output=True, text=True, check=True)
    assert {name.partition(".")[0] for name in done.stdout.split()} & (KERNELS | {"numpy", "pydantic"}) == set()


def test_every_name_of_the_api_is_there() -> None:
    import gvcs_cad

    assert [name for name in gvcs_cad.__all__ if not hasattr(gvcs_cad, name)] == []


@pytest.mark.parametrize("arguments", [["list"], ["bom", "cart", "--json"], ["show", "cart", "--json"]])
def test_a_reader_that_goes_away_is_no_finding_and_no_fault(arguments: list[str]) -> None:
    process = subprocess.Popen([sys.executable, "-m", "gvcs_cad", *arguments], cwd=FIXTURES, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert (process.stderr.read(), process.wait(60)) == ("", 141)
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are those of Unix")
@pytest.mark.parametrize(("end", "ended_by"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)], ids=["ctrl-c", "sigterm"])
def test_an_interrupted_build_ends_with_130_and_leaves_nothing_behind(end: Callable[[int, int], None], ended_by: int, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    command = [sys.executable, "-m", "gvcs_cad", "build", "hangs", "--out", "stl", "-O", str(tmp_path / "out")]
    environment = {**os.environ, "GVCS_TEST_MARK": str(mark)}
    process = subprocess.Popen(
        command,
        cwd=FIXTURES / "bad_machines",
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a shell that runs the tests behind it has it ignored
    )
    while not mark.exists():
        assert process.poll() is None
        time.sleep(0.02)
    end(process.pid, ended_by)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "\ninterrupted; nothing half-written is left behind\n")
    assert not (tmp_path / "out").exists()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker goes on")


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are those of Unix")
def test_a_comparison_that_is_ended_ends_both_its_sides(tmp_path: Path) -> None:
    mark, folder = tmp_path / "begun", tmp_path / "machines" / "slow"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(SLOW)
    command = [sys.executable, "-m", "gvcs_cad", "diff", "slow", "slow --config default"]
    environment = {**os.environ, "GVCS_TEST_MARK": str(mark)}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not mark.exists():
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "\ninterrupted; nothing half-written is left behind\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_two_processes_anywhere_with_other_hash_seeds_write_the_same_bytes(process: Gvcs, tmp_path: Path) -> None:
    sums = []
    for seed, folder in (("1", FIXTURES), ("2", FIXTURES / "machines" / "cart")):
        done = process(
            "build",
            "cart",
            "--out",
            "dxf",
            "--out",
            "cutlist",
            "-O",
            str(tmp_path / seed),
            folder=folder,
            PYTHONHASHSEED=seed,
            GVCS_CACHE_DIR=str(tmp_path / f"cache{seed}"),
        )
        assert done.code == 0, done.err
        sums.append((tmp_path / seed / "cart" / "default" / "SHA256SUMS").read_text())
    assert sums[0] == sums[1] != ""


def test_python_m_is_the_same_program(process: Gvcs) -> None:
    assert process("--help").out.startswith("Usage: gvcs [OPTIONS] COMMAND")


def test_stdout_is_the_result_when_stderr_is_no_terminal(process: Gvcs) -> None:
    done = process("bom", "cart", "--json")
    assert (json.loads(done.out)["schema"], done.err) == ("gvcs.bom/1", "")
