"""The box: OSE's bolt grid as a bench of two levels, a deck for the melting unit, a shelf for the power stage, sheets round it.

Cells of 4 in; x along the box, y across, z up from the floor. Everything is bolted through the grid.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, Modules, PlatePart, Reference, Safety, calculated, chosen, inch, place, rectangle, square_pattern

HOLE, TUBE = inch("1-1/8"), inch(4)
LOW = inch(4)  # underside of the lower rails
SOCKET = 72.0  # a washer of 2-1/2 in and a socket on its bolt
OURS = chosen("our own on OSE's bolt grid: no furnace of OSE's is published")
COUNTED = calculated("sides of the box; holes at stations of the grid")
FRAME = Safety(role="frame joint", grade="A36, torch-cut", inspect="bolts tight, no scale or crack, before each shift")


def add_frame(box: Assembly, length: float, width: float, height: float, modules: Modules) -> None:
    """Add legs, rails and crosses of both levels: crosses hang under the upper rails and lie on the lower ones; decks and sheets share their bolts."""
    long, wide, high = (round(v / inch(1)) for v in (length, width, height))
    levels = (("top", high - 4), ("low", 4))
    rails = [f"rail_{level}_{side} 0,{y},{z}" for side, y in (("right", 0), ("left", wide - 4)) for level, z in levels]
    legs = [f"leg_{end}_{side} {x},{y},0" for side, y in (("right", 4), ("left", wide - 8)) for end, x in (("rear", 0), ("front", long - 4))]
    crosses = [f"cross_{level}_{end} {x},0,{z}" for end, x in (("rear", 4), ("front", long - 8)) for level, z in (("top", high - 8), ("low", 8))]
    rows = (
        f"furnace_beam_{long} {long} x | all | {' '.join(rails)}",
        f"furnace_beam_{high} {high} z | all | {' '.join(legs)}",
        f"furnace_beam_{wide} {wide} y | all | {' '.join(crosses)}",
    )
    box.add(modules["frame"](members=rows, bolts="1 in", bolted=False, heads=(), caps=False, chosen=(OURS.source,)), name="frame")


def add_decks(box: Assembly, length: float, width: float, height: float) -> tuple[Reference, Reference]:
    """Add the deck on the upper rails and the shelf on the lower crosses; both offer four holes of the grid in their middle."""
    deck = box.add(_deck("furnace_deck", length, width, inch(2)), name="deck", at=place(0, 0, height))
    shelf = box.add(_deck("furnace_shelf", length - inch(8), width - inch(16), inch(2)), name="shelf", at=place(inch(4), inch(8), LOW + 2 * TUBE))
    return deck, shelf


def _deck(name: str, length: float, width: float, edge: float) -> PlatePart:
    across = inch(6) if name == "furnace_deck" else inch(2)
    corners = [Hole(f"b{i}", x, y, HOLE) for i, (x, y) in enumerate([(x, y) for x in (across, length - across) for y in (edge, width - edge)], 1)]
    middle = square_pattern("u", inch(4), HOLE, length / 2, width / 2, empty="interface")
    slings = [Hole(f"l{i}", x, width / 2, HOLE, empty="lifting") for i, x in enumerate((length / 5, 4 * length / 5), 1)]
    outline = rectangle(length, width, corner=inch("1/2"))
    return PlatePart(name, stock="plate A36 1/2", outer=outline, holes=[*corners, *middle, *slings], basis=OURS, safety=FRAME)


def add_sheets(box: Assembly, length: float, width: float, height: float) -> None:
    """Close the four sides with sheet between the floor's gap and the deck; heads and nuts of the frame's own bolts stand in round openings."""
    low, high = LOW, height
    sides = [(x, z) for x in (inch(10), length - inch(10)) for z in (LOW + inch(2), height - inch(2))]
    joints = [(x, z) for x in (inch(2), length - inch(2)) for z in (LOW + inch(2), height - inch(2))]
    for name, at in (("right", place(0, 0, low, x_axis="+x", z_axis="-y")), ("left", place(length, width, low, x_axis="-x", z_axis="+y"))):
        box.add(_sheet("furnace_side", length, high - low, [(x, z - low) for x, z in sides], [(x, z - low) for x, z in joints]), name=f"side_{name}", at=at)
    ends = [(y, z) for y in (inch(6), width - inch(6)) for z in (inch(18), height - inch(14))]
    joints = [(y, z) for y in (inch(6), width - inch(6)) for z in (LOW + inch(6), height - inch(6))]
    for name, at in (("rear", place(0, width, low, x_axis="-y", z_axis="-x")), ("front", place(length, 0, low, x_axis="+y", z_axis="+x"))):
        box.add(_sheet("furnace_end", width, high - low, [(y, z - low) for y, z in ends], [(y, z - low) for y, z in joints]), name=f"end_{name}", at=at)


def _sheet(name: str, wide: float, high: float, places: list[tuple[float, float]], joints: list[tuple[float, float]]) -> PlatePart:
    holes = [Hole(f"s{i}", x, y, HOLE) for i, (x, y) in enumerate(places, 1)]
    holes += [Hole(f"j{i}", x, y, SOCKET, empty="clearance") for i, (x, y) in enumerate(joints, 1)]
    return PlatePart(name, stock="sheet 11ga", outer=rectangle(wide, high, corner=inch("1/4")), holes=holes, basis=COUNTED)
