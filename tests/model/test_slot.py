"""A slot takes any module with its interface: the host's values are fixed and named, the user's fill the rest."""

from __future__ import annotations

from typing import Any

import pytest
from builders import lug

from gvcs_cad.errors import ModelError, UsageError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.module import Machine, Module
from gvcs_cad.model.parameters import Length, Parameters, choice, dim
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.slot import Fitted, Slot

SLOT = Slot("wheel", "wheel_unit@2", default="wheel")


class WheelParameters(Parameters):
    rim: Length = dim(default=400.0, min=300.0, max=600.0, help="rim")
    hand: str = choice("left", "right", default="left", help="side")


class Wheel(Module):
    name = "wheel"
    Parameters = WheelParameters
    side: Any = "module"

    def build(self, p: WheelParameters, modules: Any) -> Assembly:
        built = Assembly(f"wheel_{p.hand}")
        built.add(lug(size=p.rim))
        built.port("hub", "wheel_unit@2", Placement(), side=self.side)
        return built


def fitted(module: Module | None = None, **values: Any) -> Fitted:
    return Fitted(SLOT, module or Wheel(), values, {}, "tractor")


def test_the_hosts_values_and_the_users_meet_in_one_module() -> None:
    design = fitted(rim="500 mm")(hand="right")
    assert design.name == "wheel_right"
    assert design.child("lug").item.outer.bounds == (-250, -250, 250, 250)  # type: ignore[union-attr]
    assert fitted()().name == "wheel_left"


def test_a_module_may_be_built_many_times() -> None:
    wheel = fitted()
    assert wheel(hand="left") == wheel(hand="left") != wheel(hand="right")


def test_a_value_that_the_host_fixes_is_refused_to_the_user_and_names_the_host() -> None:
    with pytest.raises(UsageError) as refused:
        fitted(hand="left", rim="500 mm")(hand="right", rim=400.0)
    assert refused.value.problems == ("wheel.hand is fixed by tractor to right", "wheel.rim is fixed by tractor to 400.0")


def test_values_out_of_range_are_named_by_their_slot() -> None:
    with pytest.raises(UsageError, match=r"wheel.rim: 700 mm is outside 300..600 mm"):
        fitted(rim="700 mm")()
    with pytest.raises(UsageError, match=r"wheel.rmi: no such parameter; did you mean rim"):
        fitted(rmi="500 mm")()
    with pytest.raises(UsageError, match=r"wheel.rim: 700 mm"):
        fitted()(rim=700.0)


def test_a_module_without_the_module_side_of_the_interface_is_refused() -> None:
    class Host(Wheel):
        side = "host"

    class Bare(Module):
        name = "bare"

        def build(self, p: Any, modules: Any) -> Assembly:
            return Assembly("bare")

    with pytest.raises(ModelError, match="wheel: wheel does not fit wheel_unit@2: it publishes wheel_unit@2, not the module side of it"):
        fitted(Host())()
    with pytest.raises(ModelError, match="wheel: bare does not fit wheel_unit@2: it publishes no port, not the module side of it"):
        fitted(Bare())()


def test_a_module_that_builds_nothing_says_so() -> None:
    class Empty(Machine):
        name = "empty"

    with pytest.raises(NotImplementedError):
        Empty().build(Empty.Parameters(), {})
    assert list(Empty().ratings(Assembly("a").freeze())) == []
    assert Empty.folder().name == "model"
