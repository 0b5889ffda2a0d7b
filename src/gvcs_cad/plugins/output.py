"""What an output is: given a build it names its artifacts, and each artifact knows how to make its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.documents.bom import Bom, Volumes, bill_of_materials
from gvcs_cad.documents.nest.job import Job, design_jobs
from gvcs_cad.documents.nest.model import Nest
from gvcs_cad.errors import UsageError, unknown
from gvcs_cad.formats.nest_record import nest_of
from gvcs_cad.model.design import Design
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.part import Part
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.safety import Verification


@dataclass(frozen=True)
class Build:
    """What an output gets: a frozen design, the shop it is made in, and how the machine calls itself; `nest_folder` keeps nests."""

    machine: str
    title: str
    version: str
    licence: str
    configuration: str
    design: Design
    shop: Shop
    hazards: tuple[Hazard, ...] = ()
    ratings: tuple[Rating, ...] = ()
    verifications: tuple[Verification, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    nest_folder: Path | None = None

    def option(self, name: str, default: str, *choices: str) -> str:
        """Return the value of ``--option name=value``. Raises UsageError for a value that is not among the choices."""
        value = self.options.get(name, default)
        if choices and value not in choices:
            raise UsageError(f"--option {name}: {unknown('value', value, choices)}")
        return value

    def verified(self, part: Part) -> bool:
        """Tell whether a named person has signed this very part."""
        return any(v.digest == part.digest for v in self.verifications)

    def bom(self, volumes: Volumes | None = None) -> Bom:
        """Return the bill of materials of the design in this shop; `volumes` tells those that no formula knows."""
        return bill_of_materials(self.design, self.shop, self.verifications, volumes)

    def nests(self) -> tuple[tuple[Job, Nest], ...]:
        """Return the plates of the design on this shop's sheets, by stock: the stored nest while its inputs match, else the fast one.

        Raises ModelError where parts do not go on the sheets, UsageError for a stored nest that does not hold.
        """
        jobs = design_jobs(self.design, self.shop, (v.digest for v in self.verifications))
        return tuple((job, nest_of(job, self.nest_folder)) for job in jobs)


@dataclass(frozen=True)
class Artifact:
    """One file to be written: a name inside the output's folder and the function that returns its bytes.

    `needs` lists the parts whose solids or meshes the function asks of its ``shapes=`` argument; without any it runs
    where no CAD kernel is loaded. `deterministic` is False for pictures and foreign programs' output: they stand
    outside SHA256SUMS.
    """

    name: str
    content: Callable[..., bytes]
    part: Part | None = None
    needs: tuple[Part, ...] = ()
    uses_shapes: bool = False
    deterministic: bool = True


class Output:
    """Base of every output; subclasses state a name, a title and the options they know, and yield artifacts."""

    name: ClassVar[str]
    title: ClassVar[str] = ""
    options: ClassVar[Mapping[str, str]] = {}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        """Yield every artifact of a build, in a fixed order."""
        raise NotImplementedError
