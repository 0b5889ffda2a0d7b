"""Sticks as boxes in space, and where two of them touch in a face. Lengths in mm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from gvcs_cad import BarPart
from gvcs_cad.extend import Placed

NEAR = 0.05  # mm, between faces that touch
LEAST = 1.0  # mm, of a face that two sticks share: less is an edge
Span = tuple[float, float]


@dataclass(frozen=True)
class Stick:
    """A stick that stands square to the axes: its path, box and the axis along it (0, 1, 2)."""

    path: str
    box: tuple[Span, Span, Span]
    long: int

    @property
    def upright(self) -> bool:
        """Whether it is a stud, jack or cripple."""
        return self.long == 2

    @cached_property
    def on_edge(self) -> bool:
        """Whether its wide side stands up."""
        across = next(axis for axis in (0, 1) if axis != self.long)
        return self.box[2][1] - self.box[2][0] > self.box[across][1] - self.box[across][0]

    @property
    def owner(self) -> str:
        """The assembly that it stands in."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True)
class Touch:
    """Two sticks that share a face square to the axis `normal`, and how long that face is, mm."""

    a: Stick
    b: Stick
    normal: int
    length: float

    @property
    def apart(self) -> bool:
        """Whether they belong to two assemblies."""
        return self.a.owner != self.b.owner


def stick_of(one: Placed) -> Stick | None:
    """Return a placed stick of lumber as a box; None for what is no lumber or leans."""
    part = one.part
    if not isinstance(part, BarPart) or not part.stock_key.startswith("lumber "):
        return None
    along = one.at.direction((1.0, 0.0, 0.0))
    square = [axis for axis in range(3) if abs(abs(along[axis]) - 1) < 1e-6]
    if not square or all(abs(abs(v) - 1) > 1e-6 for v in one.at.direction((0.0, 0.0, 1.0))):
        return None
    sizes = (part.length, part.section.width, part.section.height)
    points = [one.at.point((x, y, z)) for x, y, z in product(*((0.0, size) for size in sizes))]
    box = tuple((min(p[axis] for p in points), max(p[axis] for p in points)) for axis in range(3))
    return Stick(one.path, box, square[0])  # type: ignore[arg-type]  # three axes by construction


def touching(sticks: Iterable[Stick]) -> Iterator[Touch]:
    """Yield every two sticks that share a face, found by a sweep along x."""
    order = sorted(sticks, key=lambda stick: stick.box[0][0])
    for i, a in enumerate(order):
        for b in order[i + 1 :]:
            if b.box[0][0] > a.box[0][1] + NEAR:
                break
            shared = [min(p[1], q[1]) - max(p[0], q[0]) for p, q in zip(a.box, b.box, strict=True)]
            faces = [axis for axis, overlap in enumerate(shared) if abs(overlap) <= NEAR]
            others = [overlap for axis, overlap in enumerate(shared) if axis not in faces]
            if len(faces) == 1 and min(others) > LEAST:
                yield Touch(a, b, faces[0], max(others))
