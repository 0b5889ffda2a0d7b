"""The frame: a base plate on feet, two angles welded upright on it, gussets behind them and a strap across."""

from __future__ import annotations

from typing import Literal

from gvcs_cad import (
    Assembly,
    BarPart,
    Bore,
    FaceHole,
    Hole,
    PlatePart,
    PurchasedPart,
    Reference,
    chosen,
    hours,
    inch,
    place,
    polygon,
    rectangle,
    rectangle_between,
    shape,
)

from .sizes import BASE, FOOT, IDLER_HOLES, LEG, MOTOR_HOLES, PAIR, PATTERN, Sizes
from .solids import foot

OURS = chosen("our own: OSE publishes the rods of the mill (400, 350 and 300 mm) and no frame")
Face = Literal["-y", "-z"]
M6, M5 = 6.78, 5.5
AXIS_KG, BAY_KG = 3.5, 5.0  # the contracts' figures; the frame is not verified for strength
STRAP, STRAP_HIGH, STRAP_T = "plate A36 1/8", 60.0, inch("1/8")
GUSSET = 110.0


def frame(s: Sizes) -> Assembly:
    """Return the welded frame on its feet, with the ports of X axis, Y axis and controller."""
    whole = Assembly("frame")
    base = whole.add(_base(s), name="base", at=place(0, 0, FOOT))
    tall = s.x_height + 45.0 - s.deck
    middle = s.x_height - s.deck
    outer, inner = [middle - PAIR, middle + PAIR], MOTOR_HOLES - PATTERN
    left = BarPart("mill_upright_left", stock="angle 2x2x1/4", length=tall, holes=_row("-y", outer, inner), hand="left", basis=OURS)
    right = BarPart("mill_upright_right", stock="angle 2x2x1/4", length=tall, holes=_row("-z", outer, IDLER_HOLES), hand="right", basis=OURS)
    posts = (
        whole.add(left, name="upright_left", at=place(0, s.half, s.deck, x_axis="+z", z_axis="-y")),
        whole.add(right, name="upright_right", at=place(0, -s.half, s.deck, x_axis="+z", z_axis="-x")),
    )
    strap = whole.add(_strap(s), name="strap", at=place(-LEG - STRAP_T, 0, s.x_height, x_axis="+y", z_axis="+x"))
    gusset = PlatePart("mill_gusset", stock="plate A36 1/4", outer=polygon([(0, 0), (GUSSET, 0), (0, GUSSET)]), basis=OURS)
    for post, y in zip(posts, (s.half, -s.half + BASE), strict=True):
        rib = whole.add(gusset, name=f"gusset_{post.path.removeprefix('upright_')}", at=place(-LEG, y, s.deck, x_axis="-x", z_axis="+y").moved(y=-BASE))
        whole.weld(post, base, leg=5.0, length=4 * LEG)
        whole.weld(rib, base, leg=5.0, length=2 * GUSSET)
        whole.weld(rib, post, leg=5.0, length=2 * GUSSET)
        whole.weld(strap, post, leg=3.0, length=2 * STRAP_HIGH)
    _feet(whole, base)
    ports = (
        ("x", "universal_axis@1", place(0, s.half - MOTOR_HOLES, s.x_height, x_axis="-y", z_axis="+x"), AXIS_KG),
        ("y", "universal_axis@1", place(s.y_start + MOTOR_HOLES, 0, s.deck), AXIS_KG),
        ("controller", "controller_bay@1", place(-LEG - STRAP_T, 0, s.x_height, x_axis="+y", z_axis="-x"), BAY_KG),
    )
    for name, interface, at, carries in ports:
        whole.port(name, interface, at, process="jig-drilled", provides={"carries_kg": carries})
    return whole


def _row(face: Face, stations: list[float], offset: float) -> tuple[FaceHole, ...]:
    return tuple(FaceHole(f"a{i}", face, station, offset, M6) for i, station in enumerate(stations, 1))


def _base(s: Sizes) -> PlatePart:
    rear, front, wide = s.base
    end = s.y_start + s.y_rod
    xs = (s.y_start + MOTOR_HOLES - PATTERN, s.y_start + MOTOR_HOLES + PATTERN, end - IDLER_HOLES)
    holes = [Hole(f"y{i}", x, y, M6) for i, (x, y) in enumerate([(x, y) for x in xs for y in (PAIR, -PAIR)], 1)]
    holes += [Hole(f"f{i}", x, y, M5) for i, (x, y) in enumerate([(x, y) for x in (rear + 25, front - 25) for y in (wide - 25, 25 - wide)], 1)]
    return PlatePart("mill_base", stock="plate A36 1/4", outer=rectangle_between(rear, -wide, front, wide), holes=holes, basis=OURS)


def _strap(s: Sizes) -> PlatePart:
    holes = [Hole("k1", -60, 0, M6), Hole("k2", 60, 0, M6)]
    return PlatePart("mill_strap", stock=STRAP, outer=rectangle(2 * s.half, STRAP_HIGH, centred=True), holes=holes, basis=OURS)


def _feet(whole: Assembly, base: Reference) -> None:
    rubber = PurchasedPart(
        "mill_foot",
        title="Rubber foot 30 x 25 mm with a sunk hole for M5",
        envelope=shape(foot, diameter=30.0, high=FOOT, hole=M5, sunk=11.0, seat=15.0),
        mass_kg=0.02,
        drilled=(Bore("f", (0, 0, 15.0), (0, 0, 1), M5, FOOT - 15.0),),
        life=hours(20000),
        basis=OURS,
    )
    for i, hole in enumerate(base.pattern("f"), 1):
        x, y, _ = hole.bore.at
        stand = whole.add(rubber, name=f"foot_{i}", at=place(x, y, 0))
        whole.fasten(stand["f"], hole, bolt="socket M5")
