"""What a furnace melts: steel per hour from the power and the kilowatt-hours that others' furnaces took per tonne.

Published: Colby furnace 35 kWh per 100 lb of steel (archive.org), 772 kWh/t; 250 kW two-crucible tube furnace 0.57 kWh/lb (vikidalka.ru), 1257 kWh/t,
about 100 heats to a crucible; Kjellin 1903 800 kWh/t (studylib.net/doc/10155375); OSE's aim of 1 MWh/t (wiki, Solar_Steel).
"""

from __future__ import annotations

LEAST_KWH_PER_T = 35 / (100 * 0.45359237) * 1000  # Colby
MOST_KWH_PER_T = 0.57 / 0.45359237 * 1000  # the tube furnace


def melt_rate(power_kw: float) -> tuple[float, float]:
    """Return the least and the most steel melted per hour, kg, at full power."""
    return power_kw / MOST_KWH_PER_T * 1000, power_kw / LEAST_KWH_PER_T * 1000


def heats_per_day(power_kw: float, charge_kg: float, hours: float) -> int:
    """Return how many charges melt in a working day at the least rate, none begun that is not finished."""
    return int(hours * melt_rate(power_kw)[0] / charge_kg)
