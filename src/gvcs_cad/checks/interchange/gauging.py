"""T1 and T2: gauge solids of the contract against the real geometry of a side. They prove that what is declared is what is there.

Pins at the size that the worst part must still pass, a NOT-GO pin that must not enter, the seat, the envelope, the host's own room, the way
in, and room for the tool.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.interface import Box, Feature, Interface, Limits
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.conformance import held, offset
from gvcs_cad.checks.interchange.verdict import Cause, Verdict
from gvcs_cad.geometry.probe import Body, Probe, Touch, box_of, pin, touch
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.claim import Claim, own_parts, port_frame
from gvcs_cad.model.design import Design
from gvcs_cad.model.opening import Opening, at_place, in_depth
from gvcs_cad.model.placement import Placement
from gvcs_cad.model.vector import Vector
from gvcs_cad.units import millimetres as mm

SKIN = 0.3  # mm: how far above and below a seat it is felt for
CONTACT = 1e-3  # mm: what stands out by less than a micrometre lies in the plane
HEAD = 1.0  # fastener diameters of room for a head or a nut with its washer; a hex head is 0.65 high, a nut 0.9
FEELER = 5.0  # mm: height of the room that must be free over a seat, and of the material that must be below it


@dataclass(frozen=True)
class Side:
    """One side on the bench: its claim, the contract, its bodies in the contract's frame, and where solids come from."""

    claim: Claim
    contract: Interface
    bodies: tuple[Body, ...]
    shapes: Shapes
    exact: bool = True

    def ask(self, probe: Probe, bodies: Sequence[Body] | None = None) -> Touch:
        """Return whether material of this side is in a probe."""
        return touch(probe, self.bodies if bodies is None else bodies, self.shapes, exact=self.exact)


def bodies_of(design: Design, claim: Claim) -> tuple[Body, ...]:
    """Return the parts of a claim's side in the contract's frame."""
    parts, port = own_parts(design, claim.port)
    into = port_frame(port)
    return tuple(Body(one.path, one.part, into @ one.at, one.length) for one in parts)


def gauged(side: Side, shop: Shop, option: str) -> Iterator[Verdict]:
    """Yield a verdict for every gauge of a contract, run in the option that the claim keeps."""
    for feature in side.contract.of(option):
        limits = feature.side(side.claim.side)
        if limits is None:
            continue
        if limits.kind == "plane":
            yield from _seat(side, feature, limits)
        elif limits.female:
            yield from _holes(side, feature, limits, shop)
        else:
            yield from _pins(side, feature, limits)
        yield from _tools(side, feature)
    if side.claim.side == "module":
        yield from _envelope(side)
        yield from _host_room(side)
    else:
        yield from _way_in(side)


def _verdict(side: Side, found: Touch, wanted: bool, cause: Cause, words: str, feature: str = "", place: int | None = None) -> Verdict:
    """Return the verdict where material is `wanted` in a probe or not."""
    if found.touches is None:
        return Verdict(
            "UNDECIDED",
            "not measured",
            f"{side.claim.label}: meshes leave it open by {mm(found.error, 3)} mm whether {words}",
            None,
            found.error,
            feature,
            place,
        )
    if found.touches == wanted:
        return Verdict("PASS", margin=None if wanted else round(found.gap, 4), error=found.error, feature=feature, place=place)
    where = f" ({found.path})" if found.path else ""
    return Verdict("FAIL", cause, f"{side.claim.label}: {words}{where}", None, found.error, feature, place)


def _holes(side: Side, feature: Feature, limits: Limits, shop: Shop) -> Iterator[Verdict]:
    mine = in_depth(side.claim.openings, feature, side.claim.side)
    for i, place in enumerate(feature.places):
        here = at_place(mine, feature, i)
        for one in here:
            can = held(one, feature, shop)
            go = limits.boundary + (can.size + can.zone if can and not one.slot else 0.0)
            found = side.ask(pin(feature.axis, place, go, *_passage(side, feature, one, here)))
            yield _verdict(side, found, False, _why(one, feature, i, go), f"GO pin {mm(go, 3)} mm does not pass {one}", feature.name, i)
            if not one.slot:
                not_go = pin(feature.axis, (one.x, one.y), limits.size[1] + 0.2, one.low, one.high)
                yield _verdict(side, side.ask(not_go), True, "oversize", f"NOT-GO pin {mm(limits.size[1] + 0.2, 3)} mm enters {one}", feature.name, i)


def _passage(side: Side, feature: Feature, one: Opening, here: Sequence[Opening]) -> tuple[float, float]:
    """Return from where to where the GO pin must be free: through the hole, and on the outside as far as the fastener's head needs."""
    starts = [tool.start if tool.side == "module" else tool.end for tool in feature.tools if tool.side == side.claim.side]
    head = HEAD * feature.fastener_size[1] if feature.fastener_size else 0.0
    if side.claim.side == "host" and one.low <= min(other.low for other in here):
        return min([one.low - head, *starts]), one.high
    if side.claim.side == "module" and one.high >= max(other.high for other in here):
        return one.low, max([one.high + head, *starts])
    return one.low, one.high


def _why(one: Opening, feature: Feature, i: int, go: float) -> Cause:
    """Name why a GO pin stops: the declared hole explains it, or something stands in it that nobody declared."""
    off = offset(one, feature.places[i])
    if one.diameter - 2 * off >= go:
        return "obstruction"
    return "shifted hole" if off > 1e-6 and one.diameter >= go else "process too coarse" if one.diameter >= go - 2 else "undersize"


def _pins(side: Side, feature: Feature, limits: Limits) -> Iterator[Verdict]:
    """Yield the verdicts on a pin: material at its place, and none outside the ring that it must enter."""
    low, high = feature.depth(side.claim.side)
    for i, place in enumerate(feature.places):
        inner = pin(feature.axis, place, max(limits.size[0] - 0.5, 0.1), low, high)
        yield _verdict(side, side.ask(inner), True, "missing feature", f"no {limits.kind} at {feature.name} {i + 1}", feature.name, i)


def _seat(side: Side, feature: Feature, limits: Limits) -> Iterator[Verdict]:
    half = limits.size[0] / 2
    own = 1.0 if side.claim.side == "module" else -1.0  # on which side of the plane the side's own material lies
    for i, (x, y) in enumerate(feature.places):
        material, free = (sorted((sign * SKIN, sign * FEELER)) for sign in (own, -own))
        inside = Probe((x - half, y - half, material[0]), (x + half, y + half, material[1]))
        above = Probe((x - half, y - half, free[0]), (x + half, y + half, free[1]))
        yield _verdict(
            side, side.ask(inside), True, "missing feature", f"{feature.name} {i + 1}: no material under the plane at ({mm(x)}, {mm(y)}) mm", feature.name, i
        )
        settled = _removable(side) if side.claim.side == "host" else side.bodies
        yield _verdict(side, side.ask(above, settled), False, "obstruction", f"{feature.name} {i + 1}: material stands over the plane", feature.name, i)


def _tools(side: Side, feature: Feature) -> Iterator[Verdict]:
    for tool in feature.tools:
        if tool.side == side.claim.side:
            for i, place in enumerate(feature.places):
                room = pin(feature.axis, place, tool.diameter, tool.start, tool.end)
                what = f"no room for a tool of {mm(tool.diameter)} mm over {feature.name} {i + 1}"
                yield _verdict(side, side.ask(room), False, "tool access", what, feature.name, i)


def _envelope(side: Side) -> Iterator[Verdict]:
    room = side.contract.keep_in
    if room is None:
        return
    lows, highs = zip(*((low, high) for low, high in (_box(body, side) for body in side.bodies)), strict=True)
    over: list[tuple[float, str, str]] = []
    for axis in range(3):
        over.append(max((room.low[axis] + room.allowance - low[axis], body.path, "xyz"[axis]) for low, body in zip(lows, side.bodies, strict=True)))
        over.append(max((high[axis] + room.allowance - room.high[axis], body.path, "xyz"[axis]) for high, body in zip(highs, side.bodies, strict=True)))
    excess, path, name = max(over)
    if excess > CONTACT:
        yield Verdict("FAIL", "outside the envelope", f"{side.claim.label}: {path} stands {mm(excess)} mm out of the envelope in {name}", round(-excess, 4))
    else:
        yield Verdict("PASS", margin=round(-excess, 4))


def _box(body: Body, side: Side) -> tuple[Vector, Vector]:
    """Return the exact box of a body as it stands: that of its own frame, turned, would be too large."""
    from gvcs_cad.geometry.assembly import location
    from gvcs_cad.geometry.properties import properties_of

    low, high = box_of(body, side.shapes)
    room = side.contract.keep_in
    assert room is not None
    if body.at == Placement() or all(room.low[i] + room.allowance <= low[i] and high[i] + room.allowance <= room.high[i] for i in range(3)):
        return low, high
    found = properties_of(side.shapes.solid(body.part, body.length).moved(location(body.at)))
    return found.low, found.high


def _host_room(side: Side) -> Iterator[Verdict]:
    for box in side.contract.keep_out:
        found = side.ask(Probe(box.low, box.high))
        yield _verdict(side, found, False, "obstruction", f"something stands in the host's room: {box.why}")


def _way_in(side: Side) -> Iterator[Verdict]:
    """Yield whether the module's envelope comes in along the insertion: a box swept along an axis is a box."""
    contract = side.contract
    if contract.insertion is None or contract.travel is None or contract.keep_in is None:
        return
    low, high = list(contract.keep_in.low), list(contract.keep_in.high)
    for axis, part in enumerate(contract.insertion):
        if part:
            if part < 0:
                high[axis] += contract.travel
                low[axis] = max(low[axis], SKIN)  # the seat itself is felt by its own gauge
            else:
                low[axis] -= contract.travel
                high[axis] = min(high[axis], -SKIN)
    swept = Probe(tuple(low), tuple(high))  # type: ignore[arg-type]  # three figures
    yield _verdict(side, side.ask(swept, _removable(side)), False, "insertion path", f"the way in over {mm(contract.travel)} mm is not free")


def _removable(side: Side) -> tuple[Body, ...]:
    """Return the bodies without those that lie in the host's own room: clamps that are put on once the module stands."""
    rooms = side.contract.keep_out

    def held_back(body: Body) -> bool:
        low, high = box_of(body, side.shapes)
        return any(_inside(low, high, box.low, box.high) for box in _joined(rooms))

    return tuple(body for body in side.bodies if not held_back(body))


def _joined(rooms: Sequence[Box]) -> list[Probe]:
    """Return the rooms and the boxes about every two that touch: a clamp and its toe lie in two rooms side by side."""
    boxes = [Probe(room.low, room.high) for room in rooms]
    pairs = [
        Probe(tuple(map(min, a.low, b.low)), tuple(map(max, a.high, b.high)))  # type: ignore[arg-type]  # three figures
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if all(p <= s + 1e-6 and r <= q + 1e-6 for p, q, r, s in zip(a.low, a.high, b.low, b.high, strict=True))
    ]
    return [*boxes, *pairs]


def _inside(low: Vector, high: Vector, box_low: Vector, box_high: Vector) -> bool:
    return all(c - 1e-6 <= a and b <= d + 1e-6 for a, b, c, d in zip(low, high, box_low, box_high, strict=True))
