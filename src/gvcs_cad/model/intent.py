"""What touches by intent: the parts of one connection, a shaft in its bore, and what a designer declares; and what must keep clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from gvcs_cad.model.connection import At, Clearance, Connection, Contact, Fasten, Nail, Pin, Press, Weld
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import Bore
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path
from gvcs_cad.model.piece import Piece
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.model.purchased import PurchasedPart

Pair = frozenset[str]


@dataclass(frozen=True)
class Clear:
    """Two subtrees that must stay `least` mm apart, by their paths, and why."""

    a: str
    b: str
    least: float
    why: str

    def concerns(self, first: str, second: str) -> bool:
        """Tell whether two paths stand on its two sides."""
        return (_under(first, self.a) and _under(second, self.b)) or (_under(first, self.b) and _under(second, self.a))


@dataclass
class Intent:
    """Contacts and clearances of a whole design, by the paths of its parts.

    `depths` gives for each pair that touches by intent how far it may overlap, mm; `fits` the bores, each with the path of the part
    whose frame it is in, inside which the two may overlap.
    """

    depths: dict[Pair, float] = field(default_factory=dict)
    fits: dict[Pair, list[tuple[str, Bore]]] = field(default_factory=lambda: defaultdict(list))
    clearances: list[Clear] = field(default_factory=list)

    def declared(self, first: str, second: str) -> bool:
        """Tell whether two parts touch by intent."""
        return frozenset((first, second)) in self.depths

    def depth(self, first: str, second: str) -> float:
        """Return how far the drawings of two parts may overlap, mm."""
        return self.depths.get(frozenset((first, second)), 0.0)

    def touch(self, names: Iterable[str], depth: float = 0.0) -> None:
        """Take in that each of some parts may touch each other one."""
        for pair in map(frozenset, combinations(names, 2)):
            self.depths[pair] = max(depth, self.depths.get(pair, 0.0))

    def bores(self, a: Piece, b: Piece) -> list[Bore]:
        """Return the bores inside which two pieces may overlap, in the frame of the first, as both stand."""
        inverse = a.at.inverse()
        here = {a.path: Placement(), b.path: inverse @ b.at}
        return [bore.placed(here[path]) for path, bore in self.fits.get(frozenset((a.path, b.path)), ())]


def _under(path: str, root: str) -> bool:
    return path == root or path.startswith((f"{root}/", f"{root}#"))


def intent(design: Design) -> Intent:
    """Collect what the connections, links and declarations of a design mean to touch and to keep clear."""
    found = Intent()
    parts = {placed.path: placed for placed in placed_parts(design)}
    joined: dict[At, set[str]] = defaultdict(set)  # what goes through each hole of the tree
    for path, connection in design.all_connections():
        if isinstance(connection, Contact):
            _touch_each(found, parts, child_path(path, connection.a), child_path(path, connection.b), connection.depth)
        elif isinstance(connection, Clearance):
            found.clearances.append(Clear(child_path(path, connection.a), child_path(path, connection.b), connection.least, connection.why))
        elif isinstance(connection, (Weld, Nail)):
            _touch_each(found, parts, child_path(path, connection.a), child_path(path, connection.b), 0.0)
        else:
            _connect(found, path, connection, parts, joined)
    for path, inner in design.subtrees():
        for link in inner.links:
            for holes in (link.base, link.rod):
                places = [At(child_path(path, hole.path), hole.name) for hole in holes]
                others = {place.path for place in places}.union(*(joined[place] for place in places))
                eye = Bore("eye", (0.0, 0.0, -link.cylinder.eye_width / 2), (0.0, 0.0, 1.0), link.cylinder.pin, link.cylinder.eye_width)
                for other in others:
                    found.touch((child_path(path, link.name), other))
                    found.fits[frozenset((child_path(path, link.name), other))].append((child_path(path, link.name), eye))
    return found


def _touch_each(found: Intent, parts: Iterable[str], a: str, b: str, depth: float) -> None:
    """Take in that every part at or below `a` may touch every one at or below `b`."""
    under_b = [path for path in parts if _under(path, b)]
    for first in [path for path in parts if _under(path, a)]:
        for second in under_b:
            found.touch((first, second), depth)


def _connect(found: Intent, path: str, connection: Connection, parts: dict[str, Placed], joined: dict[At, set[str]]) -> None:
    """Take in a bolt, pin or press: all that it joins touches, and what goes through a hole may fill it."""
    if not connection.holes:
        return
    holes = [At(child_path(path, hole.path), hole.name) for hole in connection.holes]
    hardware = [child_path(path, f"{connection.holes[0]}.{piece.name}") for piece in connection.hardware]
    inner = _inner(connection)
    through = [*(name for name in hardware if name in parts), *([child_path(path, inner)] if inner else [])]
    found.touch([*dict.fromkeys(hole.path for hole in holes), *through])
    for name in list(_bodies(through, parts)):
        for hole in holes:
            joined[hole].add(name)
            if hole.path in parts and name != hole.path:
                found.touch((name, hole.path))
                found.fits[frozenset((name, hole.path))] += [(hole.path, bore) for bore in parts[hole.path].part.bores if bore.name == hole.name]
    if isinstance(connection, Fasten):
        for name in hardware[1:]:
            found.fits[frozenset((hardware[0], name))] += [(name, bore) for bore in _thread(parts[name].part)]


def _inner(connection: Connection) -> str:
    return connection.inner if isinstance(connection, Press) else connection.pin if isinstance(connection, Pin) else ""


def _bodies(names: Iterable[str], parts: dict[str, Placed]) -> Iterator[str]:
    """Iterate over the parts at and below some paths."""
    for name in names:
        yield from (path for path in parts if _under(path, name)) if name not in parts else (name,)


def _thread(nut: Part) -> list[Bore]:
    """Return the hole of a nut in its own frame: its bolt, drawn with its outside diameter, fills it."""
    sizes = dict(nut.envelope.arguments) if isinstance(nut, PurchasedPart) and nut.envelope else {}
    diameter, height = sizes.get("diameter"), sizes.get("height")
    if not isinstance(diameter, (int, float)) or not isinstance(height, (int, float)):
        return []  # a washer: the bolt passes it with play
    return [Bore("thread", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), float(diameter), float(height))]
