"""Small parts and joints that many tests begin with."""

from __future__ import annotations

from typing import Any

from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.design import Design
from gvcs_cad.model.hole import FaceHole, Hole
from gvcs_cad.model.life import hours
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.safety import Safety
from gvcs_cad.model.shape import shape
from gvcs_cad.model.shaped import PrintedPart
from gvcs_cad.model.tube import TubePart
from gvcs_cad.units import inch

HOLE = inch("13/16")  # normal clearance of 3/4


def lug(name: str = "lug", *holes: Hole, size: float = 100.0, stock: str = "plate A36 1/2", **rest: Any) -> PlatePart:
    """Return a square plate about the origin with a hole ``h`` in the middle, or with the holes given."""
    return PlatePart(name, stock=stock, outer=rectangle(size, size, centred=True), holes=holes or (Hole("h", 0, 0, HOLE),), **rest)


def tube(name: str = "rail", *holes: FaceHole, length: float = 508.0, stock: str = "tube 4x4x1/4", **rest: Any) -> TubePart:
    """Return a 4 in tube with a hole ``h`` through the middle of its z faces, or with the holes given."""
    return TubePart(name, stock=stock, length=length, holes=holes or (FaceHole("h", "+z", length / 2, inch(2), HOLE),), **rest)


def two_lugs(gap: float = 0.0, off: float = 0.0, hole: float = HOLE, other: float | None = None) -> Assembly:
    """Return two lugs on one another, the upper one `gap` mm above and `off` mm aside."""
    pair = Assembly("pair")
    pair.add(lug("lower", Hole("h", 0, 0, hole)))
    pair.add(lug("upper", Hole("h", 0, 0, other or hole)), at=Placement(off, 0, inch("1/2") + gap))
    return pair


def cylinder(stroke: float = 200.0, retracted: float = 400.0, pin: float = 20.0) -> Cylinder:
    """Return a hydraulic cylinder with its drawing."""
    drawn = shape("gvcs_cad.geometry.hardware:hydraulic_cylinder", bore=50.0, rod=30.0, retracted=retracted, eye_width=40.0, pin=pin, length=retracted)
    sizes = {"bore": 50.0, "rod": 30.0, "stroke": stroke, "retracted": retracted, "pin": pin, "eye_width": 40.0, "rated_bar": 170.0}
    return Cylinder("lift", title="Cylinder", envelope=drawn, mass_kg=8.0, **sizes)


def small_machine() -> Design:
    """Return a design with one of everything: bolted tube and plate, hinged arm, cylinder, printed cap, port, supply, remark."""
    frame = Assembly("frame")
    frame.add(tube("rail", FaceHole("h", "+z", inch(2), inch(2), HOLE), FaceHole("spare", "+y", inch(6), inch(2), HOLE, empty="grid")))
    frame.add(lug("foot", Hole("h", 0, 0, HOLE), Hole("p", 30, 30, 20)), at=Placement(inch(2), inch(2), inch(4)))
    frame.fasten(frame["foot"]["h"], frame["rail"]["h"], bolt="hex 3/4-10", washers=("head", "nut"))
    frame.port("bay", "power_bay@1", Placement(0, 0, 100), provides={"power_kw": 20.0})
    frame.remark("published 3x3 in, drawn 2x6 in")
    cap = PrintedPart("cap", shape=shape("gvcs_cad.geometry.hardware:box", length=9.0, width=9.0, height=2.0), material_name="PETG", stated_volume=162.0)
    machine = Assembly("machine")
    base = machine.add(frame, at=Placement(0, 0, 10).turned("z", 30))
    arm = machine.add(lug("arm", Hole("p", 30, 30, 20), life=hours(5000), safety=Safety(role="arm", inspect="cracks", weld_class="B")), at=base.at.moved(z=700))
    machine.revolute("lift", arm, about=Placement(0, 0, 700), low=0, high=45, poses={"up": 45})
    machine.link("ram", cylinder(stroke=500, retracted=500), base=[base.child("foot")["p"]], rod=[arm["p"]])
    machine.weld(base.child("rail"), arm, leg=6, length=200)
    machine.add(cap, name="cap_left")
    machine.supply(cap, 2)
    return machine.freeze()
