"""T0: does one side, as its processes can make it at worst, pass the gauges of the contract that it claims? Closed form, no kernel."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gvcs_cad.catalog.capability import Capability, capability, weld_tolerance
from gvcs_cad.catalog.interface import Feature, Interface, Limits
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.pattern import misplaced_as
from gvcs_cad.checks.interchange.verdict import Cause, Verdict, worst
from gvcs_cad.checks.interchange.virtual_condition import hole_boundary, pin_boundary
from gvcs_cad.model.claim import Claim
from gvcs_cad.model.opening import Opening, at_place, in_depth
from gvcs_cad.units import millimetres as mm

EXACT = 1e-6  # mm


def conformance(claim: Claim, contract: Interface, shop: Shop, option: str | None = None) -> list[Verdict]:
    """Return every verdict on a claim in the option that suits it best, or in the one given."""
    if not contract.features and contract.keep_in is None:
        reason = dict(contract.not_stated).get("features", "")
        return [Verdict("UNDECIDED", "not measured", f"{contract.key} states no feature that can be measured{reason and f': {reason}'}")]
    options = contract.options if option is None else (option,)
    tried = [[*_features(claim, contract, shop, one)] for one in options]
    best = max(tried, key=_rank)
    return [*best, *_capacities(claim, contract), *_life(claim, contract), *_envelope(claim, contract)]


def _rank(verdicts: list[Verdict]) -> tuple[int, float]:
    """Order options: one that passes, then one that is open, then the one that misses by least."""
    decides = worst(verdicts)
    return {"PASS": 2, "UNDECIDED": 1, "FAIL": 0}[decides.answer], -math.inf if decides.margin is None else decides.margin


def options_kept(claim: Claim, contract: Interface, shop: Shop) -> tuple[str, ...]:
    """Return the options that a claim does not fail."""
    return tuple(one for one in contract.options if worst(_features(claim, contract, shop, one)).answer != "FAIL")


def reach(feature: Feature) -> float:
    """Return the largest distance of a place from the datum, the first, mm: what a tolerance of position is measured over."""
    return max(math.dist(place, feature.places[0]) for place in feature.places)


def _features(claim: Claim, contract: Interface, shop: Shop, option: str) -> Iterator[Verdict]:
    for feature in contract.of(option):
        limits = feature.side(claim.side)
        if limits is None:
            continue
        if limits.kind == "plane":
            yield Verdict(
                "UNDECIDED", "not measured", f"{claim.label}: {feature.name} is a plane, which only its solid can show: run the gauges", feature=feature.name
            )
        else:
            yield from _feature(claim, feature, limits, shop)


def _feature(claim: Claim, feature: Feature, limits: Limits, shop: Shop) -> Iterator[Verdict]:
    mine = in_depth(claim.openings, feature, claim.side)
    missing = [i for i in range(len(feature.places)) if not at_place(mine, feature, i)]
    if missing or _all_off(mine, feature):
        cause: Cause | None = misplaced_as(mine, feature)
        if cause:
            yield Verdict("FAIL", cause, f"{claim.label}: {feature.name} is there, {_words(cause)}", None, feature=feature.name)
            return
    for i in range(len(feature.places)):
        openings = at_place(mine, feature, i)
        if i in missing:
            kind = "UNDECIDED" if not limits.female else "FAIL"  # a spigot of a casting stands in no list of holes: its solid must tell
            what = f"{claim.label}: {feature.name} {i + 1}: no {limits.kind} of the contract at ({mm(feature.places[i][0])}, {mm(feature.places[i][1])}) mm"
            yield Verdict(kind, "missing feature" if kind == "FAIL" else "not measured", what, None, feature=feature.name, place=i)  # type: ignore[arg-type]  # both are answers
        for one in openings:
            yield from _opening(claim, one, feature, i, limits, shop)
        if openings and limits.stack:
            yield _stack(claim, openings, feature, i, limits.stack)


def _all_off(mine: Sequence[Opening], feature: Feature) -> bool:
    """Tell whether every hole of a pattern is off its place: then the pattern as a whole may be turned or mirrored."""
    near = [at_place(mine, feature, i) for i in range(len(feature.places))]
    return len(feature.places) > 1 and all(all(offset(one, feature.places[i]) > 0.5 for one in at) for i, at in enumerate(near))


def _words(cause: Cause) -> str:
    return "turned against the contract" if cause == "pattern rotated" else "as its mirror image"


def offset(one: Opening, place: tuple[float, float]) -> float:
    """Return how far a hole's axis is from a place, mm; along a slot, only what goes past its ends counts."""
    dx, dy = one.x - place[0], one.y - place[1]
    if one.slot:
        c, s = math.cos(math.radians(one.angle)), math.sin(math.radians(one.angle))
        along, across = dx * c + dy * s, -dx * s + dy * c
        return math.hypot(max(abs(along) - one.slot / 2, 0.0), across)
    return math.hypot(dx, dy)


def held(one: Opening, feature: Feature, shop: Shop) -> Capability | None:
    """Return what the shop holds on an opening, the weld's share of its place included; None where that is not known."""
    found = capability(one.process, shop, diameter=one.diameter, reach=reach(feature), thickness=one.thickness)
    if found is None or not one.weld:
        return found
    weld = weld_tolerance(reach(feature), shop)
    return None if weld is None else Capability(found.size, found.position + weld)


def boundary(one: Opening, feature: Feature, index: int, shop: Shop) -> float | None:
    """Return the virtual condition of an opening about its place, mm: what the worst that is made of it still passes, or fills."""
    can = held(one, feature, shop)
    if can is None:
        return None
    off = 2 * offset(one, feature.places[index])
    zone = can.zone if not one.slot else max(can.zone - one.slot, 2 * can.position)
    return pin_boundary(one.diameter + can.size, zone + off) if one.male else hole_boundary(one.diameter - can.size, zone + off)


def _opening(claim: Claim, one: Opening, feature: Feature, i: int, limits: Limits, shop: Shop) -> Iterator[Verdict]:
    place = {"feature": feature.name, "place": i}
    found = boundary(one, feature, i, shop)
    gauge = limits.boundary
    off = offset(one, feature.places[i])
    sign = -1.0 if one.male else 1.0
    nominal = sign * (one.diameter - gauge) - 2 * off
    if nominal < -EXACT or (found is None and nominal < 0):  # the drawing itself fails: no process cures that
        cause: Cause = "shifted hole" if off > EXACT and sign * (one.diameter - gauge) >= 0 else ("oversize" if one.male else "undersize")
        yield Verdict("FAIL", cause, f"{claim.label}: {one}: {_figures(one, off)}, boundary {mm(gauge)} mm", round(nominal, 4), **place)  # type: ignore[arg-type]  # keywords
        return
    can = held(one, feature, shop)
    if found is None or can is None:
        where = f" in {mm(one.thickness)} mm plate" if one.thickness else ""
        what = f"no tolerance of {one.process} is known{where} over {mm(reach(feature))} mm: measure it and state it in the shop file"
        yield Verdict("UNDECIDED", "process unknown", f"{claim.label}: {one}: {what}", None, **place)  # type: ignore[arg-type]
        return
    margin = sign * (found - gauge)
    if margin < -EXACT:
        coarse: Cause = "shifted hole" if off > EXACT and margin + 2 * off >= 0 else "weld too coarse" if one.weld else "process too coarse"
        what = f"boundary {mm(found)} mm, {mm(gauge)} mm needed ({_figures(one, off)}, {one.process}{', welded after' if one.weld else ''})"
        yield Verdict("FAIL", coarse, f"{claim.label}: {one}: {what}", round(margin, 4), **place)  # type: ignore[arg-type]
        return
    loose = limits.size[1] - (one.diameter + can.size) if not one.male else (one.diameter - can.size) - limits.size[0]
    if loose < -EXACT:
        end = f"at most {mm(limits.size[1])}" if not one.male else f"at least {mm(limits.size[0])}"
        size = one.diameter + can.size if not one.male else one.diameter - can.size
        what = f"{mm(size)} mm as made by {one.process}, {end} mm allowed (play)"
        yield Verdict("FAIL", "undersize" if one.male else "oversize", f"{claim.label}: {one}: {what}", round(loose, 4), **place)  # type: ignore[arg-type]
        return
    yield Verdict("PASS", "", f"{claim.label}: {one}: boundary {mm(found)} mm, {mm(gauge)} mm needed", round(min(margin, loose), 4), **place)  # type: ignore[arg-type]


def _figures(one: Opening, off: float) -> str:
    return f"{mm(one.diameter)} mm" + (f", {mm(off)} mm off its place" if off > EXACT else "")


def _stack(claim: Claim, openings: Sequence[Opening], feature: Feature, i: int, allowed: tuple[float, float]) -> Verdict:
    thick = max(one.high for one in openings) - min(one.low for one in openings)
    margin = min(thick - allowed[0], allowed[1] - thick)
    if margin < -EXACT:
        cause: Cause = "stack too thick" if thick > allowed[1] else "stack too thin"
        what = f"{claim.label}: {feature.name} {i + 1}: {mm(thick)} mm to pass, {mm(allowed[0])} to {mm(allowed[1])} mm agreed"
        return Verdict("FAIL", cause, what, round(margin, 4), feature=feature.name, place=i)
    return Verdict("PASS", margin=round(margin, 4), feature=feature.name, place=i)


def _capacities(claim: Claim, contract: Interface) -> Iterator[Verdict]:
    agreed, allowed = (contract.host, contract.host_requires) if claim.side == "host" else (contract.module, contract.module_requires)
    given, asked, most = dict(claim.provides), dict(claim.requires), dict(allowed)
    for name, least in agreed:
        if name not in given:
            yield Verdict("FAIL", "missing capacity", f"{claim.label} does not say what {name} it provides, {least:g} agreed", None)
        elif given[name] < least:
            yield Verdict("FAIL", "missing capacity", f"{claim.label} provides {name} {given[name]:g}, {least:g} agreed", given[name] - least)
    for name, value in sorted(asked.items()):
        if name in most and value > most[name]:
            yield Verdict("FAIL", "too demanding", f"{claim.label} requires {name} {value:g}, at most {most[name]:g} agreed", most[name] - value)


def _life(claim: Claim, contract: Interface) -> Iterator[Verdict]:
    if claim.side == "module" and contract.life_hours and claim.life_hours is not None and claim.life_hours < contract.life_hours:
        what = f"{claim.label} lasts {claim.life_hours:g} h, {contract.life_hours:g} h agreed"
        yield Verdict("FAIL", "shorter life", what, claim.life_hours - contract.life_hours)


def _envelope(claim: Claim, contract: Interface) -> Iterator[Verdict]:
    room, mine = contract.keep_in, claim.extents
    if room is None or claim.side == "host":
        return
    if mine is None:
        yield Verdict("UNDECIDED", "not measured", f"{claim.label}: no part's size is known by formula: run the gauges", None)
        return
    over = [(room.low[i] + room.allowance - mine.low[i], mine.parts[i], "xyz"[i], "low") for i in range(3)]
    over += [(mine.high[i] + room.allowance - room.high[i], mine.parts[3 + i], "xyz"[i], "high") for i in range(3)]
    excess, part, axis, side = max(over)
    if excess > EXACT:
        yield Verdict(
            "FAIL",
            "outside the envelope",
            f"{claim.label}: {part} stands {mm(excess)} mm out of the envelope in {axis} ({side}, {mm(room.allowance)} mm kept for welding)",
            round(-excess, 4),
        )
    elif not mine.whole:
        yield Verdict(
            "UNDECIDED", "not measured", f"{claim.label}: parts whose size only the kernel tells are not compared with the envelope: run the gauges", None
        )
    else:
        yield Verdict("PASS", margin=round(-excess, 4))
