"""How a shop makes a plate: on its torch, or where the torch does not reach by what the shop does instead; and each of its holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.hole_method import Fits, HoleMethod, fits, hole_methods
from gvcs_cad.documents.toolpath.process import cut_process, out_of_reach
from gvcs_cad.model.design import Design
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.units import millimetres

INSTEAD = {  # what a shop does with a plate that its torch does not cut, as its papers say it
    "order": "order it cut to its DXF",
    "oxyfuel": "cut it by oxy-fuel from its DXF",
    "saw": "saw and grind it to its drawing",
    "refuse": "nothing in this shop cuts it (torch.beyond of the shop file)",
}
SHOWN = 6  # names of holes on a line


@dataclass(frozen=True)
class PlateWork:
    """What cuts a plate's outline (`process`), each of its holes in the order stated, and why it is not the torch, if so."""

    process: str
    holes: tuple[HoleMethod, ...]
    why: str = ""

    @property
    def by_hand(self) -> frozenset[str]:
        """Names of the holes of which nothing is cut: they are laid out, or marked by the torch, and drilled."""
        return frozenset(hole.hole for hole in self.holes if hole.torched is None)

    def words(self) -> tuple[str, ...]:
        """Return, one line for each size and way, the holes that must not be cut to the size that is drawn; most names stand in the part's own sheet."""
        groups: dict[str, list[str]] = {}
        for hole in self.holes:
            if hole.making != "cut":
                how = f"{hole.made_by(self.process)} to {millimetres(hole.diameter)} mm, do not {'torch' if self.process == 'torch' else 'cut'} to size"
                groups.setdefault(how, []).append(hole.hole)
        return tuple(f"{how}: {', '.join(names[:SHOWN])}{f' and {len(names) - SHOWN} more' if len(names) > SHOWN else ''}" for how, names in groups.items())


def plate_work(plate: PlatePart, torch: Torch, must_fit: Fits, part_no: str = "") -> PlateWork:
    """Return how a shop with this torch makes a plate. Raises ModelError like `cut_process` for a chart or an amperage that is not there."""
    name = part_no or plate.name
    if plate.cut != "torch":
        return PlateWork(plate.cut, hole_methods(name, plate, torch.kerf, torch, must_fit))
    why = out_of_reach(plate.row.key, torch)
    if not why:
        return PlateWork("torch", hole_methods(name, plate, cut_process(plate.row.key, torch).hole_kerf, torch, must_fit))
    return PlateWork(torch.beyond, hole_methods(name, plate, torch.kerf, torch, must_fit, sawn=torch.beyond == "saw"), why)


def plate_works(design: Design, torch: Torch) -> Mapping[str, PlateWork]:
    """Return how every plate of a design is made, by its digest."""
    must_fit = fits(design, torch.holes)
    return {plate.digest: plate_work(plate, torch, must_fit) for plate in design.distinct(PlatePart)}
