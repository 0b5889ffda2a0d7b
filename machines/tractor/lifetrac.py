"""The LifeTrac line: frame, loader, four wheel units, power unit, platform and hydraulics, standing on the ground."""

from __future__ import annotations

from gvcs_cad import Assembly, Modules, Placement, inch, place

from .arm_lock import arm_locks
from .frame import AXLES, WIDTH, frame
from .hydraulics import hydraulics
from .loader import loader
from .members import FRAME_BOLTS, INTERFACE_BOLT
from .platform import platform
from .power_clamps import power_clamps
from .printed import caps, kit

GROUND = 19.75  # inch below the rails: the tyre's radius below a shaft 3 in under them


def standing() -> Placement:
    """Return where the frame's coordinates stand in the machine's: the mid-plane at y = 0, the ground at z = 0."""
    return place(0, inch(-WIDTH / 2), inch(GROUND))


def lifetrac(name: str, frame_bolt: str, modules: Modules) -> Assembly:
    """Return the whole machine, arms lowered."""
    tractor = Assembly(name)
    base = tractor.add(frame(frame_bolt), at=standing())
    for module in (loader(frame_bolt, modules), power_clamps(frame_bolt), platform(frame_bolt), caps(), hydraulics(), kit(), arm_locks()):
        tractor.add(module, at=standing())
    for axle in AXLES:
        for side in ("left", "right"):
            tractor.mount(modules["wheel"](frame_bolt=frame_bolt), on=base.port(f"wheel_{axle}_{side}"), name=f"wheel_{axle}_{side}")
    tractor.mount(modules["power"](), on=base.port("power"), name="power")
    tractor.fasten_crossings(bolt=FRAME_BOLTS[frame_bolt])
    if FRAME_BOLTS[frame_bolt] != INTERFACE_BOLT:
        tractor.fasten_crossings(bolt=INTERFACE_BOLT)
    return tractor
