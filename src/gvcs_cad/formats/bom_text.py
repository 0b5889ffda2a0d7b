"""The bill of materials as JSON (the truth), CSV, Markdown and HTML: one table, four ways of writing it."""

from __future__ import annotations

import csv
import html
import json
import re
from dataclasses import fields
from decimal import Decimal
from io import StringIO
from typing import Any

from gvcs_cad.documents.bom import SCHEMA, Bom, BomLine, BomNode
from gvcs_cad.documents.safety_sheet import cell
from gvcs_cad.model.safety import NOT_VERIFIED

COLUMNS = tuple(field.name for field in fields(BomLine) if field.name != "digest")
SHORT = ("item", "part_no", "description", "source", "process", "quantity", "packs_to_buy", "mass_total_kg", "cost_total", "service_life", "basis", "files")
UNSAFE = tuple("=+-@\t\r\n＝＋－＠")  # what a spreadsheet takes for a formula, full-width letters too
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def bom_json(bom: Bom, about: dict[str, Any]) -> bytes:
    """Return the whole BOM as JSON under a versioned schema: lines, tree and totals. Money is text, so that no digit is lost."""
    data = {
        "schema": SCHEMA,
        **about,
        "currency": bom.currency,
        "mass_kg": bom.mass_kg,
        "cost": str(bom.cost),
        "lines_without_mass": bom.unweighed,
        "lines_without_price": bom.unpriced,
        "parts_not_verified": bom.unverified,
        "lines": [{**{name: _json_value(getattr(line, name)) for name in COLUMNS}, "digest": line.digest} for line in bom.lines],
        "tree": _tree(bom.tree),
    }
    return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _json_value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _tree(node: BomNode) -> dict[str, Any]:
    return {
        "name": node.name,
        "quantity": node.quantity,
        "parts": [{"part_no": name, "quantity": count} for name, count in node.parts],
        "assemblies": [_tree(inner) for inner in node.assemblies],
    }


def text_value(value: Any) -> str:
    """Return a cell as text; what is unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)


def guarded(text: str) -> str:
    """Return text that no spreadsheet runs as a formula: OWASP's rule, an apostrophe in front."""
    return f"'{text}" if text.startswith(UNSAFE) and not _NUMBER.fullmatch(text) else text


def bom_csv(bom: Bom) -> bytes:
    """Return the flat BOM as CSV (RFC 4180, UTF-8), every column."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in bom.lines:
        writer.writerow([guarded(text_value(getattr(line, name))) for name in COLUMNS])
    return stream.getvalue().encode()


def bom_markdown(bom: Bom, title: str) -> bytes:
    """Return the short columns as Markdown with totals, for a repository or a pull request."""
    rows = [f"| {' | '.join(cell(text_value(getattr(line, name))) for name in SHORT)} |" for line in bom.lines]
    head = [f"# Bill of materials: {cell(title)}", "", *(f"{line}  " for line in summary(bom)), ""]
    table = [f"| {' | '.join(SHORT)} |", f"|{'---|' * len(SHORT)}", *rows, ""]
    return "\n".join([*head, *table]).encode()


def summary(bom: Bom) -> list[str]:
    """Return the totals in words, with what they leave out."""
    words = [f"{len(bom.lines)} distinct parts, {sum(line.quantity for line in bom.lines)} pieces, {bom.mass_kg:,.1f} kg, {bom.cost:,.2f} {bom.currency}"]
    if bom.unpriced or bom.unweighed:
        words.append(f"left out of the totals: {bom.unpriced} lines without a price in {bom.currency}, {bom.unweighed} without a mass")
    if bom.unverified:
        words.append(f"{bom.unverified} safety-critical parts are {NOT_VERIFIED}")
    replaced = sum(bool(line.substitute) for line in bom.lines)
    if replaced:
        words.append(f"{replaced} lines are made of, or are, substitutes of this shop: see the column substitute")
    chosen = sum(line.basis == "chosen" for line in bom.lines)
    if chosen:
        words.append(f"{chosen} lines rest on chosen figures and are unverified")
    return words


_STYLE = """body{font:14px system-ui,sans-serif;margin:2em}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:2px 6px;text-align:left}
th{position:sticky;top:0;background:#eee}tr.chosen td{background:#fff7e0}td.n{text-align:right}input{margin:0}"""
_SCRIPT = """document.querySelectorAll('input[data-k]').forEach(b=>{const k='gvcs:'+document.title+':'+b.dataset.k;
b.checked=localStorage.getItem(k)==='1';b.onchange=()=>localStorage.setItem(k,b.checked?'1':'0')});"""
_NUMERIC = {"quantity", "packs_to_buy", "mass_total_kg", "cost_total"}


def bom_html(bom: Bom, title: str) -> bytes:
    """Return one self-contained page: the short columns, a "sourced" box per line that the browser remembers, chosen figures shaded."""
    heads = "".join(f"<th>{html.escape(name.replace('_', ' '))}</th>" for name in ("sourced", *SHORT))
    rows = "\n".join(_html_row(line) for line in bom.lines)
    facts = "".join(f"<p>{html.escape(words)}</p>" for words in summary(bom))
    page = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>\n'
        f"<h1>Bill of materials: {html.escape(title)}</h1>{facts}\n<table><tr>{heads}</tr>\n{rows}\n</table>\n<script>{_SCRIPT}</script></html>\n"
    )
    return page.encode()


def _html_row(line: BomLine) -> str:
    cells = "".join(
        f'<td{" class=n" if name in _NUMERIC else ""} title="{html.escape(line.basis_source) if name == "basis" else ""}">'
        f"{html.escape(text_value(getattr(line, name)))}</td>"
        for name in SHORT
    )
    box = f'<td><input type="checkbox" data-k="{html.escape(line.part_no)}"></td>'
    return f'<tr class="{line.basis}">{box}{cells}</tr>'
