"""Few modules, many machines: which module serves which machines, and what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart


@dataclass(frozen=True)
class Service:
    """A module type: the machines in which a named configuration puts it (`used`), and others that have a slot whose contract it keeps (`fits`)."""

    module: str
    used: tuple[str, ...]
    fits: tuple[str, ...]

    @property
    def machines(self) -> tuple[str, ...]:
        """Every machine that it serves or could serve."""
        return tuple(sorted({*self.used, *self.fits}))


@dataclass(frozen=True)
class Commonality:
    """`index` is 0 where no two machines share a part and 1 where all are made of the same; `unique` are made parts of one machine alone."""

    services: tuple[Service, ...]
    index: float
    distinct: int
    unique: Mapping[str, tuple[str, ...]]

    @property
    def in_use(self) -> int:
        """Module types that stand in two machines or more, each in a named configuration."""
        return sum(len(one.used) > 1 for one in self.services)

    @property
    def fitting(self) -> int:
        """Module types that stand in two machines or more, or would if they were swapped in."""
        return sum(len(one.machines) > 1 for one in self.services)


def commonality(parts: Mapping[str, Iterable[Part]], services: Iterable[Service]) -> Commonality:
    """Return what machines have in common, from the distinct parts of each.

    The index is Martin and Ishii's ("Design for variety", ASME DETC 1996, DTM-1610):
    CI = 1 - (u - max p) / (sum p - max p), with u distinct parts in all and p those of each machine.
    """
    own = {machine: {part.digest: part for part in found} for machine, found in parts.items()}
    counts = [len(found) for found in own.values()]
    everything = {digest for found in own.values() for digest in found}
    most, total = max(counts, default=0), sum(counts)
    index = 1 - (len(everything) - most) / (total - most) if total > most else 1.0
    unique = {
        machine: tuple(
            sorted(
                {
                    part.name
                    for digest, part in found.items()
                    if not isinstance(part, PurchasedPart) and not any(digest in other for name, other in own.items() if name != machine)
                }
            )
        )
        for machine, found in sorted(own.items())
    }
    return Commonality(tuple(sorted(services, key=lambda one: (-len(one.used), -len(one.machines), one.module))), index, len(everything), unique)
