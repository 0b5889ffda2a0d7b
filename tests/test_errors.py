"""Errors carry every problem, are what a Python programmer catches, and know the name that was meant."""

from __future__ import annotations

import pytest

from gvcs_cad.errors import CatalogError, GeometryError, GvcsError, ModelError, OutputError, PluginError, UsageError, near_miss, unknown


def test_an_error_carries_all_its_problems() -> None:
    error = ModelError("h1 leaves the plate", "h2 meets h1")
    assert error.problems == ("h1 leaves the plate", "h2 meets h1")
    assert str(error) == "h1 leaves the plate\nh2 meets h1"


@pytest.mark.parametrize(
    ("kind", "builtin", "code"),
    [
        (UsageError, ValueError, 2),
        (CatalogError, UsageError, 2),
        (ModelError, ValueError, 3),
        (GeometryError, GvcsError, 3),
        (PluginError, ImportError, 3),
        (OutputError, OSError, 3),
    ],
)
def test_each_error_is_one_of_ours_and_one_of_pythons_and_has_its_exit_code(kind: type[GvcsError], builtin: type[Exception], code: int) -> None:
    assert issubclass(kind, GvcsError)
    assert issubclass(kind, builtin)
    assert kind("x").exit_code == code


def test_the_nearest_name_is_offered_and_a_far_one_is_not() -> None:
    assert near_miss("fraem_bolt", ["frame_bolt", "length"]) == "; did you mean frame_bolt?"
    assert near_miss("zzz", ["frame_bolt", "length"]) == ""


def test_an_unknown_name_is_answered_with_the_nearest_or_with_a_short_list() -> None:
    assert unknown("parameter", "fraem_bolt", ["length", "frame_bolt"]) == "no such parameter: fraem_bolt; did you mean frame_bolt?"
    assert unknown("pose", "zzz", ["raised", "carry"]) == "no such pose: zzz; there are carry, raised"
    assert unknown("part", "zzz", [f"p{i}" for i in range(25)]) == "no such part: zzz"
    assert unknown("part", "zzz", []) == "no such part: zzz"
