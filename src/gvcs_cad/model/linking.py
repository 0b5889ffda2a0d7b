"""A cylinder hung between two pivots: do its pins pass the holes, and run the same way at both ends?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gvcs_cad.errors import ModelError
from gvcs_cad.model.alignment import misfits, parallel
from gvcs_cad.model.connection import At
from gvcs_cad.model.joint import Link
from gvcs_cad.model.purchased import Cylinder
from gvcs_cad.model.reference import HoleReference


def hang(name: str, cylinder: Cylinder, base: Sequence[HoleReference], rod: Sequence[HoleReference], hung: Collection[At]) -> Link:
    """Return the link of a cylinder between two pivots, each one hole or several on one axis; `hung` are holes that hold one already.

    Raises ModelError with every problem.
    """
    problems = [f"{hole.at} holds a cylinder already" for hole in (*base, *rod) if hole.at in hung]
    problems += [problem for holes in (base, rod) for problem in misfits(holes, cylinder.pin)]
    problems += [
        f"{cylinder.name} has pins of {cylinder.pin:g} mm, which do not enter {hole.at} of {hole.bore.diameter:g} mm"
        for hole in (*base, *rod)
        if hole.bore.diameter < cylinder.pin - 1e-6
    ]
    if not parallel(base[0].bore, rod[0].bore):
        problems.append(f"{base[0].at} and {rod[0].at} are not parallel; the pins of a cylinder are")
    if problems:
        raise ModelError(*problems)
    return Link(name=name, cylinder=cylinder, base=tuple(hole.at for hole in base), rod=tuple(hole.at for hole in rod))
