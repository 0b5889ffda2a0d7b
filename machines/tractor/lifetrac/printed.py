"""What the printer makes for the tractor: caps for open tube ends, clips for hoses, and the jig that drills the frame."""

from __future__ import annotations

import math

from gvcs_cad import Assembly, Placement, PrintedPart, Purchase, PurchasedPart, chosen, cq, hours, inch, shape

from .members import pieces

OURS = chosen("printed helpers are our own design")
INSIDE, FLANGE, LIP, DEPTH, WALL = 88.2, 101.6, 2.4, 14.0, 3.0  # mm: 4 in tube with 1/4 in wall has 88.9 mm inside
CORNER = 7.0  # mm: the tube's inside corner has 6.35


def end_cap(inside: float, flange: float, lip: float, depth: float, wall: float, corner: float) -> cq.Workplane:
    """Return a cap: a square flange on the bed and a sleeve with round corners that goes into the tube, mm."""
    sleeve = cq.Workplane("XY").rect(inside, inside).extrude(lip + depth).edges("|Z").fillet(corner)
    room = cq.Workplane("XY").rect(inside - 2 * wall, inside - 2 * wall).extrude(lip + depth).edges("|Z").fillet(corner - wall)
    return cq.Workplane("XY").rect(flange, flange).extrude(lip).union(sleeve.cut(room))


def _rounded(side: float, corner: float) -> float:
    """Return the area of a square with round corners, mm2."""
    return side**2 - (4 - math.pi) * corner**2


def cap() -> PrintedPart:
    """Return the cap for a 4 in tube's end; its frame: the tube's end plane, +Z into the tube."""
    return PrintedPart(
        "cap_4x4",
        shape=shape(end_cap, inside=INSIDE, flange=FLANGE, lip=LIP, depth=DEPTH, wall=WALL, corner=CORNER),
        material_name="PETG",
        stated_volume=FLANGE**2 * LIP + (_rounded(INSIDE, CORNER) - _rounded(INSIDE - 2 * WALL, CORNER - WALL)) * DEPTH,
        life=hours(10000),
        basis=OURS,
        infill_percent=30,
        walls=3,
    )


def caps() -> Assembly:
    """Return the caps on both ends of every frame tube, in the frame's coordinates."""
    closed = Assembly("caps")
    for name, member, at in pieces():
        middle = FLANGE / 2
        for end, x, z_axis in (("start", -LIP, "+x"), ("end", inch(member.length_in) + LIP, "-x")):
            facing = Placement(x, middle, middle) @ Placement().turned("y", 90 if z_axis == "+x" else -90)
            closed.add(cap(), name=f"{name}_{end}", at=at @ facing)
    return closed


CLIPS = 16  # a hose is held every half metre, about
STEM, STEM_LONG, DISC, DISC_THICK, HOSE, RING, RING_WIDE, GAP = 20.0, 8.0, 32.0, 3.0, 20.0, 28.0, 16.0, 14.0


def hose_clip(stem: float, stem_long: float, disc: float, disc_thick: float, hose: float, ring: float, ring_wide: float, gap: float) -> cq.Workplane:
    """Return a clip: a stem for a 13/16 in hole below z = 0, a disc on the tube, an open ring for a hose along x, all cut flush at one end of the ring, mm."""
    base = cq.Workplane("XY").workplane(offset=-stem_long).circle(stem / 2).extrude(stem_long)
    base = base.union(cq.Workplane("XY").circle(disc / 2).extrude(disc_thick))
    centre = disc_thick + ring / 2 - 1.0
    grip = cq.Workplane("YZ").workplane(offset=-ring_wide / 2).center(0, centre).circle(ring / 2).circle(hose / 2).extrude(ring_wide)
    mouth = cq.Workplane("XY").box(ring_wide + 2, gap, ring).translate((0, 0, centre + ring / 2))
    flush = cq.Workplane("XY").box(disc, 2 * disc, 4 * ring).translate(((ring_wide - disc) / 2, 0, 0))
    return base.union(grip.cut(mouth)).intersect(flush)


def clip() -> PrintedPart:
    """Return the hose clip that snaps into a spare 13/16 in hole of the frame. Its frame: the tube's face, +Z outwards."""
    sizes = {"stem": STEM, "stem_long": STEM_LONG, "disc": DISC, "disc_thick": DISC_THICK, "hose": HOSE, "ring": RING, "ring_wide": RING_WIDE, "gap": GAP}
    on_side = Placement().turned("y", 90)
    return PrintedPart("hose_clip", shape=shape(hose_clip, **sizes), material_name="PETG", on_bed=on_side, life=hours(5000), basis=OURS, infill_percent=60)


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
        basis=chosen("size of the class; the standard's table was not read"),
        purchase=Purchase(part_number="P-32-8 0.2500"),
    )


def kit() -> Assembly:
    """Return what is delivered beside the machine: the drilling jig with its bushings, and clips for the hoses."""
    box = Assembly("kit")
    box.supply(jig())
    box.supply(bushing(), 2)
    box.supply(clip(), CLIPS)
    return box
