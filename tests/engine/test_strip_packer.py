"""The strip packer in its child process: it answers, and whatever goes wrong there is a reason and no crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from itertools import count

import pytest
from nesting import SHEET, corner, frame, item, job

from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.model import NestedSheet, Sheet
from gvcs_cad.documents.nest.search import Search
from gvcs_cad.documents.nest.strip import StripPart, placed_items, strip_height, strip_parts
from gvcs_cad.documents.nest.verify import sheet_problems, verify
from gvcs_cad.engine.strip_packer import StripPacker
from gvcs_cad.model.contour_shapes import circle, rectangle

SQUARE = StripPart("square", ((-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)), 2, (0.0,), (0.0, 0.0))


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_every_part_comes_back_where_it_may_lie() -> None:
    one = job(frame(), item("small", rectangle(120, 90), quantity=4), corner(quantity=2))
    counts = {"frame": 1, "small": 4, "corner": 2}
    parts = strip_parts(one, counts, SHEET)
    found = StripPacker()(parts, strip_height(one, SHEET), 1)
    assert found is not None
    placed = placed_items(one, parts, found)
    assert len(placed) == 7
    assert sheet_problems(NestedSheet(SHEET, placed), one) == []


def test_a_panic_is_a_reason_and_no_crash() -> None:
    packer = StripPacker()
    assert packer([SQUARE], 100.0, 1) is None
    (problem,) = packer.problems
    assert problem.startswith("strip packer: exit code 1: ")
    assert "PanicException" in problem


def test_a_polygon_that_crosses_itself_is_a_reason_and_no_crash() -> None:
    bow = StripPart("bow", ((0.0, 0.0), (50.0, 50.0), (50.0, 0.0), (0.0, 50.0)), 1, (0.0,), (0.0, 0.0))
    packer = StripPacker()
    assert packer([bow], 200.0, 1) is None
    assert "exit code 1" in packer.problems[0]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (python("import time; time.sleep(60)"), "no answer 0.5 s after its time was up"),
        (python("import os; os.kill(os.getpid(), 9)"), "ended by signal 9"),
        (python("print('[[1, 2]]')"), "its answer is no answer"),
        (python("print('Segmentation')"), "its answer is no answer"),
        (python("raise SystemExit(7)"), "exit code 7: no words"),
        (("/nonexistent/packer",), "cannot be started: No such file or directory"),
    ],
)
def test_whatever_the_child_does_the_search_goes_on(command: tuple[str, ...], words: str) -> None:
    packer = StripPacker(command=command, patience=0.5)
    assert packer([SQUARE], 300.0, 0) is None
    assert packer.problems == [f"strip packer: {words}"]
    one = job(frame(), corner(quantity=3))
    bad = StripPacker(command=command, patience=0.0 if "no answer" in words else 0.5)
    ticks = count(0.0, 0.01)
    assert verify(Search(one, bad, 1.5, clock=lambda: next(ticks)).best(), one) == []
    assert bad.problems


@pytest.mark.skipif(sys.platform != "linux", reason="process groups")
def test_when_the_engine_is_killed_the_child_ends_too() -> None:
    code = (
        "from gvcs_cad.engine.strip_packer import StripPacker; from gvcs_cad.documents.nest.strip import StripPart\n"
        "part = StripPart('p', ((-50.0, -50.0), (50.0, -50.0), (0.0, 50.0)), 60, (0.0, 90.0), (0.0, 0.0))\n"
        "print('ready', flush=True); StripPacker()([part], 500.0, 60)"
    )
    parent = subprocess.Popen(python(code), stdout=subprocess.PIPE, start_new_session=True)
    assert parent.stdout is not None
    with parent.stdout:
        parent.stdout.readline()
        time.sleep(1.0)
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
        until = time.monotonic() + 20
        while time.monotonic() < until and alive(parent.pid):
            time.sleep(0.1)
        assert not alive(parent.pid)


def alive(group: int) -> bool:
    """Tell whether any process of a group still runs; one that only waits to be collected does not."""
    states = subprocess.run(["ps", "-o", "stat=", "-g", str(group)], capture_output=True, text=True, check=False).stdout.split()
    return any(not state.startswith("Z") for state in states)


def test_the_search_puts_parts_into_the_openings_of_others_where_that_saves_a_sheet() -> None:
    """Two rings fill the sheet; the discs go into their openings or onto a sheet more, which the raster's cells need."""
    one = job(frame(quantity=2), item("disc", circle(136), quantity=8), sheets=[Sheet("tight", SHEET.stock, 832.0, 421.0)])
    assert len(fast_nest(one).sheets) == 2
    found = Search(one, StripPacker(), 5.0).best()
    assert verify(found, one) == []
    assert len(found.sheets) == 1
