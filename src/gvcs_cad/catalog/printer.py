"""The printers of a workshop: how large their beds are, and what they print how hot and how fast."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import ConfigDict, Field

from gvcs_cad.catalog.fields import Mm, Positive, refuse

_STRICT = ConfigDict(extra="forbid")
Celsius = Annotated[int, Field(ge=0, le=500)]
MOST_LAYER = 0.8  # of the nozzle; Prusament's and E3D's rule of thumb, beyond which a line no longer holds to the one below


@dataclass(frozen=True)
class Filament:
    """How a printer prints a material: degrees Celsius, and the flow in mm3/s that its hot end melts and lays down on average."""

    __pydantic_config__ = _STRICT
    nozzle: Celsius
    bed: Celsius
    flow: Positive


@dataclass(frozen=True)
class Printer:
    """A printer: `bed` is length, width and height that it reaches, `margin` what stays free at the edges, `gap` between parts, mm.

    `filaments` go by material. `profile` are settings in PrusaSlicer's own names, which overrule all that is worked out here.
    """

    __pydantic_config__ = _STRICT
    bed: tuple[Mm, Mm, Mm]
    nozzle: Mm
    filaments: dict[str, Filament]
    margin: Mm = 5.0
    gap: Mm = 6.0
    profile: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refuse(
            "" if 2 * self.margin < min(self.bed[:2]) else f"two margins of {self.margin:g} mm fill a bed of {min(self.bed[:2]):g} mm",
            "" if self.filaments else "a printer without a filament prints nothing",
        )

    @property
    def room(self) -> tuple[float, float]:
        """Length and width in which parts may lie, mm."""
        return self.bed[0] - 2 * self.margin, self.bed[1] - 2 * self.margin
