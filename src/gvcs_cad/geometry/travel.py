"""Where pieces are while one joint moves, and how fast: the bound on what happens between two positions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gvcs_cad.geometry.bodies import Bodies, Body, box_at, matrix, relative
from gvcs_cad.model.design import Design
from gvcs_cad.model.motion import Hanging, axis, hangings
from gvcs_cad.model.piece import Piece
from gvcs_cad.model.placement import aimed, rotation_about
from gvcs_cad.model.pose import Values

if TYPE_CHECKING:
    from gvcs_cad.geometry.bodies import Matrix


@dataclass
class Travel:
    """The pieces of a design while the joint `name` moves from its value in `values` and all others stand still.

    A piece is at rest, carried rigidly by the joint, or half of a cylinder whose one end is carried.
    """

    design: Design
    name: str
    values: Values
    pieces: Sequence[Piece]
    bodies: Bodies

    def __post_init__(self) -> None:
        self.joint, frame = axis(self.design, self.name, self.values)
        self.start = self.values.get(self.name, self.joint.zero)
        self._frame = matrix(frame)
        self._hanging = {one.path: one for one in hangings(self.design, self.values) if self._aims(one)}
        self.carried = [self.name in piece.movers and piece.path not in self._hanging for piece in self.pieces]
        self.aiming = [piece.path in self._hanging and bool(piece.half) for piece in self.pieces]
        self._rest = [matrix(piece.at) for piece in self.pieces]
        self._at: dict[float, list[Any]] = {}

    def _aims(self, one: Hanging) -> bool:
        return (self.name in one.base_movers) != (self.name in one.rod_movers)

    @property
    def unit(self) -> float:
        """What one unit of the joint's value is in radian, or in mm."""
        return math.pi / 180 if self.joint.kind == "revolute" else 1.0

    def body(self, i: int) -> Body:
        """Return the body of a piece."""
        return self.bodies.of(self.pieces[i].part, self.pieces[i].half)

    def motion(self, value: float) -> Matrix:
        """Return the motion from the start to a value in the machine's frame."""
        import numpy as np

        step = value - self.start
        inner = matrix(rotation_about((0.0, 0.0, 1.0), step)) if self.joint.kind == "revolute" else np.eye(4)
        if self.joint.kind != "revolute":
            inner[2, 3] = step
        found: Matrix = self._frame @ inner @ relative(self._frame, np.eye(4))
        return found

    def at(self, i: int, value: float) -> Matrix:
        """Return where a piece stands at a value of the joint."""
        row = self._at.setdefault(value, [None] * len(self.pieces))
        if row[i] is None:
            row[i] = self._place(i, value)
        found: Matrix = row[i]
        return found

    def _place(self, i: int, value: float) -> Matrix:
        if self.aiming[i]:
            hanging = self._hanging[self.pieces[i].path]
            base, rod, side = self._pivots(hanging, self.motion(value))
            found = matrix(aimed(base, rod, side))
            if self.pieces[i].half == "rod":
                found[:3, 3] = rod
            return found
        if self.carried[i]:
            carried: Matrix = self.motion(value) @ self._rest[i]
            return carried
        return self._rest[i]

    def _pivots(self, hanging: Hanging, motion: Matrix) -> tuple[Any, Any, Any]:
        def point(p: Any) -> tuple[float, ...]:
            return tuple(float(v) for v in motion[:3, :3] @ p + motion[:3, 3])

        if self.name in hanging.base_movers:
            return point(hanging.base), hanging.rod, tuple(float(v) for v in motion[:3, :3] @ hanging.side)
        return hanging.base, point(hanging.rod), hanging.side

    def length(self, i: int, value: float) -> float | None:
        """Return the length pin to pin of the cylinder that a piece is half of, mm."""
        if not self.aiming[i]:
            return self.pieces[i].length
        base, rod, _ = self._pivots(self._hanging[self.pieces[i].path], self.motion(value))
        return round(math.dist(base, rod), 6)

    def box(self, i: int, value: float) -> Matrix:
        """Return the box of a piece at a value."""
        return box_at(self.body(i).box, self.at(i, value))

    @cached_property
    def reach(self) -> Matrix:
        """For every piece: least and greatest distance from the joint's axis, least and greatest place along it; mm, (n, 4)."""
        import numpy as np

        return np.array([self._reach(i) for i in range(len(self.pieces))])

    def _reach(self, i: int) -> tuple[float, float, float, float]:
        import numpy as np

        body, local = self.body(i), relative(self._frame, self._rest[i])
        points = body.points @ local[:3, :3].T + local[:3, 3]
        radius = np.hypot(points[:, 0], points[:, 1])
        corners = points[body.edges][:, :, :2]
        least = _nearest_to_origin(corners)
        error = body.chord_error
        return max(least - error, 0.0), float(radius.max()) + error, float(points[:, 2].min()) - error, float(points[:, 2].max()) + error

    def speed(self, i: int, within: float = math.inf) -> float:
        """Return how far any point of a piece moves at most per unit of the joint, mm; points farther from the axis than `within` do not count."""
        if self.aiming[i]:
            return self._aiming_speed(i)
        if not self.carried[i]:
            return 0.0
        return self.unit * (min(float(self.reach[i, 1]), within) if self.joint.kind == "revolute" else 1.0)

    def _aiming_speed(self, i: int) -> float:
        """Pivots move at most so fast, and the cylinder turns no faster than both together over its shortest length."""
        import numpy as np

        piece = self.pieces[i]
        hanging = self._hanging[piece.path]
        far = 1.0
        if self.joint.kind == "revolute":
            end = hanging.base if self.name in hanging.base_movers else hanging.rod
            local = relative(self._frame, matrix_at(end))
            far = float(np.hypot(local[0, 3], local[1, 3]))
        carries = (self.name in hanging.base_movers) == (piece.half == "barrel")
        out = float(np.linalg.norm(self.body(i).points, axis=1).max()) + self.body(i).chord_error
        return self.unit * far * ((1.0 if carries else 0.0) + out / hanging.cylinder.retracted)


def matrix_at(point: Sequence[float]) -> Matrix:
    """Return the frame at a point, not turned."""
    import numpy as np

    found = np.eye(4)
    found[:3, 3] = point
    return found


def _nearest_to_origin(corners: Any) -> float:
    """Return the distance of the origin from triangles in a plane, (n, 3, 2); 0 where one holds it."""
    import numpy as np

    a = corners
    b = np.roll(corners, -1, axis=1)
    along = b - a
    length = (along**2).sum(-1)
    share = np.clip(-(a * along).sum(-1) / np.where(length > 0, length, 1.0), 0.0, 1.0)
    nearest = a + share[..., None] * along
    side = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    if bool(np.any((side > 0).all(1) | (side < 0).all(1))):
        return 0.0
    return float(np.sqrt((nearest**2).sum(-1).min()))
