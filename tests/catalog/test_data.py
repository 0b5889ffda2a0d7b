"""The built-in catalogue against geometry, against itself and against the figures that machines were published with."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from gvcs_cad.catalog.catalog import BUILT_IN, ROW_KINDS, Catalog, read_folder
from gvcs_cad.catalog.components import Bearing, Bushing, Coupler, FlangeBearing, MotorFace, PumpFlange
from gvcs_cad.catalog.electrical import Cable, Cell
from gvcs_cad.catalog.fasteners import BoltStock, ClearanceHole, InsertStock, NailStock, NutStock, PinStock, WasherStock
from gvcs_cad.catalog.stock import BarStock, Material, PlateStock, TubeStock
from gvcs_cad.errors import CatalogError
from gvcs_cad.units import inch, parse_length, pound

CATALOG = Catalog(read_folder(BUILT_IN))
METRIC = {"S235JR", "S355J2", "S235JRH", "C45", "PC-twin"}  # the materials of metric stock, whose keys are in mm
KINDS = [kind for name, kind in ROW_KINDS.items() if name != "Interface"]
MM2_KG_PER_M = 1e-6  # mm2 x kg/m3 -> kg/m


def density(row: Any) -> float:
    return CATALOG.get(Material, row.material).density


def rounded(width: float, height: float, corner: float) -> float:
    return width * height - (4 - math.pi) * corner**2


def tube_mass(row: TubeStock) -> float:
    """Kilograms per metre of the section, corners included."""
    if row.shape == "round":
        return math.pi * (row.width - row.wall) * row.wall * density(row) * MM2_KG_PER_M
    assert row.corner is not None
    inside = rounded(row.width - 2 * row.wall, row.height - 2 * row.wall, row.corner - row.wall)
    return (rounded(row.width, row.height, row.corner) - inside) * density(row) * MM2_KG_PER_M


def bar_mass(row: BarStock) -> float:
    """Kilograms per metre of the section, an angle with sharp corners."""
    area = math.pi / 4 * row.width**2 if row.shape == "round" else row.width * row.height
    if row.shape == "angle":
        assert row.thickness is not None
        area = (row.width + row.height - row.thickness) * row.thickness
    return area * density(row) * MM2_KG_PER_M


def sizes(row: Any) -> list[float]:
    """The lengths that the last word of a key states, mm."""
    unit = "mm" if row.material in METRIC else "in"
    return [parse_length(f"{size} {unit}") for size in row.key.removesuffix(" oil").split()[-1].split("x")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_rows_are_valid_and_state_their_basis(kind: type[Any]) -> None:
    rows = CATALOG.rows(kind)
    assert rows
    assert {row.basis.kind for row in rows.values()} <= {"published", "standard", "calculated", "chosen"}


@pytest.mark.parametrize("file", read_folder(BUILT_IN), ids=lambda file: file.name)
def test_no_key_is_written_twice_in_a_table(file: Path) -> None:
    """YAML itself keeps the last of two equal keys without a word."""
    for mapping in walk(yaml.compose_all(file.read_text("utf-8"))):
        keys = [key.value for key, _ in mapping.value]
        assert len(keys) == len(set(keys))


def walk(nodes: Any) -> Any:
    for node in nodes:
        if isinstance(node, yaml.MappingNode):
            yield node
            yield from walk(value for _, value in node.value)


def test_tube_masses_agree_with_their_rounded_sections() -> None:
    off = {key: row.mass_per_m / tube_mass(row) - 1 for key, row in CATALOG.rows(TubeStock).items()}
    assert {key: error for key, error in off.items() if abs(error) > 0.005} == {}


def test_tube_corners_follow_their_standards() -> None:
    for row in CATALOG.rows(TubeStock).values():
        factor = 2.0 if row.wall <= 6 or row.material not in METRIC else 2.5
        assert row.corner == (None if row.shape == "round" else pytest.approx(factor * row.wall))


def test_bar_masses_agree_with_their_sections() -> None:
    off = {key: row.mass_per_m / bar_mass(row) - 1 for key, row in CATALOG.rows(BarStock).items()}
    limit = {key: 0.025 if row.shape == "angle" else 0.01 for key, row in CATALOG.rows(BarStock).items()}
    assert {key: error for key, error in off.items() if abs(error) > limit[key]} == {}


def test_the_frame_tube_weighs_what_ose_published() -> None:
    row = CATALOG.get(TubeStock, "tube 4x4x1/4")
    assert row.mass_per_m == pytest.approx(pound(12.21) / 0.3048, rel=1e-6)
    assert (row.width, row.height, row.wall) == (inch(4), inch(4), inch("1/4"))


def test_keys_state_the_sizes_of_stock() -> None:
    for row in CATALOG.rows(TubeStock).values():
        if not row.key.startswith(("pipe", "emt")):  # trade sizes
            expected = [row.width, row.wall] if row.shape == "round" else [row.height, row.width, row.wall]
            assert sizes(row) == pytest.approx(expected), row.key
            assert row.height >= row.width
    for bar in CATALOG.rows(BarStock).values():
        if bar.key.startswith("lumber"):
            continue  # its key is nominal
        wanted = {"angle": [bar.width, bar.height, bar.thickness], "flat": [bar.width, bar.height]}.get(bar.shape, [bar.width])
        assert sizes(bar) == pytest.approx(wanted), bar.key
        assert bar.height <= bar.width
    for bushing in CATALOG.rows(Bushing).values():
        assert sizes(bushing) == pytest.approx([bushing.bore, bushing.outside, bushing.length])


def test_lumber_is_dressed_as_its_standard_has_it() -> None:
    """PS 20, dry: 1 in nominal loses a quarter in thickness, 2 in and more a half; a width of 2 to 6 in loses a half, of 8 in and more three quarters."""
    rows = [row for row in CATALOG.rows(BarStock).values() if row.key.startswith("lumber")]
    assert {row.key for row in rows} >= {"lumber 2x4", "lumber 2x6", "lumber 2x8", "lumber 2x10", "lumber 2x12"}
    for row in rows:
        thick, wide = (int(size) for size in row.key.split()[1].split("x"))
        assert row.height == pytest.approx(inch(thick - (0.25 if thick == 1 else 0.5))), row.key
        assert row.width == pytest.approx(inch(wide - (0.5 if wide <= 6 else 0.75))), row.key
        assert row.lengths == tuple(inch(12 * feet) for feet in (8, 10, 12, 14, 16))


def test_nails_are_those_of_the_building_code() -> None:
    sizes = {row.key: (row.length, row.diameter) for row in CATALOG.rows(NailStock).values()}
    assert sizes["nail 16d"] == pytest.approx((inch(3.5), inch(0.162)))
    assert sizes["nail 8d"] == pytest.approx((inch(2.5), inch(0.131)))
    assert all(length > 5 * diameter for length, diameter in sizes.values())


def test_inserts_grow_with_their_thread() -> None:
    rows = sorted(CATALOG.rows(InsertStock).values(), key=lambda row: row.diameter)
    assert [row.size for row in rows] == ["M3", "M4", "M5", "M6"] == [f"M{row.diameter:g}" for row in rows]
    assert all(1.25 * row.diameter < row.hole < row.length < row.depth < 3 * row.diameter for row in rows)
    assert all(a.hole < b.hole and a.length < b.length for a, b in pairwise(rows))


def test_cables_and_cells_close() -> None:
    for cable in CATALOG.rows(Cable).values():
        gauge = int(cable.key.split()[1].split("/")[0])
        assert cable.conductor == pytest.approx(0.127 * 92 ** ((36 - gauge) / 39), abs=0.03)  # ASTM B258
        copper = (cable.conductors + 1) * math.pi / 4 * cable.conductor**2 * 8.96e-3  # with its earth, kg/m
        assert copper < cable.mass_per_m < 2 * copper
        assert cable.conductors * cable.conductor < cable.width
        assert cable.fuse_a == {14: 15, 12: 20, 10: 30}[gauge]
    for cell in CATALOG.rows(Cell).values():
        assert (round(cell.diameter), math.floor(cell.length)) == (int(cell.key[:2]), int(cell.key[2:4]))


def test_plate_keys_state_material_and_thickness() -> None:
    pounds_per_ft2 = {"16ga": 2.5, "14ga": 3.125, "12ga": 4.375, "11ga": 5.0, "10ga": 5.625, "29ga": 0.5625, "26ga": 0.75, "24ga": 1.0}
    for row in CATALOG.rows(PlateStock).values():
        word, *grade, size = row.key.split()
        if word == "sheet":
            assert row.thickness == pytest.approx(inch(1) * pounds_per_ft2[size] / 41.82, abs=0.002)
        else:
            assert row.material.startswith(grade[0])
            assert sizes(row) == [row.thickness]
        assert row.sheets
        assert all(width < length for width, length in row.sheets)


def test_materials_that_rows_name_exist() -> None:
    kinds: list[type[Any]] = [PlateStock, TubeStock, BarStock, PinStock, Bushing]
    for kind in kinds:
        assert {row.material for row in CATALOG.rows(kind).values()} <= set(CATALOG.rows(Material))
    assert all((m.yield_strength or 0) <= (m.ultimate_strength or math.inf) for m in CATALOG.rows(Material).values())


@pytest.mark.parametrize("bolt", CATALOG.rows(BoltStock).values(), ids=lambda bolt: bolt.key)
def test_a_bolt_finds_nut_washer_and_hole_that_fit_it(bolt: BoltStock) -> None:
    nut, washer, hole = CATALOG.get(NutStock, bolt.nut), CATALOG.get(WasherStock, bolt.washer), CATALOG.get(ClearanceHole, bolt.size)
    size, _, threads = bolt.key.split(" ")[1].rpartition("-")
    assert (bolt.diameter, bolt.pitch) == (inch(size), inch(f"1/{threads}")) if size else bolt.diameter == float(threads.removeprefix("M"))
    assert bolt.size == size or bolt.size == threads
    assert bolt.diameter == nut.diameter == hole.bolt < washer.inside
    assert hole.loose < bolt.head_width
    assert hole.loose < nut.width < washer.outside
    assert all(shorter < longer for shorter, longer in pairwise(bolt.lengths))


def test_clearance_classes_are_in_order() -> None:
    rows = CATALOG.rows(ClearanceHole)
    assert [key for key, hole in rows.items() if not hole.bolt < hole.close < hole.normal < hole.loose] == []
    assert rows["3/4"].normal == inch("13/16")
    assert (rows["1"].normal, rows["1"].loose) == (inch("1-3/32"), inch("1-5/32"))
    assert (rows["M12"].close, rows["M12"].normal, rows["M12"].loose) == (13, 13.5, 14.5)


def test_bolts_of_the_frame_are_racked() -> None:
    wanted = {inch(halves / 2) for halves in range(6, 21)} | {inch(whole) for whole in range(11, 15)}
    assert wanted <= set(CATALOG.get(BoltStock, "hex 3/4-10").lengths)
    assert wanted <= set(CATALOG.get(BoltStock, "hex 1-8").lengths)


def test_two_tubes_take_the_nine_inch_bolt_that_ose_published() -> None:
    bolt = CATALOG.get(BoltStock, "hex 3/4-10")
    need = inch(8) + CATALOG.get(WasherStock, bolt.washer).thickness + CATALOG.get(NutStock, bolt.nut).height + bolt.pitch
    assert need == pytest.approx(inch(8.889), abs=0.02)
    assert min(length for length in bolt.lengths if length >= need) == inch(9)


def test_torques_of_grade_5_follow_from_the_proof_load() -> None:
    for bolt in CATALOG.rows(BoltStock).values():
        if bolt.grade.endswith("grade 5"):
            proof = (85 if bolt.diameter <= inch(1) else 74) * 6.894757  # MPa, SAE J429
            stress_area = math.pi / 4 * (bolt.diameter - 0.9743 * bolt.pitch) ** 2  # ASME B1.1
            assert bolt.torque_nm == pytest.approx(0.20 * 0.75 * proof * stress_area * bolt.diameter / 1000, rel=0.01)


def test_clevis_pins_enter_their_nominal_hole() -> None:
    for pin in CATALOG.rows(PinStock).values():
        assert 0 < inch(pin.key.split()[1]) - pin.diameter < inch(0.006)
        assert pin.head_diameter > pin.diameter
        assert all(shorter < longer for shorter, longer in pairwise(pin.lengths))


def test_bearing_bores_follow_the_bore_code() -> None:
    for bearing in CATALOG.rows(Bearing).values():
        code = int(bearing.key[-2:]) if len(bearing.key) == 4 else None
        assert bearing.bore == (8 if code is None else {0: 10, 1: 12, 2: 15, 3: 17}.get(code, 5 * code))
        assert bearing.bore < bearing.outside
        assert (bearing.static_load or 0) < (bearing.dynamic_load or 0)


def test_flange_bearings_close() -> None:
    for unit in CATALOG.rows(FlangeBearing).values():
        housing, _, sixteenths = unit.key.partition("-")
        assert unit.bore == pytest.approx(inch(f"{sixteenths}/16") if sixteenths else 5 * int(housing[-2:]))
        assert unit.bolt_square + 1.3 * unit.bolt_hole < unit.flange
        assert unit.flange_thickness < unit.housing_height < unit.depth
        assert math.sqrt(2) * unit.bolt_square > 2 * unit.bore
    inch_unit = CATALOG.get(FlangeBearing, "UCF210-30")
    assert (inch_unit.bore, inch_unit.bolt_square, inch_unit.bolt_hole, inch_unit.depth) == (inch("1-7/8"), 111, 16, 54.6)


def test_faces_and_couplers_close() -> None:
    assert all(m.shaft < m.pilot < math.sqrt(2) * m.bolt_square - m.bolt_hole and m.bolt_square < m.body for m in CATALOG.rows(MotorFace).values())
    assert all(p.pilot + p.bolt_hole < p.bolt_spacing for p in CATALOG.rows(PumpFlange).values())
    assert all(c.d9[0] < c.d9[1] < c.d8[0] < c.d8[1] < c.d7 and c.l13[0] < c.l13[1] for c in CATALOG.rows(Coupler).values())


TABLE = "kind: NutStock\nbasis: standard\nsource: a test\nrows:\n"
NUT = "{diameter: 12 mm, width: 18 mm, height: 10.8 mm, grade: '8'}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TABLE + "  nut M12: " + NUT.replace("18 mm", "18 furlong"), ("width", "furlong")),
        (TABLE + "  nut M12: " + NUT.replace("18 mm", "18"), ("width", "18 has no unit")),
        (TABLE + "  nut M12: " + NUT + "---\n" + TABLE + "  nut M12: " + NUT, ("twice",)),
        (TABLE.replace("source: a test\n", "") + "  nut M12: " + NUT, ("source",)),
        (TABLE + "  nut M12: " + NUT.replace("12 mm", "-12 mm"), ("diameter", "not above zero")),
    ],
    ids=["unknown unit", "no unit", "duplicate key", "missing source", "negative"],
)
def test_a_broken_file_is_refused_with_file_and_key(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    (tmp_path / "NutStock.broken.yaml").write_text(text, "utf-8")
    with pytest.raises(CatalogError) as refused:
        Catalog(read_folder(tmp_path)).rows(NutStock)
    assert all(word in str(refused.value) for word in ("NutStock.broken.yaml", "nut M12", *words))


def test_a_file_named_after_no_row_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "NutStok.yaml").write_text(TABLE, "utf-8")
    with pytest.raises(CatalogError, match="NutStock"):
        read_folder(tmp_path)
