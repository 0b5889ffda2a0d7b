"""What tubes and bars share: a length of section along x, two end cuts, and holes named by face and station."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gvcs_cad.catalog.stock import BarStock, TubeStock
from gvcs_cad.errors import ModelError
from gvcs_cad.model.drilling import in_the_cut, meeting_holes, overlapping_ends
from gvcs_cad.model.ends import Cope, EndCut, Square
from gvcs_cad.model.hole import Bore, FaceHole
from gvcs_cad.model.part import Part
from gvcs_cad.model.vector import AXES, Vector
from gvcs_cad.units import exact, millimetres

ROUNDING = 1e-6  # mm: a 3 in hole just fills the flat of a 4 in tube, and 50.8 - 38.1 is a hair less than 12.7


@dataclass(frozen=True, kw_only=True)
class LinearPart(Part):
    """A length of stock along local x, its datum end at x = 0 and its datum edge at y = z = 0.

    Raises ModelError for a length of nothing, a hole that leaves the face it is drilled in, and holes or end cuts that meet.
    """

    length: float
    holes: Sequence[FaceHole] = ()
    start: EndCut = Square()
    end: EndCut = Square()

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", exact(self.length, f"{self.name} length"))
        object.__setattr__(self, "holes", tuple(self.holes))
        if self.length <= 0:
            raise ModelError(f"{self.name}: length {self.length} mm is not above zero")
        super().__post_init__()
        problems = [f"{self.name}: hole {hole.name} {problem}" for hole in self.holes if (problem := self._misplaced(hole))]
        problems += [f"{self.name}: {problem}" for cut in (self.start, self.end) if (problem := self._impossible(cut))]
        if not problems:
            problems = [f"{self.name}: {problem}" for problem in self._clashes() if problem]
        if problems:
            raise ModelError(*problems)

    def _clashes(self) -> Iterator[str]:
        """Word what the holes and end cuts, each possible by itself, do to one another."""
        yield overlapping_ends(self.section, self.length, self.start, self.end)
        yield from meeting_holes(self.section, self.holes)
        for cut, at_end in ((self.start, False), (self.end, True)):
            for hole in self.holes:
                if in_the_cut(self.section, self.length, hole, cut, at_end=at_end):
                    yield f"hole {hole.name} runs into the {type(cut).__name__.lower()} at the {'end' if at_end else 'start'}"

    @property
    def section(self) -> TubeStock | BarStock:
        """Its row in the catalogue."""
        raise NotImplementedError

    @property
    def material_key(self) -> str:
        return self.section.material

    @property
    def process(self) -> str:
        return "saw"

    @cached_property
    def bores(self) -> tuple[Bore, ...]:
        return tuple(self._bore(hole) for hole in self.holes)

    @property
    def centre(self) -> Vector:
        return (self.length / 2, self.section.width / 2, self.section.height / 2)

    def _bore(self, hole: FaceHole) -> Bore:
        section = self.section
        across = section.width if hole.face[1] == "y" else section.height
        entry, depth = self._wall(hole, across)
        at: Vector = (hole.station, entry, hole.offset) if hole.face[1] == "y" else (hole.station, hole.offset, entry)
        inwards = AXES[("-" if hole.face[0] == "+" else "+") + hole.face[1]]
        return Bore(hole.name, at, inwards, hole.diameter, depth, hole.empty)

    def _wall(self, hole: FaceHole, across: float) -> tuple[float, float]:
        """Return where the hole enters, measured across the section, and how deep it goes."""
        return (across if hole.face[0] == "+" else 0.0), across

    def _misplaced(self, hole: FaceHole) -> str:
        radius = hole.diameter / 2
        if not radius < hole.station < self.length - radius:
            return f"at station {millimetres(hole.station)} mm leaves the length of {millimetres(self.length)} mm"
        low, high = self._flat(hole)
        if hole.offset - radius < low - ROUNDING or hole.offset + radius > high + ROUNDING:
            return f"(diameter {millimetres(hole.diameter)} mm) leaves the flat of face {hole.face}, {millimetres(low)}..{millimetres(high)} mm"
        return ""

    def _flat(self, hole: FaceHole) -> tuple[float, float]:
        """Return the range across the face in which a hole may lie."""
        return 0.0, self.section.height if hole.face[1] == "y" else self.section.width

    def _impossible(self, cut: EndCut) -> str:
        if isinstance(cut, Cope):
            if self.section.shape == "angle":
                return "an angle cannot be coped"
            across = self.section.height if cut.axis == "y" else self.section.width
            if cut.diameter < across:
                return f"a cope of {millimetres(cut.diameter)} mm is narrower than the {millimetres(across)} mm that must sit on it"
        return ""
