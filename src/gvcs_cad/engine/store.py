"""A content store of plain files: written whole or not at all, checked on every read, never trusted when damaged."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_DIGEST = 32  # bytes of SHA-256 in front of the content
SELDOM = 3600.0  # s between two marks of use: enough to tell what has lain for weeks, and readers hardly ever write


def default_store() -> Path:
    """Return the cache folder: ``GVCS_CACHE_DIR``, else the user's cache folder by the XDG rule."""
    named = os.environ.get("GVCS_CACHE_DIR")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "gvcs-cad"


@dataclass(frozen=True)
class Store:
    """Values by key under a root folder; several processes may share it."""

    root: Path

    def path(self, key: str) -> Path:
        """Return where a key's value stands."""
        return Path(f"{self.root}/store/{key[:2]}/{key[2:]}")  # a build asks for thousands: joining paths would take longer than reading

    def get(self, key: str) -> bytes | None:
        """Return the value, or None where there is none or it is damaged; a damaged file is removed."""
        path = self.path(key)
        try:
            content = read_entry(path)
        except OSError:  # there is none, or it is not for us to read
            return None
        if content is None:
            _remove(path)
            return None
        _mark_used(path)
        return content

    def has(self, key: str) -> bool:
        """Tell whether there is a value, without looking whether it is sound or for us to read."""
        return os.path.isfile(self.path(key))  # noqa: PTH113  # pathlib raises for a folder that we may not look into

    def digest(self, key: str) -> str:
        """Return the SHA-256 that is stored with a value, as hex; empty where there is none."""
        try:
            with self.path(key).open("rb") as file:
                return file.read(_DIGEST).hex()
        except OSError:
            return ""

    def put(self, key: str, content: bytes) -> None:
        """Keep a value: written beside and renamed, so that a reader sees all of it or nothing. Raises OSError."""
        path = str(self.path(key))
        new = f"{os.path.dirname(path)}/.new-{os.getpid()}-{os.urandom(6).hex()}"  # noqa: PTH120  # fifty of these in a build of a second
        try:
            with _created(new) as file:
                _hold(file)
                file.write(hashlib.sha256(content).digest() + content)
            os.replace(new, path)  # noqa: PTH105
        except BaseException:
            Path(new).unlink(missing_ok=True)
            raise

    def keep(self, key: str, content: bytes) -> str:
        """Keep a value where that can be done, and return why it could not, if so: a full disk or a read-only cache costs time, never an output."""
        try:
            self.put(key, content)
        except OSError as error:
            return error.strerror or str(error)
        return ""


def _created(path: str) -> BinaryIO:
    """Open a file that is not there yet for writing; the umask says who may read it. Its folder is made where it is missing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.fdopen(os.open(path, flags, 0o666), "wb")
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        return os.fdopen(os.open(path, flags, 0o666), "wb")


def _hold(file: BinaryIO) -> None:
    """Lock a half-written file for as long as its writer lives: by that, and by no clock, others tell that it is not abandoned."""
    try:
        import fcntl
    except ImportError:  # Windows, where a file that is open cannot be removed
        return
    with suppress(OSError):  # a disk that knows no locks
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def held(path: Path) -> bool:
    """Tell whether a process is writing a file. Raises OSError for one that cannot be opened."""
    try:
        import fcntl
    except ImportError:
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False


def read_entry(path: Path) -> bytes | None:
    """Return the content of one file of a store, or None where it is not what was written. Raises OSError where it cannot be read."""
    data = path.read_bytes()
    content = data[_DIGEST:]
    return content if hashlib.sha256(content).digest() == data[:_DIGEST] else None


def _remove(path: Path) -> None:
    """Remove a damaged entry; in a store that cannot be written it stays, and is refused again."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _mark_used(path: Path) -> None:
    """Set the time of last use, which decides what is evicted first; one that lies ahead is of another clock, or of this one before it was set back."""
    try:
        if abs(time.time() - path.stat().st_mtime) > SELDOM:
            os.utime(path)
    except OSError:  # read-only, or evicted meanwhile: neither is the reader's business
        return
