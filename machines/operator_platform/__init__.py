"""Where the operator of a driven machine stands and what is in reach: a deck with valves and stop button, or a pendant for who walks behind.

Its modules are operator_deck and walk_behind: named here, they are found without loading other folders.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gvcs_cad import Module, hookimpl

from .deck import OperatorDeck
from .walk_behind import WalkBehind


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register both ways to work a machine."""
    register(OperatorDeck())
    register(WalkBehind())


@hookimpl
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register their contracts."""
    register(Path(__file__).with_name("catalog"))
