"""The swap matrix as terminal text, JSON, Markdown and one HTML page with pictures."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from gvcs_cad.documents.swap_matrix import NOT_COVERED, Field, Ring, SwapMatrix

SCHEMA = "gvcs.interchange/1"
SIGNS = {"PASS": "yes", "FAIL": "NO", "UNDECIDED": "?"}
_COLOURS = {"PASS": "#cfe8cf", "FAIL": "#f3c6c6", "UNDECIDED": "#f4ecc2"}
_INK = {"host": "#1f5fa8", "module": "#2d7a2d", "gauge": "#c02020"}
_DASHES = {"gauge": ' stroke-dasharray="4 2"'}
PICTURE = 260.0  # px
LEGEND = {
    "PASS": "fits, for every part that the declared processes can make",
    "UNDECIDED": "nobody knows yet: the cell says what is missing",
    "FAIL": "does not fit: the cell says why, and the cheapest cure",
}
CODES = "Codes of a release step: 1 one-way (new for old), 2 two-way, 3 not interchangeable, 4 as a set, 5 qualified, 6 re-identification."


def matrices_json(matrices: Sequence[SwapMatrix]) -> str:
    """Return the machine-readable form."""
    return json.dumps({"schema": SCHEMA, "interfaces": [asdict(one) for one in matrices], "not_covered": NOT_COVERED}, indent=1, sort_keys=True) + "\n"


def matrices_text(matrices: Sequence[SwapMatrix]) -> Iterator[str]:
    """Yield the lines for a terminal."""
    for one in matrices:
        yield f"{one.interface}  {one.title}{'  [released]' if one.released else ''}{f'  [superseded {one.superseded}]' if one.superseded else ''}"
        for host, line in zip(one.hosts, one.fields, strict=True):
            for module, cell in zip(one.modules, line, strict=True):
                yield f"  {SIGNS[cell.answer]:<4}{host} <- {module}: {_words(cell)}"
        paired = bool(one.hosts) and bool(one.modules)
        for name, answer, witness in () if paired else one.sides:
            yield f"  {SIGNS[answer]:<4}{name}: {witness or 'passes its gauge'}"
        for step in one.steps:
            yield f"  {step.code}   {step.old} -> {step.new}: {step.word}{f': {step.witnesses[0]}' if step.witnesses else ''}"
        for problem in one.problems:
            yield f"  NO  {problem}"
    yield NOT_COVERED


def _words(cell: Field) -> str:
    words = cell.kind
    if cell.option:
        words += f", {cell.option}"
    if cell.expected_yield is not None:
        words += f", expected yield {_percent(cell.expected_yield)}"
    if cell.witness:
        words += f": {cell.witness}"
    if cell.cures:
        words += f"; {cell.cures[0]}"
    return words


def _percent(share: float) -> str:
    """Word a share: never 100 % for what is less, and never 0 % for what is more."""
    if share >= 1:
        return "100 %"
    text = f"{share:.2%}"
    return {"100.00%": "over 99.99 %", "0.00%": "below 0.01 %" if share > 0 else "0 %"}.get(text, text.replace("%", " %"))


def matrices_markdown(matrices: Sequence[SwapMatrix]) -> str:
    """Return the tables as Markdown."""
    lines = ["# What fits what", ""]
    for one in matrices:
        lines += [f"## {one.interface}", "", f"{one.title}. {one.basis}." + (f" Unverified: {one.unverified}." if one.unverified else ""), ""]
        lines += [f"Superseded {one.superseded}.", ""] if one.superseded else []
        if one.hosts and one.modules:
            lines += [f"| host | {' | '.join(map(_cell, one.modules))} |", f"|{'---|' * (len(one.modules) + 1)}"]
            lines += [f"| {_cell(host)} | {' | '.join(_cell(_short(cell)) for cell in line)} |" for host, line in zip(one.hosts, one.fields, strict=True)]
            lines += [""]
        notes = [
            f"- {SIGNS[cell.answer]}: {host} <- {module}: {_words(cell)}"
            for host, line in zip(one.hosts, one.fields, strict=True)
            for module, cell in zip(one.modules, line, strict=True)
            if cell.answer != "PASS"
        ]
        notes += [f"- code {step.code} ({step.word}): {step.old} -> {step.new}{'; ' + step.witnesses[0] if step.witnesses else ''}" for step in one.steps]
        notes += [f"- {problem}" for problem in one.problems]
        if not (one.hosts and one.modules):
            notes += [f"- {SIGNS[answer]}: {name}: {witness or 'passes its gauge'}" for name, answer, witness in one.sides]
        lines += [*notes, ""] if notes else []
    return "\n".join([*lines, NOT_COVERED, ""])


def _short(cell: Field) -> str:
    share = f", bolts meet in {_percent(cell.expected_yield)} of all pairs" if cell.expected_yield is not None else ""
    return f"{cell.kind}{share}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def matrices_html(matrices: Sequence[SwapMatrix]) -> str:
    """Return one page that needs nothing else: tables, witnesses, and a picture of the worst feature of every failing pair."""
    body = "".join(map(_section, matrices))
    style = (
        "body{font:15px/1.4 sans-serif;margin:2em;max-width:75em}table{border-collapse:collapse;margin:1em 0}"
        "td,th{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}figure{display:inline-block;margin:1em}"
        "figcaption{max-width:32em;font-size:13px}.u{color:#666}"
    )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>What fits what</title><style>{style}</style>'
    signs = "".join(f'<span style="background:{_COLOURS[answer]};padding:.2em .6em">{html.escape(words)}</span> ' for answer, words in LEGEND.items())
    return f"{head}<h1>What fits what</h1><p>{signs}</p>{body}<p>{html.escape(NOT_COVERED)}</p></html>\n"


def _section(one: SwapMatrix) -> str:
    parts = [f"<h2>{html.escape(one.interface)}</h2><p>{html.escape(one.title)}. <span class=u>{html.escape(one.basis)}</span></p>"]
    if one.unverified:
        parts.append(f"<p class=u>Unverified: {html.escape(one.unverified)}</p>")
    if one.superseded:
        parts.append(f"<p>Superseded {html.escape(one.superseded)}</p>")
    if one.hosts and one.modules:
        parts.append(f"<table><tr><th>host</th>{''.join(f'<th>{html.escape(name)}</th>' for name in one.modules)}</tr>")
        for host, line in zip(one.hosts, one.fields, strict=True):
            parts.append(f"<tr><th>{html.escape(host)}</th>{''.join(map(_table_cell, line))}</tr>")
        parts.append("</table>")
        for host, line in zip(one.hosts, one.fields, strict=True):
            parts += [_figure(host, module, cell) for module, cell in zip(one.modules, line, strict=True) if cell.rings]
    else:
        rows = "".join(f'<tr><td>{html.escape(n)}</td><td style="background:{_COLOURS[a]}">{a}</td><td>{html.escape(w)}</td></tr>' for n, a, w in one.sides)
        parts.append(f"<table>{rows}</table>")
    parts += [f"<p class=u>{CODES}</p>"] if one.steps else []
    parts += [
        f"<p>Code {step.code} ({step.word}): {html.escape(step.old)} &rarr; {html.escape(step.new)}. {html.escape('; '.join(step.witnesses))}</p>"
        for step in one.steps
    ]
    return "".join([*parts, *(f'<p style="background:{_COLOURS["FAIL"]}">{html.escape(problem)}</p>' for problem in one.problems)])


def _table_cell(cell: Field) -> str:
    given = ", ".join(f"{name} {value:g}" for name, value in cell.provides)
    asked = ", ".join(f"{name} {value:g}" for name, value in cell.requires)
    lines = [f"<b>{html.escape(_short(cell))}</b>", html.escape(cell.witness), *(f"cure: {html.escape(cure)}" for cure in cell.cures)]
    lines += [f"provides {html.escape(given)}"] if given else []
    lines += [f"requires {html.escape(asked)}"] if asked else []
    return f'<td style="background:{_COLOURS[cell.answer]}">{"<br>".join(filter(None, lines))}</td>'


def _figure(host: str, module: str, cell: Field) -> str:
    caption = html.escape(f"{host} <- {module}: {cell.witness}")
    return f"<figure>{rings_svg(cell.rings)}<figcaption>{caption}. Blue: host's holes at their smallest, green: module's, red: the gauge.</figcaption></figure>"


def rings_svg(rings: Sequence[Ring]) -> str:
    """Return the picture of a feature: true places and sizes, y up, as an SVG element."""
    low_x, low_y = (min(getattr(ring, axis) - ring.diameter / 2 for ring in rings) for axis in ("x", "y"))
    high_x, high_y = (max(getattr(ring, axis) + ring.diameter / 2 for ring in rings) for axis in ("x", "y"))
    margin = 0.06 * max(high_x - low_x, high_y - low_y)
    width, height = high_x - low_x + 2 * margin, high_y - low_y + 2 * margin
    scale = PICTURE / max(width, height)
    circles = "".join(
        f'<circle cx="{(ring.x - low_x + margin) * scale:.2f}" cy="{(high_y + margin - ring.y) * scale:.2f}" r="{ring.diameter / 2 * scale:.2f}"'
        f' fill="none" stroke="{_INK[ring.kind]}" stroke-width="1.2"{_DASHES.get(ring.kind, "")}/>'
        for ring in rings
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * scale:.0f}" height="{height * scale:.0f}">{circles}</svg>'
