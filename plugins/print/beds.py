"""The folder ``beds``: one 3MF project per bed, and beds.json that says what is in it and what was found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gvcs_cad import PrintedPart
from gvcs_cad.extend import Build, Shapes, print_profile

from .plan import Lying, PlannedBed, planned
from .sliced import command


def bed_files(build: Build, parts: Sequence[PrintedPart], shapes: Shapes) -> dict[str, bytes]:
    """Return every bed's project, the profiles they are sliced with, and beds.json. Raises GeometryError for parts that fit no printer."""
    lying, beds = planned(build, parts, shapes)
    profiles = {f"{bed.profile}.ini": print_profile(bed.settings) for bed in beds}
    return {**{f"{bed.name}.3mf": bed.project for bed in beds}, **profiles, "beds.json": _json(build, lying, beds)}


def _json(build: Build, lying: Sequence[Lying], beds: Sequence[PlannedBed]) -> bytes:
    density = {one.part.material_name: one.part.material.density for one in lying}
    data: dict[str, Any] = {
        "schema": "gvcs.beds/1",
        "machine": build.machine,
        "configuration": build.configuration,
        "shop": build.shop.name,
        "beds": [
            {
                "file": f"{bed.name}.3mf",
                "printer": bed.printer,
                "material": bed.material,
                "layer_mm": bed.layer,
                "copies": bed.bed.copies,
                "parts": bed.bed.counts,
                "estimate": {"filament_g": round(bed.volume * density[bed.material] * 1e-6, 1), "hours": round(bed.hours, 2), "basis": "calculated"},
                "settings": bed.settings,
                "command": command(bed),
            }
            for bed in beds
        ],
        "parts": [
            {
                "part_no": one.part.name,
                "quantity": one.quantity,
                "size_mm": [one.footprint.length, one.footprint.width, one.footprint.height],
                "overhang_mm2": round(one.overhang.area, 1),
                "supports": one.supports,
            }
            for one in lying
        ],
        "findings": [one.finding for one in lying if one.finding],
    }
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
