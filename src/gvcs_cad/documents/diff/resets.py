"""What a change takes back: a signature holds for the very part that was signed, a closed hazard for what it names as it stands and moves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gvcs_cad.documents.diff.match import Matching
from gvcs_cad.documents.diff.snapshot import PartState, Snapshot
from gvcs_cad.documents.diff.touched import Touched, touched

SHORTEST = 3  # letters of a name that is looked for in a sentence: a part may well be called ``a``


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
    """A hazard closed before and after, though what it speaks of has changed, moved or is held otherwise, was closed for another machine."""
    parts = [*(part for pair in matching.changed for part in pair), *matching.added, *matching.removed]
    changes, known = touched(old, new), [*old.parts, *new.parts]
    closed = {h.name: h for h in old.hazards if h.state != "open"}
    found = []
    for h in new.hazards:
        before = closed.get(h.name)
        if h.state != "open" and before is not None and (before.closed_by, before.date) == (h.closed_by, h.date):
            words = "it says something else now" if (before.hazard, before.part, before.measure) != (h.hazard, h.part, h.measure) else ""
            reason = (
                words or _by_parts(h.part, parts, known) or _by_places(h.part, changes, known) or _by_words(f"{h.hazard}; {h.measure}", parts, changes, known)
            )
            if reason:
                found.append(Reset("hazard", h.name, h.closed_by, h.date, reason))
    return found


def _by_parts(words: str, changed: Sequence[PartState], known: Sequence[PartState]) -> str:
    """Say why a change of parts concerns what a hazard names; words that are no part and no assembly may mean any of them."""
    if not changed:
        return ""
    if any(part.name == words for part in known):
        return f"{words} has changed" if any(part.name == words for part in changed) else ""
    if any(_inside(words, part) for part in known):
        return f"{words} holds parts that have changed" if any(_inside(words, part) for part in changed) else ""
    return f"parts have changed, and {words!r} may mean them"


def _by_places(words: str, changes: Sequence[Touched], known: Sequence[PartState]) -> str:
    """Say why a movement or another joint, weld or port does; a part that has no place of its own may be anywhere."""
    named = [part for part in known if part.name == words] or [part for part in known if _inside(words, part)]
    places = {place for part in named for place in part.places}
    for change in changes:
        if not places:
            return f"{change.words}, and {words!r} may mean it"
        if any(change.concerns(place) for place in places):
            return change.words
    return ""


def _by_words(text: str, changed: Sequence[PartState], changes: Sequence[Touched], known: Sequence[PartState]) -> str:
    """Say why a change concerns a part that a hazard's own words name beside its subject: ``fingers between arm and lug``."""
    for part in known:
        if len(part.name) >= SHORTEST and re.search(rf"\b{re.escape(part.name).replace('_', '[_ ]')}s?\b", text):
            if any(other.name == part.name for other in changed):
                return f"{part.name} has changed"
            for change in changes:
                if any(change.concerns(place) for place in part.places):
                    return change.words
    return ""


def _inside(assembly: str, part: PartState) -> bool:
    return any(assembly in place.split("/")[:-1] for place in part.places)
