"""Work beside this process brings the same answer, the same error, and costs nothing where the child dies."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from gvcs_cad.engine import beside as module
from gvcs_cad.engine.beside import beside
from gvcs_cad.errors import PluginError

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork whatever threads the test runner has."""
    monkeypatch.setattr(module, "_can_fork", lambda: True)


def test_the_answer_comes_from_a_child_that_leaves_this_process_as_it_is(forking: None) -> None:
    here: list[int] = []
    value = beside(lambda: (here.append(1), os.getpid(), b"x" * 10_000_000))()  # more than a pipe holds
    assert (here, value[1] != os.getpid(), len(value[2])) == ([], True, 10_000_000)


def test_an_error_arrives_whole(forking: None) -> None:
    def fails() -> None:
        raise PluginError("one", "two")

    wait = beside(fails)
    with pytest.raises(PluginError) as found:
        wait()
    assert found.value.problems == ("one", "two")


@pytest.mark.parametrize("ends", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_that_dies_costs_its_time_and_nothing_else(forking: None, ends: signal.Signals) -> None:
    parent = os.getpid()

    def dies_in_the_child() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), ends)
        return "done here"

    assert beside(dies_in_the_child)() == "done here"


def test_no_child_is_forked_beside_a_thread(tmp_path: Path) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        stop.set()
        thread.join()
