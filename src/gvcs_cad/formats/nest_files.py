"""Every file of a nest by name: a drawing and a picture for each sheet, and the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gvcs_cad.formats.nest_text import Nests


def nest_files(nests: Nests, title: str, about: dict[str, Any], version: str = "R2000") -> dict[str, bytes]:
    """Return the bytes of every file of a nest, the report last; `version` is that of the drawings."""
    return {name: write() for name, write in nest_writers(nests, title, about, version).items()}


def nest_writers(nests: Nests, title: str, about: dict[str, Any], version: str = "R2000") -> dict[str, Callable[[], bytes]]:
    """Return by file what makes its bytes: a function of values, so that a sheet that has not changed need not be drawn again."""
    from gvcs_cad.formats.nest_dxf import sheet_dxf  # every plugin comes past this file, few of them nest
    from gvcs_cad.formats.nest_record import stock_word
    from gvcs_cad.formats.nest_svg import sheet_svg
    from gvcs_cad.formats.nest_text import nest_json, nest_markdown

    files: dict[str, Callable[[], bytes]] = {}
    for job, nest in nests:
        for number, nested in enumerate(nest.sheets, 1):
            words = f"{title}, {job.stock}, sheet {number} of {len(nest.sheets)}"
            name = f"{stock_word(job.stock)}_sheet{number}"
            files[f"{name}.dxf"] = partial(sheet_dxf, nested, job, words, version)
            files[f"{name}.svg"] = partial(sheet_svg, nested, job, words)
    files["nest.json"] = partial(nest_json, nests, about)
    files["nest.md"] = partial(nest_markdown, nests, title)
    return files
