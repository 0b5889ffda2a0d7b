"""Collects what is to be compared: the claims of every module, of every machine in every configuration, and of every released record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from gvcs_cad.catalog.catalog import catalog, use_catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import Shop, load_shop
from gvcs_cad.checks.interchange.matrix import Matrix, Measured, matrix
from gvcs_cad.checks.interchange.verdict import Verdict
from gvcs_cad.engine.fleet import Member, fleet
from gvcs_cad.engine.prepare import Workshop
from gvcs_cad.engine.records import Record, claim_change, contract_change, contract_digest, read_records
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import GvcsError, UsageError, unknown
from gvcs_cad.model.canonical import digest
from gvcs_cad.model.claim import Claim, claims
from gvcs_cad.model.design import Design


@dataclass(frozen=True)
class Collected:
    """All claims of a project with the designs they were read off, its records, and what could not be built."""

    claims: tuple[Claim, ...]
    designs: dict[Claim, Design]
    records: dict[str, Record]
    broken: tuple[str, ...] = ()
    wanted: tuple[str, ...] = field(default=())


def collect(request: Request, floor: Workshop, interfaces: Sequence[str] = (), members: Sequence[Member] | None = None) -> Collected:
    """Build every module and machine once, unless given, and read their claims. Raises UsageError for an interface that does not exist."""
    floor.registry.load_all()
    use_catalog(floor.registry.catalog_folders)
    known = catalog().rows(Interface)
    wrong = [unknown("interface", name, known) for name in interfaces if name not in known]
    if wrong:
        raise UsageError(*wrong)
    designs: dict[Claim, Design] = {}
    broken: list[str] = [str(problem) for problem in floor.registry.problems]
    for one in fleet(floor, broken) if members is None else members:
        for claim in claims(one.design, one.label, one.version):
            designs.setdefault(claim, one.design)
    found = tuple(claim for claim in designs if not interfaces or claim.interface in interfaces)
    return Collected(found, designs, read_records(floor.root), tuple(broken), tuple(interfaces))


def matrices(collected: Collected, shop: Shop, measured: Measured | None = None) -> list[Matrix]:
    """Return the matrix of every interface that somebody claims or that was released, in the order of their names."""
    keys = sorted({claim.interface for claim in collected.claims} | {key for key in collected.records if not collected.wanted or key in collected.wanted})
    return [_matrix(key, collected, shop, measured) for key in keys]


def _matrix(key: str, collected: Collected, shop: Shop, measured: Measured | None) -> Matrix:
    record = collected.records.get(key)
    contract = catalog().rows(Interface).get(key) or (record.contract if record else None)
    assert contract is not None
    current = [claim for claim in collected.claims if claim.interface == key]
    problems = record_problems(record, contract, current, shop) if record else []
    gone = "" if key in catalog().rows(Interface) else superseded(key)
    past = record.claims if record else ()
    return matrix(contract, current, past, shop, measured=measured, adapters=adapters(collected, key), problems=problems, superseded=gone)


def superseded(key: str) -> str:
    """Word which contracts took the place of a released one, and why; empty where none says that it did."""
    found = [f"by {contract.key}: {reason}" for contract in catalog().rows(Interface).values() for old, reason in contract.supersedes if old == key]
    return "; ".join(sorted(found))


def record_problems(record: Record, contract: Interface, current: Sequence[Claim], shop: Shop) -> list[str]:
    """Word what has changed since a release without a new version."""
    changed = contract_change(record, contract)
    return [*([changed] if changed else []), *(problem for claim in current if (problem := claim_change(record, claim, shop)))]


def adapters(collected: Collected, key: str) -> dict[tuple[str, str], str]:
    """Return by (module, "module") the name of a module that takes it on a host side and is itself a module of this interface."""
    found = {}
    by_name: dict[str, list[Claim]] = {}
    for claim in collected.designs:
        by_name.setdefault(claim.name, []).append(claim)
    for name, mine in by_name.items():
        if any(claim.interface == key and claim.side == "module" for claim in mine):
            for hosted in (claim for claim in mine if claim.side == "host" and claim.interface != key):
                for other in collected.designs:
                    if other.side == "module" and other.interface == hosted.interface and other.name != name:
                        found[(other.name, "module")] = name
    return found


def shop_of(request: Request, floor: Workshop) -> Shop:
    """Return the shop of a request: its file, the project's, or the documented default."""
    return load_shop(request.shop or floor.project.shop)


def measure(collected: Collected, shop: Shop) -> dict[Claim, tuple[Verdict, ...]]:
    """Run the gauges of every contract on the real geometry of every claim.

    Solids and meshes come from the store, and so does the whole answer where parts, contract and tolerances are those of an earlier run.
    """
    from gvcs_cad.checks.interchange.conformance import options_kept
    from gvcs_cad.checks.interchange.gauging import Side, bodies_of, gauged
    from gvcs_cad.engine.shapes import StoredShapes
    from gvcs_cad.engine.store import Store, default_store

    store = Store(default_store())
    shapes = StoredShapes(store)
    found: dict[Claim, tuple[Verdict, ...]] = {}
    for claim in collected.claims:
        contract = catalog().get(Interface, claim.interface)
        bodies = bodies_of(collected.designs[claim], claim)
        key = gauge_key(claim, contract, [(body.path, body.part.digest, repr(body.at)) for body in bodies], shop)
        known = store.get(key)
        if known is None:
            kept = options_kept(claim, contract, shop) or contract.options
            try:
                verdicts = tuple(gauged(Side(claim, contract, bodies, shapes), shop, kept[0]))
            except GvcsError as error:  # a part without a solid: its side is not measured, the others are
                found[claim] = (Verdict("UNDECIDED", "not measured", f"{claim.label}: {'; '.join(error.problems)}"),)
                continue
            store.put(key, json.dumps([asdict(verdict) for verdict in verdicts]).encode())
            found[claim] = verdicts
        else:
            found[claim] = tuple(Verdict(**verdict) for verdict in json.loads(known))
    return found


def gauge_key(claim: Claim, contract: Interface, bodies: Sequence[tuple[str, str, str]], shop: Shop) -> str:
    """Return the key of a claim's gauging: everything that it hangs on, our own code included."""
    from gvcs_cad.engine.closure import closure_of
    from gvcs_cad.engine.keys import geometry_digest, kernel_versions

    code = [closure_of("gvcs_cad.engine.interchange").digest, geometry_digest(), *kernel_versions()]
    measured = {name: repr(one) for name, one in sorted(shop.processes.items())}
    return digest(["gauges", repr(claim), contract_digest(contract), list(bodies), measured, code])
