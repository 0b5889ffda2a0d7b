"""A snapshot as JSON: written into a build for later comparison, and read back with every field checked."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from gvcs_cad.documents.diff.snapshot import SCHEMA, Snapshot
from gvcs_cad.errors import UsageError

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def snapshot_data(snapshot: Snapshot) -> dict[str, Any]:
    """Return a snapshot as plain JSON data under its schema; money is text, and what nobody asked for (verdicts, acceptances) is not there."""
    data = {"schema": SCHEMA, **_adapter().dump_python(snapshot, mode="json")}
    return {key: value for key, value in data.items() if key not in ("verdicts", "accepted", "connections") or value is not None}


def snapshot_json(snapshot: Snapshot) -> bytes:
    """Return a snapshot as JSON, the same bytes for the same snapshot."""
    return (json.dumps(snapshot_data(snapshot), indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n").encode()


def snapshot_of(data: Any, name: str) -> Snapshot:
    """Return the snapshot that plain data holds. Raises UsageError naming `name` and every field that is wrong."""
    from pydantic import ValidationError

    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UsageError(f"{name}: is no snapshot of schema {SCHEMA}")
    try:
        return _adapter().validate_python({key: value for key, value in data.items() if key != "schema"})
    except ValidationError as error:
        raise UsageError(*(f"{name}: {'.'.join(map(str, p['loc']))}: {p['msg'].lower()}" for p in error.errors()[:20])) from None


def read_json(text: str, name: str) -> Any:
    """Read JSON from a file that may be anybody's. Raises UsageError for bad syntax, NaN, infinity, repeated keys and endless nesting."""
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_once, parse_float=_finite)
    except RecursionError:
        raise UsageError(f"{name}: is nested too deeply") from None
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from None


def _refuse_constant(word: str) -> float:
    raise ValueError(f"{word} is no number of JSON")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"{text} is too large a number")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(f"a key stands twice among {', '.join(key for key, _ in pairs[:8])}")
    return found


@cache
def _adapter() -> TypeAdapter[Snapshot]:
    from pydantic import ConfigDict, TypeAdapter

    Snapshot.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]  # read by pydantic alone
    return TypeAdapter(Snapshot)
