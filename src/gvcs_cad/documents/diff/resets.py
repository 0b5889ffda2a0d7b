"""What a change takes back: a signature holds for the very part that was signed, a closed hazard for the part that it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.documents.diff.match import Matching
from gvcs_cad.documents.diff.snapshot import PartState, Snapshot


@dataclass(frozen=True)
class Reset:
    """A signature or a closed hazard that no longer holds: of which part, who gave it and when, and why it falls."""

    kind: Literal["signature", "hazard"]
    name: str
    by: str
    date: str
    reason: str


def resets(old: Snapshot, new: Snapshot, matching: Matching) -> tuple[Reset, ...]:
    """Return every signature and every closed hazard of the old design that the new one no longer carries."""
    return (*_signatures(old, new, matching), *_hazards(old, new, matching))


def _signatures(old: Snapshot, new: Snapshot, matching: Matching) -> list[Reset]:
    signed_now = {v.digest for v in new.verifications} & {part.digest for part in new.parts}
    replaced = {a.digest: b for a, b in (*matching.same, *matching.changed)}
    names = {part.digest: part.name for part in old.parts}
    found = []
    for v in old.verifications:
        if v.digest not in names:
            continue
        now = replaced.get(v.digest)
        if now is None or now.digest not in signed_now:
            reason = "the part is gone" if now is None else "the signature is gone" if now.digest == v.digest else "the part has changed"
            found.append(Reset("signature", names[v.digest], v.verified_by, v.date, reason))
    return found


def _hazards(old: Snapshot, new: Snapshot, matching: Matching) -> list[Reset]:
    """A hazard closed before and after, though what it speaks of has changed, was closed for another part."""
    touched = [*(part for pair in matching.changed for part in pair), *matching.added, *matching.removed]
    closed = {h.name: h for h in old.hazards if h.state != "open"}
    found = []
    for h in new.hazards:
        before = closed.get(h.name)
        if h.state != "open" and before is not None and (before.closed_by, before.date) == (h.closed_by, h.date):
            reason = _concerns(h.part, touched, _parts_of(old, new))
            if reason:
                found.append(Reset("hazard", h.name, h.closed_by, h.date, reason))
    return found


def _parts_of(old: Snapshot, new: Snapshot) -> list[PartState]:
    return [*old.parts, *new.parts]


def _concerns(words: str, touched: Sequence[PartState], known: Collection[PartState]) -> str:
    """Say why a change concerns what a hazard names; words that are no part and no assembly may mean any of them."""
    if not touched:
        return ""
    if any(part.name == words for part in known):
        return f"{words} has changed" if any(part.name == words for part in touched) else ""
    if any(_inside(words, part) for part in known):
        return f"{words} holds parts that have changed" if any(_inside(words, part) for part in touched) else ""
    return f"parts have changed, and {words!r} may mean them"


def _inside(assembly: str, part: PartState) -> bool:
    return any(assembly in place.split("/")[:-1] for place in part.places)
