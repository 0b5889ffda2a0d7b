"""A host and a module: do they mate for every part that both can make, what share would, and what would cure it?"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gvcs_cad.catalog.capability import Capability
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


@dataclass(frozen=True, eq=False)
class Judged:
    """A claim with all that hangs on it alone, found once for all its pairs: options kept, verdicts by option, and holes with what is held on them."""

    claim: Claim
    kept: tuple[str, ...]
    verdicts: Mapping[str, tuple[Verdict, ...]]
    best: tuple[Verdict, ...]
    holes: Mapping[str, tuple[tuple[tuple[Opening, Capability | None], ...], ...]]  # by option: of each place of each feature of both sides


def judged(claim: Claim, contract: Interface, shop: Shop) -> Judged:
    """Return a claim judged by itself."""
    kept = options_kept(claim, contract, shop)
    verdicts = {option: tuple(conformance(claim, contract, shop, option)) for option in kept}
    best = () if kept else tuple(conformance(claim, contract, shop))
    holes = {option: tuple(_held_at(claim, feature, i, shop) for feature, i in _places(contract, option)) for option in contract.options}
    return Judged(claim, kept, verdicts, best, holes)


def _places(contract: Interface, option: str) -> Iterator[tuple[Feature, int]]:
    """Yield the places where a bolt or pin of one side meets a hole of the other."""
    for feature in contract.of(option):
        if feature.host is not None and feature.module is not None and "plane" not in (feature.host.kind, feature.module.kind):
            yield from ((feature, i) for i in range(len(feature.places)))


def _held_at(claim: Claim, feature: Feature, i: int, shop: Shop) -> tuple[tuple[Opening, Capability | None], ...]:
    return tuple((one, held(one, feature, shop)) for one in at_place(in_depth(claim.openings, feature, claim.side), feature, i))


def pair(host: Claim, module: Claim, contract: Interface, shop: Shop, measured: Sequence[Verdict] = ()) -> Pair:
    """Return the verdict on a pair from each side's own gauges; `measured` are those of T1 and T2, which settle what T0 leaves open."""
    return paired(judged(host, contract, shop), judged(module, contract, shop), contract, shop, measured)


def paired(one: Judged, other: Judged, contract: Interface, shop: Shop, measured: Sequence[Verdict] = ()) -> Pair:
    """Return the verdict on a host and a module that were judged by themselves: what is left is what one gives the other, and the yield."""
    host, module = one.claim, other.claim
    option = next((option for option in contract.options if option in one.kept and option in other.kept), None)
    if option is None:
        has = [", ".join(side.kept) or "none" for side in (one, other)]
        what = f"{host.label} is made for {has[0]}, {module.label} for {has[1]}: none of the contract's ways ({', '.join(contract.options)}) is kept by both"
        alone = [verdict for side in (one, other) for verdict in (side.best or conformance(side.claim, contract, shop))]
        kept = [*alone, *_exchange(host, module)]
        none = [] if any(v.answer == "FAIL" for v in kept) else [Verdict("FAIL", "no common option", what)]
        shares = [share for way in contract.options if (share := _yield(one, other, contract, way)) is not None]
        return Pair(host, module, (*none, *kept), "", max(shares, default=None), _drilling(host, module, contract, shop, kept))
    verdicts = settled([*one.verdicts[option], *other.verdicts[option]], measured)
    verdicts += _exchange(host, module)
    return Pair(host, module, tuple(verdicts), option, _yield(one, other, contract, option), _drilling(host, module, contract, shop, verdicts))


def settled(verdicts: Sequence[Verdict], measured: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts with those on real geometry: they answer what is "not measured", and never turn a FAIL."""
    kept = [v for v in verdicts if not (measured and v.cause == "not measured")]
    return [*kept, *measured]


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


def meetings(one: Judged, other: Judged, contract: Interface, option: str) -> list[Meeting] | None:
    """Return where bolts pass holes of both sides; None where what a process holds is not known.

    Sizes are taken at their least: a larger hole only leaves more room.
    """
    found = []
    for (feature, _), mine, theirs in zip(_places(contract, option), one.holes[option], other.holes[option], strict=True):
        for hole, can in mine:
            for bore, could in theirs:
                meeting = None if can is None or could is None else _meeting(hole, bore, feature, can, could)
                if meeting is None:
                    return None
                found.append(meeting)
    return found


def _meeting(one: Opening, other: Opening, feature: Feature, mine: Capability, theirs: Capability) -> Meeting | None:
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


def _yield(one: Judged, other: Judged, contract: Interface, option: str) -> float | None:
    """Return the share of all pairs of individuals that would mate, located by their datums; None where it cannot be told."""
    found = meetings(one, other, contract, option)
    return expected_yield(found) if found else None


def _drilling(host: Claim, module: Claim, contract: Interface, shop: Shop, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Return the holes to be opened up, where that and nothing else is lacking: such a pair is replaceable."""
    wrong = failed(verdicts)
    if not wrong or any(v.answer != "FAIL" or v.cause not in SIZES or v.place is None for v in wrong):
        return ()
    work: list[str] = []
    for claim, feature, i, one in _made(contract, host, module):
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


def _made(contract: Interface, *sides: Claim) -> Iterator[tuple[Claim, Feature, int, Opening]]:
    """Yield what each side has made at each place of each feature."""
    for claim in sides:
        for feature in contract.features:
            near = in_depth(claim.openings, feature, claim.side)
            for i in range(len(feature.places)):
                yield from ((claim, feature, i, one) for one in at_place(near, feature, i))
