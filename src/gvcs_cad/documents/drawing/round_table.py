"""Round faces and holes of a shaped part by name: what the kernel finds, and what the part states of the holes for its bolts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import InsertStock
from gvcs_cad.documents.drawing.facts import both_units
from gvcs_cad.documents.drawing.table import Table
from gvcs_cad.documents.hole_uses import Uses
from gvcs_cad.geometry.projected import Projected, RoundFace
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.shaped import PrintedPart, ShapedPart
from gvcs_cad.units import millimetres

SAME = 0.02  # mm between a hole as stated and the face in the solid


@dataclass(frozen=True)
class Named:
    """A round by name: along `axis` (empty for a hole that lies askew), its centre in the two other coordinates, from and to, mm."""

    name: str
    axis: str
    centre: tuple[float, float]
    diameter: float
    outside: bool
    start: float
    end: float
    words: str = ""


def named_rounds(part: ShapedPart, shape: Projected, uses: Uses) -> tuple[Named, ...]:
    """Return every round of the solid, under the hole's name where it is one, then stated holes that are no round in it."""
    found: list[Named] = []
    met: set[str] = set()
    drilled = tuple(_as_printed(bore) for bore in part.drilled) if isinstance(part, PrintedPart) else part.drilled
    for face in shape.rounds:
        holes = [bore for bore in drilled if face.inside and _is(bore, face)]
        met |= {bore.name for bore in holes}
        name = " ".join(bore.name for bore in holes) or f"r{sum(one.name.startswith('r') and one.name[1:].isdigit() for one in found) + 1}"
        words = " ".join(dict.fromkeys(_words(bore, uses) for bore in holes)) or ("hole" if face.inside else "outside")
        found.append(Named(name, face.axis, face.centre, face.diameter, not face.inside, face.start, face.end, words))
    return (*found, *(_stated(bore, uses) for bore in drilled if bore.name not in met))


def round_table(rounds: Sequence[Named], shape: Projected) -> Table:
    """Return where each round is, from the lower left corner of the box round the part."""
    rows = tuple((one.name, one.axis.upper() or "askew", _place(one, shape), both_units(one.diameter), *_ends(one, shape), one.words) for one in rounds)
    return Table("rounds and holes, mm (in)", ("round", "along", "at", "diameter", "from", "to", "what"), rows)


def _as_printed(bore: Bore) -> Bore:
    """Return a tapped hole of a print as wide as its insert asks for, and named after it; any other as it is."""
    row = catalog().rows(InsertStock).get(f"insert {bore.thread.split()[-1]}") if bore.thread else None
    return replace(bore, diameter=row.hole, thread=row.key) if row else bore


def _is(bore: Bore, face: RoundFace) -> bool:
    index = "xyz".index(face.axis)
    centre = tuple(bore.at[i] for i in range(3) if i != index)
    low, high = sorted((bore.at[index], bore.end[index]))
    along = abs(bore.along[index]) > 1 - 1e-9
    near = abs(centre[0] - face.centre[0]) <= SAME and abs(centre[1] - face.centre[1]) <= SAME and abs(bore.diameter - face.diameter) <= SAME
    return along and near and low <= face.end + SAME and face.start <= high + SAME


def _stated(bore: Bore, uses: Uses) -> Named:
    index = next((i for i in range(3) if abs(bore.along[i]) > 1 - 1e-9), None)
    if index is None:
        return Named(bore.name, "", (bore.at[0], bore.at[1]), bore.diameter, False, bore.at[2], bore.end[2], _words(bore, uses))
    centre = [bore.at[i] for i in range(3) if i != index]
    low, high = sorted((bore.at[index], bore.end[index]))
    return Named(bore.name, "xyz"[index], (centre[0], centre[1]), bore.diameter, False, low, high, _words(bore, uses))


def _words(bore: Bore, uses: Uses) -> str:
    if bore.thread.startswith("insert"):
        return bore.thread
    return f"thread {bore.thread}" if bore.thread else uses.get(bore.name) or bore.empty or "hole"


def _place(one: Named, shape: Projected) -> str:
    others = [i for i in range(3) if "xyz"[i] != (one.axis or "z")]
    return " ".join(f"{'XYZ'[i]} {millimetres(value - shape.low[i])}" for i, value in zip(others, one.centre, strict=True))


def _ends(one: Named, shape: Projected) -> tuple[str, str]:
    low = shape.low["xyz".index(one.axis or "z")]
    return millimetres(one.start - low), millimetres(one.end - low)
