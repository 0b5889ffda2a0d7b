"""A part program that has been proven: written by a post-processor, read back, and refused if it does not cut what was wanted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gvcs_cad.documents.flat_pattern import FlatPattern
from gvcs_cad.documents.toolpath.estimate import Estimate, estimate
from gvcs_cad.documents.toolpath.replay import Replay, replay
from gvcs_cad.documents.toolpath.sheet_job import SheetJob
from gvcs_cad.errors import ModelError
from gvcs_cad.formats.setup_text import setup_markdown
from gvcs_cad.plugins.post_processor import PostProcessor

MOST = 20  # problems of a program that are named; a wrong one has hundreds


@dataclass(frozen=True)
class PartProgram:
    """One sheet's program in one dialect; `text` is to be had only where the replay finds nothing wrong."""

    job: SheetJob
    post: PostProcessor

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.job.name}.{self.post.extension}"

    @property
    def setup_file(self) -> str:
        """Name of its setup page's file."""
        return f"{self.job.name}_setup.md"

    @cached_property
    def unproven(self) -> str:
        """The program before the replay has judged it."""
        return self.post.program(self.job.toolpath, self.job.parts.torch)

    @cached_property
    def replay(self) -> Replay:
        """What the program does. Raises ModelError naming a line that is not understood."""
        motions = self.post.read(self.unproven, self.job.toolpath, self.job.parts.torch)
        return replay(motions, self.job.wanted)

    @cached_property
    def text(self) -> str:
        """The program. Raises ModelError with everything that is wrong with it."""
        if self.replay.problems:
            found = self.replay.problems
            more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
            raise ModelError(*(f"{self.file} is refused: {problem}" for problem in [*found[:MOST], *more]))
        return self.unproven

    def setup(self) -> bytes:
        """Return the setup page with what the drawings say of its parts. Raises like `text`: a program that is refused has no page."""
        _ = self.text
        remarks = {pattern.part_no: _said(pattern) for pattern in self.job.parts.job.patterns}
        return setup_markdown(self.job.toolpath, self.job.parts.torch, self.file, self.estimate, self.replay, remarks)

    @cached_property
    def estimate(self) -> Estimate:
        """Pierces, lengths, time and consumables."""
        return estimate(self.job.toolpath, self.job.parts.torch)


def _said(pattern: FlatPattern) -> str:
    """Return a drawing's notes but for quantity and thickness, which the page says of the whole sheet: basis, not verified, bends, words."""
    return "; ".join(note for note in pattern.notes if not note.startswith(("qty ", f"{pattern.material} ")))
