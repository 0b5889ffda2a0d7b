"""PDF and pictures by typst: the same bytes every time, with its own fonts and no clock."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gvcs_cad.errors import OutputError

if TYPE_CHECKING:
    import typst

    from gvcs_cad.documents.drawing.sheet import DrawingSheet


def svg_pdf(svg: bytes, width: float, height: float, kind: Literal["pdf", "png"] = "pdf") -> bytes:
    """Return one page of `width` x `height` mm filled by an SVG of that size."""
    source = f'#set document(date: none)\n#set page(width: {width:g}mm, height: {height:g}mm, margin: 0mm)\n#image("page.svg", width: 100%)\n'
    return typeset(source, {"page.svg": svg}, kind)


def drawing_pdf(sheet: DrawingSheet, kind: Literal["pdf", "png"] = "pdf") -> bytes:
    """Return a drawing as one page of its own size."""
    from gvcs_cad.formats.drawing_svg import drawing_svg

    return svg_pdf(drawing_svg(sheet), sheet.paper.width, sheet.paper.height, kind)


def typeset(source: str, files: Mapping[str, bytes], kind: Literal["pdf", "png"] = "pdf") -> bytes:
    """Return what typst makes of a source that reads `files` beside it. Raises OutputError with typst's own words."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "main.typ"
        main.write_text(source, "utf-8")
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        try:
            made = typst.compile(str(main), root=folder, font_paths=_fonts(), format=kind, timestamp=0)
        except typst.TypstError as error:
            raise OutputError(f"typst: {error.message}") from error
    return made if isinstance(made, bytes) else made[0]  # a picture of several pages comes as a list


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that typst brings, and none of the system: a drawing must not depend on where it is made."""
    import typst

    return typst.Fonts(include_system_fonts=False)
