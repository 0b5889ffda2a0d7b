"""What an output is: given a build it names its artifacts, and each artifact knows how to make its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.errors import UsageError, unknown
from gvcs_cad.model.design import Design
from gvcs_cad.model.hazard import Hazard
from gvcs_cad.model.part import Part
from gvcs_cad.model.rating import Rating
from gvcs_cad.model.safety import Verification
from gvcs_cad.plugins.post_processor import PostProcessor

if TYPE_CHECKING:
    from gvcs_cad.documents.bom import Bom, Volumes
    from gvcs_cad.documents.cut_list import StockCuts
    from gvcs_cad.documents.diff.snapshot import Snapshot
    from gvcs_cad.documents.nest.job import Job
    from gvcs_cad.documents.nest.model import Nest


@dataclass(frozen=True)
class Build:
    """What an output gets: a frozen design, the shop it is made in, and how the machine calls itself.

    `parameters` are those that were set, `settings` all of them and the module in every slot, defaults included. `nest_folder` keeps nests.
    """

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
    settings: Mapping[str, str] = field(default_factory=dict)
    status: str = ""  # "concept" where the machine says so
    nest_folder: Path | None = None
    post_processors: Mapping[str, PostProcessor] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()  # what the checks of the build found and let pass

    @property
    def heading(self) -> str:
        """What its documents are headed with: title, version and configuration, and of a concept that it is one."""
        return self.marked(f"{self.title} {self.version} ({self.configuration})")

    def marked(self, words: str) -> str:
        """Return words that name the machine, and of a concept that it is one."""
        return f"{words}, {self.status}" if self.status else words

    def option(self, name: str, default: str, *choices: str) -> str:
        """Return the value of ``--option name=value``. Raises UsageError for a value that is not among the choices."""
        value = self.options.get(name, default)
        if choices and value not in choices:
            raise UsageError(f"--option {name}: {unknown('value', value, choices)}")
        return value

    def verified(self, part: Part) -> bool:
        """Tell whether a named person has signed this very part."""
        return any(v.digest == part.digest for v in self.verifications)

    def safety_page(self) -> str:
        """Return SAFETY.md: the first page of the build, and of whatever leaves it for a workshop."""
        from gvcs_cad.documents.safety_sheet import safety_sheet

        return safety_sheet(f"{self.title} ({self.configuration})", self.design, self.hazards, self.verifications, self.ratings, self.warnings, self.status)

    def bom(self, volumes: Volumes | None = None) -> Bom:
        """Return the bill of materials of the design in this shop; `volumes` tells those that no formula knows: a part has one, whoever tells it."""
        from gvcs_cad.documents.bom import bill_of_materials  # a build without a bill loads none of it

        told = volumes is not None
        if told not in self._bills:
            self._bills[told] = bill_of_materials(self.design, self.shop, self.verifications, volumes)
        return self._bills[told]

    @cached_property
    def _bills(self) -> dict[bool, Bom]:
        """The bill with and without volumes, each made once for all outputs that ask."""
        return {}

    def snapshot(self, volumes: Volumes | None = None) -> Snapshot:
        """Return the design as ``gvcs diff`` compares it; `volumes` as in `bom`."""
        from gvcs_cad.documents.diff.snapshot import snapshot

        about = {"machine": self.machine, "title": self.title, "version": self.version, "configuration": self.configuration}
        signed = {"hazards": self.hazards, "verifications": self.verifications, "ratings": self.ratings}
        return snapshot(self.design, self.shop, self.bom(volumes), parameters=self.settings, **about, **signed)  # type: ignore[arg-type]

    def bom_of(self, design: Design) -> Bom:
        """Return the bill of materials of something else that this shop makes for the build: a kit of gauges, for example."""
        from gvcs_cad.documents.bom import bill_of_materials

        return bill_of_materials(design, self.shop, self.verifications)

    def cut_list(self) -> tuple[StockCuts, ...]:
        """Return the tubes and bars of the design packed on the lengths that are sold. Raises ModelError naming a piece that is longer than any bar."""
        return self._cut_list

    @cached_property
    def _cut_list(self) -> tuple[StockCuts, ...]:
        """Made once for all outputs that ask: it searches for the least length of bar."""
        from gvcs_cad.documents.cut_list import cut_list  # a build without a cut list loads none of it

        return cut_list(self.design, self.shop)

    def nests(self) -> tuple[tuple[Job, Nest], ...]:
        """Return the plates of the design on this shop's sheets, by stock: the stored nest while its inputs match, else the fast one.

        Raises ModelError where parts do not go on the sheets, UsageError for a stored nest that does not hold.
        """
        return self._nests

    @cached_property
    def _nests(self) -> tuple[tuple[Job, Nest], ...]:
        """Made once for all outputs that ask: it takes seconds."""
        from gvcs_cad.documents.nest.job import design_jobs  # a build that does not nest loads none of it
        from gvcs_cad.formats.nest_record import nest_of

        jobs = design_jobs(self.design, self.shop, (v.digest for v in self.verifications))
        return tuple((job, nest_of(job, self.nest_folder)) for job in jobs)


@dataclass(frozen=True)
class Artifact:
    """One file to be written: a name inside the output's folder and the function that returns its bytes.

    `needs` lists the parts whose solids or meshes the function asks of its ``shapes=`` argument; without any it runs
    where no CAD kernel is loaded. `meshes` lists chord error (mm) and angle (radian) of the meshes that it asks of each of them, so
    that workers make those with the solids, each once. With `volumes_only` it asks `shapes` for the volumes of these parts and for nothing
    else: workers measure them, and it runs where no kernel is loaded. `deterministic` is False for pictures and foreign programs' output: they stand
    outside SHA256SUMS. A `folder` holds files whose number only the content knows: its function returns bytes by name.
    """

    name: str
    content: Callable[..., bytes | Mapping[str, bytes]]
    part: Part | None = None
    needs: tuple[Part, ...] = ()
    uses_shapes: bool = False
    deterministic: bool = True
    folder: bool = False
    meshes: tuple[tuple[float, float], ...] = ()
    volumes_only: bool = False


class Output:
    """Base of every output; subclasses state a name, a title, the options they know and whether it cuts, and yield artifacts.

    `loads` names the packages that its artifacts' functions take longest to import, ``cadquery`` in every output that draws: workers
    load them once for all, while the machine is still being prepared.
    """

    name: ClassVar[str]
    title: ClassVar[str] = ""
    options: ClassVar[Mapping[str, str]] = {}
    states_findings: ClassVar[bool] = False  # its files state what the checks found: it waits for them, and finds it in Build.warnings
    loads: ClassVar[tuple[str, ...]] = ()
    cuts: ClassVar[bool] = False  # its files go to a cutting machine: none of a concept without --concept

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        """Yield every artifact of a build, in a fixed order."""
        raise NotImplementedError
