"""The page that lies beside a part while it is made: what of, how many, step by step, and what may hurt."""

from __future__ import annotations

from dataclasses import dataclass

from gvcs_cad.documents.drawing.facts import TOLERANCES, DrawingJob, notes, process_of, sold_key, stock_words
from gvcs_cad.documents.drawing.linear_tables import cut_words, drilling_table
from gvcs_cad.documents.drawing.plate_tables import hole_table
from gvcs_cad.documents.drawing.table import Table
from gvcs_cad.documents.handoff.operations import Operation, operations
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.units import fraction_inch, millimetres


@dataclass(frozen=True)
class SetupSheet:
    """One part's page; `facts` are label and words, `warnings` come first on the page, `tables` say what is sawn and drilled."""

    part_no: str
    revision: str
    machine: str
    digest: str
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    operations: tuple[Operation, ...]
    tables: tuple[Table, ...]


def setup_sheet(part: Part, quantity: int, job: DrawingJob, files: tuple[str, ...] = ()) -> SetupSheet:
    """Return the setup sheet of a part of which `quantity` are made; `files` are those it is made from."""
    facts = (
        ("quantity", f"{quantity}"),
        ("process", process_of(part, job)),
        ("material", part.material_key),
        ("stock", stock_words(part) or part.material.title),
        ("mass", "" if part.mass is None else f"{part.mass:.3g} kg each, {part.mass * quantity:.3g} kg in all"),
        ("general tolerance", TOLERANCES[part.process]),
        ("basis of the dimensions", str(part.basis)),
        ("service life", str(part.life)),
        ("files", ", ".join(files)),
    )
    steps = operations(part, quantity, job)
    return SetupSheet(
        part.name,
        part.revision,
        f"{job.machine} ({job.configuration})",
        part.digest,
        tuple((label, words) for label, words in facts if words),
        tuple(notes(part, job)),
        steps,
        _tables(part, quantity, job),
    )


def _tables(part: Part, quantity: int, job: DrawingJob) -> tuple[Table, ...]:
    if isinstance(part, PlatePart):
        table = hole_table(part, job.work(part), job.used(part))
        return (table,) if table.rows else ()
    if isinstance(part, LinearPart):
        row = (sold_key(part), f"{quantity}", millimetres(part.length), fraction_inch(part.length), cut_words(part.start), cut_words(part.end))
        sawing = Table("sawing", ("stock", "pieces", "length mm", "length", "datum end", "far end"), (row,))
        drilling = drilling_table(part, job.used(part))
        return (sawing, drilling) if drilling.rows else (sawing,)
    return ()
