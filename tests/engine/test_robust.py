"""Kills, full disks, folders that cannot be written, two builds at once, clocks that went back: the last good outputs stay, the next build is whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from multiprocessing import forkserver
from pathlib import Path

import pytest

from gvcs_cad.cli.build_report import report_lines
from gvcs_cad.engine.build import build
from gvcs_cad.engine.publish import read_manifest
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.store import Store
from gvcs_cad.errors import UsageError

FIXTURES = Path(__file__).parents[2] / "fixtures"
ReadOnly = Callable[[Path], str]
KILLS = int(os.environ.get("KILLS", "40"))
LENGTHS = ("700 mm", "800 mm", "900 mm", "1000 mm")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What undisturbed builds give: file contents by length of the cart and path, the manifest left out."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GVCS_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        for length in LENGTHS:
            folder = tmp_path_factory.mktemp("made")
            build(request(folder, length))
            found[length] = contents(folder)
    return found


def request(folder: Path, length: str = "800 mm", outputs: tuple[str, ...] = ("dxf", "cutlist")) -> Request:
    return Request(machines=("cart",), outputs=outputs, sets=(f"length={length}",), folder=folder, start=FIXTURES)


def contents(folder: Path) -> dict[str, bytes]:
    """Return what stands below the one configuration folder of a build."""
    (place,) = [path for path in (folder / "cart").iterdir() if not path.name.startswith(".")]
    files = (path for path in place.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in files}


def is_whole(folder: Path) -> bool:
    """Tell whether every file of a folder's manifest is there as it says, and no other."""
    manifest = read_manifest(folder)
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"manifest.json", "SHA256SUMS"}
    return there == listed.keys() and all(hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest for path, digest in listed.items())


@pytest.fixture
def fast_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a kill needs no disk, and two hundred builds would mostly wait for it."""
    import tempfile

    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else tmp_path) as name:
        yield Path(name)


class Kills:
    """Forks this process, which has everything loaded, lets the fork build, and ends it with SIGKILL at a random moment of the build.

    How long to wait at most is what an undisturbed build of the kind takes, and is learnt further: a kill that came too late shortens it by more
    than one in time lengthens it, so that moments spread over all of a build, whatever the machine's load, and one in nine or so is too late.
    """

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # the same moments on every run, as far as a machine's load lets them
        self.longest: dict[str, float] = {}
        self.running = 0

    def let_live(self, kind: str, wish: Request, cache: Path, begun: Callable[[], object] = lambda: True) -> None:
        """Let one build come to its end, and learn how long that takes from its beginning."""
        child = self._begun(wish, cache, begun)
        began = time.monotonic()
        assert os.waitpid(child, 0)[1] == 0
        self.longest[kind] = 0.9 * (time.monotonic() - began)

    def one(self, kind: str, wish: Request, cache: Path, begun: Callable[[], object] = lambda: True) -> bool:
        """Kill one build once it has begun; tell whether the kill came before its end."""
        child = self._begun(wish, cache, begun)
        time.sleep(self.chance.uniform(0, self.longest[kind]))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        assert killed or os.WEXITSTATUS(status) == 0, "the build ended by itself, and badly"
        self.longest[kind] *= 1.06 if killed else 0.6
        self.running += killed
        return killed

    def _begun(self, wish: Request, cache: Path, begun: Callable[[], object]) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a test runner's threads: the child uses none of them
            child = os.fork()
        if child == 0:
            code = 99
            try:
                os.environ["GVCS_CACHE_DIR"] = str(cache)
                # the parent's fork server serves its children: no kernel is loaded two hundred times
                forkserver.ensure_running = forkserver._forkserver.ensure_running = lambda: None
                code = build(wish).exit_code
            finally:
                os._exit(code)
        while not begun() and os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            time.sleep(0.001)
        return child


def stored(cache: Path) -> list[str]:
    """Return the keys of all results of a cache."""
    return [path.parent.name + path.name for path in (cache / "store").glob("*/[!.]*")]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that has everything loaded is forked and killed")
def test_killed_at_random_no_file_is_partial_nothing_wrong_is_kept_and_the_next_build_completes(
    fast_disk: Path, made: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A third of the builds draws with workers, and is killed between the first result kept and the last; of the others some find all drawn.

    CI kills forty; ``KILLS=200 pytest tests/engine/test_robust.py`` is the whole of it.
    """
    drawing = replace(request(fast_disk / "drawn", outputs=("stl", "step")), jobs=2)
    monkeypatch.setenv("GVCS_CACHE_DIR", str(fast_disk / "whole cache"))
    assert build(replace(drawing, folder=fast_disk / "whole")).exit_code == 0  # starts the server from which every worker is forked
    everything = len(stored(fast_disk / "whole cache"))
    monkeypatch.setenv("GVCS_CACHE_DIR", str(fast_disk / "cache"))
    kills, while_drawing, whole_between = Kills(1), 0, 0
    kills.let_live("drawing", drawing, fast_disk / "measured", partial(stored, fast_disk / "measured"))
    kills.let_live("cold", request(fast_disk / "out"), fast_disk / "cache")
    kills.let_live("warm", request(fast_disk / "out", LENGTHS[0]), fast_disk / "cache")
    for i in range(KILLS):
        length, cold = LENGTHS[i % len(LENGTHS)], i % 20 == 1
        if i % 3 == 0:
            cache = fast_disk / f"cache {i}"
            killed = kills.one("drawing", drawing, cache, partial(stored, cache))
            kept = stored(cache)
            while_drawing += killed and 0 < len(kept) < everything
            assert all(Store(cache).get(key) is not None for key in kept), f"kill {i}"
            shutil.rmtree(cache, ignore_errors=True)  # a worker that has not noticed yet may still write
        else:
            if cold:
                shutil.rmtree(fast_disk / "cache", ignore_errors=True)
            kills.one("cold" if cold else "warm", request(fast_disk / "out", length), fast_disk / "cache")
        for place in (*(fast_disk / "out" / "cart").glob("[!.]*"), *(fast_disk / "drawn" / "cart").glob("[!.]*")):
            assert is_whole(place), f"kill {i}"
            whole_between += 1
        if i % 10 == 9:  # now and then one comes to its end: the next kills meet outputs and a cache that are whole
            assert build(request(fast_disk / "out", length)).exit_code == 0
            assert build(drawing).exit_code == 0
    told = f"{KILLS} kills, {kills.running} of a running build, {while_drawing} of these while workers drew; longest waits {kills.longest}"
    print(told)  # noqa: T201  # pytest -rP shows it: how many came in time is this test's measure
    assert kills.running >= KILLS * 3 // 4, told
    assert while_drawing >= KILLS // 5, told
    assert whole_between > 0
    for length in LENGTHS:
        out = fast_disk / f"last {length}"
        assert build(request(out, length)).exit_code == 0
        assert contents(out) == made[length]
        assert build(request(fast_disk / "out", length)).exit_code == 0  # each clears up after those that were killed before it
    assert build(drawing).exit_code == 0
    assert contents(fast_disk / "drawn") == contents(fast_disk / "whole")
    for folder in ("out", "drawn"):
        assert not list((fast_disk / folder / "cart").glob(".*")), "a killed build's stage is left behind"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 300 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_last_good_outputs_and_is_named(small_disk: Path, made: dict[str, dict[str, bytes]]) -> None:
    from gvcs_cad.errors import OutputError

    build(request(small_disk, "800 mm", ("dxf",)))
    good = contents(small_disk)
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 8192))
    with pytest.raises(OutputError, match="No space left on device; earlier outputs are as they were"):
        build(request(small_disk, "800 mm", ("dxf", "bom")))
    assert contents(small_disk) == good
    assert not list((small_disk / "cart").glob(".*"))
    (small_disk / "ballast").unlink()
    assert build(request(small_disk, "800 mm", ("dxf", "bom"))).exit_code == 0


def test_a_full_disk_of_the_cache_costs_no_output_and_is_told(
    small_disk: Path, tmp_path: Path, made: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    monkeypatch.setenv("GVCS_CACHE_DIR", str(small_disk / "cache"))
    report = build(request(tmp_path / "out"))
    assert report.exit_code == 0
    assert report.machines[0].unkept == "No space left on device"
    assert contents(tmp_path / "out") == made["800 mm"]


@pytest.fixture
def unwritable(tmp_path: Path, read_only: ReadOnly) -> tuple[Path, str]:
    """A folder that cannot be written, and what the system says of it."""
    place = tmp_path / "unwritable"
    place.mkdir()
    return place, read_only(place)


def test_a_folder_that_cannot_be_written_is_named_and_stays_as_it_is(unwritable: tuple[Path, str]) -> None:
    from gvcs_cad.errors import OutputError

    folder, words = unwritable
    with pytest.raises(OutputError) as refused:
        build(request(folder))
    assert refused.value.problems[0].startswith(f"{folder / 'cart'}")
    assert refused.value.problems[0].endswith(f": {words}; earlier outputs are as they were")
    assert not list(folder.iterdir())


def test_a_cache_that_cannot_be_written_costs_no_output_and_is_told(
    unwritable: tuple[Path, str], tmp_path: Path, made: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, words = unwritable
    monkeypatch.setenv("GVCS_CACHE_DIR", str(folder / "cache"))
    report = build(request(tmp_path / "out"))
    assert (report.exit_code, report.machines[0].unkept) == (0, words)
    assert contents(tmp_path / "out") == made["800 mm"]


def test_a_cache_over_its_limit_that_cannot_be_written_costs_no_output_and_is_told(
    read_only: ReadOnly, tmp_path: Path, made: dict[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("GVCS_CACHE_DIR", str(cache))
    build(request(tmp_path / "before", "900 mm"))
    size = sum(path.stat().st_size for path in cache.rglob("*") if path.is_file())
    monkeypatch.setenv("GVCS_CACHE_SIZE", "1 kB")
    words = read_only(cache)
    report = build(request(tmp_path / "out"))
    assert (report.exit_code, report.machines[0].unkept) == (0, words)
    assert report.overfull == f"{cache}: {size} bytes of at most 900 stay, since they cannot be removed: {words}"
    assert f"the cache has outgrown its limit: {report.overfull}" in [line for line, _ in report_lines(report)]
    assert contents(tmp_path / "out") == made["800 mm"]


def test_a_limit_of_the_cache_that_is_no_size_is_refused_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("GVCS_CACHE_SIZE", "bogus")
    with pytest.raises(UsageError) as refused:
        build(request(tmp_path / "out", "8 parsecs"))
    assert refused.value.problems[0] == "GVCS_CACHE_SIZE: 'bogus' is not a size (for example 500 MB, 4 GB)"
    assert len(refused.value.problems) == 2  # all at once
    assert not list(tmp_path.iterdir())


def start(folder: Path, cache: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "gvcs_cad", "build", "cart", "--out", "dxf", "--out", "stl", "-O", str(folder), *more]
    return subprocess.Popen(
        command, cwd=FIXTURES, env={**os.environ, "GVCS_CACHE_DIR": str(cache)}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.slow
def test_two_builds_at_once_share_a_folder_and_a_cache(tmp_path: Path) -> None:
    both = [start(tmp_path / "one", tmp_path / "cache"), start(tmp_path / "one", tmp_path / "cache")]
    words = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], words
    assert is_whole(tmp_path / "one" / "cart" / "default")
    alone = start(tmp_path / "two", tmp_path / "another")
    alone.communicate(timeout=120)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_clock_that_was_set_back_makes_nothing_old_count_as_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that was built seems to be of the next century; a changed length must still give a changed cut list, and the cache must still serve."""
    monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / "cache"))
    first = build(request(tmp_path / "out"))
    future = time.time() + 80 * 365 * 86400
    for path in [*(tmp_path / "out").rglob("*"), *(tmp_path / "cache").rglob("*")]:
        os.utime(path, (future, future))
    again = build(request(tmp_path / "out"))
    assert all(one.reused for one in again.machines[0].explained)
    changed = build(request(tmp_path / "out", "900 mm"))
    assert not all(one.reused for one in changed.machines[0].explained)
    assert first.machines[0].prepared.build.design != changed.machines[0].prepared.build.design
    assert json.loads((changed.machines[0].folder / "manifest.json").read_text())["design"] == changed.machines[0].prepared.build.design.digest
