"""What a machine centre needs and nobody has designed for this one: open lines of its bill."""

from __future__ import annotations

from gvcs_cad import open_item

UNPUBLISHED = "OSE names a CNC machine centre and publishes no such part of it"
OPEN = tuple(
    open_item(f"center_{name}", title, why)
    for name, title, why in (
        (
            "enclosure",
            "enclosure and guards with interlock",
            "ISO 16090-1 asks for them; they follow from the measured throw of chips and the way in for the work",
        ),
        ("coolant", "coolant: tank, pump, filter, nozzle and the way back", UNPUBLISHED),
        ("chip_tray", "chip tray under the table", "its fall and outlet follow from the coolant, which is open"),
        ("way_covers", "way covers over rods, bushings and belts", UNPUBLISHED),
        ("tool_measuring", "tool measuring: sensor, its place and its input", UNPUBLISHED),
        ("spindle_supply", "power unit of the spindle, its place and its cable", "no spindle is chosen by make, so its voltage and frequency are not known"),
        ("limit_switches", "brackets of the limit switches", "the switches come with the controller; where they stand is open"),
        ("counterweight", "counterweight or brake of the Z axis", "the axis drops without current: see hazards.yaml"),
        ("stiffness", "calculation of stiffness under the cut, and a test piece", "1 in rods on short bushings; no cutting force is given"),
    )
)
