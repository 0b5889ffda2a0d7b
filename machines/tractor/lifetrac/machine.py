"""The LifeTrac line: frame, loader, four wheel units, power unit, platform and hydraulics, standing on the ground."""

from __future__ import annotations

from gvcs_cad import Assembly, Design, HoleReference, Modules, Placement, inch, place

from ..bolts import FRAME_BOLTS, INTERFACE_BOLT
from ..hydraulics import couple, hydraulics
from .arm_lock import arm_locks
from .frame import AXLES, WIDTH, frame
from .loader import loader
from .members import drawn_stations, pieces
from .platform import platform
from .power_clamps import power_clamps
from .printed import caps, kit

TURNING = ("tyre", "rim")  # what turns of a wheel unit, by the names that all of them use


def standing(wheel: Design) -> Placement:
    """Return where the frame's coordinates stand in the machine's: the mid-plane at y = 0, the ground at z = 0.

    How high that is, the wheel unit tells through its port: the datum stands 2 in above the rails' underside.
    """
    height = next(dict(port.provides)["ground_mm"] for port in wheel.ports if port.interface == "wheel_unit@2")
    return place(0, inch(-WIDTH / 2), height - inch(2))


def lifetrac(name: str, frame_bolt: str, modules: Modules) -> Assembly:
    """Return the whole machine, arms lowered."""
    tractor = Assembly(name)
    wheel = modules["wheel"](frame_bolt=frame_bolt)
    here = standing(wheel)
    base = tractor.add(frame(frame_bolt), at=here)
    for module in (loader(frame_bolt, modules), power_clamps(frame_bolt), platform(frame_bolt), caps(), hydraulics(), kit(), arm_locks()):
        tractor.add(module, at=here)
    for axle in AXLES:
        for side in ("left", "right"):
            mounted = tractor.mount(wheel, on=base.port(f"wheel_{axle}_{side}"), name=f"wheel_{axle}_{side}")
            for turning in (child.name for child in wheel.children if child.name in TURNING):
                tractor.keep_clear(mounted.child(turning), tractor["loader"], least=25, why="a turning wheel throws mud and stones against what is nearer")
    power = tractor.mount(modules["power"](), on=base.port("power"), name="power")
    couple(tractor, power, tractor["loader"].child("arms/carrier/implement"))
    drawn = {f"frame/{piece}": drawn_stations(member) for piece, member, _ in pieces()}

    def on_the_drawing(hole: HoleReference) -> bool:
        return hole.at.path not in drawn or hole.at.name in drawn[hole.at.path]

    if FRAME_BOLTS[frame_bolt] == INTERFACE_BOLT:  # every station is drilled: more holes meet than the drawing bolts
        tractor.fasten_crossings(bolt=INTERFACE_BOLT, where=on_the_drawing)
    else:
        tractor.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt])
        tractor.fasten_crossings(bolt=INTERFACE_BOLT)
    return tractor
