"""Interference of 500 parts: meshes with a memo against the kernel's boolean on every pair whose boxes meet, same verdicts.

Twenty drilled tubes side by side, eighty plates, a hundred bolts with nuts and two hundred washers, touching everywhere; eleven
of them are out of place, from a nut sunk 0.2 mm to a plate 20 mm aside. Meshing is counted on our side, drawing the solids on
neither; a nut on its thread is declared, as a design declares it. A second run answers from the notebook.
Run: ``python benchmarks/interference.py``; it ends with 1 if the ratio is below the promise or a verdict differs.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

from gvcs_cad.geometry.assembly_pairs import meeting_pairs
from gvcs_cad.geometry.bodies import Bodies
from gvcs_cad.geometry.comparison import Comparisons
from gvcs_cad.geometry.pair import DEPTH
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hardware import bolt, nut, washer
from gvcs_cad.model.hole import Bore, FaceHole, Hole
from gvcs_cad.model.intent import Intent
from gvcs_cad.model.part import Part
from gvcs_cad.model.piece import Piece
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.tube import TubePart
from gvcs_cad.units import inch

MOST = 20.0  # times faster, promised
TUBE, PLATE, HOLE = inch(4), inch("1/2"), inch("1-1/8")


class Notebook:
    """Keeps what `Comparisons` closes, in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def shape_key(self, part: Part) -> str:
        """Return the part's digest: nothing else changes here."""
        return part.digest

    def recall(self, key: str) -> bytes | None:
        """Return what is kept."""
        return self.kept.get(key)

    def keep(self, key: str, content: bytes) -> None:
        """Keep it."""
        self.kept[key] = content


def parts() -> Iterator[Piece]:
    """Yield the five hundred pieces."""
    stations = [inch(2) + inch(4) * i for i in range(10)]
    tube = TubePart("rail", stock="tube 4x4x1/4", length=inch(40), holes=[FaceHole(f"h{i}", "+z", x, TUBE / 2, HOLE) for i, x in enumerate(stations)])
    plate = PlatePart("plate", stock="plate A36 1/2", outer=rectangle(90, 90, centred=True), holes=(Hole("h", 0, 0, HOLE),))
    long, ring, hexagon = bolt("hex 1-8", inch(7)), washer("washer 1"), nut("nut 1-8")
    thick = dict(ring.envelope.arguments)["thickness"] if ring.envelope else 0.0
    assert isinstance(thick, float)
    for t in range(20):
        y = t * TUBE
        yield Piece(f"rail_{t}", tube, Placement(0, y, 0))
        for k in range(5):
            x, middle, top = stations[2 * k], y + TUBE / 2, TUBE
            if k < 4:
                yield Piece(f"plate_{t}_{k}", plate, Placement(x, middle, TUBE))
                top += PLATE
            yield Piece(f"washer_head_{t}_{k}", ring, Placement(x, middle, top))
            yield Piece(f"bolt_{t}_{k}", long, Placement(x, middle, top + thick).turned("x", 180))
            yield Piece(f"washer_nut_{t}_{k}", ring, Placement(x, middle, -thick))
            yield Piece(f"nut_{t}_{k}", hexagon, Placement(x, middle, -thick).turned("x", 180))


def misplaced(pieces: list[Piece]) -> tuple[list[Piece], list[str]]:
    """Return the pieces with eleven out of place, and their names."""
    moves = {f"nut_{t}_1": (0.0, 0.0, 0.2) for t in (2, 7, 11)} | {f"plate_{t}_2": (20.0, 0.0, 0.0) for t in (3, 9, 15, 18)}
    moves |= {"washer_head_5_0": (0.0, 0.0, -1.0), "rail_10": (0.0, 0.5, 0.0), "plate_13_3": (0.0, 20.0, 0.0), "bolt_16_4": (3.0, 0.0, 0.0)}
    found = [Piece(p.path, p.part, p.at.moved(*moves[p.path])) if p.path in moves else p for p in pieces]
    return found, sorted(moves)


def threads(pieces: list[Piece]) -> Intent:
    """Return the declared fits: each bolt in its nut."""
    meant, names = Intent(), {piece.path for piece in pieces}
    thread = Bore("thread", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), inch(1), inch(1))
    for name in sorted(names):
        if name.startswith("bolt_"):
            meant.fits[frozenset((name, name.replace("bolt", "nut")))].append((name.replace("bolt", "nut"), thread))
    return meant


def ours(pieces: list[Piece], shapes: Any, notebook: Notebook) -> tuple[set[tuple[str, str]], int]:
    """Return the pairs that share space, by meshes, and how many comparisons it took."""
    comparisons = Comparisons(shapes, notebook)
    meant = threads(pieces)
    pairs = meeting_pairs(pieces, comparisons.bodies, meant)
    found = {(a.path, b.path) for a, b, at, _ in pairs if comparisons.overlap(a, b, at, meant.bores(a, b)).answer != "PASS"}
    comparisons.close()
    return found, comparisons.computed


def theirs(pieces: list[Piece], shapes: Any) -> tuple[set[tuple[str, str]], int]:
    """Return the pairs that share space by the kernel's boolean, the same rule on its result, and how many pairs there are."""
    from OCP.BRepAlgoAPI import BRepAlgoAPI_Common

    from gvcs_cad.geometry.assembly import location
    from gvcs_cad.geometry.kernel import cq

    placed = {p.path: shapes.solid(p.part).moved(location(p.at)) for p in pieces}
    pairs = [(a.path, b.path) for a, b, _, _ in meeting_pairs(pieces, Bodies(shapes), Intent())]
    found = set()
    for a, b in pairs:
        result = BRepAlgoAPI_Common(placed[a].wrapped, placed[b].wrapped).Shape()
        solids = [] if result.IsNull() else cq.Shape.cast(result).Solids()
        if any(2 * solid.Volume() > DEPTH * solid.Area() for solid in solids):
            found.add((a, b))
    return found, len(pairs)


def main() -> None:
    """Print both times, the ratio and the verdicts."""
    pieces, wrong = misplaced(list(parts()))
    shapes, notebook = FreshShapes(), Notebook()
    for part in {piece.part for piece in pieces}:
        shapes.solid(part)
    began = time.process_time()
    mine, computed = ours(pieces, shapes, notebook)
    first = time.process_time() - began
    began = time.process_time()
    again, recomputed = ours(pieces, shapes, notebook)
    second = time.process_time() - began
    began = time.process_time()
    exact, pairs = theirs(pieces, shapes)
    kernel = time.process_time() - began
    named = {name for pair in mine for name in pair} & set(wrong)
    same = mine == exact == again
    print(f"{len(pieces)} parts, {pairs} pairs: {first:.2f} s with {computed} comparisons, again {second:.2f} s with {recomputed}; kernel {kernel:.2f} s")
    print(
        f"ratio {kernel / first:.1f} (at least {MOST:g}); {len(mine)} pairs share space, {len(exact)} by the kernel, {'the same' if same else 'NOT the same'}"
    )
    print(f"{len(named)} of {len(wrong)} misplaced parts named")
    sys.exit(0 if same and kernel / first >= MOST and recomputed == 0 and len(named) == len(wrong) else 1)


if __name__ == "__main__":
    main()
