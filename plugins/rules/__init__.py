"""The checks that every design passes through before anything is written; none needs a CAD kernel."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad.extend import KERNEL_FREE_CHECKS, Check, hookimpl


@hookimpl
def gvcs_register_checks(register: Callable[[Check], None]) -> None:
    """Register the built-in checks through the door that every check comes through."""
    for check in KERNEL_FREE_CHECKS:
        register(check)
