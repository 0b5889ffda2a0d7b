"""What a workshop says of its rack: the example lines of the default file hold too, and an editor knows every cell."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from gvcs_cad.catalog.on_hand import BarOnHand, NestRules, SheetOnHand
from gvcs_cad.catalog.shop import DEFAULT_SHOP, load_shop, shop_schema
from gvcs_cad.errors import UsageError
from gvcs_cad.units import inch


def with_examples() -> str:
    """Return the default file with the # taken away from every example line, as its head tells a reader to."""
    return re.sub(r"^#(?=\S|  )", "", DEFAULT_SHOP.read_text("utf-8"), flags=re.M)


def test_the_examples_of_the_default_file_are_valid(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(with_examples(), "utf-8")
    shop = load_shop(file)
    assert shop.sheets["plate A36 1/2"][0] == SheetOnHand(inch(96), inch(48), price=shop.sheets["plate A36 1/2"][0].price)
    assert [(s.count, s.remnant, s.grain, s.name) for s in shop.sheets["plate A36 1/2"]] == [
        (None, False, False, ""),
        (2, False, True, ""),
        (1, True, False, "R7"),
    ]
    assert shop.offcuts["tube 4x4x1/4"] == (BarOnHand(2100.0, 1),)
    assert shop.sold("hex 1/2-13") == "hex M12"
    assert shop.sold("hex 3/4-10") == "hex 3/4-10"


@pytest.mark.parametrize("text", [DEFAULT_SHOP.read_text("utf-8"), with_examples()], ids=["default", "examples"])
def test_an_editor_accepts_what_the_loader_accepts(text: str) -> None:
    jsonschema.validate(yaml.safe_load(text), shop_schema())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("gap: 8", "gap: 8 mm"), ("turns: some", "turns: half"), ("gap: 8 mm, margn: 1 mm", "gap: 8 mm, margin: 1 mm"), ("gap: 8 kg", "gap: 8 in")],
)
def test_an_editor_and_the_loader_refuse_the_same(wrong: str, right: str, tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    for text, good in ((wrong, False), (right, True)):
        file.write_text(f"name: x\ncurrency: USD\nsaw: {{kerf: 1 mm, trim: 1 mm}}\nnesting: {{{text}}}\n", "utf-8")
        found = list(jsonschema.Draft202012Validator(shop_schema()).iter_errors(yaml.safe_load(file.read_text("utf-8"))))
        assert (not found) is good
        if good:
            load_shop(file)
        else:
            with pytest.raises(UsageError, match=r"^shop.yaml:4:\d+: nesting\."):
                load_shop(file)


def test_a_remnant_without_a_count_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    sheets = "sheets: {plate A36 1/2: [{length: 1 m, width: 1 m, remnant: true}]}"
    file.write_text(f"name: x\ncurrency: USD\nsaw: {{kerf: 1 mm, trim: 1 mm}}\n{sheets}\n", "utf-8")
    with pytest.raises(UsageError, match="a remnant needs its count"):
        load_shop(file)


@pytest.mark.parametrize(("turns", "angles"), [("none", (0,)), ("half", (0, 180)), ("quarter", (0, 90, 180, 270)), ("eighth", tuple(range(0, 360, 45)))])
def test_turns_are_angles(turns: str, angles: tuple[float, ...]) -> None:
    assert NestRules(turns=turns).angles == angles  # type: ignore[arg-type]
