"""The printed jig that drills a 4 in tube on the grid, and the bushings that it needs."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, Placement, PrintedPart, Purchase, PurchasedPart, cq, hours, inch, published, shape

from .caps import OURS

JIG = {"inside": 102.4, "wall": 8.0, "top": 12.0, "skirt": 28.0, "length": 190.0, "pocket": 12.8, "pin": 6.4}  # mm
STOP = 12.0  # mm from the jig's end to the face of the stop pin, where the tube's end lies


def drill_jig(inside: float, wall: float, top: float, skirt: float, length: float, pocket: float, pin: float) -> cq.Workplane:
    """Return a saddle over a 4 in tube: pockets for drill bushings at 2 in and 6 in from the stop pin, mm; the top lies on z = 0."""
    wide = inside + 2 * wall
    saddle = cq.Workplane("XY").box(length, wide, top + skirt, centered=(False, True, False)).translate((0, 0, -skirt))
    saddle = saddle.cut(cq.Workplane("XY").box(length + 2, inside, skirt, centered=(False, True, False)).translate((-1, 0, -skirt)))
    stations = [STOP + inch(2), STOP + inch(6)]
    saddle = saddle.cut(cq.Workplane("XY").workplane(offset=-1).pushPoints([(x, 0) for x in stations]).circle(pocket / 2).extrude(top + 2))
    stop = cq.Workplane("XZ").workplane(offset=-wide).center(STOP - pin / 2, -10.0).circle(pin / 2).extrude(2 * wide)
    return saddle.cut(stop)


def jig() -> PrintedPart:
    """Return the jig with which the whole frame is drilled: pilot holes through hardened bushings, then opened up."""
    wide, high = JIG["inside"] + 2 * JIG["wall"], JIG["top"] + JIG["skirt"]
    holes = 2 * math.pi / 4 * JIG["pocket"] ** 2 * JIG["top"] + 2 * math.pi / 4 * JIG["pin"] ** 2 * JIG["wall"]
    return PrintedPart(
        "drill_jig_4x4",
        shape=shape(drill_jig, **JIG),
        material_name="PETG",
        stated_volume=(wide * high - JIG["inside"] * JIG["skirt"]) * JIG["length"] - holes,
        on_bed=Placement().turned("x", 180),
        life=hours(500),
        wear=True,
        basis=OURS,
        infill_percent=60,
        walls=5,
        note="stop pin 6 mm through the skirts against the tube's end, drill 2 in and 6 in; pull the stop, pin the 6 in hole through the 2 in bushing, go on",
    )


def bushing() -> PurchasedPart:
    """Return the hardened bushing that guides the pilot drill."""
    return PurchasedPart(
        "drill_bushing_1_4",
        title="Press-fit drill bushing 1/4 in bore, 1/2 in outside, 1/2 in long (ANSI B94.33 type P)",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=inch("1/4"), outside=inch("1/2"), width=inch("1/2")),
        mass_kg=0.01,
        life=hours(500),
        wear=True,
        basis=published(
            "ASME B94.33 type P as read at amesweb.info/bushing/plain-press-fit-bushing-dimensions-type-p.aspx: P-32-8 takes 3/16 in to letter O,"
            " body 0.5014 to 0.5017 in, 1/2 in long; mass by that size, life chosen"
        ),
        purchase=Purchase(part_number="P-32-8 0.2500"),
    )


def supply_jig(frame: Assembly) -> None:
    """Deliver the jig and its bushings beside the frame."""
    frame.supply(jig())
    frame.supply(bushing(), 2)
