"""The bolted frame of the LifeTrac line, in its own frame: x forward from the rear, y left from the right side, z up from the rails."""

from __future__ import annotations

from gvcs_cad import Assembly, HoleReference, Modules, Placement, inch, place

from ..clamps import POWER_BAY
from .members import CHOSEN, HEADS, MEMBERS, PUBLISHED

AXLES = {"rear": 16, "front": 60}  # inch from the rear: midway between the stations of the wheel plates; wheelbase 44 in = 11 pitches
WIDTH = 60  # inch over the outer rails
OPERATOR = {"carries_kg": 200.0}  # chosen: deck and a person of 150 kg, as the contract says; not verified for strength
DECK = (48, 30, 4)  # inch: midway between the four holes of the inner rails that hold the operator's deck
WHEEL_BAY = {"carries_kg": 150.0}  # chosen: the contract's figure, of a unit that hangs from jacked-up rails; not verified for strength


def frame(frame_bolt: str, modules: Modules) -> Assembly:
    """Return the eighteen tubes with the forty bolts that hold them, and the ports for wheel units, power unit and operator."""
    assembly = Assembly("frame")
    tubes = modules["frame"](members=MEMBERS, bolts=frame_bolt, bolted=True, heads=HEADS, caps=True, published=(PUBLISHED,), chosen=(CHOSEN,))
    assembly.add(tubes, name="grid")
    for axle, x in AXLES.items():
        for side in ("left", "right"):
            assembly.port(f"wheel_{axle}_{side}", "wheel_unit@2", wheel_port(x, side), process="jig-drilled", provides=WHEEL_BAY)
    assembly.port("power", "power_bay@1", place(inch(10), inch(WIDTH / 2), inch(8)), provides=POWER_BAY)
    assembly.port("operator", "operator_deck@2", place(*(inch(v) for v in DECK)), process="jig-drilled", provides=OPERATOR)
    return assembly


def on_the_drawing(hole: HoleReference) -> bool:
    """Tell whether a hole may take a bolt: in perforated tubes more holes meet than the drawing bolts, and those are only the grid's."""
    return not hole.at.path.startswith("frame/grid/") or hole.bore.empty != "grid"


def wheel_port(x: float, side: str) -> Placement:
    """Return where a wheel unit hangs: outer face of the outer rail at mid-height; on the right it is turned about the vertical."""
    if side == "left":
        return place(inch(x), inch(WIDTH), inch(2), x_axis="+x", z_axis="+y")
    return place(inch(x), 0, inch(2), x_axis="-x", z_axis="-y")
