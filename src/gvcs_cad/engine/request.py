"""One command's worth of wishes, as typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Request:
    """Machines, outputs and settings of one run; `start` is the folder from which the project is looked for.

    `jobs`, `seconds` and `memory_mb` bound the workers, the last two for each task; `scheduler` is the address of a Dask cluster.
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
    seconds: float = 300.0
    memory_mb: int | None = None
    scheduler: str = ""
    start: Path = Path()
    concept: bool = False  # cut files of concepts, too
