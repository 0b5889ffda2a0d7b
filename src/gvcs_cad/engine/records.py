"""Released contracts: one frozen JSON record for each interface and version, committed with the project.

A record holds the contract and the claims of everything that kept it when it was released, so that a later release is held against
it without any old CAD.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.interface import Box, Feature, Interface, Limits, Tool
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.substitution import substitutes
from gvcs_cad.errors import OutputError, UsageError
from gvcs_cad.model.canonical import digest, dump
from gvcs_cad.model.claim import Claim

FOLDER, SCHEMA = "released", "gvcs.interface/1"
BESIDE = ("basis", "not_stated", "supersedes")  # of a contract: told beside it, agreed by nobody


@dataclass(frozen=True)
class Record:
    """A released contract, the digest it was released with, and the claims that kept it."""

    contract: Interface
    digest: str
    claims: tuple[Claim, ...]

    def of(self, name: str, version: str, side: str) -> tuple[Claim, ...]:
        """Return the claims of one version of a module or host."""
        return tuple(claim for claim in self.claims if (claim.name, claim.version, claim.side) == (name, version, side))


def contract_digest(contract: Interface) -> str:
    """Return the digest of a contract: of every figure and word in it but where it came from and why something is left out."""
    return digest({name: value for name, value in dump(contract).items() if name not in BESIDE})


def record_path(root: Path, key: str) -> Path:
    """Return where the record of ``power_bay@1`` stands: ``released/power_bay.v1.json``."""
    return root / FOLDER / f"{key.replace('@', '.v')}.json"


def read_records(root: Path | None, keys: Collection[str] | None = None) -> dict[str, Record]:
    """Return the records of a project by interface, all or those of `keys`. Raises UsageError naming each file that is no record or was edited by hand."""
    if root is None or not (root / FOLDER).is_dir():
        return {}
    problems: list[str] = []
    found = {}
    wanted = None if keys is None else {record_path(root, key) for key in keys}
    for path in sorted((root / FOLDER).glob("*.json")):
        if wanted is not None and path not in wanted:
            continue
        try:
            record = _read(path)
        except UsageError as error:
            problems += error.problems
        else:
            found[record.contract.key] = record
    if problems:
        raise UsageError(*problems)
    return found


def _read(path: Path) -> Record:
    from pydantic import TypeAdapter, ValidationError

    place = f"{FOLDER}/{path.name}"
    try:
        data = json.loads(path.read_text("utf-8"))
        if data.get("schema") != SCHEMA:
            raise UsageError(f"{place}: schema {data.get('schema')!r} is not {SCHEMA}")
        contract = _contract(data["interface"])
        claims = TypeAdapter(tuple[Claim, ...]).validate_python(data["claims"])
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"{place}: is no record of an interface: {' '.join(str(error).split())[:200]}") from None
    if contract_digest(contract) != data.get("digest"):
        raise UsageError(f"{place}: the contract is not the one that was released (digest differs): a record is never edited, give the interface a new version")
    return Record(contract, data["digest"], claims)


def record_text(record: Record) -> str:
    """Return a record as it is committed: readable, in one order, the same bytes every time."""
    claims = sorted(record.claims, key=lambda claim: (claim.side, claim.name, claim.version, claim.port))
    data = {"schema": SCHEMA, "digest": record.digest, "interface": asdict(record.contract), "claims": [asdict(claim) for claim in claims]}
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def released(before: Record | None, contract: Interface, claims: Sequence[Claim], shop: Shop) -> Record:
    """Return the record with the claims of today added. Raises UsageError where the contract, or a claim of a released version, has changed."""
    if before is None:
        return Record(contract, contract_digest(contract), tuple(claims))
    problems = [changed] if (changed := contract_change(before, contract)) else []
    problems += [problem for claim in claims if (problem := claim_change(before, claim, shop))]
    if problems:
        raise UsageError(*problems)
    known = {(claim.side, claim.name, claim.version, claim.port) for claim in before.claims}
    new = tuple(claim for claim in claims if (claim.side, claim.name, claim.version, claim.port) not in known)
    return Record(before.contract, before.digest, (*before.claims, *new))


def contract_change(record: Record, contract: Interface) -> str:
    """Word that a contract is not the released one; empty where it is."""
    if contract_digest(contract) == record.digest:
        return ""
    old, new = dump(record.contract), dump(contract)
    what = ", ".join(name for name in old if name not in BESIDE and old[name] != new.get(name))
    name, _, version = contract.key.partition("@")
    after = f"{name}@{int(version) + 1}" if version.isdigit() else "another key"
    return f"{contract.key} has changed since its release ({what}) without a new version: call it {after}"


def claim_change(record: Record, claim: Claim, shop: Shop) -> str:
    """Word that a version of a module or host is no longer what was released under that number; empty where it is, or is new.

    MIL-STD-100G, 406.13: a part takes a new number when it is no longer interchangeable with its previous version. What stays two-way
    interchangeable may keep its own.
    """
    before = next((one for one in record.of(claim.name, claim.version, claim.side) if one.port == claim.port), None)
    if before is None or before == claim:
        return ""
    found = [*substitutes(claim, before, record.contract, shop), *substitutes(before, claim, record.contract, shop)]
    if not found:
        return ""
    return f"{claim.label} at {claim.port} has changed since its release without a new version: {found[0].witness}"


def write_record(root: Path, record: Record) -> Path:
    """Write a record whole or not at all, and return its path. Raises OutputError."""
    path = record_path(root, record.contract.key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(record_text(record))
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
    return path


def _contract(data: dict[str, Any]) -> Interface:
    """Build a contract from plain figures; the catalogue's own loader wants every length with its unit."""
    features = tuple(_feature(one) for one in data["features"])
    boxes = {name: data[name] for name in ("keep_in", "keep_out")}
    capacities: dict[str, Any] = {name: tuple((key, value) for key, value in data[name]) for name in ("host", "module", "host_requires", "module_requires")}
    apart = ("features", "basis", "keep_in", "keep_out", "turns", "insertion", "not_stated", "supersedes", *capacities)
    rest = {name: value for name, value in data.items() if name not in apart}
    return Interface(
        **rest,
        **capacities,
        turns=tuple(data["turns"]),
        not_stated=tuple((part, reason) for part, reason in data.get("not_stated", ())),
        supersedes=tuple((key, reason) for key, reason in data.get("supersedes", ())),
        features=features,
        insertion=tuple(data["insertion"]) if data["insertion"] else None,
        keep_in=_box(boxes["keep_in"]) if boxes["keep_in"] else None,
        keep_out=tuple(_box(box) for box in boxes["keep_out"]),
        basis=Basis(**data["basis"]),
    )


def _box(data: dict[str, Any]) -> Box:
    return Box(**{**data, "low": tuple(data["low"]), "high": tuple(data["high"])})


def _feature(data: dict[str, Any]) -> Feature:
    sides = {name: _limits(data[name]) if data[name] else None for name in ("host", "module")}
    pairs = {name: tuple(data[name]) if data[name] else data[name] for name in ("fasteners", "fastener_size")}
    places = tuple((x, y) for x, y in data["places"])
    tools = tuple(Tool(**tool) for tool in data["tools"])
    return Feature(**{**data, **sides, **pairs, "fasteners": tuple(data["fasteners"]), "places": places, "tools": tools})


def _limits(data: dict[str, Any]) -> Limits:
    pairs = {name: tuple(data[name]) if data[name] else None for name in ("size", "depth", "stack")}
    return Limits(**{**data, **pairs})
