"""What is done to a part, in order: the steps of its setup sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gvcs_cad.catalog.catalog import catalog_row
from gvcs_cad.catalog.stock import BarStock
from gvcs_cad.documents.drawing.facts import DrawingJob, both_units, sold_key
from gvcs_cad.documents.drawing.linear_tables import cut_words
from gvcs_cad.documents.file_names import make_files
from gvcs_cad.documents.hole_method import LARGEST_DRILL
from gvcs_cad.documents.plate_work import INSTEAD, PlateWork
from gvcs_cad.model.bar import BarPart
from gvcs_cad.model.linear import LinearPart
from gvcs_cad.model.part import Part
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.model.shaped import MachinedPart, PrintedPart
from gvcs_cad.units import fraction_inch, millimetres

PILOT = 6.35  # mm; chosen: a 1/4 in pilot, the bore of the drill jig's bushings
TO_SIZE = {  # by the finish of a hole: kind of step and tool
    "drill": ("drill", "drill"),
    "drill and ream": ("drill", "drill, reamer"),
    "bore": ("bore", "mill or line borer"),
    "drill the ends, saw between": ("drill", "drill, saw, file"),
    "mill or file to width": ("mill", "mill or file"),
}
CUTTERS = {"order": "cutting service", "oxyfuel": "oxy-fuel torch", "saw": "saw, grinder", "refuse": ""}


@dataclass(frozen=True)
class Operation:
    """One step: what is done (`cut`, `drill`, `bend`, …), in words, and the tool it takes."""

    kind: str
    words: str
    tool: str = ""


def operations(part: Part, quantity: int, job: DrawingJob) -> tuple[Operation, ...]:
    """Return every step from stock to finished part."""
    steps = [*_making(part, quantity, job), Operation("deburr", "break every edge, remove dross and chips", "grinder, file")]
    if part.finish:
        steps.append(Operation("finish", part.finish))
    if part.process != "print":
        steps.append(Operation("mark", f"stamp {part.name} revision {part.revision}", "punch or paint pen"))
    steps += [Operation("weld", seam, "welder") for seam in job.welds.get(part.digest, ())]
    if part.safety is not None:
        steps.append(Operation("inspect", f"{part.safety.role}: {part.safety.inspect}"))
    return tuple(steps)


def _making(part: Part, quantity: int, job: DrawingJob) -> Iterator[Operation]:
    if isinstance(part, PlatePart):
        yield from _plate(part, quantity, job.work(part))
    elif isinstance(part, LinearPart):
        yield from _linear(part)
    elif isinstance(part, PrintedPart):
        words = f"print {part.material_name}, {part.infill_percent} % infill, {part.walls} walls, {part.layer:g} mm layers, as it lies in the STL"
        yield Operation("print", words, "printer")
    elif isinstance(part, MachinedPart):
        yield Operation("saw", f"saw a blank of {millimetres(part.blank_length)} mm from {sold_key(part)}", "saw")
        if part.machine == "drill":
            yield from _cross_holes(part)
            return
        yield Operation("machine", f"machine to the STEP file {part.name}_r{part.revision}.step", part.machine)


def _plate(plate: PlatePart, quantity: int, work: PlateWork) -> Iterator[Operation]:
    (file,) = make_files(plate, quantity)
    yield _outline(work, file)
    for method in work.holes:
        if method.making == "undersize":
            start = f"{method.hole}: cut {millimetres(method.torched or 0.0)}"
            yield Operation(TO_SIZE[method.finish][0], f"{start}, {method.finish} to {both_units(method.diameter)}", TO_SIZE[method.finish][1])
    left = [method for method in work.holes if method.torched is None]
    yield from _drilling({method.hole: method.diameter for method in left if method.finish == "drill"})
    for method in left:
        if method.finish != "drill":
            slot = f" by {millimetres(method.length)} between centres" if method.length else ""
            kind, tool = TO_SIZE[method.finish]
            yield Operation(kind, f"{method.hole}: {method.finish}, {both_units(method.diameter)}{slot}", tool)
    for mark in plate.marks:
        yield Operation("scribe", mark.label or "scribe the marked lines", "scriber")
    for i, bend in enumerate(plate.bends, 1):
        yield Operation("bend", f"bend {i}: {bend.angle:g} deg about an inside diameter of {millimetres(bend.diameter)} mm", "brake or press")


def _outline(work: PlateWork, file: str) -> Operation:
    """Return the step that cuts the outline and the holes that are cut to size, by what the shop has for it."""
    cut = [method.hole for method in work.holes if method.making == "cut"]
    holes = f"contour and holes {', '.join(cut)}" if cut else "contour"
    if any(method.torched is None for method in work.holes):
        holes += "; leave the drilled holes uncut or as centre marks"
    if work.why:
        return Operation("cut", f"{INSTEAD[work.process]}: {holes}, {file}; {work.why}", CUTTERS[work.process])
    return Operation("cut", f"{work.process} {holes} from {file}", work.process)


def _linear(part: LinearPart) -> Iterator[Operation]:
    ends = f"datum end {cut_words(part.start)}, far end {cut_words(part.end)}"
    yield Operation("saw", f"saw {millimetres(part.length)} mm ({fraction_inch(part.length)}) of {sold_key(part)}, {ends}", "saw")
    if part.holes:
        yield Operation("mark out", "mark the datum end and the datum edge, then every hole from them, or lay the templates on", "tape, square, centre punch")
    yield from _drilling({hole.name: hole.diameter for hole in part.holes})
    for bore in part.bores_axial if isinstance(part, BarPart) else ():
        where = "datum end" if bore.at == "start" else "far end"
        yield Operation("bore", f"{where}: diameter {both_units(bore.diameter)}, {both_units(bore.depth)} deep", "lathe")


def _cross_holes(part: MachinedPart) -> Iterator[Operation]:
    """Yield how holes of one side come into a bar: the line first, then hole by hole; a round one lies in vee blocks and is pushed on."""
    yield Operation("mark out", "scribe one line along the bar, then every hole on it from the datum end", "tape, scriber, centre punch")
    held = "in vee blocks, ends on stands, a pin in the hole before" if catalog_row(BarStock, part.stock).shape == "round" else "in a vice"
    tapped = [bore for bore in part.drilled if bore.thread]
    yield from _drilling({bore.name: bore.diameter for bore in part.drilled if not bore.thread})
    for bore in tapped:
        size = f"{bore.thread.partition(' ')[2]}, {both_units(bore.depth)} deep"
        yield Operation("drill", f"{bore.name}: drill and tap {size}; {held}", "drill press, tap")


def _drilling(diameters: dict[str, float]) -> Iterator[Operation]:
    """Yield the pilot and then one step per diameter, the smallest first."""
    if any(diameter > 2 * PILOT for diameter in diameters.values()):
        yield Operation("drill", f"pilot every hole {both_units(PILOT)}", "drill")
    for diameter in sorted(set(diameters.values())):
        names = ", ".join(name for name, size in diameters.items() if size == diameter)
        tool = "drill" if diameter <= LARGEST_DRILL else "hole saw, or torch and file"
        yield Operation("drill", f"{both_units(diameter)}: {names}", tool)
