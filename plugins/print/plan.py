"""Which part goes on which printer, how it lies there, and what its shape says of supports, time and filament."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gvcs_cad import PrintedPart
from gvcs_cad.extend import (
    Bed,
    Build,
    Footprint,
    GeometryError,
    Mesh,
    Overhang,
    Printer,
    PrintEstimate,
    PrintObject,
    Shapes,
    bed_settings,
    choose,
    overhang,
    packed,
    part_settings,
    print_estimate,
    print_project,
    surface_and_volume,
)

from .overhangs import SUPPORTED, LeansOut


@dataclass(frozen=True)
class Lying:
    """A part as it lies on the bed."""

    part: PrintedPart
    quantity: int
    mesh: Mesh
    overhang: Overhang
    footprint: Footprint

    @property
    def supports(self) -> bool:
        """Whether the slicer is told to support it."""
        return self.overhang.area >= SUPPORTED

    @property
    def finding(self) -> str:
        """What is to be said of its overhang; empty where there is nothing."""
        if not self.supports:
            return ""
        return str(LeansOut(self.part.name, self.overhang.area, self.overhang.lowest))


@dataclass(frozen=True)
class PlannedBed:
    """One bed of one printer: `copies` are printed alike; `estimates` are per piece by part number."""

    name: str
    printer: str
    material: str
    layer: float
    bed: Bed
    estimates: Mapping[str, PrintEstimate]
    settings: Mapping[str, str]
    project: bytes

    @property
    def profile(self) -> str:
        """Name of the settings that it shares with other beds."""
        return f"{self.printer}_{self.material}_{self.layer:g}mm"

    @property
    def volume(self) -> float:
        """Plastic on one bed, mm3."""
        return math.fsum(self.estimates[name].volume * count for name, count in self.bed.counts.items())

    @property
    def hours(self) -> float:
        """Hours that one bed takes."""
        return math.fsum(self.estimates[name].hours * count for name, count in self.bed.counts.items())


def lying(build: Build, part: PrintedPart, shapes: Shapes) -> Lying:
    """Return a part as it lies on the bed."""
    mesh = shapes.mesh(part).placed(part.on_bed).on_bed()
    size = [float(high - low) for low, high in zip(mesh.vertices.min(axis=0), mesh.vertices.max(axis=0), strict=True)]
    quantity = build.design.quantities[part]
    return Lying(part, quantity, mesh, overhang(mesh), Footprint(part.name, round(size[0], 4), round(size[1], 4), round(size[2], 4), quantity))


def planned(build: Build, parts: Sequence[PrintedPart], shapes: Shapes) -> tuple[list[Lying], list[PlannedBed]]:
    """Return every part as it lies, and all beds. Raises GeometryError naming each part that fits no printer, with sizes."""
    all_lying = [lying(build, part, shapes) for part in parts]
    groups: dict[tuple[str, str, float], list[Lying]] = {}
    refused = []
    for one in all_lying:
        printer, reason = choose(one.part, one.footprint, build.shop)
        if printer:
            groups.setdefault((printer, one.part.material_name, one.part.layer), []).append(one)
        else:
            refused.append(reason)
    if refused:
        raise GeometryError(*refused)
    return all_lying, [bed for key, group in sorted(groups.items()) for bed in _beds(build, *key, group)]


def _beds(build: Build, name: str, material: str, layer: float, group: Sequence[Lying]) -> list[PlannedBed]:
    printer = build.shop.printers[name]
    settings = bed_settings(printer, group[0].part.material, layer)
    by_name = {one.part.name: one for one in group}
    estimates = {one.part.name: _estimate(one, printer) for one in group}
    beds = packed([one.footprint for one in group], printer.room, printer.gap)
    return [
        PlannedBed(
            f"{name}_{material}_{layer:g}mm_bed{number}_x{bed.copies}",
            name,
            material,
            layer,
            bed,
            {part: estimates[part] for part in bed.counts},
            settings,
            print_project([_object(by_name[part], bed, printer) for part in bed.counts], settings),
        )
        for number, bed in enumerate(beds, 1)
    ]


def _object(one: Lying, bed: Bed, printer: Printer) -> PrintObject:
    places = [(spot.x + printer.margin, spot.y + printer.margin, spot.turned) for spot in bed.spots if spot.name == one.part.name]
    return PrintObject(one.part.name, one.mesh, part_settings(one.part, supports=one.supports), places)


def _estimate(one: Lying, printer: Printer) -> PrintEstimate:
    part, (surface, volume) = one.part, surface_and_volume(one.mesh)
    flow = printer.filaments[part.material_name].flow
    return print_estimate(
        volume, surface, one.footprint.height, infill_percent=part.infill_percent, walls=part.walls, nozzle=printer.nozzle, layer=part.layer, flow=flow
    )
