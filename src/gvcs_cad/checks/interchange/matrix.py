"""The swap matrix: every host with every module of an interface, and every release step with its airline code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.pairing import Judged, Pair, judged, pair, paired
from gvcs_cad.checks.interchange.substitution import Step, step
from gvcs_cad.checks.interchange.verdict import Verdict
from gvcs_cad.model.claim import Claim, same_holes

Measured = Mapping[Claim, Sequence[Verdict]]


@dataclass(frozen=True)
class Row:
    """A host's side as the matrix lists it: places that are drilled alike stand in one row; `released` tells that a record was read."""

    claim: Claim
    ports: tuple[str, ...]
    released: bool = False

    @property
    def label(self) -> str:
        """Name, version and the first place, with the number of others alike."""
        more = f" (+{len(self.ports) - 1})" if len(self.ports) > 1 else ""
        return f"{self.claim.label} {self.ports[0]}{more}{' [record]' if self.released else ''}"


@dataclass(frozen=True)
class Matrix:
    """One interface: rows of hosts, columns of modules, a pair for each of both, release steps, and what is wrong with the records.

    `superseded` says by what a contract that nobody makes to any longer was superseded, and why.
    """

    contract: Interface
    hosts: tuple[Row, ...]
    modules: tuple[Row, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    steps: tuple[Step, ...] = ()
    adapters: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    superseded: str = ""

    def answers(self) -> dict[str, int]:
        """Return how many pairs have each answer."""
        found = {"PASS": 0, "FAIL": 0, "UNDECIDED": 0}
        for line in self.pairs:
            for one in line:
                found[one.answer] += 1
        return found


def rows(current: Iterable[Claim], released: Iterable[Claim]) -> tuple[Row, ...]:
    """Return the rows of one side: claims of the present designs and those of records, alike places of one version together."""
    found: list[Row] = []
    for claims, from_record in ((current, False), (released, True)):
        for claim in claims:
            known = next((i for i, row in enumerate(found) if _alike(row, claim)), None)
            if known is None:
                found.append(Row(claim, (claim.port,), from_record))
            elif not from_record:
                row = found[known]
                found[known] = Row(row.claim, (*row.ports, claim.port))
    return tuple(found)


def _alike(row: Row, claim: Claim) -> bool:
    one = row.claim
    return (one.name, one.version, one.extents) == (claim.name, claim.version, claim.extents) and same_holes(one, claim)


def matrix(
    contract: Interface,
    current: Sequence[Claim],
    released: Sequence[Claim],
    shop: Shop,
    *,
    measured: Measured | None = None,
    adapters: Mapping[tuple[str, str], str] | None = None,
    problems: Sequence[str] = (),
    superseded: str = "",
) -> Matrix:
    """Return the matrix of an interface over the present claims and those of its record."""
    known = measured or {}
    hosts, modules = (rows(_side(current, side), _side(released, side)) for side in ("host", "module"))
    across = [(judged(row.claim, contract, shop), tuple(known.get(row.claim, ()))) for row in modules]
    pairs = tuple(_line(judged(row.claim, contract, shop), tuple(known.get(row.claim, ())), across, contract, shop) for row in hosts)
    steps = release_steps(contract, [row.claim for row in (*hosts, *modules)], shop, adapters or {})
    return Matrix(contract, hosts, modules, pairs, steps, adapters or {}, tuple(problems), superseded)


def _line(host: Judged, felt: tuple[Verdict, ...], modules: Sequence[tuple[Judged, tuple[Verdict, ...]]], contract: Interface, shop: Shop) -> tuple[Pair, ...]:
    return tuple(paired(host, module, contract, shop, (*felt, *measured)) for module, measured in modules)


def _side(claims: Sequence[Claim], side: str) -> list[Claim]:
    return [claim for claim in claims if claim.side == side]


def release_steps(contract: Interface, claims: Sequence[Claim], shop: Shop, adapters: Mapping[tuple[str, str], str]) -> tuple[Step, ...]:
    """Return the code of every step from one version of a claim to the next, in the order of the versions.

    Where host and module of one contract both were released anew and each only fits the other, the step is "as a set".
    """
    by_name: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        by_name.setdefault((claim.name, claim.side, claim.port), []).append(claim)
    found = []
    for (name, side, _), versions in by_name.items():
        ordered = sorted(versions, key=lambda claim: version_key(claim.version))
        for old, new in pairwise(ordered):
            partner = _new_partner(contract, new, claims, shop)
            found.append(step(new, old, contract, shop, set_with=partner, adapter=adapters.get((name, side), "")))
    return tuple(found)


def _new_partner(contract: Interface, new: Claim, claims: Sequence[Claim], shop: Shop) -> Claim | None:
    """Return a claim of the other side, also released anew, that the new one mates with while the old other side does not."""
    others = [claim for claim in claims if claim.side != new.side]
    for other in others:
        before = [claim for claim in others if claim.name == other.name and version_key(claim.version) < version_key(other.version)]
        if before and _mates(contract, new, other, shop) and not any(_mates(contract, new, one, shop) for one in before):
            return other
    return None


def _mates(contract: Interface, a: Claim, b: Claim, shop: Shop) -> bool:
    host, module = (a, b) if a.side == "host" else (b, a)
    return pair(host, module, contract, shop).answer != "FAIL"


def version_key(version: str) -> tuple[tuple[int, str], ...]:
    """Order versions by their numbers: 1.10.0 comes after 1.9.0."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in version.split("."))
