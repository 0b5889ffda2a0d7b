"""The deck between two rails, and on the left rail above it the bracket with valve seat and emergency stop, at hand of who stands there.

Its frame is the port's: midway between the deck's four bolts on the rails' upper face, x forward, y left; inches.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, Module, Modules, Parameters, PlatePart, Port, choice, chosen, inch, number, place, rectangle

from .stop import emergency_stop

OURS = chosen("no operator station is published for LifeTrac; the deck lies where the frame's layout is free, 24 x 36 in")
DECK_HOLE = inch("1-1/8")  # 1 in bolts of the grid
BRACKET_HOLES = {"3/4 in": inch("13/16"), "1 in": inch("1-1/8")}
SCREW_HOLE = inch("13/32")  # of valve_seat@2
ROOM = (("carries_kg", 15.0), ("room_mm", 210.0))  # across the valves: nothing stands inboard of the bracket, the arm passes outboard of its edge
BRACKET_AT = (13, 22, 24)  # corner from which the bracket reaches backwards and inboard: outboard passes the loader's arm


class DeckParameters(Parameters):
    """What a host gives its deck."""

    frame_bolt: str = choice("3/4 in", "1 in", default="3/4 in", help="bolts of the frame, with which the bracket is held")
    sections: int = number(default=4, min=1, max=4, help="sections that the valves on the bracket must have")


class OperatorDeck(Module):
    """Builds deck and bracket; the host bolts both to its frame and mounts its valves on the bracket."""

    name, title, version, licence = "operator_deck", "Operator's deck", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = DeckParameters

    def build(self, p: DeckParameters, modules: Modules) -> Assembly:
        station = Assembly(self.name)
        station.add(deck(), name="deck", at=place(inch(-8), inch(-18), 0))
        x, y, z = BRACKET_AT
        bracket = station.add(valve_bracket(p), name="valve_bracket", at=place(inch(x), inch(y), inch(z), x_axis="-x"))
        button = station.add(emergency_stop(), name="emergency_stop", at=place(inch(x - 11.25), inch(y - 6), inch(z + 0.25), z_axis="-z"))
        station.press(bracket["stop"], inner=button)
        station.port("rails", "operator_deck@2", place(0, 0, 0, z_axis="-z"), side="module", process="jig-drilled")
        return station


def deck() -> PlatePart:
    """Return the deck plate; drain holes keep mud from standing."""
    bolts = [Hole(f"b{i}", inch(x), inch(y), DECK_HOLE) for i, (x, y) in enumerate(((6, 2), (10, 2), (6, 34), (10, 34)), 1)]
    drains = [Hole(f"d{i}", inch(x), inch(y), inch(1), "drain") for i, (x, y) in enumerate(((20, 6), (20, 18), (20, 30)), 1)]
    return PlatePart(
        "deck", stock="plate A36 1/4", outer=rectangle(inch(24), inch(36), corner=inch(1)), holes=(*bolts, *drains), finish="anti-slip paint", basis=OURS
    )


def valve_bracket(p: DeckParameters) -> PlatePart:
    """Return the bracket; its valves stand in the middle of their two screws, with x along the plate."""
    bolts = [Hole(f"b{i}", inch(x), inch(2), BRACKET_HOLES[p.frame_bolt]) for i, x in enumerate((3, 7), 1)]
    valves = [Hole(f"v{i}", inch(x), inch(6), SCREW_HOLE) for i, x in enumerate((2.25, 7.75), 1)]
    stop = Hole("stop", inch("11-1/4"), inch(6), 22.5)
    asked = {"sections": float(p.sections), "pressure_bar": 172.0, "flow_lpm": 50.0}
    seat = Port("valves", "valve_seat@2", place(inch(5), inch(6), inch("1/4")), provides=ROOM, requires=tuple(sorted(asked.items())), process="jig-drilled")
    outline = rectangle(inch(13), inch(8), corner=inch("1/2"))
    name = "valve_bracket" if p.frame_bolt == "3/4 in" else "valve_bracket_1in"
    return PlatePart(name, stock="plate A36 1/4", outer=outline, holes=(*bolts, *valves, stop), ports=(seat,), basis=OURS)
