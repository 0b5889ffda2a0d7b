"""The test kit says yes to a good machine, and no to every one that is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gvcs_cad import Angle, Parameters, angle, choice, flag, number
from gvcs_cad.errors import GeometryError, UsageError
from gvcs_cad.testing import conforms, discovered_machines, discovered_modules, envelope, extremes, module_design, prepared

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the good machines, to be spoilt."""
    shutil.copytree(FIXTURES / "machines", tmp_path / "machines", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def spoil(project: Path, file: str, old: str, new: str) -> None:
    path = project / "machines" / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_good_machines_and_modules_conform() -> None:
    conforms("cart", start=FIXTURES, geometry=True)
    conforms("handle", start=FIXTURES, geometry=True)


def test_what_is_discovered_is_what_is_there() -> None:
    assert "cart" in discovered_machines(FIXTURES)
    assert "handle" in discovered_modules(FIXTURES)
    assert not set(discovered_machines(FIXTURES)) & set(discovered_modules(FIXTURES))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("cart_rail: 1", "cart_rail: 2", r"expect\.yaml:2:\d+: 1 cart_rail, 2 expected"),
        ("bolts: 4", "bolts: 5", r"expect\.yaml:3:\d+: 4 bolts, 5 expected"),
        ("bolts: 4", "blots: 4", r"expect\.yaml:3:\d+: no such expectation: blots; did you mean bolts\?"),
        ("bolts: 4", "mass_kg: [1, 2]", r"expect\.yaml:3:\d+: 15\.\d kg is outside 1\.\.2 kg"),
        ("bolts: 4", "envelope_mm: {x: 810, of: [cart_rail], source: a book}", r"expect\.yaml:3:\d+: x is 800\.0 mm, 810\.0 mm expected within 0\.10%"),
        ("bolts: 4", "envelope_mm: {x: 800, of: [cart_rial], source: a book}", r"expect\.yaml:3:\d+: no part is called cart_rial"),
        ("bolts: 4", "envelope_mm: {xx: 800}", r"expect\.yaml:3:\d+: no such expectation: xx"),
        ("bolts: 4", "envelope_mm: {x: 800, of: [cart_rail]}", r"expect\.yaml:3:\d+: source is missing"),
        ("bolts: 4", "envelope_mm: [{x: 800, of: [cart_rail], source: ' '}]", r"expect\.yaml:3:\d+: source is missing"),
        (
            "bolts: 4",
            "sizes: {parts: {cart_rail: 810 mm}, source: a book}",
            r"expect\.yaml:3:\d+: cart_rail is 800\.0 x .* mm, 810\.0 mm expected within 0\.10%",
        ),
        ("bolts: 4", "sizes: [{parts: {cart_rail: 800 mm}}]", r"expect\.yaml:3:\d+: source is missing"),
        ("bolts: 4", "sizes: {parts: {cart_rail: 800}, source: a book}", r"expect\.yaml:3:\d+: "),
        ("bolts: 4", "sizes: {parts: {cart_rial: 800 mm}, source: a book}", r"no such part: cart_rial; did you mean cart_rail\?"),
        ("bolts: 4", "sizes: {part: {}, source: a book}", r"no such expectation: part; did you mean parts\?"),
        ("bolts: 4", "makes: {process: torch, size: 96 x 48 in, source: a book}", r"no room, torch 2438\.4 x 1219\.2 mm expected"),
        ("bolts: 4", "inside: {chassis: {parts: {cart_deck: 2}}}", r"expect\.yaml:3:\d+: 1 cart_deck, 2 expected"),
        ("bolts: 4", "inside: {chasis: {}}", r"no such assembly: chasis; did you mean chassis\?"),
        ("default:", "defualt:", r"expect\.yaml:1:1: no such configuration or module: defualt; did you mean default\?"),
    ],
)
def test_an_expectation_that_is_not_kept_or_misspelt_is_named(project: Path, old: str, new: str, words: str) -> None:
    spoil(project, "cart/expect.yaml", old, new)
    with pytest.raises(AssertionError, match=words):
        conforms("cart", start=project)


def test_every_configuration_is_built(project: Path) -> None:
    (project / "machines" / "cart" / "configurations" / "odd.yaml").write_text("parameters: {length: 810 mm}\n")
    with pytest.raises(UsageError, match=r"odd.yaml:1:14: cart.length: 810 mm is between the steps 800 and 850 mm"):
        conforms("cart", start=project)


def test_the_default_is_built_beside_the_configurations_that_have_files(project: Path) -> None:
    (project / "machines" / "cart" / "configurations" / "default.yaml").unlink()  # long.yaml stays
    spoil(project, "cart/expect.yaml", "cart_rail: 1", "cart_rail: 2")
    with pytest.raises(AssertionError, match="1 cart_rail, 2 expected"):
        conforms("cart", start=project)


def test_a_finding_of_a_check_is_an_error(project: Path) -> None:
    spoil(project, "cart/parts.py", ', empty="adjustment"', "")
    with pytest.raises(AssertionError, match="cart, default: chassis/deck: hole s1 of cart_deck has no fastener and gives no reason to be empty"):
        conforms("cart", start=project)


def test_a_parameter_that_cannot_be_built_at_its_limit_is_found(project: Path) -> None:
    spoil(project, "cart/__init__.py", "min=600.0, max=1200.0", "min=400.0, max=1200.0")
    with pytest.raises(UsageError, match="2 castors need a rail of 550 mm, not 400 mm"):
        conforms("cart", start=project)


def test_a_finding_at_the_limit_of_a_parameter_is_an_error_too(project: Path) -> None:
    more = '*castor_holes, *([FaceHole("late", "+z", 580.0, TUBE / 2, HOLE)] if length == 600 else [])'
    spoil(project, "cart/parts.py", "*castor_holes", more)
    with pytest.raises(AssertionError, match=r"cart, length=600\.0 mm: chassis/rail: hole late of cart_rail has no fastener"):
        conforms("cart", start=project)


def test_a_parameter_that_takes_anything_is_found(project: Path) -> None:
    lenient = "    @classmethod\n    def checked(cls, values, place='', *, rules=True):\n        return cls.model_construct()\n"
    spoil(project, "handle/__init__.py", '    """What may be set."""\n', f'    """What may be set."""\n\n{lenient}')
    with pytest.raises(AssertionError, match=r"handle does not refuse length=1001\.0 mm by name"):
        conforms("handle", start=project)


def test_a_broken_neighbour_is_not_passed_over(project: Path) -> None:
    (project / "machines" / "broken").mkdir()
    (project / "machines" / "broken" / "__init__.py").write_text("import a_library_that_nobody_has\n")
    with pytest.raises(AssertionError, match="broken: ModuleNotFoundError"):
        conforms("cart", start=project)


def test_a_solid_that_is_not_what_its_formula_says_is_found(project: Path) -> None:
    spoil(project, "cart/solids.py", ".circle(head / 2).extrude(10)", ".circle(head / 2).extrude(11)")
    with pytest.raises(GeometryError, match=r"draw_pin: solid of .* mm3, by formula .* mm3"):
        conforms("cart", start=project, geometry=True)


class Everything(Parameters):
    """One parameter of each kind."""

    tilt: Angle = angle(default=-10, min=-20, max=-5, help="tilt")
    count: int = number(default=2, min=1, max=3, help="count")
    colour: str = choice("red", "blue", default="red", help="colour")
    lit: bool = flag(default=False, help="lamps")


def test_every_kind_of_parameter_is_tried_at_its_limits() -> None:
    assert list(extremes(Everything)) == [
        {"tilt": "-20 deg"},
        {"tilt": "-5 deg"},
        {"count": "1"},
        {"count": "3"},
        {"colour": "red"},
        {"colour": "blue"},
        {"lit": "true"},
        {"lit": "false"},
    ]


def test_parameters_are_set_by_name() -> None:
    assert prepared("cart", start=FIXTURES, length="1 m").build.parameters == {"length": "1 m"}
    (bar,) = module_design("handle", start=FIXTURES, length="300 mm").quantities
    assert bar.length == 300


def test_the_envelope_is_that_of_the_parts_named() -> None:
    design = prepared("cart", start=FIXTURES).build.design
    assert envelope(design, {"cart_rail"}) == pytest.approx((800, 50.8, 50.8))
    assert envelope(design)[0] > 900  # with the handle
