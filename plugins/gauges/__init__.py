"""The ``gauges`` output: GO and NOT-GO gauges and drilling jigs of the machine's interfaces, to be cut, turned, engraved and shipped in the kit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from gvcs_cad import Assembly, PlatePart
from gvcs_cad.extend import (
    Artifact,
    Bom,
    Build,
    Gauge,
    Output,
    Shapes,
    binary_stl,
    bom_csv,
    contracts_of,
    flat_pattern,
    flat_pattern_dxf,
    gauge_svg,
    gauges,
    hookimpl,
    part_name,
)


class Gauges(Output):
    """A workshop qualifies itself by passing gauges, not by trust."""

    name, title = "gauges", "GO and NOT-GO gauges and jigs of the interfaces, as parts of their own"
    options = {
        "gauges.of": "used (default): the interfaces of this machine, or all",
        "gauges.make": "plate (default): DXF, or print: STL",
        "gauges.process": "cnc (default): how the gauge's holes are made; jig-drilled, machined, print …",
    }

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        printed = build.option("gauges.make", "plate", "plate", "print") == "print"
        process = build.option("gauges.process", "print" if printed else "cnc")
        contracts = contracts_of(build.design, everything=build.option("gauges.of", "used", "used", "all") == "all")
        found = [gauge for contract in contracts for gauge in gauges(contract, build.shop, process)]
        for gauge in found:
            if gauge.refused:
                continue
            yield Artifact(f"{gauge.name}.svg", partial(gauge_svg, gauge))
            if gauge.plate is not None and printed:
                yield Artifact(f"{part_name(gauge.plate)}.stl", partial(stl, gauge.plate), part=gauge.plate, needs=(gauge.plate,), uses_shapes=True)
            elif gauge.plate is not None:
                yield Artifact(f"{part_name(gauge.plate)}.dxf", partial(flat_pattern_dxf, flat_pattern(gauge.plate, 1)), part=gauge.plate)
        yield Artifact("bom.csv", partial(kit_bom, build, tuple(found)))
        yield Artifact("gauges.md", partial(sheet, tuple(found), process))


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


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Gauges())
