"""Slips of a designer's hand in build(): each is answered with what was meant, and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.engine.prepare import prepare_each, workshop
from gvcs_cad.engine.request import Request

SOURCE = """from __future__ import annotations
from gvcs_cad import Assembly, Length, Machine, Parameters, PlatePart, Slot, chosen, dim, hookimpl, rectangle


class BenchParameters(Parameters):
    length: Length = dim(default=1200.0, min=800.0, max=2000.0, help="length")


class Bench(Machine):
    name, title = "bench", "Bench"
    Parameters = BenchParameters

    def build(self, p, modules):
        bench = Assembly(self.name)
        bench.add(PlatePart("top", stock="plate A36 1/4", outer=rectangle(p.length, 400.0), basis=chosen("a test")))
        return bench


@hookimpl
def gvcs_register_machines(register):
    register(Bench())
"""


def answers(folder: Path, source: str) -> str:
    """Return what is said of a machine that cannot be built."""
    machine = folder / "machines" / "bench" / "__init__.py"
    machine.parent.mkdir(parents=True)
    machine.write_text(source)
    asked = Request(machines=("bench",), start=folder)
    found, broken = prepare_each(asked, workshop(asked))
    return "; ".join(broken.get("bench", ())) or f"{len(found)} built"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("p.length", "p.lenght", "AttributeError: 'BenchParameters' object has no attribute 'lenght'; did you mean length? (machines/bench/__init__.py:15)"),
        ("p.length", "p.mass", "has no attribute 'mass'; there are length (machines"),
        ("    Parameters = ", "    Paramters = ", "'NoParameters' object has no attribute 'length'; the class states no Parameters = … (machines"),
        ("bench.add", "bench.addd", "'Assembly' object has no attribute 'addd'; did you mean add? (machines"),
        ("        return bench", "        pass", "bench: build() gives None and no Assembly: does it end with a return?"),
        ("        return bench", '        return modules["whel"]()', "no such slot: whel (machines/bench/__init__.py:16)"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert words in answers(tmp_path, SOURCE.replace(old, new))


def test_the_machine_without_slips_is_built(tmp_path: Path) -> None:
    assert answers(tmp_path, SOURCE) == "1 built"
