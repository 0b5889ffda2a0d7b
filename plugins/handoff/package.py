"""What stands in the zip, and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gvcs_cad import MachinedPart, Part, PlatePart, PrintedPart
from gvcs_cad.extend import (
    Build,
    DrawingJob,
    Shapes,
    binary_stl,
    canonical_step,
    checksums,
    cut_list_csv,
    cut_list_markdown,
    drawing_job,
    drawing_pdf,
    flat_pattern,
    flat_pattern_dxf,
    is_drawn,
    job_json,
    job_part,
    job_schema,
    lift_sheets,
    part_name,
    part_sheet,
    part_step,
    plate_name,
    process_of,
    setup_sheet,
    setup_sheet_pdf,
    templates,
    templates_pdf,
    zipped,
)

README = "Everything to make the parts of {title} {version}, configuration {configuration}. Read SAFETY.md first."
INSIDE = {  # what a file of the zip begins with -> what stands there
    "setup/": "one sheet per part: what of, how many, step by step, with its drawing",
    "lift/": "how all over 50 kg is hung from a hoist: points, centre of mass, slings",
    "template/": "paper templates at true size for what is drilled by hand: print at 100 %",
    "dxf/": "flat patterns for the torch, 1:1, mm",
    "step/": "solids of machined parts",
    "stl/": "meshes of printed parts as they lie on the bed",
    "cutlist.md": "how the bars are sawn",
    "job.json": "all of it for a program, by job.schema.json",
}


def package(build: Build, made: tuple[Part, ...], shapes: Shapes | None = None) -> bytes:
    """Return the zip for the made parts of a build, the same bytes every time."""
    job = drawing_job(build)
    files: dict[str, bytes] = {}
    entries = []
    for part in made:
        quantity = build.design.quantities[part]
        own = dict(_shape_file(build, part, job, shapes))
        own |= _templates(part, job)
        setup = setup_sheet(part, quantity, job, tuple(own))
        drawing = part_sheet(part, quantity, job, shapes) if is_drawn(part) else None
        own = {f"setup/{part_name(part)}.pdf": setup_sheet_pdf(setup, drawing), **own}
        entries.append(job_part(part, quantity, setup.operations, own, process_of(part, job), verified=build.verified(part)))
        files |= own
    about = {"machine": build.machine, "version": build.version, "configuration": build.configuration, "licence": build.licence}
    about |= {"shop": build.shop.name, "design": build.design.digest}
    whole = {**_whole(build, job), "job.json": job_json(entries, about), "job.schema.json": job_schema(), **dict(sorted(files.items()))}
    whole = {"README.txt": _readme(build, whole).encode(), **whole}
    return zipped({**whole, "SHA256SUMS": checksums(whole)})


def _readme(build: Build, files: Iterable[str]) -> str:
    """Return what stands in the zip; of a folder that is not in it nothing is said."""
    there = [f"{name:<12}{words}" for name, words in INSIDE.items() if any(file.startswith(name) for file in files)]
    head = README.format(title=build.title, version=build.version, configuration=build.configuration)
    check = "SHA256SUMS  check with: sha256sum --check SHA256SUMS"
    return "\n".join([head, "", *there, check, "", f"Design files under {build.licence}.", ""])


def _shape_file(build: Build, part: Part, job: DrawingJob, shapes: Shapes | None) -> Mapping[str, bytes]:
    """Return the file that a machine follows: the torch, the printer, or the eyes of a turner."""
    if isinstance(part, PlatePart):
        quantity = build.design.quantities[part]
        pattern = flat_pattern(part, quantity, verified=build.verified(part), work=job.work(part).words())
        return {f"dxf/{plate_name(part, quantity)}.dxf": flat_pattern_dxf(pattern)}
    if shapes is not None and isinstance(part, MachinedPart):
        return {f"step/{part_name(part)}.step": canonical_step(part_step(part, shapes), part.name)}
    if shapes is not None and isinstance(part, PrintedPart):
        return {f"stl/{part_name(part)}.stl": binary_stl(shapes.mesh(part).placed(part.on_bed).on_bed(), part.name)}
    return {}


def _templates(part: Part, job: DrawingJob) -> Mapping[str, bytes]:
    found = templates(part, job)
    return {f"template/{part_name(part)}.pdf": templates_pdf(found)} if found else {}


def _whole(build: Build, job: DrawingJob) -> Mapping[str, bytes]:
    """Return what concerns the machine as a whole."""
    cuts = build.cut_list()
    saw = {"cutlist.csv": cut_list_csv(cuts), "cutlist.md": cut_list_markdown(cuts, f"{job.machine} ({job.configuration})")}
    lifts = {f"lift/{name}.pdf": drawing_pdf(sheet()) for name, _, sheet in lift_sheets(build.design, job.about_none())}
    return {"SAFETY.md": build.safety_page().encode(), **(saw if cuts else {}), **dict(sorted(lifts.items()))}
