"""Device boxes and the cable between them. NEC 210.52(A) asks for a receptacle within 6 ft along every wall space: that is for an electrician to prove."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, Cable, PurchasedPart, calculated, catalog_row, hours

from .plan import Plan
from .published import MODULES

DROP = 1000.0  # mm of cable from the run above down to a box; chosen
CIRCUIT = "NM-B 12/2"


def with_outlets(plan: Plan) -> set[str]:
    """Return the walls that get a box: every plain one outside."""
    return {wall.name for wall in plan.walls if wall.module.startswith("wall_")}


def supply_cable(house: Assembly, plan: Plan, boxes: int) -> None:
    """Deliver the cable: once round the walls and down to each box."""
    if not boxes:
        return
    row = catalog_row(Cable, CIRCUIT)
    round_it = math.fsum(float(MODULES[wall.module]["width"]) for wall in plan.outside)
    metres = round((round_it + boxes * 2 * DROP) / 1000, 1)
    house.supply(
        PurchasedPart(
            "cable_12_2",
            title=f"Cable {row.key} with earth, {metres:g} m, on {row.fuse_a:g} A breakers",
            envelope=None,
            mass_kg=round(metres * row.mass_per_m, 2),
            life=hours(200000),
            basis=calculated("once round the outside walls and 1 m down and up at each box"),
            note="circuits, panel, earthing and every hole in a stud are an electrician's",
        )
    )
