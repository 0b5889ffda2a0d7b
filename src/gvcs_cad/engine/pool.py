"""Warm workers that may crash, hang or run out of memory without taking the build along: each failure names its task."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

from gvcs_cad.engine.worker import Setup, serve
from gvcs_cad.errors import words_of


@dataclass(frozen=True)
class Task:
    """A module-level function and its arguments, with the name under which a failure is reported."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()

    @cached_property
    def packed(self) -> bytes:
        """Function and arguments as a worker receives them."""
        return pickle.dumps((self.function, self.arguments))


@dataclass(frozen=True)
class Outcome:
    """What became of a task: its result, or the words of its failure."""

    task: Task
    result: Any = None
    failure: str = ""


@dataclass
class _Worker:
    process: Any
    connection: Connection
    task: Task | None = None
    since: float = 0.0


class Pool:
    """Runs tasks on `jobs` processes, each forked from a server that has imported the kernel but never used it.

    (A fork after the first boolean deadlocks in OCC's thread pool; threads gain nothing, OCP holds the GIL.)
    A worker is replaced only after a crash, a kill or a time-out of `seconds` per task.
    """

    def __init__(self, setup: Setup, jobs: int, seconds: float = 300.0) -> None:
        self._setup, self._jobs, self._seconds = setup, max(1, jobs), seconds
        self._workers: list[_Worker] = []
        self._context = _context()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()

    def run(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Yield the outcome of every task as it ends, in no fixed order."""
        waiting = []
        for task in reversed(tasks):
            try:
                task.packed  # noqa: B018  # packs it
                waiting.append(task)
            except Exception as error:  # pickle raises what it likes for a lambda, a closure or an open file
                yield Outcome(task, failure=f"cannot be sent to a worker: {words_of(error)}; use a module-level function and plain values")
        while waiting or any(worker.task for worker in self._workers):
            self._hand_out(waiting)
            yield from self._collect()

    def _hand_out(self, waiting: list[Task]) -> None:
        while len(self._workers) < min(self._jobs, len(waiting) + sum(w.task is not None for w in self._workers)):
            self._workers.append(self._start())
        for worker in list(self._workers):
            if worker.task is None and waiting:
                task = waiting.pop()
                try:
                    worker.connection.send_bytes(task.packed)
                except OSError:  # it died while it had nothing to do: another one takes the task
                    self._replace(worker)
                    waiting.append(task)
                else:
                    worker.task, worker.since = task, time.monotonic()

    def _collect(self) -> Iterator[Outcome]:
        busy = [worker for worker in self._workers if worker.task]
        ready = wait([worker.connection for worker in busy], timeout=0.5)
        for worker in busy:
            task = worker.task
            assert task is not None
            if worker.connection in ready:
                outcome = self._receive(worker, task)
            elif time.monotonic() - worker.since > self._seconds:
                outcome = Outcome(task, failure=f"no result after {self._seconds:g} s")
                self._replace(worker)
            else:
                continue
            worker.task = None
            yield outcome

    def _receive(self, worker: _Worker, task: Task) -> Outcome:
        try:
            result, failure = pickle.loads(worker.connection.recv_bytes())  # noqa: S301  # our own worker over a private pipe
        except (EOFError, ConnectionResetError):
            worker.process.join(5)
            failure = _last_words(worker.process.exitcode)
            self._replace(worker)
            return Outcome(task, failure=failure)
        return Outcome(task, result, failure)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._setup), daemon=True)  # type: ignore[attr-defined]  # every context has Process
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _replace(self, worker: _Worker) -> None:
        self._end(worker)
        self._workers.remove(worker)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join(5)
        worker.connection.close()


def _context() -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods() or sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["gvcs_cad.engine.warm"])
    return context


def _last_words(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"the worker was ended by {signal.Signals(-exitcode).name}"
    return f"the worker ended with exit code {exitcode}"


def default_memory() -> int | None:
    """Return the address space in MB that a part may take: most of what the machine has, and always enough for the kernel."""
    try:
        megabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    except (AttributeError, ValueError, OSError):  # not every system tells
        return None
    return max(megabytes * 3 // 4, 4096)


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
