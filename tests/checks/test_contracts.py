"""A mounted module is held against the contract of its slot: a true yes is silent, every no has its witness and its cure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from interface_pairs import FOLDER, built

from gvcs_cad.catalog.catalog import use_catalog
from gvcs_cad.catalog.shop import Measured, load_shop
from gvcs_cad.checks.contracts import DoesNotFit, NotKnownToFit, contracts, mates
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.design import Design

SHOP = load_shop()


@pytest.fixture(autouse=True)
def _with_the_contracts_of_the_corpus() -> Iterator[None]:
    use_catalog([FOLDER / "interfaces"])
    yield
    use_catalog([])


def machine(key: str = "bracket@1", host: dict[str, object] | None = None, module: dict[str, object] | None = None) -> Design:
    assembly = Assembly("machine")
    bed = assembly.add(built(key, "host", host or {})[0], name="bed")
    assembly.mount(built(key, "module", module or {})[0], on=bed.port("mount"), name="tool")
    return assembly.freeze()


def test_a_module_as_agreed_is_silent_and_was_looked_at() -> None:
    design = machine()
    assert list(contracts(design, SHOP)) == []
    ((host, module, slot),) = mates(design)
    assert (host.side, module.side, slot, len(host.openings), len(module.openings)) == ("host", "module", "tool", 4, 4)


def test_a_no_names_slot_module_contract_witness_and_cure() -> None:
    (found,) = contracts(machine(module={"made": "layout-drilled"}), SHOP)
    assert isinstance(found, DoesNotFit)
    assert (found.slot, found.module, found.interface, found.cause) == ("tool", "module_plate", "bracket@1", "process too coarse")
    assert str(found).startswith("tool: module_plate does not fit bracket@1: module_plate: plate_0#h0: boundary ")
    assert "jig-drilled, 13.8 mm holes" in found.cure


def test_what_a_host_lacks_is_named_too() -> None:
    (found,) = contracts(machine(host={"provides": {"power_kw": 3.0}}), SHOP)
    assert "machine provides power_kw 3, 5 agreed" in str(found)


def test_an_unknown_process_is_a_warning_until_the_shop_has_measured_it() -> None:
    design = machine(module={"made": "torch"})
    (found,) = contracts(design, SHOP)
    assert isinstance(found, NotKnownToFit)
    assert (found.severity, found.cause) == ("warning", "process unknown")
    assert list(contracts(design, replace(SHOP, processes={"torch": Measured("2026-11", size=0.2, position=0.2)}))) == []
    (coarse,) = contracts(design, replace(SHOP, processes={"torch": Measured("2026-11", size=0.9, position=0.9)}))
    assert coarse.cause == "process too coarse"  # type: ignore[attr-defined]


def test_places_drilled_alike_are_told_once() -> None:
    assembly = Assembly("machine")
    module = built("wedge@1", "module", {"size": 11.0})[0]
    for name in ("left", "right"):
        bed = assembly.add(built("wedge@1", "host", {})[0], name=f"bed_{name}")
        assembly.mount(module, on=bed.port("mount"), name=f"tool_{name}")
    assert len(list(contracts(assembly.freeze(), SHOP))) == 1


def test_a_part_that_is_mounted_by_itself_is_held_to_the_contract_too() -> None:
    def mounted(change: dict[str, object]) -> Design:
        module = built("bracket@1", "module", change)[0]
        (plate,), (port,) = module.children, module.ports
        assembly = Assembly("machine")
        bed = assembly.add(built("bracket@1", "host", {})[0], name="bed")
        assembly.mount(replace(plate.item, ports=(port,)), on=bed.port("mount"), name="tool")  # type: ignore[arg-type]  # a plate
        return assembly.freeze()

    assert list(contracts(mounted({}), SHOP)) == []
    assert len(list(mates(mounted({})))) == 1
    (found,) = contracts(mounted({"size": 11.0}), SHOP)
    assert isinstance(found, DoesNotFit)
    assert (found.slot, found.interface) == ("tool", "bracket@1")
