"""A module that stands in a slot keeps the contract of the slot, and so does the host: for every part that their processes can make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.interface import Interface
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.checks.interchange.advice import CURABLE, advice_for
from gvcs_cad.checks.interchange.pairing import Pair, pair
from gvcs_cad.checks.interchange.verdict import Verdict, spoken
from gvcs_cad.model.assembly import Assembly
from gvcs_cad.model.claim import Claim, claim_at, mounted_paths, same_holes
from gvcs_cad.model.connection import Mate
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part


@dataclass(frozen=True)
class DoesNotFit(Finding):
    """Slot and module, the contract between them, the cause and its witness, and what would cure it."""

    rule = "does_not_fit"
    slot: str
    module: str
    interface: str
    cause: str
    witness: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.slot}: {self.module} does not fit {self.interface}: {self.witness}{f'; {self.cure}' if self.cure else ''}"


@dataclass(frozen=True)
class NotKnownToFit(DoesNotFit):
    """A mate whose answer hangs on a tolerance that nobody has stated."""

    rule = "not_known_to_fit"
    severity = "warning"

    def __str__(self) -> str:
        return f"{self.slot}: {self.module} is not known to fit {self.interface}: {self.witness}"


def contracts(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield what keeps each mounted module from its host, once for all places that are drilled alike.

    What only a solid can tell (planes, the whole envelope, the way in) is not asked here: ``gvcs interchange --gauges`` does.
    """
    told: list[tuple[str, str, str, Claim]] = []
    for host, module, slot in mates(design):
        contract = catalog().get(Interface, host.interface)
        found = pair(host, module, contract, shop)
        for verdict in spoken(found.verdicts)[:1]:
            cause = (module.name, host.interface, verdict.cause)
            if not any(known[:3] == cause and same_holes(known[3], host) for known in told):
                told.append((*cause, host))
                yield _finding(found, verdict, slot, contract, shop)


def mates(design: Design) -> Iterator[tuple[Claim, Claim, str]]:
    """Iterate over every mounted module: the claims of its host and its own, and the name of its occurrence."""
    for path, connection in design.all_connections():
        if isinstance(connection, Mate):
            prefix = f"{path}/" if path else ""
            carrier, place = carrying(design, prefix + connection.host.path)
            host = claim_at(carrier, place, connection.host.name)
            node = design
            for name in (prefix + connection.module.path).split("/"):
                child = node.child(name).item
                if isinstance(child, Part):  # mounted by itself: it is the whole module
                    alone = Assembly(child.name)
                    alone.add(child)
                    yield host, claim_at(alone.freeze(), child.name, connection.module.name), connection.module.path
                    break
                node = child
            else:
                yield host, claim_at(node, "", connection.module.name), connection.module.path


def carrying(design: Design, path: str) -> tuple[Design, str]:
    """Return the design whose own the place at a path is: a module that stands in a slot may be the host of another."""
    mounted, steps, node = mounted_paths(design), path.split("/"), design
    begins = max((i for i in range(1, len(steps) + 1) if "/".join(steps[:i]) in mounted), default=0)
    for name in steps[:begins]:
        inner = node.child(name).item
        assert isinstance(inner, Design)  # a part is mounted in no slot
        node = inner
    return node, "/".join(steps[begins:])


def _finding(found: Pair, verdict: Verdict, slot: str, contract: Interface, shop: Shop) -> Finding:
    words = (slot, found.module.name, contract.key, verdict.cause, verdict.witness)
    if verdict.answer == "UNDECIDED":
        return NotKnownToFit(*words)
    return DoesNotFit(*words, _cure(found, verdict, contract, shop))


def _cure(found: Pair, verdict: Verdict, contract: Interface, shop: Shop) -> str:
    if verdict.place is None or verdict.cause not in CURABLE:
        return ""
    side = found.module if verdict.witness.startswith(found.module.label) else found.host
    ways = [way for name, _, advice in advice_for(side, contract, shop, found.option) if name.startswith(verdict.feature) for way in advice]
    return f"{ways[0]} would pass" if ways else ""


CHECK = Check("contracts", "a module that breaks the contract of its slot fits on the screen and not in the yard", contracts)
