"""What is delivered with the box and stands in no place of it: drivers, cables, switches, fuse, inlet."""

from __future__ import annotations

from gvcs_cad import Assembly, PurchasedPart, chosen, hours

USUAL = chosen("usual part; OSE publishes the kind (RAMPS, XH2.54-4 motor plugs) and no list")


def _item(name: str, title: str, mass: float, life: float = 30000) -> PurchasedPart:
    return PurchasedPart(f"controller_{name}", title=title, envelope=None, mass_kg=mass, life=hours(life), basis=USUAL)


def supply_kit(box: Assembly, axes: int, switches: int, *, large: bool) -> None:
    """Deliver drivers and cables for `axes` motors and `switches` end switches."""
    if large:
        box.supply(_item("driver_large", "Stepper driver 4.5 A, 50 V (TB6600 type), step and direction, in the cable way beside the box", 0.2), axes)
        box.supply(_item("converter", "Converter 36 V to 12 V, 3 A, fused 3 A: feeds the board, which takes no 36 V, in the cable way beside the box", 0.05))
    else:
        box.supply(_item("driver_small", "Stepper driver DRV8825, plugged into the board", 0.01), axes)
    box.supply(_item("motor_cable", "Motor cable, four wires, shielded, 2 m, XH2.54-4 to XH2.0-6", 0.1, 10000), axes)
    if switches:
        box.supply(_item("switch", "Micro switch with lever and 2 m cable, double-sided tape and two 2 mm wood screws", 0.02, 10000), switches)
    box.supply(_item("inlet", "Mains inlet with switch, fuse 10 A and cable, through the lower edge of the cover", 0.15))
    box.supply(_item("earth", "Earth wire 1.5 mm2 with ring 6 mm, inlet to back plate and to the machine's frame", 0.03))
    box.supply(_item("cable_tie", "Cable tie 4.8 x 200 mm", 0.002), 20)
