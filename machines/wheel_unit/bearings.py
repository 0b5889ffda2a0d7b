"""Flange bearings of the catalogue as parts: mating face at z = 0, housing along +Z, shaft along Z."""

from __future__ import annotations

from gvcs_cad import Bore, FlangeBearing, Purchase, PurchasedPart, Safety, bearing_life, catalog_row, shape, square_pattern

from .loads import rpm


def row(key: str) -> FlangeBearing:
    """Return the catalogue row of a bearing."""
    return catalog_row(FlangeBearing, key)


def flange_bearing(key: str, load: float) -> PurchasedPart:
    """Return the four-bolt flange unit of a catalogue key, its life after ISO 281 at a radial `load` in N and working speed."""
    unit = row(key)
    assert unit.dynamic_load is not None, f"{key}: the catalogue has no dynamic load"
    sizes = {name: getattr(unit, name) for name in ("bore", "flange", "flange_thickness", "bolt_square", "bolt_hole", "depth", "boss")}
    return PurchasedPart(
        f"wheel_bearing_{key.lower().replace('-', '_')}",
        title=f"Flange bearing {key}, four bolts, bore {unit.bore:g} mm",
        envelope=shape("gvcs_cad.geometry.hardware:flange_bearing", **sizes),
        mass_kg=unit.mass,
        drilled=housing_bores(unit.bolt_square, unit.bolt_hole, unit.flange_thickness, unit.bore, unit.depth),
        purchase=Purchase(part_number=key, alternatives=("any maker's unit of this key: the housing is common to FYH, NSK, KYK and FKL",)),
        life=bearing_life(unit.dynamic_load, load, rpm()),
        wear=True,
        basis=unit.basis,
        safety=Safety(role="wheel bearing", grade=f"{key} cast housing, set screws", inspect="set screws tight, no play, grease every 50 h"),
        note=f"life L10 at {load:.0f} N and {rpm():.0f} 1/min, both chosen; side load of skid steering left out",
    )


def housing_bores(square: float, hole: float, thickness: float, bore: float, depth: float) -> tuple[Bore, ...]:
    """Return the four bolt holes ``b1`` to ``b4`` and the shaft's ``bore`` of a flange unit."""
    down = (0.0, 0.0, -1.0)
    bolts = tuple(Bore(h.name, (h.x, h.y, thickness), down, hole, thickness) for h in square_pattern("b", square, hole))
    return (*bolts, Bore("bore", (0.0, 0.0, depth), down, bore, depth))
