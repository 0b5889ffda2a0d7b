"""The files of a comparison: JSON, Markdown, one page, and for every reshaped part its overlay, solid and picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gvcs_cad.documents.diff.report import Report
from gvcs_cad.engine.publish import Written, publish
from gvcs_cad.formats.diff_html import diff_html
from gvcs_cad.formats.diff_json import diff_json
from gvcs_cad.formats.diff_markdown import diff_markdown
from gvcs_cad.model.canonical import digest

OUTPUT = "diff"
Key = tuple[str, str, str]


def write_files(report: Report, folder: Path, about: dict[str, Any]) -> int:
    """Write the comparison into a folder of its own and return the number of files; an earlier one there is replaced as a whole."""
    files = [*_parts(report)]
    solids: dict[Key, str] = {key: f"{_stem(key)}.glb" for key, view in report.views.items() if view.solid}
    files += [
        Written("diff.json", (diff_json(report) + "\n").encode(), OUTPUT),
        Written("diff.md", diff_markdown(report).encode(), OUTPUT),
        Written("diff.html", diff_html(report, solids), OUTPUT, deterministic=False),
    ]
    sides = {"old": report.old, "new": report.new}
    publish(folder, files, {}, [OUTPUT], {**about, **sides, "design": digest([one.design for pair in report.differences for one in (pair.old, pair.new)])})
    return len(files)


def _parts(report: Report) -> Iterator[Written]:
    """Solids and pictures stand outside the sums: their libraries promise no equal bytes between machines."""
    for key, view in report.views.items():
        for content, kind, deterministic in ((view.overlay, "svg", True), (view.solid, "glb", False), (view.picture, "png", False)):
            if content:
                yield Written(f"{_stem(key)}.{kind}", content, OUTPUT, key[2], deterministic=deterministic)


def _stem(key: Key) -> str:
    machine, configuration, part = key
    return f"{machine}/{configuration.replace('+', '_')}/{part}"
