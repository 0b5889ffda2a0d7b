"""The LifeTrac line: frame, loader, four wheel units, power unit, operator's deck and hydraulics, standing on the ground."""

from __future__ import annotations

from gvcs_cad import Assembly, Design, Modules, Placement, Reference, inch, place

from ..bolts import FRAME_BOLTS, INTERFACE_BOLT
from ..hydraulics import couple, seat_valves
from .arm_lock import arm_locks
from .frame import AXLES, WIDTH, frame, on_the_drawing
from .loader import loader
from .power_clamps import power_clamps

TURNING = ("tyre", "rim")  # what turns of a wheel unit, by the names that all of them use
CLIPS = 16  # a hose is held every half metre, about
RUNS = (
    "hose_pressure_72in 1 72 power unit to valve manifold",
    "hose_return_72in 1 72 valve manifold to power unit",
    "hose_lift_96in 4 96 lift valve to both ends of the lift cylinders, over the pivot",
    "hose_tilt_144in 4 144 tilt valve to both ends of the tilt cylinders, along the arms",
    "hose_drive_84in 4 84 drive valves to the rear and front motors of each side",
    "hose_series_60in 2 60 rear to front motor of each side, in series",
)


def standing(wheel: Design) -> Placement:
    """Return where the frame's coordinates stand in the machine's: the mid-plane at y = 0, the ground at z = 0.

    How high that is, the wheel unit tells through its port: the datum stands 2 in above the rails' underside.
    """
    height = Reference.root(wheel).port_of("wheel_unit@2").provided("ground_mm")
    return place(0, inch(-WIDTH / 2), height - inch(2))


def lifetrac(name: str, frame_bolt: str, modules: Modules) -> Assembly:
    """Return the whole machine, arms lowered."""
    tractor = Assembly(name)
    wheel = modules["wheel"](frame_bolt=frame_bolt)
    here = standing(wheel)
    base = tractor.add(frame(frame_bolt, modules), at=here)
    for module in (loader(frame_bolt, modules), power_clamps(frame_bolt), arm_locks()):
        tractor.add(module, at=here)
    for axle in AXLES:
        for side in ("left", "right"):
            mounted = tractor.mount(wheel, on=base.port(f"wheel_{axle}_{side}"), name=f"wheel_{axle}_{side}")
            for turning in (child.name for child in wheel.children if child.name in TURNING):
                tractor.keep_clear(mounted.child(turning), tractor["loader"], least=25, why="a turning wheel throws mud and stones against what is nearer")
    station = tractor.mount(modules["operator"](frame_bolt=frame_bolt, sections=4), on=base.port("operator"), name="platform")
    seat_valves(tractor, modules, "valves", station.child("valve_bracket"))
    power = tractor.mount(modules["power"](), on=base.port("power"), name="power")
    couple(tractor, modules, RUNS, power, tractor["loader"].child("arms/carrier/implement"), clips=CLIPS)
    if FRAME_BOLTS[frame_bolt] == INTERFACE_BOLT:  # every station is drilled: more holes meet than the drawing bolts
        tractor.fasten_crossings(bolt=INTERFACE_BOLT, where=on_the_drawing)
    else:
        tractor.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt])
        tractor.fasten_crossings(bolt=INTERFACE_BOLT)
    return tractor
