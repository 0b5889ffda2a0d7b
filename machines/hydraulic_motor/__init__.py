"""The hydraulic motor of wheel units and rotors, with the face that OSE's LifeTrac motors are taken to have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gvcs_cad import Assembly, Module, Modules, Parameters, choice, hookimpl, place

from .motors import LITRES_PER_CUBIC_INCH, MOTORS, motor_part


class HydraulicMotorParameters(Parameters):
    """What may be set on the motor."""

    motor: str = choice(*MOTORS, default="32 cu in", help="displacement: 32 on LifeTrac III, 45 on LifeTrac IV; or the motor drawn for the UWU v25")


class HydraulicMotor(Module):
    """Builds the motor: mounting face at z = 0, body along +Z, shaft along -Z."""

    name, title, version, licence = "hydraulic_motor", "Hydraulic motor", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = HydraulicMotorParameters

    def build(self, p: HydraulicMotorParameters, modules: Modules) -> Assembly:
        built, row = Assembly(self.name), MOTORS[p.motor]
        built.add(motor_part(row), name="motor")
        turned = {"litres_per_turn": round(row.cubic_inch * LITRES_PER_CUBIC_INCH, 4)} if row.cubic_inch else {}
        given = {"square_in": row.square, **turned}
        built.port("face", row.face, place(0, 0, 0, x_axis="+x", z_axis="-z"), side="module", provides=given)
        return built


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the module."""
    register(HydraulicMotor())


@hookimpl
def gvcs_register_interfaces(register: Callable[[Path], None]) -> None:
    """Register its contract."""
    register(Path(__file__).with_name("catalog"))
