"""Every file of a nest by name: a drawing and a picture for each sheet, and the report."""

from __future__ import annotations

from typing import Any

from gvcs_cad.formats.dxf import Version
from gvcs_cad.formats.nest_dxf import sheet_dxf
from gvcs_cad.formats.nest_record import stock_word
from gvcs_cad.formats.nest_svg import sheet_svg
from gvcs_cad.formats.nest_text import Nests, nest_json, nest_markdown


def nest_files(nests: Nests, title: str, about: dict[str, Any], version: Version = "R2000") -> dict[str, bytes]:
    """Return the bytes of every file of a nest, the report last."""
    files: dict[str, bytes] = {}
    for job, nest in nests:
        for number, nested in enumerate(nest.sheets, 1):
            words = f"{title}, {job.stock}, sheet {number} of {len(nest.sheets)}"
            name = f"{stock_word(job.stock)}_sheet{number}"
            files[f"{name}.dxf"] = sheet_dxf(nested, job, words, version)
            files[f"{name}.svg"] = sheet_svg(nested, job, words)
    files["nest.json"] = nest_json(nests, about)
    files["nest.md"] = nest_markdown(nests, title)
    return files
