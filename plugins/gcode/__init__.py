"""The ``gcode`` output: one part program per sheet in the shop's dialect, replayed before it is written, and its setup page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad import PlatePart
from gvcs_cad.extend import Artifact, Build, Output, UsageError, hookimpl, unknown

if TYPE_CHECKING:
    from gvcs_cad.extend import PartProgram


class GCode(Output):
    """From the build's nest to what the torch table reads; no CAM program in between."""

    name, title = "gcode", "a part program per sheet for the shop's torch, with setup page and drilling list"
    cuts = True
    options = {"gcode.dialect": "a post-processor's name; the shop's (torch.dialect) without it"}

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import NOT_TORCHED, PartProgram, left_out, left_out_markdown, sheet_jobs

        dialect = build.option("gcode.dialect", build.shop.torch.dialect)
        if dialect not in build.post_processors:
            raise UsageError(unknown("post-processor", dialect, build.post_processors))
        title = build.heading
        for job in sheet_jobs(title, build.design, build.nests(), build.shop.torch):
            program = PartProgram(job, build.post_processors[dialect])
            yield Artifact(program.file, partial(as_text, program))
            yield Artifact(program.setup_file, partial(setup_page, program))
        plates = {plate.name: plate for plate in build.design.distinct(PlatePart)}
        left = left_out((job for job, _ in build.nests()), plates, build.shop.torch)
        if left:
            yield Artifact(NOT_TORCHED, partial(left_out_markdown, title, left))


def as_text(program: PartProgram) -> bytes:
    """Return the program."""
    return program.text.encode("ascii")


def setup_page(program: PartProgram) -> bytes:
    """Return the program's setup page."""
    return program.setup()


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(GCode())
