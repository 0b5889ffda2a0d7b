"""One canonical form of every value: the dump that people diff, the hash that keys a cache, the golden that tests compare."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from gvcs_cad.catalog.catalog import catalog


def row_key(kind: type) -> dict[str, type]:
    """Mark a dataclass field as the key of a catalogue row: ``field(metadata=row_key(PlateStock))``.

    The row's content then belongs to the value: a corrected catalogue changes the hash of every part that uses the row.
    """
    return {"row": kind}


class Node:
    """A value with an identity of its own (a part, a design): inside another value it is written as ``#digest``."""

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical dump, as hex; the same in every process."""
        found = self.__dict__.get("_digest")
        if found is None:
            found = digest(dump(self))
            self.__dict__["_digest"] = found  # past the frozen dataclass: a cache is no state
        return str(found)


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return tuple(f for f in fields(kind) if f.compare)


def dump(value: Any) -> Any:
    """Return `value` as plain JSON data: dataclasses as objects with their type, nodes inside as ``#digest``.

    Raises TypeError for anything that has no canonical form, a set or a function for example.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {"type": type(value).__name__, **{f.name: _field(f, getattr(value, f.name)) for f in _fields(type(value))}}
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _field(field: Field[Any], value: Any) -> Any:
    row = field.metadata.get("row")
    if row is not None and value:
        return _row(*_rows(row, value))
    return _plain(value)


def _rows(kind: type, key: str) -> Iterator[Any]:
    """Yield a catalogue row and the rows it refers to."""
    row: Any = catalog().get(kind, key)
    yield row
    for field in _fields(kind):
        inner = field.metadata.get("row")
        if inner is not None and getattr(row, field.name):
            yield from _rows(inner, getattr(row, field.name))


@lru_cache(maxsize=1024)  # fifty parts of one stock would each write its row anew
def _row(row: Any, *referred: Any) -> Any:
    """Write a row; those it refers to are named, so that a corrected one is not taken for the one before."""
    return _plain(row)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value  # 500 and 500.0 are equal and so must their digests be
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Node):
        return f"#{value.digest}"
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return dump(value)


def canonical_json(data: Any) -> str:
    """Write plain data the one way: sorted keys, no spaces, ASCII, no NaN."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def digest(data: Any) -> str:
    """SHA-256 of the canonical JSON of plain data, as hex."""
    return hashlib.sha256(canonical_json(data).encode("ascii")).hexdigest()
