"""Reads back what a build wrote: manifest, design if it is there, else the bill of materials, which tells less and says so."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from gvcs_cad.catalog.yaml_file import read_text
from gvcs_cad.documents.bom import SCHEMA as BOM_SCHEMA
from gvcs_cad.documents.diff.snapshot import PartState, Snapshot
from gvcs_cad.engine.diff.operand import manifests
from gvcs_cad.engine.publish import MANIFEST, read_manifest
from gvcs_cad.errors import OutputError, UsageError
from gvcs_cad.formats.snapshot_json import read_json, snapshot_of
from gvcs_cad.model.hardware import is_fastener_name

DESIGN, BOM = "design/design.json", "bom/bom.json"
UNKNOWN = f"contours, places, ports, welds, ratings, hazards and signatures: a folder has no {DESIGN} (build with --out design)"
DRAWN = "a folder does not tell whether the code has changed that draws printed, machined and bought parts; the files of a step or stl output do"
JUDGED = "what the checks find, and whether interfaces pass their gauges: a folder tells neither; compare revisions or parameter sets for them"


def read_folder(folder: Path) -> tuple[Snapshot, ...]:
    """Return the snapshot of every build in or below a folder. Raises UsageError naming the file that cannot be used."""
    return tuple(_read(one) for one in manifests(folder))


def _read(folder: Path) -> Snapshot:
    try:
        manifest = read_manifest(folder)
    except OutputError:
        raise UsageError(f"{folder / MANIFEST}: is no manifest that gvcs build wrote") from None
    listed = _listed(folder, manifest)
    snapshot = _design(folder, listed) or _bill(folder, listed, manifest)
    return replace(snapshot, configuration=folder.name, files={path: digest for path, digest in listed.items() if not path.startswith("design/")})


def _listed(folder: Path, manifest: Mapping[str, Any]) -> dict[str, str]:
    try:
        return {str(entry["path"]): str(entry["sha256"]) for entry in manifest["files"] if not entry["stale"] and entry["deterministic"]}
    except (KeyError, TypeError) as error:
        raise UsageError(f"{folder / MANIFEST}: an entry of files has no {error}") from None


def _design(folder: Path, listed: Mapping[str, str]) -> Snapshot | None:
    data = _data(folder, DESIGN, listed)
    if data is None:
        return None
    snapshot = snapshot_of(data, str(folder / DESIGN))
    drawn = any(part.data.get("shape") or part.data.get("envelope") for part in snapshot.parts)
    return replace(snapshot, unknown=(JUDGED, DRAWN) if drawn else (JUDGED,))


def _data(folder: Path, name: str, listed: Mapping[str, str]) -> Any:
    """Return the data of a JSON file that the manifest lists; None where it lists none. A file that is another one is refused."""
    if name not in listed:
        return None
    path = folder / name
    if not path.is_file():
        raise UsageError(f"{path}: is listed in {MANIFEST} and is not there")
    text = read_text(path)
    if hashlib.sha256(text.encode()).hexdigest() != listed[name]:
        raise UsageError(f"{path}: is not the file that {MANIFEST} lists; build it again")
    return read_json(text, str(path))


def _bill(folder: Path, listed: Mapping[str, str], manifest: Mapping[str, Any]) -> Snapshot:
    place = str(folder / BOM)
    data = _data(folder, BOM, listed)
    if data is None:
        raise UsageError(f"{folder}: has neither {DESIGN} nor {BOM}; build it with --out design or --out bom")
    if not isinstance(data, dict) or data.get("schema") != BOM_SCHEMA:
        raise UsageError(f"{place}: is no bill of materials of schema {BOM_SCHEMA}")
    try:
        return Snapshot(
            machine=str(data["machine"]),
            title=str(data["title"]),
            version=str(data["version"]),
            configuration=folder.name,
            design=str(manifest["design"]),
            parameters={str(key): str(value) for key, value in data["parameters"].items()},
            currency=str(data["currency"]),
            mass=float(data["mass_kg"]),
            cost=Decimal(data["cost"]),
            unweighed=int(data["lines_without_mass"]),
            unpriced=int(data["lines_without_price"]),
            parts=tuple(_part(line) for line in data["lines"]),
            unknown=(UNKNOWN, JUDGED),
            complete=False,
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        raise UsageError(f"{place}: {type(error).__name__}: {error}") from None


def _part(line: Mapping[str, Any]) -> PartState:
    return PartState(
        name=str(line["part_no"]),
        kind=str(line["process"]),
        digest=str(line["digest"]),
        quantity=int(line["quantity"]),
        description=str(line["description"]),
        source=str(line["source"]),
        process=str(line["process"]),
        material=str(line["material"]),
        stock=str(line["stock"]),
        revision=str(line["revision"]),
        length=None if line["length_mm"] is None else float(line["length_mm"]),
        mass=None if line["mass_kg"] is None else float(line["mass_kg"]),
        cost=None if line["unit_cost"] is None else Decimal(line["unit_cost"]),
        currency=str(line["currency"]),
        safety=str(line["safety"]).partition(":")[0],
        basis=str(line["basis"]),
        note=str(line["note"]),
        fastener=line["source"] != "make" and is_fastener_name(str(line["part_no"])),
    )
