"""Two revisions are built by their own code, compared from the cache, and shown; whatever fails is on neither side a yes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.process import Process
from gvcs_cad.catalog.shop import Measured
from gvcs_cad.documents.diff.report import Report
from gvcs_cad.engine.build import build
from gvcs_cad.engine.diff.files import write_files
from gvcs_cad.engine.diff.output_folder import JUDGED
from gvcs_cad.engine.diff.process import verdicts
from gvcs_cad.engine.request import Request
from gvcs_cad.errors import UsageError
from gvcs_cad.formats.diff_html import diff_html
from gvcs_cad.formats.diff_json import diff_json
from gvcs_cad.formats.diff_markdown import diff_markdown
from gvcs_cad.formats.diff_text import diff_lines
from gvcs_cad.testing import prepared

Compared = Callable[..., Report]
FIXTURES = Path(__file__).parents[3] / "fixtures"
GRAB = """from __future__ import annotations

from gvcs_cad import Assembly, BarPart, Machine, hookimpl


class Grab(Machine):
    name, title, version, licence = "grab", "Grab", "1.0.0", "CERN-OHL-S-2.0"

    def build(self, p, modules):
        grab = Assembly(self.name)
        grab.add(BarPart("tooth", stock="round 1", length=100))
        return grab


@hookimpl
def gvcs_register_machines(register):
    register(Grab())
"""


def test_each_revision_runs_its_own_code_and_the_working_tree_is_a_third(repository: Any, compared: Compared) -> None:
    repository.edit("cart/parts.py", "rectangle(240, 40)", "rectangle(250, 40)")
    repository.edit("handle/__init__.py", "default=400.0", "default=410.0")
    repository.commit("second")
    repository.edit("cart/parts.py", "rectangle(250, 40)", "rectangle(260, 40)")
    report = compared(repository.folder, "first", "second", machines=("cart",))
    default, long = report.differences
    assert [(one.new.configuration, {change.new.name for change in one.changed}) for one in (default, long)] == [
        ("default", {"arm", "handle_bar"}),
        ("long", {"arm"}),  # which sets the handle's length itself
    ]
    assert report.exit_code == 1
    assert [c.fields[0].new for c in compared(repository.folder, "second", machines=("cart",)).differences[0].changed] == ["260 x 40"]
    assert compared(repository.folder, "first", "first", machines=("cart",)).exit_code == 0


def test_a_signature_is_reset_and_a_hazard_reopened_by_a_commit(repository: Any, compared: Compared) -> None:
    from gvcs_cad.engine.prepare import prepare

    (cart,) = prepare(Request(machines=("cart",), start=repository.folder))
    (arm,) = [part for part in cart.build.design.quantities if part.name == "arm"]
    words = f"arm: {{digest: {arm.digest}, verified_by: A. Smith, date: '2026-05-01', method: proof load}}\n"
    (repository.folder / "machines" / "cart" / "verifications.yaml").write_text(words)
    repository.commit("signed")
    repository.edit("cart/parts.py", "rectangle(240, 40)", "rectangle(250, 40)")
    (difference,) = compared(repository.folder, "signed", machines=("cart",), config="default").differences
    assert [(reset.kind, reset.name, reset.by) for reset in difference.resets] == [("signature", "arm", "A. Smith"), ("hazard", "pinch", "A. Tester")]


def test_a_machine_on_one_side_is_added_and_a_name_on_neither_is_refused(repository: Any, compared: Compared) -> None:
    folder = repository.folder / "machines"
    (folder / "grab").mkdir()
    (folder / "grab" / "__init__.py").write_text(GRAB)
    report = compared(repository.folder, "first", machines=("grab", "cart"))
    assert ([one.machine for one in report.added], report.removed, report.exit_code) == (["grab"], (), 1)
    with pytest.raises(UsageError, match="no such machine: cartt; did you mean cart"):
        compared(repository.folder, "first", machines=("cartt", "cart"))


def test_a_side_that_cannot_be_built_is_no_removed_machine(repository: Any, compared: Compared) -> None:
    repository.edit("cart/__init__.py", "cart.add(chassis(p))", "cart.add(no_such_thing(p))")
    report = compared(repository.folder, "first", machines=("cart",))
    assert (report.differences, report.removed, report.exit_code) == ((), (), 3)
    ((name, problems),) = report.broken.items()
    assert (name, "no_such_thing" in problems[0]) == ("cart in working tree", True)


def test_a_setting_that_one_side_does_not_know_is_refused_with_its_name(repository: Any, compared: Compared) -> None:
    repository.edit("cart/__init__.py", "    painted: bool", "    width_of_nothing: Length = dim(default=5.0, min=1.0, max=9.0, help='new')\n    painted: bool")
    with pytest.raises(UsageError) as caught:
        compared(repository.folder, "first", machines=("cart",), sets=("width_of_nothing=6 mm",))
    assert caught.value.problems == ("first: cart.width_of_nothing: no such parameter; there are length, castors, painted",)


def test_what_the_checks_find_now_and_did_not_before_is_told(repository: Any, compared: Compared) -> None:
    repository.edit("cart/parts.py", 'Hole("d2", 250, 80, HOLE), ', 'Hole("d2", 250, 80, HOLE), Hole("forgotten", 20, 80, 10), ')
    (difference,) = compared(repository.folder, "first", machines=("cart",), config="default").differences
    ((words,), solved) = (difference.found, difference.solved)
    assert ("forgotten" in words, solved) == (True, ())
    repository.commit("worse")
    (back,) = compared(repository.folder, "worse", "first", machines=("cart",), config="default").differences
    assert (back.found, back.solved) == ((), (words,))


def test_what_is_accepted_otherwise_is_told(repository: Any, compared: Compared) -> None:
    """The finding is the same on both sides: only that somebody lets it pass, or no longer, or for longer, differs."""
    file = repository.folder / "machines" / "cart" / "accepted.yaml"
    entry = "- {{rule: heavy_part, subjects: [arm], configuration: {}, reason: two lift it, expires: {}}}\n"
    file.write_text(entry.format("default", "2027-01-01"))
    repository.commit("accepted")
    told = []
    for words in ("", entry.format("default", "2028-01-01"), entry.format("long", "2027-01-01")):
        file.write_text(words)
        (difference,) = compared(repository.folder, "accepted", machines=("cart",), config="default").differences
        told.append([(c.name, c.new) for c in difference.accepted])
    assert told == [[("heavy_part: arm", None)], [("heavy_part: arm", "until 2028-01-01: two lift it")], [("heavy_part: arm", None)]]
    file.write_text("- nonsense\n")
    report = compared(repository.folder, "accepted", machines=("cart",), config="default")
    assert (report.exit_code, list(report.broken)) == (3, ["cart in working tree"])


@pytest.mark.parametrize("committed", [True, False], ids=["commit", "working tree"])
def test_a_change_of_the_engine_itself_is_said_and_never_passes_for_the_same(repository: Any, compared: Compared, committed: bool) -> None:
    """As in the engine's own repository: both sides are made by the engine that runs, whatever their source trees say."""
    tables = repository.folder / "src" / "gvcs_cad" / "catalog" / "tables"
    tables.mkdir(parents=True)
    (tables / "stock.csv").write_text("plate\n", "utf-8")
    if committed:
        repository.commit("second")
    words = f"the engine itself changed between first and {'second' if committed else 'working tree'}: 1 file under src/gvcs_cad"
    report = compared(repository.folder, "first", "second" if committed else "", machines=("cart",), config="default")
    assert (report.exit_code, report.engine) == (0, f"{words}; both sides were made by the running one")
    assert json.loads(diff_json(report))["engine"] == report.engine
    assert next(diff_lines(report)) == report.engine
    assert f"**{words.replace('_', chr(92) + '_')}" in diff_markdown(report)
    assert "Nothing that reaches a workshop has changed" not in diff_markdown(report)
    assert words in diff_html(report, {}).decode()
    if committed:
        assert compared(repository.folder, "second", "second", machines=("cart",), config="default").engine == ""


def test_two_parameter_sets_of_one_machine(compared: Compared) -> None:
    (difference,) = compared(FIXTURES, "cart", sets=("length=900 mm", "painted=no")).differences
    assert [(c.name, c.old, c.new) for c in difference.parameters] == [("length", "800 mm (31.496 in)", "900 mm (35.433 in)"), ("painted", "true", "false")]
    assert [c.new.name for c in difference.changed] == ["cart_rail"]
    assert [part.name for part in difference.removed] == ["paint"]
    assert difference.moved == ("chassis/cap_front",)


@pytest.mark.slow
def test_code_that_draws_a_part_otherwise_is_found_though_no_value_has_changed(repository: Any, compared: Compared) -> None:
    repository.edit("cart/solids.py", "extrude(10)", "extrude(10.0)  # the same")
    repository.commit("same")
    repository.edit("cart/solids.py", "extrude(10.0)  # the same", "extrude(10.001)")
    repository.commit("other")
    assert compared(repository.folder, "first", "same", machines=("cart",)).exit_code == 0
    report = compared(repository.folder, "same", "other", machines=("cart",))
    assert {change.new.name for one in report.differences for change in one.changed} == {"draw_pin"}
    assert report.exit_code == 1


@pytest.mark.slow
def test_changed_parts_are_shown_and_no_others(repository: Any, compared: Compared, tmp_path: Path) -> None:
    repository.edit("cart/parts.py", "rectangle(240, 40)", "rectangle(250, 40)")
    repository.edit("cart/parts.py", 'note="deburr', 'note="deburr well')
    report = compared(repository.folder, "first", machines=("cart",), config="default", shown=True)
    (key,) = report.views
    view = report.views[key]
    assert key == ("cart", "default", "arm")
    assert (view.added, view.removed) == (10 * 40 * 6.35, 0)
    count = write_files(report, tmp_path / "report", {"gvcs": "0"})
    found = {path.relative_to(tmp_path / "report").as_posix() for path in (tmp_path / "report").rglob("*") if path.is_file()}
    kinds = {"svg": view.overlay, "glb": view.solid, "png": view.picture}
    assert found == {"SHA256SUMS", "manifest.json", "diff.json", "diff.md", "diff.html", *(f"cart/default/arm.{kind}" for kind, data in kinds.items() if data)}
    assert count == len(found) - 2
    assert view.overlay
    assert view.solid


def test_sheets_are_counted_where_they_are_asked_for(repository: Any, compared: Compared) -> None:
    repository.edit("cart/parts.py", "rectangle(300, DECK_WIDTH, corner=12)", "rectangle(2300, DECK_WIDTH, corner=12)")
    wish = {"machines": ("cart",), "config": "default"}
    (plain,) = compared(repository.folder, "first", **wish).differences
    (counted,) = compared(repository.folder, "first", sheets=True, **wish).differences
    assert [(c.name, c.old, c.new) for c in plain.stock] == [("plate A36 1/4", "0.061 m2 of plate", "0.381 m2 of plate")]
    assert [(c.name, c.old, c.new) for c in counted.stock] == [("plate A36 1/4", "0.061 m2 on 1 sheet", "0.381 m2 on 1 sheet")]


def test_a_broken_process_is_named(repository: Any, compared: Compared) -> None:
    from gvcs_cad.errors import PluginError

    repository.edit("cart/__init__.py", "    def build(self", "    def build(self, p, modules):\n        import os\n        os._exit(7)\n\n    def built(self")
    with pytest.raises(PluginError, match="working tree: its process ended with exit code 7"):
        compared(repository.folder, "first", machines=("cart",))


@pytest.mark.parametrize("outputs", [("design", "dxf"), ("bom", "dxf")])
def test_two_output_folders(repository: Any, compared: Compared, tmp_path: Path, outputs: tuple[str, ...]) -> None:
    for name, sets in (("a", ()), ("b", ("length=900 mm",)), ("c", ())):
        build(Request(machines=("cart",), outputs=outputs, sets=sets, folder=tmp_path / name, start=FIXTURES))
    (difference,) = compared(tmp_path, "a", "b").differences
    assert "cart_rail" in [change.new.name for change in difference.changed]
    assert bool(difference.moved) == ("design" in outputs)
    assert (difference.found, difference.solved, difference.verdicts) == ((), (), ())
    same = compared(tmp_path, "a", "c")
    assert same.exit_code == 0
    for report in (compared(tmp_path, "a", "b"), same):  # nobody has asked: silence is no equality, whatever prints it
        assert JUDGED in json.loads(diff_json(report))["machines"][0]["unknown"]
        assert JUDGED in "\n".join(diff_lines(report))
        assert JUDGED in diff_markdown(report)
        assert JUDGED in diff_html(report, {}).decode()


def test_an_output_folder_that_was_tampered_with_is_refused(compared: Compared, tmp_path: Path) -> None:
    for name in ("a", "b"):
        build(Request(machines=("cart",), outputs=("design",), folder=tmp_path / name, start=FIXTURES))
    file = tmp_path / "b" / "cart" / "default" / "design" / "design.json"
    file.write_text(file.read_text().replace("cart_rail", "cart_rial"))
    with pytest.raises(UsageError, match="is not the file that"):
        compared(tmp_path, "a", "b")


def test_a_file_that_differs_is_named_though_the_design_is_the_same(compared: Compared, tmp_path: Path) -> None:
    for name, options in (("a", {}), ("b", {"dxf.version": "R12"})):
        build(Request(machines=("cart",), outputs=("design", "dxf"), options=options, folder=tmp_path / name, start=FIXTURES))
    (difference,) = compared(tmp_path, "a", "b").differences
    assert [change.name.partition("/")[0] for change in difference.files] == ["dxf"] * 3
    assert difference.different


def test_every_side_of_an_interface_that_a_machine_makes_is_judged_by_the_shop_that_makes_it() -> None:
    build = prepared("tractor").build
    found = verdicts(build)
    mounted = {"wheel_unit@2", "power_bay@1", "quick_attach@2", "operator_deck@2"}
    assert {name.split(" ")[1] for name in found} == mounted | {"hydraulic_pressure@1", "hydraulic_return@1", "hose_set@1"}
    assert found["frame#wheel_front_left wheel_unit@2"] == "PASS"
    assert not any(verdict.startswith("FAIL") for verdict in found.values())
    blunt = replace(build.shop, processes={name: Measured(size=3.0, position=25.0, date="2026-11-01") for name in catalog().rows(Process)})
    assert any(verdict.startswith("FAIL") for verdict in verdicts(replace(build, shop=blunt)).values())
