"""The quick-attach carrier on the tip pins: ears, tube, face plate, tilt levers and lock tabs.

Its own frame begins at the tip pins in the mid-plane: x forward, y left, z up when the bucket is level.
"""

from __future__ import annotations

from gvcs_cad import Assembly, Hole, PlatePart, Reference, Safety, TubePart, inch, place, polygon, rectangle

from ..side_view import across, standing
from .loader_points import ARM, CHOSEN, PIN_HOLE, QUICK_ATTACH, TILT, TILT_PIN, TILT_SPACE, from_tip

WIDTH, HEIGHT = 46.0, 18.0  # inch, published
FACE = 7.75  # inch from the tip pins to the front of the face plate
LOW = -7.25  # inch below the tip pins: lower edge of the face plate
TUBE_AT = 5.25  # inch from the tip pins to the middle of the tube: rolled back 20 degrees it passes the forks
LOCKS = (-18.0, 18.0)  # inch from the mid-plane
WELD = Safety(role="lug", weld_class="B", inspect="pin hole worn beyond 1.06 in, cracks at the weld")


def ear() -> PlatePart:
    """Return the plate between the fork plates that turns on the tip pin, butted to the carrier tube."""
    points = [(-1.75, -1.75), (TUBE_AT - 2, -1.95), (TUBE_AT - 2, 1.95), (-1.75, 1.75)]
    outline = polygon([(inch(x), inch(z)) for x, z in points], corners={0: inch("1.6"), 3: inch("1.6")})
    return PlatePart(
        "carrier_ear",
        stock="plate A36 3/4",
        outer=outline,
        holes=(Hole("pin", 0, 0, inch(PIN_HOLE)),),
        basis=CHOSEN,
        safety=WELD,
        note="ream the pin hole; do not torch it to size",
    )


def lever() -> PlatePart:
    """Return the plate that the tilt cylinder pulls at; it stands on the tube, against the face plate."""
    points = [(TUBE_AT - 2, 2.0), (TUBE_AT + 2, 2.0), (TUBE_AT + 2, 9.0), (4.2, 8.3), (1.4, 7.2), (1.3, 5.2)]
    x, z = from_tip(TILT_PIN)
    return PlatePart(
        "carrier_lever",
        stock="plate A36 1/2",
        outer=polygon([(inch(px), inch(pz)) for px, pz in points], corners={3: inch(1), 4: inch(1), 5: inch("1/2")}),
        holes=(Hole("pin", inch(x), inch(z), inch(PIN_HOLE)),),
        basis=CHOSEN,
        safety=WELD,
        note="ream the pin hole; do not torch it to size",
    )


def face_plate() -> PlatePart:
    """Return the plate that an implement rests on; the holes lighten it and drain mud."""
    holes = [Hole(f"drain{i}", inch(x), inch(9), inch(4), "lightening") for i, x in enumerate((10, 23, 36), 1)]
    holes += [
        Hole(f"lift{i}", inch(x), inch("15.5"), inch("1-1/8"), "lifting") for i, x in enumerate((6, 40), 1)
    ]  # 51 kg go by a hoist; not in line with the adapter's
    return PlatePart("carrier_face", stock="plate A36 1/2", outer=rectangle(inch(WIDTH), inch(HEIGHT), corner=inch(1)), holes=holes, basis=QUICK_ATTACH)


def lock_tab() -> PlatePart:
    """Return the tab at the lower edge of the face plate through which a lock pin falls."""
    hole = Hole("lock", inch("1.5"), inch("1.25"), inch(PIN_HOLE))
    return PlatePart(
        "carrier_lock_tab",
        stock="plate A36 1/2",
        outer=rectangle(inch(3), inch("2.5"), corner=inch("1/4")),
        holes=(hole,),
        basis=CHOSEN,
        note="weld first, then drill the lock hole through the jig of quick_attach@2; do not torch it",
    )


def carrier() -> Assembly:
    """Return the carrier with its quick-attach port in the middle of the face plate."""
    assembly = Assembly("carrier")
    tube_part = TubePart("carrier_tube", stock="tube 4x4x1/4", length=inch(58), basis=CHOSEN, safety=WELD)
    tube = assembly.add(tube_part, at=across(TUBE_AT, -29, 0, 4))
    face = assembly.add(face_plate(), at=place(inch(FACE - 0.5), inch(-WIDTH / 2), inch(LOW), x_axis="+y", z_axis="+x"))
    assembly.weld(tube, face, leg=6, length=2000)
    for side, sign in (("left", 1), ("right", -1)):
        _ears(assembly, side, ARM * sign, tube)
        _levers(assembly, side, TILT * sign, tube, face)
    for side, y in zip(("right", "left"), LOCKS, strict=True):
        tab = assembly.add(
            lock_tab(), name=f"lock_tab_{side}", at=place(inch(FACE - 3), inch(y - 1.5), inch(LOW), x_axis="+y", z_axis="-z").moved(z=inch("1/2"))
        )
        assembly.weld(face, tab, leg=6, length=150)
    middle = place(inch(FACE), 0, inch(LOW + HEIGHT / 2), x_axis="+y", z_axis="+x")
    # the contract's figure: a bucket and the rated load in it; pins and tabs are not verified for strength
    assembly.port("implement", "quick_attach@2", middle, provides={"carries_kg": 350.0}, process="jig-drilled", stage="after welding")
    return assembly


def _ears(assembly: Assembly, side: str, y: float, tube: Reference) -> None:
    """Add a pair of ears 1/8 in inside the fork plates, inch."""
    for where, left in (("left", y + 0.875), ("right", y - 0.125)):
        one = assembly.add(ear(), name=f"ear_{side}_{where}", at=standing(0, left, 0))
        assembly.weld(tube, one, leg=8, length=180, weld_class="B")


def _levers(assembly: Assembly, side: str, y: float, tube: Reference, face: Reference) -> None:
    for where, left in (("left", y + TILT_SPACE / 2 + 0.5), ("right", y - TILT_SPACE / 2)):
        one = assembly.add(lever(), name=f"lever_{side}_{where}", at=standing(0, left, 0))
        assembly.weld(tube, one, leg=6, length=200, weld_class="B")
        assembly.weld(face, one, leg=6, length=350, weld_class="B")
