"""The MicroTrac's wheel: a cage of bars on two torch-cut discs, on a bronze-bushed hub that a chain turns on a dead axle.

The bar is the published one of the track, 1/2 x 2 in; wheel diameter is that of the published collision cylinder. Its frame:
z along the axle from the hub's inner end outwards, inches from there in the constants.
"""

from __future__ import annotations

import math

from gvcs_cad import (
    Assembly,
    BarPart,
    Bushing,
    Hole,
    PlatePart,
    Purchase,
    PurchasedPart,
    Reference,
    Safety,
    TubePart,
    catalog_row,
    chosen,
    circle,
    circle_pattern,
    hours,
    inch,
    on_grid,
    place,
    polygon,
    published,
    shape,
)

from .points import OURS, WHEEL_RADIUS
from .sprocket import TOOTH, sprocket_outline

TEETH = 26
BARS, BAR_LENGTH, BAR_START = 16, 7.5, 1.45
FACET = WHEEL_RADIUS - inch("1/2")  # mm from the middle to the discs' flat sides
HUB_LENGTH, HUB_HOLE = 7.75, inch("4-1/32")
SPROCKET_AT, FLANGE_AT, DISCS_AT, BUSHING_AT = 0.25, 0.75, (2.25, 7.0), 0.875
DISC_BASIS = chosen("discs of sixteen flats carry sixteen bars; 364 mm over the bars is the published collision cylinder of R 182 mm")
BAR_BASIS = published("OpenSourceEcology/LifeTrac @ d73608d1, Microtrac-v17.10/README: track of 1/2 x 2 in steel bar, welded; here as bars of a steel wheel")
HUB = Safety(role="hub", weld_class="B", inspect="welds and bolt holes for cracks, bushing play below 1 mm, every 250 h")


def bushing() -> PurchasedPart:
    """Return the bronze bushing of wheels and arms, 3 in bore, 6 in long."""
    row = catalog_row(Bushing, "bushing 3x3-1/2x6")
    return PurchasedPart(
        "micro_bushing_3x6",
        title="Bushing, cast bronze SAE 660, 3 x 3-1/2 x 6 in, grease grooved",
        envelope=shape("gvcs_cad.geometry.hardware:ring", inside=row.bore, outside=row.outside, width=row.length),
        mass_kg=round(math.pi / 4 * (row.outside**2 - row.bore**2) * row.length * 8.91e-6, 3),
        balance=(0.0, 0.0, row.length / 2),
        life=hours(2000),
        wear=True,
        basis=row.basis,
        safety=Safety(role="hub", grade="SAE 660", inspect="play below 1 mm, grease every 10 h"),
        purchase=Purchase(part_number=row.key),
        note="life chosen",
    )


def _bolt_circle() -> tuple[Hole, ...]:
    return circle_pattern("b", 6, inch("5-1/2"), inch("9/16"))


def sprocket() -> PlatePart:
    """Return the sprocket, bolted so that it is changed without the torch."""
    holes = (Hole("hub", 0, 0, HUB_HOLE, empty="clearance"), *_bolt_circle())
    note = "life chosen; check the seats with a 5/8 in roller"
    outline = sprocket_outline(TEETH)
    return PlatePart("micro_sprocket", stock="plate AR400 1/2", outer=outline, holes=holes, basis=TOOTH, wear=True, life=hours(1500), note=note)


def flange() -> PlatePart:
    """Return the flange on the hub that carries the sprocket; smaller than the links' inner edge."""
    holes = (Hole("hub", 0, 0, HUB_HOLE), *_bolt_circle())
    return PlatePart("micro_hub_flange", stock="plate A36 1/2", outer=circle(inch(7)), holes=holes, basis=OURS, safety=HUB)


def disc() -> PlatePart:
    """Return a wheel disc of as many flats as bars; mud and spanners go through its holes."""
    corner = FACET / math.cos(math.pi / BARS)
    turns = [math.tau * (i + 0.5) / BARS for i in range(BARS)]
    holes = (Hole("hub", 0, 0, HUB_HOLE), *circle_pattern("e", 6, 215.0, 70.0, start=30, empty="lightening"))
    outline = polygon([(corner * math.cos(a), corner * math.sin(a)) for a in turns])
    return PlatePart("micro_wheel_disc", stock="plate A36 3/8", outer=outline, holes=holes, basis=DISC_BASIS, safety=HUB)


def bar() -> BarPart:
    """Return one of the bars that the wheel runs on."""
    return BarPart("micro_wheel_bar", stock="flat 2x1/2", length=inch(BAR_LENGTH), basis=BAR_BASIS, wear=True, life=hours(2000), note="life chosen")


def wheel() -> Assembly:
    """Return the wheel; left and right are the same, turned about."""
    whole = Assembly("wheel")
    hub = whole.add(
        TubePart("micro_hub", stock="dom 4x1/4", length=inch(HUB_LENGTH), basis=OURS, safety=HUB, note="hone the bore to press the bushing after welding"),
        at=on_grid(inch(-2), inch(-2), 0, along="z"),
    )
    bush = whole.add(bushing(), name="bushing", at=place(z=inch(BUSHING_AT)))
    whole.press(hub["bore"], inner=bush)
    carrier = whole.add(flange(), name="flange", at=place(z=inch(FLANGE_AT)))
    driven = whole.add(sprocket(), name="sprocket", at=place(z=inch(SPROCKET_AT)))
    for i in range(1, 7):
        whole.fasten(driven[f"b{i}"], carrier[f"b{i}"], bolt="hex 1/2-13")
    discs = [whole.add(disc(), name=f"disc_{where}", at=place(z=inch(z))) for where, z in zip(("inner", "outer"), DISCS_AT, strict=True)]
    whole.press(carrier["hub"], *(one["hub"] for one in discs), inner=hub)
    for one in (carrier, *discs):
        whole.weld(hub, one, leg=6, length=2 * math.pi * inch(4), weld_class="B")
    _add_bars(whole, discs)
    return whole


def _add_bars(whole: Assembly, discs: list[Reference]) -> None:
    one = bar()
    for i in range(BARS):
        angle = math.tau * i / BARS
        c, s = math.cos(angle), math.sin(angle)
        corner = (FACET * c - inch(1) * s, FACET * s + inch(1) * c, inch(BAR_START))
        placed = whole.add(one, name=f"bar_{i + 1}", at=place(*corner, x_axis="+z", z_axis=(c, s, 0.0)))
        for each in discs:
            whole.weld(placed, each, leg=5, length=80)
