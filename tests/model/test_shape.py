"""A CadQuery function is stored by name and plain values; whatever another process could not find again is refused."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gvcs_cad.errors import ModelError
from gvcs_cad.model.shape import Shape, shape


def block(**arguments: Any) -> Any:
    """Stands for a function that draws."""


class Drawer:
    def method(self) -> None: ...

    @staticmethod
    def static() -> None: ...

    def __call__(self) -> None: ...


def closure() -> Any:
    def inner() -> None: ...

    return inner


HERE = block.__module__


@pytest.mark.parametrize(
    "function",
    [lambda: None, closure(), partial(block, a=1), Drawer().method, Drawer.static, Drawer.method, Drawer(), 5],
    ids=["lambda", "closure", "partial", "method", "static method", "unbound method", "callable object", "number"],
)
def test_a_function_that_cannot_be_found_again_is_refused(function: Any) -> None:
    assert shape(block).function == f"{HERE}:block"
    with pytest.raises(ModelError, match="must be a module-level function: a lambda, closure, method or partial cannot be found again"):
        shape(function)


def test_a_function_of_the_script_that_runs_is_refused() -> None:
    def main() -> None: ...

    main.__module__, main.__qualname__ = "__main__", "main"
    with pytest.raises(ModelError, match="module-level"):
        shape(main)


@pytest.mark.parametrize("name", ["block", "mod:", ":block", "mod:a.b", "mod:a b", "m od:block", ""])
def test_a_name_is_written_module_and_function(name: str) -> None:
    assert shape("gvcs_cad.geometry.hardware:box").function == "gvcs_cad.geometry.hardware:box"
    with pytest.raises(ModelError, match="is not written module:function"):
        shape(name)


@pytest.mark.parametrize("value", [None, {"a": 1}, {1, 2}, b"x", object(), ("a", "b"), ((1.0, 2.0),), math.nan, [math.inf], 1j])
def test_values_that_are_not_plain_are_refused_by_name(value: Any) -> None:
    with pytest.raises(ModelError, match="block: "):
        shape(block, size=value)


scalars = st.one_of(st.floats(-1e5, 1e5), st.integers(-1000, 1000), st.text(max_size=9), st.booleans(), st.lists(st.floats(-1e5, 1e5), max_size=4))


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), scalars))
def test_values_are_rounded_sorted_and_hashable_in_any_order(values: dict[str, Any]) -> None:
    stored = shape(block, **values)
    assert stored == shape(block, **dict(reversed(values.items())))
    assert hash(stored) == hash(shape(f"{HERE}:block", **values))
    assert [name for name, _ in stored.arguments] == sorted(values)
    for name, value in stored.arguments:
        if isinstance(value, float):
            assert value == round(values[name], 6)
            assert math.copysign(1, value) > 0 or value < 0
        if isinstance(values[name], list):
            assert value == tuple(round(v, 6) for v in values[name])


def test_further_values_replace_or_join_those_there_are() -> None:
    assert shape(block, a=1.0, b=2.0).with_arguments(b=3.0, c=4.0) == Shape(f"{HERE}:block", (("a", 1.0), ("b", 3.0), ("c", 4.0)))
    with pytest.raises(ModelError, match="c must be a finite number"):
        shape(block).with_arguments(c=math.inf)
