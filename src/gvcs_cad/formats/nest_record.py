"""A nest as a file: found once by a search that is never the same twice, then kept, committed and used as long as its inputs match."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from gvcs_cad.documents.nest.bound import least_sheets
from gvcs_cad.documents.nest.fast import fast_nest
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest, NestedSheet, PlacedItem, Sheet
from gvcs_cad.documents.nest.remnant import with_remnants
from gvcs_cad.documents.nest.verify import verify
from gvcs_cad.errors import ModelError, UsageError

SCHEMA = "gvcs.nest-record/1"


def record_name(job: Job) -> str:
    """Return the file name of a job's record: stock and digest of the inputs, so that any change of them finds no record."""
    return f"{stock_word(job.stock)}_{job.digest[:12]}.json"


def stock_word(stock: str) -> str:
    """Return a stock key as a word of a file name: ``plate A36 1/2`` becomes ``plate-A36-1-2``."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", stock).strip("-.")


def record_json(nest: Nest, job: Job) -> bytes:
    """Return a nest as JSON, one line per part, so that a difference can be read."""
    head = {"schema": SCHEMA, "job": job.digest, "stock": nest.stock, "method": nest.method, "gap": nest.gap, "margin": nest.margin}
    sheets = [{"sheet": _sheet_data(nested.sheet), "items": [[i.part_no, i.x, i.y, i.angle] for i in nested.items]} for nested in nest.sheets]
    text = json.dumps({**head, "sheets": sheets}, indent=1, ensure_ascii=False)
    return (re.sub(r"\[\s+(\"[^\n]*\"),\s+(\S+),\s+(\S+),\s+(\S+)\s+\]", r"[\1, \2, \3, \4]", text) + "\n").encode()


def _sheet_data(sheet: Sheet) -> dict[str, Any]:
    """Return a sheet without its price: a dearer sheet is no other sheet."""
    return {name: value for name, value in vars(sheet).items() if name != "price"}


def read_record(text: bytes, job: Job, name: str) -> Nest:
    """Return the nest of a record, proven anew. Raises UsageError naming what in the file does not hold."""
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA or data["job"] != job.digest:
            raise UsageError(f"{name}: the record is of another job")
        sheets = tuple(_nested(entry, job) for entry in data["sheets"])
        nest = Nest(str(data["stock"]), sheets, str(data["method"]), float(data["gap"]), float(data["margin"]), least_sheets(job))
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"{name}: is no nest record ({type(error).__name__}: {error}); remove it or run gvcs nest again") from None
    problems = verify(nest, job)
    if problems:
        raise UsageError(*(f"{name}: {problem}; remove it or run gvcs nest again" for problem in problems))
    return with_remnants(nest, job)


def _nested(entry: dict[str, Any], job: Job) -> NestedSheet:
    items = tuple(PlacedItem(str(part_no), float(x), float(y), float(angle)) for part_no, x, y, angle in entry["items"])
    return NestedSheet(next((sheet for sheet in job.sheets if _sheet_data(sheet) == entry["sheet"]), Sheet(**entry["sheet"])), items)


def stored_nest(job: Job, folder: Path | None) -> Nest | None:
    """Return the proven nest that a folder keeps for a job; None where it keeps none. Raises UsageError for one that does not hold."""
    file = None if folder is None else folder / record_name(job)
    return read_record(file.read_bytes(), job, file.name) if file is not None and file.is_file() else None


def nest_of(job: Job, folder: Path | None) -> Nest:
    """Return the stored nest of a job, else the fast one, proven either way.

    Raises UsageError for a record that does not hold, ModelError where the parts do not go on the sheets.
    """
    return stored_nest(job, folder) or proven_fast(job)


@lru_cache(maxsize=64)
def proven_fast(job: Job) -> Nest:
    """Return the fast nest of a job, proven by other means than made it; several outputs of one build share it."""
    nest = fast_nest(job)
    problems = verify(nest, job)
    if problems:
        raise ModelError(*problems)
    return nest
