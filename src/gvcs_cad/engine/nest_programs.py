"""Part programs of a nest of several machines and of drawings by others: the same proof as for one machine's build."""

from __future__ import annotations

from collections.abc import Sequence

from gvcs_cad.documents.hole_method import fits
from gvcs_cad.documents.left_out import left_out
from gvcs_cad.documents.nest.job import Job
from gvcs_cad.documents.nest.model import Nest
from gvcs_cad.documents.toolpath.sheet_job import jobs_of_nests
from gvcs_cad.engine.nest_job import Asked
from gvcs_cad.engine.publish import Written
from gvcs_cad.errors import GvcsError, words_of
from gvcs_cad.formats.left_out_text import NOT_TORCHED, left_out_markdown
from gvcs_cad.model.plate import PlatePart
from gvcs_cad.plugins.part_program import PartProgram
from gvcs_cad.plugins.post_processor import PostProcessor


def nest_programs(asked: Asked, nests: Sequence[tuple[Job, Nest]], post: PostProcessor) -> tuple[list[Written], dict[str, str]]:
    """Return programs and setup pages of every sheet, and the reasons of those that are refused, by path."""
    written: list[Written] = []
    failed: dict[str, str] = {}
    plates, must_fit = _known(asked, {item.part_no for job, _ in nests for item in job.items})
    for job in jobs_of_nests(asked.name.replace("+", ", "), plates, must_fit, nests, asked.shop.torch):
        program = PartProgram(job, post)
        try:
            written.append(Written(f"gcode/{program.file}", program.text.encode("ascii"), "gcode"))
            written.append(Written(f"gcode/{program.setup_file}", program.setup(), "gcode"))
        except GvcsError as error:
            failed |= {f"gcode/{name}": words_of(error) for name in (program.file, program.setup_file)}
    left = left_out((job for job, _ in nests), plates, asked.shop.torch)
    if left:
        written.append(Written(f"gcode/{NOT_TORCHED}", left_out_markdown(asked.name.replace("+", ", "), left), "gcode"))
    return written, failed


def _known(asked: Asked, part_nos: set[str]) -> tuple[dict[str, PlatePart], dict[tuple[str, str], str]]:
    """Return the machines' plates and their fits by the part numbers of the nests, where a machine's name may stand in front."""
    plates: dict[str, PlatePart] = {}
    must_fit: dict[tuple[str, str], str] = {}
    for build in asked.builds:
        reasons = fits(build.design, asked.shop.torch.holes)
        for plate in build.design.distinct(PlatePart):
            own = f"{build.machine}.{plate.name}"
            name = own if own in part_nos else plate.name
            plates[name] = plate
            must_fit |= {(name, hole): reason for (part, hole), reason in reasons.items() if part == plate.name}
    return plates, must_fit
