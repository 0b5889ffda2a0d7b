"""A case's result as JSON: findings by their class and fields, so that a case that nothing changed for is read and not run."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from typing import Any

from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.geometry_check import Result


def to_json(result: Result) -> bytes:
    """Write a result; the class of each finding stands as ``module:name``."""
    rows = [{"class": f"{type(f).__module__}:{type(f).__qualname__}", "fields": vars(f)} for f in result.findings]
    return json.dumps({"findings": rows, "measured": result.measured}, sort_keys=True).encode()


def from_json(data: bytes) -> Result | None:
    """Read a result, or None where a finding's class is not loaded or has other fields now: the case is then run anew."""
    written = json.loads(data)
    findings = [_finding(row) for row in written["findings"]]
    if any(finding is None for finding in findings):
        return None
    return Result(tuple(finding for finding in findings if finding is not None), tuple(written["measured"]))


def _finding(row: dict[str, Any]) -> Finding | None:
    module, _, name = row["class"].partition(":")
    kind = getattr(sys.modules.get(module), name, None)
    if not isinstance(kind, type) or not issubclass(kind, Finding) or {field.name for field in fields(kind)} != row["fields"].keys():
        return None
    return kind(**{key: _tuples(value) for key, value in row["fields"].items()})


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
