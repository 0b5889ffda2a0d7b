"""Time from nothing to every plate of the tractor as DXF, against a floor measured in the same run.

The floor is a bare Python process that imports click, pydantic and ezdxf and writes as many empty drawings: what nobody
who uses these libraries can go below. Run: ``python benchmarks/dxf.py [RUNS]``; the two are timed in turn.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FLOOR = """
import sys, click, pydantic, ezdxf
for i in range(int(sys.argv[1])):
    ezdxf.new("R2000").saveas(f"{sys.argv[2]}/{i}.dxf")
"""
MOST = 2.0  # the ratio that the project promises


def seconds(command: list[str]) -> float:
    """Return the wall time of a command that must succeed, nothing kept of an earlier one."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # compiled once, as Python does untold
    with tempfile.TemporaryDirectory() as cache:
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env={**environment, "GVCS_CACHE_DIR": cache})
        return time.perf_counter() - began


def fresh_build(folder: str) -> float:
    """Return the wall time of the whole command into a folder that is not there yet."""
    shutil.rmtree(folder, ignore_errors=True)
    return seconds([sys.executable, "-m", "gvcs_cad", "build", "tractor", "--out", "dxf", "-O", folder])


def main(runs: int = 7) -> None:
    """Print medians and the ratio, and end with 1 if it is above the promise."""
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "gvcs_cad", "build", "tractor", "--out", "dxf", "-O", f"{folder}/first"]
        report = json.loads(subprocess.run([*build, "--json"], check=True, capture_output=True, text=True).stdout)
        plates = report["machines"][0]["files"]["dxf"]
        (Path(folder) / "floor").mkdir()
        floor = [sys.executable, "-c", FLOOR, str(plates), f"{folder}/floor"]
        pairs = [(fresh_build(f"{folder}/again"), seconds(floor)) for _ in range(runs + 1)][1:]  # the first pair warms the disk
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{plates} plates: gvcs {ours:.2f} s, floor {theirs:.2f} s, ratio {ratio:.2f} (at most {MOST:g}), {runs} runs")
    sys.exit(0 if ratio <= MOST else 1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
