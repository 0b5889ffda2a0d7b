"""A table of rows as CSV or Parquet: the columns are those of any row, in the order in which they first appear."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any

from gvcs_cad.errors import UsageError
from gvcs_cad.formats.bom_text import guarded, text_value

Rows = Sequence[Mapping[str, Any]]


def columns(rows: Rows) -> list[str]:
    """Return the names of all columns; `message` stands last, where its length disturbs nobody."""
    names = dict.fromkeys(name for row in rows for name in row)
    return [name for name in names if name != "message"] + [name for name in names if name == "message"]


def table_csv(rows: Rows) -> bytes:
    """Return the rows as CSV (RFC 4180, UTF-8); what a row does not have is empty."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    names = columns(rows)
    writer.writerow([guarded(name) for name in names])
    for row in rows:
        writer.writerow([guarded(text_value(row.get(name))) for name in names])
    return stream.getvalue().encode()


def table_parquet(rows: Rows) -> bytes:
    """Return the rows as Apache Parquet; what a row does not have is null. Raises UsageError where pyarrow is not installed."""
    require_parquet()
    import pyarrow
    import pyarrow.parquet

    data = {name: pyarrow.array([row.get(name) for row in rows]) for name in columns(rows)}
    stream = BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(data), stream, compression="zstd")
    return stream.getvalue()


def require_parquet() -> None:
    """Raise UsageError where Parquet cannot be written: said before thousands of variants are measured."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UsageError("a .parquet file needs pyarrow: pip install 'gvcs-cad[parquet]', or name a .csv file")
