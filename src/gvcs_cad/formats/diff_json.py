"""A comparison as JSON under a versioned schema: every field, in mm and kg, money as text."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from gvcs_cad.documents.diff.compare import Difference
from gvcs_cad.documents.diff.report import SCHEMA, Report
from gvcs_cad.documents.diff.snapshot import PartState, Snapshot


def diff_json(report: Report) -> str:
    """Return the whole report; pictures are named by their part, and stand in files beside it."""
    data = {
        "schema": SCHEMA,
        "old": report.old,
        "new": report.new,
        "exit_code": report.exit_code,
        "engine": report.engine,
        "machines": [_difference(report, difference) for difference in report.differences],
        "added": [_about(one) for one in report.added],
        "removed": [_about(one) for one in report.removed],
        "broken": {name: list(problems) for name, problems in report.broken.items()},
    }
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False, default=_plain)


def _difference(report: Report, difference: Difference) -> dict[str, Any]:
    views = report.views_of(difference)
    lists = (
        "parameters",
        "fasteners",
        "stock",
        "ports",
        "joints",
        "welds",
        "connections",
        "ratings",
        "verdicts",
        "hazards",
        "signatures",
        "resets",
        "accepted",
        "files",
    )
    return {
        "old": _about(difference.old),
        "new": _about(difference.new),
        "different": difference.different,
        "changed": [
            {
                "old": _part(change.old),
                "new": _part(change.new),
                "fields": [asdict(field) for field in change.fields],
                "safety_critical": change.safety_critical,
                "volume_mm3": {"added": views[change.new.name].added, "removed": views[change.new.name].removed} if change.new.name in views else None,
            }
            for change in difference.changed
        ],
        "added": [_part(part) for part in difference.added],
        "removed": [_part(part) for part in difference.removed],
        **{name: [asdict(entry) for entry in getattr(difference, name)] for name in lists},
        "moved": list(difference.moved),
        "findings": {"new": list(difference.found), "solved": list(difference.solved)},
        "safety_critical": list(difference.critical),
        "same": difference.same,
        "rest": difference.rest,
        "unknown": list(difference.unknown),
        "mass_kg": difference.mass,
        "cost": None if difference.cost is None else str(difference.cost),
    }


def _about(one: Snapshot) -> dict[str, Any]:
    return {
        "machine": one.machine,
        "version": one.version,
        "configuration": one.configuration,
        "design": one.design,
        "parameters": dict(one.parameters),
        "mass_kg": one.mass,
        "cost": str(one.cost),
        "currency": one.currency,
        "distinct_parts": len(one.parts),
    }


def _part(part: PartState) -> dict[str, Any]:
    names = ("name", "kind", "digest", "quantity", "description", "source", "process", "material", "stock", "revision", "safety", "basis")
    return {**{name: getattr(part, name) for name in names}, "length_mm": part.length, "mass_kg": part.mass, "unit_cost": part.cost, "places": part.places}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no JSON")
