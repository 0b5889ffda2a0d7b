"""Many machines and many parts: whether the fiftieth machine costs what the first does, and whether a worker grows."""

from __future__ import annotations

import resource
import statistics
import sys
from collections.abc import Callable
from functools import partial
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


def make_and_tell(store: Path, part: Any) -> float:
    """Make a part's solid, both meshes, STL and STEP as a build does, and return the most memory that this process has used, MB."""
    from gvcs_cad.engine.tasks import make_part
    from gvcs_cad.extend import FINE_MESH, PICTURE_MESH

    made = make_part(store, part, (FINE_MESH, PICTURE_MESH), {"stl": partial(stl, part), "step": partial(step, part)})
    if made.failed or made.unkept:
        raise SystemExit(f"{made.failed} {made.unkept}")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stl(part: Any, shapes: Any) -> bytes:
    """Return a part's STL."""
    from gvcs_cad.extend import binary_stl

    return binary_stl(shapes.mesh(part), part.name)


def step(part: Any, shapes: Any) -> bytes:
    """Return a part's STEP."""
    from gvcs_cad.extend import canonical_step, part_step

    return canonical_step(part_step(part, shapes), part.name)


def memory_over_parts(place: Path, count: int = 2000) -> tuple[float, float]:
    """Return the memory of one worker after a tenth of `count` parts and after all of them, MB: plates, tubes and bored blocks in turn."""
    from gvcs_cad.engine.pool import WarmPool
    from gvcs_cad.engine.worker import Setup
    from gvcs_cad.plugins.sources import Sources

    with WarmPool(Setup(Sources(None)), 1) as pool:
        used = [future.result() for future in [pool.submit(make_and_tell, place, some_part(i)) for i in range(count)]]
    return used[count // 10], used[-1]


def some_part(i: int) -> Any:
    """Return a part that is like no other."""
    from gvcs_cad import FaceHole, Hole, PlatePart, PrintedPart, TubePart, rectangle, shape

    size = 200 + i / 100
    if i % 3 == 0:
        return PlatePart("shelf", stock="plate A36 1/4", outer=rectangle(size, 50), holes=[Hole("h", 20, 25, 8)])
    if i % 3 == 1:
        return TubePart("leg", stock="tube 4x4x1/4", length=size, holes=[FaceHole("h", "+z", 50, 50, 20)])
    return PrintedPart("block", material_name="PETG", shape=shape("many:bored", size=size))


def bored(size: float) -> Any:
    """Return a block with a bore and rounded edges."""
    import cadquery as cq

    return cq.Workplane().box(size, 60, 40).faces(">Z").workplane().hole(20).edges("|Z").fillet(5)
