"""Printers in the shop file: what may be written, and what is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.catalog.printer import Filament, Printer
from gvcs_cad.catalog.shop import load_shop
from gvcs_cad.errors import UsageError

HEAD = "name: ours\ncurrency: EUR\nsaw: {kerf: 2 mm, trim: 15 mm}\n"
GOOD = """printers:
  big:
    bed: [300 mm, 12 in, 0.4 m]
    nozzle: 0.6 mm
    filaments:
      PETG: {nozzle: 245, bed: 80, flow: 7}
    profile: {brim_width: "5"}
"""


def shop(folder: Path, text: str) -> Path:
    path = folder / "shop.yaml"
    path.write_text(HEAD + text)
    return path


def test_a_printer_is_read_with_units_and_defaults(tmp_path: Path) -> None:
    assert load_shop(shop(tmp_path, GOOD)).printers == {
        "big": Printer((300.0, 304.8, 400.0), 0.6, {"PETG": Filament(245, 80, 7.0)}, margin=5.0, gap=6.0, profile={"brim_width": "5"})
    }
    assert load_shop().printers["bedslinger"].room == (240.0, 200.0)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("0.6 mm", "0.6", "shop.yaml:7:5: printers.big.nozzle: "),
        ("nozzle: 245", "nozzle: 900", "printers.big.filaments.PETG.nozzle: input should be less than or equal to 500"),
        ("flow: 7", "flow: 0", "printers.big.filaments.PETG.flow: value error, 0.0 is not above zero"),
        ("0.4 m]", "]", "printers.big.bed"),
        ("nozzle: 0.6 mm", "nozzle: 0.6 mm\n    margin: 200 mm", "two margins of 200 mm fill a bed of 300 mm"),
        ('profile: {brim_width: "5"}', "speed: 60 mm", "printers.big.speed"),
    ],
)
def test_what_is_no_printer_is_refused_where_it_stands(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(UsageError) as caught:
        load_shop(shop(tmp_path, GOOD.replace(old, new)))
    assert words in str(caught.value)
