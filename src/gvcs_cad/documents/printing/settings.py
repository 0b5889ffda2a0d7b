"""Print settings in PrusaSlicer's own names: what holds for a whole bed, and what a single part asks for."""

from __future__ import annotations

from gvcs_cad.catalog.printer import Printer
from gvcs_cad.catalog.stock import Material
from gvcs_cad.model.shaped import PrintedPart

FILAMENT = 1.75  # mm; chosen: what nearly every printer of the class takes
FIRST_LAYER = 0.2  # mm; chosen, PrusaSlicer's own profiles have it for a 0.4 mm nozzle


def bed_settings(printer: Printer, material: Material, layer: float) -> dict[str, str]:
    """Return the settings of a bed: printer, filament and layers; those of the shop's profile overrule them. In PrusaSlicer's names, sorted."""
    x, y, z = printer.bed
    filament = printer.filaments[material.key]
    settings = {
        "printer_technology": "FFF",
        "gcode_flavor": "marlin",
        "bed_shape": f"0x0,{x:g}x0,{x:g}x{y:g},0x{y:g}",
        "max_print_height": f"{z:g}",
        "nozzle_diameter": f"{printer.nozzle:g}",
        "filament_diameter": f"{FILAMENT:g}",
        "filament_type": material.key,
        "filament_density": f"{material.density / 1000:g}",
        "filament_max_volumetric_speed": f"{2 * filament.flow:g}",  # `flow` is the mean, corners and travel included
        "temperature": f"{filament.nozzle}",
        "first_layer_temperature": f"{filament.nozzle}",
        "bed_temperature": f"{filament.bed}",
        "first_layer_bed_temperature": f"{filament.bed}",
        "layer_height": f"{layer:g}",
        "first_layer_height": f"{max(layer, min(FIRST_LAYER, printer.nozzle / 2)):g}",
        "support_material_auto": "1",
    }
    return dict(sorted({**settings, **printer.profile}.items()))


def part_settings(part: PrintedPart, *, supports: bool) -> dict[str, str]:
    """Return what one part asks for: infill, walls, and supports where it overhangs."""
    return {"fill_density": f"{part.infill_percent}%", "perimeters": f"{part.walls}", "support_material": f"{int(supports)}"}
