"""What a drawing says of the build that it belongs to."""

from __future__ import annotations

from gvcs_cad.documents.drawing.facts import DrawingJob
from gvcs_cad.documents.hole_uses import hole_uses
from gvcs_cad.documents.plate_work import plate_works
from gvcs_cad.documents.welds import weld_words
from gvcs_cad.plugins.output import Build


def drawing_job(build: Build, *, first_angle: bool = False) -> DrawingJob:
    """Return machine, licence, signatures, welds, ways of making and what is in the holes of a build, as its drawings state them."""
    signed = {v.digest: f"{v.verified_by}, {v.date}" for v in build.verifications}
    welds = {part.digest: words for part, words in weld_words(build.design).items()}
    works, uses = plate_works(build.design, build.shop.torch), hole_uses(build.design)
    return DrawingJob(build.marked(f"{build.title} {build.version}"), build.configuration, build.licence, first_angle, signed, welds, works, uses)
