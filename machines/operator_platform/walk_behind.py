"""For a machine without a deck: a pendant, and a stop button behind on each side, on brackets beside two stringers.

Its frame is the port's: in the mid-plane midway between the brackets' bolts, at half the stringers' height, x forward, z up; inches.
"""

from __future__ import annotations

from gvcs_cad import GRID_HOLE, Assembly, Hole, Module, Modules, PlatePart, chosen, inch, place, rectangle

from .stop import emergency_stop, pendant

OURS = chosen("the published MicroTrac is a mesh without controls: brackets and buttons are our design")
OUTER, THICK = 10.0, 0.25  # outer face of the stringers from the mid-plane; the bracket on it
BUTTON = -12.0  # from the middle of the bolts: behind the power unit


class WalkBehind(Module):
    """Builds two brackets with their buttons and delivers the pendant; the host bolts the brackets to its stringers."""

    name, title, version, licence = "walk_behind", "Walk-behind controls", "1.0.0", "CERN-OHL-S-2.0"

    def build(self, p: object, modules: Modules) -> Assembly:
        station = Assembly(self.name)
        for side, y, face, inward in (("left", OUTER + THICK, OUTER + THICK, "-y"), ("right", -OUTER, -OUTER - THICK, "+y")):
            bracket = station.add(stop_bracket(), name=f"stop_bracket_{side}", at=place(0, inch(y), 0, x_axis="+x", z_axis="-y"))
            button = station.add(emergency_stop(), name=f"stop_{side}", at=place(inch(BUTTON), inch(face), 0, x_axis="+x", z_axis=inward))
            station.press(bracket["stop"], inner=button)
        station.supply(pendant())
        station.port("stringers", "walk_behind@1", place(0, 0, 0, z_axis="-z"), side="module", process="jig-drilled")
        return station


def stop_bracket() -> PlatePart:
    """Return the plate beside a stringer that holds a stop button; its contour is about the middle of its bolts."""
    bolts = [Hole(f"b{i}", inch(x), 0, GRID_HOLE) for i, x in enumerate((-2, 2), 1)]
    outline = rectangle(inch(18), inch(4), corner=inch("1/2")).moved(inch(-14), inch(-2))
    return PlatePart("micro_stop_bracket", stock="plate A36 1/4", outer=outline, holes=(*bolts, Hole("stop", inch(BUTTON), 0, 22.5)), basis=OURS)
