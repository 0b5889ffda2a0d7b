"""What the cube delivers, calculated: hp = gpm x psi / 1714.

Published: 0.976 cu in pump, 28 hp engine, 14 gpm at the couplers (CEB Press v17.08). Chosen: 3600 rpm, 92 % volumetric efficiency
(which gives those 14 gpm), 85 % overall. A label of before 2014 promises 85 % of its gross power (SAE J1940, todaysmower.com).
"""

from __future__ import annotations

PUMP_CUBIC_INCH, RPM = 0.976, 3600
GROSS_HP, NET = 28.0, 0.85
VOLUMETRIC, OVERALL = 0.92, 0.85
LITRES_PER_GALLON, BAR_PER_PSI, KW_PER_HP = 3.785411784, 0.0689475729, 0.7456998716


def flow_gpm() -> float:
    """Return the flow at the couplers, US gallons a minute: 231 cubic inches to the gallon."""
    return PUMP_CUBIC_INCH * RPM / 231 * VOLUMETRIC


def engine_limit_psi(gross_hp: float = GROSS_HP) -> float:
    """Return the pressure at which full flow takes all the engine has: above it the engine slows before the relief valve opens."""
    return gross_hp * NET * OVERALL * 1714 / flow_gpm()


def power_hp(relief_psi: float, gross_hp: float = GROSS_HP) -> float:
    """Return the hydraulic power at the couplers: full flow at the relief pressure, or all the engine has."""
    return flow_gpm() * min(relief_psi, engine_limit_psi(gross_hp)) / 1714


def capacities(relief_psi: float, mass_kg: float, gross_hp: float = GROSS_HP) -> dict[str, float]:
    """Return what the port to the host provides."""
    return {
        "power_kw": round(power_hp(relief_psi, gross_hp) * KW_PER_HP, 2),
        "flow_lpm": round(flow_gpm() * LITRES_PER_GALLON, 1),
        "pressure_bar": round(relief_psi * BAR_PER_PSI, 1),
        "mass_kg": round(mass_kg, 1),
    }
