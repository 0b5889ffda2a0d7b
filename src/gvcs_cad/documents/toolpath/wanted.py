"""What a sheet's program must do, from the parts alone: the values that the replay compares with. No toolpath takes part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.nest.model import NestedSheet
from gvcs_cad.documents.toolpath.blueprint import Blueprint
from gvcs_cad.documents.toolpath.marking import number_strokes
from gvcs_cad.documents.toolpath.process import CutProcess
from gvcs_cad.documents.toolpath.region import Pose
from gvcs_cad.documents.toolpath.replay import Wanted, WantedMark
from gvcs_cad.model.contour import Contour


def wanted(nested: NestedSheet, blueprints: Mapping[str, Blueprint], process: CutProcess, torch: Torch) -> Wanted:
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
        tuple(mark for piece, (item, part) in enumerate(zip(nested.items, parts, strict=True)) for mark in _marks(piece, part, Pose(item), torch)),
        torch.crater * process.kerf,
        process.margin(nested.sheet, torch),
        process.edge_start,
    )


def _marks(piece: int, part: Blueprint, pose: Pose, torch: Torch) -> Iterator[WantedMark]:
    """Yield every mark of a part where it lies: centres of holes to drill always, lines and its number as the shop marks."""
    yield from (WantedMark("spot", (pose.point(centre),)) for _, centre in part.spots)
    if torch.marking == "none":
        return
    lines = [tuple(mark.points) for mark in part.marks]
    if torch.numbers and torch.marking != "spot":
        lines += number_strokes(piece + 1, part.metal)
    for line in lines:
        points = tuple(pose.point(point) for point in line)
        if len(points) == 1 or torch.marking == "spot":
            yield from (WantedMark("spot", (point,)) for point in points)
        else:
            yield WantedMark(torch.marking, points)
