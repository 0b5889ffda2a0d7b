"""The hydraulic circuit in its places: couplers, relief valve and gauge on the left, cooler on the floor, filter before the tank."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, Safety, inch, rectangle

from .circuit import (
    COOLER_FOOT_X,
    COOLER_FOOT_Y,
    FILTER,
    NUT,
    PLATE,
    VALVE,
    VALVE_HOLES,
    bulkhead_part,
    cooler_part,
    coupler_length,
    coupler_part,
    filter_part,
    gauge_part,
    valve_part,
)
from .electric import strap_slots
from .frame import BEARER_OFFSET, BEARER_Y, BEARERS
from .layout import HOLE, PUMP_PORT, RAIL, SEAT, SIDE, spot
from .power import BAR_PER_PSI, LITRES_PER_GALLON, flow_gpm
from .sources import OURS
from .tank import front

PANEL_REAR, PANEL_FRONT = 7.3, 20.0  # coupler plate along x, between lower angle and rail
PANEL_LOW, PANEL_TOP = 2.0, RAIL - 2.0
SHELF_Y = 9.5  # inner edge of the valve's shelf: 1.2 diameters from its hole
LINE_X, LINE_Y = 9.6, 10.9  # middle of the relief valve; the pressure line leaves through it
COUPLERS = {"pressure": (LINE_X, PUMP_PORT), "return": (18.0, 5.8), "drain": (13.4, 6.0)}  # x, z in the coupler plate
WINDOW = (LINE_X, 6.55)  # x, z: the gauge is read through it
FLOOR = (18.0, -13.4, 27.75, 8.4)  # x and y of its two corners
COOLER_AT = (22.6, 0.4)  # x of its rear, y of its middle
FILTER_AT = (10.4, -5.65, 6.9)  # top of its head
BRACKET = Safety(role="bracket", weld_class="C", inspect="weld free of cracks, bolts tight, every 50 h")


def coupler_plate() -> PlatePart:
    """Return the coupler plate, seen from outside: x from its front edge rearwards, y up."""

    def at(name: str, place: tuple[float, float], diameter: float, empty: str = "") -> Hole:
        return Hole(name, inch(PANEL_FRONT - place[0]), inch(place[1] - PANEL_LOW), inch(diameter), empty)

    holes = [at(name, place, 0.5625 if name == "drain" else 1.09375) for name, place in COUPLERS.items()]
    outline = rectangle(inch(PANEL_FRONT - PANEL_REAR), inch(PANEL_TOP - PANEL_LOW))
    note = "stamp PRESSURE, RETURN and DRAIN beside the holes"
    return PlatePart(
        "cube_coupler_plate",
        stock="plate A36 1/4",
        outer=outline,
        holes=(*holes, at("window", WINDOW, 2.75, "clearance")),
        basis=OURS,
        safety=BRACKET,
        note=note,
    )


def valve_bracket() -> PlatePart:
    """Return the shelf under the relief valve; its holes are those of the valve."""
    reach = SIDE - PLATE - SHELF_Y
    holes = [Hole(f"v{i}", inch(1.6 + x), inch(LINE_Y - SHELF_Y + y), HOLE["3/8"]) for i, (x, y) in enumerate(VALVE_HOLES, 1)]
    return PlatePart("cube_valve_bracket", stock="plate A36 1/4", outer=rectangle(inch(3.2), inch(reach)), holes=holes, basis=OURS, safety=BRACKET)


def filter_bracket(face: float) -> PlatePart:
    """Return the shelf over the filter's head, welded to the tank's front wall at x = `face`."""
    holes = [
        Hole(f"s{i}", inch(FILTER_AT[0] - face + x), inch(FILTER["depth"] / 2), HOLE["5/16"])
        for i, x in enumerate((FILTER["pitch"] / 2, -FILTER["pitch"] / 2), 1)
    ]
    length = FILTER_AT[0] + FILTER["width"] / 2 - face
    return PlatePart("cube_filter_bracket", stock="plate A36 1/4", outer=rectangle(inch(length), inch(FILTER["depth"])), holes=holes, basis=OURS)


def floor_plate() -> PlatePart:
    """Return the floor under cooler and battery; x forward, y to the left; the strap of the battery runs through two slots."""
    x, y = FLOOR[:2]
    bolts = [Hole(f"b{i}", inch(BEARERS["floor_bearer"] - BEARER_OFFSET - x), inch(by - y), HOLE["3/8"]) for i, by in enumerate(BEARER_Y, 1)]
    feet = [Hole(f"k{i}", inch(COOLER_AT[0] + COOLER_FOOT_X - x), inch(COOLER_AT[1] + ky - y), HOLE["5/16"]) for i, ky in enumerate(COOLER_FOOT_Y, 1)]
    return PlatePart(
        "cube_floor", stock="plate A36 3/16", outer=rectangle(inch(FLOOR[2] - x), inch(FLOOR[3] - y)), holes=(*bolts, *feet, *strap_slots(x, y)), basis=OURS
    )


def add_hydraulics(cube: Assembly, litres: float, psi: float, key: str) -> None:
    """Put the circuit in its places; `key` is the catalogue's coupler. What crosses is bolted at the end, tapped holes here."""
    panel = cube.add(coupler_plate(), at=spot(PANEL_FRONT, SIDE - PLATE, PANEL_LOW, "-x", "+y"))
    for name in ("rail_left", "bottom_left"):
        cube.weld(panel, cube["frame"].child(name), leg=inch("3/16"), length=inch(12))
    shelf = cube.add(valve_bracket(), at=spot(LINE_X - 1.6, SHELF_Y, PUMP_PORT - VALVE[2] / 2 - 0.25))
    cube.weld(shelf, panel, leg=inch("3/16"), length=inch(6))
    cube.add(valve_part(psi), name="relief_valve", at=spot(LINE_X, LINE_Y, PUMP_PORT))
    cube.add(gauge_part(), name="gauge", at=spot(LINE_X, LINE_Y + 0.4, PUMP_PORT + VALVE[2] / 2))
    halves = {"pressure": ("socket", key), "return": ("tip", key), "drain": ("tip", "ISO 7241-B 1/4")}
    for name, (x, z) in COUPLERS.items():
        half, size = halves[name]
        fitting = cube.add(bulkhead_part("1/4" if name == "drain" else "3/4"), name=f"bulkhead_{name}", at=spot(x, SIDE, z, "+x", "+y"))
        cube.press(panel[name], inner=fitting)
        cube.add(coupler_part(half, size), name=f"coupler_{name}", at=spot(x, SIDE + NUT, z, "+x", "+y"))
        if name != "drain" and key == "ISO 7241-B 3/4":
            tip = spot(x, SIDE + NUT, z, "+x", "+y").moved(y=coupler_length(half, size))
            given = {"pressure_bar": round(psi * BAR_PER_PSI, 1)} if name == "pressure" else {}
            cube.port(f"hydraulic_{name}", f"hydraulic_{name}@1", tip, side="module", provides={"flow_lpm": round(flow_gpm() * LITRES_PER_GALLON, 1), **given})
    floor = cube.add(floor_plate(), at=spot(*FLOOR[:2], SEAT))
    cube.weld(floor, cube["frame"].child("bottom_front"), leg=inch("1/8"), length=inch(12))
    cube.add(cooler_part(), name="cooler", at=spot(*COOLER_AT, SEAT + 0.1875))
    face = front(litres)
    bracket = cube.add(filter_bracket(face), at=spot(face, FILTER_AT[1] - FILTER["depth"] / 2, FILTER_AT[2]))
    cube.weld(bracket, cube["tank"].child("cube_tank_front"), leg=inch("3/16"), length=inch(5))
    head = cube.add(filter_part(), name="return_filter", at=spot(*FILTER_AT))
    for hole in ("s1", "s2"):
        cube.fasten(bracket[hole], head[hole], bolt="hex 5/16-18", washers=("head",))
