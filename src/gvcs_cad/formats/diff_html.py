"""A comparison as one page: the same rows as in the terminal, and for every reshaped part its overlay and its picture."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterator, Mapping

from gvcs_cad.documents.diff.compare import Difference
from gvcs_cad.documents.diff.report import Report, View
from gvcs_cad.formats.diff_text import rows
from gvcs_cad.formats.diff_words import heading, totals

_STYLE = """body{font:14px system-ui,sans-serif;margin:2em;max-width:1500px}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:2px 6px;
text-align:left;vertical-align:top}tr.removed td{background:#fdecec}tr.added td{background:#e9f7ee}tr.reset td,tr.hazard td,tr.safety td,
tr.finding td{background:#fff7e0}
figure{display:inline-block;margin:1em 1em 1em 0;vertical-align:top}img.overlay{max-width:480px;max-height:360px;border:1px solid #eee}
img.picture{width:900px;border:1px solid #eee}figcaption{font-weight:600}"""


def diff_html(report: Report, files: Mapping[tuple[str, str, str], str]) -> bytes:
    """Return the page, pictures inside it; `files` gives the address of a part's solid by machine, configuration and part."""
    title = f"{report.old} → {report.new}"
    body = "\n".join(_body(report, files))
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{_e(title)}</title><style>{_STYLE}</style>\n<h1>{_e(title)}</h1>\n{body}\n</html>\n'
    return page.encode()


def _body(report: Report, files: Mapping[tuple[str, str, str], str]) -> Iterator[str]:
    if report.engine:
        yield f"<p><b>{_e(report.engine)}</b></p>"
    for name, problems in report.broken.items():
        yield f"<p><b>{_e(name)} cannot be compared</b>: {_e('; '.join(problems))}</p>"
    for difference in report.differences:
        yield f"<h2>{_e(heading(difference))}</h2>"
        yield f"<p><b>{_e(totals(difference))}</b></p>" if difference.different else "<p>the same</p>"
        yield "<table>"
        for what, label, how in rows(difference):
            yield f'<tr class="{_e(what)}"><td>{_e(what)}</td><td>{_e(label)}</td><td>{_e(how)}</td></tr>'
        yield "</table>"
        yield from _figures(report, difference, files)
    for side, machines in ((report.new, report.added), (report.old, report.removed)):
        for one in machines:
            yield f"<h2>{_e(one.machine)}, {_e(one.configuration)}</h2><p>only in {_e(side)}</p>"


def _figures(report: Report, difference: Difference, files: Mapping[tuple[str, str, str], str]) -> Iterator[str]:
    for name, view in report.views_of(difference).items():
        address = files.get((difference.new.machine, difference.new.configuration, name), "")
        yield f"<figure><figcaption>{_e(name)}{_volumes(view)}</figcaption>{''.join(_inside(view, address))}</figure>"


def _volumes(view: View) -> str:
    return "" if view.added is None or view.removed is None else f": +{view.added:,.0f} / -{view.removed:,.0f} mm³"


def _inside(view: View, address: str) -> Iterator[str]:
    if view.overlay:
        yield f'<img class="overlay" alt="contours, old red, new green" src="{_embedded("svg+xml", view.overlay)}">'
    if view.picture:
        yield f'<img class="picture" alt="old, new, and the difference" src="{_embedded("png", view.picture)}">'
    if address:
        yield f'<p><a href="{_e(address)}">solid difference (GLB)</a></p>'
    if view.problem:
        yield f"<p>{_e(view.problem)}</p>"


def _embedded(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _e(text: str) -> str:
    return html.escape(text)
