"""The job: every part that a workshop makes, with its operations and the files it is made from, by their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gvcs_cad.documents.drawing.facts import stock_words
from gvcs_cad.documents.handoff.operations import Operation
from gvcs_cad.model.part import Part
from gvcs_cad.model.safety import NOT_VERIFIED


@dataclass(frozen=True)
class JobFile:
    """A file of the job: its path in the zip, what it is, and its hash."""

    path: str
    role: str
    sha256: str


@dataclass(frozen=True)
class JobPart:
    """One part to make; `safety` is empty, or says the role and whether somebody has verified it. Mass in kg, None where unknown."""

    part_no: str
    revision: str
    digest: str
    quantity: int
    process: str
    material: str
    stock: str
    mass_kg: float | None
    basis: str
    safety: str
    operations: tuple[Operation, ...]
    files: tuple[JobFile, ...]


ROLES = {"setup": "setup sheet", "template": "paper templates", "dxf": "flat pattern", "step": "solid", "stl": "mesh"}


def job_part(part: Part, quantity: int, steps: tuple[Operation, ...], files: Mapping[str, bytes], process: str, *, verified: bool) -> JobPart:
    """Return the entry of a part; `files` are its own, by their path, whose folder tells their role, `process` what makes it."""
    safety = "" if part.safety is None else f"{part.safety.role}, {'verified' if verified else NOT_VERIFIED}"
    mass = None if part.mass is None else round(part.mass, 6)
    named = tuple(job_file(path, content) for path, content in files.items())
    return JobPart(part.name, part.revision, part.digest, quantity, process, part.material_key, stock_words(part), mass, str(part.basis), safety, steps, named)


def job_file(path: str, content: bytes) -> JobFile:
    """Return the entry of a file. Raises KeyError for a folder that has no role."""
    return JobFile(path, ROLES[path.split("/")[0]], hashlib.sha256(content).hexdigest())


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return SHA256SUMS of files as ``sha256sum --check`` reads it."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items())).encode()


def totals(parts: Sequence[JobPart]) -> dict[str, int]:
    """Return how many pieces each process makes."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.process] = counts.get(part.process, 0) + part.quantity
    return dict(sorted(counts.items()))
