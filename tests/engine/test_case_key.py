"""What a check remembers outlives nothing that decides it: its own code, a plugin's, the shop's rooms, the parts and the catalogue."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad import PlatePart, rectangle
from gvcs_cad.checks.geometry_check import Case, Result
from gvcs_cad.engine.arguments import UnkeyedError, function_of
from gvcs_cad.engine.case_key import case_code, case_key
from gvcs_cad.engine.closure import closure_of
from gvcs_cad.engine.keys import drawn_by, geometry_digest
from gvcs_cad.engine.notebook import open_notebook
from gvcs_cad.engine.prepare import Prepared, workshop
from gvcs_cad.engine.request import Request
from gvcs_cad.model.hardware import bolt
from gvcs_cad.testing import prepared

ROOT = Path(__file__).parents[2]
PLATE = PlatePart("p", stock="plate A36 1/4", outer=rectangle(100, 50))


@pytest.fixture(scope="module")
def cart() -> Prepared:
    return prepared("cart", start=ROOT / "fixtures")


def cases(cart: Prepared) -> Iterator[tuple[str, Case]]:
    for name, check in workshop(Request(start=ROOT / "fixtures")).registry.geometry_checks().items():
        yield from ((name, case) for case in check.cases(cart.build.design, cart.build.shop))


def test_every_check_of_solids_is_known_by_its_own_file(cart: Prepared) -> None:
    found = list(cases(cart))
    assert {name for name, _ in found} >= {"interference", "tool_access", "print_fit", "overhang"}
    for _, case in found:
        module = function_of(case.run).__module__
        assert module in closure_of(module).sources
    by_module = {function_of(case.run).__module__: case_code(case) for _, case in found}
    assert len(set(by_module.values())) == len(by_module)
    assert {"gvcs_cad.geometry.pair", "gvcs_cad.geometry.sweep"} <= closure_of("gvcs_cad.checks.interference").sources.keys()


def test_a_key_tells_apart_parts_arguments_and_solids(cart: Prepared) -> None:
    found = list(cases(cart))
    keys = [case_key(case, ["a"]) for _, case in found]
    assert "" not in keys
    assert len(set(keys)) == len(found)
    assert keys == [case_key(case, ["a"]) for _, case in cases(cart)]
    assert not {case_key(case, ["b"]) for _, case in found} & set(keys)
    ((_, case),) = [(name, case) for name, case in found if name == "print_fit"]
    _, room = case.run.args  # type: ignore[attr-defined]
    smaller = Case(case.name, partial(case.run.func, case.run.args[0], (*room[:2], 1.0)))  # type: ignore[attr-defined]
    assert case_key(smaller, ["a"]) != case_key(case, ["a"]), "a part that fits one printer is not proven to fit another"


def nothing(*values: Any, **given: Any) -> Result:
    return Result()


def test_what_cannot_be_told_apart_is_not_remembered_and_a_lambda_is_no_case() -> None:
    assert case_key(Case("plain", partial(nothing, 1)), []) != ""
    assert case_key(Case("odd", partial(nothing, object())), []) == ""
    with pytest.raises(UnkeyedError):
        case_code(Case("lambda", lambda shapes, notebook: Result()))


def test_a_notebook_of_other_code_remembers_nothing(tmp_path: Path) -> None:
    open_notebook(tmp_path, "one").keep("pair", b"answer")
    assert open_notebook(tmp_path, "one").recall("pair") == b"answer"
    assert open_notebook(tmp_path, "other").recall("pair") is None


CHECKER = """
from .sizes import LIMIT
from gvcs_cad.extend import Result
def run(shapes, notebook):
    return Result((), (str(LIMIT),))
"""


def code_in_a_process(project: Path) -> str:
    code = (
        "from pathlib import Path; from gvcs_cad.checks.geometry_check import Case; from gvcs_cad.engine.case_key import case_code\n"
        "from gvcs_cad.plugins.sources import Sources\n"
        f"Sources(Path({str(project)!r})).install()\n"
        "from gvcs_plugins.limit import run; print(case_code(Case('limit', run)))"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_plugins_check_forgets_when_a_file_that_it_imports_changes(tmp_path: Path) -> None:
    folder = tmp_path / "plugins" / "limit"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(CHECKER)
    (folder / "sizes.py").write_text("LIMIT = 10.0\n")
    before = code_in_a_process(tmp_path)
    assert before == code_in_a_process(tmp_path) != ""
    (folder / "sizes.py").write_text("LIMIT = 11.0\n")
    assert code_in_a_process(tmp_path) != before


def test_our_own_functions_that_are_found_by_name_are_in_the_digest_of_our_geometry(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = drawn_by(bolt("hex 1-8", 50.8))
    assert drawn is not None
    module = drawn.function.partition(":")[0]
    assert module == "gvcs_cad.geometry.hardware"
    before = geometry_digest()
    from gvcs_cad.engine import keys

    changed = {name: closure_of("gvcs_cad.errors") if name == module else closure for name, closure in keys.known_code().items()}
    monkeypatch.setattr(keys, "_closures", changed)
    keys.geometry_digest.cache_clear()
    assert geometry_digest() != before
    monkeypatch.undo()
    keys.geometry_digest.cache_clear()
    assert geometry_digest() == before


def test_a_case_that_was_not_run_is_told_and_not_taken_for_good(cart: Prepared, monkeypatch: pytest.MonkeyPatch) -> None:
    from gvcs_cad.checks.geometry_check import GeometryCheck
    from gvcs_cad.engine import check

    def compute(one: Any, waiting: Any, floor: Any, root: Any, jobs: Any, progress: Any, results: dict[str, Result]) -> dict[str, str]:
        results.update({name: Result((), (name,)) for name in waiting})
        return {}

    monkeypatch.setattr(check, "_compute", compute)
    found = [Case("same", partial(nothing, 1)), Case("same", partial(nothing, 2)), Case("lambda", lambda shapes, notebook: Result())]
    rule = GeometryCheck("rule", "a test of the engine", lambda design, shop: iter(found))
    results, failed = check._run(cart, [(rule, case) for case in found], workshop(Request(start=ROOT / "fixtures")), None, None)
    assert list(results) == ["rule, same"]
    assert failed.keys() == {"rule, same", "rule, lambda"}
    assert "another case bears this name" in failed["rule, same"]
    assert "no module-level function" in failed["rule, lambda"]
