"""Many machines and many parts: whether the fiftieth machine costs what the first does, and whether a worker grows."""

from __future__ import annotations

import resource
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

MACHINE = """
from __future__ import annotations
from gvcs_cad import Assembly, Machine, PlatePart, Hole, hookimpl, place, rectangle

class Rack{n}(Machine):
    name, title = "rack{n}", "Generated rack {n}"
    def build(self, p, modules):
        rack = Assembly(self.name)
        for i in range(12):
            holes = [Hole(f"h{{k}}", 20 + 15 * k, 25, 8, empty="grid") for k in range(8)]
            rack.add(PlatePart(f"shelf{{i}}", stock="plate A36 1/4", outer=rectangle(200 + {n} + i / 10, 50), holes=holes), at=place(0, 0, 30 * i))
        return rack

@hookimpl
def gvcs_register_machines(register):
    register(Rack{n}())
"""
Run = Callable[..., tuple[float, float, str, str]]


def cpu_per_machine(place: Path, run: Run, runs: int, count: int = 50) -> tuple[float, float]:
    """Return the CPU seconds that a machine costs in the first and in the second half of `count`; medians of some runs."""
    for n in range(count):
        folder = place / "machines" / f"rack{n}"
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text(MACHINE.format(n=n))
    half = count // 2
    halves = []
    for i in range(runs):
        costs = []
        for many in (1, half, count):
            names = [f"rack{n}" for n in range(many)]
            command = [sys.executable, "-m", "gvcs_cad", "build", *names, "--out", "dxf", "--out", "step", "-j", "2", "-O", f"out{i}_{many}"]
            costs.append(run(command, place / f"cache{i}_{many}", place)[1])
        halves.append(((costs[1] - costs[0]) / (half - 1), (costs[2] - costs[1]) / (count - half)))
    return statistics.median(pair[0] for pair in halves), statistics.median(pair[1] for pair in halves)


def draw_and_tell(store: Path, part: Any) -> float:
    """Draw a part and return the most memory that this process has used, MB."""
    from gvcs_cad.engine.tasks import make_shapes

    make_shapes(store, part)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory_over_parts(place: Path, count: int = 2000) -> tuple[float, float]:
    """Return the memory of one worker after a tenth of `count` parts and after all of them, MB."""
    from gvcs_cad import Hole, PlatePart, rectangle
    from gvcs_cad.engine.pool import WarmPool
    from gvcs_cad.engine.worker import Setup
    from gvcs_cad.plugins.sources import Sources

    parts = [PlatePart("shelf", stock="plate A36 1/4", outer=rectangle(200 + i / 100, 50), holes=[Hole("h", 20, 25, 8)]) for i in range(count)]
    with WarmPool(Setup(Sources(None)), 1) as pool:
        used = [future.result() for future in [pool.submit(draw_and_tell, place, part) for part in parts]]
    return used[count // 10], used[-1]
