"""A machine checked and its findings sorted: what counts, what is accepted, what could not be checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gvcs_cad.engine.accepted import NAME, Acceptance, Sorted, read_acceptances, sort_out
from gvcs_cad.engine.carried import carried
from gvcs_cad.engine.check import CheckReport, check_machine
from gvcs_cad.engine.execute import Progress
from gvcs_cad.engine.prepare import Prepared, Workshop


@dataclass(frozen=True)
class Checked:
    """The report of one machine in one configuration, and its findings sorted by what its folder and the command accept."""

    report: CheckReport
    sorted: Sorted
    folder: Path

    @property
    def machine(self) -> str:
        """Name of the machine."""
        return self.report.prepared.build.machine

    @property
    def configuration(self) -> str:
        """Name of the configuration, with the mark of changed settings."""
        return self.report.prepared.folder_name

    @property
    def label(self) -> str:
        """Machine and configuration, for a sentence."""
        return self.report.prepared.build.marked(f"{self.machine}, {self.configuration}")

    @property
    def failures(self) -> list[tuple[str, str]]:
        """What could not be checked, and why."""
        return sorted(self.report.failed.items())


def check_accepting(
    one: Prepared,
    floor: Workshop,
    today: date,
    *,
    more: Sequence[Acceptance] = (),
    solids: bool = True,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Check a machine and sort its findings by its accepted.yaml, those of its modules and `more` acceptances."""
    folder = floor.registry.machine(one.build.machine).folder()
    report = check_machine(one, floor, solids=solids, jobs=jobs, progress=progress)
    acceptances = read_acceptances(folder / NAME)
    whole = solids and not one.settings.changed and not report.failed
    found = sort_out(report.findings, acceptances, one.build.configuration, today, whole=whole, shared=more, carried=tuple(carried(one)))
    return Checked(report, found, folder)
