"""Sag at mid-gantry: the tube between the rails, and the rods of its axis between their feet. Beams on two supports (Roark, table 8.1)."""

from __future__ import annotations

import math

from gvcs_cad import TubeStock, catalog_row, inch

from .sizes import CARRIAGE, ENDS, Sizes

E, G, STEEL = 205_000.0, 9.81, 7.85e-6  # MPa, m/s2, kg/mm3
LIMIT = 0.5  # mm, at mid-gantry
CARRIED_KG = 18.0  # chosen: carriage, arm, Z axis and torch
AXIS_KG_PER_M = 9.5  # rods, belt and plates of the gantry axis on its tube
FREE_DIAMETERS = 40
BLOCK = 22.0  # the rods' free length begins in the middle of a block


def tube_inertia(key: str) -> float:
    """Return the second moment of area of an upright tube, sharp corners, mm4: 5 % too much, within the limit's margin."""
    row = catalog_row(TubeStock, key)
    b, h, t = row.width, row.height, row.wall
    return (b * h**3 - (b - 2 * t) * (h - 2 * t) ** 3) / 12


def beam_sag(span: float, inertia: float, per_mm: float, load: float) -> float:
    """Return the sag in the middle of a beam on two supports, mm; loads in N."""
    return 5 * per_mm * span**4 / (384 * E * inertia) + load * span**3 / (48 * E * inertia)


def free_length(s: Sizes) -> float:
    """Return the free length of the gantry's rods between supports: at most 40 diameters."""
    whole = s.y_rod - ENDS + CARRIAGE + BLOCK
    return whole / math.ceil(whole / (FREE_DIAMETERS * inch(1)) - 1e-9)


def gantry_sag(s: Sizes, tube: str) -> tuple[float, float]:
    """Return the sag of the tube and of the rods on it at mid-gantry, mm."""
    row = catalog_row(TubeStock, tube)
    of_tube = beam_sag(2 * s.rail_y, tube_inertia(tube), (row.mass_per_m + AXIS_KG_PER_M) * G / 1000, CARRIED_KG * G)
    inertia = math.pi / 64 * inch(1) ** 4
    of_rods = beam_sag(free_length(s), inertia, STEEL * math.pi / 4 * inch(1) ** 2 * G, CARRIED_KG * G / 2)
    return of_tube, of_rods
