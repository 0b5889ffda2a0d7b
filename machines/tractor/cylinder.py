"""A welded hydraulic cylinder with cross tubes, as both lines buy it for lift and tilt."""

from __future__ import annotations

from decimal import Decimal

from gvcs_cad import Basis, Cylinder, Purchase, Safety, cycles, inch, shape

RATED_BAR = 172.4  # 2500 psi, LifeTrac v25 working pressure (OpenSourceEcology/LifeTrac @ d73608d1)
SUPPLIER = "any maker of 2500 psi welded cylinders"


def cylinder(
    name: str, bore: str, rod: str, stroke: str, retracted: str, eye_width: str, *, mass_kg: float, basis: Basis, relief_bar: float = RATED_BAR
) -> Cylinder:
    """Return a cylinder with 1 in pins, inch figures; `relief_bar` is what its line is set to, where that is less than it stands."""
    shortest, eye, pin = inch(retracted), inch(eye_width), inch(1)
    drawn = shape("gvcs_cad.geometry.hardware:hydraulic_cylinder", bore=inch(bore), rod=inch(rod), retracted=shortest, eye_width=eye, pin=pin, length=shortest)
    set_lower = relief_bar < RATED_BAR
    return Cylinder(
        name,
        title=f"Hydraulic cylinder {bore} in bore x {stroke} in stroke, {retracted} in retracted, cross tubes {eye_width} in wide for 1 in pins, {rod} in rod",
        envelope=drawn,
        bore=inch(bore),
        rod=inch(rod),
        retracted=shortest,
        eye_width=eye,
        pin=pin,
        stroke=inch(stroke),
        rated_bar=RATED_BAR,
        mass_kg=mass_kg,
        balance=(shortest / 2, 0.0, 0.0),
        life=cycles(200_000),
        wear=True,
        basis=basis,
        safety=Safety(
            role="lift cylinder",
            grade="rated 2500 psi (172 bar)" + (f", here {relief_bar:g} bar" if set_lower else ""),
            inspect="leaks, bent rod, pins and load-holding valve",
        ),
        purchase=Purchase(supplier=SUPPLIER, price=Decimal("165" if bore == "2.5" else "130"), price_date="2026-11"),
        note="price chosen; measure the one you buy before drilling" + (f"; loader relief {relief_bar:g} bar" if set_lower else ""),
    )
