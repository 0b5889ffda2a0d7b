"""A lean-to greenhouse of wall panels 4 ft wide, 8 ft high behind, 6 ft in front: a concept; OBI names its modules and publishes no drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gvcs_cad import (
    Assembly,
    Design,
    Length,
    Machine,
    Modules,
    Parameters,
    Rating,
    Reference,
    Slot,
    calculated,
    choice,
    dim,
    hookimpl,
    inch,
    number,
)

from .beds import add_beds, supply_open
from .roof import add_gables, add_roof
from .sizes import PANEL, REAR, Sizes

GLASS = "panel PC-twin 8"


class GreenhouseParameters(Parameters):
    """What may be set on the greenhouse."""

    along: int = number(default=4, min=2, max=6, help="panels of 4 ft along the front")
    across: int = number(default=2, min=1, max=2, help="panels of 4 ft in an end wall: depth of 4 or 8 ft")
    front: Length = dim(default=inch(72), min=inch(72), max=inch(84), step=inch(6), help="height of the front wall; the rear one is 8 ft")
    rear: str = choice(GLASS, "panel OSB 7/16", default=GLASS, help="what the rear wall is covered with: OSB where no house stands behind it")
    beds: int = number(default=2, min=0, max=4, help="grow beds along the rear wall")


class Greenhouse(Machine):
    """Builds the greenhouse: front wall along x with its outside to -y, z up from the ground."""

    name, title, version, licence = "greenhouse", "Modular greenhouse", "0.1.0", "CERN-OHL-S-2.0"
    Parameters = GreenhouseParameters
    default_configuration = "16x8"
    status = "concept"
    slots = (Slot("panel", "house_wall_port@1", default="wall_panel", help="every wall"),)

    def build(self, p: GreenhouseParameters, modules: Modules) -> Assembly:
        house, s = Assembly(self.name), Sizes(p.along, p.across, p.front)
        walls = self._walls(house, s, p, modules)
        add_roof(house, s, walls)
        add_gables(house, s, walls)
        add_beds(house, s, p.beds)
        supply_open(house)
        return house

    def _walls(self, house: Assembly, s: Sizes, p: GreenhouseParameters, modules: Modules) -> dict[str, list[Reference]]:
        """Raise the four walls counter-clockwise: front with low openings for vents, ends, and the rear with a door in its first panel."""
        plain = {"width": PANEL, "lumber": "2x4", "spacing": 24, "sheathing": GLASS}
        vent = {"opening": "window", "opening_width": inch(36), "opening_height": inch(12), "sill": inch(8), "header": "2x6", "unit": False}
        door = {"opening": "door", "opening_width": inch(38), "opening_height": inch(83), "header": "2x6"}
        low, high = {**plain, "height": s.front}, {**plain, "height": REAR, "sheathing": p.rear}
        sides = (("front", p.along, low), ("right", p.across, low), ("rear", p.along, high), ("left", p.across, low))
        found: dict[str, list[Reference]] = {}
        last: Reference | None = None
        for side, count, values in sides:
            found[side] = []
            for i in range(count):
                own = vent if side == "front" and i % 2 else door if side == "rear" and i == 0 else {}
                panel = modules["panel"](**values, **own)
                name = f"{side}_{i + 1}"
                if last is None:
                    last = house.add(panel, name=name)
                else:
                    before, last = last, house.mount(panel, on=last.port("right" if i else "outer_corner"), name=name)
                    house.nail(before, last, nail="screw 3", count=4)
                found[side].append(last)
        house.nail(found["left"][-1], found["front"][0], nail="screw 3", count=4)
        return found

    def ratings(self, design: Design) -> Sequence[Rating]:
        glazed = sum(getattr(part, "area", 0.0) * count for part, count in design.quantities.items() if part.stock_key == GLASS) * 1e-6
        fronts = sum(child.name.startswith("front_") for child in design.children)
        ends = sum(child.name.startswith("right_") for child in design.children)
        modules = calculated("front panels times end panels, each 4 ft wide as the modules of 8 x 4 ft (Open Building Institute)")
        return (
            Rating("ground within the studs", round(fronts * ends * (PANEL / 1000) ** 2, 1), "m2", modules, "concept"),
            Rating("glazing", round(glazed, 1), "m2", calculated("sum of the sheets"), "concept"),
        )


@hookimpl
def gvcs_register_machines(register: Callable[[Machine], None]) -> None:
    """Register the machine."""
    register(Greenhouse())
