"""The check: nails counted from the connections against those that the parts in space ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gvcs_cad import PlatePart, inch
from gvcs_cad.extend import Design, Finding, Nail, Placed, Shop, placed_parts

from .boxes import Stick, Touch, stick_of, touching
from .schedule import Asked, asked
from .sheets import ROW, nails_of

SHEATHING = "OSB"  # wood structural panels; glazing of polycarbonate is held otherwise
Counts = Mapping[frozenset[str], int]


@dataclass(frozen=True)
class TooFewNails(Finding):
    """The joint or the sheet, how many nails it has, how many the schedule asks for, and the row that does."""

    rule = "nailing"
    identity = ("where",)
    where: str
    nails: int
    least: int
    row: str

    def __str__(self) -> str:
        return f"{self.where}: {self.nails} nails, at least {self.least} needed ({self.row})"


def nailing(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every joint of lumber and every sheet on it with too few nails. Sticks that lean, rafters, are not judged."""
    placed = [one for one in placed_parts(design) if not one.hardware]
    sticks = [stick for one in placed if (stick := stick_of(one)) is not None]
    if not sticks:
        return
    counts = _counted(design)
    touches = list(touching(sticks))
    bears = frozenset(stick.path for touch in touches for stick in _borne(touch))
    spliced = _spliced(touches)
    for touch in touches:
        lower, upper = sorted((touch.a, touch.b), key=lambda stick: stick.box[2][0])
        least = asked(touch, bears, spliced.get((lower.path, upper.path), 0))
        if least is not None:
            yield from _joint(touch.a.path, touch.b.path, least, counts)
    for one in placed:
        if isinstance(one.part, PlatePart) and one.part.material_key == SHEATHING:
            yield from _sheet(one, sticks, counts)


def _counted(design: Design) -> Counts:
    """Return how many nails join two occurrences, by their paths; each is counted at every assembly that either stands in."""
    found: dict[frozenset[str], int] = defaultdict(int)
    for path, connection in design.all_connections():
        if isinstance(connection, Nail):
            a, b = (f"{path}/{end}" if path else end for end in (connection.a, connection.b))
            found[frozenset((a, b))] += connection.count
    return found


def _nails(a: str, b: str, counts: Counts) -> int:
    """Return the nails between two parts, or between what they stand in."""
    return sum(counts.get(frozenset((x, y)), 0) for x in _upwards(a) for y in _upwards(b) if x != y)


def _upwards(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _joint(a: str, b: str, least: Asked, counts: Counts) -> Iterator[Finding]:
    nails = _nails(a, b, counts)
    if nails < least.count:
        yield TooFewNails(" to ".join(sorted((a, b))), nails, least.count, f"WAC 246-359-340 row {least.row}")


def _borne(touch: Touch) -> Iterator[Stick]:
    """Yield the level stick of a pair that lies on the upper end of an upright one."""
    for lower, upper in ((touch.a, touch.b), (touch.b, touch.a)):
        if touch.normal == 2 and lower.upright and not upper.upright and upper.box[2][0] >= lower.box[2][1] - 1:
            yield upper


def _spliced(touches: Sequence[Touch]) -> Mapping[tuple[str, str], int]:
    """Return for each plate and the plate that lies on it how many ends of the lower one the upper passes by an inch or more."""
    laid = [touch for touch in touches if touch.normal == 2 and touch.a.long == touch.b.long != 2]
    butts = [touch for touch in touches if touch.a.long == touch.b.long == touch.normal]
    found: dict[tuple[str, str], int] = defaultdict(int)
    for touch in laid:
        lower, upper = sorted((touch.a, touch.b), key=lambda stick: stick.box[2][0])
        found[lower.path, upper.path] += sum(lower in (butt.a, butt.b) and _passes(upper, butt) for butt in butts)
    return found


def _passes(upper: Stick, butt: Touch) -> bool:
    at = max(butt.a.box[butt.normal][0], butt.b.box[butt.normal][0])
    low, high = upper.box[butt.normal]
    return low + inch(1) < at < high - inch(1)


def _sheet(one: Placed, sticks: Sequence[Stick], counts: Counts) -> Iterator[Finding]:
    nails = sum(count for pair, count in counts.items() if one.path in pair)
    least = nails_of(one, sticks)
    if nails < least:
        yield TooFewNails(one.path, nails, least, f"WAC 246-359-230 (3)(b): {ROW}")
