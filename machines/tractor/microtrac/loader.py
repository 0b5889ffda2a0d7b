"""The MicroTrac's loader: arms with bucket and tilt cylinders, and how the lift cylinders move them.

Below 40 degrees of lift a fully dumped bucket meets the front wheels: nothing but the operator keeps it from them.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Placement, Reference, chosen, inch

from ..cylinder import cylinder
from ..side_view import pivot_axis
from .arms import arms
from .bucket import bucket
from .points import DUMP, PIN, PIVOT, RELIEF_BAR, ROLLBACK, TIP, standing

CARRY = 10.0  # degrees of the arms with a load on the way
BOUGHT = chosen("body as in the published meshes (76 mm, 51 mm); bore, stroke, 10.25 in of dead length, eye width and mass are ours")


def moving(high: float) -> Assembly:
    """Return arms, bucket and tilt cylinders, lowered; `high` is the arms' upper limit in degrees."""
    assembly = arms()
    held = assembly.add(bucket(), at=Placement(inch(TIP[0]), 0, inch(TIP[1])))
    poses = {"lowered": 0.0, "carry": ROLLBACK, "raised": -high, "dump": DUMP}
    assembly.revolute("tilt", held, about=pivot_axis(TIP[0], 0, TIP[1]), low=DUMP, high=ROLLBACK, poses=poses)
    tilt = cylinder("micro_tilt_cylinder", "2", "1.125", "12", "22.25", "2.5", mass_kg=9.5, basis=BOUGHT, relief_bar=RELIEF_BAR)
    for side in ("left", "right"):
        cheeks = [assembly[f"cheek_{side}_{where}"]["tip"] for where in ("outer", "inner")]
        ears = [held.child(f"ear_{side}_{where}")["pin"] for where in ("outer", "inner")]
        assembly.pin(cheeks[0], *ears, cheeks[1], pin=PIN)
        base = [assembly[f"tilt_lug_{side}_{where}"]["pin"] for where in ("left", "right")]
        rod = [held.child(f"lever_{side}_{where}")["pin"] for where in ("left", "right")]
        assembly.link(f"tilt_cylinder_{side}", tilt, base=base, rod=rod)
        assembly.pin(*base, pin=PIN)
        assembly.pin(*rod, pin=PIN)
    return assembly


def add_loader(tractor: Assembly, base: Reference, high: float) -> None:
    """Hang the arms on the frame and put the lift cylinders between them."""
    pivot = pivot_axis(PIVOT[0], 0, PIVOT[1])
    lifted = tractor.add(moving(high), at=standing() @ Placement(inch(PIVOT[0]), 0, inch(PIVOT[1])))
    poses = {"lowered": 0.0, "carry": CARRY, "raised": high, "dump": high}
    tractor.revolute("lift", lifted, about=standing() @ pivot, low=0.0, high=high, poses=poses)
    for side in ("left", "right"):
        bushing = lifted.child(f"bushing_{side}")
        for name in ("pivot_shaft", f"pivot_shaft_ring_{side}_inner", f"pivot_shaft_ring_{side}_outer"):
            tractor.contact(bushing, base.child(name), why="the arm turns on the shaft between its rings")
    lift = cylinder("micro_lift_cylinder", "2.5", "1.5", "14", "24.25", "3", mass_kg=16.0, basis=BOUGHT, relief_bar=RELIEF_BAR)
    for side in ("left", "right"):
        lugs = [base.child(f"rod_lug_{side}_{where}")["pin"] for where in ("outer", "inner")]
        cheeks = [lifted.child(f"cheek_{side}_{where}")["lift"] for where in ("outer", "inner")]
        tractor.link(f"lift_cylinder_{side}", lift, base=lugs, rod=cheeks)
        tractor.pin(*lugs, pin=PIN)
        tractor.pin(*cheeks, pin=PIN)
