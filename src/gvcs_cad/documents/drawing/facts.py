"""What a drawing must say of any part: material, stock, tolerance, safety, and the machine it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gvcs_cad.catalog.catalog import catalog
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.catalog.torch import Torch
from gvcs_cad.documents.drawing.title_block import TitleBlock
from gvcs_cad.documents.hole_uses import Uses
from gvcs_cad.documents.plate_work import INSTEAD, PlateWork, plate_work
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.safety import NOT_VERIFIED
from gvcs_cad.units import fraction_inch, millimetres

# Which tolerance a process keeps is our choice; the classes are those of the standards. Layout-drilled frames were never measured.
TOLERANCES = {
    "torch": "edges ISO 9013 class 2, drilled holes ISO 2768-m",
    "laser": "edges ISO 9013 class 1, drilled holes ISO 2768-m",
    "shear": "edges ISO 2768-c, drilled holes ISO 2768-m",
    "router": "ISO 2768-v, square within 1 mm per m",
    "saw": "ISO 2768-c, square within 0.5 deg",
    "lathe": "ISO 2768-m",
    "mill": "ISO 2768-m",
    "drill": "ISO 2768-m",
    "print": "ISO 2768-c",
}


MOST_SEAMS = 4


@dataclass(frozen=True)
class DrawingJob:
    """Whose part it is and how its drawing is laid out; by digest: who signed a part, its welds, how a plate is made, what is in the holes."""

    machine: str
    configuration: str
    licence: str
    first_angle: bool = False
    verified_by: Mapping[str, str] = field(default_factory=dict)
    welds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    works: Mapping[str, PlateWork] = field(default_factory=dict)
    uses: Mapping[str, Uses] = field(default_factory=dict)

    def about(self, part: Part) -> DrawingJob:
        """Return the job with what concerns one part: a change of another does not make its drawing anew."""
        mine = {name: {key: one for key, one in getattr(self, name).items() if key == part.digest} for name in ("verified_by", "welds", "works", "uses")}
        return replace(self, **mine)  # type: ignore[arg-type]

    def about_none(self) -> DrawingJob:
        """Return the job with what concerns no single part."""
        return replace(self, verified_by={}, welds={}, works={}, uses={})

    def used(self, part: Part) -> Uses:
        """Return what goes through the holes of a part."""
        return self.uses.get(part.digest, {})

    def work(self, plate: PlatePart) -> PlateWork:
        """Return how a plate is made; one of no build is made in the default shop, and nothing is known to fit in it."""
        return self.works.get(plate.digest) or plate_work(plate, Torch(), {})


def title_block(part: Part, quantity: int, job: DrawingJob) -> TitleBlock:
    """Return the title block of a part of which `quantity` are made."""
    return TitleBlock(
        title=part.name.replace("_", " "),
        part_no=part.name,
        revision=part.revision,
        machine=job.machine,
        configuration=job.configuration,
        material=part.material_key,
        stock=stock_words(part),
        process=part.process,
        mass="" if part.mass is None else f"{part.mass:.3g} kg each",
        quantity=quantity,
        tolerance=TOLERANCES[part.process],
        finish=part.finish,
        basis=str(part.basis),
        licence=job.licence,
        verified_by=job.verified_by.get(part.digest, ""),
        first_angle=job.first_angle,
    )


def process_of(part: Part, job: DrawingJob) -> str:
    """Return what makes a part in the job's shop: its own process, or what the shop does with a plate beyond its torch."""
    return job.work(part).process if isinstance(part, PlatePart) else part.process


def stock_words(part: Part) -> str:
    """Return the stock with its sizes in mm, in the order width, height, wall, as the shop takes it from its rack."""
    if isinstance(part, PlatePart):
        return f"{sold_key(part)} ({millimetres(part.thickness, 3)} mm)"
    if isinstance(part, LinearPart):
        row = part.section
        wall = getattr(row, "wall", None) or getattr(row, "thickness", None)
        sizes = [row.width] if row.shape == "round" else [row.width, row.height]
        return f"{sold_key(part)} ({' x '.join(millimetres(s, 3) for s in (*sizes, *([wall] if wall else [])))} mm)"
    return sold_key(part)


def sold_key(part: Part) -> str:
    """Return the key of a part's stock, or of what the shop takes instead of it; empty for a part of none."""
    if isinstance(part, PlatePart):
        return part.row.key
    if isinstance(part, LinearPart):
        return part.section.key
    return catalog().get(BarStock, part.stock_key).key if part.stock_key else ""


def notes(part: Part, job: DrawingJob) -> list[str]:
    """Return the words that the shop must read, the dangerous ones first."""
    words: list[str] = []
    if part.safety is not None:
        s = part.safety
        made = [f"weld class {s.weld_class} (ISO 5817)" if s.weld_class else "", s.grade, f"tighten to {s.torque_nm:g} N·m" if s.torque_nm else ""]
        words += [] if part.digest in job.verified_by else [NOT_VERIFIED.upper()]
        words.append(f"safety-critical {s.role}: {', '.join(filter(None, made))}; inspect {s.inspect}")
    if isinstance(part, PlatePart) and (work := job.work(part)).why:
        words.append(f"not for the torch: {INSTEAD[work.process]}")
    words += ["chosen dimensions, verified by nobody"] if not part.basis.verified else []
    words += [f"{sold_key(part)} for {part.stock_key}"] if part.stock_key and sold_key(part) != part.stock_key else []
    words += [f"{part.hand} hand"] if part.hand else []
    words += ["wears out: keep a spare"] if part.wear else []
    return words + ([part.note] if part.note else [])


def weld_notes(part: Part, job: DrawingJob) -> list[str]:
    """Return what a part is welded to, the first seams only where there are many: its setup sheet has them all."""
    seams = job.welds.get(part.digest, ())
    return [*seams[:MOST_SEAMS], *([f"{len(seams) - MOST_SEAMS} more seams: see the setup sheet"] if len(seams) > MOST_SEAMS else [])]


def both_units(length: float) -> str:
    """Return a length in mm, and in inches where it is a fraction that a tape or drill index shows."""
    inches = fraction_inch(length)
    return f"{millimetres(length)} ({inches})" if "." not in inches else millimetres(length)
