"""Which part of the new design stands for which of the old: by identity, else by name, by the place it took, by where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gvcs_cad.documents.diff.snapshot import PartState

Pair = tuple[PartState, PartState]


@dataclass(frozen=True)
class Matching:
    """Pairs of parts that are the same, pairs that have changed, and those that stand alone."""

    same: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    added: tuple[PartState, ...]
    removed: tuple[PartState, ...]


def match(old: Sequence[PartState], new: Sequence[PartState]) -> Matching:
    """Pair every part at most once. A bolt of another length is no changed bolt, so fasteners pair by identity and name only."""
    by_digest = {part.digest: part for part in new}
    same = tuple((part, by_digest[part.digest]) for part in old if part.digest in by_digest)
    kept = {part.digest for part, _ in same}
    before = [part for part in old if part.digest not in kept]
    after = [part for part in new if part.digest not in kept]
    changed = [*_by_name(before, after)]
    changed += _by_place(_without(before, changed, 0), _without(after, changed, 1))
    changed += _by_assembly(_without(before, changed, 0), _without(after, changed, 1))
    order = {part.digest: number for number, part in enumerate(new)}
    changed.sort(key=lambda pair: order[pair[1].digest])
    return Matching(same, tuple(changed), tuple(_without(after, changed, 1)), tuple(_without(before, changed, 0)))


def _by_name(old: Sequence[PartState], new: Sequence[PartState]) -> list[Pair]:
    named = {part.name: part for part in new}
    return [(part, named[part.name]) for part in old if part.name in named]


def _by_place(old: Sequence[PartState], new: Sequence[PartState]) -> list[Pair]:
    """Pair a part with the one that took most of its places, the most places first."""
    candidates = [
        (-len(set(a.places) & set(b.places)), a.name, b.name, a, b)
        for a in old
        for b in new
        if a.kind == b.kind and not a.fastener and set(a.places) & set(b.places)
    ]
    pairs: list[Pair] = []
    taken: set[str] = set()
    for _, _, _, a, b in sorted(candidates, key=lambda row: row[:3]):
        if a.digest not in taken and b.digest not in taken:
            taken |= {a.digest, b.digest}
            pairs.append((a, b))
    return pairs


def _by_assembly(old: Sequence[PartState], new: Sequence[PartState]) -> list[Pair]:
    """Pair ``bracket`` with ``bracket_1in``: one kind, one stock, in the same assemblies, one name the beginning of the other."""
    pairs: list[Pair] = []
    taken: set[str] = set()
    for a in old:
        for b in new:
            alike = (a.kind, a.stock, _assemblies(a)) == (b.kind, b.stock, _assemblies(b)) and (a.name.startswith(b.name) or b.name.startswith(a.name))
            if alike and a.places and not a.fastener and a.digest not in taken and b.digest not in taken:
                taken |= {a.digest, b.digest}
                pairs.append((a, b))
    return pairs


def _assemblies(part: PartState) -> frozenset[str]:
    return frozenset(place.rpartition("/")[0] for place in part.places)


def _without(parts: Sequence[PartState], pairs: Sequence[Pair], side: int) -> list[PartState]:
    taken = {pair[side].digest for pair in pairs}
    return [part for part in parts if part.digest not in taken]
