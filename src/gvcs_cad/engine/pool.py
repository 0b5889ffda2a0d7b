"""A `concurrent.futures.Executor` of warm processes that may crash, hang or run out of memory without taking the build along."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

from gvcs_cad.engine.sent_once import SentOnce
from gvcs_cad.engine.worker import BEGUN, KERNEL, OUT_OF_MEMORY, Setup, serve
from gvcs_cad.errors import UnsendableError, WorkerError, words_of
from gvcs_cad.model.design import Design

SECONDS = 300.0  # per task; chosen: the slowest operation known to be sound, a modelled M12 thread, takes 19 s
STARTING = 120.0  # more, until a worker has loaded what it needs and begins


@dataclass
class _Task:
    packed: bytes
    speaks_of: frozenset[int]  # numbers of `SentOnce`
    future: Future[Any]


@dataclass
class _Worker:
    process: Any
    connection: Connection
    task: _Task | None = None
    since: float = 0.0
    begun: bool = False
    knows: frozenset[int] = frozenset()


class WarmPool(Executor):
    """Runs each call in one of `jobs` processes, forked from a server that has imported the kernel but never used it.

    (A fork after the first boolean deadlocks in OCC's thread pool; threads gain nothing, OCP holds the GIL. And
    `ProcessPoolExecutor` can neither say which task ended a process nor end one that hangs.)
    A call that fails sets WorkerError on its future: crash, time-out after `seconds`, no memory, or what it raised. A
    worker is replaced only after a crash, a kill, a time-out or when its memory ran out.
    """

    def __init__(self, setup: Setup, jobs: int, seconds: float = SECONDS, preload: Sequence[str] = (KERNEL,)) -> None:
        self._setup, self._jobs, self._seconds = setup, max(1, jobs), seconds
        self._context = _context(preload)
        self._sent_once = SentOnce(Design)
        self._waiting: deque[_Task] = deque()
        self._workers: list[_Worker] = []
        self._thread: threading.Thread | None = None
        self._closing = False
        self._given_up = ""
        self._lock = threading.Lock()
        self._bell, self._ring = multiprocessing.Pipe(duplex=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call a module-level function of plain values in a worker."""
        future: Future[Any] = Future()
        try:
            with self._lock:
                packed, speaks_of = self._sent_once.pack((fn, args, kwargs))
        except Exception as error:  # pickle raises what it likes for a lambda, a closure or an open file
            future.set_exception(UnsendableError(f"cannot be sent to a worker: {words_of(error)}; use a module-level function and plain values"))
            return future
        with self._lock:
            if self._given_up:
                future.set_exception(WorkerError(self._given_up))
                return future
            if self._closing:
                raise RuntimeError("the pool is closed")
            self._waiting.append(_Task(packed, speaks_of, future))
            if self._thread is None:
                self._thread = threading.Thread(target=self._supervise, name="gvcs-pool", daemon=True)
                self._thread.start()
        with suppress(OSError):  # the thread has ended meanwhile, and failed the task
            self._ring.send_bytes(b".")
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers when the tasks are done; with `cancel_futures` those that wait are cancelled and those that run are ended."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
            if cancel_futures:
                for task in self._waiting:
                    task.future.cancel()
                self._waiting.clear()
                for worker in self._workers:
                    worker.process.kill()
        if self._thread is not None:
            self._ring.send_bytes(b".")
            if wait:
                self._thread.join()
        else:
            self._close_bell()

    def __exit__(self, kind: object, *_: object) -> None:
        self.shutdown(cancel_futures=kind is not None)

    # ------------------------------------------------- the supervising thread

    def _supervise(self) -> None:
        try:
            self._work()
        except Exception as error:  # no process can be started, no pipe opened: nobody would ever answer
            self._give_up(f"no worker can be started: {words_of(error)}")
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()
        self._close_bell()

    def _give_up(self, words: str) -> None:
        """Fail all that runs and waits, and what is submitted from now on."""
        with self._lock:
            self._closing, self._given_up = True, words
            tasks = [*(worker.task for worker in self._workers if worker.task), *self._waiting]
            self._waiting.clear()
        for task in tasks:
            if not task.future.done():
                task.future.set_exception(WorkerError(words))

    def _work(self) -> None:
        while True:
            self._hand_out()
            busy = [worker for worker in self._workers if worker.task]
            if self._closing and not busy and not self._waiting:
                break
            ready = wait([self._bell, *(worker.connection for worker in busy)], timeout=self._patience(busy))
            if self._bell in ready:
                self._bell.recv_bytes()
            for worker in busy:
                self._collect(worker, worker.connection in ready)

    def _patience(self, busy: list[_Worker]) -> float | None:
        """Return the seconds until the first running task has had its time."""
        return max(0.0, min(worker.since for worker in busy) + self._seconds - time.monotonic()) if busy else None

    def _hand_out(self) -> None:
        with self._lock:
            while len(self._workers) < min(self._jobs, len(self._waiting) + sum(w.task is not None for w in self._workers)):
                self._workers.append(self._start())
            for worker in list(self._workers):
                if worker.task is None and self._waiting:
                    self._give(worker, self._waiting.popleft())

    def _give(self, worker: _Worker, task: _Task) -> None:
        if not task.future.set_running_or_notify_cancel():
            return
        while True:
            try:
                parcel = {} if task.speaks_of <= worker.knows else self._sent_once.parcel(task.speaks_of)
                worker.connection.send_bytes(pickle.dumps((parcel, task.packed)))
                worker.knows = frozenset(parcel) or worker.knows
            except OSError:  # it died while it had nothing to do: another one takes the task
                self._end(worker)
                self._workers.remove(worker)
                worker = self._start()
                self._workers.append(worker)
            else:
                worker.task, worker.since = task, time.monotonic() + (0.0 if worker.begun else STARTING)
                return

    def _collect(self, worker: _Worker, ready: bool) -> None:
        task = worker.task
        assert task is not None
        if ready:
            received = self._receive(worker)
            if received is None:
                worker.begun, worker.since = True, time.monotonic()
                return
            result, failure = received
        elif time.monotonic() - worker.since > self._seconds:
            result, failure = None, f"no result after {self._seconds:g} s"
        else:
            return
        worker.task = None
        if failure and (not ready or failure == OUT_OF_MEMORY or worker.process.exitcode is not None):
            with self._lock:
                self._end(worker)
                self._workers.remove(worker)
        if failure:
            task.future.set_exception(WorkerError(failure))
        else:
            task.future.set_result(result)

    def _receive(self, worker: _Worker) -> tuple[Any, str] | None:
        """Return a task's result and the words of its failure; None for the word that it has begun."""
        try:
            packed = worker.connection.recv_bytes()
        except (EOFError, ConnectionResetError):
            worker.process.join(5)
            return None, _last_words(worker.process.exitcode)
        if packed == BEGUN:
            return None
        try:
            result, failure = pickle.loads(packed)  # noqa: S301  # our own worker over a private pipe
        except Exception as error:  # a class that unpickles itself in its own way
            return None, f"its result cannot be read: {words_of(error)}"
        return result, failure

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._setup), daemon=True)  # type: ignore[attr-defined]  # every context has Process
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join(5)
        worker.connection.close()

    def _close_bell(self) -> None:
        self._bell.close()
        self._ring.close()


def warm_up(preload: Sequence[str]) -> None:
    """Start the server from which workers are forked, so that it loads what they need while this process does something else."""
    if _context(preload).get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def _context(preload: Sequence[str]) -> BaseContext:
    if "forkserver" not in multiprocessing.get_all_start_methods() or sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _last_words(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"the worker was ended by {signal.Signals(-exitcode).name}"
    return f"the worker ended with exit code {exitcode}"
