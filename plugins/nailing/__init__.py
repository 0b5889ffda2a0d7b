"""A check for what is nailed: every two sticks of lumber that touch, and every sheet on them, have the nails of the schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gvcs_cad.extend import Check, Design, Finding, Shop, hookimpl


def nailing(design: Design, shop: Shop) -> Iterator[Finding]:
    """Run the rule; it is imported when it works, since every command loads every plugin."""
    from .rule import nailing

    yield from nailing(design, shop)


@hookimpl
def gvcs_register_checks(register: Callable[[Check], None]) -> None:
    """Register the check; it costs nothing where no lumber is."""
    register(Check("nailing", "a wall is as strong as its nails: a joint or a sheet with too few of them racks and comes apart", nailing))
