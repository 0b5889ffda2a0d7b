"""Four-bolt flange bearings of the catalogue as a module, by the contract of their bolt square."""

from __future__ import annotations

from collections.abc import Callable

from gvcs_cad import (
    Assembly,
    Bore,
    FlangeBearing,
    Module,
    Modules,
    Parameters,
    Purchase,
    PurchasedPart,
    Safety,
    bearing_life,
    catalog_row,
    choice,
    hookimpl,
    number,
    place,
    shape,
    square_pattern,
)

CONTRACTS = {"UCF210-30": "bearing_4bolt_111@1", "UCF210-31": "bearing_4bolt_111@1", "UCF207-20": "bearing_4bolt_92@1"}


class FlangeBearingParameters(Parameters):
    """What may be set on the bearing; the host gives its load and speed, from which its life follows."""

    bearing: str = choice(*CONTRACTS, default="UCF210-30", help="key of the unit: 30 is a bore of 1-7/8 in, 31 of 1-15/16 in, 20 of 1-1/4 in")
    use: str = choice("rotor", "wheel", default="rotor", help="what it carries, in its name: the same unit lives longer under less load")
    load_n: float = number(default=2000, min=500, max=20000, unit="N", help="radial load")
    speed_rpm: float = number(default=100, min=1, max=1500, unit="1/min", help="speed of the shaft")


class FlangeBearingUnit(Module):
    """Builds the unit: mating face at z = 0, housing along +Z, shaft along Z."""

    name, title, version, licence = "flange_bearing", "Four-bolt flange bearing", "1.0.0", "CERN-OHL-S-2.0"
    Parameters = FlangeBearingParameters

    def build(self, p: FlangeBearingParameters, modules: Modules) -> Assembly:
        built = Assembly(self.name)
        built.add(bearing_part(p.use, p.bearing, p.load_n, p.speed_rpm), name="unit")
        built.port("face", CONTRACTS[p.bearing], place(0, 0, 0, x_axis="+x", z_axis="-z"), side="module")
        return built


def bearing_part(use: str, key: str, load: float, rpm: float) -> PurchasedPart:
    """Return the unit with its bolt holes ``b1`` to ``b4``, its ``bore``, and its life after ISO 281 at a load in N and a speed in 1/min."""
    row = catalog_row(FlangeBearing, key)
    assert row.dynamic_load is not None, f"{key}: the catalogue has no dynamic load"
    down = (0.0, 0.0, -1.0)
    bolts = tuple(Bore(h.name, (h.x, h.y, row.flange_thickness), down, row.bolt_hole, row.flange_thickness) for h in square_pattern("b", row.bolt_square, 1.0))
    sizes = {name: getattr(row, name) for name in ("bore", "flange", "flange_thickness", "bolt_square", "bolt_hole", "depth", "boss")}
    return PurchasedPart(
        f"{use}_bearing_{key.lower().replace('-', '_')}",
        title=f"Flange bearing {key}, four bolts, bore {row.bore:g} mm",
        envelope=shape("gvcs_cad.geometry.hardware:flange_bearing", **sizes),
        mass_kg=row.mass,
        drilled=(*bolts, Bore("bore", (0.0, 0.0, row.depth), down, row.bore, row.depth)),
        purchase=Purchase(part_number=key, alternatives=("any maker's unit of this key: the housing is common to FYH, NSK, KYK and FKL",)),
        life=bearing_life(row.dynamic_load, load, rpm),
        wear=True,
        basis=row.basis,
        safety=Safety(role=f"{use} bearing", grade=f"{key} cast housing, set screws", inspect="set screws tight, no play, grease every 50 h"),
        note=f"life L10 at {load:.0f} N and {rpm:.0f} 1/min, both given by the host",
    )


@hookimpl
def gvcs_register_modules(register: Callable[[Module], None]) -> None:
    """Register the module."""
    register(FlangeBearingUnit())
