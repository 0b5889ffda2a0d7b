"""What holds a frame: bolts where tubes pass, and its corners, where three tubes are bolted to one another along three axes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from gvcs_cad import Assembly, Design, HoleReference, ModelError, Placement, place

from .table import AXES, STATION, Row, Station
from .tubes import System, bolted_holes, hole_name


def bolt_up(frame: Assembly, rows: Sequence[Row], system: System, heads: Sequence[str]) -> None:
    """Bolt the tubes wherever they pass; a station of the table holds one bolt. Raises ModelError where a tube is left loose."""
    rows_of = {name: row for row in rows for name, _ in row.corners}
    for pair in heads:
        frame.fasten(*(_hole(frame, rows_of, word, system) for word in pair.split()), bolt=system.bolt)
    takes = {name: None if row.perforated else bolted_holes(row, system) for name, row in rows_of.items()}

    def of_the_table(hole: HoleReference) -> bool:
        names = takes[hole.at.path]
        return names is None or hole.at.name in names

    if system.bolts == "1 in":  # every station is drilled: more holes meet than take a bolt
        frame.fasten_crossings(bolt=system.bolt, where=of_the_table)
    else:
        frame.fasten_crossings(bolt=system.bolt)
    held = {path for pair in joined(frame.freeze()) for path in pair}
    loose = sorted(set(rows_of) - held)
    if loose:
        raise ModelError(f"{frame.name}: no bolt holds {', '.join(loose)}: nothing passes at a station of the table")


def _hole(frame: Assembly, rows: dict[str, Row], word: str, system: System) -> HoleReference:
    piece, _, text = word.partition("#")
    match = STATION.fullmatch(text)
    if piece not in rows or match is None:
        raise ModelError(f"{frame.name}: heads: {word!r} is no hole PIECE#22z of the table")
    return frame[piece][hole_name(rows[piece], Station(int(match[1]), AXES[match[2]]), system)]


def joined(frame: Design) -> set[frozenset[str]]:
    """Return the tubes that share a bolt."""
    return {frozenset(hole.path for hole in one.holes) for one in frame.connections}  # nothing but bolts yet


def corners(frame: Design) -> int:
    """Return how often three tubes along three axes are bolted to one another, each to each."""
    pairs = joined(frame)
    names = sorted({path for pair in pairs for path in pair})
    along = {name: max(range(3), key=lambda i: abs(frame.child(name).at.x_axis[i])) for name in names}
    return sum(
        {along[name] for name in three} == {0, 1, 2} and all(frozenset(pair) in pairs for pair in combinations(three, 2)) for three in combinations(names, 3)
    )


def datum(frame: Assembly) -> Placement:
    """Return the first hole of the first tube, Z out of the tube, X along it."""
    first = next(frame.children())
    bore = next(first.holes()).bore
    x, y, z = bore.along
    return place(*bore.at, x_axis=first.at.x_axis, z_axis=(-x, -y, -z))
