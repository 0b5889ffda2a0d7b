"""What a post-processor is: the dialect in which toolpaths become a part program."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from gvcs_cad.catalog.torch import Torch
    from gvcs_cad.documents.toolpath.model import Toolpath
    from gvcs_cad.documents.toolpath.motion import Motion


class PostProcessor:
    """Base of every post-processor; a name, a title and the extension of its files."""

    name: ClassVar[str]
    title: ClassVar[str] = ""
    extension: ClassVar[str] = "ngc"

    def program(self, toolpath: Toolpath, torch: Torch) -> str:
        """Return the part program of a sheet, the same text every time."""
        raise NotImplementedError

    def read(self, program: str, toolpath: Toolpath, torch: Torch) -> tuple[Motion, ...]:
        """Return what a program does, mm in the sheet's frame, for the replay that judges it before it is written.

        A dialect that is no G-code reads its own. Raises ModelError naming the line of a word that is not known.
        """
        from gvcs_cad.formats.gcode_reader import read_gcode
        from gvcs_cad.formats.gcode_words import origin_of

        sheet = toolpath.sheet
        return read_gcode(program, origin_of(torch.origin, sheet.length, sheet.width), toolpath.process.feed)
