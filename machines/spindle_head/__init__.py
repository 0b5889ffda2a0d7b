"""A milling spindle in a printed clamp on the carriage's pattern (``tool_head@1``); it points along +X."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import Assembly, Bore, Length, Module, Modules, Parameters, Placement, PurchasedPart, chosen, dim, hookimpl, hours, place, shape

from .clamp import HALF, SCREW, SLIT, clamp, middle
from .solids import spindle

MOTOR = chosen("envelope of the air-cooled spindles with ER11 collet sold in these diameters; measure the one bought")


class SpindleParameters(Parameters):
    """What may be set on the spindle."""

    diameter: Length = dim(default=52, min=43, max=80, help="diameter of the spindle's body; 52 mm is about 0.5 kW, 80 mm about 1.5 kW")


class SpindleHead(Module):
    """Builds the head in the frame of its port: x along the spindle to its tip, z away from the carriage."""

    name, title, version, licence = "spindle_head", "Spindle head", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = SpindleParameters

    def build(self, p: SpindleParameters, modules: Modules) -> Assembly:
        head = Assembly(self.name)
        holder = head.add(clamp(p.diameter), name="plate")
        tool = head.add(_spindle(p.diameter), name="spindle", at=place(-2 * HALF, 0, middle(p.diameter), x_axis="+y", z_axis="+x"))
        head.press(holder["bore"], inner=tool)
        height = holder["ear_left"].bore.at[2]
        spring = head.add(_washer(), name="ear_washer", at=place(0, SLIT / 2, height, x_axis="+x", z_axis="-y"))
        head.fasten(holder["ear_left"], spring["h"], holder["ear_right"], bolt="socket M5")
        head.port("mount", "tool_head@1", Placement().turned("x", 180), side="module", provides={"tip_mm": 110.0})
        return head


def _spindle(diameter: float) -> PurchasedPart:
    return PurchasedPart(
        f"spindle_{diameter:g}".replace(".", "p"),
        title=f"Spindle {diameter:g} mm with ER11 collet, speed control and power supply",
        envelope=shape(
            spindle, diameter=diameter, length=125.0, nose=0.6 * diameter, nose_length=15.0, collet=19.0, collet_length=12.0, bit=3.175, bit_length=8.0
        ),
        mass_kg=round(3.6e-6 * diameter**2 * 125, 2),
        balance=(0.0, 0.0, 60.0),
        life=hours(2000),
        wear=True,
        basis=MOTOR,
    )


def _washer() -> PurchasedPart:
    return PurchasedPart(
        "spindle_ear_washer",
        title="Rubber washer 14 x 5.5 x 3 mm between the ears, springs them apart",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=SCREW, outside=14.0, width=SLIT),
        mass_kg=0.001,
        drilled=(Bore("h", (0, 0, 0), (0, 0, 1), SCREW, SLIT),),
        life=hours(5000),
        basis=chosen("our own"),
    )


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the head."""
    register(SpindleHead())
