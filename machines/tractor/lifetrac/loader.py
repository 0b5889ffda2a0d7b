"""The loader: base, arms, carrier, implement and four cylinders, with its two joints and their named poses."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, HoleReference, ModelError, Modules, Reference, chosen

from ..cylinder import cylinder
from ..side_view import pivot_axis
from .carrier import carrier
from .loader_arms import arms
from .loader_base import add_base
from .loader_points import DUMP, LIFT_HIGH, MIDDLE, PIN, PIVOT, ROLLBACK, TIP, from_pivot

LIFT_POSES = {"lowered": 0.0, "carry": 8.0, "raised": LIFT_HIGH, "dump": LIFT_HIGH}
TILT_POSES = {"lowered": 0.0, "carry": ROLLBACK, "raised": -LIFT_HIGH, "dump": DUMP}
BOUGHT = chosen("a common cross-tube size; pin-to-pin lengths, eye width and mass assumed: measure the one you buy before drilling")


def loader(frame_bolt: str, modules: Modules) -> Assembly:
    """Return the loader in the frame's coordinates, lowered, with the module of the implement slot on its carrier."""
    assembly = Assembly("loader")
    shaft, lugs = add_base(assembly, frame_bolt)
    moving = arms()
    tip = moving.add(_carrier_with_implement(modules), name="carrier", at=pivot_axis(*_at(TIP)).moved() @ pivot_axis(0, 0, 0).inverse())
    moving.revolute("tilt", tip, about=pivot_axis(*_at(TIP)), low=DUMP, high=ROLLBACK, poses=TILT_POSES)
    _pin_tips(moving, tip)
    _tilt_cylinders(moving, tip)
    lifted = assembly.add(moving, name="arms", at=pivot_axis(PIVOT[0], MIDDLE, PIVOT[1]) @ pivot_axis(0, 0, 0).inverse())
    assembly.revolute("lift", lifted, about=pivot_axis(PIVOT[0], MIDDLE, PIVOT[1]), low=0.0, high=LIFT_HIGH, poses=LIFT_POSES)
    _pin_pivot(assembly, shaft, lifted)
    _lift_cylinders(assembly, lugs, lifted)
    return assembly


def _at(point: tuple[float, float]) -> tuple[float, float, float]:
    x, z = from_pivot(point)
    return x, 0.0, z


def _carrier_with_implement(modules: Modules) -> Assembly:
    whole = Assembly("head")
    held = whole.add(carrier(), name="carrier")
    implement = whole.mount(modules["implement"](), on=held.port("implement"), name="implement")
    for side in ("left", "right"):
        hole = held.child(f"lock_tab_{side}")["lock"]
        whole.pin(hole, _lock(implement, hole), pin=PIN)
    return whole


def _lock(implement: Reference, hole: HoleReference) -> HoleReference:
    """Return the implement's lock hole below one of the carrier's. Raises ModelError where the implement has none by that name."""
    found = sorted((other for other in implement.holes() if other.at.name == "lock"), key=lambda other: math.dist(other.bore.at, hole.bore.at))
    if not found:
        raise ModelError(f"{implement.path}: no hole is called lock; quick_attach@2 has two of them")
    return found[0]


def _pin_tips(moving: Assembly, tip: Reference) -> None:
    for side in ("left", "right"):
        forks = [moving[f"fork_{side}_{where}"]["pin"] for where in ("outer", "inner")]
        ears = [tip.child(f"carrier/ear_{side}_{where}")["pin"] for where in ("left", "right")]
        moving.pin(forks[0], *ears, forks[1], pin=PIN)


def _tilt_cylinders(moving: Assembly, tip: Reference) -> None:
    tilt = cylinder("tilt_cylinder", "2", "1.125", "12", "22.25", "2-1/2", mass_kg=9.5, basis=BOUGHT)
    for side in ("left", "right"):
        base = [moving[f"tilt_lug_{side}_{where}"]["pin"] for where in ("left", "right")]
        rod = [tip.child(f"carrier/lever_{side}_{where}")["pin"] for where in ("left", "right")]
        moving.link(f"tilt_cylinder_{side}", tilt, base=base, rod=rod)
        moving.pin(*base, pin=PIN)
        moving.pin(*rod, pin=PIN)


def _pin_pivot(assembly: Assembly, shaft: Reference, lifted: Reference) -> None:
    plates = [assembly[f"pivot_plate_{side}_{where}"]["pivot"] for side in ("left", "right") for where in ("outer", "inner")]
    sleeves = [lifted.child(f"sleeve_{side}")["bore"] for side in ("left", "right")]
    assembly.pin(*plates, *sleeves, pin=shaft)


def _lift_cylinders(assembly: Assembly, lugs: dict[str, list[Reference]], lifted: Reference) -> None:
    lift = cylinder("lift_cylinder", "2.5", "1.25", "16", "26.25", "1-3/4", mass_kg=15.0, basis=BOUGHT)
    for side in ("left", "right"):
        base = [lug["pin"] for lug in lugs[side]]
        rod = [lifted.child(f"lug_{side}_{where}")["pin"] for where in ("outer", "inner")]
        assembly.link(f"lift_cylinder_{side}", lift, base=base, rod=rod)
        assembly.pin(*base, pin=PIN)
        assembly.pin(*rod, pin=PIN)
