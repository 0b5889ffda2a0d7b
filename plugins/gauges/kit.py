"""The box of gauges: its bill of materials, the list that lies in it, and a printed gauge's mesh."""

from __future__ import annotations

from dataclasses import replace

from gvcs_cad import Assembly, PlatePart
from gvcs_cad.extend import Bom, Build, Gauge, Shapes, binary_stl, bom_csv


def stl(plate: PlatePart, shapes: Shapes) -> bytes:
    """Return a gauge plate's STL as it lies on the bed."""
    return binary_stl(shapes.mesh(plate).on_bed(), plate.name)


def kit(found: tuple[Gauge, ...]) -> Assembly:
    """Return everything of the kit as an assembly: parts that are delivered and stand in no place."""
    box = Assembly("gauge_kit")
    for gauge in found:
        plates = [(gauge.plate, 1)] if gauge.plate else []
        for part, count in (*plates, *gauge.pins):
            box.supply(part, count)
    return box


def kit_bom(build: Build, found: tuple[Gauge, ...]) -> bytes:
    """Return the bill of materials of the kit."""
    bom: Bom = build.bom_of(kit(found).freeze())
    ending = "stl" if build.options.get("gauges.make") == "print" else "dxf"
    lines = tuple(replace(line, files=(f"gauges/{line.part_no}_r{line.revision}.{ending}",)) if line.source == "make" else line for line in bom.lines)
    return bom_csv(replace(bom, lines=lines))


def sheet(found: tuple[Gauge, ...], process: str) -> bytes:
    """Return the list that lies in the box: what each gauge says, and which were refused."""
    lines = ["# Gauges", "", f"Gauge plates by {process}. A GO must pass, a NOT-GO must not.", ""]
    lines += ["| gauge | kind | engraved | takes of the tolerance | |", "|---|---|---|---|---|"]
    for gauge in found:
        share = "" if gauge.kind == "JIG" else f"{gauge.share:.0%}"
        lines.append(f"| {gauge.name} | {gauge.kind} | {gauge.marking} | {share} | {f'refused: {gauge.refused}' if gauge.refused else gauge.warning} |")
    return ("\n".join(lines) + "\n").encode()
