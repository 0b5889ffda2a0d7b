"""What every output owes: an artifact that is the same on every run is made once, and found again by all that made it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gvcs_cad.engine import build as engine
from gvcs_cad.engine.build import BuildReport, build
from gvcs_cad.engine.prepare import workshop
from gvcs_cad.engine.recipe import recipe_of
from gvcs_cad.engine.request import Request
from gvcs_cad.plugins.output import Build, Output
from gvcs_cad.testing import prepared

FIXTURES = Path(__file__).parents[2] / "fixtures"
ALWAYS_MADE: dict[str, str] = {}  # by path of the file, the reason why it can have no key; none has any


@cache
def outputs() -> dict[str, Output]:
    registry = workshop(Request(start=FIXTURES)).registry
    registry.load_all()
    return dict(registry.outputs)


def recipes(build: Build, output: str) -> Iterator[tuple[str, str, str]]:
    """Yield path, key, and why there is none, of every artifact that is the same on every run."""
    for artifact in outputs()[output].artifacts(build):
        if artifact.deterministic:
            recipe = recipe_of(f"{output}/{artifact.name}", artifact)
            yield recipe.path, recipe.key, recipe.unkeyed


@pytest.mark.parametrize("output", sorted(outputs()))
def test_every_artifact_has_a_key_that_is_the_same_in_another_build(output: str, cart: Build, another_cart: Build) -> None:
    found = list(recipes(cart, output))
    assert {path: reason for path, _, reason in found if reason} == {path: reason for path, reason in ALWAYS_MADE.items() if path.startswith(f"{output}/")}
    assert list(recipes(another_cart, output)) == found
    assert len({key for _, key, _ in found}) == len(found)


@pytest.fixture(scope="module")
def another_cart() -> Build:
    """The cart with nothing in common with the other one but its values."""
    return prepared("cart", start=FIXTURES).build


@pytest.mark.parametrize("output", ["gcode", "nest"])
def test_another_length_of_tube_leaves_the_sheets_as_they_are(output: str, cart: Build) -> None:
    longer = prepared("cart", start=FIXTURES, length="850 mm").build
    assert longer.design != cart.design
    assert list(recipes(longer, output)) == list(recipes(cart, output)) != []


@pytest.mark.slow
def test_what_was_built_in_one_folder_is_found_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = engine._list
    monkeypatch.setattr(engine, "_list", lambda *args: [artifact for artifact in listed(*args) if artifact.deterministic])  # pictures take a minute

    def built(folder: str) -> BuildReport:
        return build(Request(machines=("cart",), outputs=tuple(outputs()), folder=tmp_path / folder, start=FIXTURES))

    first, second = (built(folder).machines[0] for folder in ("first", "second"))
    assert first.failed == second.failed == {}
    assert {one.path: one.reason for one in second.explained if not one.reused} == ALWAYS_MADE
    assert len(second.explained) == len(first.explained) > len(outputs())
    sums = [(one.folder / "SHA256SUMS").read_text() for one in (first, second)]
    assert sums[0] == sums[1] != ""
