"""How far two rods sag between their supports: beams on two supports, load in the middle and own weight (Roark, table 8.1)."""

from __future__ import annotations

import math

E_STEEL = 205_000.0  # MPa, EN 1993-1-1 rounds to 210 000; hardened shafting is a little softer
STEEL = 7.85e-6  # kg/mm3
G = 9.81
FREE_DIAMETERS = 40  # longest free length of a guide in rod diameters: what is longer gets supports


def rod_sag(diameter: float, span: float, load_kg: float) -> float:
    """Return the sag in mm at the middle of two equal rods that share a load, simply supported `span` mm apart."""
    inertia = math.pi / 64 * diameter**4
    own = STEEL * math.pi / 4 * diameter**2 * G
    point = load_kg * G / 2 * span**3 / (48 * E_STEEL * inertia)
    return point + 5 * own * span**4 / (384 * E_STEEL * inertia)


def spans(diameter: float, length: float) -> int:
    """Return into how many equal spans a free length must be divided so that none is longer than 40 diameters."""
    return math.ceil(length / (FREE_DIAMETERS * diameter) - 1e-9)
