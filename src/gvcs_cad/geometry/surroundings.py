"""What stands around a tool or a moving part: pieces of an assembly as bodies with boxes, asked for all that a shape runs into."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gvcs_cad.geometry.bodies import Bodies, box_at, matrix, moved
from gvcs_cad.model.piece import Piece

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix

BITE = 0.1  # mm, mean thickness: less is the chord error of two meshes that touch


@dataclass
class Surroundings:
    """The pieces of an assembly in one position."""

    pieces: Sequence[Piece]
    bodies: Bodies

    @cached_property
    def _at(self) -> list[Matrix]:
        return [matrix(piece.at) for piece in self.pieces]

    @cached_property
    def boxes(self) -> Matrix:
        """Boxes of all pieces, (n, 2, 3) in mm."""
        import numpy as np

        return np.array([box_at(self.bodies.of(piece.part, piece.half).box, at) for piece, at in zip(self.pieces, self._at, strict=True)])

    def body(self, i: int) -> Any:
        """Return the manifold of a piece where it stands."""
        return moved(self.bodies.of(self.pieces[i].part, self.pieces[i].half).manifold, self._at[i])

    def met_by(self, shape: Any, without: Collection[str] = (), among: Iterable[int] | None = None, bite: float = BITE) -> list[int]:
        """Return the numbers of the pieces that a manifold reaches into by `bite` mm on average, those of the paths `without` left out."""
        import numpy as np

        box = np.array(shape.bounding_box()).reshape(2, 3)
        near = np.flatnonzero(np.all((self.boxes[:, 0] <= box[1]) & (box[0] <= self.boxes[:, 1]), axis=1))
        allowed = None if among is None else set(among)
        found = []
        for i in map(int, near):
            if self.pieces[i].path in without or (allowed is not None and i not in allowed):
                continue
            common = shape ^ self.body(i)
            if not common.is_empty() and 2 * common.volume() > bite * common.surface_area():
                found.append(i)
        return found
