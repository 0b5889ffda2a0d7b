"""A catalogue file: a stream of YAML tables, each row of which becomes one typed row. Whatever does not fit is refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gvcs_cad.catalog.basis import Basis
from gvcs_cad.catalog.yaml_file import as_found, fast_loader, parse_yaml, read_text
from gvcs_cad.errors import CatalogError, UsageError, unknown

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ENTRIES = ("kind", "basis", "source", "defaults", "rows")


def read_rows(file: Path, kind: type, problems: list[str], *, trusted: bool = False) -> list[tuple[str, Any]]:
    """Read one file and return its rows by key. Every problem of every row is appended to `problems`, with file and key.

    A misspelt cell is a problem too: an optional figure would otherwise be missing without a word.
    """
    from pydantic import ValidationError

    adapter, place = _adapter(kind), as_found(file)
    cells_known = {field.name for field in fields(kind)} - {"key"} | {"source"}
    found = []
    for table in _load_yaml(file, trusted):
        problems += [f"{place}: {unknown('entry of a table', str(name), _ENTRIES)}" for name in table if name not in _ENTRIES]
        if table.get("kind") != kind.__name__:
            problems.append(f"{place}: a table of kind {table.get('kind')} stands in a file of {kind.__name__}")
        defaults = _mapping(table.get("defaults"), f"{place}: defaults")
        for key, cells in _mapping(table.get("rows"), f"{place}: rows").items():
            values = {**defaults, **_mapping(cells, f"{place}: {key}")}
            problems += [f"{place}: {key}: {unknown('cell', str(name), cells_known)}" for name in values if name not in cells_known]
            basis = {"kind": values.pop("basis", table.get("basis")), "source": str(values.pop("source", table.get("source")) or "")}
            try:
                found.append((key, adapter.validate_python({"basis": Basis(**basis), **values, "key": key})))
            except ValidationError as error:
                problems += [f"{place}: {key}: {'.'.join(map(str, e['loc']))}: {_said(e)}" for e in error.errors()]
            except ValueError as error:
                problems.append(f"{place}: {key}: {error}")
    return found


def _said(problem: Mapping[str, Any]) -> str:
    """Return pydantic's words, and of an error of ours its own."""
    return str(problem["ctx"]["error"]) if problem["type"] == "value_error" else str(problem["msg"]).lower()


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    """Return what checks rows of a kind: to make it takes as long as to read ten rows, and some kinds stand in many files."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _mapping(value: object, place: str) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise CatalogError(f"{place}: names with values are needed, not {value!r}")
    return value


def _load_yaml(file: Path, trusted: bool) -> list[Mapping[str, Any]]:
    """Read the tables of a file: our own with the fast loader (tests prove them clean), others with the one that refuses twins."""
    import yaml

    place = as_found(file)
    try:
        text = read_text(file)
        tables = list(yaml.load_all(text, fast_loader())) if trusted else [parse_yaml(part, place).data for part in text.split("\n---\n")]
    except (yaml.YAMLError, UsageError) as error:
        raise CatalogError(f"{place}: {' '.join(str(error).split())}") from None
    return [_mapping(table, place) for table in tables if table is not None]
