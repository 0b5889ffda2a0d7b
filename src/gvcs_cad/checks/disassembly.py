"""Every wear part comes off without cutting anything: which joints are undone by a tool that reaches them, what is taken off before, in how many steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.geometry_check import Case, GeometryCheck, Result
from gvcs_cad.checks.screw import Screw, screws, turns
from gvcs_cad.checks.takedown import Takedown, get_out, takedown_of
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.extraction import LIFT, STEP, blockers, directions, free_run
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.geometry.surroundings import Surroundings
from gvcs_cad.model.design import Design
from gvcs_cad.model.joining import Joining, Tie
from gvcs_cad.model.part import Part
from gvcs_cad.model.piece import pieces
from gvcs_cad.model.purchased import OpenBelt
from gvcs_cad.model.vector import dot, scale, unit

DEEP = 3  # parts that are taken off to reach a part, others to reach those, and others to reach these
MANY = 8  # pieces in one way: whoever takes off so many takes the machine apart
ASIDE = 0.1  # cosine: a second move goes across the first
UNDONE = {"bolt": "unbolt", "pin": "draw the pin of", "press": "press out of", "nail": "draw the nails or screws of"}
WHOLE = 1000  # steps: whoever takes the machine apart needs more than who does not
TRIED = 2  # directions followed further, those with the fewest pieces in the way


@dataclass(frozen=True)
class NotRemovable(Finding):
    """A wear part in one place, out of which it cannot be taken, and what keeps it there. Each place is a finding: cured, it is struck out by itself."""

    rule = "disassembly"
    severity = "warning"
    identity = ("path",)
    part: str
    path: str
    reason: str

    @property
    def kin(self) -> str:
        """The part: its other places are told in one sentence."""
        return self.part

    def __str__(self) -> str:
        return f"{self.path}: {self.part} wears and cannot be taken out without cutting: {self.reason}"


@dataclass
class Workpiece:
    """The machine while it is taken apart: what stands around, what holds it, and which tools reach its bolts."""

    tools: Takedown
    bolts: dict[Tie, Screw]

    @property
    def around(self) -> Surroundings:
        """Everything as placed."""
        return self.tools.placed

    @property
    def joints(self) -> Joining:
        """What holds what."""
        return self.tools.joints

    @property
    def numbers(self) -> dict[str, list[int]]:
        """Numbers of the pieces at each path."""
        return self.tools.numbers


@dataclass
class Steps:
    """What has been done: ties undone and units taken off, in order, and the pieces that are gone."""

    words: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    undone: set[Tie] = field(default_factory=set)
    unreached: list[str] = field(default_factory=list)  # bolts undone though no tool reaches them then

    def copy(self) -> Steps:
        """Return a copy that can be tried and thrown away."""
        return Steps(list(self.words), set(self.gone), set(self.undone), list(self.unreached))


def disassembly_cases(design: Design, shop: Shop) -> Iterator[Case]:
    """Yield one case for each distinct wear part that stands in the machine, with all its places."""
    places: dict[Part, dict[str, None]] = {}
    for piece in pieces(design):
        if piece.part.wear:
            places.setdefault(piece.part, {})[piece.path] = None
    for paths in places.values():
        yield Case(next(iter(paths)), partial(take_out, design, tuple(paths)))


def workpiece(design: Design, shapes: Shapes) -> Workpiece:
    """Return a design as it stands, in all its named positions: open belts are off before anything else is."""
    tools = takedown_of(design, shapes)
    return Workpiece(tools, {screw.tie: screw for screw in screws(design, tools.joints)})


def take_out(design: Design, paths: tuple[str, ...], shapes: Shapes, notebook: Notebook) -> Result:
    """Take out one wear part, from each of its places by itself; the result tells the steps in order where it takes most, or what forbids it."""
    work = workpiece(design, shapes)
    part = work.around.pieces[work.numbers[paths[0]][0]].part
    findings: list[Finding] = []
    told: list[tuple[int, str]] = []
    for path in paths:
        work.tools.undone.clear()
        steps, words = _take_out(work, path, part)
        if steps is None:
            findings.append(NotRemovable(part.name, path, words))
        else:
            told.append((steps, f"{part.name} at {path} comes off {words}"))
    most = max(told, key=lambda one: one[0], default=None)  # of equals the first
    elsewhere = f"; so it does, in no more steps, from {len(told) - 1} other places" if len(told) > 1 else ""
    return Result(tuple(findings), (most[1] + elsewhere,) if most else ())


def _take_out(work: Workpiece, path: str, part: Part) -> tuple[int | None, str]:
    """Return in how many steps a part comes off from one place and in which, or None and why it does not."""
    welded = work.joints.unit(path)
    if len(welded) > 1:
        others = sorted(welded - {path})
        return None, f"it is welded to {others[0]}{f' and {len(others) - 1} more' if len(others) > 1 else ''}"
    begun = Steps(gone=set(work.tools.loose - {path}))
    steps, reason = _open(work, path, begun) if isinstance(part, OpenBelt) else _remove(work, path, begun, DEEP, frozenset())
    if steps is not None and not steps.unreached:
        return len(steps.words), f"in {len(steps.words)} steps: {_short(steps.words)}"
    off = None if isinstance(part, OpenBelt) else get_out(work.tools, list(work.bolts.values()), welded)
    if off is not None:
        after = f"after {len(off)} assemblies or parts: {_short(off)}" if off else "once every bolt in reach is undone"
        return WHOLE + len(off), f"on the bench, {after}" if off else after
    return None, reason or f"no tool reaches {steps.unreached[0] if steps else path}"


def _open(work: Workpiece, path: str, steps: Steps) -> tuple[Steps, str]:
    """Return the steps that draw an open belt out along itself."""
    _undo(work, path, frozenset((path,)), steps)
    steps.words.append("open it and draw it out")
    return steps, ""


def _remove(work: Workpiece, path: str, before: Steps, depth: int, waiting: frozenset[str]) -> tuple[Steps | None, str]:
    """Return the steps that take a part's unit out after `before`, or why there are none; `waiting` are units that wait for it."""
    welded = work.joints.unit(path)
    steps = before.copy()
    for member in sorted(welded):
        _undo(work, member, welded, steps)
    numbers = [i for member in sorted(welded) for i in work.numbers.get(member, ())]
    gone = steps.gone | welded
    reasons = []
    for met in _ways_out(work, numbers, gone)[:TRIED]:
        names = sorted({work.around.pieces[i].path for i in met})
        others = [name for name in names if "#" not in name]
        if others and (depth == 0 or len(others) > MANY or any(work.joints.unit(name) & waiting for name in others)):
            reasons.append(f"{others[0]} stands in its way{f', and {len(others) - 1} more' if len(others) > 1 else ''}")
            continue
        found, reason = _remove_all(work, names, steps, depth, waiting | welded)
        if found is not None:
            found.gone |= welded
            found.words.append(f"take off {path}")
            return found, ""
        reasons.append(reason)
    return None, reasons[0]


def _undo(work: Workpiece, path: str, unit: frozenset[str], steps: Steps) -> None:
    """Undo every joint that holds a part or piece to something outside its unit."""
    for tie in work.joints.ties.get(path, ()):
        if tie in steps.undone or tie.parts <= unit:
            continue
        if tie in work.bolts and not turns(work.tools.grips(work.bolts[tie], frozenset(steps.gone))):
            steps.unreached.append(tie.name)
        steps.undone.add(tie)
        steps.gone |= tie.pieces
        steps.words.append(f"{UNDONE[tie.kind]} {tie.name}")


def _ways_out(work: Workpiece, numbers: list[int], gone: set[str]) -> list[list[int]]:
    """Return what stands in each way out, the freest way first; where none is free, also after a lift or as far a move as there is room for."""
    tried = directions(work.around, numbers)
    ways = [blockers(work.around, numbers, way, gone) for way in tried]
    if all(ways):
        runs = sorted(((free_run(work.around, numbers, way, gone), way) for way in tried), reverse=True)[:2]
        first_moves = [(0.0, 0.0, LIFT), *(scale(way, run) for run, way in runs if run >= STEP)]
        for first in first_moves:
            ways += [blockers(work.around, numbers, way, gone, first) for way in tried if abs(dot(way, unit(first))) < ASIDE]
    return sorted(ways, key=len)


def _remove_all(work: Workpiece, names: list[str], before: Steps, depth: int, waiting: frozenset[str]) -> tuple[Steps | None, str]:
    steps = before
    for name in names:
        if name in steps.gone:
            continue
        if "#" in name:  # a bolt or pin in the way is drawn with its joint
            steps = steps.copy()
            _undo(work, name, frozenset(), steps)
            continue
        found, reason = _remove(work, name, steps, depth - 1, waiting)
        if found is None:
            return None, reason
        steps = found
    return steps, ""


def _short(words: list[str]) -> str:
    return "; ".join(words if len(words) <= 4 else [*words[:2], f"{len(words) - 3} more", words[-1]])


CHECK = GeometryCheck("disassembly", "a part that wears must come off without cutting anything", disassembly_cases)
