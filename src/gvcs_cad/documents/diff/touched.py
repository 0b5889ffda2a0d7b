"""What a change does to places and not to parts: occurrences that moved, came or went, and joints, welds and ports that are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gvcs_cad.documents.diff.joined import sides
from gvcs_cad.documents.diff.snapshot import Snapshot

MILLIONTH = 1e-6  # mm and the entries of a rotation: what constructors round to
EVERYWHERE = ""


@dataclass(frozen=True)
class Touched:
    """One such change in words, and the paths below which it is felt."""

    words: str
    paths: tuple[str, ...]

    def concerns(self, place: str) -> bool:
        """Tell whether an occurrence stands on, below or above one of the paths."""
        return any(path == EVERYWHERE or f"{place}/".startswith(f"{path}/") or f"{path}/".startswith(f"{place}/") for path in self.paths)


def moved_paths(old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    """Return the paths of what stands elsewhere in the machine's frame than it did."""
    return tuple(path for path in old.placed if path in new.placed and not _same_place(old.placed[path], new.placed[path]))


def touched(old: Snapshot, new: Snapshot) -> tuple[Touched, ...]:
    """Return every such change. Where two designs differ in none of them and in no part, what joins the parts differs, and is felt everywhere."""
    found = [Touched(f"{path} has moved", (path,)) for path in moved_paths(old, new)]
    found += [Touched(f"{path} is new", (path,)) for path in new.placed if path not in old.placed]
    found += [Touched(f"{path} is gone", (path,)) for path in old.placed if path not in new.placed]
    for what, before, after, paths in (
        ("joint", old.joints, new.joints, _moved_by),
        ("weld", old.welds, new.welds, _welded),
        ("port", old.ports, new.ports, _offering),
        ("connection", old.connections or {}, new.connections or {}, _joining),
    ):
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                found.append(Touched(f"{what} {key} has changed", tuple(dict.fromkeys((*paths(key, before), *paths(key, after))))))
    same_parts = {part.digest for part in old.parts} == {part.digest for part in new.parts}
    if not found and same_parts and old.design != new.design:
        found.append(Touched("the same parts are joined otherwise", (EVERYWHERE,)))
    return tuple(found)


def _moved_by(key: str, joints: Mapping[str, Any]) -> Iterator[str]:
    above, slash, _ = key.rpartition("/")
    yield from (f"{above}{slash}{child}" for child in (joints[key]["moves"] if key in joints else ()))


def _welded(key: str, welds: Mapping[str, Any]) -> Iterator[str]:
    yield from key.partition(" (")[0].split(" to ")


def _offering(key: str, ports: Mapping[str, Any]) -> Iterator[str]:
    yield key.rpartition("#")[0]


def _joining(key: str, connections: Mapping[str, Any]) -> Iterator[str]:
    yield from (sides(connections[key]) if key in connections else ())


def _same_place(old: Sequence[float], new: Sequence[float]) -> bool:
    return all(abs(a - b) <= MILLIONTH for a, b in zip(old, new, strict=True))
