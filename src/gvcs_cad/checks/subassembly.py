"""What comes away together of a machine that is being taken apart: the assemblies it was built of, and the pieces that joints hold to one another.

A world is the paths of the pieces that still hang together; `undone` are the joints that are loosened already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from gvcs_cad.model.joining import Joining, Tie


def assemblies(joints: Joining, undone: Set[Tie], world: frozenset[str]) -> dict[str, list[frozenset[str]]]:
    """Return for each piece the assemblies that it belongs to and that nothing holds any more, the smallest first: they come off as they were built."""
    inside: dict[str, set[str]] = defaultdict(set)
    for path in world:
        names = path.partition("#")[0].split("/")
        for n in range(1, len(names)):
            inside["/".join(names[:n])].add(path)
    held = {tie for path in world for tie in joints.ties.get(path, ()) if tie not in undone}
    spans = [frozenset(path for path in (*tie.parts, *tie.pieces) if path in world) for tie in held]
    spans += [joints.unit(path) & world for path in world]
    outside = {piece for tie in undone for piece in tie.pieces if not all(part in world for part in tie.parts)}
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for members in sorted(map(frozenset, inside.values()), key=lambda members: (len(members), sorted(members))):
        if len(members) > 1 and all(span <= members or not span & members for span in spans):
            own = members - outside - _leaving(undone, members)
            for path in members:
                found[path].append(own)
    return found


def _leaving(undone: Set[Tie], members: frozenset[str]) -> set[str]:
    """Return the hardware among some pieces whose undone joint went outside them: it is drawn before they move."""
    return {piece for tie in undone if not tie.parts <= members for piece in tie.pieces}


def groups(joints: Joining, undone: Set[Tie], world: frozenset[str], kinds: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return for each piece of a world the pieces that it comes away with: welded, or held by joints of these kinds that are not undone."""
    leader = {path: path for path in world}

    def find(path: str) -> str:
        while leader[path] != path:
            leader[path] = leader[leader[path]]
            path = leader[path]
        return path

    def join(paths: Iterable[str]) -> None:
        first, *others = [find(path) for path in sorted(paths) if path in leader] or [""]
        for other in others:
            leader[other] = first

    held: dict[Tie, set[str]] = defaultdict(set)
    for path in world:
        join(joints.unit(path))
        for tie in joints.ties.get(path, ()):
            held[tie].add(path)
    for tie, paths in held.items():
        if tie not in undone and tie.kind in kinds:
            join(paths | tie.pieces)
    members: dict[str, set[str]] = defaultdict(set)
    for path in world:
        members[find(path)].add(path)
    return {path: frozenset(members[find(path)]) for path in world}
