"""New for old: may a release take the place of the one before it, in every host? The airline codes, and a witness for each.

Codes as ATA's interchangeability codes are read in public: 1 one-way (new for old, not old for new), 2 two-way, 3 not interchangeable, 4 only as
a set, 5 qualified (with an adapter or after work), 6 re-identification (another number for the same part).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.interchange.conformance import boundary, conformance
from gvcs_cad.checks.interchange.verdict import Verdict, worst
from gvcs_cad.model.claim import Claim
from gvcs_cad.model.opening import at_place, in_depth
from gvcs_cad.units import millimetres as mm

CODES = {1: "one-way", 2: "two-way", 3: "not interchangeable", 4: "as a set", 5: "qualified", 6: "re-identification"}
SAME = 1e-6


@dataclass(frozen=True)
class Step:
    """One release step: the airline code, why not the better one, and both claims' labels."""

    old: str
    new: str
    code: int
    witnesses: tuple[str, ...] = ()

    def __str__(self) -> str:
        because = f": {self.witnesses[0]}" if self.witnesses else ""
        return f"{self.old} -> {self.new}: {self.code} {CODES[self.code]}{because}"


def substitutes(new: Claim, old: Claim, contract: Interface, shop: Shop) -> list[Verdict]:
    """Return every reason why `new` must not stand where `old` stood: an empty list means that it may.

    Hole boundaries no smaller, envelope inside the old one, no more required, no less provided, no shorter life, play within the contract.
    """
    verdict = worst(conformance(new, contract, shop))
    found = [] if verdict.answer == "PASS" or verdict.cause == "not measured" else [verdict]
    return [*found, *_tighter(new, old, contract, shop), *_larger(new, old), *_weaker(new, old)]


def step(new: Claim, old: Claim, contract: Interface, shop: Shop, *, set_with: Claim | None = None, adapter: str = "") -> Step:
    """Return the code of a release step. `set_with` is a module that was released anew together with this one; an `adapter` qualifies."""
    if same_but_name(new, old):
        return Step(old.label, new.label, 6 if new.label != old.label else 2)
    forward, back = substitutes(new, old, contract, shop), substitutes(old, new, contract, shop)
    if not forward:
        return Step(old.label, new.label, 2 if not back else 1, tuple(v.witness for v in back))
    witnesses = tuple(v.witness for v in forward)
    if set_with is not None:
        return Step(old.label, new.label, 4, (f"only together with {set_with.label}", *witnesses))
    if adapter:
        return Step(old.label, new.label, 5, (f"with {adapter}", *witnesses))
    return Step(old.label, new.label, 3, witnesses)


def same_but_name(a: Claim, b: Claim) -> bool:
    """Tell whether two claims differ in nothing that a mate or its user would notice."""
    return (a.interface, a.side, a.openings, a.provides, a.requires, a.life_hours, a.extents) == (
        *(b.interface, b.side, b.openings, b.provides, b.requires, b.life_hours, b.extents),
    )


def _tighter(new: Claim, old: Claim, contract: Interface, shop: Shop) -> Iterator[Verdict]:
    for feature in contract.features:
        limits = feature.side(new.side)
        if limits is None or limits.kind == "plane":
            continue
        for i in range(len(feature.places)):
            bounds = []
            for claim in (new, old):
                found = [boundary(one, feature, i, shop) for one in at_place(in_depth(claim.openings, feature, claim.side), feature, i)]
                known = [one for one in found if one is not None]
                bounds.append(None if not known or None in found else min(known) if limits.female else max(known))
            mine, theirs = bounds
            if theirs is None:
                continue
            if mine is None:
                yield Verdict("UNDECIDED", "process unknown", f"{new.label} {feature.name} {i + 1}: boundary not known, {old.label} had {mm(theirs)} mm")
            elif (mine < theirs - SAME) if limits.female else (mine > theirs + SAME):
                sign = "<" if limits.female else ">"
                what = f"{new.label} {limits.kind} boundary {mm(mine)} {sign} {mm(theirs)} mm ({feature.name} {i + 1})"
                yield Verdict("FAIL", "undersize" if limits.female else "oversize", what, round(-abs(mine - theirs), 4))


def _larger(new: Claim, old: Claim) -> Iterator[Verdict]:
    if new.extents is None or old.extents is None:
        return
    over = [(old.extents.low[i] - new.extents.low[i], "xyz"[i]) for i in range(3)] + [(new.extents.high[i] - old.extents.high[i], "xyz"[i]) for i in range(3)]
    excess, axis = max(over)
    if excess > SAME:
        yield Verdict("FAIL", "outside the envelope", f"{new.label} reaches {mm(excess)} mm farther in {axis} than {old.label}", round(-excess, 4))


def _weaker(new: Claim, old: Claim) -> Iterator[Verdict]:
    given, asked = dict(new.provides), dict(old.requires)
    for name, value in old.provides:
        if given.get(name, 0.0) < value - SAME:
            what = f"{new.label} provides {name} {given[name]:g} < {value:g}" if name in given else f"{new.label} no longer provides {name}"
            yield Verdict("FAIL", "missing capacity", what, given.get(name, 0.0) - value)
    for name, value in new.requires:
        if value > asked.get(name, 0.0) + SAME:
            yield Verdict("FAIL", "too demanding", f"{new.label} requires {name} {value:g} > {asked.get(name, 0.0):g}", asked.get(name, 0.0) - value)
    if new.life_hours is not None and (old.life_hours is None or new.life_hours < old.life_hours):
        before = "the life of the frame" if old.life_hours is None else f"{old.life_hours:g} h"
        yield Verdict("FAIL", "shorter life", f"{new.label} lasts {new.life_hours:g} h, {old.label} {before}", None)
