"""The frame: six rings of 1/8 in sheet, each strip 1-1/2 in wide, cut on the torch table and welded at their edges into a cube."""

from __future__ import annotations

from gvcs_cad import AXIS_8MM, Assembly, Bore, Hole, PlatePart, PurchasedPart, Reference, chosen, hours, place, published, rectangle, shape

from .sizes import FOOT, IDLER_HOLES, MOTOR_HOLES, PAIR, STOCK, STRIP, Sizes, T
from .solids import foot

FRAME = published(
    "gbroques/ose-3d-printer-workbench @ 91f1f49e, cnc_cut_frame.py: cube of 304.8 mm, six faces, strips 38.1 x 3.175 mm; larger cubes are calculated alike"
)
OURS = chosen("feet against noise; OSE publishes none")
PATTERN = AXIS_8MM.half_along
M6, M5 = 6.78, 5.5
AXIS_KG, BAY_KG = 3.5, 5.0  # the contracts' figures; the welded sheet is not verified for strength
CONTROLLER, CONTROLLER_Z = 60.0, 19.0  # holes of controller_bay@1 either way of the middle, above the lower edge of the cube
SPOOL = 20.0  # half the pitch of the spool arm's bolts


def _ring(name: str, long: float, high: float, holes: list[Hole]) -> PlatePart:
    """Return a ring about its middle; its strips are as wide as published, so that the window stays square with the cube's."""
    window = rectangle(long - 2 * STRIP, high - 2 * STRIP, centred=True)
    return PlatePart(name, stock=STOCK, outer=rectangle(long, high, centred=True), cutouts=(window,), holes=holes, basis=FRAME)


def frame(s: Sizes) -> Assembly:
    """Return the welded frame with its ports' holes and its feet."""
    cube, c, inner = Assembly("frame"), s.cube, s.cube - 2 * T
    top = cube.add(_ring("printer_top", c, c, _axis_holes(s)), at=place(0, 0, s.top - T))
    bottom = cube.add(_ring("printer_bottom", c, c, _foot_holes(s)), at=place(0, 0, FOOT))
    middle = FOOT + c / 2
    z_holes = _z_holes(s)
    front = cube.add(_ring("printer_front", c, inner, z_holes), name="front", at=place(s.half, 0, middle, x_axis="+y", z_axis="+x").moved(x=-T))
    rear = cube.add(_ring("printer_front", c, inner, z_holes), name="rear", at=place(-s.half, 0, middle, x_axis="-y", z_axis="-x").moved(x=T))
    low = CONTROLLER_Z - T - inner / 2
    left = [Hole("k1", -CONTROLLER, low, M6), Hole("k2", CONTROLLER, low, M6)]
    right = [Hole("a1", -SPOOL, inner / 2 - 20, M6), Hole("a2", SPOOL, inner / 2 - 20, M6)]
    walls = [
        cube.add(_ring("printer_left", inner, inner, left), at=place(0, s.half - T, middle, x_axis="-x", z_axis="+y")),
        cube.add(_ring("printer_right", inner, inner, right), at=place(0, -s.half + T, middle, x_axis="+x", z_axis="-y")),
    ]
    for face in (front, rear, *walls):
        for lid in (top, bottom):
            cube.weld(face, lid, leg=2.0, length=c / 2)
    for wall in walls:
        for face in (front, rear):
            cube.weld(wall, face, leg=2.0, length=c / 2)
    _feet(cube, bottom)
    ports = {
        "y_left": place(-s.half + MOTOR_HOLES, s.y_middle, s.top),
        "y_right": place(-s.half + MOTOR_HOLES, -s.y_middle, s.top),
        "z_front": place(s.face, 0, FOOT + T + MOTOR_HOLES, x_axis="+z", z_axis="-x"),
        "z_rear": place(-s.face, 0, FOOT + T + MOTOR_HOLES, x_axis="+z", z_axis="+x"),
    }
    for name, at in ports.items():
        cube.port(name, "universal_axis@1", at, process="jig-drilled", provides={"carries_kg": AXIS_KG})
    bay = place(0, s.half, FOOT + CONTROLLER_Z, x_axis="-x", z_axis="+y")
    cube.port("controller", "controller_bay@1", bay, process="jig-drilled", provides={"carries_kg": BAY_KG})
    return cube


def _axis_holes(s: Sizes) -> list[Hole]:
    """Return the holes of both Y axes: the outer pair of the motor side at the rear, the idler's pair at the front."""
    found = []
    for side, y in (("left", s.y_middle), ("right", -s.y_middle)):
        for end, x in (("m", -s.half + MOTOR_HOLES - PATTERN), ("i", s.half - IDLER_HOLES)):
            found += [Hole(f"{side}_{end}{n}", x, y + dy, M6) for n, dy in ((1, PAIR), (2, -PAIR))]
    return found


def _z_holes(s: Sizes) -> list[Hole]:
    """Return the holes of a Z axis, its motor below."""
    inner = s.cube - 2 * T
    levels = (("m", -inner / 2 + MOTOR_HOLES - PATTERN), ("i", inner / 2 - IDLER_HOLES))
    return [Hole(f"{end}{n}", x, y, M6) for end, y in levels for n, x in ((1, PAIR), (2, -PAIR))]


def _foot_holes(s: Sizes) -> list[Hole]:
    at = s.half - 20
    return [Hole(f"f{i}", x, y, M5) for i, (x, y) in enumerate(((at, at), (-at, at), (-at, -at), (at, -at)), 1)]


def _feet(cube: Assembly, bottom: Reference) -> None:
    rubber = PurchasedPart(
        "printer_foot",
        title="Rubber foot 25 x 12 mm with a sunk hole for M5",
        envelope=shape(foot, diameter=25.0, high=FOOT, hole=M5, sunk=11.0, seat=6.0),
        mass_kg=0.008,
        drilled=(Bore("f", (0, 0, 6.0), (0, 0, 1), M5, FOOT - 6.0),),
        life=hours(20000),
        basis=OURS,
    )
    for i, hole in enumerate(bottom.pattern("f"), 1):
        x, y, _ = hole.bore.at
        stand = cube.add(rubber, name=f"foot_{i}", at=place(x, y, 0))
        cube.fasten(stand["f"], hole, bolt="socket M5")
