"""The kernel's booleans as a judge of what meshes say: every pair of a design whose boxes meet, once for each shapes and relative place."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.assembly_pairs import meeting_pairs
from gvcs_cad.geometry.bodies import Bodies, matrix, relative
from gvcs_cad.geometry.pair import DEPTH, GROWN, overlap, solid_of
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.intent import Intent, intent
from gvcs_cad.model.motion import positions
from gvcs_cad.model.piece import Piece, pieces

Question = tuple[Piece, Piece, Any, tuple[Bore, ...], float]


@dataclass
class Judged:
    """How many pairs meet, how many of them differ, how many were asked; whose answers are false; what the kernel could not say."""

    meeting: int = 0
    different: int = 0
    asked: int = 0
    by_meshes: int = 0
    sharing: int = 0
    false: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = f"{self.meeting} pairs, {self.different} of them different, {self.asked} asked, {self.by_meshes} decided by meshes, {self.sharing} share space"
        return f"{counts}; {len(self.false)} false, {len(self.unsaid)} that the kernel cannot say"


def judged(design: Design, shapes: Shapes, most: int, *, pushed: bool = False) -> Judged:
    """Compare the answers of the meshes with the kernel's common volume; of more than `most` different pairs a seeded sample is asked.

    ``pushed`` moves the second of each pair by 0.01 to 3 mm in a seeded direction first: as designed hardly any pair shares space.
    """
    bodies = Bodies(shapes)
    found = Judged()
    different: dict[Any, Question] = {}
    for question in _questions(design, bodies, found):
        different.setdefault(_key(question), question)
    found.different = len(different)
    meant, dice = intent(design), random.Random(20261129)
    asked = list(different.values())
    if len(asked) > most:
        asked = dice.sample(asked, most)
    for a, b, at, bores, depth in (_pushed(question, meant, dice) for question in asked) if pushed else asked:
        found.asked += 1
        fast = overlap(bodies, a, b, at, bores, depth)
        if fast.tier == "exact":
            continue  # that was the kernel
        found.by_meshes += 1
        found.sharing += fast.answer == "FAIL"
        try:
            thickness = _kernel(bodies, a, b, at, bores)
        except Exception as error:  # whatever the kernel raises
            found.unsaid.append(f"{a.name} and {b.name}: {error}")
            continue
        if (thickness > depth) != (fast.answer == "FAIL"):
            found.false.append(f"{a.name} and {b.name}: {fast.answer} by {fast.tier}, {thickness:.4f} mm thick by the kernel, {depth:g} mm allowed")
    return found


def _questions(design: Design, bodies: Bodies, found: Judged) -> Iterator[Question]:
    meant = intent(design)
    for n, (_, values) in enumerate(positions(design)):
        for a, b, at, gap in meeting_pairs(pieces(design, values), bodies, meant, moving_only=n > 0):
            if gap == 0:
                found.meeting += 1
                yield a, b, at, tuple(meant.bores(a, b)), max(DEPTH, meant.depth(a.path, b.path))


def _pushed(question: Question, meant: Intent, dice: random.Random) -> Question:
    a, b, _, _, depth = question
    way = np.array([dice.gauss(0, 1) for _ in range(3)])
    step = way / np.linalg.norm(way) * 10 ** dice.uniform(-2, 0.5)
    moved = replace(b, at=b.at.moved(*map(float, step)))
    return a, moved, relative(matrix(a.at), matrix(moved.at)), tuple(meant.bores(a, moved)), depth


def _key(question: Question) -> Any:
    a, b, at, bores, depth = question
    lengths = tuple(piece.length for piece in (a, b) if piece.half)
    place = tuple(np.round(at, 4).ravel().tolist())
    return a.part.digest, a.half, b.part.digest, b.half, lengths, place, repr(bores), depth


def _kernel(bodies: Bodies, a: Piece, b: Piece, at: Any, bores: tuple[Bore, ...]) -> float:
    """Return the mean thickness of what two solids share outside the bores, mm, by OCC's common alone, in the frame of the machine."""
    from OCP.BRepAlgoAPI import BRepAlgoAPI_Common, BRepAlgoAPI_Cut
    from OCP.BRepPrimAPI import BRepPrimAPI_MakeCylinder
    from OCP.gp import gp_Ax2, gp_Dir, gp_Pnt

    from gvcs_cad.geometry.kernel import cq

    first, second = (solid_of(bodies, piece).moved(location(piece.at)) for piece in (a, b))
    assert np.allclose(np.linalg.inv(matrix(a.at)) @ matrix(b.at), at, atol=1e-9), "the same places"
    result = BRepAlgoAPI_Common(first.wrapped, second.wrapped).Shape()
    for bore in (one.placed(a.at) for one in bores):
        if result.IsNull():
            break
        start = [p - GROWN * d for p, d in zip(bore.at, bore.along, strict=True)]
        pin = BRepPrimAPI_MakeCylinder(gp_Ax2(gp_Pnt(*start), gp_Dir(*bore.along)), bore.diameter / 2 + GROWN, bore.depth + 2 * GROWN).Shape()
        result = BRepAlgoAPI_Cut(result, pin).Shape()
    solids = [] if result.IsNull() else cq.Shape.cast(result).Solids()
    if not all(solid.isValid() for solid in solids):
        raise ValueError("what they share is no valid solid")
    return max((2 * solid.Volume() / solid.Area() for solid in solids if math.isfinite(solid.Volume())), default=0.0)
