"""What carries and steers the oil: valves on the left arm, hoses, couplers, and the power unit that stands beside the press."""

from __future__ import annotations

from gvcs_cad import Assembly, Modules, Placement, Port, inch, place

from . import sizes as z
from .bought import add_enabling_valve
from .sizes import Sizes

BESIDE = 30.0  # in, from the mid-plane to the couplers beyond the arm: chosen, room to walk between
RUNS = (
    "press_hose_pressure 1 96 power unit to valve",
    "press_hose_return 1 96 valve to power unit",
    "press_hose_main 2 72 valve to both ports of the main cylinder",
    "press_hose_drawer 2 60 valve to both ports of the drawer's cylinder",
    "press_hose_shaker 2 84 valve to the shaker's motor",
    "press_hose_enable 2 36 pressure line to the enabling valve and on to the tank",
)
ADAPTERS = 14  # four at the cylinders, two at the motor, six at the valve, two at the enabling valve, with a tee before it
FLOW_LPM = 14 * 3.785411784  # published with the six bricks a minute of v17.08


def add_hydraulics(press: Assembly, s: Sizes, psi: float, modules: Modules) -> None:
    """Screw the valves on the left arm and couple the power unit, which stands on the ground to the right of the press."""
    plate = press["arm_left"].child("a1")
    valves = press.mount(modules["valves"](sections=3, detents=1, relief_psi=psi), on=plate.port("valves"), name="valves")
    for i in ("1", "2"):  # screws from below, into the block
        press.fasten(plate[f"v{i}"], valves.child("block")[f"b{i}"], bolt="hex 3/8-16", washers=("head",))
    add_enabling_valve(press, s)
    power = modules["power"]()
    built = Assembly("lines")
    ports = {port.interface: port for port in power.ports}
    asked = {"pressure_bar": round(psi * 0.0689475729, 1), "flow_lpm": round(FLOW_LPM, 1)}
    first, second = (ports[f"hydraulic_{line}@1"] for line in ("pressure", "return"))
    x, y = inch(z.ARM_REAR + 20), -inch(s.arm + z.ARM + BESIDE)
    built.port("pressure", "hydraulic_pressure@1", _at(first, x, y), requires=asked)
    built.port("back", "hydraulic_return@1", _at(second, x + second.at.x - first.at.x, y))
    built.port("hoses", "hose_set@1", _at(first, x, y), requires=asked)
    ends = press.add(built)
    lines = modules["hoses"](runs=RUNS, couplers=2, keyed=False, holding=0, selector=False, gauge=True, adapters=ADAPTERS, tees=1, clips=0)
    press.mount(lines, on=ends.port("hoses"), name="hoses")
    cube = press.mount(power, on=ends.port("pressure"), name="power")
    press.plug(ends.port("back"), cube.port(second.name))


def _at(port: Port, x: float, y: float) -> Placement:
    """Return the hose's end opposite a coupler that looks to the left, at the coupler's own height over the ground."""
    return place(x, y, port.at.z, x_axis="+x", z_axis="-y")
