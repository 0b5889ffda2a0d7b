"""A host carries what it says it carries: a module heavier than that breaks it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.claim import MASS
from gvcs_cad.model.connection import Mate
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.model.paths import child_path


@dataclass(frozen=True)
class ModuleTooHeavy(Finding):
    """The module, the host's port, the module's mass and the port's limit, kg."""

    rule = "module_mass"
    identity = ("module", "port")
    module: str
    port: str
    mass: float
    limit: float

    def __str__(self) -> str:
        return f"{self.module} weighs {self.mass:.1f} kg, {self.port} carries {self.limit:.1f} kg"


def module_mass(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every module that is heavier than its host's port says it carries; a port that says nothing is not judged."""
    for path, inner in design.subtrees():
        for mate in inner.connections:
            if not isinstance(mate, Mate):
                continue
            limit = dict(next((port.provides for port in _at(inner, mate.host.path).ports if port.name == mate.host.name), ())).get(MASS)
            mass = _mass(_at(inner, mate.module.path))
            if limit is not None and mass > limit:
                module = child_path(path, mate.module.path)
                yield ModuleTooHeavy(module, str(mate.host), round(mass, 1), limit)


def _at(design: Design, path: str) -> Part | Design:
    node: Part | Design = design
    for name in path.split("/"):
        assert isinstance(node, Design)
        node = node.child(name).item
    return node


def _mass(item: Part | Design) -> float:
    if isinstance(item, Part):
        return item.mass or 0.0
    return math.fsum((part.mass or 0.0) * count for part, count in item.quantities.items())


CHECK = Check("module_mass", "a host breaks under a module heavier than it says it carries", module_mass, gate=False)
