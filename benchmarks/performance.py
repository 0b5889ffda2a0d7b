"""Measures what the project promises of speed and writes docs/reference/performance.md: ``python benchmarks/performance.py [RUNS [SHOW…]]``.

Ratios come from commands timed in turn in one run, medians of several; CPU time is summed over all processes of a command,
and what imports cost is measured and taken off on both sides. Linux only: orphans are adopted to be counted.
"""

from __future__ import annotations

import ctypes
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from many import cpu_per_machine, memory_over_parts

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "performance.md"
OUTPUTS = ("dxf", "stl", "step", "glb", "bom", "cutlist")
HARDER = {
    "trimesh": "bare kernel, but GLB by trimesh",
    "one kernel": "bare kernel, its booleans in one thread",
    "one trimesh": "bare kernel, both",
}  # what a script might do to beat the kernel's own ways
WIDTHS = ("84 in", "78 in", "60 in")  # of the bucket; another than the default, and none that a check refuses
LOADED = """
import sys
from gvcs_cad.cli.main import main
try:
    main()
finally:
    open("loaded", "w").write(chr(10).join(name for name in sys.modules if name != "__main__"))
"""  # which modules a build has loaded when it ends, plugins and machines among them
IMPORTS = """
import sys
from importlib import import_module
from pathlib import Path
from gvcs_cad.plugins.sources import Sources, project_root
Sources(project_root(Path.cwd())).install()
for name in open(sys.argv[1]).read().split():
    import_module(name)
"""  # these alone; the bare kernel's clock starts after the same and more
WARM = "import gvcs_cad.engine.warm"  # what the server has loaded from which workers are forked
HASHES = "import sys, click, hashlib\nfor name in open(sys.argv[1]).read().split(chr(10)):\n    hashlib.sha256(open(name, 'rb').read()).hexdigest()"


def adopt_orphans() -> None:
    """Become the parent of processes whose own parent has ended (prctl PR_SET_CHILD_SUBREAPER), so that their time is counted."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def run(command: Sequence[str], cache: Path, folder: Path = ROOT) -> tuple[float, float, str, str]:
    """Return wall and CPU seconds of a command with all its processes, its stdout and its stderr."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # compiled once, as Python does untold
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env={**environment, "GVCS_CACHE_DIR": str(cache)}, check=True, capture_output=True, text=True)
    wall = time.perf_counter() - began
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout, done.stderr


def python(code: str, *arguments: str) -> list[str]:
    """Return the command that runs a line of Python."""
    return [sys.executable, "-c", code, *arguments]


def gvcs(folder: Path, outputs: Sequence[str], *more: str) -> list[str]:
    """Return the command that builds the tractor into a folder."""
    return [sys.executable, "-m", "gvcs_cad", *build(folder, outputs, *more)]


def build(folder: Path, outputs: Sequence[str], *more: str) -> list[str]:
    """Return the words after ``gvcs`` that build the tractor into a folder."""
    return ["build", "tractor", *(word for name in outputs for word in ("--out", name)), "-O", str(folder), *more]


def kernel(place: Path, runs: int) -> list[str]:
    """Show 1: the CPU time of the tractor from nothing, beside the bare kernel."""
    rows: list[dict[str, float]] = []
    names = loaded(place)
    for i in range(runs):
        imports = run(python(WARM), place / "none")[1] + run(python(IMPORTS, str(names[0])), place / "none")[1]
        forked = [run(python(f"{WARM}\n{IMPORTS}", str(some)), place / "none")[1] for some in names[1:]]
        imports += sum(cpu - forked[-1] for cpu in forked)
        whole = run(gvcs(place / f"out{i}", OUTPUTS, "--all-parts", "-j", "2"), place / f"cache{i}")[1] - imports
        bare = {name: json.loads(run([sys.executable, "benchmarks/bare.py", *name], place / "none")[2]) for name in ((), ("one-thread",))}
        rows.append({"whole": whole, **bare[()], **{f"one {name}": value for name, value in bare[("one-thread",)].items()}})
    middle = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    share = {name: statistics.median(row["whole"] / row[name] for row in rows) for name in middle}
    idiom = statistics.median(row["hole_by_hole"] / row["contour_first"] for row in rows)
    whole, first, holes = middle["whole"], middle["contour_first"], middle["hole_by_hole"]
    return [
        f"| tractor, everything from nothing, CPU without imports | {whole:.1f} s | bare kernel {middle['kernel']:.1f} s | **{share['kernel']:.2f}** | 1.15 |",
        *(f"| the same | {whole:.1f} s | {what} {middle[name]:.1f} s | {share[name]:.2f} | |" for name, what in HARDER.items()),
        f"| plates, tubes and bars, contour first | {first:.2f} s | hole after hole {holes:.2f} s | **{idiom:.2f}** faster | 2 |",
    ]


def loaded(place: Path) -> list[Path]:
    """Return lists of modules: what a build loads itself, then what its other processes load besides `WARM` (once each time it is loaded), then nothing."""
    command = python(LOADED.replace("loaded", str(place / "loaded0")), *build(place / "first", OUTPUTS, "--all-parts", "-j", "2"))
    told = run([sys.executable, "-X", "importtime", *command[1:]], place / "cache")[3]  # by all processes, and without saying by which
    here = (place / "loaded0").read_text().split()
    server = run(python(f"{WARM}\nimport sys; print(*sys.modules)"), place / "none")[2].split()
    times = Counter(line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:"))
    times = Counter({name: count for name, count in times.items() if name in {*here, *server}}) - Counter(here) - Counter(server)
    for n in range(1, max(times.values()) + 2):
        (place / f"loaded{n}").write_text("\n".join(name for name, count in times.items() if count >= n))
    return [place / f"loaded{n}" for n in range(max(times.values()) + 2)]


def workers(place: Path, runs: int) -> list[str]:
    """Show 1: the wall time of its geometry with one worker and with two."""
    walls: dict[str, list[float]] = {"1": [], "2": []}
    for i in range(runs):
        for jobs, times in walls.items():
            loading = run(python("import gvcs_cad.engine.warm"), place / "none")[0]
            light = run(gvcs(place / f"light{jobs}{i}", ("dxf",)), place / f"light{jobs}{i}")[0]
            drawn = run(gvcs(place / f"wall{jobs}{i}", ("step", "stl"), "--all-parts", "-j", jobs), place / f"wall{jobs}{i}c")[0]
            times.append(drawn - loading - light)
    one, two = (statistics.median(times) for times in walls.values())
    gain = statistics.median(one / two for one, two in zip(walls["1"], walls["2"], strict=True))
    return [f"| its geometry with 2 workers, wall time | {two:.1f} s | 1 worker {one:.1f} s | **{gain:.2f}** faster | 1.5 |"]


def nothing_changed(place: Path, runs: int) -> list[str]:
    """Show 2: the same command again, beside a process that hashes the same files; then one parameter changed."""
    cache, out = place / "again", place / "again_out"
    run(gvcs(out, ("dxf", "step", "bom")), cache)
    trees = [ROOT / "src" / "gvcs_cad", ROOT / "plugins", *(ROOT / "machines" / name for name in ("tractor", "bucket", "power_cube", "wheel_unit"))]
    read = [path for tree in (*trees, out) for path in tree.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    names = place / "names"
    names.write_text("\n".join(map(str, read)))
    pairs = [(run(gvcs(out, ("dxf", "step", "bom")), cache)[0], run(python(HASHES, str(names)), cache)[0]) for _ in range(4 * runs)]
    rows = []
    for i, width in enumerate(WIDTHS[:runs]):  # each once: a width made before would be taken from the store
        kernel = run(python("import cadquery"), cache)[0]
        changed = run(gvcs(place / f"changed{i}", ("step",), "--set", f"implement.width={width}"), cache)[0]
        light = run(gvcs(place / f"light{i}", ("dxf",), "--set", f"implement.width={width}"), cache)[0]
        rows.append((changed, kernel, light))
    ours, floor = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    changed, kernel, light = (statistics.median(row[i] for row in rows) for i in (0, 1, 2))
    over = statistics.median(row[0] - row[1] for row in rows)
    ratio = statistics.median(a / b for a, b in pairs)
    return [
        f"| nothing changed | {ours * 1000:.0f} ms | click and the same {len(read)} hashes {floor * 1000:.0f} ms | **{ratio:.2f}** | 1.5 |",
        f"| another bucket width, all STEP | {changed:.2f} s | `import cadquery` {kernel:.2f} s | **{over:+.2f} s** | +1 s |",
        f"| the same, DXF only, no kernel | {light:.2f} s | | | |",
    ]


def many_machines(place: Path, runs: int) -> list[str]:
    """Show 3: generated machines, and one worker over 2,000 parts."""
    first, last = cpu_per_machine(place / "many", run, runs)
    early, late = memory_over_parts(place / "parts")
    return [
        f"| 50 generated machines, CPU of each | 26th to 50th {last * 1000:.0f} ms | 1st to 25th {first * 1000:.0f} ms | **{last / first:.2f}** | 0.9 to 1.1 |",
        f"| one worker's memory over 2,000 parts with meshes, STL and STEP | {late:.0f} MB | after 200 {early:.0f} MB | **{late / early:.2f}** | flat |",
    ]


SHOWS = {"kernel": kernel, "workers": workers, "unchanged": nothing_changed, "many": many_machines}


def main(runs: int = 3, *names: str) -> None:
    """Measure the shows named, all without a name, and write the page; what was not measured does not stand on it."""
    adopt_orphans()
    place = Path(tempfile.mkdtemp(prefix="gvcs-performance-"))
    rows: list[str] = []
    try:
        for name in names or SHOWS:
            rows += SHOWS[name](place, runs)
            write_page(rows, runs)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(PAGE.read_text("utf-8"))


def write_page(rows: Sequence[str], runs: int) -> None:
    """Write what has been measured so far, with the machine and how busy it was."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors (load {os.getloadavg()[2]:.0f}), Python {platform.python_version()}"
    text = (ROOT / "benchmarks" / "performance.md.txt").read_text("utf-8")
    PAGE.write_text(text.replace("{rows}", "\n".join(rows)).replace("{machine}", machine).replace("{runs}", str(runs)), "utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:])
