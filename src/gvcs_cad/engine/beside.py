"""Work that goes on beside this process: in a child of it, which has every value already and sends its answer back."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def beside(work: Callable[[], Answer]) -> Callable[[], Answer]:
    """Begin work in a child and return the function that waits for its answer; what the work raises is raised there.

    Without a second processor or a safe fork (other threads may hold locks; macOS forbids it to programs with frameworks), and where the
    child ends without an answer, that function does the work itself. The work must change nothing that this process needs.
    """
    if not _can_fork():
        return work
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _answer(work, writer)
    os.close(writer)

    def wait() -> Answer:
        with os.fdopen(reader, "rb") as pipe:
            packed = pipe.read()
        os.waitpid(child, 0)
        if not packed:
            return work()
        answer, error = pickle.loads(packed)  # noqa: S301  # our own child over a private pipe
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]  # what `work` returned there

    return wait


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
