"""The Power Cube: engine, pump, tanks and couplers in OSE's frame of twelve angles; a machine of its own, and the tractor's power unit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from gvcs_cad import Assembly, Design, Machine, Module, Modules, Parameters, Rating, Reference, calculated, choice, chosen, hookimpl, number, place

from .drive import add_drive
from .electric import add_electric
from .frame import frame
from .fuel import fuel_tank
from .guards import add_guards
from .hydraulics import add_hydraulics
from .power import capacities
from .supplies import supply
from .tank import tank


class PowerCubeParameters(Parameters):
    """What may be set on the Power Cube."""

    engine: str = choice(
        "28 hp", "27 hp", default="28 hp", help="gross power; no engine of OSE's 27 hp units is published, its sizes are those of the 28 hp one"
    )
    tank_volume: float = number(default=40, min=30, max=40, step=2, unit="L", help="hydraulic oil at the full mark; the tank's depth follows")
    relief_psi: float = number(default=2500, min=1000, max=3000, step=50, unit="psi", help="setting of the relief valve; OSE's limit is 3000 psi")
    coupler: str = choice("3/4", "1/2", default="3/4", help="body of the quick couplers, ISO 7241 series B; with 1/2 in the hydraulic ports are not published")


class PowerCube(Machine):
    """Builds the Power Cube in the frame of its port: see layout.py."""

    name, title, version, licence = "power_cube", "Power Cube", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = PowerCubeParameters

    def build(self, p: PowerCubeParameters, modules: Modules) -> Assembly:
        return _cube(self.name, p)

    def ratings(self, design: Design) -> Sequence[Rating]:
        given = dict(Reference.root(design).port("bay").port.provides)
        flow = calculated("gpm = 0.976 cu in x 3600 rpm / 231 x 92 % volumetric efficiency (chosen)")
        hp = 27 if any(part.name == "cube_engine_27hp" for part in design.quantities) else 28
        power = calculated(f"hp = gpm x psi / 1714, at most {hp} hp x 85 % net of gross x 85 % overall efficiency (both chosen)")
        return (
            Rating("hydraulic power", given["power_kw"], "kW", power, "not measured"),
            Rating("flow at 3600 rpm", given["flow_lpm"], "L/min", flow, "not measured"),
            Rating("relief pressure", given["pressure_bar"], "bar", chosen("setting of the relief valve; OSE's limit is 3000 psi"), "set with the gauge"),
            Rating("mass with oil", given["mass_kg"], "kg", calculated("sum of the parts; masses of most bought parts are chosen"), "not weighed"),
        )


def _cube(name: str, p: PowerCubeParameters) -> Assembly:
    """Build a cube under a name of its own."""
    cube = Assembly(name)
    for module in (frame(), tank(p.tank_volume), fuel_tank()):
        cube.add(module)
    gross = int(p.engine.split()[0])
    add_drive(cube, gross)
    add_hydraulics(cube, p.tank_volume, p.relief_psi, f"ISO 7241-B {p.coupler}")
    add_electric(cube)
    add_guards(cube)
    supply(cube, p.tank_volume)
    for bolt in ("hex 1/4-20", "hex 5/16-18", "hex 3/8-16", "hex 1/2-13"):
        cube.fasten_crossings(bolt=bolt)
    mass = math.fsum((part.mass or 0.0) * count for part, count in cube.freeze().quantities.items())
    asked = {"carries_kg": round(mass, 1)}
    cube.port("bay", "power_bay@1", place(0, 0, 0, x_axis="+x", z_axis="-z"), side="module", provides=capacities(p.relief_psi, mass, gross), requires=asked)
    return cube


class Parameters27hp(PowerCubeParameters):
    """The same, with OSE's 27 hp unit as it comes."""

    engine: str = choice("28 hp", "27 hp", default="27 hp", help="gross power")


class PowerCube27hp(Module):
    """The Power Cube with OSE's 27 hp, for ``--swap power=power_cube_27hp``."""

    name, title, version, licence = "power_cube_27hp", "Power Cube, 27 hp", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = Parameters27hp

    def build(self, p: Parameters27hp, modules: Modules) -> Assembly:
        return _cube(self.name, p)


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the variant."""
    register(PowerCube27hp())


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(PowerCube())
