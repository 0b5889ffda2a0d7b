"""Keeps a store in its size: what was used longest ago goes first, and what is damaged goes at once."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from gvcs_cad.engine.store import SELDOM, Store, held, read_entry
from gvcs_cad.errors import StoreError, UsageError

DEFAULT_LIMIT = 4 << 30  # bytes; chosen: a tractor with everything takes about 10 MB, so some hundred variants of several machines
ROOM = 0.9  # of the limit that is left after an eviction, so that not every build evicts
_ABANDONED = 3600.0  # s after which a half-written file that nobody holds belongs to a process that was killed
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(B|kB|MB|GB|TB)?\s*", re.I)
_UNITS = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "tb": 10**12}


@dataclass(frozen=True)
class Entry:
    """One file of a store: bytes on disk, and the time of its last use in seconds since the epoch, 0 where it lies ahead of this clock."""

    path: Path
    size: int
    used: float


@dataclass(frozen=True)
class Verified:
    """How many entries are what was written, which were not and are removed, and which cannot be read: they are another user's."""

    sound: int
    damaged: tuple[Path, ...]
    unreadable: tuple[Path, ...]


@dataclass(frozen=True)
class Removed:
    """What an eviction took, and what is left."""

    entries: int
    size: int
    left: int


def parse_size(text: str) -> int:
    """Read ``500 MB`` or ``4GB`` (powers of ten, bytes without a unit). Raises UsageError for anything else."""
    match = _SIZE.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is not a size (for example 500 MB, 4 GB)")
    return round(float(match.group(1)) * _UNITS[(match.group(2) or "B").lower()])


def limit() -> int:
    """Return the size that a store may have, bytes: ``GVCS_CACHE_SIZE``, else the default. Raises UsageError for a bad one."""
    text = os.environ.get("GVCS_CACHE_SIZE", "")
    try:
        return parse_size(text) if text else DEFAULT_LIMIT
    except UsageError as error:
        raise UsageError(f"GVCS_CACHE_SIZE: {error}") from None


def entries(store: Store) -> list[Entry]:
    """Return every entry, the one longest unused first; those that vanish meanwhile are left out.

    One whose time lies ahead has not been used since a clock was set back: nothing is known of it, and it counts as longest unused.
    """
    found = []
    latest = time.time() + SELDOM
    for path in (store.root / "store").glob("*/*"):
        if not path.name.startswith("."):
            try:
                status = path.stat()
            except OSError:
                continue
            found.append(Entry(path, status.st_size, status.st_mtime if status.st_mtime <= latest else 0.0))
    return sorted(found, key=lambda entry: (entry.used, entry.path.name))


def prune(store: Store, most: int) -> Removed:
    """Evict what was used longest ago until at most `most` bytes are left, and remove what killed processes left half-written.

    What cannot be removed is passed over; raises StoreError where more is left because of it.
    """
    _clear_abandoned(store)
    kept = entries(store)
    size = sum(entry.size for entry in kept)
    count = freed = 0
    reason = ""
    for entry in kept:
        if size - freed <= most:
            break
        stays = _removed(entry.path)
        if stays:
            reason = reason or stays
        else:
            count, freed = count + 1, freed + entry.size
    if size - freed > most:
        raise StoreError(f"{store.root}: {size - freed} bytes of at most {most} stay, since they cannot be removed: {reason}")
    return Removed(count, freed, size - freed)


def keep_in_size(store: Store, most: int) -> Removed | None:
    """Evict only if the store has outgrown its limit in bytes; return None if nothing was to be done. Raises StoreError as `prune` does."""
    if sum(entry.size for entry in entries(store)) <= most:
        return None
    return prune(store, int(most * ROOM))


def verify(store: Store) -> Verified:
    """Read every entry and remove those that are not what was written. Raises StoreError naming those that cannot be removed."""
    sound = 0
    bad, unreadable = [], []
    for entry in entries(store):
        try:
            if read_entry(entry.path) is None:
                bad.append(entry.path)
            else:
                sound += 1
        except FileNotFoundError:  # evicted meanwhile
            continue
        except OSError:
            unreadable.append(entry.path)
    stay = [f"{path}: is damaged and cannot be removed: {reason}" for path in bad if (reason := _removed(path))]
    if stay:
        raise StoreError(*stay)
    return Verified(sound, tuple(bad), tuple(unreadable))


def _removed(path: Path) -> str:
    """Remove a file and return why it stays, if so."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _clear_abandoned(store: Store) -> None:
    """Remove half-written files that nobody is writing any more, whatever the clock of their writer says."""
    now = time.time()
    for path in (store.root / "store").glob("*/.new-*"):
        try:
            abandoned = abs(now - path.stat().st_mtime) > _ABANDONED and not held(path)
        except OSError:
            continue
        if abandoned:
            _removed(path)
