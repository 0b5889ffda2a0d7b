"""A bolt in a tapped hole holds by as much thread as it has in there: too little strips, too much bottoms and clamps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.fasteners import BoltStock
from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design
from gvcs_cad.model.fastening import THREAD_ENGAGEMENT, tapped_bore, washers_of
from gvcs_cad.model.paths import child_path


@dataclass(frozen=True)
class ThreadEngagement(Finding):
    """The joint by its first hole, how much thread is engaged, and the least and the most, mm."""

    rule = "thread_engagement"
    identity = ("joint",)
    joint: str
    bolt: str
    engaged: float
    least: float
    most: float

    def __str__(self) -> str:
        limits = f"{self.least:.1f}..{self.most:.1f} mm are needed"
        return f"{self.joint}: {self.bolt} has {self.engaged:.1f} mm of thread in its tapped hole, {limits}"


def thread_engagement(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every bolt in a tapped hole that engages less than one diameter (steel), or reaches the hole's end."""
    for path, joint in design.all_connections():
        if not isinstance(joint, Fasten):
            continue
        bore = tapped_bore(design, path, joint)
        if bore is None:
            continue
        least = THREAD_ENGAGEMENT * catalog().get(BoltStock, joint.bolt).diameter
        engaged = joint.length - joint.grip - sum(washers_of(joint))
        if not least - 1e-3 <= engaged <= bore.depth + 1e-3:
            name = child_path(path, str(joint.holes[0]))
            yield ThreadEngagement(name, joint.bolt, round(engaged, 3), round(least, 3), bore.depth)


CHECK = Check("thread_engagement", "a bolt in a tapped hole holds by the thread it has in there", thread_engagement, gate=False)
