"""Setup sheets and templates as PDF: words and figures go to typst as JSON, drawings as SVG."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from gvcs_cad.documents.drawing.sheet import DrawingSheet
from gvcs_cad.documents.handoff.setup_sheet import SetupSheet
from gvcs_cad.documents.handoff.template import HIGH, LONG, Template
from gvcs_cad.formats.drawing_svg import drawing_svg
from gvcs_cad.formats.typst_pdf import typeset

HERE = Path(__file__).parent


def setup_sheet_pdf(setup: SetupSheet, drawing: DrawingSheet | None, kind: Literal["pdf", "png"] = "pdf") -> bytes:
    """Return a setup sheet, its drawing on a page of its own."""
    size = None if drawing is None else {"width": drawing.paper.width, "height": drawing.paper.height}
    files = {"sheet.json": _json({**asdict(setup), "drawing": size})}
    if drawing is not None:
        files["drawing.svg"] = drawing_svg(drawing)
    return typeset((HERE / "setup_sheet.typ").read_text("utf-8"), files, kind)


def templates_pdf(templates: Sequence[Template], kind: Literal["pdf", "png"] = "pdf") -> bytes:
    """Return templates at true size, one page of A4 for each window."""
    pages: list[dict[str, Any]] = []
    files = {f"{number}.svg": drawing_svg(template.sheet) for number, template in enumerate(templates)}
    for name, template in zip(files, templates, strict=True):
        paper = template.sheet.paper
        whole = {"svg": name, "width": paper.width, "height": paper.height}
        pages += [{**whole, "words": window.words, "x": window.x, "y": paper.height - window.y - HIGH} for window in template.windows]
    data = {"title": templates[0].title, "long": LONG, "high": HIGH, "pages": pages}
    return typeset((HERE / "templates.typ").read_text("utf-8"), {**files, "pages.json": _json(data)}, kind)


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()
