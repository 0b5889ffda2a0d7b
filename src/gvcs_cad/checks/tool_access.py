"""A fastener that no tool reaches is never tightened: some order of assembly lets each be held on one side and turned on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Finding
from gvcs_cad.checks.geometry_check import Case, GeometryCheck, Result
from gvcs_cad.checks.screw import screws
from gvcs_cad.checks.takedown import take_down, takedown_of
from gvcs_cad.geometry.comparison import Notebook
from gvcs_cad.geometry.shapes import Shapes
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design

SIDES = ("reached by no tool", "only held", "turned")


@dataclass(frozen=True)
class NoToolAccess(Finding):
    """The joint, its bolt, how head and nut are reached when all that comes off is off, and what stands nearest in the way then."""

    rule = "tool_access"
    severity = "warning"
    identity = ("joint",)
    joint: str
    bolt: str
    head: str
    nut: str
    by: str = ""

    def __str__(self) -> str:
        nut = f", the nut {self.nut}" if self.nut else ", and it has no nut"
        bar = f"; {self.by} stands in the way" if self.by else ""
        return f"{self.joint}: no tool tightens {self.bolt} in any order of assembly: the head is {self.head}{nut}{bar}"


def tool_access_cases(design: Design, shop: Shop) -> Iterator[Case]:
    """Yield one case for all bolts of a design."""
    if any(isinstance(joint, Fasten) for _, joint in design.all_connections()):
        yield Case("bolts", partial(every_bolt, design))


def every_bolt(design: Design, shapes: Shapes, notebook: Notebook) -> Result:
    """Take the machine apart for its bolts; a finding for each that no tool ever reaches."""
    work = takedown_of(design, shapes)
    bolts = screws(design, work.joints)
    outcome = take_down(work, bolts)
    findings = []
    for screw, grips, by in outcome.never:
        words = [SIDES[grip] for grip in grips]
        findings.append(NoToolAccess(screw.name, screw.joint.bolt, words[0], words[1] if len(words) > 1 else "", by))
    measured = f"{len(bolts)} bolts: {outcome.standing} reached as the machine stands, {outcome.after} before others are on, {len(findings)} never"
    return Result(tuple(findings), (measured,))


CHECK = GeometryCheck("tool_access", "a fastener that no tool reaches in any order of assembly is never tightened", tool_access_cases)
