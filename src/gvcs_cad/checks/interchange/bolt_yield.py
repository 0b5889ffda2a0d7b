"""How many of all pairs bolt up: closed forms for centres spread normally or evenly in a round zone, and a seeded simulation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SEED, TRIALS = 20_261_125, 20_000


@dataclass(frozen=True)
class Meeting:
    """Two holes that one bolt passes: `room` is (H1 + H2) / 2 - F, `offset` how far their nominal centres are apart,
    `sigma` the standard deviations of each centre in each coordinate, all mm."""

    room: float
    offset: float
    sigma: tuple[float, float]


def normal_yield(room: float, sigma: float, places: int = 1) -> float:
    """Return the share of pairs of located plates of which every bolt passes, centres normal with `sigma`: (1 - exp(-c^2 / 4 s^2))^n."""
    return 0.0 if room < 0 else float((1 - math.exp(-(room**2) / (4 * sigma**2))) ** places)


def even_yield(room: float, zone: float, places: int = 1) -> float:
    """Return the share of pairs of which every bolt passes, centres spread evenly in zones of diameter `zone`.

    The distance of two random points in a disc is that of disk line picking, whose distribution has a closed form.
    """
    if room < 0:
        return 0.0
    r = zone / 2
    x = min(room / r, 2.0)
    share = 1 + 2 / math.pi * (x**2 - 1) * math.acos(x / 2) - x / math.pi * (1 + x**2 / 2) * math.sqrt(1 - x**2 / 4)
    return float(share**places)


def closed_yield(meetings: Sequence[Meeting]) -> float | None:
    """Return the yield of a pattern by formula, or None where nominal centres differ: that distribution has none."""
    if any(meeting.offset > 1e-9 for meeting in meetings):
        return None
    shares = [0.0 if m.room < 0 else 1 - math.exp(-(m.room**2) / (2 * math.fsum(s**2 for s in m.sigma))) if any(m.sigma) else 1.0 for m in meetings]
    return math.prod(shares)


def simulated_yield(meetings: Sequence[Meeting], trials: int = TRIALS, seed: int = SEED) -> float:
    """Return the yield of a pattern by a seeded simulation; the same figure on every run."""
    import numpy as np

    random = np.random.default_rng(seed)
    good = np.ones(trials, dtype=bool)
    for meeting in meetings:
        spread = math.hypot(*meeting.sigma)
        dx, dy = (random.normal(0.0, 1.0, trials) * spread for _ in range(2))
        good &= np.hypot(dx + meeting.offset, dy) <= meeting.room
    return float(good.mean())


def expected_yield(meetings: Sequence[Meeting]) -> float:
    """Return the yield by formula where there is one, else simulated."""
    closed = closed_yield(meetings)
    return simulated_yield(meetings) if closed is None else closed
