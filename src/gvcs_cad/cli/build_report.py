"""What ``gvcs build`` says when it is done: a few lines for a person, or JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gvcs_cad.cli.annotations import annotation, inside, of_problems
from gvcs_cad.cli.code_place import read_code
from gvcs_cad.engine.build import SAFETY, BuildReport, MachineReport
from gvcs_cad.engine.store import default_store
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.safety import NOT_VERIFIED

SCHEMA = "gvcs.build/1"
_NOUNS = {"dxf": "drawings", "stl": "meshes", "step": "models", "png": "pictures"}


def report_lines(report: BuildReport) -> Iterator[tuple[str, bool]]:
    """Yield (line, goes to stderr)."""
    for machine in report.machines:
        yield from _machine_lines(machine)
    for name, problems in report.broken.items():
        yield from ((problem, True) for problem in problems)
        yield f"{name}: nothing written", True
    for problem in report.plugin_problems:
        yield f"plugin {problem}", True
    if report.overfull:
        yield f"the cache has outgrown its limit: {report.overfull}", True


def annotated(report: BuildReport) -> list[str]:
    """Return what GitHub is to show beside the code: findings at the part they name, failures at the machine's class, mistakes where they stand."""
    lines: list[str] = []
    if report.floor is None:
        return lines
    root = report.floor.root
    for machine in report.machines:
        build = machine.prepared.build
        label = f"{build.machine}, {build.configuration}"
        if not (machine.findings or machine.failed):
            continue
        code = read_code(report.floor.registry.machine(build.machine).folder(), build.machine)
        for finding in machine.findings:
            file, line = code.place(finding)
            lines.append(annotation(finding.severity, f"{label}: {finding.rule}", str(finding), inside(file, root), line))
        for path, reason in machine.failed.items():
            file, line = code.failure(reason)
            lines.append(annotation("error", f"{label}: {path}", reason, inside(file, root), line))
    for name, problems in report.broken.items():
        lines += of_problems(problems, name, root)
    return [*lines, *of_problems(report.plugin_problems, "plugin", root)]


def explained_rows(report: BuildReport) -> list[dict[str, Any]]:
    """Return per machine its folder and (path, reused, reason) of every artifact."""
    return [
        {"folder": machine.folder.as_posix(), "artifacts": [[one.path, one.reused, one.reason] for one in machine.explained]} for machine in report.machines
    ]


def _machine_lines(machine: MachineReport) -> Iterator[tuple[str, bool]]:
    build = machine.prepared.build
    bom = build.bom()
    plates = sum(1 for _ in build.design.distinct(PlatePart))
    counts = f"{sum(build.design.quantities.values())} parts, {len(build.design.quantities)} distinct, {plates} plates"
    priced = "" if not bom.unpriced else f" ({bom.unpriced} lines without a price)"
    yield f"{build.machine} {build.version}, {machine.prepared.folder_name}: {counts}, {bom.mass_kg:,.0f} kg, {bom.cost:,.0f} {bom.currency}{priced}", False
    if build.status == "concept":
        yield "  concept: not to be built as it is", False
    for name, count in machine.files.items():
        yield f"  {name:<8} {count} {_NOUNS.get(name, 'files'):<9} {machine.folder / name}/", False
    for finding in machine.findings:
        yield f"  {finding.severity}: {finding}", True
    if machine.unkept:
        yield f"  nothing is kept for the next build: {default_store()}: {machine.unkept}", True
    for path, reason in machine.failed.items():
        yield f"  failed: {path}: {reason}", True
    if not machine.written:
        count = sum(finding.severity == "error" for finding in machine.findings)
        yield f"  {count} finding{'' if count == 1 else 's'}, nothing written", True
        return
    open_hazards = [hazard for hazard in build.hazards if hazard.state == "open"]
    if open_hazards or bom.unverified:
        unverified = f", {bom.unverified} parts {NOT_VERIFIED}" if bom.unverified else ""
        yield f"  {len(open_hazards)} hazards open{unverified}: read {machine.folder / SAFETY} first", False


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return the report as plain data under a versioned schema."""
    return {
        "schema": SCHEMA,
        "exit_code": report.exit_code,
        "plugin_problems": list(report.plugin_problems),
        "broken": {name: list(problems) for name, problems in report.broken.items()},
        "machines": [
            {
                "machine": machine.prepared.build.machine,
                "configuration": machine.prepared.folder_name,
                "folder": machine.folder.as_posix(),
                "design": machine.prepared.build.design.digest,
                "files": machine.files,
                "findings": [finding.evidence() for finding in machine.findings],
                "failed": machine.failed,
                "made": sum(not one.reused for one in machine.explained),
                "reused": sum(one.reused for one in machine.explained),
                "written": machine.written,
                "hazards_open": [hazard.name for hazard in machine.prepared.build.hazards if hazard.state == "open"],
            }
            for machine in report.machines
        ],
    }
