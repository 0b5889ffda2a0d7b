"""Walls of the Seed Eco-Home: published modules in a row or round a floor plan, tied by the second top plate. The plan is a list of words in YAML."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from gvcs_cad import (
    Assembly,
    Design,
    Length,
    Machine,
    ModelError,
    Modules,
    Parameters,
    Rating,
    Reference,
    Slot,
    Words,
    calculated,
    choice,
    dim,
    flag,
    hookimpl,
    inch,
    rule,
    words,
)

from .caps import add_caps, add_corners
from .electric import supply_cable, with_outlets
from .plan import Plan, Wall, read
from .published import GARAGE, MODULES, NONE, OSB, PLATES

WITHIN = inch(2)  # that panels meet in, OpenSourceEcology/vcs-library
SCREWS, EVERY = 4, inch(24)  # of 3 in between two panels: iconic-cad web/pricing.json, corner_screws; more where 24 in between them (double studs) ask for it


class HouseWallParameters(Parameters):
    """What may be set on the walls."""

    walls: Words = words(default=("wall_4x8_2x6_16oc",), help="modules in order, counter-clockwise from above, with left or right at corners")
    partitions: Words = words(default=(), help="inside walls: 'at WALL INCHES', then modules")
    sheathing: str = choice(OSB, "panel OSB 1/2", default=OSB, help="outside; 1/2 in is that of vcs-library's VCS-12")
    cap: bool = flag(default=True, help="with the second top plate across the joints")
    board: Length = dim(default=inch(144), min=inch(96), max=inch(180), step=inch(12), help="longest board of the second top plate")
    outlets: bool = flag(default=False, help="with device boxes and cable")

    @rule
    def plan_is_sound(self) -> str | None:
        """Refuse words that are no module or corner, and partitions that land nowhere."""
        return "; ".join(read(self.walls, self.partitions).problems) or None


class HouseWall(Machine):
    """Builds the walls: the first along x with its outside to -y, z up from the slab."""

    name, title, version, licence = "house_wall", "Seed Eco-Home walls", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = HouseWallParameters
    default_configuration = "wall"
    slots = (Slot("panel", "house_wall_port@1", default="wall_panel", help="every wall"),)

    def build(self, p: HouseWallParameters, modules: Modules) -> Assembly:
        house, plan = Assembly(self.name), read(p.walls, p.partitions)
        boxes = with_outlets(plan) if p.outlets else set()
        raised: dict[str, Reference] = {}
        for wall in plan.walls:
            panel = modules["panel"](**self._values(p, wall), outlet=wall.name in boxes, junction=plan.junctions.get(wall.name, 0.0))
            if not wall.after:
                raised[wall.name] = house.add(panel, name=wall.name)
                continue
            raised[wall.name] = house.mount(panel, on=raised[wall.after].port(wall.port), name=wall.name)
            house.nail(raised[wall.after], raised[wall.name], nail="screw 3", count=_screws(wall.module))
        self._close(house, plan, raised)
        if p.cap:
            add_caps(house, plan, raised, p.board)
        add_corners(house, plan, raised, p.sheathing)
        supply_cable(house, plan, len(boxes))
        house.remark(PLATES)
        if any(wall.module.startswith("garage") for wall in plan.walls):
            house.remark(GARAGE)
        return house

    def _values(self, p: HouseWallParameters, wall: Wall) -> dict[str, object]:
        published = dict(MODULES[wall.module])
        return published if published["sheathing"] == NONE else {**published, "sheathing": p.sheathing}

    def _close(self, house: Assembly, plan: Plan, raised: dict[str, Reference]) -> None:
        """Refuse a plan whose last corner does not come back to the first wall."""
        if not plan.closing:
            return
        last = plan.outside[-1].name
        end, begin = raised[last].port(plan.closing).port.at, raised["wall_1"].port("left").port.at
        gap = math.dist(end.origin, begin.origin)
        if gap > WITHIN or math.dist(end.z_axis, [-v for v in begin.z_axis]) > 1e-6:
            raise ModelError(
                f"house_wall: the plan does not close: {gap:.1f} mm from {last} to wall_1, {WITHIN:.1f} mm allowed: count the modules of each side"
            )
        house.nail(raised[last], raised["wall_1"], nail="screw 3", count=_screws(plan.walls[0].module))

    def ratings(self, design: Design) -> Sequence[Rating]:
        corners = [child.at.origin[:2] for child in design.children if child.name.startswith("wall_")]
        area = abs(math.fsum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*corners, corners[0]]))) / 2e6
        lumber = math.fsum(getattr(part, "length", 0.0) * count for part, count in design.quantities.items() if part.stock_key.startswith("lumber")) / 1000
        studs = calculated("corners of the walls, outside of the studs; an open plan is closed by a line")
        return (
            Rating("area within the walls", round(area, 1), "m2", studs, "not measured"),
            Rating("lumber in the walls", round(lumber, 1), "m", calculated("sum of the cut lengths"), "not measured"),
        )


def _screws(module: str) -> int:
    return max(SCREWS, math.ceil(float(MODULES[module]["height"]) / EVERY))


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(HouseWall())
