"""Workers that crash, hang, run out of memory or raise cost their own task and nothing else."""

from __future__ import annotations

import copy
import ctypes
import multiprocessing
import operator
import os
import pickle
import signal
import sys
import threading
import time
import types
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad.engine.build import MachineReport, build
from gvcs_cad.engine.pool import WarmPool
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.resources import default_jobs, default_memory
from gvcs_cad.engine.sent_once import SentOnce
from gvcs_cad.engine.worker import Setup
from gvcs_cad.errors import WorkerError
from gvcs_cad.model.design import Design, Occurrence
from gvcs_cad.plugins.sources import Sources

NOTHING = Setup(Sources(Path("/nonexistent")))


@dataclass(frozen=True)
class Task:
    """A call with a name."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What became of it."""

    result: Any = None
    failure: str = ""


GOOD = [Task(f"good {i}", abs, (-i,)) for i in range(4)]


def outcome(future: Future[Any]) -> Outcome:
    error = future.exception()
    assert error is None or isinstance(error, WorkerError)
    return Outcome(failure=str(error)) if error else Outcome(future.result())


def run(*tasks: Task, jobs: int = 2, seconds: float = 60.0, setup: Setup = NOTHING) -> dict[str, Outcome]:
    with WarmPool(setup, jobs, seconds) as pool:
        futures = {task.name: pool.submit(task.function, *task.arguments) for task in tasks}
        return {name: outcome(future) for name, future in futures.items()}


def test_where_no_worker_can_be_started_every_task_says_so_and_none_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(WarmPool, "_start", refused)
    with WarmPool(NOTHING, 2) as pool:
        first = pool.submit(abs, -1)
        assert "no worker can be started: BlockingIOError" in str(first.exception(10))
        assert "no worker can be started" in str(pool.submit(abs, -2).exception(10))


def the_rest_is_made(outcomes: dict[str, Outcome]) -> bool:
    return [outcomes[task.name] for task in GOOD] == [Outcome(i) for i in range(len(GOOD))]


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (Task("abort", os.abort), "the worker was ended by SIGABRT"),
        (Task("leave", os._exit, (7,)), "the worker ended with exit code 7"),
        (Task("raise", int, ("x",)), "ValueError: invalid literal for int() with base 10: 'x'"),
        (Task("exit", sys.exit, ("bye",)), "the worker ended with exit code 1"),
        (Task("many lines", compile, ("a\nb c", "f", "exec")), "SyntaxError: invalid syntax (f, line 2)"),
        (Task("no bytes", threading.Lock), "TypeError: cannot pickle '_thread.lock' object"),
    ],
    ids=lambda value: value.name if isinstance(value, Task) else "",
)
def test_what_fails_is_named_and_the_rest_is_made(task: Task, words: str) -> None:
    outcomes = run(GOOD[0], task, *GOOD[1:])
    assert outcomes[task.name].failure.startswith(words)
    assert outcomes[task.name].result is None
    assert the_rest_is_made(outcomes)


def test_a_segfault_is_named_and_the_rest_is_made() -> None:
    crash = Task("crash", ctypes.string_at, (0,))
    outcomes = run(GOOD[0], crash, *GOOD[1:])
    assert outcomes["crash"].failure == "the worker was ended by SIGSEGV"
    assert the_rest_is_made(outcomes)


@pytest.fixture
def only_spawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without fork servers: macOS has none that is safe, Windows none at all."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])


def test_without_a_fork_server_workers_are_spawned_and_a_crash_is_named(only_spawn: None) -> None:
    outcomes = run(*GOOD, Task("crash", ctypes.string_at, (0,)), Task("parent", os.getppid))
    assert outcomes["crash"].failure == "the worker was ended by SIGSEGV"
    assert outcomes["parent"].result == os.getpid(), "a fork server stands between"
    assert the_rest_is_made(outcomes)


@pytest.mark.slow
def test_spawned_workers_draw_the_same_parts_and_name_the_one_that_crashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    fixtures = Path(__file__).parents[2] / "fixtures"

    def built(name: str, machine: str, start: Path) -> MachineReport:
        monkeypatch.setenv("GVCS_CACHE_DIR", str(tmp_path / f"cache {name}"))
        (report,) = build(Request(machines=(machine,), outputs=("stl",), folder=tmp_path / name, jobs=2, start=start)).machines
        return report

    forked = built("forked", "cart", fixtures)
    request.getfixturevalue("only_spawn")
    spawned = built("spawned", "cart", fixtures)
    crashing = built("crashing", "bad_parts", fixtures / "bad_machines").failed["stl/crashing_rA.stl"]
    assert (spawned.failed, spawned.files["stl"] > 0) == ({}, True)
    assert [(one.path, one.reused) for one in spawned.explained] == [(one.path, one.reused) for one in forked.explained]
    assert (spawned.folder / "SHA256SUMS").read_text() == (forked.folder / "SHA256SUMS").read_text()
    assert "the worker was ended by SIGSEGV" in crashing


def test_what_hangs_is_ended_and_the_rest_is_made() -> None:
    outcomes = run(GOOD[0], Task("hang", time.sleep, (3600,)), *GOOD[1:], seconds=1.5)
    assert outcomes["hang"].failure == "no result after 1.5 s"
    assert the_rest_is_made(outcomes)


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux only")
def test_what_eats_all_memory_is_named_and_the_rest_is_made() -> None:
    outcomes = run(GOOD[0], Task("eat", bytes, (64 << 30,)), *GOOD[1:], setup=Setup(NOTHING.sources, (), 4096))
    assert outcomes["eat"].failure == "out of memory"
    assert the_rest_is_made(outcomes)


def test_a_task_that_cannot_be_sent_is_named_and_the_rest_is_made() -> None:
    outcomes = run(GOOD[0], Task("lambda", lambda: 1), *GOOD[1:])
    assert outcomes["lambda"].failure.startswith("cannot be sent to a worker: ")
    assert outcomes["lambda"].failure.endswith("; use a module-level function and plain values")
    assert the_rest_is_made(outcomes)


def test_a_function_that_the_worker_cannot_find_is_named() -> None:
    module = types.ModuleType("only_here")
    module.function = lambda: 1
    module.function.__module__, module.function.__qualname__ = "only_here", "function"
    sys.modules["only_here"] = module
    try:
        assert run(Task("lost", module.function))["lost"].failure == "ModuleNotFoundError: No module named 'only_here'"
    finally:
        del sys.modules["only_here"]


def test_a_worker_that_died_while_idle_is_replaced() -> None:
    with WarmPool(NOTHING, 1) as pool:
        first = pool.submit(os.getpid).result()
        os.kill(first, signal.SIGKILL)
        while Path(f"/proc/{first}/stat").exists() and Path(f"/proc/{first}/stat").read_text().split()[2] != "Z":
            time.sleep(0.01)
        assert pool.submit(os.getpid).result() != first


def test_a_worker_serves_task_after_task_and_is_replaced_only_after_a_failure_of_its_own() -> None:
    with WarmPool(NOTHING, 1) as pool:
        first = [pool.submit(os.getpid).result() for _ in range(3)]
        with pytest.raises(WorkerError, match="ValueError"):
            pool.submit(int, "x").result()
        assert {*first, pool.submit(os.getpid).result()} == {first[0]}
        with pytest.raises(WorkerError, match="SIGABRT"):
            pool.submit(os.abort).result()
        assert pool.submit(os.getpid).result() != first[0]


def test_it_is_an_executor_like_any_other() -> None:
    with WarmPool(NOTHING, 2) as pool:
        assert isinstance(pool, Executor)
        assert list(pool.map(pow, [2, 3, 4], [3, 2, 1])) == [8, 9, 4]
        assert pool.submit(int, "ff", base=16).result() == 255
    with pytest.raises(RuntimeError, match="closed"):
        pool.submit(abs, 1)


def test_leaving_by_an_exception_ends_what_runs_and_cancels_what_waits() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), WarmPool(NOTHING, 1) as pool:  # noqa: PT012
        running, waiting = pool.submit(time.sleep, 3600), pool.submit(abs, 1)
        while not running.running():
            time.sleep(0.01)
        raise KeyboardInterrupt
    with pytest.raises(WorkerError, match="SIGKILL"):
        running.result()
    with pytest.raises(CancelledError):
        waiting.result()
    assert time.monotonic() - began < 30


def test_as_many_workers_as_jobs_and_never_more_than_tasks() -> None:
    pids = [found.result for found in run(*[Task(f"{i}", os.getpid) for i in range(8)], jobs=2).values()]
    assert 1 <= len(set(pids)) <= 2
    assert os.getpid() not in pids


def test_no_worker_outlives_its_pool() -> None:
    pids = {found.result for found in run(*[Task(f"{i}", os.getpid) for i in range(4)]).values()}
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_worker_leaves_ctrl_c_to_the_engine() -> None:
    assert run(Task("handler", signal.getsignal, (signal.SIGINT,)))["handler"].result is signal.SIG_IGN


def test_a_large_result_comes_back_whole() -> None:
    assert run(Task("large", bytes, (30_000_000,)))["large"].result == bytes(30_000_000)


def test_no_tasks_are_no_work() -> None:
    assert run() == {}


def test_the_defaults_suit_this_machine() -> None:
    assert 1 <= default_jobs() <= (os.cpu_count() or 1)
    assert (default_memory() or 4096) >= 4096


def test_a_design_is_sent_once_and_again_to_a_worker_that_takes_anothers_place() -> None:
    first, second = Design(name="first"), Design(name="second", children=(Occurrence("inner", Design(name="inner")),))
    with WarmPool(NOTHING, 1) as pool:
        assert pool.submit(id, first).result() == pool.submit(id, first).result()  # the very same object there
        assert pool.submit(operator.is_, second, second).result()
        assert pool.submit(list, [second, first, second]).result() == [second, first, second]
        pool.submit(os.abort).exception()
        assert pool.submit(copy.copy, second).result() == second


def test_a_call_names_a_design_by_its_number_whatever_holds_it() -> None:
    sent, design = SentOnce(Design), Design(name="x" * 1000)
    first, numbers = sent.pack((abs, (design,), {"other": [design, 1]}))
    again, same = sent.pack(partial(abs, design))
    assert numbers == same == {0}
    assert len(first) < 500 > len(again)
    assert pickle.loads(sent.parcel(numbers)[0]) == design
    assert sent.pack((abs, (Design(name="x" * 1000),)))[1] == {1}  # an equal one is another, and no digest is made to tell
    assert sent.pack((abs, (1,)))[1] == set()
