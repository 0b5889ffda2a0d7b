"""A host and a module: do they mate for every part that both can make, what share would, and what would cure it?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.interface import Feature, Interface
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.bolt_yield import Meeting, expected_yield
from gvcs_cad.checks.interchange.conformance import boundary, conformance, held, options_kept
from gvcs_cad.checks.interchange.verdict import Answer, Verdict, failed, worst
from gvcs_cad.model.claim import Claim
from gvcs_cad.model.opening import Opening, at_place, in_depth
from gvcs_cad.units import millimetres as mm

SIGMAS = 3.0  # chosen: a tolerance of plus or minus t is taken as three standard deviations of a normal spread
SIZES = ("undersize", "process too coarse", "weld too coarse", "shifted hole")


@dataclass(frozen=True)
class Pair:
    """The answer on one host and one module, what decides it, and what the combination provides and requires."""

    host: Claim
    module: Claim
    verdicts: tuple[Verdict, ...]
    option: str
    expected_yield: float | None
    drilling: tuple[str, ...] = ()

    @property
    def decides(self) -> Verdict:
        """The verdict that decides."""
        return worst(self.verdicts)

    @property
    def answer(self) -> Answer:
        """PASS, FAIL or UNDECIDED."""
        return self.decides.answer

    @property
    def kind(self) -> str:
        """Word the verdict as people read it: a pair that fits once its holes are opened is replaceable and not interchangeable."""
        if self.answer == "PASS":
            return "interchangeable"
        if self.answer == "UNDECIDED":
            return "undecided"
        return "replaceable, after drilling" if self.drilling else "does not fit"


def pair(host: Claim, module: Claim, contract: Interface, shop: Shop, measured: Sequence[Verdict] = ()) -> Pair:
    """Return the verdict on a pair from each side's own gauges; `measured` are those of T1 and T2, which settle what T0 leaves open."""
    option = _common_option(host, module, contract, shop)
    if option is None:
        has = [", ".join(options_kept(claim, contract, shop)) or "none" for claim in (host, module)]
        what = f"{host.label} is made for {has[0]}, {module.label} for {has[1]}: none of the contract's ways ({', '.join(contract.options)}) is kept by both"
        kept = [*conformance(host, contract, shop), *conformance(module, contract, shop)]
        none = [] if any(v.answer == "FAIL" for v in kept) else [Verdict("FAIL", "no common option", what)]
        shares = [share for one in contract.options if (share := pair_yield(host, module, contract, shop, one)) is not None]
        return Pair(host, module, (*none, *kept), "", max(shares, default=None), _drilling(host, module, contract, shop, kept))
    verdicts = [v for claim in (host, module) for v in conformance(claim, contract, shop, option)]
    verdicts = settled(verdicts, measured)
    verdicts += _exchange(host, module)
    return Pair(host, module, tuple(verdicts), option, pair_yield(host, module, contract, shop, option), _drilling(host, module, contract, shop, verdicts))


def settled(verdicts: Sequence[Verdict], measured: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts with those on real geometry: they answer what is "not measured", and never turn a FAIL."""
    kept = [v for v in verdicts if not (measured and v.cause == "not measured")]
    return [*kept, *measured]


def _common_option(host: Claim, module: Claim, contract: Interface, shop: Shop) -> str | None:
    kept = [options_kept(claim, contract, shop) for claim in (host, module)]
    return next((option for option in contract.options if all(option in one for one in kept)), None)


def _exchange(host: Claim, module: Claim) -> Iterator[Verdict]:
    """Yield what one side asks and the other does not give."""
    for asks, gives in ((host, module), (module, host)):
        given = dict(gives.provides)
        for name, value in asks.requires:
            if name not in given:
                yield Verdict("FAIL", "missing capacity", f"{asks.label} requires {name} {value:g}, {gives.label} does not say what it provides")
            elif given[name] < value:
                yield Verdict(
                    "FAIL", "missing capacity", f"{asks.label} requires {name} {value:g}, {gives.label} provides {given[name]:g}", given[name] - value
                )


def meetings(host: Claim, module: Claim, contract: Interface, shop: Shop, option: str) -> list[Meeting] | None:
    """Return where bolts pass holes of both sides; None where what a process holds is not known.

    Sizes are taken at their least: a larger hole only leaves more room.
    """
    found = []
    for feature in contract.of(option):
        if feature.host is None or feature.module is None or "plane" in (feature.host.kind, feature.module.kind):
            continue
        for i in range(len(feature.places)):
            for one in at_place(in_depth(host.openings, feature, "host"), feature, i):
                for other in at_place(in_depth(module.openings, feature, "module"), feature, i):
                    meeting = _meeting(one, other, feature, shop)
                    if meeting is None:
                        return None
                    found.append(meeting)
    return found


def _meeting(one: Opening, other: Opening, feature: Feature, shop: Shop) -> Meeting | None:
    mine, theirs = held(one, feature, shop), held(other, feature, shop)
    if mine is None or theirs is None:
        return None
    if one.male or other.male:
        hole, pin = (other, one) if one.male else (one, other)
        sizes = (theirs, mine) if one.male else (mine, theirs)
        room = (hole.diameter - sizes[0].size - pin.diameter - sizes[1].size) / 2
    elif feature.fastener_size is not None:
        room = (one.diameter - mine.size + other.diameter - theirs.size) / 2 - feature.fastener_size[1]
        room = room if min(one.diameter - mine.size, other.diameter - theirs.size) >= feature.fastener_size[1] else -1.0
    else:
        return None
    offset = max(math.hypot(one.x - other.x, one.y - other.y) - (one.slot + other.slot) / 2, 0.0)
    return Meeting(room, offset, (mine.position / SIGMAS, theirs.position / SIGMAS))


def pair_yield(host: Claim, module: Claim, contract: Interface, shop: Shop, option: str) -> float | None:
    """Return the share of all pairs of individuals that would mate, located by their datums; None where it cannot be told."""
    found = meetings(host, module, contract, shop, option)
    return expected_yield(found) if found else None


def _drilling(host: Claim, module: Claim, contract: Interface, shop: Shop, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Return the holes to be opened up, where that and nothing else is lacking: such a pair is replaceable."""
    wrong = failed(verdicts)
    if not wrong or any(v.answer != "FAIL" or v.cause not in SIZES or v.place is None for v in wrong):
        return ()
    work: list[str] = []
    for claim in (host, module):
        for feature in contract.features:
            for i in range(len(feature.places)):
                for one in at_place(in_depth(claim.openings, feature, claim.side), feature, i):
                    limits = feature.side(claim.side)
                    mine = [v for v in wrong if v.feature == feature.name and v.place == i and f"{claim.label}: {one}" in v.witness]
                    if not mine or limits is None:
                        continue
                    found = boundary(one, feature, i, shop)
                    lacking = limits.boundary - (found if found is not None else one.diameter)
                    opened = one.diameter + lacking
                    can = held(one, feature, shop)
                    if one.male or can is None or opened + can.size > limits.size[1] + 1e-9:
                        return ()
                    work.append(f"{claim.label}: open {one} from {mm(one.diameter)} to {mm(opened)} mm")
    return tuple(dict.fromkeys(work))
