"""One canonical form: equal values have equal digests in every process, and any difference that matters changes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import builders
import pytest
from builders import lug, small_machine, tube
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import plates

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.stock import BarStock, Material, PlateStock, TubeStock
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.canonical import canonical_json, digest, dump
from gvcs_cad.model.design import Design, full_dump
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.port import Port


def by_name(whole: dict[str, Any]) -> Any:
    """Return a full dump with every digest replaced by the name of what it stands for."""
    names = {key: f"{node['type']} {node['name']}" for key, node in whole["nodes"].items()}
    assert len(set(names.values())) == len(names)

    def renamed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [renamed(item) for item in value]
        return f"#{names[value[1:]]}" if isinstance(value, str) and value[1:] in names else value

    return {"schema": whole["schema"], "root": names[whole["root"]], "nodes": {names[key]: renamed(node) for key, node in whole["nodes"].items()}}


def test_a_small_machine_is_dumped_as_recorded(golden: Callable[[str, Any], None]) -> None:
    golden("small_machine", by_name(full_dump(small_machine())))


def test_equal_designs_have_equal_digests_and_hashes() -> None:
    assert small_machine() is not small_machine()
    assert small_machine() == small_machine()
    assert len({small_machine(), small_machine()}) == 1
    assert small_machine() != "machine"


def test_the_digest_is_the_same_in_processes_with_different_hash_seeds() -> None:
    code = f"import sys; sys.path.insert(0, {str(Path(builders.__file__).parent)!r}); import builders; print(builders.small_machine().digest)"
    digests = set()
    for seed in ("1", "2"):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        digests.add(run.stdout.strip())
    assert digests == {small_machine().digest}


def without(path: str) -> Design:
    """Return the small machine with one thing of its frame changed."""
    design = small_machine()
    frame = design.child("frame")
    assert isinstance(frame.item, Design)
    changed = {
        "remark": replace(frame.item, remarks=()),
        "port": replace(frame.item, ports=()),
        "connection": replace(frame.item, connections=()),
        "child": replace(frame.item, children=frame.item.children[:1]),
    }[path]
    return replace(design, children=(replace(frame, item=changed), *design.children[1:]))


@pytest.mark.parametrize("what", ["remark", "port", "connection", "child"])
def test_a_change_deep_in_the_tree_changes_the_digest_of_the_whole(what: str) -> None:
    assert without(what).digest != small_machine().digest


@pytest.mark.parametrize("field", ["joints", "links", "supplied", "connections"])
def test_everything_a_design_holds_is_in_its_digest(field: str) -> None:
    design = small_machine()
    assert getattr(design, field)
    assert replace(design, **{field: ()}).digest != design.digest  # type: ignore[arg-type]


@settings(max_examples=30)
@given(plates(), plates())
def test_plates_are_equal_exactly_where_their_digests_are(a: PlatePart, b: PlatePart) -> None:
    assert (a == b) == (a.digest == b.digest)
    again = replace(a)
    assert (again, again.digest, hash(again)) == (a, a.digest, hash(a))


@pytest.mark.parametrize(
    ("kind", "key", "part"),
    [
        (PlateStock, "plate A36 1/2", lambda: lug()),
        (TubeStock, "tube 4x4x1/4", lambda: tube()),
        (BarStock, "angle 2x2x1/4", lambda: BarPart("b", stock="angle 2x2x1/4", length=100)),
        (Material, "A36", lambda: lug()),
        (Material, "A500B", lambda: tube()),
        (Material, "A36", lambda: BarPart("b", stock="angle 2x2x1/4", length=100)),
        (Interface, "power_bay@1", lambda: lug(ports=(Port("bay", "power_bay@1"),))),
    ],
)
def test_a_corrected_row_of_the_catalogue_changes_every_part_that_uses_it(
    kind: Any, key: str, part: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = part().digest
    row = catalog().get(kind, key)
    change = {Material: {"density": 7851.0}, Interface: {"agrees": "another thing"}}.get(kind, {"basis": replace(row.basis, source="read again")})
    monkeypatch.setitem(catalog().rows(kind), key, replace(row, **change))
    assert part().digest != before


def test_figures_that_are_equal_have_equal_digests_whether_they_are_whole_numbers_or_not() -> None:
    a, b = builders.cylinder(stroke=500, retracted=600, pin=20), builders.cylinder(stroke=500.0, retracted=600.0, pin=20.0)
    assert (a, a.digest) == (b, b.digest)


def test_json_is_written_one_way() -> None:
    assert canonical_json({"b": [1, 2.5, None, True], "a": "ä"}) == '{"a":"\\u00e4","b":[1,2.5,null,true]}'
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"a": float("nan")})


@dataclass(frozen=True)
class Holder:
    value: Any


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (-0.0, 0),
        (500.0, 500),
        (0.1, 0.1),
        ((1.5, "a"), [1.5, "a"]),
        ([1], [1]),
        (Decimal("1.90"), "1.9"),
        (Decimal("1.2E+2"), "120"),
        (None, None),
        (True, True),
        ({"k": (1,)}, {"k": [1]}),
        (Holder(1), {"type": "Holder", "value": 1}),
    ],
)
def test_plain_values_are_dumped_as_json_data(value: Any, plain: Any) -> None:
    found = dump(Holder(value))["value"]
    assert found == plain
    assert json.loads(json.dumps(found)) == plain
    assert str(found) == str(plain)


@pytest.mark.parametrize("value", [{1, 2}, object(), len, b"x", 1j, Holder])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="has no canonical form"):
        dump(Holder(value))


def test_a_part_inside_a_value_is_written_as_its_digest() -> None:
    assert dump(Holder(lug()))["value"] == f"#{lug().digest}"


@given(st.permutations(["a", "b", "c"]))
def test_the_order_in_which_children_are_added_is_part_of_the_design(names: list[str]) -> None:
    built = Assembly("x")
    for name in names:
        built.add(lug(), name=name)
    assert [child.name for child in built.freeze().children] == names
    assert full_dump(built.freeze())["root"] == built.freeze().digest
