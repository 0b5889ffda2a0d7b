"""Where a host takes any module with an interface, and the module that was put there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gvcs_cad.errors import MisfitError, UsageError
from gvcs_cad.model.design import Design

if TYPE_CHECKING:
    from gvcs_cad.model.module import Module


@dataclass(frozen=True)
class Slot:
    """A host's opening for a module: `interface` is named by string (``power_bay@1``), `default` names a module."""

    name: str
    interface: str
    default: str
    help: str = ""


class Fitted:
    """The module chosen for a slot, ready to be built: ``modules["power"](bolt=…)``.

    Values that the host gives are fixed; the user's values fill the rest. `built` tells whether the host has asked for it: not every
    configuration fills every slot.
    """

    def __init__(self, slot: Slot, module: Module, values: Mapping[str, Any], inner: Mapping[str, Fitted], host: str) -> None:
        self.slot, self.module, self.values, self.inner, self.host = slot, module, dict(values), inner, host
        self.built = False

    def __call__(self, **fixed: Any) -> Design:
        """Build the module and return it frozen.

        Raises UsageError where a value of the user's is fixed by the host, MisfitError where the module lacks the slot's interface.
        """
        self.built = True
        known = self.module.Parameters.names()
        clash = sorted(set(fixed) & set(self.values))
        if clash:
            raise UsageError(*(f"{self.slot.name}.{name} is fixed by {self.host} to {fixed[name]}" for name in clash))
        given = {name: value for name, value in fixed.items() if name in known}
        parameters = self.module.Parameters.checked({**self.values, **given}, f"{self.slot.name}.")
        design = self.module.build(parameters, self.inner).freeze()
        if not any(port.interface == self.slot.interface and port.side == "module" for port in design.ports):
            have = ", ".join(sorted({port.interface for port in design.ports})) or "no port"
            raise MisfitError(f"{self.slot.name}: {self.module.name} does not fit {self.slot.interface}: it publishes {have}, not the module side of it")
        return design


def in_slots(modules: Mapping[str, Fitted]) -> Iterator[Module]:
    """Yield every module that a machine was built with, and those in their slots."""
    for fitted in modules.values():
        if fitted.built:
            yield fitted.module
            yield from in_slots(fitted.inner)
