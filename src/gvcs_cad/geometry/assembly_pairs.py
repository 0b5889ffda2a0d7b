"""Which pairs of a whole assembly are near enough to be compared: by their boxes, in one pass over all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gvcs_cad.geometry.bodies import Bodies, box_at, matrix, relative
from gvcs_cad.model.intent import Intent
from gvcs_cad.model.piece import Piece

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix

SLACK = 0.1  # mm: the chord errors of two meshes


def meeting_pairs(pieces: Sequence[Piece], bodies: Bodies, meant: Intent, *, moving_only: bool = False) -> Iterator[tuple[Piece, Piece, Matrix, float]]:
    """Yield every pair whose boxes meet or must keep clear: the two, the place of the second in the first's frame, and the boxes' distance, mm.

    ``moving_only`` leaves out pairs that never move against each other.
    """
    import numpy as np

    at = [matrix(piece.at) for piece in pieces]
    boxes = np.array([box_at(bodies.of(piece.part, piece.half).box, place) for piece, place in zip(pieces, at, strict=True)])
    widest = max((clear.least for clear in meant.clearances), default=0.0)
    names = {body: n for n, body in enumerate(dict.fromkeys(piece.body for piece in pieces))}
    body = np.array([names[piece.body] for piece in pieces])
    for i in range(len(pieces) - 1):
        between = np.maximum(np.maximum(boxes[i, 0] - boxes[i + 1 :, 1], boxes[i + 1 :, 0] - boxes[i, 1]), 0.0)
        distance = np.sqrt((between**2).sum(1))
        near = distance <= widest + SLACK
        if moving_only:
            near &= body[i + 1 :] != body[i]
        for k in np.flatnonzero(near):
            j = i + 1 + int(k)
            if pieces[i].path == pieces[j].path:  # the halves of one cylinder slide in each other
                continue
            gap = max(float(distance[k]) - SLACK, 0.0)
            if gap and not any(clear.concerns(pieces[i].path, pieces[j].path) for clear in meant.clearances):
                continue
            yield pieces[i], pieces[j], relative(at[i], at[j]), gap
