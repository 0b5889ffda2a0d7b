"""The tractor's lines: which hoses it asks for, and how they are coupled to the power unit and to an implement.

Hoses have no shape of their own: they are bought lengths, counted and not drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from gvcs_cad import Assembly, ModelError, Modules, Placement, PortReference, Reference

SCREWS, SCREW = ("1", "2"), "hex 3/8-16"  # of every valve seat: hole v1 of the host over thread b1 of the block
NEEDS = {"pressure_bar": 172.4, "flow_lpm": 50.0}  # LifeTrac v25's working pressure, and what a power_bay@1 unit gives at least
HOLDING = 2  # load-holding valves: one on each lift cylinder
AUXILIARY = "hose_auxiliary_144in 2 144 selector valve to the couplers at the carrier, along the arms"


def seat_valves(host: Assembly, modules: Modules, slot: str, plate: Reference, *, sections: int = 4) -> Reference:
    """Mount the module of a valve slot on a plate's valve seat and screw it down from below."""
    valves = host.mount(modules[slot](sections=sections, detents=0, relief_psi=0.0), on=plate.port("valves"), name="valves")
    for i in SCREWS:
        host.fasten(plate[f"v{i}"], valves.child("block")[f"b{i}"], bolt=SCREW)
    return valves


def couple(tractor: Assembly, modules: Modules, runs: tuple[str, ...], power: Reference, implement: Reference | None = None, *, clips: int = 0) -> None:
    """Lay the hoses, couple them to the power unit, and an implement that is driven by oil to the couplers at the carrier.

    One interface serves all: what the power unit gives to this tractor it gives as well to a press that stands alone.
    Raises ModelError where the implement needs what the power unit does not give.
    """
    given, asked = _hydraulic(power), _hydraulic(implement)
    lacking = [word for name, port in asked.items() for word in _lacking(port, given.get(name))]
    if lacking:
        raise ModelError(*lacking)
    ends = Assembly("power_hoses")
    for name, source in given.items():
        ends.port(name.split("@")[0], name, source.port.at.turned("x", 180))
    ends.port("hoses", "hose_set@1", Placement(), requires=NEEDS)
    placed = tractor.add(ends)
    driven = bool(asked)
    fixed = {"keyed": False, "gauge": False, "adapters": 0, "tees": 0}
    laid = (*runs, AUXILIARY) if driven else runs
    lines = modules["hoses"](runs=laid, couplers=4 if driven else 2, holding=HOLDING, selector=driven, clips=clips, **fixed)
    tractor.mount(lines, on=placed.port("hoses"), name="hydraulics")
    for name, source in given.items():
        tractor.plug(placed.port(name.split("@")[0]), source)
        if name in asked:
            tractor.plug(asked[name], source)


def _hydraulic(module: Reference | None) -> dict[str, PortReference]:
    """Return the coupler ports of a module by interface."""
    if module is None:
        return {}
    return {port.interface: module.port(port.name) for port in module.item.ports if port.interface.startswith("hydraulic_")}


def _lacking(asks: PortReference, gives: PortReference | None) -> Iterator[str]:
    """Word what an implement's coupler needs and a power unit's does not give."""
    if gives is None:
        yield f"{asks.at.path}: needs {asks.port.interface}, which the power unit does not publish"
        return
    given = dict(gives.port.provides)
    for name, value in asks.port.requires:
        if given.get(name, 0.0) < value:
            yield f"{asks.at.path}: needs {name} {value:g}, {gives.at} provides {given.get(name, 0.0):g}"
