"""A name becomes a folder, a file or a word of the command line: one that leads elsewhere, or only looks like another, is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad import Assembly, PlatePart, rectangle
from gvcs_cad.catalog.fields import Kg, KgPerM, Mm, Money
from gvcs_cad.documents.file_names import bad_name
from gvcs_cad.engine.build import build
from gvcs_cad.engine.prepare import prepare
from gvcs_cad.engine.publish import Written, publish
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import GvcsError, ModelError, OutputError, UsageError, unknown
from gvcs_cad.units import LARGEST, exact, parse_angle, parse_length

FIXTURES = Path(__file__).parents[2] / "fixtures"
PATHS = ["../evil", "..", ".", "", "/etc/passwd", "a/b", "a\\b", "C:evil", "~", "a\x00b", "a\nb", "con", "nul", "com1", "-rf", "a b", "a.b", "x" * 300]
DEVICES = ["con", "nul", "com1"]  # harmless for a part: its revision stands behind its name
LOOK_ALIKES = ["tr\u0430ctor", "ｔractor", "tractor\u200b", "trаctor", "TRACTOR", "trac\u0301tor"]
MACHINE = """from __future__ import annotations
from gvcs_cad import Assembly, Machine, hookimpl


class Evil(Machine):
    name, title, version, licence = {name!r}, "Evil", "1", "CERN-OHL-S-2.0"

    def build(self, p, modules):
        return Assembly("evil")


@hookimpl
def gvcs_register_machines(register):
    register(Evil())
"""


@pytest.mark.parametrize("name", [*(path for path in PATHS if path not in DEVICES), *LOOK_ALIKES], ids=ascii)
def test_a_part_is_called_by_a_plain_word(name: str) -> None:
    with pytest.raises(ModelError, match="must be lower-case letters"):
        PlatePart(name, stock="plate A36 1/4", outer=rectangle(10, 10))


@pytest.mark.parametrize("name", [name for name in (*PATHS, *LOOK_ALIKES) if name.isprintable()], ids=ascii)
def test_a_machine_is_called_by_a_plain_word_and_writes_nowhere_else(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "project" / "machines" / "evil"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(MACHINE.format(name=name), "utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(GvcsError):
        build(Request(machines=(name,), outputs=("cutlist",), start=tmp_path / "project", folder=tmp_path / "out"))
    with pytest.raises(GvcsError, match=r"machine name .* must be lower-case letters"):
        prepare(Request(machines=("evil",), start=tmp_path / "project"))
    assert [path for path in sorted(tmp_path.rglob("*")) if "__pycache__" not in path.parts and path not in before] == []


@pytest.mark.parametrize("name", ["..", "a b", "con", "\u0430"], ids=ascii)
def test_a_configuration_is_a_folder_of_outputs_and_is_called_like_one(name: str, tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "machines", tmp_path / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "machines" / "cart" / "configurations" / f"{name}.yaml").write_text("parameters: {length: 900 mm}\n")
    with pytest.raises(UsageError, match=r"cart: configuration .* is no file name for every system"):
        prepare(Request(machines=("cart",), config=name, start=tmp_path))


@pytest.mark.parametrize(
    "path", [*(p for p in PATHS if p not in ("a.b", "a/b", "-rf")), "dxf/../../evil", "dxf/./a", "dxf//a", "a/con.dxf", ".hidden", "a."], ids=ascii
)
def test_a_file_is_written_below_its_folder_or_not_at_all(path: str, tmp_path: Path) -> None:
    if path == "x" * 300:
        pytest.skip("the disk says that itself")
    assert bad_name(path)
    with pytest.raises(OutputError):
        publish(tmp_path / "out", [Written(path, b"x", "evil")], {}, ["evil"], {"design": ""})
    assert not (tmp_path / "evil").exists()


@given(st.text(max_size=40))
def test_a_good_name_stays_below_its_folder(path: str) -> None:
    if not bad_name(path):
        assert (Path("/out") / path).resolve().is_relative_to("/out")
        assert path.isascii()


def test_siblings_and_holes_have_plain_names_too() -> None:
    base = Assembly("base")
    plate = PlatePart("plate", stock="plate A36 1/4", outer=rectangle(10, 10))
    for name in ("../x", "a/b", "pl\u0430te", "a#b"):
        with pytest.raises(ModelError):
            base.add(plate, name=name)


def test_a_letter_that_looks_like_another_is_shown_as_what_it_is() -> None:
    assert unknown("parameter", "wheelb\u0430se", ["wheelbase"]) == "no such parameter: 'wheelb\\u0430se'; did you mean wheelbase?"
    assert unknown("parameter", "\x1b[2J", ["a"]).startswith("no such parameter: '\\x1b[2J'")


@pytest.mark.parametrize(
    "text",
    [
        "４ in",
        "٤ in",
        "४ mm",
        "1e400 mm",
        "1e10 mm",
        "-1e10 mm",
        "1e308 m",
        "9" * 60 + " mm",
        "nan mm",
        "inf mm",
        "infinity mm",
        "−4 in",
        "4 іn",
        "1_0 mm",
        "0x10 mm",
        "½ in",
    ],
)
def test_a_length_is_written_in_plain_digits_and_is_no_larger_than_the_world(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a length|finite number|larger than anything"):
        parse_length(text)
    with pytest.raises(ValueError, match=r"is not a|finite number|larger than anything"):
        parse_angle(text.replace("mm", "deg").replace("in", "deg"))


@given(st.floats())
def test_exact_lets_nothing_through_that_a_double_cannot_round_to_a_millionth(value: float) -> None:
    try:
        found = exact(value)
    except ValueError:
        assert not abs(value) <= LARGEST
    else:
        assert abs(found - value) <= 6e-7


@pytest.mark.parametrize("text", ["nan kg", "inf kg", "1e999 kg", "1_0 kg", "１ kg", "-1 kg", "0 kg", "1e30 kg", " kg", "kg"])
def test_a_mass_of_the_catalogue_is_a_plain_positive_figure(text: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    for kind, words in ((Kg, text), (KgPerM, f"{text}/m"), (Mm, text.replace("kg", "mm"))):
        adapter: Any = TypeAdapter(kind)
        with pytest.raises(ValidationError):
            adapter.validate_python(words)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "sNaN", "1e999999", "ten", "１"])
def test_a_price_is_a_finite_amount(text: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    with pytest.raises(ValidationError):
        TypeAdapter(Money).validate_python(text)
