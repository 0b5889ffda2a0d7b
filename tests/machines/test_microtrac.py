"""The MicroTrac line against the published figures of its frame, arms and bucket, and against what must never be built."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import pytest
from gvcs_machines.tractor.microtrac.bolts import BOLTS
from gvcs_machines.tractor.microtrac.bucket import bucket
from gvcs_machines.tractor.microtrac.drive import chain_pitches
from gvcs_machines.tractor.microtrac.machine import REMARKS, chassis, microtrac
from gvcs_machines.tractor.microtrac.outline import belt, belt_length
from gvcs_machines.tractor.microtrac.points import DUMP, GROUND, LIFT_HIGH, RELIEF_BAR, ROLLBACK, WHEEL_RADIUS, lowered
from gvcs_machines.tractor.microtrac.ratings import microtrac_ratings
from gvcs_machines.tractor.microtrac.sprocket import ROLLER, pitch_diameter, sprocket_outline
from gvcs_machines.tractor.microtrac.tubes import BAY_MEMBERS, MEMBERS
from gvcs_machines.tractor.microtrac.wheel import wheel

from gvcs_cad import At, Design, ModelError, Modules, PlatePart, TubePart, hole_at, inch, link_lengths, pose
from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.checks.built_in import KERNEL_FREE_CHECKS
from gvcs_cad.checks.cylinder_travel import CylinderOutOfTravel
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.solids_by_formula import boxes
from gvcs_cad.engine.fit import fit
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import Settings
from gvcs_cad.geometry.assembly import location
from gvcs_cad.geometry.properties import properties_of
from gvcs_cad.geometry.shapes import FreshShapes
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.pose import Placed, placed_parts
from gvcs_cad.testing import design, envelope

TUBES = {member.split()[0] for member in MEMBERS}
POSES = ("lowered", "carry", "raised", "dump")


def slots() -> Modules:
    """Return what stands in the tractor's slots."""
    floor = workshop(Request())
    modules = fit(floor.registry.machine("tractor"), Settings(), floor.registry).modules
    use_catalog(floor.registry.catalog_folders)
    return modules


def built(lift: float = LIFT_HIGH) -> Design:
    return microtrac("tractor", slots(), lift).freeze()


@pytest.fixture(scope="module")
def machine() -> Design:
    return built()


def placed(found: Design, *names: str, values: dict[str, float] | None = None) -> Iterator[Placed]:
    return (one for one in placed_parts(found, values) if one.part.name in names)


def box_of(parts: Iterator[Placed]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    corners = [box.bounds() for one in parts for box in boxes(one)]
    return tuple(min(low[i] for low, _ in corners) for i in range(3)), tuple(max(high[i] for _, high in corners) for i in range(3))


def sizes(corners: tuple[tuple[float, ...], tuple[float, ...]]) -> list[float]:
    return [round(high - low, 6) for low, high in zip(*corners, strict=True)]


def findings(found: Design) -> list[Finding]:
    return [finding for check in KERNEL_FREE_CHECKS if check.gate for finding in check.run(found, load_shop(None))]


# ---------------------------------------------------------------------- frame


def test_the_frame_is_eight_tubes_of_the_published_lengths(machine: Design) -> None:
    tubes = [one.part for one in placed(machine, *TUBES)]
    assert all(isinstance(tube, TubePart) and tube.stock == "tube 4x4x1/4" for tube in tubes)
    assert sorted(round(tube.length / 25.4, 6) for tube in tubes) == [12, 12, 20, 20, 20, 44, 52, 52]  # type: ignore[attr-defined]  # tubes, see above


def test_the_frame_is_52_by_20_by_24_inches(machine: Design) -> None:
    assert sizes(box_of(placed(machine, *TUBES))) == [inch(52), inch(20), inch(24)]


def test_the_published_envelope_is_that_of_the_frame_with_shafts_and_blocks(machine: Design) -> None:
    size = envelope(machine, TUBES | {"micro_axle", "micro_pivot_shaft", "micro_block_half"})
    assert size == pytest.approx((1320.8, 1069.6, 712.9), rel=0.02)


def test_every_tube_is_fully_perforated_and_published_only_where_it_was() -> None:
    grid = chassis(slots())["grid"]
    for member in (*MEMBERS, *BAY_MEMBERS):
        head, _, pieces, *_ = (field.split() for field in member.split("|"))
        tube = grid.child(pieces[0]).item
        assert isinstance(tube, TubePart)
        stations = {round(hole.station / 25.4, 6) for hole in tube.holes if hole.diameter == inch("1-1/8")}
        assert stations == {s for s in range(2, int(head[1]), 4) if not (head[0] == "micro_upright" and s == 18)}
        assert tube.basis.kind == ("chosen" if member in BAY_MEMBERS else "published")


def test_every_row_of_the_bolt_table_closes_its_grip() -> None:
    frame = chassis(slots()).freeze()
    grips = sorted(round(c.grip / 25.4, 3) for c in frame.connections if isinstance(c, Fasten) and c.bolt in {row.bolt for row in BOLTS})
    expected = []
    for row in BOLTS:
        for place in row.places:
            off_the_middle = row.along == "y" or place[1 if row.along == "z" else 0] != 0
            expected += [round(abs(row.head - row.end), 3)] * (2 if off_the_middle else 1)
    assert grips == sorted(expected)


def test_no_check_finds_an_error_and_every_contradiction_is_said(machine: Design) -> None:
    found = findings(machine)
    assert [str(finding) for finding in found if finding.severity == "error"] == []
    said = [str(finding) for finding in found if str(finding).startswith("tractor: ")]
    assert said == [f"tractor: {text}" for text in REMARKS]


# -------------------------------------------------------------- running gear


def test_wheelbase_track_and_wheels_are_the_published_ones(machine: Design) -> None:
    hubs = {one.path.split("/")[1]: one.at for one in placed(machine, "micro_hub")}
    assert len(hubs) == 4
    x = {name: at.point((0, inch(2), inch(2)))[0] for name, at in hubs.items()}
    z = {name: at.point((0, inch(2), inch(2)))[2] for name, at in hubs.items()}
    assert x["wheel_front_left"] - x["wheel_rear_left"] == pytest.approx(inch(40))
    assert list(z.values()) == pytest.approx([WHEEL_RADIUS] * 4)
    for side, sign in (("left", 1), ("right", -1)):
        bars = [one for one in placed(machine, "micro_wheel_bar") if f"wheel_front_{side}" in one.path]
        low, high = box_of(iter(bars))
        assert (low[1] + high[1]) / 2 == pytest.approx(sign * 424.2, abs=0.5)
        assert high[1] - low[1] <= 240
        assert low[2] == pytest.approx(0, abs=1e-6), "the wheel stands on the ground"


def test_the_chain_closes_on_a_whole_even_number_of_pitches() -> None:
    pitches = chain_pitches()
    assert round(pitches) % 2 == 0
    assert pitches == pytest.approx(round(pitches), abs=0.01)


@pytest.mark.parametrize("teeth", [9, 13, 26, 40])
def test_every_roller_finds_its_seat_in_the_sprocket(teeth: int) -> None:
    outline, radius = sprocket_outline(teeth), pitch_diameter(teeth) / 2
    for i in range(teeth):
        roller = (radius * math.cos(math.tau * i / teeth), radius * math.sin(math.tau * i / teeth))
        assert not outline.contains(roller)
        assert ROLLER / 2 < outline.distance(roller) < ROLLER / 2 + 0.5
        between = (radius * math.cos(math.tau * (i + 0.5) / teeth), radius * math.sin(math.tau * (i + 0.5) / teeth))
        assert outline.contains(between), "a tooth stands between two rollers"


def test_a_wheel_has_sixteen_bars_on_the_flats_of_its_discs() -> None:
    found = wheel().freeze()
    counts = {part.name: count for part, count in found.quantities.items()}
    assert counts["micro_wheel_bar"] == 16
    disc = next(part for part in found.quantities if part.name == "micro_wheel_disc")
    assert isinstance(disc, PlatePart)
    assert min(segment.distance((0, 0)) for segment in disc.outer.segments) == pytest.approx(WHEEL_RADIUS - inch("1/2"))


# --------------------------------------------------------------------- loader


def test_arms_and_bucket_have_the_published_sizes(machine: Design) -> None:
    arms = box_of(placed(machine, "micro_arm_cheek"))
    assert arms[1][1] - arms[0][1] == pytest.approx(863.6)
    cheek = next(placed(machine, "micro_arm_cheek")).part
    assert isinstance(cheek, PlatePart)
    x1, z1, x2, z2 = cheek.outer.bounds  # as drawn: arms raised
    assert (x2 - x1, z2 - z1) == pytest.approx((967, 1039), rel=0.005)
    assert sizes(box_of(iter(placed_parts(bucket().freeze())))) == pytest.approx([905, 1066.8, 540], rel=0.005)


def test_the_bucket_lies_on_the_ground_with_the_arms_lowered(machine: Design) -> None:
    low, high = box_of(placed(machine, "micro_bucket_edge"))
    assert 0 <= low[2] < 1
    assert high[2] - low[2] == pytest.approx(inch("1/2")), "level"


def test_the_cylinders_drive_through_the_whole_range_and_never_pass_a_dead_centre(machine: Design) -> None:
    for joint, low, high, count in (("lift", 0.0, LIFT_HIGH, 2), ("arms/tilt", DUMP, ROLLBACK, 2)):
        walk = [{name: (length, c) for name, c, length in link_lengths(machine, {joint: low + (high - low) * i / 40})} for i in range(41)]
        moved = [name for name in walk[0] if abs(walk[0][name][0] - walk[-1][name][0]) > 1]
        assert len(moved) == count
        for name in moved:
            lengths, cylinder = [step[name][0] for step in walk], walk[0][name][1]
            assert cylinder.retracted + 5 <= min(lengths)
            assert max(lengths) <= cylinder.extended - 5
            steps = [b - a for a, b in pairwise(lengths)]
            assert all(step > 0 for step in steps) or all(step < 0 for step in steps)
            arms = [abs(step) / math.radians((high - low) / 40) for step in steps]
            assert min(arms) >= inch("1-3/4"), "a lever arm is left everywhere"


def test_the_bucket_dumps_45_degrees_at_full_height_and_is_level_when_raised(machine: Design) -> None:
    def tilt_of(name: str) -> float:
        values = pose(machine, name)
        ear = hole_at(machine, At("arms/bucket/ear_left_outer", "pin"), "", values).at
        lever = hole_at(machine, At("arms/bucket/lever_left_left", "pin"), "", values).at
        return math.degrees(math.atan2(lever[2] - ear[2], lever[0] - ear[0]))

    assert tilt_of("raised") == pytest.approx(tilt_of("lowered"))
    assert tilt_of("dump") == pytest.approx(tilt_of("lowered") - 45)
    assert hole_at(machine, At("arms/cheek_left_outer", "tip"), "", pose(machine, "raised")).at[2] > 1650


def test_a_lift_beyond_the_stroke_is_found_and_a_lower_limit_is_not() -> None:
    assert [type(finding) for finding in findings(built(lift=95.0)) if finding.severity == "error"] == [CylinderOutOfTravel, CylinderOutOfTravel]
    assert not [finding for finding in findings(built(lift=50.0)) if finding.severity == "error"]
    with pytest.raises(ModelError, match="outside"):
        built(lift=125.0)


def test_the_cylinder_rod_bears_the_relief_pressure_and_not_the_cylinders_rating(machine: Design) -> None:
    cylinder = next(c for name, c, _ in link_lengths(machine, {}) if name.startswith("lift"))
    rod = next(placed(machine, "micro_cylinder_rod")).part
    yield_strength = rod.material.yield_strength
    assert yield_strength is not None

    def stress(bar: float) -> float:
        return cylinder.push_force(bar) * inch(4) / (math.pi / 32 * inch(2) ** 3)

    assert stress(RELIEF_BAR) < yield_strength / 1.4
    assert stress(cylinder.rated_bar) > yield_strength


def test_the_ratings_are_modest(machine: Design) -> None:
    lift, tips, rated = microtrac_ratings(machine)
    assert rated.value <= min(lift.value, tips.value / 2)
    assert 200 < rated.value < 500
    assert rated.basis.kind == "calculated"
    assert list(microtrac_ratings(design("power_cube"))) == []


# ------------------------------------------------------------------ power bay


def test_the_power_unit_stands_on_both_bearers_behind_the_arms(machine: Design) -> None:
    cube = box_of(one for one in placed_parts(machine) if one.part.name.startswith("cube_angle"))
    bearers = [box_of(iter([one])) for one in placed(machine, "micro_bearer")]
    arms = box_of(placed(machine, "micro_arm_cheek", "micro_upright_plate"))
    assert cube[1][0] < arms[0][0], "behind what swings"
    for low, high in bearers:
        assert cube[0][2] == pytest.approx(high[2])
        assert cube[0][0] - 1 < low[0] + inch(2) < cube[1][0] + 1
        assert high[1] - low[1] >= cube[1][1] - cube[0][1] - 1
    clamps = [box_of(iter([one])) for one in placed(machine, "power_clamp_1in")]
    assert len(clamps) == 4
    for low, high in clamps:  # each toe lies on a leg of the lower angles
        assert low[2] == pytest.approx(cube[0][2] + inch("1/4"))
        assert max(abs(low[1]), abs(high[1])) > cube[1][1] - inch(2)


def test_bearers_are_24_inches_apart_and_wheels_turn_under_them(machine: Design) -> None:
    rear, front = sorted(box_of(iter([one])) for one in placed(machine, "micro_bearer"))
    assert front[0][0] - rear[0][0] == pytest.approx(inch(24))
    wheels = box_of(placed(machine, "micro_wheel_bar"))
    assert rear[0][2] - wheels[1][2] >= 25


# -------------------------------------------------------------------- outlines


def test_a_belt_around_two_equal_circles_is_a_slot() -> None:
    outline = belt((0, 0, 1), (5, 0, 1))
    assert outline.area == pytest.approx(inch(1) ** 2 * (10 + math.pi))
    assert belt_length((0, 0, 1), (5, 0, 1)) == pytest.approx(10 + math.tau)


def test_a_hollow_circle_lies_outside_the_outline() -> None:
    outline = belt((0, 0, 1), (10, 3, -1), (20, 0, 1), (10, 12, 1))
    assert not outline.contains((inch(10), inch(3)))
    assert outline.distance((inch(10), inch(3))) == pytest.approx(inch(1))


def test_lowering_turns_about_the_pivot() -> None:
    assert math.hypot(*lowered((3, 4))) == pytest.approx(5)
    assert inch(6) + WHEEL_RADIUS == GROUND


# ---------------------------------------------------------------------- solids


@pytest.mark.slow
@pytest.mark.parametrize("name", POSES)
def test_no_two_solids_are_in_one_place(machine: Design, name: str) -> None:
    """Meshes find the candidates, the exact solids decide; a bolt in the manifold's thread is the one intended overlap."""
    shapes = FreshShapes()
    parts = list(placed_parts(machine, pose(machine, name)))
    solids = [shapes.solid(one.part, one.length).moved(location(one.at)) for one in parts]
    spans = [properties_of(solid) for solid in solids]
    clashes = []
    for i, j in candidates(spans):
        pair = {parts[i].part.name, parts[j].part.name}
        both_power = parts[i].path.startswith("power/") and parts[j].path.startswith("power/")
        threaded = "valve_manifold_d03_4" in pair and any(other.startswith("bolt_hex_3_8_16") for other in pair)
        if not both_power and not threaded and solids[i].intersect(solids[j]).Volume() > 1:
            clashes.append(f"{parts[i].path} in {parts[j].path}")
    assert clashes == []


def candidates(spans: list[object]) -> Iterator[tuple[int, int]]:
    lows, highs = [s.low for s in spans], [s.high for s in spans]  # type: ignore[attr-defined]  # Properties
    order = sorted(range(len(spans)), key=lambda i: lows[i][0])
    for at, i in enumerate(order):
        for j in order[at + 1 :]:
            if lows[j][0] > highs[i][0] - 0.05:
                break
            if all(lows[i][k] < highs[j][k] - 0.05 and lows[j][k] < highs[i][k] - 0.05 for k in (1, 2)):
                yield i, j


@pytest.mark.slow
def test_arms_keep_25_mm_from_the_wheels_all_the_way_up(machine: Design) -> None:
    shapes = FreshShapes()

    def solid(one: Placed) -> object:
        return shapes.solid(one.part, one.length).moved(location(one.at))

    wheels = [solid(one) for one in placed_parts(machine) if "wheel_front_left" in one.path and one.part.name == "micro_wheel_bar"]
    for angle in (0.0, 5.0, 10.0, 20.0):
        arms = [solid(one) for one in placed(machine, "micro_arm_cheek", values={"lift": angle}) if "left" in one.path]
        assert min(arm.distance(bar) for arm in arms for bar in wheels) >= 25  # type: ignore[attr-defined]  # cq.Shape
