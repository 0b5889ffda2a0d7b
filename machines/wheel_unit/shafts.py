"""Shafts and what sits on them: collars, washers, spline stub, coupling. All are drawn along Z from z = 0 but the shaft itself."""

from __future__ import annotations

from gvcs_cad import BarPart, Basis, Bore, EndBore, FaceHole, Placement, PurchasedPart, Safety, chosen, hours, inch, on_grid, shape

from .solids import coupling, spline
from .sources import MOUNT_SCRIPT, SHAFTS

BOLT_LOST = "cross bolt tight, no crack at its hole, no play in the coupling, every 50 h"


def shaft(name: str, stock: str, diameter: float, length: float, *, cross: float, cross_hole: float, bore: EndBore | None, basis: Basis, note: str) -> BarPart:
    """Return a shaft, inches; `cross` is where the cross bolt goes, from the wheel end (none if 0)."""
    holes = (FaceHole("cross", "+y", inch(cross), inch(diameter) / 2, inch(cross_hole)),) if cross else ()
    return BarPart(
        name,
        stock=stock,
        length=inch(length),
        holes=holes,
        bores_axial=(bore,) if bore else (),
        basis=basis,
        safety=Safety(role="wheel shaft", grade="AISI 1045 turned, ground and polished", inspect=BOLT_LOST),
        note=note,
    )


def along_axle(axle: Placement, diameter: float) -> Placement:
    """Return where a round bar of `diameter` inches stands that begins at an axle frame's origin and runs inboard."""
    return axle @ on_grid(-inch(diameter) / 2, -inch(diameter) / 2, 0, along="z")


def collar(name: str, title: str, bore: float, outside: float, width: float, basis: Basis) -> PurchasedPart:
    """Return a double split collar, inches."""
    return PurchasedPart(
        name,
        title=title,
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=inch(bore), outside=inch(outside), width=inch(width)),
        mass_kg=round(7.85e-6 * 0.7854 * (inch(outside) ** 2 - inch(bore) ** 2) * inch(width), 3),
        drilled=(Bore("bore", (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), inch(bore), inch(width)),),
        basis=basis,
        safety=Safety(role="wheel shaft", grade="steel, as bought", inspect="clamp screws tight, collar against its bearing, every 50 h"),
    )


def hub_washer() -> PurchasedPart:
    """Return one of the two large washers of the hub: 1-7/8 in bore."""
    return PurchasedPart(
        "wheel_hub_washer",
        title="Machinery bushing 1-7/8 x 2-7/8 in, 10 gauge",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=inch("1-7/8"), outside=inch("2-7/8"), width=inch("0.134")),
        mass_kg=0.06,
        wear=True,
        life=hours(2000),
        basis=chosen(f"{MOUNT_SCRIPT}: two large washers of 1-7/8 in bore; outside diameter and thickness are ours"),
    )


def spline_stub(length: float) -> PurchasedPart:
    """Return the 1-3/8 in 6-spline stub, inches."""
    sizes = {"outside": inch("1-3/8"), "root": inch("1.15"), "tooth": inch("0.34"), "length": inch(length)}
    return PurchasedPart(
        "wheel_spline_stub",
        title=f"Spline shafting 1-3/8 in, 6 splines, trimmed to {length:g} in",
        envelope=shape(spline, count=6, **sizes),
        mass_kg=round(7.85e-6 * 0.7854 * inch("1.3") ** 2 * inch(length), 2),
        basis=SHAFTS,
        safety=Safety(role="wheel drive", weld_class="B", inspect="plug weld for cracks, splines for wear, every 250 h"),
        note="6 in stub trimmed so that it meets the motor's shaft in the coupling; root and tooth width are chosen",
    )


def coupling_part(name: str, title: str, sizes: dict[str, float], mass: float, basis: Basis) -> PurchasedPart:
    """Return a sleeve coupling, sizes in inches as `solids.coupling` takes them."""
    return PurchasedPart(
        name,
        title=title,
        envelope=shape(coupling, **{key: inch(value) for key, value in sizes.items()}),
        mass_kg=mass,
        wear=True,
        life=hours(2000),
        basis=basis,
        safety=Safety(role="wheel drive", grade="steel, as bought", inspect="set screws, key and splines, every 50 h"),
        note="OSE's keyed couplings failed under tracks (wiki, Quick_Connect_Wheels): life of 2000 h is chosen, keep a spare",
    )
