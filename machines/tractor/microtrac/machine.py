"""The MicroTrac line: the published bolted frame, dead axles, chain drive, loader, and a power unit behind the pivot.

Its bolts are 1 in in OSE's perforated tube, whatever `frame_bolt` says; the arms rise to the drawn 75 degrees.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Modules, Reference

from ..bolts import INTERFACE_BOLT
from ..hydraulics import couple
from .axles import add_axles
from .bolts import bolt_up
from .controls import RUNS, add_controls
from .drive import add_drive, add_wheels
from .loader import add_loader
from .plates import add_plates
from .points import LIFT_HIGH, standing
from .tubes import add_tubes

REMARKS = (
    "published: 774.7 x 508 mm cube between the arms; a power_bay@1 unit is 711 mm wide, the arms stand 584 mm apart: it sits behind the pivot",
    "published: 1 in holes at the loader pivot for a 3 in shaft; built with 3-1/2 in for a bushing",
    "published: lift cylinders 39.4 in pin to pin as drawn; no 14 in stroke reaches from 24.9 to 39.4 in, so the arm pin is 11.0 in out instead of 13.7",
    "published: the inner ends of the frame's crosspieces butt; built with clips, a tie plate and the top cross",
    "published: track of 1/2 x 2 in bar; built as steel wheels of that bar, the track itself is not modelled",
)


def microtrac(name: str, modules: Modules, lift: float = LIFT_HIGH) -> Assembly:
    """Return the whole machine, bucket on the ground; the arms rise to `lift` degrees."""
    tractor = Assembly(name)
    base = tractor.add(chassis(modules), at=standing())
    couple(tractor, modules, RUNS, tractor.mount(modules["power"](), on=base.port("power"), name="power"))
    _add_operator(tractor, base, modules)
    add_loader(tractor, base, lift)
    for text in REMARKS:
        tractor.remark(text)
    return tractor


def chassis(modules: Modules) -> Assembly:
    """Return everything that stands still or rolls, in the frame's coordinates."""
    frame = Assembly("frame")
    add_tubes(frame, modules)
    add_plates(frame)
    add_axles(frame)
    add_controls(frame, modules)
    add_drive(frame)
    bolt_up(frame)
    add_wheels(frame)
    return frame


def _add_operator(tractor: Assembly, base: Reference, modules: Modules) -> None:
    """Mount the walk-behind controls and bolt their brackets to the stringers."""
    station = tractor.mount(modules["walk_behind"](), on=base.port("operator"), name="operator")
    for side in ("left", "right"):
        stringer = base.child(f"grid/stringer_{side}")
        for i in (1, 2):
            hole = station.child(f"stop_bracket_{side}")[f"b{i}"]
            tractor.fasten(hole, stringer.nearest(hole), bolt=INTERFACE_BOLT)
