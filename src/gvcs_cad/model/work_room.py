"""What a machine can make: a process, and the largest part that it takes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gvcs_cad.errors import ModelError


@dataclass(frozen=True)
class WorkRoom:
    """The largest part for one process, mm: (length, width) of a table, (length, width, height) of a bed or a vice."""

    process: str  # of Part.process: torch, print, mill, lathe, router
    room: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.room) not in (2, 3) or not all(0 < edge < math.inf for edge in self.room):
            raise ModelError(f"work room {self.process}: {self.room} must be two or three lengths above zero, mm")

    def takes(self, size: tuple[float, ...]) -> bool:
        """Tell whether a part goes in, turned on the table by a quarter if need be; its height, where there is one, stays upright."""
        flat = zip(sorted(size[:2]), sorted(self.room[:2]), strict=True)
        upright = len(size) < 3 or len(self.room) < 3 or size[2] <= self.room[2] + 1e-6
        return upright and all(edge <= most + 1e-6 for edge, most in flat)

    def __str__(self) -> str:
        return f"{self.process} {' x '.join(f'{edge:.0f}' for edge in self.room)} mm"
