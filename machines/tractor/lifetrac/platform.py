"""Where the operator stands: a deck on the inner rails between the upper rails, and the bracket with valves and emergency stop."""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, chosen, inch, place, rectangle

from ..bolts import FRAME_HOLES, INTERFACE_HOLE
from ..controls import MANIFOLD_HOLE, emergency_stop, manifold, valve

OURS = chosen("no operator station is published for this line; the deck lies where the layout is free, 24 x 36 in")


def deck() -> PlatePart:
    """Return the deck plate; drain holes keep mud from standing."""
    bolts = [Hole(f"b{i}", inch(x), inch(y), INTERFACE_HOLE) for i, (x, y) in enumerate(((6, 2), (10, 2), (6, 34), (10, 34)), 1)]
    drains = [Hole(f"d{i}", inch(x), inch(y), inch(1), "drain") for i, (x, y) in enumerate(((20, 6), (20, 18), (20, 30)), 1)]
    return PlatePart(
        "deck", stock="plate A36 1/4", outer=rectangle(inch(24), inch(36), corner=inch(1)), holes=(*bolts, *drains), finish="anti-slip paint", basis=OURS
    )


def valve_bracket(frame_bolt: str) -> PlatePart:
    """Return the bracket on the left upper rail, beside the operator's hand; it reaches inboard: outboard passes the arm."""
    bolts = [Hole(f"b{i}", inch(x), inch(2), FRAME_HOLES[frame_bolt]) for i, x in enumerate((3, 7), 1)]
    valves = [Hole(f"v{i}", inch(x), inch(6), MANIFOLD_HOLE) for i, x in enumerate((1.5, 8.5), 1)]
    stop = Hole("stop", inch("11-1/4"), inch(6), 22.5)
    name = "valve_bracket" if frame_bolt == "3/4 in" else "valve_bracket_1in"
    outline = rectangle(inch(13), inch(8), corner=inch("1/2"))
    return PlatePart(name, stock="plate A36 1/4", outer=outline, holes=(*bolts, *valves, stop), basis=OURS)


def platform(frame_bolt: str) -> Assembly:
    """Return deck and controls in the frame's coordinates; the tractor bolts what crosses."""
    station = Assembly("platform")
    station.add(deck(), at=place(inch(40), inch(12), inch(4)))
    top = inch("28.25")
    bracket = station.add(valve_bracket(frame_bolt), at=place(inch(61), inch(52), inch(28), x_axis="-x"))
    block = station.add(manifold(), at=place(inch(60), inch(46), top, x_axis="-x"))
    for i in (1, 2):
        station.fasten(bracket[f"v{i}"], block[f"b{i}"], bolt="hex 3/8-16")
    for i in range(4):
        station.add(valve(), name=f"valve_{i + 1}", at=place(inch(59 - 2 * i), inch(46), top + inch(2), x_axis="-x"))
    button = station.add(emergency_stop(), at=place(inch("49.75"), inch(46), top, z_axis="-z"))
    station.press(bracket["stop"], inner=button)
    return station
