"""job.json: what a workshop's own software reads of a job, under a versioned schema that travels with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from gvcs_cad.documents.handoff.job import ROLES, JobPart, totals

SCHEMA = "gvcs.job/1"

_WORDS = {"type": "string"}
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has these properties, all of them and no others."""
    return {"type": "object", "properties": dict(properties), "required": list(properties), "additionalProperties": False}


_OPERATION = _closed({"kind": _WORDS, "words": {"type": "string", "minLength": 1}, "tool": _WORDS})
_FILE = _closed({"path": {"type": "string", "pattern": "^[A-Za-z0-9._/-]+$"}, "role": {"enum": sorted(ROLES.values())}, "sha256": _HASH})
_PART = _closed(
    {
        "part_no": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
        "revision": _WORDS,
        "digest": {"type": "string", "description": "identity of the part as modelled; it changes with any figure"},
        "quantity": {"type": "integer", "minimum": 1},
        "process": {"enum": ["torch", "laser", "shear", "router", "saw", "lathe", "mill", "drill", "print", "order", "oxyfuel", "refuse"]},
        "material": _WORDS,
        "stock": _WORDS,
        "mass_kg": {"type": ["number", "null"], "description": "one piece; null where no formula knows it"},
        "basis": {"type": "string", "pattern": "^(published|standard|calculated|chosen): "},
        "safety": {"type": "string", "description": "role and whether a named person has verified the part; empty where it is not safety-critical"},
        "operations": {"type": "array", "items": _OPERATION, "minItems": 1},
        "files": {"type": "array", "items": _FILE, "minItems": 1},
    }
)
JOB_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "What a workshop makes for one machine. Millimetres and kilograms.",
    **_closed(
        {
            "schema": {"const": SCHEMA},
            "machine": _WORDS,
            "version": _WORDS,
            "configuration": _WORDS,
            "licence": _WORDS,
            "shop": _WORDS,
            "design": {"type": "string", "description": "digest of the whole design"},
            "pieces": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
            "parts": {"type": "array", "items": _PART},
        }
    ),
}


def job_json(parts: Sequence[JobPart], about: Mapping[str, str]) -> bytes:
    """Return job.json; `about` names machine, version, configuration, licence, shop and the digest of the design."""
    return _dump({"schema": SCHEMA, **about, "pieces": totals(parts), "parts": [asdict(part) for part in parts]})


def job_schema() -> bytes:
    """Return the JSON Schema of job.json."""
    return _dump(JOB_SCHEMA)


def _dump(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
