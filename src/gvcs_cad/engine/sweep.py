"""Thousands of variants of one machine, measured by workers; what was measured before is not measured again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path

from gvcs_cad.engine.crew import Crew
from gvcs_cad.engine.execute import Progress
from gvcs_cad.engine.keys import hashed
from gvcs_cad.engine.measure import Row, measure_all
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.stamp import code_digest
from gvcs_cad.engine.texts import digest_now
from gvcs_cad.engine.variant import Grid, Variant
from gvcs_cad.errors import words_of
from gvcs_cad.plugins.sources import project_root

TOGETHER = 8  # variants of one task; chosen: enough that sending them costs nothing, few enough that a lost worker costs little


@dataclass(frozen=True)
class Sweep:
    """The rows in the order of the grid, how many of them were known before, and why those of today could not be kept, if so."""

    rows: tuple[Row, ...]
    known: int
    unkept: str = ""

    @property
    def exit_code(self) -> int:
        """0 if every variant could be judged, 3 if the code of a machine or a worker failed in one."""
        return 3 if any(row["status"] == "failed" for row in self.rows) else 0


def sweep(request: Request, grid: Grid, *, geometry: bool, progress: Progress | None = None) -> Sweep:
    """Measure every variant of the one machine of a request. Raises UsageError for a machine or a setting that no variant could use."""
    (machine,) = request.machines
    floor = workshop(request)
    floor.registry.machine(machine)
    folders = [folder for folders in floor.registry.sources.folders.values() for folder in folders]
    code = code_digest(folders, project_root(request.start.resolve()))
    keyed = [(_key(machine, variant, code, geometry), variant) for variant in grid.variants()]
    unkept = ""
    with Crew(floor, request, kernel=geometry) as crew:
        rows = {key: json.loads(data) for key, _ in keyed if (data := crew.store.get(key)) is not None}
        known = len(rows)
        missing = [(key, variant) for key, variant in keyed if key not in rows]
        if missing:
            for done, reason in _measured(missing, crew, machine, geometry):
                rows |= done
                unkept = reason or unkept
                if progress:
                    progress(len(rows) - 1, len(keyed), machine)
    return Sweep(tuple(_row(machine, variant, rows[key]) for key, variant in keyed), known, unkept)


def _measured(missing: Sequence[tuple[str, Variant]], crew: Crew, machine: str, geometry: bool) -> Iterator[tuple[dict[str, Row], str]]:
    """Yield rows by key as they come, and why they could not be kept, if so."""
    request = crew.request
    running: dict[Future[tuple[list[Row], str]], Sequence[tuple[str, Variant]]] = {}

    def submit(group: Sequence[tuple[str, Variant]]) -> None:
        arguments = (crew.store.root, request.start.resolve(), request.plugin_folders, machine, group, geometry)
        running[crew.executor().submit(measure_all, *arguments)] = group

    for i in range(0, len(missing), TOGETHER):
        submit(missing[i : i + TOGETHER])
    while running:
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            group = running.pop(future)
            error = future.exception()
            if error is None:
                measured, unkept = future.result()
                yield {key: row for (key, _), row in zip(group, measured, strict=True)}, unkept
            elif len(group) > 1:  # one of them has ended the worker: each is tried alone, so that the right one is named
                for one in group:
                    submit([one])
            else:
                yield {group[0][0]: {"status": "failed", "message": words_of(error)}}, ""


def _key(machine: str, variant: Variant, code: str, geometry: bool) -> str:
    shop = digest_now(str(variant.shop)) if variant.shop else ""
    return hashed("sweep/1", machine, variant.config, shop, repr(variant.swaps), repr(variant.sets), str(geometry), code)


def _row(machine: str, variant: Variant, measured: Row) -> Row:
    shop = Path(variant.shop).name if variant.shop else ""
    return {"machine": machine, "configuration": variant.config, "shop": shop, **dict(variant.swaps), **dict(variant.sets), **measured}
