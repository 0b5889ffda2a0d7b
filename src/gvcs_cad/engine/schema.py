"""The JSON Schema of gvcs.yaml, from the machines and modules that are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gvcs_cad.engine.settings import configuration_names
from gvcs_cad.model.module import Module
from gvcs_cad.plugins.registry import Registry

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def project_schema(registry: Registry) -> dict[str, Any]:
    """Return the schema: per machine its configurations, parameters and what fits its slots."""
    modules: dict[str, Module] = {**registry.machines, **registry.modules}
    machines = {name: _machine(machine, modules) for name, machine in sorted(registry.machines.items())}
    return {
        "$schema": DRAFT,
        "title": "gvcs.yaml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "shop": {"type": "string", "description": "path of the shop file"},
            "plugins": {"type": "array", "items": {"type": "string"}, "description": "folders with more plugins"},
            "machines": {"type": "object", "additionalProperties": False, "properties": machines},
        },
    }


def _machine(machine: Module, modules: Mapping[str, Module]) -> dict[str, Any]:
    slots = {slot.name: {"type": "string", "description": f"{slot.interface}: {slot.help}", "default": slot.default} for slot in machine.slots}
    return {
        "type": "object",
        "description": machine.title,
        "additionalProperties": False,
        "properties": {
            "config": {"enum": configuration_names(machine)},
            "parameters": _parameters(machine, modules),
            "modules": {"type": "object", "additionalProperties": {"type": "string"}, "properties": slots},
        },
    }


def _parameters(machine: Module, modules: Mapping[str, Module]) -> dict[str, Any]:
    properties = {name: _field(field) for name, field in machine.Parameters.model_json_schema()["properties"].items()} if machine.Parameters.names() else {}
    for slot in machine.slots:
        fitted = modules.get(slot.default)
        if fitted is not None and fitted.Parameters.names():
            inner = {name: _field(field) for name, field in fitted.Parameters.model_json_schema()["properties"].items()}
            properties[slot.name] = {"type": "object", "description": f"parameters of {slot.default} in this slot", "properties": inner}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a parameter's own schema into that of what a person writes: a length is a text with its unit."""
    out = {key: value for key, value in field.items() if key in ("type", "items", "description", "enum", "format")}
    unit = field.get("x-unit", "")
    if "minimum" in field:
        text = f"{field['minimum']:g}..{field['maximum']:g} {unit}".rstrip()
        out["description"] = f"{field.get('description', '')} ({text})"
    if field.get("type") == "string" and "minimum" in field:
        out["pattern"] = r"^\s*[-+]?[0-9./ -]+\s*[A-Za-z°\"']+\s*$"
        out["default"] = f"{field['default']:g} {unit}"
    else:
        out |= {key: field[key] for key in ("default", "minimum", "maximum") if key in field}
    return out
