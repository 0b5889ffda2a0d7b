"""A sweep gives one table, whatever happens on the way: killed, resumed, with other workers, on a cluster that loses one."""

from __future__ import annotations

import csv
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[2] / "fixtures"
MACHINE = """
from __future__ import annotations
import ctypes
from gvcs_cad import Assembly, Length, Machine, Parameters, PlatePart, dim, flag, hookimpl, rectangle

class SlabParameters(Parameters):
    length: Length = dim(default=100.0, min=10.0, max=1000.0, help="length")
    width: Length = dim(default=50.0, min=10.0, max=1000.0, help="width")
    crash: bool = flag(default=False, help="end the process")
    fault: bool = flag(default=False, help="raise")
    hoard: bool = flag(default=False, help="ask for 3 GB")

class Slab(Machine):
    name, title = "slab", "Slab"
    Parameters = SlabParameters
    def build(self, p, modules):
        if p.crash:
            ctypes.string_at(0)
        if p.hoard:
            bytes(3 << 30)
        if p.fault:
            raise KeyError("no such thing")
        slab = Assembly("slab")
        slab.add(PlatePart("top", stock="plate A36 1/4", outer=rectangle(p.length, p.width)))
        return slab

@hookimpl
def gvcs_register_machines(register):
    register(Slab())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "machines" / "slab"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(MACHINE)
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "gvcs_cad", "sweep", "slab", *arguments]


def environment(project: Path, cache: str) -> dict[str, str]:
    return {**os.environ, "GVCS_CACHE_DIR": str(project / cache)}


def sweep(project: Path, *arguments: str, cache: str = "cache") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command(*arguments), cwd=project, env=environment(project, cache), capture_output=True, text=True, timeout=300, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def stored(project: Path, cache: str) -> int:
    return sum(1 for _ in (project / cache / "store").glob("*/[!.]*"))


def test_figures_are_those_of_the_plate(project: Path) -> None:
    done = sweep(project, "--grid", "length=100 mm..300 mm by 100 mm", "--grid", "width=20 mm")
    found = rows(done.stdout)
    assert [(row["length"], row["status"], row["pierces"], row["cut_m"]) for row in found] == [
        (f"{length} mm", "ok", "1", f"{(2 * length + 40) / 1000:g}") for length in (100, 200, 300)
    ]
    assert [float(row["mass_kg"]) for row in found] == [pytest.approx(length * 20 * 6.35 * 7.85e-6, rel=0.01) for length in (100, 200, 300)]
    assert done.stderr == "3 variants: 3 ok; 0 known before\n"


def test_what_is_refused_and_what_fails_is_a_row_that_says_why_and_the_rest_is_measured(project: Path) -> None:
    done = sweep(project, "--grid", "length=5 mm, 20 mm", "--grid", "fault=no,yes", "--grid", "crash=no,yes")
    found = {(row["length"], row["fault"], row["crash"]): (row["status"], row["message"]) for row in rows(done.stdout)}
    assert found["20 mm", "no", "no"] == ("ok", "")
    assert found["20 mm", "yes", "no"] == ("failed", "slab: build() raised KeyError: 'no such thing' (machines/slab/__init__.py:22)")
    assert found["20 mm", "no", "yes"] == found["20 mm", "yes", "yes"] == ("failed", "the worker was ended by SIGSEGV")
    assert {state for (length, _, _), (state, _) in found.items() if length == "5 mm"} == {"refused"}
    assert "5 mm is outside 10..1000 mm" in found["5 mm", "no", "no"][1]
    assert done.returncode == 3


def test_what_failed_for_want_of_memory_is_measured_once_there_is_some(project: Path) -> None:
    grid = ("--grid", "hoard=no,yes", "--grid", "length=20 mm, 30 mm")
    poor = sweep(project, *grid, "--memory-limit", "2048")
    assert [row["status"] for row in rows(poor.stdout)] == ["ok", "ok", "failed", "failed"]
    rich = sweep(project, *grid, "--memory-limit", "8192")
    assert [row["status"] for row in rows(rich.stdout)] == ["ok"] * 4
    assert rich.stderr == "4 variants: 4 ok; 2 known before\n"


def test_a_worker_without_memory_is_replaced(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gvcs_cad.engine import measure
    from gvcs_cad.engine.variant import Variant

    def starved(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(measure, "run_checks", starved)
    with pytest.raises(MemoryError):
        measure.measure_all(project / "cache", FIXTURES, (), "cart", [("ab" + "0" * 62, Variant("", None, (), ()))], geometry=False)
    assert not (project / "cache").exists()


def test_a_cache_that_cannot_be_written_costs_no_row_and_is_told(project: Path, read_only: Callable[[Path], str]) -> None:
    (project / "cache").mkdir()
    words = read_only(project / "cache")
    done = sweep(project, "--grid", "length=5 mm, 20 mm, 30 mm")
    assert (done.returncode, [row["status"] for row in rows(done.stdout)]) == (0, ["refused", "ok", "ok"])
    assert done.stderr.splitlines()[1] == f"nothing is kept for the next sweep: {project / 'cache'}: {words}"


def test_a_sweep_over_shops_names_them(project: Path) -> None:
    shop = "name: one\ncurrency: EUR\nsaw: {kerf: 2 mm, trim: 5 mm}\nprices: {A36: {amount: '2.00', date: 2026-11}}\n"
    (project / "a.yaml").write_text(shop)
    (project / "b.yaml").write_text(shop.replace("2.00", "4.00"))
    found = rows(sweep(project, "--shop", "a.yaml", "--shop", "b.yaml").stdout)
    assert [row["shop"] for row in found] == ["a.yaml", "b.yaml"]
    assert float(found[1]["cost"]) == pytest.approx(2 * float(found[0]["cost"]), abs=0.02)


def test_changed_code_is_measured_again(project: Path) -> None:
    first = rows(sweep(project).stdout)
    file = project / "machines" / "slab" / "__init__.py"
    file.write_text(file.read_text().replace("1/4", "1/2"))
    again = sweep(project)
    assert "0 known before" in again.stderr
    assert float(rows(again.stdout)[0]["mass_kg"]) == pytest.approx(2 * float(first[0]["mass_kg"]), rel=1e-3)


def test_csv_and_parquet_hold_the_same(project: Path) -> None:
    import pyarrow.parquet

    arguments = ("--grid", "length=5 mm, 20 mm, 30 mm")
    sweep(project, *arguments, "-o", "table.csv")
    sweep(project, *arguments, "-o", "table.parquet")
    table = pyarrow.parquet.read_table(project / "table.parquet").to_pylist()
    text = rows((project / "table.csv").read_text())
    assert list(table[0]) == list(text[0])
    assert [(row["length"], row["status"], row["design"] or "") for row in table] == [(row["length"], row["status"], row["design"]) for row in text]
    assert [row["mass_kg"] for row in table] == [float(row["mass_kg"]) if row["mass_kg"] else None for row in text]
    before = (project / "table.parquet").read_bytes()
    sweep(project, *arguments, "-o", "table.parquet")
    assert (project / "table.parquet").read_bytes() == before


def test_a_table_of_another_kind_is_refused_before_anything_is_measured(project: Path) -> None:
    done = sweep(project, "-o", "table.xlsx")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "-o table.xlsx: a table is written as .csv or .parquet")
    assert not (project / "cache").exists()


def test_without_pyarrow_parquet_is_refused_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    from gvcs_cad.errors import UsageError
    from gvcs_cad.formats import table

    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'gvcs-cad\[parquet\]'"):
        table.require_parquet()


GRID = ("--grid", "length=100 mm..199 mm by 1 mm", "--grid", "width=20 mm..39 mm by 1 mm")  # 2,000 variants


@pytest.mark.slow
def test_two_thousand_variants_resume_after_a_kill_and_give_the_same_table(project: Path) -> None:
    process = subprocess.Popen(command(*GRID), cwd=project, env=environment(project, "killed"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while stored(project, "killed") < 300:
        assert process.poll() is None
        time.sleep(0.02)
    process.kill()
    process.wait()
    resumed = sweep(project, *GRID, cache="killed")
    known = int(resumed.stderr.split("; ")[1].split()[0])
    assert 300 <= known < 2000
    whole = sweep(project, *GRID, "-j", "1", cache="whole")
    assert "2000 variants: 2000 ok; 0 known before" in whole.stderr
    assert resumed.stdout == whole.stdout
    assert len(rows(whole.stdout)) == 2000


@pytest.fixture
def cluster(project: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask cluster of this machine: a scheduler and three workers, each a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    quiet = {"cwd": project, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment(project, "worker")}
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard"]
    processes = [subprocess.Popen(scheduler, **quiet), *(subprocess.Popen(worker, **quiet) for _ in range(3))]
    yield address, processes[1:]
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_table(project: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    address, workers = cluster
    grid = ("--grid", "length=100 mm..149 mm by 1 mm", "--grid", "width=20 mm..29 mm by 1 mm")
    arguments = command(*grid, "--scheduler", address, "-o", "cluster.csv")
    process = subprocess.Popen(arguments, cwd=project, env=environment(project, "shared"), stderr=subprocess.PIPE, text=True)
    while stored(project, "shared") < 50:
        assert process.poll() is None, process.stderr and process.stderr.read()
        time.sleep(0.02)
    workers[0].send_signal(signal.SIGKILL)
    begun = stored(project, "shared")
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert begun < 500, "the worker died when all was done: the test shows nothing"
    assert "500 variants: 500 ok; 0 known before" in err
    assert (project / "cluster.csv").read_text() == sweep(project, *grid, cache="alone").stdout.replace("\r\n", "\n")


def test_a_scheduler_that_does_not_answer_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gvcs_cad.engine import cluster
    from gvcs_cad.engine.worker import Setup
    from gvcs_cad.errors import UsageError
    from gvcs_cad.plugins.sources import Sources

    monkeypatch.setattr(cluster, "SECONDS", 1)
    with pytest.raises(UsageError, match=r"^--scheduler tcp://127\.0\.0\.1:9: no scheduler answers"):
        cluster.ClusterPool("tcp://127.0.0.1:9", Setup(Sources(project)))


def test_a_worker_of_another_version_refuses_the_work(project: Path) -> None:
    import pickle

    from gvcs_cad.engine.cluster import _versions, run_there
    from gvcs_cad.engine.worker import Setup
    from gvcs_cad.errors import WorkerError
    from gvcs_cad.plugins.sources import Sources

    packed = pickle.dumps((abs, (-1,), {}))
    assert run_there(Setup(Sources(project)), _versions(), packed) == 1
    other = ("cadquery 2.7", *_versions()[1:])
    with pytest.raises(WorkerError, match=r"another version: cadquery 2\.8\.0 there, cadquery 2\.7 here"):
        run_there(Setup(Sources(project)), other, packed)


@pytest.mark.slow
def test_a_cluster_draws_the_same_bytes_as_workers_here(project: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    fixtures = Path(__file__).parents[2] / "fixtures"
    build = [sys.executable, "-m", "gvcs_cad", "build", "cart", "--out", "stl", "--out", "step", "-O"]
    sums = []
    for name, more in (("there", ["--scheduler", cluster[0]]), ("here", [])):
        command = [*build, str(project / name), *more]
        subprocess.run(command, cwd=fixtures, env=environment(project, f"cache_{name}"), check=True, capture_output=True, timeout=300)
        sums.append((project / name / "cart" / "default" / "SHA256SUMS").read_text())
    assert sums[0] == sums[1] != ""
