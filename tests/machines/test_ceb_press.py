"""The CEB press against the published sizes of v2509P, its travel against its cylinders, its power against one interface."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from gvcs_machines.ceb_press import sizes as z
from gvcs_machines.ceb_press.ratings import cycle_seconds, force_lbf
from gvcs_machines.ceb_press.sizes import Sizes

from gvcs_cad import At, Cylinder, Design, PlatePart, hole_at, inch, joints, link_lengths, pose
from gvcs_cad.catalog.yaml_file import read_yaml
from gvcs_cad.engine.expectations import read_size, size_of
from gvcs_cad.errors import UsageError
from gvcs_cad.model.connection import Mate, Plug, Weld
from gvcs_cad.model.extents import corners
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.testing import prepared

EXPECTED = read_yaml(Path(__file__).parents[2] / "machines" / "ceb_press" / "expect.yaml").data
PUBLISHED = {name.removeprefix("press_"): read_size(size) for name, size in EXPECTED["v2509p"]["sizes"][0]["parts"].items()}  # mm, with its source there
OF_THE_BRICK = {"d1", "d3", "d5", "d6", "d8", "d12", "f1", "f2", "f3", "f4", "f5", "f6", "f12", "f14", "h7", "h8"}
POSES = ("load", "press", "eject", "push")


def press(config: str = "v2509p", **values: str) -> Design:
    return prepared("ceb_press", config=config, **values).build.design


def plates(design: Design) -> dict[str, PlatePart]:
    return {plate.name.removeprefix("press_"): plate for plate in design.distinct(PlatePart)}


def extents(plate: PlatePart) -> tuple[float, float]:
    x1, y1, x2, y2 = plate.outer.bounds
    long, short = sorted(((x2 - x1) / inch(1), (y2 - y1) / inch(1)), reverse=True)
    return long, short


@pytest.mark.parametrize("part", PUBLISHED)
def test_every_plate_has_its_published_size(part: str) -> None:
    plate = plates(press())[part]
    assert size_of(plate) == pytest.approx(PUBLISHED[part], abs=0.02)
    assert plate.basis is not None
    assert plate.basis.kind == "published"


def test_every_published_plate_of_the_list_is_there() -> None:
    assert len(PUBLISHED) == 31
    assert PUBLISHED["d2"] == pytest.approx((inch(18.5), inch(6), inch(0.5)))


def test_another_brick_changes_what_hangs_on_it_and_calls_it_calculated() -> None:
    """The 12 in configuration never passes for the published one."""
    long, short = plates(press()), plates(press("12_inch"))
    changed = {part for part in PUBLISHED if extents(long[part]) != pytest.approx(extents(short[part]), abs=1e-6)}
    assert changed == OF_THE_BRICK
    kinds = {part: short[part].basis.kind for part in PUBLISHED if short[part].basis}
    assert {part for part, kind in kinds.items() if kind == "calculated"} == OF_THE_BRICK
    assert extents(short["d2"]) == pytest.approx((18.5, 6))


def test_a_side_of_the_drawer_is_filled_once_by_itself_or_by_what_crosses_it() -> None:
    """On a grid over the middle of d2: no point lies in two plates, and only the gaps of the joints lie in none."""
    placed = [one for one in placed_parts(press()) if one.path.startswith("drawer/") and isinstance(one.part, PlatePart)]
    (side,) = [one for one in placed if one.path == "drawer/d2_left"]
    counts = []
    for i in range(74):
        for k in range(24):
            point = side.at.point((inch(0.13 + i / 4), inch(0.13 + k / 4), inch(0.25)))
            counts.append([one.path for one in placed if inside(one, point)])
    assert [paths for paths in counts if len(paths) > 1] == []
    assert sum(not paths for paths in counts) < 0.02 * len(counts)
    assert {path.split("/")[1] for paths in counts for path in paths} >= {"d1", "d3_front", "d3_rear", "d5", "d6", "d8", "d12"}


def inside(one: Placed, point: tuple[float, float, float]) -> bool:
    """Tell whether a point of the machine lies in the steel of a plate."""
    assert isinstance(one.part, PlatePart)
    x, y, height = one.at.inverse().point(point)
    if not 0 < height < one.part.thickness:
        return False
    return one.part.outer.contains((x, y)) and not any(edge.contains((x, y)) for edge in one.part.inner)


def test_the_cylinders_are_the_published_ones() -> None:
    found = {cylinder.name: cylinder for _, cylinder, _ in link_lengths(press(), {})}
    main = found["press_main_cylinder"]
    assert (main.bore, main.stroke, main.retracted, main.extended, main.rod) == pytest.approx(tuple(inch(v) for v in (5, 16, 27, 43, 2.5)))
    drawer = found["press_drawer_cylinder"]
    assert (drawer.stroke, drawer.retracted, drawer.extended) == pytest.approx(tuple(inch(v) for v in (16, 27, 43)))


@pytest.mark.parametrize("config", ["v2509p", "12_inch"])
@pytest.mark.parametrize("name", POSES)
def test_every_pose_lies_within_both_strokes(config: str, name: str) -> None:
    design = press(config)
    wanted = {"load": (27.0, 43.0), "press": (27 + z.RISE / 3, 43 - z.LID), "eject": (27 + z.RISE, 43 - z.CLEAR), "push": (27 + z.RISE, 43.0)}
    lengths: dict[str, tuple[Cylinder, float]] = {path: (cylinder, length) for path, cylinder, length in link_lengths(design, pose(design, name))}
    for (cylinder, length), inches in zip((lengths["main_cylinder"], lengths["drawer_cylinder"]), wanted[name], strict=True):
        assert length == pytest.approx(inch(inches), abs=1e-4)
        assert cylinder.retracted - 1e-6 <= length <= cylinder.extended + 1e-6


def test_the_drawer_travels_the_published_13_inches_and_the_foot_ends_at_the_table() -> None:
    design = press()
    drawer, foot = joints(design)["drawer"], joints(design)["press"]
    assert drawer.high - drawer.low == pytest.approx(inch(13))  # d3z * 2 + d5y + brickW
    lifted = {one.path: one for one in placed_parts(design, pose(design, "eject"))}
    assert lifted["foot/plate"].at.z + inch(1) == pytest.approx(inch(z.TABLE))
    assert foot.high == pytest.approx(inch(z.TABLE - z.FOOT_LOW))
    pressing = {one.path: one for one in placed_parts(design, pose(design, "press"))}
    assert pressing["drawer/d5"].at.x + inch(3) == pytest.approx(0.0), "the lid's middle stands over the chamber"
    opened = {one.path: one for one in placed_parts(design, pose(design, "eject"))}
    assert opened["drawer/d3_front"].at.x + inch(0.5) <= inch(-3) + 1e-6, "the whole drawer is clear of the brick, behind it"
    assert opened["drawer/d1"].at.z >= inch(z.TABLE + 5.5), "and its arms pass over it"


def test_the_chamber_is_as_wide_as_the_drawers_cavity_within_the_gaps() -> None:
    for brick in (12.0, 24.0):
        s = Sizes(brick, 56.0)
        assert brick <= 2 * (s.column - z.LINER) <= brick + 0.25
        assert 2 * s.column - s.drawer == pytest.approx(0.1884)


def test_force_and_pressure_are_those_of_the_specification() -> None:
    """v17.08: 2,300 psi; 45,200 lbf, 627 psi on 6 x 12 in and 314 psi on 6 x 24 in follow."""
    assert force_lbf(2300) == pytest.approx(45_160, abs=1)
    for config, psi in (("12_inch", 627), ("v2509p", 314)):
        (rating,) = [one for one in prepared("ceb_press", config=config).build.ratings if one.name == "pressure on the brick"]
        assert rating.value == pytest.approx(psi * 6.894757, rel=2e-3)
    assert 60 / cycle_seconds(14 * 3.785411784) > 6, "the oil allows the six bricks a minute that v17.08 claims"


def test_the_pins_of_the_cylinders_are_where_both_files_parts_meet() -> None:
    design = press()
    base, rod = hole_at(design, At("cross_rear/d7_left", "pin")).at, hole_at(design, At("drawer/d9_left", "pin")).at
    assert (base[0], rod[0]) == pytest.approx((inch(-48), inch(-5)))
    assert base[2] == pytest.approx(rod[2])


def driven_by(design: Design) -> dict[str, set[str]]:
    """Return for every coupling of a hydraulic line the module that feeds it, by the interface."""
    found: dict[str, set[str]] = {}
    for path, connection in design.all_connections():
        if isinstance(connection, (Mate, Plug)):
            ends = (connection.host, connection.module) if isinstance(connection, Mate) else (connection.a, connection.b)
            for end in ends:
                node = design
                for step in [*filter(None, path.split("/")), *end.path.split("/")]:
                    node = node.child(step).item  # type: ignore[assignment]  # ports of assemblies only
                port = next((port for port in node.ports if port.name == end.name), None)
                if port and port.interface.startswith("hydraulic_") and port.side == "module":
                    found.setdefault(port.interface, set()).add(node.name)
    return found


@pytest.mark.parametrize(("machine", "swaps"), [("ceb_press", ()), ("tractor", ()), ("tractor", ("implement=soil_pulverizer",))])
def test_one_power_cube_drives_all_through_one_interface(machine: str, swaps: tuple[str, ...]) -> None:
    design = swapped(machine, *swaps)
    assert driven_by(design) == {"hydraulic_pressure@1": {"power_cube"}, "hydraulic_return@1": {"power_cube"}}
    couplings = [connection for _, connection in design.all_connections() if isinstance(connection, Plug) and "power" in str(connection)]
    assert len(couplings) >= (1 if machine == "ceb_press" else 2 + 2 * len(swaps))


def swapped(machine: str, *swaps: str, **values: str) -> Design:
    from gvcs_cad.engine.prepare import prepare, workshop
    from gvcs_cad.engine.request import Request

    request = Request(machines=(machine,), swaps=swaps, sets=tuple(f"{name}={value}" for name, value in values.items()))
    (one,) = prepare(request, workshop(request))
    return one.build.design


def test_a_power_unit_that_gives_too_little_or_has_other_couplers_is_refused() -> None:
    from gvcs_cad.engine.gate import run_checks
    from gvcs_cad.engine.prepare import prepare, workshop
    from gvcs_cad.engine.request import Request
    from gvcs_cad.errors import MisfitError

    request = Request(machines=("ceb_press",), sets=("power.relief_psi=2000",))
    floor = workshop(request)
    (one,) = prepare(request, floor)
    errors = [str(finding) for finding in run_checks(one.build, floor) if finding.severity == "error"]
    assert errors == ["power: power_cube does not fit hydraulic_pressure@1: ceb_press requires pressure_bar 158.6, power_cube provides 137.9"]
    with pytest.raises(MisfitError, match="power_cube does not fit hydraulic_pressure@1"):
        swapped("ceb_press", **{"power.coupler": "1/2"})
    with pytest.raises(MisfitError, match="bucket does not fit hydraulic_pressure@1"):
        swapped("ceb_press", "power=bucket")


def test_a_brick_between_the_steps_is_refused() -> None:
    with pytest.raises(UsageError, match="between the steps"):
        press(brick_length="13 in")


LEANING = {f"press_{name}" for name in ("h1", "h2", "h3_left", "h3_right", "h4_left", "h4_right")}  # sheets of 1/8 in, which lean against one another
FLANGE = "press_hopper_flange"  # they stand on it by their welds; f12 and the props hold them meanwhile
FLAT = {"press_foot", "press_foot_back"}  # two plates face to face


@pytest.mark.parametrize("config", ["v2509p", "12_inch"])
def test_every_plate_that_is_welded_to_another_holds_it_by_a_tab_a_notch_or_a_slot(config: str) -> None:
    """The press jigs itself: of two welded plates one reaches into the thickness of the other, 3 mm at least along each axis."""
    boxes = {one.path: box_of(one) for one in placed_parts(press(config)) if isinstance(one.part, PlatePart) and one.part.name.startswith("press_")}
    names = {one.path: one.part.name for one in placed_parts(press(config))}
    pairs = [(f"{path}/{joint.a}", f"{path}/{joint.b}") for path, joint in press(config).all_connections() if isinstance(joint, Weld)]
    plates_joined = [(a, b) for a, b in pairs if a in boxes and b in boxes]
    butt = {(names[a], names[b]) for a, b in plates_joined if min(shared(boxes[a], boxes[b])) < 3}
    leaning = {pair for pair in butt if set(pair) & LEANING and set(pair) <= LEANING | {FLANGE}}
    assert {pair for pair in butt - leaning if set(pair) != FLAT} == set()
    assert leaning
    assert len(plates_joined) > 90


Box = list[tuple[float, float]]


def box_of(one: Placed) -> Box:
    points = [one.at.point(corner) for corner in corners(one.part) or ()]
    return [(min(point[axis] for point in points), max(point[axis] for point in points)) for axis in range(3)]


def shared(a: Box, b: Box) -> list[float]:
    return [min(p[1], q[1]) - max(p[0], q[0]) for p, q in zip(a, b, strict=True)]


KNOB = 36.0  # mm, of every lever: gvcs_cad.geometry.hardware.lever_valve


@pytest.mark.parametrize("brick", ["12 in", "18 in", "24 in"])
def test_no_hand_and_no_forearm_reaches_both_levers(brick: str) -> None:
    """EN 574, 8 (ISO 13851 7.2, 7.3): 550 mm clear between the knobs of the enabling lever and of the nearest other; at most 600 mm, above 1100 mm."""
    placed = {one.path: one for one in placed_parts(press(brick_length=brick))}
    hand, enabling = placed["valves/block"].at, placed["enabling_valve"].at
    levers = [hand.point((inch(7 * (i / 4 - 0.5)), 0.0, inch(4))) for i in (1, 2, 3)]
    other = enabling.point((0.0, 0.0, inch(4)))
    nearest = min(math.dist(lever[:2], other[:2]) for lever in levers)
    assert nearest - KNOB >= 550
    assert nearest <= 600
    assert min(point[2] + 180 for point in (*levers, other)) >= 1100


def test_the_shakers_weight_turns_inside_its_guard() -> None:
    built = {one.path: one for one in placed_parts(press()) if one.path.startswith("shaker/")}
    weight, boxes = built["shaker/weight"], {name: box_of(built[f"shaker/{name}"]) for name in ("base", "wall", "side_upper", "side_lower", "cover", "web")}
    assert isinstance(weight.part, PlatePart)
    x, _, height = weight.at.origin
    (cx, cy), diameter = weight.part.outer.circle or ((0.0, 0.0), 0.0)
    reach = math.hypot(cx, cy) + diameter / 2
    assert reach == pytest.approx(inch(4))
    assert boxes["wall"][0][1] < x - reach < x + reach < boxes["base"][0][0]
    assert boxes["side_lower"][2][1] < height - reach < height + reach < boxes["side_upper"][2][0]
    low, high = box_of(weight)[1]
    assert boxes["cover"][1][1] < low < high < boxes["web"][1][0]
