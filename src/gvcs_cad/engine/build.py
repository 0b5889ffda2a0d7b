"""From prepared builds to files on disk: checks first, then every artifact, then one publication per machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gvcs_cad.checks.finding import Finding
from gvcs_cad.documents.safety_sheet import safety_sheet
from gvcs_cad.engine.about import about
from gvcs_cad.engine.execute import Progress, make
from gvcs_cad.engine.prepare import Prepared, Workshop, prepare, workshop
from gvcs_cad.engine.publish import Written, publish
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import GvcsError, UsageError, unknown
from gvcs_cad.plugins.output import Artifact, Build, Output

SAFETY = "SAFETY.md"


@dataclass(frozen=True)
class MachineReport:
    """What became of one machine: folder, files by output, findings, and artifacts that failed with their reasons."""

    prepared: Prepared
    folder: Path
    files: dict[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    failed: dict[str, str] = field(default_factory=dict)
    written: bool = False


@dataclass(frozen=True)
class BuildReport:
    """What became of a command; `plugin_problems` are plugins that could not be loaded while it ran."""

    machines: tuple[MachineReport, ...]
    plugin_problems: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 all made, 1 an error finding stopped a machine, 3 something failed."""
        if self.plugin_problems or any(machine.failed for machine in self.machines):
            return 3
        return 1 if any(not machine.written for machine in self.machines) else 0


def build(request: Request, progress: Progress | None = None) -> BuildReport:
    """Run a request. Raises UsageError before anything is written; failures of single artifacts are in the report."""
    floor = workshop(request)
    outputs = _outputs(request, floor)
    prepared = prepare(request, floor)
    floor.registry.load_checks()
    machines = tuple(_build_one(one, outputs, request, floor, progress) for one in prepared)
    return BuildReport(machines, tuple(str(problem) for problem in floor.registry.problems))


def _outputs(request: Request, floor: Workshop) -> list[Output]:
    outputs: list[Output] = []
    problems: list[str] = []
    for name in dict.fromkeys(request.outputs):
        try:
            outputs.append(floor.registry.output(name))
        except GvcsError as error:
            problems += error.problems
    known = {option for output in outputs for option in output.options}
    problems += [f"--option {unknown('option', option, known)}" for option in request.options if option not in known]
    if problems:
        raise UsageError(*problems)
    return outputs


def _build_one(one: Prepared, outputs: Sequence[Output], request: Request, floor: Workshop, progress: Progress | None) -> MachineReport:
    build = one.build
    folder = (request.folder or Path("outputs")) / build.machine / one.folder_name
    findings = run_checks(build, floor)
    if any(finding.severity == "error" for finding in findings):
        return MachineReport(one, folder, findings=findings)
    failed: dict[str, str] = {}
    artifacts = [(output.name, artifact) for output in outputs for artifact in _list(output, build, failed)]
    contents, broken = make(artifacts, floor, request.jobs, progress)
    failed |= broken
    warnings = [str(finding) for finding in findings if finding.severity == "warning"]
    title = f"{build.title} ({build.configuration})"
    sheet = safety_sheet(title, build.design, build.hazards, build.verifications, build.ratings, warnings)
    written = [Written(SAFETY, sheet.encode(), "safety")]
    written += [_written(name, artifact, contents[_path(name, artifact)]) for name, artifact in artifacts if _path(name, artifact) in contents]
    publish(folder, written, failed, ["safety", *(output.name for output in outputs)], about(build, floor.root))
    files = {output.name: sum(name == output.name and _path(name, artifact) in contents for name, artifact in artifacts) for output in outputs}
    return MachineReport(one, folder, files, findings, failed, written=True)


def _list(output: Output, build: Build, failed: dict[str, str]) -> list[Artifact]:
    try:
        return list(output.artifacts(build))
    except UsageError:
        raise
    except Exception as error:  # an output plugin may raise anything; the other outputs are still made
        failed[output.name] = f"{type(error).__name__}: {error}"
        return []


def run_checks(build: Build, floor: Workshop) -> tuple[Finding, ...]:
    """Run every registered kernel-free check; the order is that of the checks' names."""
    checks: list[tuple[str, Callable[..., object]]] = sorted((name, check.run) for name, check in floor.registry.checks.items())
    return tuple(finding for _, run in checks for finding in run(build.design, build.shop))  # type: ignore[attr-defined]  # an iterator of findings


def _path(output: str, artifact: Artifact) -> str:
    return f"{output}/{artifact.name}"


def _written(output: str, artifact: Artifact, content: bytes) -> Written:
    part = artifact.part
    return Written(_path(output, artifact), content, output, part.name if part else "", part.digest if part else "", artifact.deterministic)
