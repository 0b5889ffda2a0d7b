"""What can meet something else: a part where it stands, a linked cylinder as barrel and rod, and what may pass through which bore."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Placed, Values, placed_parts
from gvcs_cad.model.purchased import Cylinder

Half = Literal["", "barrel", "rod"]


@dataclass(frozen=True)
class Piece:
    """A rigid thing in the machine's frame; the rod's own frame begins at its pin, `length` is the cylinder's, pin to pin, mm.

    `movers` are the joints that move it: two pieces with equal `body` never move against each other.
    """

    path: str
    part: Part
    at: Placement
    movers: tuple[str, ...] = ()
    hardware: bool = False
    half: Half = ""
    length: float | None = None

    @property
    def body(self) -> tuple[str, ...]:
        """Names what it moves with; each half of a linked cylinder turns by itself."""
        return (*self.movers, self.path, self.half) if self.half else self.movers

    @property
    def name(self) -> str:
        """Its path, and which half of a cylinder it is."""
        return f"{self.path} ({self.half})" if self.half else self.path


def pieces(design: Design, values: Values | None = None) -> list[Piece]:
    """Return every piece of the design in a pose, in a fixed order that is the same in every pose."""
    return [piece for placed in placed_parts(design, values) for piece in _pieces(placed)]


def _pieces(placed: Placed) -> Iterator[Piece]:
    if isinstance(placed.part, Cylinder) and placed.length is not None:
        rest = (placed.path, placed.part), (placed.movers, placed.hardware)
        yield Piece(*rest[0], placed.at, *rest[1], "barrel", placed.length)
        yield Piece(*rest[0], placed.at @ Placement(placed.length, 0, 0), *rest[1], "rod", placed.length)
    else:
        yield Piece(placed.path, placed.part, placed.at, placed.movers, placed.hardware)
