"""Gauges of a contract as parts: a plate that carries pins or has rings, plugs that must not enter, and the jig that drills the pattern.

A gauge errs on the side of no: a GO pin is larger by all that the gauge itself may be off, a NOT-GO plug smaller. What that takes from
the part's tolerance is stated; above a fifth the gauge says "measure and record before use", above the whole of it there is no gauge.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.basis import chosen
from gvcs_cad.catalog.capability import capability
from gvcs_cad.catalog.interface import Feature, Interface, Limits
from gvcs_cad.catalog.limits import grade_width
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.model.contour_shapes import rectangle
from gvcs_cad.model.hole import Hole
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.purchased import Purchase, PurchasedPart
from gvcs_cad.model.shape import shape
from gvcs_cad.units import millimetres as mm

MOST = 0.2  # of the tolerance that a gauge may take; the usual rule is a tenth to a fifth
STOCK, THICK = "plate A36 1/2", 12.7
EDGE, STICK_OUT = 25.0, 30.0  # mm: plate beyond the holes, pin beyond the plate
PIN_GRADE = "IT7"  # what a lathe holds on a pin with emery cloth and a micrometer; chosen
PILOTS = ((8.0, 12.0), (5.0, 8.0), (3.0, 6.0))  # mm, bore and outside of pilot bushings, the largest first; chosen
MEASURE = "MEASURE AND RECORD BEFORE USE"
BASIS = chosen("gauge calculated from the contract; plate, edge and pin length are ours")


@dataclass(frozen=True)
class Gauge:
    """One gauge or jig: its plate (None for a plug), the pins or plugs with their number, what is engraved, and what it takes of the tolerance.

    `size`, `plus`, `minus` are those of its working diameter, mm; `refused` says why there is none.
    """

    name: str
    kind: str
    marking: str
    size: float
    plus: float
    minus: float
    share: float
    plate: PlatePart | None = None
    pins: tuple[tuple[PurchasedPart, int], ...] = ()
    refused: str = ""
    places: tuple[tuple[float, float], ...] = ()

    @property
    def warning(self) -> str:
        """What must be done before it is used; empty where it takes little enough."""
        return MEASURE if self.share > MOST else ""


def gauges(contract: Interface, shop: Shop, process: str = "cnc") -> Iterator[Gauge]:
    """Yield the gauges of both sides of a contract, its plates made by a process of the shop; one serves both where their limits are equal.

    A gauge is laid on the mating face of either side: turned over it shows the module's pattern, which looks at the host's.
    """
    word = contract.key.replace("@", "_")
    for number, feature in enumerate(contract.features, 1):
        sides = {side: limits for side in ("host", "module") if (limits := feature.side(side)) is not None and limits.kind != "plane"}
        figures = {(one.kind, one.size, one.position) for one in sides.values()}
        if len(sides) == 2 and len(figures) == 1:
            sides = {"both sides": sides["host"]}
        for side, limits in sides.items():
            yield from _of(contract, f"{word}_{side[0]}{number}"[:40], feature, side, limits, shop, process)
        if len(feature.places) > 1 and any(limits.female for limits in sides.values()) and _pilot(feature) is not None:
            text = f"{contract.key} {feature.name}{f' {feature.option}' if feature.option else ''}"
            yield _jig(f"{word}_{number}"[:40], text, feature)


def _of(contract: Interface, word: str, feature: Feature, side: str, limits: Limits, shop: Shop, process: str) -> Iterator[Gauge]:
    text = f"{contract.key} {side} {feature.name}{f' {feature.option}' if feature.option else ''}"
    reach = max(math.dist(place, feature.places[0]) for place in feature.places)
    can = capability(process, shop, diameter=limits.boundary, reach=reach, thickness=THICK)
    tolerance = limits.size[1] - limits.size[0] + limits.position
    width = grade_width(PIN_GRADE, limits.boundary)
    if can is None or width is None:
        yield Gauge(
            f"go_{word}", "GO", text, limits.boundary, 0, 0, 1, refused=f"no tolerance of {process} is known over {mm(reach)} mm in {mm(THICK)} mm plate"
        )
        return
    alone = len(feature.places) == 1
    zone = 0.0 if alone else can.zone
    taken = zone + (width if limits.female else 2 * can.size)
    share = taken / tolerance if tolerance else math.inf
    if share > 1:
        why = f"a gauge made by {process} is off by {mm(taken, 3)} mm, the whole tolerance is {mm(tolerance, 3)} mm: measure the parts instead"
        yield Gauge(f"go_{word}", "GO", text, limits.boundary, 0, 0, share, refused=why)
        return
    yield _pin_gauge(word, text, feature, limits, zone, width, share) if limits.female else _ring_gauge(word, text, feature, limits, can.size, zone, share)
    yield _plug(word, text, limits, width, tolerance)


def _pin_gauge(word: str, text: str, feature: Feature, limits: Limits, zone: float, width: float, share: float) -> Gauge:
    size = round(limits.boundary + zone, 3)
    marking = f"{text} GO {mm(size, 3)} +{mm(width, 3)}/0"
    seats = tuple(Hole(f"p{i}", x, y, size, "interface") for i, (x, y) in enumerate(feature.places, 1))
    note = f"{marking}; {_warning(share)}ream for the pins, press them in and check each with a micrometer"
    pin = _round(f"go_pin_{word}", f"Gauge pin {mm(size, 3)} +{mm(width, 3)}/0 mm, turned or bought: {text}", size, THICK + STICK_OUT)
    return Gauge(f"go_{word}", "GO", marking, size, width, 0.0, share, _plate(f"go_{word}", seats, note), ((pin, len(seats)),), places=feature.places)


def _ring_gauge(word: str, text: str, feature: Feature, limits: Limits, size_error: float, zone: float, share: float) -> Gauge:
    size = round(limits.boundary - zone - size_error, 3)
    marking = f"{text} GO ring {mm(size, 3)} +-{mm(size_error, 3)}"
    rings = tuple(Hole(f"r{i}", x, y, size, "interface") for i, (x, y) in enumerate(feature.places, 1))
    return Gauge(
        f"go_{word}",
        "GO ring",
        marking,
        size,
        size_error,
        size_error,
        share,
        _plate(f"go_{word}", rings, f"{marking}; {_warning(share)}bore the rings"),
        places=feature.places,
    )


def _plug(word: str, text: str, limits: Limits, width: float, tolerance: float) -> Gauge:
    """Return the NOT-GO plug of a hole; of a pin, the NOT-GO is a caliper setting and stands as such."""
    size = limits.size[1] if limits.female else limits.size[0]
    kind = "NOT-GO" if limits.female else "NOT-GO, caliper setting"
    marking = f"{text} NOT-GO {mm(size, 3)} 0/-{mm(width, 3)}"
    plug = _round(f"not_go_{word}", f"NOT-GO plug {mm(size, 3)} 0/-{mm(width, 3)} mm, turned or bought: {text}", size, 2 * STICK_OUT)
    return Gauge(f"not_go_{word}", kind, marking, size, 0.0, width, width / tolerance, None, ((plug, 1),) if limits.female else ())


def _pilot(feature: Feature) -> tuple[float, float] | None:
    """Return bore and outside of the bushing that guides a drill smaller than every hole of a feature; None where none is so small."""
    least = min(limits.size[0] for limits in (feature.host, feature.module) if limits and limits.female)
    return next((pilot for pilot in PILOTS if pilot[0] < least), None)


def _jig(word: str, text: str, feature: Feature) -> Gauge:
    pilot = _pilot(feature)
    assert pilot is not None  # asked for before
    bore, outside = pilot
    marking = f"{text} DRILL JIG, bushings {mm(bore)} x {mm(outside)}"
    holes = tuple(Hole(f"b{i}", x, y, outside, "interface") for i, (x, y) in enumerate(feature.places, 1))
    plate = _plate(f"jig_{word}", holes, f"{marking}; press in hardened bushings, drill {mm(bore)} mm through them and open up without the jig")
    bushing = PurchasedPart(
        f"jig_bushing_{mm(bore)}x{mm(outside)}",
        title=f"Drill bushing, hardened, {mm(bore)} x {mm(outside)} x 12 mm",
        envelope=None,
        mass_kg=0.006,
        basis=chosen("bodies of 6, 8 and 12 mm are in Hyquip's list (docslib.org/doc/2848292); bore and length from memory of DIN 179: read them off yours"),
        purchase=Purchase(supplier="any maker of jig parts"),
    )
    return Gauge(f"jig_{word}", "JIG", marking, outside, 0.0, 0.0, 0.0, plate, ((bushing, len(holes)),), places=feature.places)


def _warning(share: float) -> str:
    return f"{MEASURE}: takes {share:.0%} of the tolerance; " if share > MOST else ""


def _plate(name: str, holes: tuple[Hole, ...], note: str) -> PlatePart:
    edge = EDGE + max(hole.diameter for hole in holes) / 2
    xs, ys = [hole.x for hole in holes], [hole.y for hole in holes]
    outline = rectangle(max(xs) - min(xs) + 2 * edge, max(ys) - min(ys) + 2 * edge, corner=5.0).moved(min(xs) - edge, min(ys) - edge)
    return PlatePart(name, stock=STOCK, outer=outline, holes=holes, basis=BASIS, note=note)


def _round(name: str, title: str, diameter: float, length: float) -> PurchasedPart:
    mass = round(math.pi / 4 * diameter**2 * length * 7.85e-6, 3)
    return PurchasedPart(
        name,
        title=title,
        envelope=shape("gvcs_cad.geometry.hardware:rod", diameter=diameter, length=length),
        mass_kg=max(mass, 0.001),
        basis=BASIS,
        purchase=Purchase(supplier="turned in the shop, or a maker of plug gauges"),
    )
