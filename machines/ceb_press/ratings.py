"""What the press can do, calculated from its cylinders: no strength, no soil."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gvcs_cad import Rating, calculated, published

from . import sizes as z
from .hydraulics import FLOW_LPM
from .sizes import Sizes
from .sources import REPOSITORY, SPEC

POUND_FORCE = 4.4482216152605  # N
CUBIC_INCH = 16.387064e-3  # litres
ROD = 2.5


def force_lbf(psi: float, bore: float = 5.0) -> float:
    """Return the push of a cylinder: pi/4 bore^2 x pressure."""
    return math.pi / 4 * bore**2 * psi


def cycle_seconds(lpm: float) -> float:
    """Return how long oil needs for one brick: main cylinder up and down over its way, drawer there and back over the published 13 in."""
    main = math.pi / 4 * (2 * 5.0**2 - ROD**2) * z.RISE
    drawer = math.pi / 4 * (2 * 2.5**2 - 1.125**2) * z.CLEAR
    return (main + drawer) * CUBIC_INCH / lpm * 60


def ratings(s: Sizes, psi: float) -> Sequence[Rating]:
    """Return force, pressure on the brick, its sizes and the oil's share of a cycle."""
    force = force_lbf(psi)
    fill = published(f"{REPOSITORY}, v2509P/vars.scad: brickCH 6 in; the foot's way ends at the table")
    return (
        Rating(
            "force of the main cylinder",
            round(force * POUND_FORCE / 1000, 1),
            "kN",
            calculated("pi/4 x (5 in)^2 x pressure"),
            f"{force:,.0f} lbf at {psi:g} psi",
        ),
        Rating("pressure on the brick", round(force / (z.WIDTH * s.brick) * 6.894757), "kPa", calculated("force over brick width x length")),
        Rating("loose soil under the table", round(z.RISE * 25.4, 1), "mm", fill, "the brick is lower by what it is compressed"),
        Rating(
            "bricks a minute that the oil allows",
            round(60 / cycle_seconds(FLOW_LPM), 1),
            "1/min",
            calculated("volumes of both strokes at 14 gpm"),
            f"v17.08 claims 6 ({SPEC})",
        ),
    )
