"""One row of a sweep: a variant prepared, checked and measured, in a worker that keeps its plugins from row to row."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from gvcs_cad.documents.bom import Volumes
from gvcs_cad.documents.figures import figures
from gvcs_cad.engine.gate import run_checks
from gvcs_cad.engine.prepare import Prepared, Workshop, prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.store import Store
from gvcs_cad.engine.variant import Variant
from gvcs_cad.errors import UsageError, words_of

Row = dict[str, Any]


def measure_all(
    store: Path, start: Path, plugins: tuple[Path, ...], machine: str, rows: Sequence[tuple[str, Variant]], geometry: bool
) -> tuple[list[Row], str]:
    """Measure variants one by one and keep each under its key as soon as it is there: whatever ends the sweep, no row is lost.

    A variant that a machine refuses, or in which something fails, is a row as well and says why. One that failed is not kept: whether
    its own values or the moment (no memory, no disk) is at fault, nobody can tell. Returns with the rows why they could not be kept, if so.

    Raises MemoryError: a worker that has no memory is replaced.
    """
    kept = Store(store)
    floor = _floor(start, plugins)
    found, unkept = [], ""
    for key, variant in rows:
        row = _measure(kept, floor, start, machine, variant, geometry)
        if row["status"] != "failed":
            unkept = kept.keep(key, json.dumps(row).encode()) or unkept  # in the order of its columns
        found.append(row)
    return found, unkept


@cache
def _floor(start: Path, plugins: tuple[Path, ...]) -> Workshop:
    return workshop(Request(start=start, plugin_folders=plugins))


def _measure(store: Store, floor: Workshop, start: Path, machine: str, variant: Variant, geometry: bool) -> Row:
    sets, swaps = (tuple(f"{name}={value}" for name, value in pairs) for pairs in (variant.sets, variant.swaps))
    request = Request(machines=(machine,), sets=sets, swaps=swaps, config=variant.config, shop=variant.shop, start=start)
    try:
        (one,) = prepare(request, floor)
        build = one.build
        errors = [str(finding) for finding in run_checks(build, floor) if finding.severity == "error"]
        drawn = _drawn(one, store) if geometry else {}
        row = {"design": build.design.digest, **asdict(figures(build.design, build.shop, _volumes(store) if geometry else None)), **drawn}
    except UsageError as error:
        return {"status": "refused", "message": "; ".join(error.problems)}
    except MemoryError:
        raise
    except Exception as error:  # a designer's code may raise anything; it is about this variant, and the others are measured
        return {"status": "failed", "message": words_of(error)}
    return {"status": "findings" if errors else "ok", "message": "; ".join(errors), **row}


def _volumes(store: Store) -> Volumes:
    """Return the function that tells the volume of a part that no formula knows."""
    from gvcs_cad.engine.shapes import StoredShapes

    shapes = StoredShapes(store)
    return lambda part: part.volume or shapes.volume(part)


def _drawn(one: Prepared, store: Store) -> Row:
    """Return what only solids tell: volume of all parts, mm3, and the extents of the machine as it stands, mm."""
    from gvcs_cad.engine.expectations import envelope
    from gvcs_cad.engine.shapes import StoredShapes

    design, shapes = one.build.design, StoredShapes(store)
    volume = math.fsum(shapes.properties(part).volume * count for part, count in design.quantities.items() if part.has_body)
    extents = zip("xyz", envelope(design, shapes=shapes), strict=True)
    return {"volume_mm3": round(volume, 3), **{f"{axis}_mm": round(length, 3) for axis, length in extents}}
