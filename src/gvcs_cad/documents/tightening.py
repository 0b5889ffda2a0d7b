"""How far the bolts of a design are tightened: as their row says, or by hand where they clamp what gives under that torque."""

from __future__ import annotations

from collections import Counter

from gvcs_cad.documents.hole_method import item_at
from gvcs_cad.model.connection import Fasten
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part
from gvcs_cad.model.purchased import PurchasedPart

SOFT = 2000.0  # kg/m3: plastic and wood are lighter, metals are not (Material.yaml)
SNUG = "by hand until it sits: it clamps plastic or wood, which the torque for steel crushes"


def bolted_joints(design: Design) -> Counter[tuple[Part, bool]]:
    """Count the bolted joints by bolt, and whether it clamps plastic or wood."""
    counts: Counter[tuple[Part, bool]] = Counter()
    for _, assembly in design.subtrees():
        for connection in assembly.connections:
            bolt = connection.hardware[0].item if isinstance(connection, Fasten) else None
            if isinstance(bolt, Part):
                counts[bolt, any(_soft(item_at(assembly, hole.path)) for hole in connection.holes)] += 1
    return counts


def tightening(design: Design) -> dict[Part, str]:
    """Word for each bolt that clamps plastic or wood how far it is tightened there, and how far elsewhere."""
    counts = bolted_joints(design)
    words = {}
    for bolt in (bolt for bolt, soft in counts if soft):
        hard = counts[bolt, False]
        words[bolt] = f"{counts[bolt, True]} {SNUG}; {hard} {bolt.note or 'as its maker says'}" if hard else SNUG
    return words


def _soft(item: object) -> bool:
    """Tell whether a part is of plastic or wood, which gives under a bolt tightened for steel; what is bought has its maker's word."""
    return isinstance(item, Part) and not isinstance(item, PurchasedPart) and item.material.density < SOFT
