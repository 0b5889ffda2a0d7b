"""Battery, key switch, emergency stop, throttle and choke. Inches."""

from __future__ import annotations

from gvcs_cad import Assembly, BarPart, Bore, Hole, PlatePart, PurchasedPart, Safety, SlotHole, hours, inch, published, rectangle, shape

from .layout import FRONT, HOLE, SEAT, spot
from .solids_electric import control, knob
from .sources import ENVELOPE, OURS, REVIEW

BATTERY = (7.75, 5.19, 7.25)  # along x, y, z
BATTERY_AT = (19.0, -12.95)  # its rear right corner
BEDDING = SEAT + 0.1875  # top of the floor
STRAP_X = (23.0, (-13.15, -7.5))  # middle of the slots, y of both
PANEL_AT, PANEL_SIZE, SHEET = (-13.4, 13.0), (7.0, 6.0), 0.1875  # y, z of its lower right corner; width, height
THROTTLE_PITCH = 3.2  # its two bolts
HALF_BATTERY = BATTERY[1] / 2


def strap_slots(x: float, y: float) -> list[SlotHole]:
    """Return the two slots of the battery strap in a floor whose corner stands at (x, y)."""
    middle, sides = STRAP_X
    return [SlotHole(f"strap_{i}", inch(middle - x), inch(side - y), inch("3/16"), inch(1.5), empty="routing") for i, side in enumerate(sides, 1)]


def battery() -> PurchasedPart:
    """Return the battery, its corner at the origin."""
    size = dict(zip(("length", "width", "height"), (inch(v) for v in BATTERY), strict=True))
    return PurchasedPart(
        "cube_battery",
        title="Battery 12 V, BCI group U1, 300 A cold cranking, with insulated terminal covers",
        envelope=shape("gvcs_cad.geometry.hardware:box", **size),
        mass_kg=9.5,
        balance=tuple(inch(v) / 2 for v in BATTERY),  # type: ignore[arg-type]  # three sizes
        life=hours(1500),
        wear=True,
        basis=published("group U1 is 7.75 x 5.19 x 7.25 in (manlybattery.com); mass and life of 1500 h are chosen"),
        safety=Safety(role="battery", grade="sealed lead-acid", inspect="strap tight, terminals covered, no acid"),
    )


def battery_stop() -> BarPart:
    """Return the angle that keeps the battery from sliding forward or back."""
    return BarPart("cube_battery_stop", stock="angle 1x1x1/8", length=inch(5), basis=OURS)


def panel() -> PlatePart:
    """Return the switch panel, seen from the front: x to the left of the machine's right corner, y up."""
    slot = SlotHole("throttle", inch(4.4), inch(1.9), inch("1/2"), inch(2), empty="routing")
    bolts = [Hole(f"t{i}", inch(4.4 + dx), inch(1.9), HOLE["1/4"]) for i, dx in enumerate((-THROTTLE_PITCH / 2, THROTTLE_PITCH / 2), 1)]
    switches = (Hole("key", inch(2.2), inch(4.4), inch("7/8")), Hole("stop", inch(4.6), inch(4.4), 22.5), Hole("choke", inch(6.2), inch(4.4), inch("3/8")))
    note = f"cut the switch holes 1/8 in small and drill them: a torch tapers them, and OSE's throttle slot had to be lengthened ({REVIEW})"
    outline = rectangle(inch(PANEL_SIZE[0]), inch(PANEL_SIZE[1]))
    return PlatePart("cube_switch_panel", stock="plate A36 3/16", outer=outline, holes=(*switches, slot, *bolts), basis=OURS, note=note)


def switch(name: str, title: str, body: float, depth: float, head: float, reach: float) -> PurchasedPart:
    """Return a switch in a panel hole: z = 0 on the panel's face, head outside along +Z, body `depth` behind it."""
    sizes = {"body": inch(body), "depth": inch(depth), "head": inch(head), "reach": inch(reach)}
    safety = Safety(role="emergency stop", grade="latching, ISO 13850", inspect="stops the engine, before each shift") if name == "cube_stop_button" else None
    return PurchasedPart(name, title=title, envelope=shape(knob, **sizes), mass_kg=0.15, basis=ENVELOPE, safety=safety)


def throttle() -> PurchasedPart:
    """Return the throttle control behind the panel: z = 0 on the panel's back, lever through it along +Z, two bolts on X."""
    hole, foot = HOLE["1/4"], inch(0.1)
    sizes = {"length": inch(4), "width": inch(1), "depth": inch(1.2), "foot": foot, "hole": hole, "pitch": inch(THROTTLE_PITCH)}
    return PurchasedPart(
        "cube_throttle",
        title="Throttle control with 36 in cable",
        envelope=shape(control, lever=inch(0.3), reach=inch(1.6), **sizes),
        mass_kg=0.4,
        drilled=tuple(Bore(f"t{i}", (x, 0.0, 0.0), (0.0, 0.0, -1.0), hole, foot) for i, x in enumerate((-sizes["pitch"] / 2, sizes["pitch"] / 2), 1)),
        basis=ENVELOPE,
    )


def add_electric(cube: Assembly) -> None:
    """Put battery and controls in their places."""
    x, y = BATTERY_AT
    cube.add(battery(), name="battery", at=spot(x, y, BEDDING))
    middle = y + HALF_BATTERY
    for name, at in (("rear", spot(x, middle - 2.5, BEDDING, "+y")), ("front", spot(x + BATTERY[0], middle + 2.5, BEDDING, "-y"))):
        stop = cube.add(battery_stop(), name=f"battery_stop_{name}", at=at)
        cube.weld(stop, cube["cube_floor"], leg=inch("1/8"), length=inch(8))
    low, high = PANEL_AT
    board = cube.add(panel(), at=spot(FRONT - SHEET, low, high, "+y", "+x"))
    cube.weld(board, cube["frame"].child("upright_front_right"), leg=inch("3/16"), length=inch(8))
    for hole, part in (
        ("key", switch("cube_key_switch", "Key switch off-run-start, 7/8 in hole with flat", 0.84, 1.5, 1.1, 0.9)),
        ("stop", switch("cube_stop_button", "Emergency stop button 22 mm, latching: grounds the ignition and cuts the fuel solenoid", 0.86, 1.6, 1.6, 1.2)),
        ("choke", switch("cube_choke_knob", "Choke control with 36 in cable", 0.36, 1.0, 0.8, 1.0)),
    ):
        bore = board[hole].bore
        cube.press(board[hole], inner=cube.add(part, at=spot(FRONT, bore.at[1] / 25.4, bore.at[2] / 25.4, "+y", "+x")))
    cube.add(throttle(), at=spot(FRONT - SHEET, low + 4.4, high + 1.9, "+y", "+x"))
