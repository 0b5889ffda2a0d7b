"""Work that goes on beside this process: in a child of it, which has every value already and sends its answer back."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


@contextmanager
def beside(work: Callable[[], Answer]) -> Iterator[Callable[[], Answer]]:
    """Begin work in a child and give the function that waits for its answer, once; what the work raises is raised there.

    Without a second processor or a safe fork (other threads may hold locks; macOS forbids it to programs with frameworks), and where the
    child ends without an answer, that function does the work itself. The work must change nothing that this process needs.
    Leaving the context ends a child whose answer nobody has asked for.
    """
    if not _can_fork():
        yield work
        return
    child = _Child(work)
    try:
        yield child.answer
    finally:
        child.end()


class _Child(Generic[Answer]):
    def __init__(self, work: Callable[[], Answer]) -> None:
        self._work = work
        reader, writer = os.pipe()
        self._process: int | None = os.fork()
        if self._process == 0:
            os.close(reader)
            _answer(work, writer)
        os.close(writer)
        self._pipe = os.fdopen(reader, "rb")

    def answer(self) -> Answer:
        packed = self._pipe.read()
        self._reap()
        if not packed:
            return self._work()
        answer, error = pickle.loads(packed)  # noqa: S301  # our own child over a private pipe
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]  # what the work returned there

    def end(self) -> None:
        if self._process is not None:
            os.kill(self._process, signal.SIGKILL)
            self._reap()

    def _reap(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            os.waitpid(process, 0)
            self._pipe.close()


def _can_fork() -> bool:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return hasattr(os, "fork") and sys.platform != "darwin" and processors > 1 and threading.active_count() == 1


def _answer(work: Callable[[], object], writer: int) -> None:
    """Send what the work returns or raises, whole or not at all, and end: nothing of the parent's is closed, flushed or run twice."""
    try:
        try:
            packed = pickle.dumps((work(), None))
        except Exception as error:  # it belongs to the parent, which raises it
            packed = pickle.dumps((None, error))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(packed)
    finally:
        os._exit(0)
