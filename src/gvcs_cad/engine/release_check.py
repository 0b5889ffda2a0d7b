"""Holds a build against the records of its project: the contracts it uses, and what its machine released under the same version."""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.interchange.conformance import conformance
from gvcs_cad.checks.interchange.verdict import worst
from gvcs_cad.checks.released import ChangedSinceRelease, NoLongerConforms, ReleasedOtherwise
from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.records import claim_change, contract_change, read_records
from gvcs_cad.engine.settings import configurations, read_configuration
from gvcs_cad.model.claim import claims
from gvcs_cad.model.pose import placed_ports
from gvcs_cad.plugins.output import Build


def release_findings(build: Build, floor: Workshop) -> Iterator[Finding]:
    """Yield what breaks a release. A build that was set or swapped otherwise is held against the contracts only."""
    used = {port.interface for _, port in placed_ports(build.design)}
    records = read_records(floor.root, used)
    if not records:
        return
    for key, record in sorted(records.items()):
        contract = catalog().rows(Interface).get(key)
        changed = contract_change(record, contract) if contract else ""
        if changed:
            yield ChangedSinceRelease(key, changed)
    as_released = _as_configured(build, floor)
    for claim in claims(build.design, release_name(build, floor), build.version):
        held = records.get(claim.interface)
        if held is None:
            continue
        verdict = worst(conformance(claim, held.contract, build.shop))
        if verdict.answer == "FAIL":
            yield NoLongerConforms(claim.interface, claim.port, verdict.cause, verdict.witness)
        changed = claim_change(held, claim, build.shop) if as_released else ""
        if changed:
            yield ReleasedOtherwise(claim.interface, changed)


def release_name(build: Build, floor: Workshop) -> str:
    """Return the name under which a machine's configuration is released: ``tractor``, ``tractor/microtrac``."""
    default = floor.registry.machine(build.machine).default_configuration
    return build.machine if build.configuration in (default, "default") else f"{build.machine}/{build.configuration}"


def _as_configured(build: Build, floor: Workshop) -> bool:
    machine = floor.registry.machine(build.machine)
    if build.configuration not in configurations(machine):
        return not build.parameters
    told = read_configuration(machine, build.configuration)
    return build.parameters == {path: setting.text for path, setting in sorted(told.values.items())}
