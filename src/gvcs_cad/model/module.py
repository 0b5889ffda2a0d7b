"""What a designer writes: a module is parameters, slots and build(); a machine is a module that is listed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design
from gvcs_cad.model.parameters import Parameters
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.slot import Fitted, Slot
from gvcs_cad.model.work_room import WorkRoom

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
    status: ClassVar[Literal["", "concept"]] = ""  # of a concept not all is known, and nothing is cut by accident

    _file: ClassVar[str]

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        if cls.status not in ("", "concept"):
            raise ModelError(f"{cls.__name__}: status {cls.status!r} is neither 'concept' nor empty")
        cls._file = getattr(sys.modules.get(cls.__module__), "__file__", None) or ""  # asked now: the module may be unloaded later

    @classmethod
    def folder(cls) -> Path:
        """Folder of the code, where hazards.yaml, configurations/ and expect.yaml stand; the working directory for code typed at a prompt."""
        return Path(cls._file).parent

    def build(self, p: Any, modules: Modules) -> Assembly:
        """Return the assembly for checked parameters; `modules` holds what fills each slot."""
        raise NotImplementedError


class Machine(Module):
    """A module that stands on its own and is listed by ``gvcs list``."""

    def ratings(self, design: Design) -> Sequence[Rating]:
        """Return what the machine can do, in figures that its safety sheet and ``gvcs show`` print."""
        return ()

    def makes(self, design: Design) -> Sequence[WorkRoom]:
        """Return the processes that the machine does and the largest parts that it takes; ``gvcs modules --closure`` asks."""
        return ()
