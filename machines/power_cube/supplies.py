"""What is delivered with the cube and stands in no place of it: hoses, fittings, cables, oil."""

from __future__ import annotations

from gvcs_cad import Assembly, Purchase, PurchasedPart, chosen, hours

from .lines import RUNS, hose
from .sources import ENVELOPE, LISTED

OIL_DENSITY, ENGINE_OIL = 0.87, 1.9  # kg per litre; litres: 64 ounces for the 26 hp sister (homesteady.com)
OIL = chosen("ISO VG 46 as OpenSourceEcology/LifeTrac @ d73608d1; density 0.87 kg/L and a change every 500 h are ours")
FITTING_KG = 0.2  # chosen, each

# Fittings: name, how many, title, Surplus Center's number ("" where OSE lists none)
FITTINGS = (
    ("pump_outlet", 1, "Adapter SAE 10M x 3/4 NPTF", "9-6405-10-12"),
    ("elbow", 1, "Elbow 90 deg JIC 12M x 3/4 NPTM", "9-2501-12-12"),
    ("street_elbow", 2, "Elbow 90 deg 3/4 NPTM x 3/4 NPTM", "9-5500-10-12"),
    ("pump_inlet", 1, "Hose barb 1 in x SAE 12M", ""),
    ("strainer_outlet", 1, "Hose barb 1 in x 1 NPTM", ""),
    ("straight", 7, "Adapter JIC 12M x 3/4 NPTM", ""),
    ("straight_drain", 2, "Adapter JIC 4M x 1/4 NPTM", ""),
    ("relief_union", 1, "Pipe nipple 3/4 NPT with union, relief valve to tank, cut to fit", ""),
    ("gauge_bush", 1, "Bush 1/4 NPTF in the relief valve's gauge port", ""),
)

# What belongs to the battery: name, title, mass in kg
CABLES = (
    ("cable_positive", "Battery cable 4 AWG, 36 in, red, battery to starter solenoid, boot on both ends", 0.4),
    ("cable_negative", "Battery cable 4 AWG, 36 in, black, battery to engine", 0.4),
    ("wiring", "Wiring kit: key switch, emergency stop, fan, 30 A fuse holder, relay", 0.8),
    ("battery_strap", "Battery hold-down strap 1-1/2 in, 40 in, through the slots of the floor", 0.2),
)


def supply(cube: Assembly, litres: float) -> None:
    """Deliver hoses, fittings, cables and oil with the cube; `litres` of hydraulic oil."""
    for run in RUNS:
        cube.supply(hose(run))
    for name, count, title, number in FITTINGS:
        basis = LISTED if number else ENVELOPE
        source = Purchase(supplier="Surplus Center", part_number=number) if number else Purchase()
        cube.supply(PurchasedPart(f"cube_fitting_{name}", title=title, envelope=None, mass_kg=FITTING_KG, basis=basis, purchase=source), count)
    for name, title, mass in CABLES:
        cube.supply(PurchasedPart(f"cube_{name}", title=title, envelope=None, mass_kg=mass, basis=ENVELOPE))
    for name, title, amount in (("hydraulic_oil", "Hydraulic oil ISO VG 46", litres), ("engine_oil", "Engine oil SAE 30", ENGINE_OIL)):
        mass = round(amount * OIL_DENSITY, 1)
        cube.supply(PurchasedPart(f"cube_{name}", title=f"{title}, {amount:g} L", envelope=None, mass_kg=mass, consumable=True, life=hours(500), basis=OIL))
