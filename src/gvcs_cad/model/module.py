"""What a designer writes: a module is parameters, slots and build(); a machine is a module that is listed."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.parameters import Parameters
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.slot import Fitted, Slot

Modules = Mapping[str, Fitted]


class NoParameters(Parameters):
    """For a module that has nothing to set."""


class Module:
    """An interchangeable assembly. Subclasses state `name`, `title`, `version`, `licence`, `Parameters` and `slots`, and build."""

    name: ClassVar[str]
    title: ClassVar[str] = ""
    version: ClassVar[str] = "0.1.0"
    licence: ClassVar[str] = "CERN-OHL-S-2.0"
    Parameters: ClassVar[type[Parameters]] = NoParameters
    slots: ClassVar[tuple[Slot, ...]] = ()
    default_configuration: ClassVar[str] = "default"

    @classmethod
    def folder(cls) -> Path:
        """Folder of the code: hazards.yaml, configurations/ and expect.yaml stand there."""
        return Path(inspect.getfile(cls)).parent

    def build(self, p: Any, modules: Modules) -> Assembly:
        """Return the assembly for checked parameters; `modules` holds what fills each slot."""
        raise NotImplementedError


class Machine(Module):
    """A module that stands on its own and is listed by ``gvcs list``."""

    def ratings(self, design: Design) -> Sequence[Rating]:
        """Return what the machine can do, in figures that its safety sheet and ``gvcs show`` print."""
        return ()
