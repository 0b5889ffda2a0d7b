"""Where settings come from, which of them wins, and how mistakes are named: with place, all at once, with the near miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from gvcs_cad.engine.prepare import Prepared, prepare, workshop
from gvcs_cad.engine.project import Project, read_project
from gvcs_cad.engine.request import Request
from gvcs_cad.engine.settings import configurations, parse_assignments, read_configuration
from gvcs_cad.errors import UsageError

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the fixtures' machines and no gvcs.yaml yet."""
    (tmp_path / "machines").symlink_to(FIXTURES / "machines")
    return tmp_path


def cart(project: Path, text: str = "", **more: object) -> Prepared:
    if text:
        (project / "gvcs.yaml").write_text(text, "utf-8")
    (found,) = prepare(Request(machines=("cart",), start=project, **more))
    return found


def length(found: Prepared) -> float:
    (rail,) = [part for part in found.build.design.quantities if part.name == "cart_rail"]
    return rail.length


def mistakes(project: Path, text: str = "", **more: object) -> tuple[str, ...]:
    with pytest.raises(UsageError) as refused:
        cart(project, text, **more)
    return refused.value.problems


IN_FILE = "machines:\n  cart:\n    parameters:\n      length: 1 m\n"


def test_the_default_holds_where_nobody_says_anything(project: Path) -> None:
    assert (length(cart(project)), cart(project).folder_name) == (800, "default")


def test_the_file_wins_over_the_machines_own_configuration(project: Path) -> None:
    assert length(cart(project, "machines: {cart: {config: long, parameters: {length: 1 m}}}")) == 1000


def test_a_configuration_in_the_file_is_taken(project: Path) -> None:
    found = cart(project, "machines: {cart: {config: long}}")
    assert (length(found), found.folder_name) == (1200, "long")


def test_config_wins_over_the_file(project: Path) -> None:
    found = cart(project, IN_FILE, config="long")
    assert (length(found), found.folder_name) == (1200, "long")


def test_set_wins_over_everything(project: Path) -> None:
    assert length(cart(project, IN_FILE, sets=("length=900 mm",))) == 900
    assert length(cart(project, IN_FILE, config="long", sets=("length=900 mm",))) == 900


def test_what_is_changed_by_hand_has_a_folder_of_its_own(project: Path) -> None:
    names = {cart(project, sets=sets).folder_name for sets in ((), ("length=900 mm",), ("length=1 m",), ("length=1 m", "castors=3"))}
    assert len(names) == 4
    assert {name.partition("+")[0] for name in names} == {"default"}
    assert {len(name.partition("+")[2]) for name in names} == {0, 8}


def test_a_value_in_a_slot_is_reached_by_its_path(project: Path) -> None:
    for found in (
        cart(project, sets=("grip.length=500 mm",)),
        cart(project, sets=("cart:grip.length=500 mm",)),
        cart(project, config="long"),
        cart(project, "machines: {cart: {parameters: {grip: {length: 500 mm}}}}"),
        cart(project, "machines: {cart: {parameters: {grip.length: 500 mm}}}"),
    ):
        (bar,) = [part for part in found.build.design.quantities if part.name == "handle_bar"]
        assert bar.length == 500


def test_yes_and_no_and_numbers_are_read_as_yaml_writes_them(project: Path) -> None:
    found = cart(project, "machines: {cart: {parameters: {painted: false, castors: 3}}}")
    names = {part.name: count for part, count in found.build.design.quantities.items()}
    assert names["castor"] == 3
    assert "paint" not in names


def test_every_mistake_is_named_at_once_with_its_place(project: Path) -> None:
    text = "machines:\n  cart:\n    parameters:\n      lenght: 1 m\n      castors: 9\n      grip: {length: 7 m, colour: red}\n"
    text += "      grop: {length: 1 m}\n    modules: {grop: handle}\n"
    assert mistakes(project, text, sets=("painted=maybe", "x"), shop=project / "shop.yaml") == (
        "--set 'x' must be name=value",
        "gvcs.yaml:6:14: cart.grip.length: 7000 mm is outside 200..600 mm (length of the bar)",
        "gvcs.yaml:6:27: cart.grip.colour: no such parameter; there are length",
        "gvcs.yaml:7:14: cart: no such slot: grop; did you mean grip?",
        "gvcs.yaml:8:15: cart: no such slot: grop; did you mean grip?",
        "gvcs.yaml:5:7: cart.castors: 9 is outside 2..4 (castors under the rail)",
        "cart.painted: 'maybe': input should be a valid boolean, unable to interpret input",
        "gvcs.yaml:4:7: cart.lenght: no such parameter; did you mean length?",
        f"{project / 'shop.yaml'}: no such file",
    )


def test_a_rule_across_parameters_is_checked_after_all_are_set(project: Path) -> None:
    assert mistakes(project, sets=("castors=4", "length=600 mm")) == ("cart: 4 castors need a rail of 750 mm, not 600 mm",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("machnes: {}", ["gvcs.yaml:1:1: no such key: machnes; did you mean machines?"]),
        ("- machines", ["gvcs.yaml:1:1: gvcs.yaml must be a mapping of machines, shop, plugins"]),
        ("machines: [cart]", ["gvcs.yaml:1:1: machines must be a mapping of names to values"]),
        ("machines: {cart: long}", ["gvcs.yaml:1:12: cart must be a mapping of config, parameters, modules"]),
        ("machines: {cart: {conf: long}}", ["gvcs.yaml:1:19: no such key: conf; did you mean config?"]),
        ("machines: {cart: {config: lnog}}", ["gvcs.yaml:1:19: cart: no such configuration: lnog; did you mean long?"]),
        ("machines: {cart: {parameters: [1]}}", ["gvcs.yaml:1:19: parameters must be a mapping of names to values"]),
        ("machines: {cart: {parameters: {length: }}}", ["gvcs.yaml:1:32: length has no value"]),
        ("machines: {cart: {parameters: {length: 800}}}", ["gvcs.yaml:1:32: cart.length: '800' has no unit (for example 25 mm, 1.2 m, 4 in, 1-1/8 in)"]),
        ("machines: {cartt: {}}", ["gvcs.yaml:1:12: no such machine: cartt; did you mean cart?"]),
        ("plugins: more", ["gvcs.yaml:1:1: plugins must be a list of folders, one a line behind a -"]),
        ("machines: {cart: {parameters: {length: 1 m}}}\nmachines: {}", ["gvcs.yaml:2:1: machines stands twice"]),
        ("machines: {cart: &a {}, other: *a}", ["gvcs.yaml:1:32: aliases (*name) are not used here; write the value again"]),
        ("machines: {cart", ["gvcs.yaml:1:16: expected ',' or '}', but got '<stream end>'"]),
        ("machines: !!python/object:os.system {}", ["gvcs.yaml:1:11: tags (tag:yaml.org,2002:python/object:os.system) are not used here"]),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_the_place(project: Path, text: str, words: list[str]) -> None:
    assert list(mistakes(project, text)) == words


def test_shop_and_folders_that_do_not_exist_are_named_together(project: Path) -> None:
    assert mistakes(project, "shop: no.yaml\nplugins:\n  - one\n  - two\nmore: 1\n") == (
        "gvcs.yaml:5:1: no such key: more; there are machines, plugins, shop",
        f"gvcs.yaml:3:5: plugins: no such folder: {project / 'one'}",
        f"gvcs.yaml:4:5: plugins: no such folder: {project / 'two'}",
        f"gvcs.yaml:1:1: shop: no such file: {project / 'no.yaml'}",
    )


def test_a_file_that_is_not_text_is_refused(project: Path) -> None:
    (project / "gvcs.yaml").write_bytes(b"machines: \xff\xfe")
    with pytest.raises(UsageError, match=r"^gvcs\.yaml"):
        read_project(project)


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_project(tmp_path) == read_project(None) == Project()


def test_a_machine_that_is_only_named_in_the_file_is_not_loaded(project: Path) -> None:
    (project / "gvcs.yaml").write_text("machines: {handle: {}}\n")
    floor = workshop(Request(start=project))
    prepare(Request(machines=("cart",), start=project), floor)
    assert set(floor.registry.machines) == {"cart"}


def test_the_shop_of_the_file_is_used_and_the_one_typed_before_it(project: Path) -> None:
    for name in ("ours", "mine"):
        (project / f"{name}.yaml").write_text(f"name: {name}\ncurrency: EUR\nsaw: {{kerf: 2 mm, trim: 15 mm}}\n")
    assert cart(project, "shop: ours.yaml").build.shop.name == "ours"
    assert cart(project, shop=project / "mine.yaml").build.shop.name == "mine"


def test_the_configurations_of_a_machine_are_its_files(project: Path) -> None:
    machine = workshop(Request(start=project)).registry.machine("cart")
    assert list(configurations(machine)) == ["default", "long"]
    assert read_configuration(machine, "long").values["grip.length"].text == "500 mm"


def test_set_goes_to_the_machine_it_names_or_to_all() -> None:
    problems: list[str] = []
    found = parse_assignments("--set", ("a=1", "two:b = 2 in ", "three:c=3", "=4", "d"), ("one", "two"), problems)
    assert {name: {key: value.text for key, value in settings.items()} for name, settings in found.items()} == {
        "one": {"a": "1"},
        "two": {"a": "1", "b": "2 in"},
    }
    assert problems == [
        "--set 'three:c=3': no such machine in this command: three; there are one, two",
        "--set '=4' must be name=value",
        "--set 'd' must be name=value",
    ]


def test_a_project_whose_machines_cannot_be_loaded_is_not_given_the_installed_ones(tmp_path: Path) -> None:
    """``gvcs diff`` would tell of every machine that comes with gvcs-cad that it is new."""
    from gvcs_cad.engine.prepare import own_machines, workshop
    from gvcs_cad.engine.request import Request

    folder = tmp_path / "machines" / "mine"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("class Mine((:\n")
    assert own_machines(workshop(Request(start=tmp_path))) == ()
