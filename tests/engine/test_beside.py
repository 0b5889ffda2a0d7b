"""Work beside this process brings the same answer, the same error, and costs nothing where the child dies."""

from __future__ import annotations

import os
import signal
import threading
import time
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
    with beside(lambda: (here.append(1), os.getpid(), b"x" * 10_000_000)) as answer:  # more than a pipe holds
        value = answer()
    assert (here, value[1] != os.getpid(), len(value[2])) == ([], True, 10_000_000)


def test_an_error_arrives_whole(forking: None) -> None:
    def fails() -> None:
        raise PluginError("one", "two")

    with pytest.raises(PluginError) as found, beside(fails) as answer:
        answer()
    assert found.value.problems == ("one", "two")


@pytest.mark.parametrize("ends", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_that_dies_costs_its_time_and_nothing_else(forking: None, ends: signal.Signals) -> None:
    parent = os.getpid()

    def dies_in_the_child() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), ends)
        return "done here"

    with beside(dies_in_the_child) as answer:
        assert answer() == "done here"


def test_a_child_whose_answer_nobody_asks_for_is_ended(forking: None, tmp_path: Path) -> None:
    began = tmp_path / "began"

    def works_for_long() -> None:
        began.write_text(str(os.getpid()))
        time.sleep(3600)

    with pytest.raises(KeyError), beside(works_for_long):  # noqa: PT012
        while not (began.exists() and began.read_text()):
            time.sleep(0.01)
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(int(began.read_text()), 0)


def test_no_child_is_forked_beside_a_thread(tmp_path: Path) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with beside(os.getpid) as answer:
            assert answer() == os.getpid()
    finally:
        stop.set()
        thread.join()
