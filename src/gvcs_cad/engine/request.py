"""One command's worth of wishes, as typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gvcs_cad.errors import UsageError


@dataclass(frozen=True)
class Request:
    """Machines, outputs and settings of one run; `start` is the folder from which the project is looked for.

    `jobs`, `seconds` and `memory_mb` bound the workers of this computer, the last two for each task; `scheduler` is the address of a Dask
    cluster, which bounds its own: raises UsageError for both together.
    With `every_configuration`, a machine is made as the project sets it, and in each other of its configurations as well.
    """

    machines: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()
    config: str = ""
    every_configuration: bool = False
    shop: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    plugin_folders: tuple[Path, ...] = ()
    jobs: int | None = None
    seconds: float | None = None
    memory_mb: int | None = None
    scheduler: str = ""
    start: Path = Path()
    concept: bool = False  # cut files of concepts, too

    def __post_init__(self) -> None:
        limits = {"--jobs": self.jobs, "--time-limit": self.seconds, "--memory-limit": self.memory_mb}
        given = [option for option, limit in limits.items() if limit is not None]
        if self.scheduler and given:
            raise UsageError(f"--scheduler and {', '.join(given)} contradict one another: a cluster's workers are bounded where they are started (0037)")
