"""What a sheet's program must do, from the parts alone: the values that the replay compares with. No toolpath takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.nest.model import NestedSheet
from gvcs_cad.documents.toolpath.blueprint import Blueprint
from gvcs_cad.documents.toolpath.model import MarkRun
from gvcs_cad.documents.toolpath.process import CutProcess
from gvcs_cad.documents.toolpath.region import Pose
from gvcs_cad.documents.toolpath.replay import Wanted
from gvcs_cad.model.contour import Contour


def wanted(nested: NestedSheet, blueprints: Mapping[str, Blueprint], process: CutProcess, torch: Torch, marks: Iterable[MarkRun]) -> Wanted:
    """Return what must come out of a sheet: metal where each item lies, kerfs by the rule for small holes, tabs and marks."""
    parts = [blueprints[item.part_no] for item in nested.items]
    small = torch.small_parts

    def kerf(contour: Contour) -> float:
        return process.hole_kerf if contour.circle and contour.circle[1] < torch.holes.small else process.kerf

    return Wanted(
        nested.sheet,
        tuple(item.part_no for item in nested.items),
        tuple(Pose(item).polygon(part.metal) for item, part in zip(nested.items, parts, strict=True)),
        tuple((process.kerf, *(kerf(contour) for contour in part.openings)) for part in parts),
        tuple(small.tab if small.method == "tab" and max(part.size) <= small.size else 0.0 for part in parts),
        tuple(mark.points for mark in marks),
        torch.crater * process.kerf,
        torch.sheet_square,
        process.edge_start,
    )
