"""A mounted module stands by its ports: origins together, Z opposed, X parallel, turned only as the interface allows."""

from __future__ import annotations

from typing import Any

import pytest
from builders import lug
from hypothesis import given
from hypothesis import strategies as st
from strategies import placements

from gvcs_cad.errors import ModelError
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.connection import At, Mate
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.port import Port

GRID = "bolt_grid@1"  # turns by quarters
TURNS = (0.0, 90.0, 180.0, 270.0)


def module(at: Placement | None = None, *more: Port, interface: str = GRID) -> Any:
    return lug("module", ports=(Port("foot", interface, at or Placement(), "module"), *more))


def host(at: Placement | None = None, *more: Port, interface: str = GRID) -> tuple[Assembly, Any]:
    built = Assembly("host")
    return built, built.add(lug("base", ports=(Port("bay", interface, at or Placement(), "host"), *more)), at=Placement(5, 6, 7))


@given(placements(), placements(), st.sampled_from(TURNS))
def test_mated_ports_have_one_origin_opposed_z_and_parallel_x(bay: Placement, foot: Placement, turn: float) -> None:
    built, base = host(bay)
    mounted = built.mount(module(foot), on=base.port("bay"), turn=turn)
    a, b = base.port("bay").port.at, mounted.port("foot").port.at
    assert b.origin == pytest.approx(a.origin, abs=2e-5)
    assert [x + y for x, y in zip(a.z_axis, b.z_axis, strict=True)] == pytest.approx([0, 0, 0], abs=1e-9)
    assert a.turned("z", turn).x_axis == pytest.approx(b.x_axis, abs=1e-9)
    assert built.freeze().connections == (Mate(host=At("base", "bay"), module=At("module", "foot"), turn=turn),)


@pytest.mark.parametrize("turn", [45.0, -90.0, 360.0, float("nan")])
def test_a_turn_that_the_interface_does_not_allow_is_refused_with_those_it_does(turn: float) -> None:
    built, base = host()
    with pytest.raises(ModelError, match=r"base#bay: a turn of .* deg is not one that bolt_grid@1 allows \(0, 90, 180, 270\)"):
        built.mount(module(), on=base.port("bay"), turn=turn)
    rigid, bed = host(interface="power_bay@1")
    with pytest.raises(ModelError, match=r"allows \(0\)"):
        rigid.mount(module(interface="power_bay@1"), on=bed.port("bay"), turn=90)


def test_a_port_takes_one_mate() -> None:
    built, base = host()
    mounted = built.mount(module(), on=base.port("bay"))
    with pytest.raises(ModelError, match="base#bay has its mate already"):
        built.mount(module(), on=base.port("bay"), name="second")
    with pytest.raises(ModelError, match="module#foot has its mate already"):
        built.mount(lug("other", ports=(Port("bay", GRID),)), on=mounted.port("foot"), name="third")
    outer = Assembly("outer")
    inside = outer.add(built)
    with pytest.raises(ModelError, match="host/base#bay has its mate already"):
        outer.mount(module(), on=inside.child("base").port("bay"), name="fourth")


def test_by_may_be_left_out_only_where_one_port_matches() -> None:
    built, base = host()
    two = module(None, Port("side", GRID, Placement(), "module"))
    with pytest.raises(ModelError, match=r"module has 2 ports for the host side of bolt_grid@1 at base#bay; its ports: foot \(bolt_grid@1, module\), side"):
        built.mount(two, on=base.port("bay"))
    assert built.mount(two, on=base.port("bay"), by="side").path == "module"


@pytest.mark.parametrize(
    ("ports", "by", "words"),
    [
        ((), "", "module has no port for the host side of bolt_grid@1 at base#bay; its ports: none"),
        ((Port("foot", GRID),), "", r"no port .* its ports: foot \(bolt_grid@1, host\)"),
        ((Port("foot", "power_bay@1", side="module"),), "", "no port"),
        ((Port("foot", "power_bay@1", side="module"),), "foot", "base#bay is the host side of bolt_grid@1, module#foot the module side of power_bay@1"),
        ((Port("foot", GRID),), "foot", "module#foot the host side of bolt_grid@1"),
        ((Port("foot", GRID, side="module"),), "fot", "module: no such port: fot; did you mean foot"),
    ],
)
def test_ports_that_do_not_match_are_refused(ports: tuple[Port, ...], by: str, words: str) -> None:
    built, base = host()
    with pytest.raises(ModelError, match=words):
        built.mount(lug("module", ports=ports), on=base.port("bay"), by=by)


def test_a_port_is_published_once_under_its_own_or_another_name() -> None:
    inner, base = host(Placement(1, 2, 3))
    inner.publish(base.port("bay"))
    inner.publish(base.port("bay"), name="deck")
    assert [(port.name, port.at.origin) for port in inner.freeze().ports] == [("bay", (6, 8, 10)), ("deck", (6, 8, 10))]
    with pytest.raises(ModelError, match="host: port bay stands twice"):
        inner.publish(base.port("bay"))


def test_capacities_are_published_by_name_and_nothing_else_is_taken() -> None:
    built = Assembly("power")
    built.port("out", "power_bay@1", Placement(), side="module", provides={"power_kw": 20.0, "flow_lpm": 60.0})
    assert built.freeze().ports[0].provides == (("flow_lpm", 60.0), ("power_kw", 20.0))
    with pytest.raises(TypeError):
        built.port("two", "power_bay@1", Placement(), provide={"power_kw": 20.0})  # type: ignore[call-arg]


def test_an_interface_that_nobody_registered_is_refused_with_the_nearest_where_a_port_of_it_is_made() -> None:
    with pytest.raises(ModelError, match=r"base: port bay: no such interface: power_bai@1; did you mean power_bay@1\?"):
        host(interface="power_bai@1")
    with pytest.raises(ModelError, match=r"machine: port bay: no such interface: power_bai@1; did you mean power_bay@1\?"):
        Assembly("machine").port("bay", "power_bai@1", Placement())


def test_a_ports_name_stands_once_on_a_part() -> None:
    with pytest.raises(ModelError, match="port foot stands twice"):
        module(None, Port("foot", GRID))
