"""A catalogue file from outside: one valid table, and every way to get it wrong is refused with file, key and name."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.catalog.catalog import BUILT_IN, Catalog, catalog, catalog_row, read_folder, use_catalog
from gvcs_cad.catalog.stock import Material, TubeStock
from gvcs_cad.errors import CatalogError

VALID = """\
# tubes of a village yard
kind: TubeStock
basis: published
source: a leaflet
defaults: {shape: rectangular, material: A500B}
rows:
  tube 2x2x1/8: {width: 2 in, height: 2 in, wall: 1/8 in, corner: 1/4 in, mass_per_m: 3.05 lb/ft, basis: chosen, source: weighed here}
"""


def read(folder: Path, text: str | bytes, name: str = "TubeStock.village.yaml") -> Catalog:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return Catalog(read_folder(folder))


def test_a_row_takes_defaults_and_may_state_a_basis_of_its_own(tmp_path: Path) -> None:
    row = read(tmp_path, VALID).get(TubeStock, "tube 2x2x1/8")
    assert (row.width, row.wall, row.corner, row.material) == (50.8, 3.175, 6.35, "A500B")
    assert row.mass_per_m == pytest.approx(4.53892, abs=1e-4)
    assert str(row.basis) == "chosen: weighed here"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("corner:", "cornre:", ("tube 2x2x1/8", "no such cell: cornre; did you mean corner?")),
        ("defaults:", "default:", ("no such entry of a table: default; did you mean defaults?",)),
        ("kind: TubeStock", "kind: BarStock", ("a table of kind BarStock stands in a file of TubeStock",)),
        ("kind: TubeStock\n", "", ("a table of kind None",)),
        ("wall: 1/8 in", "wall: 1 in", ("two walls of 25.4 mm fill 50.8 mm",)),
        ("corner: 1/4 in", "corner: 1.5 in", ("corner radius of 38.1 mm",)),
        ("shape: rectangular", "shape: hexagonal", ("tube 2x2x1/8", "shape")),
        ("3.05 lb/ft", "3.05", ("mass_per_m", "has no unit")),
        ("3.05 lb/ft", "nan kg/m", ("mass_per_m", "is not a number")),
        ("width: 2 in, ", "", ("width: field required",)),
        ("basis: chosen", "basis: guessed", ("'guessed' is no basis",)),
        ("source: weighed here", "source:", ("needs its reason",)),
        ("rows:", "rows: [1, 2]\nrest:", ("rows: names with values are needed",)),
        ("defaults: {shape: rectangular, material: A500B}", "defaults: A500B", ("defaults: names with values are needed",)),
        ("mass_per_m: 3.05 lb/ft", "mass_per_m: 3.05 lb/ft, wall: 1/8 in", ("wall stands twice",)),
        ("kind: TubeStock", "kind: [TubeStock", ("TubeStock.village.yaml:",)),
    ],
)
def test_every_mistake_is_refused_by_name(tmp_path: Path, old: str, new: str, words: tuple[str, ...]) -> None:
    assert old in VALID
    with pytest.raises(CatalogError) as refused:
        read(tmp_path, VALID.replace(old, new)).rows(TubeStock)
    assert all(word in str(refused.value) for word in ("TubeStock.village.yaml", *words))


def test_a_table_of_a_machine_is_found_by_its_folder_and_said_in_our_own_words(tmp_path: Path) -> None:
    folder = tmp_path / "machines" / "rack" / "catalog"
    folder.mkdir(parents=True)
    with pytest.raises(CatalogError) as refused:
        read(folder, VALID.replace("3.05 lb/ft", "3.05")).rows(TubeStock)
    assert str(refused.value).startswith("machines/rack/catalog/TubeStock.village.yaml: tube 2x2x1/8: mass_per_m: ")
    assert "value error" not in str(refused.value)


def test_all_mistakes_of_a_file_come_at_once(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as refused:
        read(tmp_path, VALID.replace("corner:", "cornre:").replace("2 in, height", "2, height").replace("kind: TubeStock", "kind: Tube")).rows(TubeStock)
    assert len(refused.value.problems) == 3


def test_a_file_that_is_no_text_or_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"TubeStock.village.yaml: byte 0 is not UTF-8"):
        read(tmp_path, b"\xff\xfe").rows(TubeStock)
    with pytest.raises(CatalogError, match="names with values are needed"):
        read(tmp_path, "- 1\n- 2\n").rows(TubeStock)


def test_documents_of_comments_alone_are_no_tables(tmp_path: Path) -> None:
    assert list(read(tmp_path, "# first\n---\n" + VALID + "---\n# last\n").rows(TubeStock)) == ["tube 2x2x1/8"]


def test_a_key_of_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "TubeStock.other.yaml").write_text(VALID, "utf-8")
    with pytest.raises(CatalogError, match="tube 2x2x1/8 stands twice"):
        read(tmp_path, VALID).rows(TubeStock)


def test_an_unknown_key_is_answered_with_the_nearest() -> None:
    with pytest.raises(CatalogError, match="no such tube stock: tub 4x4x1/4; did you mean tube 4x4x1/4"):
        catalog_row(TubeStock, "tub 4x4x1/4")


def test_the_catalogue_in_force_is_the_merged_one_and_is_not_read_again_for_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "TubeStock.village.yaml").write_text(VALID.replace("2x2x1/8", "village"), "utf-8")
    try:
        merged = use_catalog([tmp_path])
        assert catalog() is merged is use_catalog([tmp_path])
        assert merged.get(TubeStock, "tube village").wall == 3.175
        assert merged.get(Material, "A36").density == 7850
    finally:
        use_catalog([])
    assert catalog().files == tuple(read_folder(BUILT_IN))
