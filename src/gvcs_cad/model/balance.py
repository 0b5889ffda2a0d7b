"""Mass and centre of mass of a design in a pose, from formulas and stated figures: enough to say when a machine tips."""

from __future__ import annotations

import math
from collections.abc import Callable

from gvcs_cad.model.design import Design
from gvcs_cad.model.pose import Placed, Values, placed_parts
from gvcs_cad.model.vector import Vector


def balance(design: Design, values: Values | None = None, which: Callable[[Placed], bool] | None = None) -> tuple[float, Vector]:
    """Return mass in kg and centre of mass in mm of the parts for which `which` is true (all without it).

    Holes are in the masses and not in the centres; a bought part without a stated centre counts at its own origin.
    """
    weighed = [(p.part.mass or 0.0, p.at.point(p.part.centre)) for p in placed_parts(design, values) if which is None or which(p)]
    total = math.fsum(mass for mass, _ in weighed)
    if total <= 0:
        return 0.0, (0.0, 0.0, 0.0)
    x, y, z = (math.fsum(mass * point[axis] for mass, point in weighed) / total for axis in range(3))
    return total, (x, y, z)
