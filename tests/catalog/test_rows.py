"""Rows of which the figures do not go together are refused, each beside a row that is good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from gvcs_cad.catalog.basis import Basis, calculated, chosen, published, standard
from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.components import Bearing
from gvcs_cad.catalog.fasteners import BoltStock, ClearanceHole, NutStock, PinStock, WasherStock
from gvcs_cad.catalog.stock import BarStock, Material, TubeStock

GOOD: dict[type, str] = {
    TubeStock: "tube 4x4x1/4",
    BarStock: "angle 2x2x1/4",
    BoltStock: "hex 3/4-10",
    NutStock: "nut 3/4-10",
    WasherStock: "washer 3/4",
    ClearanceHole: "3/4",
    PinStock: "clevis 1",
}


@pytest.mark.parametrize(
    ("kind", "change", "words"),
    [
        (TubeStock, {"wall": 50.8}, "two walls"),
        (TubeStock, {"corner": 51.0}, "corner radius"),
        (TubeStock, {"shape": "round", "height": 90.0}, "one size"),
        (BarStock, {"thickness": None}, "thickness of its legs"),
        (BarStock, {"thickness": 60.0}, "fills"),
        (BarStock, {"shape": "round", "thickness": None, "width": 40.0}, "one size"),
        (BarStock, {"shape": "square", "thickness": None, "width": 40.0}, "one size"),
        (BoltStock, {"head_width": 19.0}, "head"),
        (BoltStock, {"lengths": ()}, "no lengths"),
        (NutStock, {"width": 19.0}, "leaves nothing"),
        (WasherStock, {"inside": 51.0}, "leaves nothing"),
        (ClearanceHole, {"close": 19.0}, "do not rise"),
        (ClearanceHole, {"loose": 20.0}, "do not rise"),
        (PinStock, {"head_diameter": 25.0}, "head"),
        (PinStock, {"lengths": ()}, "no lengths"),
    ],
)
def test_figures_that_do_not_go_together_are_refused(kind: type[Any], change: dict[str, Any], words: str) -> None:
    row = catalog().get(kind, GOOD[kind])
    assert replace(row) == row
    with pytest.raises(ValueError, match=words):
        replace(row, **change)


@pytest.mark.parametrize(("kind", "cell"), [(Material, "density"), (Material, "yield_strength"), (Bearing, "dynamic_load")])
@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_plain_figures_are_finite_and_above_zero(kind: type[Any], cell: str, value: float) -> None:
    good = {
        Material: {"key": "k", "title": "t", "density": 7850.0, "basis": chosen("test")},
        Bearing: {"key": "k", "bore": "10 mm", "outside": "30 mm", "width": "9 mm", "basis": chosen("test")},
    }[kind]
    TypeAdapter(kind).validate_python({**good, cell: 5.0})
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python({**good, cell: value})


def test_a_figure_states_where_it_comes_from_and_a_chosen_one_never_passes_for_verified() -> None:
    bases = [published("p"), standard("s"), calculated("c"), chosen("why")]
    assert [basis.verified for basis in bases] == [True, True, True, False]
    assert str(bases[3]) == "chosen: why"
    with pytest.raises(ValueError, match="needs its source"):
        published(" ")
    with pytest.raises(ValueError, match="needs its reason"):
        chosen("")
    with pytest.raises(ValueError, match="is no basis"):
        Basis("guessed", "x")  # type: ignore[arg-type]
