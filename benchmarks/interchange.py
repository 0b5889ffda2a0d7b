"""Interchange: a matrix of 100 hosts and 100 modules in closed form, and the gauges of all shipped modules on their real geometry.

CPU seconds of this process, so that a busy machine does not matter. Claims of the matrix differ all from one another, so that no two
share a row; the gauges begin with an empty store, meshing included, and a second run answers from it.
Run: ``python benchmarks/interchange.py``; it ends with 1 if a promise is broken.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
SIZE, MATRIX, GAUGES, AGAIN = 100, 1.0, 30.0, 5.0  # claims a side; CPU seconds promised; the last is ours


def main() -> int:
    """Print both figures and return 1 if one of them breaks its promise."""
    from gvcs_cad.catalog.catalog import catalog
    from gvcs_cad.catalog.interface import Interface
    from gvcs_cad.checks.interchange.matrix import matrix
    from gvcs_cad.engine.interchange import collect, measure, shop_of
    from gvcs_cad.engine.prepare import workshop
    from gvcs_cad.engine.request import Request

    request = Request(machines=(), start=ROOT)
    floor = workshop(request)
    shop, collected = shop_of(request, floor), collect(request, floor)
    kept = []
    for key in ("wheel_unit@2", "universal_axis@1"):
        contract = catalog().get(Interface, key)
        many = []
        for side in ("host", "module"):
            one = next(claim for claim in collected.claims if claim.interface == key and claim.side == side)
            many += [
                replace(one, name=f"{side}_{i}", openings=tuple(replace(hole, diameter=hole.diameter + i / 1e4) for hole in one.openings)) for i in range(SIZE)
            ]
        began = time.process_time()
        found = matrix(contract, many, (), shop)
        spent = time.process_time() - began
        pairs = sum(len(line) for line in found.pairs)
        print(f"T0, {key}: {pairs} pairs, {found.answers()}: {spent:.2f} s CPU, promised {MATRIX:g}")
        kept.append(pairs == SIZE**2 and spent < MATRIX)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GVCS_CACHE_DIR"] = folder
        spent = []
        for _ in range(2):
            began = time.process_time()
            measured = measure(collected, shop)
            spent.append(time.process_time() - began)
    answers = [verdict.answer for verdicts in measured.values() for verdict in verdicts]
    print(f"T1: {len(measured)} claims, {len(answers)} verdicts: {spent[0]:.1f} s CPU, promised {GAUGES:g}; from the store {spent[1]:.1f} s")
    kept += [spent[0] < GAUGES, spent[1] < AGAIN]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
