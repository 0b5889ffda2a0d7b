"""The kernel-free checks: what every design passes before anything of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gvcs_cad.checks.finding import Finding
from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.release_check import release_findings
from gvcs_cad.errors import PluginError, words_of
from gvcs_cad.plugins.output import Build


def run_checks(build: Build, floor: Workshop, *, advice: bool = False) -> tuple[Finding, ...]:
    """Run every registered kernel-free check that is a gate, and with `advice` the others, in the order of their names.

    Raises PluginError naming every check that fails itself.
    """
    findings, failed = kernel_free(build, floor, advice=advice)
    if failed:
        raise PluginError(*(f"check {name} on {build.machine}: {words}" for name, words in failed.items()))
    return findings


def kernel_free(build: Build, floor: Workshop, *, advice: bool = False) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """Return what the checks of `run_checks` find, and by name why one fails itself: what it has not looked at is not proven good."""
    floor.registry.load_plugins()
    findings: list[Finding] = []
    failed: dict[str, str] = {}
    for name, check in sorted(floor.registry.checks.items()):
        if not (check.gate or advice):
            continue
        try:
            findings += [_found(finding) for finding in check.run(build.design, build.shop)]
        except (Exception, SystemExit) as error:  # a check may raise anything
            failed[name] = f"{words_of(error)}{floor.registry.code_place(error)}"
    return (*findings, *release_findings(build, floor)), failed


def _found(finding: object) -> Finding:
    if not isinstance(finding, Finding):
        raise TypeError(f"run() yields {type(finding).__name__}, not Finding")
    return finding


def warned(build: Build, findings: Sequence[Finding]) -> Build:
    """Return a build that knows the warnings of its checks: they stand on every safety sheet that is made of it."""
    return replace(build, warnings=tuple(str(finding) for finding in findings if finding.severity == "warning"))
