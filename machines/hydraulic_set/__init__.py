"""The hydraulic set of any machine: hoses with their couplers on ``hose_set@1``, and valves, electric or by hand, on three seats.

Its modules are hose_set_8, hose_set_12, solenoid_valves and hand_valves: named here, they are found without loading other folders.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gvcs_cad import Module, hookimpl

from .hose_set import HoseSet8, HoseSet12
from .valve_set import HandValves, SolenoidValves


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register both sizes of hose and both kinds of valve."""
    for module in (HoseSet8(), HoseSet12(), SolenoidValves(), HandValves()):
        register(module)


@hookimpl
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register their contracts."""
    register(Path(__file__).with_name("catalog"))
