"""Taking a machine apart for its bolts: what is undone first was put together last. So an assembly order is found, or it is proven that none works.

Nothing that is taken off ever hinders, so it does not matter in which order: whatever can be undone is, until nothing more comes off.
"""

from __future__ import annotations

import os.path
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gvcs_cad.checks.screw import Screw, best_of, turns
from gvcs_cad.checks.subassembly import assemblies, groups
from gvcs_cad.geometry.extraction import LIFT, blockers, directions
from gvcs_cad.geometry.surroundings import Surroundings
from gvcs_cad.geometry.wrench import Drive, Grip, free_face, held, reach, ways
from gvcs_cad.model.joining import Joining, Tie
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.vector import Vector

STILL: Vector = (0.0, 0.0, 0.0)
RAISED: tuple[Vector, ...] = ((0.0, 0.0, LIFT / 4), (0.0, 0.0, LIFT))  # over a lip, over a stop
ASIDE = 0.1  # cosine: a move after a lift goes across it
NEAREST = 8  # ways of the tools of one bolt whose hindrances are looked at, those with the fewest


@dataclass
class Takedown:
    """A machine in all its named positions while it is taken apart; the pieces stand in the same order in each.

    What was seen once with everything in place is remembered: to take pieces off is then to strike them out. And what was reached or
    came out with some pieces gone is so with more of them gone.
    """

    positions: Sequence[Surroundings]
    joints: Joining
    loose: frozenset[str]  # what is put on last and bars nothing: open belts
    undone: set[Tie] = field(default_factory=set)
    numbers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _seen: dict[tuple[str, int], list[list[tuple[Grip, frozenset[str]]]]] = field(default_factory=dict)
    _barred: dict[frozenset[str], dict[tuple[Vector, Vector], frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))
    _turned: dict[str, list[tuple[frozenset[str], tuple[Grip, ...]]]] = field(default_factory=lambda: defaultdict(list))
    _free: dict[frozenset[str], list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for i, piece in enumerate(self.placed.pieces):
            self.numbers[piece.path].append(i)

    @property
    def placed(self) -> Surroundings:
        """The machine as placed."""
        return self.positions[0]

    def gone(self, world: frozenset[str]) -> frozenset[str]:
        """Return the paths of all pieces that are not in a world, or not any more."""
        return (frozenset(self.numbers) - world) | self.loose | {piece for tie in self.undone for piece in tie.pieces}

    def grips(self, screw: Screw, gone: frozenset[str]) -> tuple[Grip, ...]:
        """Return how well head and nut are reached, in the best position."""
        for fewer, grips in self._turned[screw.name]:
            if fewer <= gone:
                return grips
        best: tuple[Grip, ...] = tuple(0 for _ in screw.ends)
        for n, around in enumerate(self.positions):
            if n and not self._moves_away(screw, gone):
                break
            if (screw.name, n) in self._seen:
                found = tuple(max((grip for grip, met in end if met <= gone), default=0) for end in self._seen[screw.name, n])
            else:
                found = tuple(reach(around, self._face(around, path, drive), drive, gone | screw.own) for path, drive in screw.ends)
                if turns(found):
                    self._turned[screw.name].append((gone, found))
                else:
                    self._seen[screw.name, n] = [self._ways(around, screw, path, drive) for path, drive in screw.ends]
            found = tuple(grip or self._captive(around, path, drive, screw, gone) for grip, (path, drive) in zip(found, screw.ends, strict=True))
            best = max(best, found, key=lambda grips: (min(grips), max(grips)))
            if turns(best):
                break
        return best

    def _moves_away(self, screw: Screw, gone: frozenset[str]) -> bool:
        """Tell whether other positions may help: on every end there is a way that is barred by nothing that moves with the bolt."""
        body = self.placed.pieces[self.numbers[screw.ends[0][0]][0]].body
        rigid = {piece.path for piece in self.placed.pieces if piece.body == body} - gone
        return all(any(not met & rigid for _, met in end) for end in self._seen[screw.name, 0])

    def hindrances(self, screw: Screw, gone: frozenset[str]) -> list[frozenset[str]]:
        """Return what bars the tools of a bolt that is not reached, as placed: the paths in each way, fewest first."""
        found = {met - gone for end in self._seen[screw.name, 0] for grip, met in end if grip == best_of(screw)}
        return sorted((met for met in found if met), key=lambda met: (len(met), sorted(met)))

    def bars(self, unit: frozenset[str], gone: frozenset[str]) -> frozenset[str] | None:
        """Return None if a unit comes out in a straight line, else what it meets first on each of its ways."""
        if any(fewer <= gone for fewer in self._free[unit]):
            return None
        numbers = [i for path in sorted(unit) for i in self.numbers[path]]
        known = self._barred[unit]
        met: set[str] = set()
        straight = directions(self.placed, numbers)
        for before, way in [(STILL, way) for way in straight] + [(raised, way) for raised in RAISED for way in straight if abs(way[2]) < ASIDE]:
            if not known.get((before, way), frozenset()) - gone:
                first = blockers(self.placed, numbers, way, gone - unit, before, most=0)
                known[before, way] = frozenset(self.placed.pieces[i].path for i in first)
                if not first:
                    self._free[unit].append(gone)
                    return None
            met |= known[before, way] - gone
        return frozenset(met)

    def _captive(self, around: Surroundings, path: str, drive: Drive, screw: Screw, gone: frozenset[str]) -> Grip:
        return 1 if drive.kind == "hex" and held(around, self.numbers[path][0], gone | screw.own) else 0

    def _ways(self, around: Surroundings, screw: Screw, path: str, drive: Drive) -> list[tuple[Grip, frozenset[str]]]:
        tried = ways(around, self._face(around, path, drive), drive, screw.own | self.loose)
        return list(dict.fromkeys((way.grip, frozenset(around.pieces[i].path for i in way.met)) for way in tried))

    def _face(self, around: Surroundings, path: str, drive: Drive) -> Placement:
        return free_face(around.pieces[self.numbers[path][0]].at, drive.height, head=path.endswith(".bolt"))


@dataclass(frozen=True)
class Outcome:
    """How many bolts are reached as the machine stands, how many after something is off, and which ones never, with how far and what hinders."""

    standing: int
    after: int
    never: tuple[tuple[Screw, tuple[Grip, ...], str], ...]


def take_down(work: Takedown, bolts: Sequence[Screw]) -> Outcome:
    """Undo every bolt that a tool reaches, taking off what bars the others."""
    worlds: list[frozenset[str]] = [frozenset(work.numbers) - work.loose]
    standing: int | None = None
    left = list(bolts)
    never: list[tuple[Screw, tuple[Grip, ...], str]] = []
    while worlds:
        world = worlds.pop()
        mine = [screw for screw in left if screw.own <= world]
        _undo_all(work, mine, world)
        left = [screw for screw in left if screw.tie not in work.undone]
        standing = len(bolts) - len(left) if standing is None else standing
        stuck = [screw for screw in mine if screw.tie not in work.undone]
        if not stuck:
            continue
        part = _split(work, world, stuck)
        if part is None:
            gone = work.gone(world)
            never += [(screw, work.grips(screw, gone), _first(work.hindrances(screw, gone))) for screw in stuck]
        else:
            worlds += [part, world - part]
    return Outcome(standing or 0, len(bolts) - (standing or 0) - len(never), tuple(never))


def get_out(work: Takedown, bolts: Sequence[Screw], unit: frozenset[str]) -> list[str] | None:
    """Return what is taken off, in order, until a unit of welded parts comes out; None if it never does."""
    world = frozenset(work.numbers) - work.loose
    off: list[str] = []
    while True:
        _undo_all(work, [screw for screw in bolts if screw.own <= world], world)
        gone = work.gone(world)
        free = not any(tie.kind == "bolt" and tie not in work.undone and not tie.parts <= unit for path in unit for tie in work.joints.ties.get(path, ()))
        barred = work.bars(unit, gone)
        if free and barred is None:
            return off
        stuck = [screw for screw in bolts if screw.own <= world and screw.tie not in work.undone and screw.tie.parts & unit]
        part = _split(work, world, stuck, (*sorted(unit), *sorted(barred or ())), unit)
        if part is None:
            return None
        off.append(_named(part))
        world = part if unit <= part else world - part


def _named(part: frozenset[str]) -> str:
    """Return the assembly that a group is, or its first piece."""
    names = sorted(path for path in part if "#" not in path) or sorted(part)
    common = os.path.commonpath(names) if len(names) > 1 else names[0]
    return common or names[0]


def _undo_all(work: Takedown, bolts: Iterable[Screw], world: frozenset[str]) -> None:
    waiting = list(bolts)
    while waiting:
        gone = work.gone(world)
        loosened = [screw for screw in waiting if turns(work.grips(screw, gone))]
        if not loosened:
            return
        work.undone |= {screw.tie for screw in loosened}
        waiting = [screw for screw in waiting if screw.tie not in work.undone]


def _split(
    work: Takedown, world: frozenset[str], stuck: Sequence[Screw], more: Iterable[str] = (), never: frozenset[str] = frozenset()
) -> frozenset[str] | None:
    """Return a part of a world that comes away from the rest: one that holds a stuck bolt or one of `more`, bars its tools, or bars what does.

    None if there is none; `never` is not what is looked for, it comes off last.
    """
    gone = work.gone(world)
    held = [groups(work.joints, work.undone, world - gone, kinds) for kinds in (("bolt", "nail", "pin", "press"), ("bolt", "nail"))]
    whole = assemblies(work.joints, work.undone, world)
    wanted: dict[str, None] = {}
    for screw in stuck:
        for met in work.hindrances(screw, gone)[:NEAREST]:
            wanted |= dict.fromkeys(sorted(met))
    for screw in stuck:
        wanted |= dict.fromkeys(sorted(screw.tie.parts & world))
    wanted |= dict.fromkeys(more)
    tried: set[frozenset[str]] = {never}
    queue = list(wanted)
    for path in queue:
        units: list[frozenset[str]] = [*whole.get(path, ()), *(group[path] for group in held if path in group)]
        for unit in units:
            if unit in tried or unit >= world - gone:
                continue
            tried.add(unit)
            barred = work.bars(unit, gone)
            if barred is None:
                return unit
            queue += [name for name in sorted(barred) if name not in wanted]
            wanted |= dict.fromkeys(sorted(barred))
    return None


def _first(hindrances: Sequence[frozenset[str]]) -> str:
    if not hindrances:
        return ""
    names = sorted(hindrances[0])
    return f"{names[0]}{f' and {len(names) - 1} more' if len(names) > 1 else ''}"
