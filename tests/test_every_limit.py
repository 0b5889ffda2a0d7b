"""Every machine with all parameters at their minimum, all at their maximum, and in each configuration: every check, with solids.

``LIMITS=all pytest -m slow tests/test_every_limit.py`` runs them all, half an hour on two processors; without it two small machines stand for the rest.
The configurations of the cheapest are not slow; those of all others are checked by the project's own workflow (.github/workflows/fabrication.yml).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from gvcs_cad.engine.accepted import NAME, read_acceptances
from gvcs_cad.engine.carried import carried
from gvcs_cad.engine.check import check_machine
from gvcs_cad.engine.prepare import prepare, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configurations
from gvcs_cad.model.parameters import Parameters
from gvcs_cad.testing import extremes

SMALL = ("drill", "soil_pulverizer")
CHEAP = {
    "coupon": {""},
    "drill": {"drill", "large_holes"},
    "furnace": {"200_kw", "60_kw"},
    "house_wall": {"wall"},
}  # less than 15 s of CPU for a configuration with an empty cache
ROOT = Path(__file__).parents[1]
ADVICE = {"heavy_part", "no_lifting_point", "not_known_to_fit", "overhang", "module_too_heavy"}  # of size: another size, another word

registry = workshop(Request(start=ROOT)).registry
registry.load_all()


@dataclass(frozen=True)
class Case:
    """A machine with a configuration or with settings, and what pytest calls it."""

    machine: str
    name: str
    config: str = ""
    sets: tuple[str, ...] = ()


def corner(parameters: type[Parameters], end: int) -> tuple[str, ...]:
    """Return the settings with every parameter at its first (0) or last (-1) extreme: minimum or maximum, first or last choice."""
    tried: dict[str, list[str]] = {}
    for values in extremes(parameters):
        for name, text in values.items():
            tried.setdefault(name, []).append(text)
    return tuple(f"{name}={texts[end]}" for name, texts in tried.items())


def is_slow(case: Case) -> bool:
    """Tell which case takes more than a few seconds, or is a corner of parameters and not a configuration."""
    return case.config not in CHEAP.get(case.machine, ()) or bool(case.sets)


def cases() -> list[Case]:
    found = []
    for name, machine in sorted(registry.machines.items()):
        found += [Case(name, config, config=config) for config in (configurations(machine) or [""])]
        low, high = corner(machine.Parameters, 0), corner(machine.Parameters, -1)
        if low:
            found += [Case(name, "all-minimum", sets=low), Case(name, "all-maximum", sets=high)]
    wanted = set(registry.machines) if os.environ.get("LIMITS") else set(SMALL)
    return [case for case in found if case.machine in wanted or not is_slow(case)]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.machine}-{case.name or 'default'}", marks=[pytest.mark.slow] if is_slow(case) else []) for case in cases()]
)
def test_all_checks_hold_with_solids(case: Case) -> None:
    request = Request(machines=(case.machine,), config=case.config, sets=case.sets, start=ROOT)
    floor = workshop(request)
    (one,) = prepare(request, floor)
    report = check_machine(one, floor, solids=True)
    own = {(entry.rule, subject) for entry in read_acceptances(floor.registry.machine(case.machine).folder() / NAME) for subject in entry.subjects}
    brought = tuple(carried(one))
    assert dict(report.failed) == {}
    assert report.measured
    counting = [f for f in report.findings if f.severity == "error" or (f.severity == "warning" and f.rule not in ADVICE)]
    words = [str(f) for f in counting if (f.rule, f.subject) not in own and not any(by.accepts(f) for by in brought)]
    assert not words, "\n".join(words)
