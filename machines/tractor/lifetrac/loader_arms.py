"""The moving arms, welded of the pieces in arm_parts. Their own frame begins at the pivot in the mid-plane: x forward, y left, z up."""

from __future__ import annotations

from gvcs_cad import Assembly, Reference

from ..side_view import across, lying_along, standing
from .arm_parts import (
    BACK,
    CROSS,
    LEG_HERE,
    MAIN_HERE,
    MITRE_RISE,
    SLEEVE,
    TUBE,
    arm_lug,
    cross_tube,
    fork_plate,
    knee_gusset,
    leg_tube,
    main_tube,
    sleeve,
    tilt_lug,
)
from .loader_points import ARM, TILT, TILT_SPACE


def arms() -> Assembly:
    """Return both arms with their lugs and forks; welds are counted, legs 1/4 in."""
    assembly = Assembly("loader_arms")
    cross = assembly.add(cross_tube(), at=across(CROSS[0], -27, CROSS[1], 4))
    for side, sign in (("left", 1), ("right", -1)):
        _arm(assembly, side, ARM * sign, sign, cross)
        _tilt_lugs(assembly, side, TILT * sign, cross)
    return assembly


def _arm(assembly: Assembly, side: str, y: float, sign: int, cross: Reference) -> None:
    """Add one arm centred on the plane y: inch."""
    main = assembly.add(main_tube(), name=f"main_{side}", at=lying_along(MAIN_HERE, -BACK, y - 1, TUBE))
    leg = assembly.add(leg_tube(), name=f"leg_{side}", at=lying_along(LEG_HERE, -MITRE_RISE, y - 1, TUBE))
    bush = assembly.add(sleeve(), name=f"sleeve_{side}", at=across(0, y - SLEEVE / 2, 0, 4))
    assembly.press(main["sleeve"], inner=bush)
    assembly.weld(main, leg, leg=6, length=400)
    assembly.weld(main, bush, leg=6, length=640)
    assembly.weld(main, cross, leg=6, length=400)
    for where, face, thickness in (("outer", sign, 0.375), ("inner", -sign, 0.375)):
        gusset = knee_gusset(inner=where == "inner")
        knee = assembly.add(gusset, name=f"gusset_{side}_{where}", at=standing(*_seat(MAIN_HERE.end, y, face, thickness)))
        assembly.weld(main, knee, leg=6, length=900)
    for where, face in (("outer", sign), ("inner", -sign)):
        lug = assembly.add(arm_lug(), name=f"lug_{side}_{where}", at=standing(*_seat(MAIN_HERE.at(19.5), y, face, 0.5), along=MAIN_HERE.along))
        assembly.weld(main, lug, leg=6, length=600)
        fork = assembly.add(fork_plate(), name=f"fork_{side}_{where}", at=standing(*_seat(LEG_HERE.end, y, face, 0.5), along=LEG_HERE.along))
        assembly.weld(leg, fork, leg=6, length=500)


def _seat(point: tuple[float, float], y: float, face: int, thickness: float) -> tuple[float, float, float]:
    """Return where a plate stands that lies on a face of the arm: its left side, inch."""
    return point[0], (y + 1 + thickness if face > 0 else y - 1), point[1]


def _tilt_lugs(assembly: Assembly, side: str, y: float, cross: Reference) -> None:
    for where, left in (("left", y + TILT_SPACE / 2 + 0.5), ("right", y - TILT_SPACE / 2)):
        lug = assembly.add(tilt_lug(), name=f"tilt_lug_{side}_{where}", at=standing(0, left, 0))
        assembly.weld(cross, lug, leg=6, length=380)
